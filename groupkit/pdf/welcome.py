"""Sheets for people at the door: for a first visit, for visitors, for the house, and the news of tonight."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from groupkit.core.folder import Sheet
from groupkit.core.meetings import Occasion
from groupkit.pdf import paper as sheet

_NEWS = 4
# Large print must not drive the last lines onto a sheet of their own.
_HOME, _DOOR, _LARGER, _CARD = 1.2, 1.45, 1.15, 2.0


def first_visit(leaf: sheet.Leaf, told: Sheet, held: Occasion, coming: Sequence[Occasion]) -> Iterator[Flowable]:
    """Lay out one page to take home: what happens here, and when we meet again; no name of anybody."""
    words, leaf = leaf.words, replace(leaf, scale=max(leaf.scale, _HOME))
    yield sheet.title(leaf, told.title)
    ends = words.gettext("We meet until {time} today.").format(time=words.clock(held.ends.time()))
    yield sheet.text(leaf, ends, "lead")
    for line in told.lines:
        yield sheet.text(leaf, line, "do")
        yield sheet.gap(5)
    if coming:
        yield sheet.heading(leaf, words.gettext("We meet again"))
        when = words.gettext("{day}, {time}")
        for each in coming:
            said = when.format(day=words.day(each.day, "long"), time=words.clock(each.begins.time()))
            yield sheet.text(leaf, said)
    if held.meeting.venue:
        yield sheet.text(leaf, held.meeting.venue, "lead")
    if held.meeting.access:
        yield sheet.text(leaf, held.meeting.access)


def notice(leaf: sheet.Leaf, told: Sheet) -> Iterator[Flowable]:
    """Lay out a notice in letters for a door."""
    large = replace(leaf, scale=max(leaf.scale * _LARGER, _DOOR))
    yield sheet.heading(leaf, told.title, "huge")
    for line in told.lines:
        yield sheet.text(large, line, "read")
        yield sheet.gap(8)


def news(leaf: sheet.Leaf, told: Sheet) -> Iterator[Flowable]:
    """Lay out a slip on which news is written before the meeting, with room for a few."""
    hint, asked, what = told.lines
    yield sheet.title(leaf, told.title)
    yield sheet.text(leaf, hint)
    for _at in range(_NEWS):
        yield sheet.together(
            [
                sheet.text(leaf, what, "lead"),
                sheet.lines(leaf, 2),
                sheet.text(leaf, asked, "lead"),
                sheet.lines(leaf, 1),
            ]
        )


def time_cards(leaf: sheet.Leaf, told: Sheet) -> Iterator[Flowable]:
    """Lay out cards to hold up without a word, three on a page, cut apart at the lines."""
    large = replace(leaf, scale=_CARD)
    for at, line in enumerate(told.lines):
        if at:
            yield sheet.gap(10)
        yield sheet.framed(leaf, [sheet.gap(50), sheet.text(large, line, "huge"), sheet.gap(56)])
