"""The words of planning an outing: its steps, the place, the way, the weather, who may come, and pictures."""

from dataclasses import dataclass

from groupkit.core.outings.words.form import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step: days before the day (below zero) or after it, the job whose it is, and its paper and field."""

    key: str
    days: int
    small: bool
    job: str
    sheet: str
    field: str
    title: str
    do: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords(Words):
    """The steps from an idea to doing it again."""

    intro: str
    today: str
    done: str
    not_needed: str
    later: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueCheck:
    """A question about the place; one that `weighs` 2 may be a reason to choose another place."""

    key: str
    weighs: int
    title: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueWords(Words):
    """What to look at before a place is chosen."""

    intro: str
    yes: str
    no: str
    unsure: str
    seen: str
    words: str
    checks: tuple[VenueCheck, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passes:
    """Something the way may pass."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelCheck:
    """A question about the way there and back."""

    key: str
    title: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelWords(Words):
    """The way there and back, and what it passes."""

    intro: str
    meet: str
    go: str
    back: str
    last: str
    passes_title: str
    passes_about: str
    other_way: str
    together: str
    lift: str
    lift_about: str
    lift_pay: str
    two: str
    passes: tuple[Passes, ...]
    checks: tuple[TravelCheck, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeatherPlan:
    """What is done in one kind of weather."""

    key: str
    title: str
    do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeatherWords(Words):
    """What is decided when the weather turns, and how people hear of it."""

    intro: str
    decide: str
    hear: str
    no_word: str
    spare: str
    under_roof: str
    back: str
    plans: tuple[WeatherPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoRule:
    """A rule on who may come; `kept` where it counts as long as a group chose nothing."""

    key: str
    kept: bool
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyWords:
    """The words of somebody to go with."""

    title: str
    intro: str
    want: str
    offer: str
    way: str
    back: str
    whole: str
    calm: str
    same: str
    rather_not: str
    where: str
    both: str
    three: str
    known: str
    stop: str
    not_this: str
    kept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoWords(Words):
    """Who may come, and company on the way."""

    intro: str
    medicine: str
    today: str
    guests: str
    children: str
    rules: tuple[WhoRule, ...]
    company: CompanyWords


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRule:
    """A rule on pictures; `kept` where it counts as long as a group chose nothing."""

    key: str
    kept: bool
    title: str
    words: str
    asks_each: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoWords(Words):
    """The rules on pictures, and the slip of somebody who said yes to one."""

    intro: str
    say: str
    band: str
    back: str
    place: str
    program: str
    slip_title: str
    slip_where: str
    slip_until: str
    slip_sign: str
    slip_back: str
    slip_keep: str
    rules: tuple[PhotoRule, ...]
