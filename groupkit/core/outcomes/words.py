"""The words and tables of outcomes that come with groupkit, as dataclasses of their files."""

from dataclasses import dataclass

from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.slots import Slot
from groupkit.core.outcomes.statements import Part, Principle, Stage, Statement
from groupkit.core.outcomes.theories import Area, Component, Theory
from groupkit.core.outcomes.workshop import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What every file of words says of itself."""

    id: str
    language: str
    source: str
    license: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be chosen, in words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """One thing that can be chosen, by its name."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """One line with where it was said."""

    key: str
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements(Words):
    """The 52 statements, in the order of the tool, with the answers and the ways to know."""

    version: int
    title: str
    intro: str
    order_note: str
    know: str
    know_note: str
    know_source: str
    answers: tuple[Choice, ...]
    ways: tuple[Sourced, ...]
    stages: tuple[Stage, ...]
    parts: tuple[Part, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Justice(Words):
    """Five more statements, about police, courts and prison, and two things that were asked for."""

    version: int
    title: str
    intro: str
    statements: tuple[Statement, ...]
    asks: tuple[Sourced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Principles(Words):
    """The 42 things those who plan and pay for services can do."""

    version: int
    title: str
    intro: str
    principles: tuple[Principle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theories(Words):
    """The eleven cards, and the words round each."""

    version: int
    title: str
    intro: str
    not_ours: str
    not_ours_source: str
    reading: str
    context: str
    resource: str
    response: str
    outcome: str
    ask: str
    supports: tuple[Choice, ...]
    theories: tuple[Theory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How near to a person something is."""

    key: str
    title: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping(Words):
    """The two ways to lay the cards out."""

    version: int
    no_data: str
    no_data_note: str
    areas: tuple[Area, ...]
    components: tuple[Component, ...]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWords:
    """One idea the study of services began with, and the cards it went into."""

    key: str
    title: str
    words: str
    into: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts(Words):
    """The 15 first ideas; the study `announced` one more than it lists."""

    version: int
    title: str
    intro: str
    announced: int
    announced_source: str
    reading: str
    drafts: tuple[DraftWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A line of other groups, to begin a box with or to cross out."""

    key: str
    box: str
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDraft(Words):
    """The words round a group's own draft of what works."""

    version: int
    title: str
    label: str
    intro: str
    if_then: str
    limits_title: str
    boxes: tuple[Titled, ...]
    starts: tuple[Start, ...]
    limits: tuple[Sourced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentWords:
    """One part of the half-day: what is said aloud, what is done, and what it needs."""

    key: str
    title: str
    minutes: int
    lead: str
    read: str
    do: str
    needs: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopPage:
    """One page to print for the half-day; `lines` are its columns."""

    key: str
    title: str
    text: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopWords(Words):
    """The words of the half-day."""

    version: int
    title: str
    about: str
    ends_with: str
    ends_source: str
    minutes: int
    paper_note: str
    paper_source: str
    gap: str
    room_line: str
    room_source: str
    kinds: tuple[Kind, ...]
    channels: tuple[Titled, ...]
    settings: tuple[Titled, ...]
    segments: tuple[SegmentWords, ...]
    pages: tuple[WorkshopPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One short list for prompts."""

    key: str
    title: str
    intro: str
    lines: tuple[Sourced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists(Words):
    """The short lists of the tool."""

    version: int
    lists: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Words):
    """Cards of what worked somewhere."""

    version: int
    title: str
    intro: str
    own: str
    ask: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots(Words):
    """The places for a group's own words."""

    version: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A study, as it is printed; it is never translated."""

    key: str
    work: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources(Words):
    """The studies that source lines are of."""

    works: tuple[Work, ...]
