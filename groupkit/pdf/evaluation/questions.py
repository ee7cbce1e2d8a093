"""The questions of one talk on paper, for whoever would rather write: with a sign, and no place for a name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.evaluation.answers import SETBACKS, WAYS
from groupkit.core.evaluation.clocks import WAVES
from groupkit.core.evaluation.words import AreaWords, Codebook, Consent
from groupkit.core.feedback import forms
from groupkit.core.feedback import words as around
from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.words import Words
from groupkit.core.leaflets import BLANK
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.feedback.talks import question
from groupkit.pdf.leaflets.pieces import boxes, written
from groupkit.pdf.press import document
from groupkit.services.evaluation.telling import told

LARGE = 1.35
_LINES, _HELPED, _SLACK = (8, 7, 6, 5, 4), 3, 14.0
_AREA = 0.34


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What is asked: the form of a wave, of whom by their sign, and what for.

    With `ways` it also asks which way each part of life went, as talks of members and carers do.
    """

    form: Form
    wave: str
    sign: str = ""
    purpose: str = ""
    ways: bool = False


def questions(  # noqa: PLR0913  what is asked, the words round it, and its paper
    asked: Talk,
    words: Words,
    consent: Consent,
    codebook: Codebook,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the questions with room to write below each; nothing on it says who somebody is.

    Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    form, scales = forms.told(asked.form, leaf.words), around.told(words, leaf.words)
    first = list(_first(leaf, form, asked, told(consent, language)))
    ways = [list(_ways(leaf, told(codebook, language).areas)), list(_spell(leaf))] if asked.ways else []

    def choices(said: Sequence[str]) -> Flowable:
        return boxes(leaf, said, leaf.width)

    def tried(lines: int) -> list[list[Flowable]]:
        return [*(list(question(leaf, each, scales, lines, choices)) for each in form.questions), *ways]

    tries = map(tried, _LINES)
    # as much room to write as the fewest pages have
    blocks = min(tries, key=lambda blocks: _pages(leaf, first, blocks))
    document(path, form.title, [*first, *map(house.together, blocks)], leaf, progress)


def _pages(leaf: house.Leaf, first: Sequence[Flowable], blocks: Sequence[Sequence[Flowable]]) -> int:
    """Return how many pages blocks take that are never parted, below what is read first."""
    count, left = 1, house.room(leaf) - house.height(leaf, first)
    for block in blocks:
        high = house.height(leaf, block) + _SLACK * leaf.scale
        if high > left:
            count, left = count + 1, house.room(leaf)
        left -= high
    return count


def _first(leaf: house.Leaf, form: Form, asked: Talk, consent: Consent) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, form.title)
    yield house.text(leaf, _(WAVES.get(asked.wave, asked.wave)), "lead")
    if asked.purpose:
        yield house.text(leaf, consent.purpose.format(purpose=asked.purpose))
    yield house.text(leaf, _("You may leave out any question. Write as much or as little as you like."))
    half = leaf.width / 2 - 6
    sign = _("{label} {words}").format(label=_("My sign:"), words=asked.sign or BLANK)
    cells = [written(leaf, words, half, "lead") for words in (sign, f"{_('Day:')} {BLANK}")]
    yield house.columns(leaf, [cells[0], "", cells[1]], (half, 12, half))


def _ways(leaf: house.Leaf, areas: Sequence[AreaWords]) -> Iterator[Flowable]:
    """Yield three boxes beside each part of life; what nobody likes to speak of stays empty."""
    _ = leaf.words.gettext
    yield house.heading(leaf, _("Which way did it go?"))
    wide = leaf.width * (1 - _AREA) / len(WAYS)
    for area in areas:
        label = [house.text(leaf, area.title, "lead"), house.text(leaf, area.means, "small")]
        ways = [boxes(leaf, [_(way)], wide) for way in WAYS.values()]
        yield house.columns(leaf, [label, *ways], (leaf.width * _AREA, *[wide] * len(ways)))
        yield house.gap(4)


def _spell(leaf: house.Leaf) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.heading(leaf, _("A hard spell"))
    yield house.text(leaf, _("Hard spells are part of getting well. Nobody has to tell."))
    yield house.text(leaf, _("What was it about?"), "lead")
    yield boxes(leaf, [_(each) for each in SETBACKS.values()], leaf.width)
    yield house.text(leaf, _("What helped?"), "lead")
    yield house.lines(leaf, _HELPED)
