"""Reads the words of the meeting pack and of the report that come with groupkit, in plain English."""

from functools import cache

from groupkit.core.packs.words import MeetingWords, ReportWords
from groupkit.storage import shipped

_PLACE = "evaluation"


@cache
def meeting() -> MeetingWords:
    """Return the words of the pack for a meeting about the group."""
    return shipped.words(MeetingWords, _PLACE, "meeting.toml")


@cache
def report() -> ReportWords:
    """Return the words of the report to those who pay."""
    return shipped.words(ReportWords, _PLACE, "report.toml")
