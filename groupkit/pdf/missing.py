"""Calm pages on paper: what to do when money is missing, and plain words beside those of bookkeepers."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from groupkit.core.glossary import Glossary
from groupkit.core.missing import Form, Part
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.press import document
from groupkit.pdf.sheets.pieces import Page, by_hand

LARGE = 1.3
_ROWS, _HIGH = 6, 11 * mm
_LOG = (0.14, 0.4, 0.2, 0.26)


def missing_money(
    form: Form,
    path: Path | BinaryIO,
    *,
    group: str = "",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the steps with room to write, and on a page of its own what the facilitator needs."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 11 / 12)
    told = form.told(leaf.words)
    story = [*_steps(leaf, told, group), house.NextPage(), *_later(leaf, told)]
    document(path, told.title, story, leaf, progress)


def _steps(leaf: house.Leaf, form: Form, group: str) -> Iterator[Flowable]:
    numbered = leaf.words.gettext("{number}. {title}")
    yield house.title(leaf, form.title)
    if group:
        yield house.text(leaf, group, "lead")
    yield house.text(leaf, form.intro)
    yield house.text(leaf, form.protects)
    yield house.framed(leaf, [house.text(leaf, form.danger, "lead")])
    yield house.text(leaf, form.small)
    for number, step in enumerate(form.step, start=1):
        pieces = [
            house.heading(leaf, numbered.format(number=number, title=step.title)),
            house.text(leaf, step.do),
            house.text(leaf, step.why, "small"),
        ]
        if step.places:
            pieces.append(house.ticks(leaf, step.places))
        yield house.together(pieces)
    yield house.ruled(leaf)
    yield house.together([house.text(leaf, never.words, "lead") for never in form.not_this])
    page = Page(leaf=leaf, size=leaf.size("body"))
    log = by_hand(page, form.log.columns, [[""] * 4] * _ROWS, [leaf.width * share for share in _LOG], _HIGH)
    yield house.together([house.heading(leaf, form.log.title), log])


def _later(leaf: house.Leaf, form: Form) -> Iterator[Flowable]:
    for part in (form.facilitator, form.found, form.not_found, form.took):
        yield house.together(list(_part(leaf, part)))
    _ = leaf.words.gettext
    head = (_("Where trustees can turn"), _("Where"), _("What it does"), _("How to reach it"))
    rows = [
        (turn.title, turn.nation, turn.what, _("{reach} (seen on {day})").format(
            reach=turn.reach, day=leaf.words.day(turn.seen_on, "sheet")
        ))
        for turn in form.report
    ]  # fmt: skip
    yield house.gap(8 * leaf.scale)
    yield house.table(leaf, [head, *rows], (20, 18, 34, 28))


def plain_words(
    form: Glossary,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print our words beside those an examiner uses."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 10 / 12)
    told, _ = form.told(leaf.words), leaf.words.gettext
    head = (_("What an examiner may say"), _("What we say"), _("What it means"))
    rows = [(each.word, each.say, each.means) for each in told.entry if each.examiner]
    table = house.table(leaf, [head, *rows], (24, 24, 52), padding=2)
    document(path, told.title, [house.title(leaf, told.title), house.text(leaf, told.intro), table], leaf, progress)


def _part(leaf: house.Leaf, part: Part) -> Iterator[Flowable]:
    yield house.heading(leaf, part.title)
    yield from (house.text(leaf, line) for line in part.lines)
