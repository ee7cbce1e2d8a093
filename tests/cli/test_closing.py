"""Closing and opening again belong to the accounts on the command line."""

from groupkit.cli import accounts, closing


def test_a_month_is_closed_and_opened_under_the_word_accounts():
    assert set(closing.verbs.commands) == {"close", "reopen"} <= set(accounts.verbs.commands)
