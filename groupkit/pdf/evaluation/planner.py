"""The plan of talks on paper, for whoever keeps it: when each is best held, and what became of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.evaluation.clocks import STATES, WAVES, Due
from groupkit.core.evaluation.words import Waves
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.press import document
from groupkit.services.evaluation.telling import told

LARGE, USUAL = 1.35, 10 / 12
_KEEP = N_("Keep this sheet with whoever plans the talks. Tear it up when it is no longer needed.")
_ABOUT = N_("about {first} to {last}")
_WINDOW = N_("{first} to {last}")
_HELD = N_("{state}, {day}")
_SHARES = (7, 8, 18, 14)


def planner(
    talks: Sequence[Due],
    words: Waves,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print talks in the order given, by sign; nothing on it says who somebody is.

    Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else USUAL)
    title = leaf.words.gettext("When we talk")
    document(path, title, list(_story(leaf, title, talks, told(words, language))), leaf, progress)


def _story(leaf: house.Leaf, title: str, talks: Sequence[Due], words: Waves) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, title)
    yield house.text(leaf, _(_KEEP), "lead")
    for line in (words.late, words.gone_by):
        yield house.text(leaf, line)
    if not talks:
        yield house.text(leaf, _("No talk is planned yet."))
        return
    head = (_("Sign"), _("Talk"), _("A good time"), _("What came of it"))
    yield house.table(leaf, [head, *(_row(leaf, each) for each in talks)], _SHARES)


def _row(leaf: house.Leaf, talk: Due) -> tuple[str, str, str, str]:
    words = leaf.words
    first, last = (words.day(day, "sheet") for day in (talk.first, talk.last))
    when = words.gettext(_ABOUT if talk.reckoned else _WINDOW).format(first=first, last=last)
    state = words.gettext(STATES[talk.state])
    if talk.held is not None:
        state = words.gettext(_HELD).format(state=state, day=words.day(talk.held, "sheet"))
    return talk.sign, words.gettext(WAVES.get(talk.wave, talk.wave)), when, state
