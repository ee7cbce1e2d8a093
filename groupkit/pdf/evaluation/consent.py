"""The sheet that is gone through before a talk: what it is for, and three things asked apart, each with its day."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.evaluation.rounds import Kind, Round
from groupkit.core.evaluation.words import AskWords, Consent
from groupkit.core.leaflets import BLANK
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets.pieces import boxes, bullets, written
from groupkit.pdf.press import document
from groupkit.services.evaluation.telling import told

LARGE = 1.4
_SCALES = (1.1, 1.0, 0.92, 0.85)
_OPEN, _LINES = "\N{HORIZONTAL ELLIPSIS}", 2


def consent(
    words: Consent,
    about: Round,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the sheet for one person, with a line for their sign and none for a name.

    Raise GroupkitError where the file cannot be written.
    """
    said = told(words, language)
    usual = house.Leaf(language=language, paper=paper)
    leaf, story = house.fitted(usual, (LARGE,) if large else _SCALES, lambda leaf: _story(leaf, said, about))
    document(path, said.title, story, leaf, progress)


def _story(leaf: house.Leaf, said: Consent, about: Round) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, said.title)
    yield house.text(leaf, said.purpose.format(purpose=about.purpose), "lead")
    yield house.text(leaf, said.use.format(what_happens=about.what_happens), "lead")
    research = about.kind is Kind.RESEARCH
    yield house.text(leaf, said.research.format(reference=about.approval) if research else said.service)
    yield bullets(leaf, said.lines, leaf.width)
    yield house.gap(4)
    yield house.text(leaf, said.gone.format(day=leaf.words.day(about.keep_until, "full")))
    yield house.text(leaf, said.limits)
    for ask in said.asks:
        yield from _asked(leaf, ask)
    yield house.gap(8 * leaf.scale)
    sign = _("My sign:")
    yield written(leaf, f"{sign} {BLANK}", leaf.width)


def _asked(leaf: house.Leaf, ask: AskWords) -> Iterator[Flowable]:
    """Yield one thing that is asked, with its answers to cross, a day, and a day to take it back."""
    _ = leaf.words.gettext
    words = ask.words.format(words=_OPEN)
    yield house.heading(leaf, words)
    if words != ask.words:
        yield house.lines(leaf, _LINES)
    yield boxes(leaf, [each for each in (ask.yes, ask.other, ask.no) if each], leaf.width)
    half = leaf.width / 2 - 6
    days = [written(leaf, f"{label} {BLANK}", half) for label in (_("Day:"), _("Taken back on:"))]
    yield house.columns(leaf, [days[0], "", days[1]], (half, 12, half))
