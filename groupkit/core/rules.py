"""What a group settled about its money: when two people agree, when to ask once more, and what is worth a word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from groupkit.core.problems import Problem
from groupkit.i18n import N_

_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRules:
    """The group's own limits; amounts are pence.

    `two_over`: two people agree a payment above it. `ask_over`: an amount above it is asked about once more.
    `claim_days`: a claim is best handed in within so many days. `hand_days`: cash is best handed on within so many
    days. `short_run`: so many counts in a row that are short, or over, are worth a word; `short_month`: and so is
    more than this in one month. `year_starts` is the first day of the group's year, as month-day. `more_notes` are
    notes that are counted besides the usual ones.
    """

    two_over: int = 5000
    ask_over: int = 50_000
    claim_days: int = 90
    hand_days: int = 14
    short_run: int = 3
    short_month: int = 500
    year_starts: str = "04-06"
    more_notes: tuple[int, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before a group can settle this."""
        for field in ("two_over", "ask_over", "short_month"):
            if getattr(self, field) < 0:
                yield Problem(field, N_("Put the amount without a minus."))
        for field in ("claim_days", "hand_days", "short_run"):
            if getattr(self, field) < 1:
                yield Problem(field, N_("Type a number from 1 upwards."))
        if not _DAY.fullmatch(self.year_starts):
            yield Problem("year_starts", N_("Write the first day of your year as month-day, like 04-06."))
        if any(note <= 0 for note in self.more_notes):
            yield Problem("more_notes", N_("Type what each note is worth, like 100."))
