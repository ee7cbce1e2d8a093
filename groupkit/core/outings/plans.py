"""The plan of an outing: its day and place, who may come, the steps towards it, and what was looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from urllib.parse import urlsplit

from groupkit.core.problems import Problem
from groupkit.i18n import N_

DONE, NOT_NEEDED = "done", "not needed"
YES, NO, UNSURE = "yes", "no", "unsure"
ANSWERS = (YES, NO, UNSURE)
HEAVY = 2
"""What a question about a place weighs where a no may be a reason to choose another."""
BACK_ALL, BACK_IF_FILLED, BACK_NONE = "back_all", "back_if_filled", "back_none"
LENGTHS = {
    **dict.fromkeys(("place", "meet_at", "last_back"), 200),
    **dict.fromkeys(("map_link", "travel", "bring", "access", "food", "quiet"), 500),
}
"""How many letters each of the words of a plan may have."""
WORDS_SEEN = 300
REFUNDS = (BACK_ALL, BACK_IF_FILLED, BACK_NONE)
"""The rules of what comes back when somebody cannot come, by their keys in the words of the list."""
_LINKS = ("https", "http", "geo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an outing is to be, beside its money.

    `small` outings, such as a walk, take fewer steps. `who` and `photos` are the keys of the rules a group
    chose, `refund` that of what comes back when somebody cannot come. `destroy_on` is the day on which the
    details of whom to call in need go.
    """

    id: int = 0
    outing: int
    idea: int | None = None
    small: bool = False
    start: time | None = None
    finish: time | None = None
    spare_day: date | None = None
    place: str = ""
    meet_at: str = ""
    map_link: str = ""
    travel: str = ""
    last_back: str = ""
    bring: str = ""
    access: str = ""
    food: str = ""
    quiet: str = ""
    who: str = "members"
    photos: str = "no-faces"
    refund: str = BACK_ALL
    closes_on: date | None = None
    decided_on: date | None = None
    destroy_on: date | None = None
    called_off: bool = False

    def problems(self, day: date) -> Iterator[Problem]:
        """Yield everything to put right before this can be the plan of an outing on that day."""
        for name, most in LENGTHS.items():
            if len(getattr(self, name)) > most:
                yield Problem(name, N_("Use fewer letters: {most} at most."), {"most": most})
        if self.map_link and not _is_link(self.map_link):
            said = N_("Copy the whole link, such as https://www.openstreetmap.org/node/1, or leave it empty.")
            yield Problem("map_link", said)
        if self.start is not None and self.finish is not None and self.finish <= self.start:
            yield Problem("finish", N_("Choose a time after {start}."), {"start": f"{self.start:%H:%M}"})
        if self.finish is not None and self.start is None:
            yield Problem("start", N_("Say when it starts too."))
        if self.spare_day == day:
            yield Problem("spare_day", N_("Choose another day than the day of the outing."))
        if self.closes_on is not None and self.closes_on > day:
            yield Problem("closes_on", N_("Close the list on the day of the outing or before it."))


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """A step towards an outing that is done, or that this outing does not need."""

    id: int = 0
    outing: int
    key: str
    state: str = DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found about a place or a way: the sheet it stands on, the answer, and what was seen."""

    id: int = 0
    outing: int
    sheet: str
    key: str
    answer: str = UNSURE
    words: str = ""

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be written down."""
        if self.answer not in ANSWERS:
            yield Problem("answer", N_("Choose yes, no or not known yet."))
        if len(self.words) > WORDS_SEEN:
            yield Problem("words", N_("Use fewer letters: {most} at most."), {"most": WORDS_SEEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What would help somebody on the day, in their words; it does not say whose need it is."""

    id: int = 0
    outing: int
    words: str


def _is_link(words: str) -> bool:
    """Tell whether words are one whole link to a map, such as a telephone or a computer opens."""
    if any(letter.isspace() or not letter.isprintable() for letter in words):
        return False
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    return parts.scheme in _LINKS and bool(parts.hostname or (parts.scheme == "geo" and parts.path))
