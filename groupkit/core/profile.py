"""What a group says about itself: its name, its money, its languages, and what it agreed to keep back."""

from collections.abc import Iterator
from dataclasses import dataclass

from groupkit.core import zones
from groupkit.core.money import CURRENCIES
from groupkit.core.problems import Problem
from groupkit.core.readings import STEPS
from groupkit.i18n import N_

PAPERS = ("A4", "Letter")
REGIONS = ("UK", "US")
SHORTEST_PASSPHRASE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The group's own settings, kept in its file. `identity` tells two groups of one name apart.

    `reserve` is what the group agreed to keep back, in pence; `cash_limit` is how much cash it wants in hand
    at most, in pence. `zone` is the time zone it meets in, like Europe/London ("" as this computer's). `steps`
    are those it works with, "12+5" or "12".
    """

    identity: str
    name: str
    currency: str = "GBP"
    language: str = "en"
    printing_language: str = "en"
    paper: str = "A4"
    region: str = "UK"
    facilitator: str = ""
    reserve: int = 0
    reserve_months: int = 0
    cash_limit: int = 10_000
    zone: str = ""
    steps: str = "12+5"

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before a group can be called this."""
        if not self.name.strip():
            yield Problem("name", N_("Give the group a name. You can change it later."))
        if self.currency not in CURRENCIES:
            yield Problem("currency", N_("Choose the money the group uses."))
        if self.paper not in PAPERS:
            yield Problem("paper", N_("Choose A4 or Letter."))
        if self.region not in REGIONS:
            yield Problem("region", N_("Choose the country for the help numbers."))
        if self.reserve < 0 or self.cash_limit < 0:
            yield Problem("reserve", N_("Put the amount without a minus."))
        if self.steps not in STEPS:
            yield Problem("steps", N_("Choose 12+5 or 12 steps."))
        yield from zones.problems(self.zone)


def strength(passphrase: str) -> str:
    """Return how hard a passphrase is to guess: "short", "fair" or "good". Length counts, not odd signs."""
    words, letters = len(passphrase.split()), len(set(passphrase.casefold()))
    if len(passphrase) < SHORTEST_PASSPHRASE or letters < 6:  # noqa: PLR2004
        return "short"
    return "good" if len(passphrase) >= 20 or words >= 4 else "fair"  # noqa: PLR2004


def passphrase_problems(passphrase: str, again: str) -> Iterator[Problem]:
    """Yield what to put right before a passphrase can keep a group's file."""
    if strength(passphrase) == "short":
        yield Problem("passphrase", N_("Use 12 letters or more. Four words that make you smile work well."))
    elif passphrase != again:
        yield Problem("again", N_("The two are not the same. Type it once more."))
