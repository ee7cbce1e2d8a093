"""The papers of service: the poster for a free job, ballots, swap slips, the sign-up sheet, a record of service.

The words come with groupkit and are translated by their keys; what is filled in comes from the group.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from groupkit import extraction as forms
from groupkit.core.roles import Role
from groupkit.i18n import Catalogue

BLANK = "________"


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterWords:
    """The words of the poster for a job that is free."""

    id: str
    title: str
    about: str
    intro: str
    weekly: str
    term: str
    per_meeting: str
    free_since: str
    begins: str
    welcome: str
    bad_days: str
    share: str
    ask: str
    slip: str
    choose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotWords:
    """The words of a secret ballot, and of the page for the two who count."""

    id: str
    title: str
    about: str
    intro: str
    yes: str
    no: str
    wait: str
    other: str
    blank: str
    before: tuple[str, ...]
    count: tuple[str, ...]
    nobody: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapWords:
    """The words of a slip on which somebody gives away a turn."""

    id: str
    title: str
    intro: str
    give: str
    take: str
    back: str
    seeking: str
    hand: str
    late: str
    done: str
    thanks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignupWords:
    """The words of the sheet on which people write themselves in."""

    id: str
    title: str
    about: str
    intro: str
    box: str
    column_day: str
    column_job: str
    column_name: str
    notes: tuple[str, ...]
    seen: str
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """What a member decides before a record of service is printed."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """The words of a record of service; `choose` is read before it is printed and does not stand on it."""

    id: str
    title: str
    intro: str
    did: str
    span: str
    still: str
    time: str
    turns: str
    about: str
    tasks: str
    learned: str
    thanks: str
    silent: str
    plain_group: str
    signs: tuple[str, ...]
    choose: Choosing


Words = TypeVar("Words", PosterWords, BallotWords, SwapWords, SignupWords, RecordWords)


def told(form: Words, words: Catalogue) -> Words:
    """Return the words of a paper in another language."""
    return forms.translated(form, forms.FIELDS["service"], f"service/{form.id}", words.pgettext)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What is filled in on a poster: the job, and what is known of these days.

    `since` is the first day without anybody, `begins` the day the job begins, `choosing` the day the group
    chooses. `ask` is the first name of somebody who can tell more.
    """

    role: Role
    since: date | None = None
    begins: date | None = None
    choosing: date | None = None
    ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What is filled in on ballots: the job, the day, the names put forward, and how many papers are wanted."""

    role: Role
    day: date
    names: tuple[str, ...] = ()
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One job at one meeting; `who` is "" where nobody does it yet."""

    day: date
    meeting: str = ""
    role: Role
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signup:
    """What is filled in on a sign-up sheet: its rows are numbered from 1, so that they can be typed back in."""

    group: str = ""
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What somebody did in one job: meetings served, about how many hours, and from when until when.

    `hours` are rounded to half hours. `until` is None where they still do it.
    """

    role: Role
    turns: int
    hours: float
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is filled in on a record of service; `group` is "" where the group is not named."""

    name: str
    group: str = ""
    services: tuple[Service, ...]
    hours_shown: bool = True


def half_hours(minutes: float) -> float:
    """Return a time in hours, rounded to half hours; a little time is half an hour."""
    return max(0.5, round(minutes / 30) / 2) if minutes > 0 else 0.0
