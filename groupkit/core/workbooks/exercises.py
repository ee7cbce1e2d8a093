"""The exercises of a workbook: one of twenty-eight kinds each, with the words and the room it needs.

A kind says how an exercise looks: on blank paper, on screen and in a form to fill in. Everything it asks is a
text of the exercise, so the same page can be drawn in every edition and answered in every way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from groupkit.core.problems import Problem
from groupkit.i18n import N_

LONGEST_DO = 4
"""The most lines of instructions."""
LONGEST_TEXT = 600
"""The most letters of one text of an exercise."""
MINUTES = (1, 60)
NOT_GIVEN = N_("Write a line here.")
TOO_LONG = N_("Use fewer words, {longest} letters at most in one text.")
SO_MANY_MINUTES = N_("Use from {least} to {most} minutes.")


class Kind(StrEnum):
    """How an exercise looks."""

    PROMPTS = "prompts"
    TABLE = "table"
    SCALE = "scale"
    FOUR_BOX = "four-box"
    COST_BENEFIT = "cost-benefit"
    TRIGGER_MAP = "trigger-map"
    BODY_CHECK = "body-check"
    THOUGHT_CHAIN = "thought-chain"
    URGE_LOG = "urge-log"
    DAY_PLAN = "day-plan"
    WEEK_LOG = "week-log"
    MEDICINE_LOG = "medicine-log"
    EARLY_WARNING = "early-warning"
    CRISIS_PLAN = "crisis-plan"
    SUPPORT_RINGS = "support-rings"
    GOOD_THINGS = "good-things"
    TIMELINE = "timeline"
    LETTER = "letter"
    VALUE_CARDS = "value-cards"
    SCRIPT = "script"
    IF_THEN = "if-then"
    CHECKLIST = "checklist"
    DRAWING = "drawing"
    TWO_VIEWS = "two-views"
    SETTLING = "settling"
    POCKET_CARD = "pocket-card"
    GOAL_LADDER = "goal-ladder"
    REVIEW = "review"


class Shape(StrEnum):
    """What is drawn faintly on a page to draw on."""

    BLANK = "blank"
    CIRCLES = "circles"
    ROPE = "rope"
    PATH = "path"
    GROUND = "ground"
    HALVES = "halves"
    WHEEL = "wheel"


class Keep(StrEnum):
    """What a page suggests to do with it afterwards; the person always decides."""

    KEEP = "keep"
    TEAR_OFF = "tear-off"
    DESTROY = "destroy"


class Wording(StrEnum):
    """Whose words a workbook uses for what is bigger than a person."""

    OPEN = "open"
    SPIRITUAL = "spiritual"
    SECULAR = "secular"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The words and the room of one exercise.

    `prompts` are followed by `lines` lines to write on, each; `columns` head a table and `labels` begin its rows
    (or name its rungs, rings, levels or slots), with `rows` empty rows after them; `items` are ticked or cut out as
    cards; `boxes` are headed boxes; each of the `scales` runs from 0, called `low`, to 10, called `high`;
    `copies` is how often a card or strip stands on the page.
    """

    prompts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    shape: str = ""
    rows: int = 0
    lines: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Needs:
    """What a kind of exercise needs: how many texts of each sort, and what it may have besides."""

    most: Mapping[str, tuple[int, int]]
    may: frozenset[str] = frozenset()


def _needs(may: str = "", **most: tuple[int, int]) -> Needs:
    return Needs(MappingProxyType(most), frozenset(may.split()))


NEEDS: Mapping[Kind, Needs] = MappingProxyType(
    {
        Kind.PROMPTS: _needs("lines", prompts=(1, 5)),
        Kind.TABLE: _needs("labels rows", columns=(2, 6)),
        Kind.SCALE: _needs("prompts lines", scales=(1, 8), low=(1, 1), high=(1, 1)),
        Kind.FOUR_BOX: _needs("prompts lines", boxes=(4, 4)),
        Kind.COST_BENEFIT: _needs("prompts lines", columns=(2, 4), labels=(2, 4)),
        Kind.TRIGGER_MAP: _needs("lines", labels=(3, 6), prompts=(1, 3)),
        Kind.BODY_CHECK: _needs("copies columns", items=(4, 10)),
        Kind.THOUGHT_CHAIN: _needs("", boxes=(3, 6)),
        Kind.URGE_LOG: _needs("", columns=(3, 6), rows=(4, 14)),
        Kind.DAY_PLAN: _needs("lines", labels=(3, 8)),
        Kind.WEEK_LOG: _needs("prompts lines", labels=(2, 8), columns=(4, 8)),
        Kind.MEDICINE_LOG: _needs("prompts lines", columns=(3, 6), rows=(3, 10)),
        Kind.EARLY_WARNING: _needs("", labels=(3, 5), columns=(2, 4)),
        Kind.CRISIS_PLAN: _needs("", boxes=(4, 12)),
        Kind.SUPPORT_RINGS: _needs("prompts lines", labels=(2, 4)),
        Kind.GOOD_THINGS: _needs("lines", prompts=(1, 6)),
        Kind.TIMELINE: _needs("labels prompts lines", low=(1, 1), high=(1, 1)),
        Kind.LETTER: _needs("", prompts=(1, 4), lines=(4, 16)),
        Kind.VALUE_CARDS: _needs("lines", items=(6, 20), prompts=(1, 4)),
        Kind.SCRIPT: _needs("lines", prompts=(1, 8)),
        Kind.IF_THEN: _needs("labels", columns=(2, 2), rows=(0, 6)),
        Kind.CHECKLIST: _needs("columns rows prompts lines", items=(3, 20)),
        Kind.DRAWING: _needs("labels prompts lines", shape=(1, 1)),
        Kind.TWO_VIEWS: _needs("labels", columns=(2, 3), rows=(0, 8)),
        Kind.SETTLING: _needs("prompts lines", boxes=(3, 7)),
        Kind.POCKET_CARD: _needs("copies", prompts=(1, 6)),
        Kind.GOAL_LADDER: _needs("prompts lines low high", labels=(2, 6)),
        Kind.REVIEW: _needs("", prompts=(2, 8), lines=(1, 6)),
    }
)
"""What each kind needs, by the names of `Layout`: the fewest and the most."""
MOST: Mapping[str, int] = MappingProxyType({"rows": 14, "lines": 16, "copies": 8})
"""The most of each number that a kind may have besides."""
MOST_TEXTS = 20
"""The most texts of one sort that a kind may have besides."""
_SO_MANY = N_('This kind of exercise needs from {least} to {most} "{name}".')
TEXTS = ("prompts", "columns", "labels", "items", "boxes", "scales")
"""The parts of a layout that are lists of texts."""
_ENDS = ("low", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise: why, how long, what to do, somebody's worked example, the room, and a kind way out of it.

    `easy` are the instructions of the Easy Read edition, one idea a sentence. `example_by` is a made-up person.
    `wording` is "" where it suits everybody, else the belief it is for. `share` tells that a page may be shown
    to others by somebody who wants to. `hard` asks for company.
    """

    key: str
    kind: Kind
    title: str
    purpose: str
    minutes: int
    do: tuple[str, ...]
    easy: tuple[str, ...] = ()
    example_by: str = ""
    example: tuple[str, ...] = ()
    landing: str
    layout: Layout = field(default_factory=Layout)
    share: bool = True
    keep: Keep = Keep.KEEP
    hard: bool = False
    wording: str = ""

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this exercise can be printed."""
        for name in ("title", "purpose", "landing"):
            if not getattr(self, name).strip():
                yield Problem(name, NOT_GIVEN)
        if not MINUTES[0] <= self.minutes <= MINUTES[1]:
            yield Problem("minutes", SO_MANY_MINUTES, {"least": MINUTES[0], "most": MINUTES[1]})
        if not 1 <= len(self.do) <= LONGEST_DO:
            yield Problem("do", N_("Say in 1 to {most} lines what to do."), {"most": LONGEST_DO})
        if bool(self.example) != bool(self.example_by.strip()):
            yield Problem("example", N_("Write an example and who it is by, or neither."))
        if self.wording not in ("", *Wording):
            yield Problem("wording", N_("Say whether this is for everybody, spiritual or secular."))
        if any(len(text) > LONGEST_TEXT for text in self.texts()):
            yield Problem("do", TOO_LONG, {"longest": LONGEST_TEXT})
        yield from _fits(self.kind, self.layout)

    def texts(self) -> Iterator[str]:
        """Yield every text of the exercise, in the order it is read."""
        yield from (self.title, self.purpose, *self.do, *self.easy, self.example_by, *self.example)
        for name in TEXTS:
            yield from getattr(self.layout, name)
        yield from (self.layout.low, self.layout.high, self.landing)


def _fits(kind: Kind, layout: Layout) -> Iterator[Problem]:
    needs = NEEDS[kind]
    for name, (least, most) in needs.most.items():
        if not least <= _count(layout, name) <= most:
            values = {"name": name, "least": least, "most": most}
            yield Problem(f"layout.{name}", _SO_MANY, values)
    for name in (*TEXTS, *_ENDS, *MOST, "shape"):
        if name not in needs.most and name not in needs.may and getattr(layout, name):
            values = {"name": name}
            yield Problem(f"layout.{name}", N_('This kind of exercise has no "{name}". Take it out.'), values)
    yield from _fits_besides(needs.may, layout)
    if layout.shape and layout.shape not in [*Shape]:
        shapes = ", ".join(Shape)
        yield Problem("layout.shape", N_("Choose one of these shapes: {shapes}."), {"shapes": shapes})
    if kind in (Kind.TABLE, Kind.IF_THEN, Kind.TWO_VIEWS) and not (layout.rows or layout.labels):
        yield Problem("layout.rows", N_("Say how many rows there are, or how each begins."))


def _fits_besides(may: frozenset[str], layout: Layout) -> Iterator[Problem]:
    """Yield what there is too much of, among the parts a kind may have and does not need."""
    for name in TEXTS:
        if name in may and len(getattr(layout, name)) > MOST_TEXTS:
            yield Problem(f"layout.{name}", _SO_MANY, {"name": name, "least": 0, "most": MOST_TEXTS})
    for name, most in MOST.items():
        if name in may and not 0 <= getattr(layout, name) <= most:
            yield Problem(f"layout.{name}", N_("Use a number from {least} to {most}."), {"least": 0, "most": most})


def _count(layout: Layout, name: str) -> int:
    value = getattr(layout, name)
    if isinstance(value, str):
        return int(bool(value.strip()))
    return value if isinstance(value, int) else len(value)
