"""Reads the lines of the yearly account, and what accounts need by size, as they come with groupkit."""

from functools import cache

from groupkit.core.accounts.headings import YearForm
from groupkit.core.accounts.thresholds import ThresholdWords
from groupkit.storage import shipped


@cache
def year() -> YearForm:
    """Return the lines and headings of the yearly account."""
    return shipped.words(YearForm, "money", "cc16.toml")


@cache
def thresholds() -> ThresholdWords:
    """Return what the accounts of a charity need by size."""
    return shipped.words(ThresholdWords, "money", "thresholds.toml")
