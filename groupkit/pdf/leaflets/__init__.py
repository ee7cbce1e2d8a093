"""The papers of service: role cards, poster, ballots, swap slips, sign-up sheet and record."""
