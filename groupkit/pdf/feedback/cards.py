"""Cards for hard times: one to lie beside the box for whoever writes, one for whoever reads of a worry."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.feedback import words as around
from groupkit.core.feedback.words import Words
from groupkit.core.progress import Progress
from groupkit.core.safety import Contact, printable, sentence
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.feedback.settings import LARGE
from groupkit.pdf.leaflets.pieces import bullets
from groupkit.pdf.press import document

_NO_NUMBER = N_("Write the emergency number here:")
_SCALES = (1.25, 1.2, 1.1, 1.0, 0.92, 0.85, 0.78, 0.72)
_LARGE_SCALES = (1.8, 1.65, LARGE, 1.4, 1.3, 1.2, 1.1, 1.0)
_WORRY_SCALES = (LARGE, 1.42, 1.35)
_INSIDE = 2 * (house.PADDING + 3)
_SHOWN = ("now", "today")
_EMPTY = 2


def danger(  # noqa: PLR0913  what stands on the card, its day, and its paper
    words: Words,
    contacts: Sequence[Contact],
    today: date,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the card for help now, for where people write: what to do in danger, and who to reach.

    It is half a sheet, or a whole one in large print.
    Contacts that may no longer work stay off it. Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper if large else house.Paper(paper).half)
    told = around.told(words, leaf.words)
    shown = [each.told(leaf.words) for each in printable(contacts, today) if each.level in _SHOWN]
    leaf, story = house.fitted(
        leaf, _LARGE_SCALES if large else _SCALES, lambda leaf: _danger(leaf, told, shown, today)
    )
    document(path, leaf.words.gettext("Help now"), story, leaf, progress, numbered=False)


def worry(
    words: Words,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what whoever reads can do when somebody wrote of a worry: answer everybody, and look for nobody."""
    leaf = house.Leaf(language=language, paper=paper)
    told = around.told(words, leaf.words)
    leaf, story = house.fitted(leaf, _WORRY_SCALES if large else _SCALES, lambda leaf: _worry(leaf, told))
    document(path, told.worry.heading, story, leaf, progress)


def _danger(leaf: house.Leaf, words: Words, contacts: Sequence[Contact], today: date) -> Iterator[Flowable]:
    yield house.title(leaf, leaf.words.gettext("Help now"))
    untraced, danger_now, low = words.danger.card
    yield house.text(leaf, untraced, "do")
    yield house.framed(leaf, [house.text(leaf, danger_now, "part")])
    yield from _reached(leaf, [each for each in contacts if each.level == "now"], today)
    yield house.gap(8 * leaf.scale)
    yield house.text(leaf, low, "lead")
    yield from _reached(leaf, [each for each in contacts if each.level == "today"], today, first="title")


def _reached(leaf: house.Leaf, contacts: Sequence[Contact], today: date, first: str = "huge") -> Iterator[Flowable]:
    """Yield how to reach each contact, or a place to write a number in danger."""
    if not contacts and first == "huge":
        yield house.text(leaf, leaf.words.gettext(_NO_NUMBER), "lead")
        yield house.lines(leaf, _EMPTY)
    for each in contacts:
        facts = (each.name, each.for_whom, each.hours, sentence(each, today, leaf.words))
        yield house.text(leaf, each.reach, first)
        yield house.text(leaf, " · ".join(filter(None, facts)), "small")


def _worry(leaf: house.Leaf, words: Words) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, words.worry.heading)
    for line in words.worry.lines:
        yield house.text(leaf, line)
    yield bullets(leaf, words.worry.offer, leaf.width)
    yield house.gap(6 * leaf.scale)
    yield house.heading(leaf, _("You could say this to all"))
    yield house.framed(leaf, [house.text(leaf, words.worry.say, "read")])
    yield house.text(leaf, words.worry.child, "lead")
    yield house.text(leaf, words.worry.named, "lead")
