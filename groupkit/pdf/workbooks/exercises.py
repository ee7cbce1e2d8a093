"""The pages of one exercise: why, how long, what to do, somebody's example, the room, and a kind way out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from groupkit.core.workbooks.exercises import Exercise, Keep
from groupkit.i18n import N_
from groupkit.pdf.fonts import BOLD, SEMIBOLD, marked
from groupkit.pdf.workbooks.blocks import Block, hanging, height, paragraph, said, stacked, text
from groupkit.pdf.workbooks.cards import CARDS
from groupkit.pdf.workbooks.illustrating import of_kind, pictured
from groupkit.pdf.workbooks.kinds import room
from groupkit.pdf.workbooks.pens import FIRM, Pen, Rect
from groupkit.pdf.workbooks.reading import takes
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page, pages

_BAR = 2.4
_PAD = 10.0
_FEW = 3
KEEPING: Mapping[Keep, str] = MappingProxyType(
    {Keep.KEEP: N_("keep"), Keep.TEAR_OFF: N_("tear off"), Keep.DESTROY: N_("destroy")}
)
"""What may become of a page."""


def exercise_pages(sheet: Sheet, exercise: Exercise, chapter: str) -> list[Page]:
    """Return the pages of an exercise; places to answer are named after the chapter and the exercise."""
    blocks = [*head(sheet, exercise), *example(sheet, exercise)]
    blocks = [replace(block, kept=True) for block in blocks[:-1]] + blocks[-1:]
    rooms = room(sheet, exercise, chapter)
    rooms[0] = replace(rooms[0], above=sheet.unit * 3)
    if len(rooms) > _FEW and exercise.kind in CARDS:
        rooms[:2] = [replace(block, kept=True) for block in rooms[:2]]
    return pages([*blocks, *rooms], sheet.height, foot(sheet, exercise), even=True)


def head(sheet: Sheet, exercise: Exercise) -> list[Block]:
    """Return the title of an exercise, what it is for, about how long it takes, and what to do."""
    _ = sheet.words.gettext
    time = takes(sheet.words, exercise.minutes)
    if exercise.hard:
        time = _("{time} · better in company").format(time=time)
    blocks = [
        text(sheet, time, "small", kept=True),
        text(sheet, exercise.title, "title", above=1, kept=True),
        _labelled(sheet, _("Why"), exercise.purpose, sheet.width, sheet.unit),
    ]
    if sheet.easy and exercise.easy:
        return [*blocks, *pictured(sheet, exercise.easy, of_kind(exercise.kind))]
    for at, line in enumerate(exercise.do, start=1):
        above = sheet.unit * (1.5 if at == 1 else 0.6)
        blocks.append(hanging(sheet, f"{at}", line, above=above))
    return blocks


def _labelled(sheet: Sheet, label: str, words: str, wide: float, above: float) -> Block:
    """Return a sentence after its label in a firmer type."""
    style = sheet.style("body")
    name = f'<font name="{SEMIBOLD}">{marked(label, SEMIBOLD)}</font>'
    return paragraph(sheet, f"{name}&nbsp;&nbsp;{marked(words, style.fontName)}", style, wide, above)


def example(sheet: Sheet, exercise: Exercise) -> list[Block]:
    """Return what somebody wrote, in a quiet box."""
    if not exercise.example:
        return []
    _ = sheet.words.gettext
    inner = sheet.width - 2 * _PAD - _BAR
    who = text(sheet, _("{name} wrote:").format(name=exercise.example_by), "label", wide=inner)
    inside = [who, *(text(sheet, line, wide=inner, above=2) for line in exercise.example)]
    return quiet_box(sheet, inside, above=sheet.unit * 2)


def quiet_box(sheet: Sheet, inside: Sequence[Block], *, above: float = 0.0) -> list[Block]:
    """Return blocks on a pale ground with a firm edge where reading begins; long ones stand without it."""
    high = height(inside) + 2 * _PAD - 3
    if high > sheet.height / 2:
        return [replace(inside[0], above=above), *inside[1:]]

    def draw(pen: Pen, rect: Rect) -> None:
        pen.box(rect, quiet=True, outline=False, corner=2, faint=True)
        pen.line((rect.x + _BAR / 2, rect.y), (rect.x + _BAR / 2, rect.top), thick=_BAR, faint=True)
        stacked(pen, inside, Rect(rect.x + _PAD + _BAR, rect.y, rect.wide - 2 * _PAD - _BAR, rect.high - _PAD + 1))

    return [Block(high=high, draw=draw, above=above)]


def foot(sheet: Sheet, exercise: Exercise) -> list[Block]:
    """Return the landing line, and what may become of the page."""
    _ = sheet.words.gettext
    landing = _landing(sheet, _("To finish"), exercise.landing)
    return [landing, _keeping(sheet, exercise)]


def _landing(sheet: Sheet, label: str, words: str) -> Block:
    side = sheet.size * 1.8
    body = _labelled(sheet, label, words, sheet.width - side, 0)

    def draw(pen: Pen, rect: Rect) -> None:
        pen.line((rect.x, rect.top), (rect.end, rect.top), thick=FIRM)
        level = rect.top - 8 - sheet.size * 0.75
        pen.oval(Rect(rect.x + 1, level - 5, 10, 10), thick=FIRM)
        pen.oval(Rect(rect.x + 4, level - 2, 4, 4), filled=True)
        body.draw(pen, Rect(rect.x + side, rect.y, rect.wide - side, rect.high - 8))

    return Block(high=body.high + 8, draw=draw, above=sheet.unit * 2.6)


def _keeping(sheet: Sheet, exercise: Exercise) -> Block:
    """Return the three things a page may end as, the one suggested in firm type, and whether it may be shown."""
    _ = sheet.words.gettext
    chosen = [
        f'<font name="{BOLD}">{marked(_(name), BOLD)}</font>' if keep is exercise.keep else marked(_(name))
        for keep, name in KEEPING.items()
    ]
    style = sheet.style("small")
    left = paragraph(sheet, " · ".join(chosen), style, sheet.width * 0.52, 0)
    shown = _("to share if you like") if exercise.share else _("best kept private")
    right = said(sheet, shown, "small", sheet.width * 0.48, ending=True)

    def draw(pen: Pen, rect: Rect) -> None:
        left.draw(pen, Rect(rect.x, rect.y, sheet.width * 0.52, rect.high))
        pen.words(right, Rect(rect.end - sheet.width * 0.48, rect.y, sheet.width * 0.48, rect.high))

    return Block(high=max(left.high, right.height), draw=draw, above=4)
