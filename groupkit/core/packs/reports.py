"""What showed figures: a report to those who pay, with who saw it and where it went, or the pack of a meeting."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.core.packs.withheld import HIGHEST, LEAST, USUAL
from groupkit.core.problems import Problem
from groupkit.i18n import N_

_DAYS = N_("Choose a first day that is not after the last one.")
_PARTS = N_("Choose at least one part that the group agreed to give out.")
_LEAST = N_("Choose {least} or more: fewer could point at somebody.")
_HIGHEST = N_("Choose {highest} or less: it holds for all that comes after, and would hide nearly everything.")
_UPWARD = N_("What was shown before kept back what is below {k}. Choose {k} or more.")
NOT_SEEN = N_("Members see the report before it is sent. Show it to them first.")
NOT_AGREED = N_("The group agrees first what the report may hold.")
NOBODY = N_("Write to whom the report goes.")
SENT = N_("This report was sent already. Make a new one.")
SEEN = N_("Members have seen this report, so it stays as it is.")


class Kind(StrEnum):
    """What showed figures: a report, the pack of a meeting, or a report that was thrown away afterwards."""

    REPORT = "report"
    MEETING = "meeting"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its days, both included, the keys of the parts the group agreed to, and its threshold."""

    id: int = 0
    kind: Kind = Kind.REPORT
    key: str = ""
    first: date
    last: date
    parts: tuple[str, ...]
    k: int = USUAL
    agreed_on: date | None = None
    seen_on: date | None = None
    sent_on: date | None = None
    to_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One count of a report: what it was made of, and its value, which is None where it was kept back."""

    key: str
    atoms: str
    value: int | None


def problems(first: date, last: date, agreed: Collection[str], k: int, before: int = LEAST) -> Iterator[Problem]:
    """Yield what is to be put right before a report is made; `before` is the threshold of the reports so far."""
    if first > last:
        yield Problem("first", _DAYS)
    if not agreed:
        yield Problem("agreed", _PARTS)
    if k < LEAST:
        yield Problem("k", _LEAST, {"least": LEAST})
    elif k > HIGHEST:
        yield Problem("k", _HIGHEST, {"highest": HIGHEST})
    elif k < before:
        yield Problem("k", _UPWARD, {"k": before})


def sending(report: Report, to_whom: str) -> Iterator[Problem]:
    """Yield what stands before sending a report."""
    if report.agreed_on is None:
        yield Problem("report", NOT_AGREED)
    if report.seen_on is None:
        yield Problem("report", NOT_SEEN)
    if report.sent_on is not None:
        yield Problem("report", SENT)
    if not to_whom.strip():
        yield Problem("to_whom", NOBODY)
