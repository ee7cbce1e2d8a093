"""Cards for the wall and the hand: what we agree, the limits of what stays here, and how we reply tonight."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.agreement import Agreement
from groupkit.core.progress import Progress
from groupkit.pdf import paper as sheet
from groupkit.pdf.press import document

LARGE, _HELD_UP = 1.35, 1.45


def cards(
    agreement: Agreement,
    path: Path | BinaryIO,
    *,
    talk: str = "",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the agreement, the limits, and the card of one way to reply; of all three when none is named."""
    leaf = sheet.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    told = agreement.told(leaf.words)
    ways = [talk] if talk else [card.key for card in told.cards]
    story = list(agreed(leaf, told))
    for way in ways:
        story += [sheet.NextPage(), *replying(leaf, told, way)]
    document(path, leaf.words.gettext("What we agree"), story, leaf, progress)


def agreed(leaf: sheet.Leaf, agreement: Agreement) -> Iterator[Flowable]:
    """Lay out the agreement and its limits on one page, in letters for a wall."""
    yield sheet.title(leaf, leaf.words.gettext("What we agree"))
    for line in agreement.kept:
        yield sheet.text(leaf, line.words, "read")
    yield from limited(leaf, agreement)


def limited(leaf: sheet.Leaf, agreement: Agreement) -> Iterator[Flowable]:
    """Lay out the limits in a heavy frame, with the day the group settled them where it did."""
    words = leaf.words
    inside = [
        sheet.text(leaf, words.gettext("The limits"), "lead"),
        sheet.text(leaf, agreement.limits, "read"),
    ]
    if agreement.limits_on is not None:
        settled = words.gettext("Our group settled this on {day}.").format(
            day=words.day(agreement.limits_on, "full")
        )
        inside.append(sheet.text(leaf, settled, "small"))
    yield sheet.framed(leaf, inside)


def replying(leaf: sheet.Leaf, agreement: Agreement, talk: str) -> Iterator[Flowable]:
    """Lay out how people reply, as one card to hold up."""
    card = agreement.card(talk)
    yield sheet.text(leaf, leaf.words.gettext("How we reply"), "lead")
    large = replace(leaf, scale=leaf.scale * _HELD_UP)
    yield sheet.heading(leaf, card.title, "huge")
    yield sheet.text(large, card.words, "read")
    yield sheet.gap(18)
    yield sheet.framed(leaf, [sheet.text(leaf, agreement.never, "read")])
