"""The papers of outings."""
