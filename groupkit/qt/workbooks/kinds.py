"""The kinds of exercise in words: what each is for, and what its form asks."""

from collections.abc import Mapping
from types import MappingProxyType

from groupkit.core.workbooks.exercises import MOST, NEEDS, TEXTS, Kind, Shape
from groupkit.i18n import N_, _, ngettext

KINDS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.PROMPTS: (N_("Questions"), N_("Questions, with lines to write on.")),
        Kind.TABLE: (N_("A table"), N_("Columns with heads, and rows to fill in.")),
        Kind.SCALE: (N_("Scales"), N_("Lines from one end to the other, to put a mark on.")),
        Kind.FOUR_BOX: (N_("Four boxes"), N_("Four boxes with heads, two by two.")),
        Kind.COST_BENEFIT: (N_("Gains and costs"), N_("What something gives and what it takes, side by side.")),
        Kind.TRIGGER_MAP: (N_("A map of triggers"), N_("What sets things off, in groups.")),
        Kind.BODY_CHECK: (N_("A body check"), N_("A strip of small things to tick, such as hungry or tired.")),
        Kind.THOUGHT_CHAIN: (N_("A chain"), N_("Boxes in a row: one thing leads to the next.")),
        Kind.URGE_LOG: (N_("A log of urges"), N_("A line for each urge: when, how strong, what helped.")),
        Kind.DAY_PLAN: (N_("A plan for a day"), N_("The times of a day, with room for each.")),
        Kind.WEEK_LOG: (N_("A week"), N_("A row for each thing, a column for each day.")),
        Kind.MEDICINE_LOG: (
            N_("A record for the prescriber"),
            N_("What a person noticed, to show to the prescriber."),
        ),
        Kind.EARLY_WARNING: (N_("Early signs"), N_("Signs by how strong they are, and what to do at each.")),
        Kind.CRISIS_PLAN: (N_("A plan for bad days"), N_("Headed boxes, filled in on a good day.")),
        Kind.SUPPORT_RINGS: (N_("Rings of people"), N_("Rings round a person: the nearest inside.")),
        Kind.GOOD_THINGS: (N_("Good things"), N_("A few lines for what is good.")),
        Kind.TIMELINE: (N_("A line of time"), N_("A line from one time to another, to draw on.")),
        Kind.LETTER: (N_("A letter"), N_("How a letter begins, and lines to go on with.")),
        Kind.VALUE_CARDS: (N_("Cards to choose from"), N_("Words to tick or cut out, and questions about them.")),
        Kind.SCRIPT: (N_("Words to say"), N_("Sentences to finish, to say them aloud.")),
        Kind.IF_THEN: (N_("If this, then that"), N_("What may happen, and what to do then.")),
        Kind.CHECKLIST: (N_("A list to tick"), N_("Things to tick, and room for more.")),
        Kind.DRAWING: (N_("Room to draw"), N_("A place to draw, empty or with a shape.")),
        Kind.TWO_VIEWS: (N_("Two ways to see it"), N_("Columns side by side, such as before and now.")),
        Kind.SETTLING: (N_("Steps to settle"), N_("Small steps in order, one breath at a time.")),
        Kind.POCKET_CARD: (N_("A pocket card"), N_("A card to fill in, cut out and carry.")),
        Kind.GOAL_LADDER: (N_("A ladder"), N_("Rungs from a first small step upwards.")),
        Kind.REVIEW: (N_("Looking back"), N_("Questions for the end of a chapter.")),
    }
)
"""Each kind, and one line on what it looks like."""

ASKED: Mapping[str, str] = MappingProxyType(
    {
        "columns": N_("The heads of the columns"),
        "labels": N_("How each row begins"),
        "items": N_("What can be ticked"),
        "boxes": N_("The heads of the boxes"),
        "scales": N_("What each scale asks"),
        "low": N_("The low end"),
        "high": N_("The high end"),
        "shape": N_("What is drawn faintly"),
        "prompts": N_("The questions"),
        "rows": N_("Empty rows"),
        "lines": N_("Lines to write on"),
        "copies": N_("How many on one page"),
    }
)
"""What a form asks of a layout, in the order it is asked."""
_OTHERWISE: Mapping[tuple[Kind, str], str] = MappingProxyType(
    {
        (Kind.TRIGGER_MAP, "labels"): N_("The groups"),
        (Kind.DAY_PLAN, "labels"): N_("The times of the day"),
        (Kind.EARLY_WARNING, "labels"): N_("How strong the signs are"),
        (Kind.SUPPORT_RINGS, "labels"): N_("The rings, from the inside out"),
        (Kind.GOAL_LADDER, "labels"): N_("The rungs, from the lowest up"),
        (Kind.DRAWING, "labels"): N_("Parts that have a name"),
        (Kind.TIMELINE, "labels"): N_("What to write about below the line"),
        (Kind.TIMELINE, "low"): N_("Where the line begins"),
        (Kind.TIMELINE, "high"): N_("Where the line ends"),
        (Kind.VALUE_CARDS, "items"): N_("The words on the cards"),
        (Kind.THOUGHT_CHAIN, "boxes"): N_("The links of the chain"),
        (Kind.SETTLING, "boxes"): N_("The steps"),
        (Kind.SCRIPT, "prompts"): N_("The sentences to finish"),
        (Kind.GOOD_THINGS, "prompts"): N_("How the lines begin"),
        (Kind.POCKET_CARD, "prompts"): N_("How the lines of the card begin"),
        (Kind.LETTER, "prompts"): N_("How the letter begins and goes on"),
    }
)
SHAPES: Mapping[str, str] = MappingProxyType(
    {
        Shape.BLANK: N_("Nothing: an empty page"),
        Shape.CIRCLES: N_("Two circles that overlap"),
        Shape.ROPE: N_("A rope of three strands"),
        Shape.PATH: N_("A path"),
        Shape.GROUND: N_("Ground under the feet"),
        Shape.HALVES: N_("Two halves"),
        Shape.WHEEL: N_("A wheel of eight parts"),
    }
)


def asked_of(kind: Kind) -> tuple[str, ...]:
    """Return what the form of a kind asks of its layout, in order."""
    needs = NEEDS[kind]
    return tuple(name for name in ASKED if name in needs.most or name in needs.may)


def label_of(kind: Kind, name: str) -> str:
    """Return the question about one part of the layout."""
    return _(_OTHERWISE.get((kind, name), ASKED[name]))


def hint_of(kind: Kind, name: str) -> str:
    """Return how many are wanted, and how they are typed."""
    if name not in NEEDS[kind].most:
        return _("One on each line. It may stay empty.") if name in TEXTS else _("It may stay empty.")
    least, most = NEEDS[kind].most[name]
    if name in TEXTS and least == most:
        return ngettext("One on each line: {count}.", "One on each line: {count}.", most).format(count=most)
    if name in TEXTS:
        return _("One on each line, from {least} to {most}.").format(least=least, most=most)
    return _("From {least} to {most}.").format(least=least, most=most) if name in MOST else ""
