"""The sheet two people and a third go through when a job changes hands, and the sheet for the laptop."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, TableStyle

from groupkit.core.handover.passing import Line, Part, Passing
from groupkit.core.handover.sheets import Asked, Closing
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.marks import CheckBox, TickedBox
from groupkit.pdf.press import document

LARGE = 1.35
BLANK = "________"
_SIGN, _ROOM = (26, 24, 50), 11
_BEFORE = N_("What the last holder wished they had known")
PROMISED = N_("Promises that go along: who sees to them now?")


def handover_sheet(
    passing: Passing,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the list of one hand-over with room for three names; the laptop's steps begin on a page of their own.

    What is ticked already is printed ticked. Raise GroupkitError where it cannot be saved.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    pages = [list(page) for page in (_job(leaf, passing), _laptop(leaf, passing))]
    story = [piece for page in filter(None, pages) for piece in (house.NextPage(), *page)][1:]
    document(path, _title(leaf, passing), story, leaf, progress)


def _title(leaf: house.Leaf, passing: Passing) -> str:
    told = passing.laptop if passing.role is None else passing.job
    return told.told(leaf.words).title


def _job(leaf: house.Leaf, passing: Passing) -> Iterator[Flowable]:
    """Lay out the list of the job; nothing for the laptop alone."""
    if passing.role is None:
        return
    form = passing.job.told(leaf.words)
    yield house.title(leaf, form.title)
    yield house.text(leaf, _about(leaf, form.about, passing), "lead")
    yield from _where(leaf, passing)
    yield house.text(leaf, form.intro)
    yield house.ruled(leaf)
    for line in form.how:
        yield house.text(leaf, line)
    yield house.text(leaf, form.third)
    yield from _before(leaf, passing)
    yield from _promised(leaf, passing)
    for part in passing.job_parts(leaf.words):
        yield house.together([house.heading(leaf, part.title), *_lines(leaf, part.lines)])
    yield house.together(list(_asked(leaf, form.wish, passing.handover.known)))
    yield house.together(list(_asked(leaf, form.good)))
    yield house.together(list(_closed(leaf, form.close, passing)))


def _laptop(leaf: house.Leaf, passing: Passing) -> Iterator[Flowable]:
    """Lay out the steps of the laptop in order, each with what to do; nothing where it does not go along."""
    parts = passing.laptop_parts(leaf.words)
    if not parts:
        return
    form = passing.laptop.told(leaf.words)
    yield house.title(leaf, form.title)
    yield house.text(leaf, _about(leaf, form.about, passing), "lead")
    yield from _where(leaf, passing)
    yield house.text(leaf, form.intro)
    if passing.role is None:
        yield from _before(leaf, passing)
        yield from _promised(leaf, passing)
    for number, part in enumerate(parts, start=1):
        yield house.together(list(_step(leaf, number, part)))
    if passing.role is None:
        wish = passing.job.told(leaf.words).wish
        yield house.together(list(_asked(leaf, wish, passing.handover.known)))
    yield house.together(list(_closed(leaf, form.close, passing)))


def _step(leaf: house.Leaf, number: int, part: Part) -> Iterator[Flowable]:
    numbered = leaf.words.gettext("{number}. {title}").format(number=number, title=part.title)
    yield house.heading(leaf, numbered)
    yield house.text(leaf, part.text)
    yield from _lines(leaf, part.lines, "lead")


def _about(leaf: house.Leaf, pattern: str, passing: Passing) -> str:
    """Fill in the names; where one is not known yet, there is room to write it."""
    day = leaf.words.day(passing.handover.started_on, "full")
    role = passing.called(leaf.words)
    names = {"from": passing.giver or BLANK, "to": passing.taker or BLANK}
    return pattern.format(role=role, day=day, **names)


def _where(leaf: house.Leaf, passing: Passing) -> Iterator[Flowable]:
    if passing.meeting:
        said = leaf.words.gettext("{group}, {meeting}").format(group=passing.group, meeting=passing.meeting)
        yield house.text(leaf, said)
    elif passing.group:
        yield house.text(leaf, passing.group)


def _before(leaf: house.Leaf, passing: Passing) -> Iterator[Flowable]:
    if passing.before:
        words = [house.text(leaf, line) for line in passing.before]
        yield house.framed(leaf, [house.text(leaf, leaf.words.gettext(_BEFORE), "lead"), *words])


def _promised(leaf: house.Leaf, passing: Passing) -> Iterator[Flowable]:
    """Lay out what was promised and goes along: whoever takes it on sees to it, or hands it on."""
    if passing.promises:
        heading = house.heading(leaf, leaf.words.gettext(PROMISED))
        yield house.together([heading, house.ticks(leaf, (each.what for each in passing.promises))])


def _lines(leaf: house.Leaf, lines: Iterable[Line], style: str = "body") -> Iterator[Flowable]:
    """Lay out lines with a square before each; a square that is ticked on screen is ticked here."""
    side = leaf.size(style)
    for line in lines:
        square = TickedBox(side) if line.done_on else CheckBox(side)
        shares = (side * 1.8, leaf.width - side * 1.8)
        made = house.columns(leaf, (square, house.text(leaf, line.words, style)), shares)
        made.setStyle(TableStyle([("ALIGN", (0, 0), (-1, -1), "RIGHT" if leaf.rtl else "LEFT")]))
        yield made


def _asked(leaf: house.Leaf, asked: Asked, known: tuple[str, ...] = ()) -> Iterator[Flowable]:
    """Lay out something to write: what is written already, and lines for the rest."""
    yield house.heading(leaf, asked.title)
    if asked.intro and not known:
        yield house.text(leaf, asked.intro)
    for words in known:
        yield house.text(leaf, words)
    for line in asked.lines[len(known) :]:
        yield house.text(leaf, _unlined(line)) if _unlined(line) else house.gap(0)
        yield house.lines(leaf, 1)


def _closed(leaf: house.Leaf, close: Closing, passing: Passing) -> Iterator[Flowable]:
    """Lay out where the three sign, each name beside the line it belongs to."""
    yield house.gap(10 * leaf.scale)
    if close.text:
        yield house.text(leaf, close.text)
    names = (passing.giver, passing.taker, passing.handover.third, "")
    for sign, name in zip(close.signs, names, strict=True):
        cells = (house.text(leaf, _unlined(sign), "lead"), house.text(leaf, name), "")
        made = house.columns(leaf, cells, _SIGN)
        line = 0 if leaf.rtl else len(_SIGN) - 1
        above = ("TOPPADDING", (0, 0), (-1, -1), _ROOM * leaf.scale)
        made.setStyle(TableStyle([above, ("LINEBELOW", (line, 0), (line, 0), 0.6, black)]))
        yield made
    yield house.gap(_ROOM * leaf.scale)
    yield house.text(leaf, close.thanks, "lead")


def _unlined(words: str) -> str:
    """Return words without the room for an answer, which is drawn."""
    return words.replace("_", "").strip()
