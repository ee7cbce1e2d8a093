"""The plan of an outing: its day and place, who may come, the steps towards it, and what was looked at."""

from dataclasses import dataclass
from datetime import date, time

DONE, NOT_NEEDED = "done", "not needed"
YES, NO, UNSURE = "yes", "no", "unsure"
BACK_ALL, BACK_IF_FILLED, BACK_NONE = "back_all", "back_if_filled", "back_none"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What would help somebody on the day, in their words; it does not say whose need it is."""

    id: int = 0
    outing: int
    words: str
