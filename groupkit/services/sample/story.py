"""The story of the made-up group as it stands in its form, and the clock that goes through its months."""

import random
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from groupkit.core.safety import Level
from groupkit.resources import folder
from groupkit.services.group import Group

WEEKS = 61
_FILE = "west-london.toml"
_AFTER_THE_MEETING = time(12, 20)


class Member(msgspec.Struct, forbid_unknown_fields=True):
    """A made-up person."""

    name: str
    willing: tuple[str, ...] = ()
    resting: bool = False


class Roles(msgspec.Struct, forbid_unknown_fields=True):
    """Who holds what; `stood_in` took the first secretary's duties while they were unwell."""

    first_secretary: str
    secretary: str
    stood_in: str
    midweek_secretary: str
    treasurer: str
    safety: str
    shopper: str


class Room(msgspec.Struct, forbid_unknown_fields=True):
    """A meeting's name and where it is held."""

    name: str
    venue: str
    access: str


class Outing(Room, forbid_unknown_fields=True):
    """The outing, and what the money sheets say of it."""

    paid_towards: str
    advance: str
    paid: str
    back: str


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """What people write on money sheets and in answers to them."""

    tea: tuple[str, ...]
    no_receipt: tuple[str, ...]
    differences: tuple[str, ...]
    alone: tuple[str, ...]
    queries: tuple[str, ...]
    replies: tuple[str, ...]
    accepted: tuple[str, ...]
    paid: str
    made_by: str
    fare: str
    next_outing: str
    sold: str
    cards: str
    instalment: str
    from_bank: str
    to_treasurer: str
    banked: str
    shopping: str
    none_taken: str
    hall: str
    seller: str
    funder: str


class OwnContact(msgspec.Struct, forbid_unknown_fields=True):
    """A contact of the group's own; `checked` is how many days ago."""

    name: str
    reach: str
    for_whom: str
    hours: str
    level: Level
    checked: int


class Check(msgspec.Struct, forbid_unknown_fields=True):
    """A shipped contact that somebody tried so many days ago."""

    key: str
    days: int


class Wished(msgspec.Struct, forbid_unknown_fields=True):
    """When and where some people would like a meeting, told so many days ago."""

    weekday: int
    part: str
    place: str
    people: int
    days: int


class Been(msgspec.Struct, forbid_unknown_fields=True):
    """An outing that took place: where, who came by name and how many without one, and what worked."""

    place: str
    meet_at: str
    people: tuple[str, ...]
    well: str
    change: str
    left_out: str
    tip: str
    again: str
    name: str = ""
    nameless: int = 0


class Planned(msgspec.Struct, forbid_unknown_fields=True):
    """The outing to come: its place, its money in pence, and how far it is planned."""

    place: str
    meet_at: str
    travel: str
    last_back: str
    bring: str
    access: str
    food: str
    quiet: str
    price: int
    places: int
    free_places: int
    tickets: str
    ticket: int
    fares: str
    fare: int
    needs: tuple[str, ...]
    own_risk: str
    own_do: str
    steps: tuple[str, ...]
    risks: tuple[str, ...]
    people: dict[str, int]
    jobs: dict[str, str]
    seen: dict[str, dict[str, tuple[str, str]]]


class Suggested(msgspec.Struct, forbid_unknown_fields=True):
    """An idea for an outing, and how many dots it was given."""

    title: str
    dots: int
    bank: str = ""
    about: str = ""


class Offered(msgspec.Struct, forbid_unknown_fields=True):
    """Something to do outside the group; somebody looked at it so many days ago."""

    kind: str
    name: str
    what: str
    place: str
    times: str
    cost: str
    access: str
    ask: str
    reach: str
    checked: int


class Wrote(msgspec.Struct, forbid_unknown_fields=True):
    """What some people wrote to one question, and what two people made of the first of it for the group."""

    question: str
    words: tuple[str, ...]
    passed_on: str


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    """A round of feedback: who could answer, and how many chose each step, from no to yes, to each question."""

    form: str
    able: int
    answered: int
    purpose: str
    what_happens: str
    steps: dict[str, tuple[int, ...]]
    wrote: tuple[Wrote, ...]


class Story(msgspec.Struct, forbid_unknown_fields=True):
    """Everything the form says of the made-up group."""

    id: str
    name: str
    facilitator: str
    license: str
    source: str
    reserve: int
    reserve_months: int
    roles: Roles
    places: dict[str, str]
    pots: dict[str, str]
    saturday: Room
    wednesday: Room
    outing: Outing
    words: Words
    bowled: Been
    walked: Been
    planned: Planned
    idea: tuple[Suggested, ...]
    opening: tuple[Offered, ...]
    asked: Asked
    contact: tuple[OwnContact, ...]
    check: tuple[Check, ...]
    wish: tuple[Wished, ...]
    person: tuple[Member, ...]


def read() -> Story:
    """Read the story."""
    text = (folder("forms") / "sample" / _FILE).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Story)


class Clock:
    """A clock that is put forward by hand, the same in every time zone."""

    def __init__(self, day: date) -> None:
        self.moment = _after_the_meeting(day)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.moment

    def go_to(self, day: date) -> None:
        """Put the clock to the hour after the meeting on a day."""
        self.moment = _after_the_meeting(day)


def _after_the_meeting(day: date) -> datetime:
    return datetime.combine(day, _AFTER_THE_MEETING, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A story being told into a group: whose clock to move, and where chance comes from."""

    group: Group
    story: Story
    clock: Clock
    today: date
    chance: random.Random = field(default_factory=lambda: chance("events"))

    @property
    def since(self) -> date:
        """The first day of the history."""
        return self.today - timedelta(weeks=WEEKS)

    @property
    def outing_on(self) -> date:
        """The day of the outing: a Sunday in the middle of the history."""
        near = self.today - timedelta(weeks=21)
        return near + timedelta(days=6 - near.weekday())

    @property
    def walk_on(self) -> date:
        """The day of a walk: a Sunday seven weeks ago."""
        near = self.today - timedelta(weeks=8)
        return near + timedelta(days=6 - near.weekday())

    @property
    def asked_on(self) -> date:
        """The day people were asked how a meeting was: a Saturday four weeks ago or nearly so."""
        near = self.today - timedelta(weeks=4)
        return near + timedelta(days=5 - near.weekday())

    @property
    def next_outing_on(self) -> date:
        """The day of the outing to come: a Sunday in four weeks or a little more."""
        near = self.today + timedelta(weeks=4)
        return near + timedelta(days=6 - near.weekday())

    def was_shut(self, day: date) -> bool:
        """Tell whether the hall was shut that fortnight."""
        return WEEKS - 34 <= (day - self.since).days // 7 < WEEKS - 32


def chance(thread: str) -> random.Random:
    """Return a source of chance that is the same every time, so that the sample is."""
    return random.Random(f"groupkit sample: {thread}")  # noqa: S311  made-up people need no secrecy
