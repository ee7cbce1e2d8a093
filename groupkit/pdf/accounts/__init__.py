"""The papers of the accounts: a month, a year, whole pounds, the Scottish statement, and what is read aloud."""
