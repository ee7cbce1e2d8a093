"""What a group settled about its money: from which amount two people agree, and what it wants to be asked about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from groupkit.core.money import MOST, is_note
from groupkit.core.problems import Problem
from groupkit.i18n import N_, Catalogue, current

_YEAR = timedelta(days=366)
_DAYS = 28
_NO_LEAP = 2001


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The settings of a group for its money; amounts are pence.

    Over `two_over` two people agree a payment (0: always). Over `ask_over` the program asks whether an amount is
    right. Claims older than `claim_days`, and cash in somebody's hands for more than `hand_days`, are mentioned;
    so are `short_run` counts in a row that came out short, and more than `short_month` in a month.
    `year_starts` is the month and day on which the group's year of accounts begins. `more_notes` are worths of
    notes that are counted besides the usual ones.
    """

    two_over: int = 5000
    ask_over: int = 50000
    claim_days: int = 90
    hand_days: int = 14
    short_run: int = 3
    short_month: int = 500
    year_starts: tuple[int, int] = (4, 6)
    more_notes: tuple[int, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before these can be the group's limits."""
        for name in ("two_over", "ask_over", "short_month"):
            if not 0 <= getattr(self, name) <= MOST:
                yield Problem(name, N_("That is more than this book can hold."))
        for name in ("claim_days", "hand_days", "short_run"):
            if getattr(self, name) < 1:
                yield Problem(name, N_("Type 1 or more."))
        month, day = self.year_starts
        if not (1 <= month <= 12 and 1 <= day <= _DAYS):  # noqa: PLR2004  the months of a year
            yield Problem("year_starts", N_("Choose a day from 1 to 28, in a month from 1 to 12."))
        if not all(map(is_note, self.more_notes)):
            yield Problem("more_notes", N_("Type the worth of the note, like 100."))


def in_words(limits: Limits, words: Catalogue, currency: str) -> Iterator[str]:
    """Yield what a group settled, a sentence each."""
    if limits.two_over:
        said = words.gettext(N_("Two people agree a payment over {amount}."))
        yield said.format(amount=words.money(limits.two_over, currency))
    else:
        yield words.gettext(N_("Two people agree every payment."))
    said = words.gettext(N_("An amount over {amount} is asked about once."))
    yield said.format(amount=words.money(limits.ask_over, currency))
    said = words.ngettext(
        "A claim may wait {count} day before it is mentioned.",
        "A claim may wait {count} days before it is mentioned.",
        limits.claim_days,
    )
    yield said.format(count=limits.claim_days)
    said = words.ngettext(
        "Cash may be in somebody’s hands for {count} day before it is mentioned.",
        "Cash may be in somebody’s hands for {count} days before it is mentioned.",
        limits.hand_days,
    )
    yield said.format(count=limits.hand_days)
    said = words.ngettext(
        "{count} count in a row that came out short is mentioned, and more than {amount} short in a month.",
        "{count} counts in a row that came out short are mentioned, and more than {amount} short in a month.",
        limits.short_run,
    )
    yield said.format(count=limits.short_run, amount=words.money(limits.short_month, currency))
    month, day = limits.year_starts
    said = words.gettext(N_("Our year starts on {day}."))
    yield said.format(day=words.day(date(_NO_LEAP, month, day), "short"))
    if limits.more_notes:
        said = words.gettext(N_("We also count these notes: {notes}."))
        yield said.format(notes=words.listing(words.money(worth, currency) for worth in limits.more_notes))


def questions(pence: int, day: date, today: date, limits: Limits, currency: str) -> Iterator[Problem]:
    """Yield what is asked once about an amount and its day, before they are taken as they are."""
    if abs(pence) > limits.ask_over:
        amount = {"amount": current().money(abs(pence), currency)}
        asked = N_("{amount} is a lot for this group. If it is right, press the same button once more.")
        yield Problem("amount", asked, amount, asks=True)
    if day < today - _YEAR:
        asked = N_("That is over a year ago. If the year is right, press the same button once more.")
        yield Problem("day", asked, asks=True)
