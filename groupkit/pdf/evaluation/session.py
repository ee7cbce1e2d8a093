"""The plan of a talk with more than one person, on one page: the way out of it, and who is there later."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.evaluation.people import STRANDS
from groupkit.core.evaluation.sessions import Session
from groupkit.core.evaluation.words import Consent
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets.pieces import bullets
from groupkit.pdf.press import document
from groupkit.services.evaluation.telling import told

LARGE = 1.4
_SCALES = (1.2, 1.1, 1.0, 0.9, 0.8)
_AT = N_("{day}, {time}")
_LINES = 4


def session(
    plan: Session,
    words: Consent,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the plan, with what is said first and room for notes without names.

    Raise GroupkitError where the file cannot be written.
    """
    said = told(words, language)
    usual = house.Leaf(language=language, paper=paper)
    leaf, story = house.fitted(usual, (LARGE,) if large else _SCALES, lambda leaf: _story(leaf, plan, said))
    document(path, said.session.title, story, leaf, progress)


def _story(leaf: house.Leaf, plan: Session, said: Consent) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.title(leaf, said.session.title)
    yield house.text(leaf, _(STRANDS[plan.strand]), "part")
    day = words.day(plan.day, "full")
    when = day if plan.start is None else _(_AT).format(day=day, time=words.clock(plan.start))
    minutes = words.ngettext("{count} minute", "{count} minutes", plan.minutes).format(count=plan.minutes)
    for line in filter(None, (when, minutes, plan.place)):
        yield house.text(leaf, line, "lead")
    yield house.text(leaf, said.session.apart)
    for asked, told_ in (
        (_("Who leads"), plan.leads),
        (said.session.way_out, plan.way_out),
        (said.session.afterwards, plan.afterwards),
    ):
        yield house.heading(leaf, asked)
        yield house.text(leaf, told_)
    yield house.heading(leaf, said.title)
    yield bullets(leaf, said.lines, leaf.width)
    yield house.heading(leaf, _("Notes, without names"))
    yield house.lines(leaf, _LINES)
