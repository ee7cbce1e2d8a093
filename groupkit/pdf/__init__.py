"""Printed documents: values in, paper out."""
