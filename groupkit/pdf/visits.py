"""Visits over time on one page, with the week and what people wish for; and slips to wish with a pen."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, HRFlowable, Table, TableStyle

from groupkit.core.progress import Progress
from groupkit.core.visits import (
    KEY,
    NOT_PEOPLE,
    Month,
    counted_in_words,
    name_in_words,
    typical_in_words,
    visits_in_words,
)
from groupkit.core.wishes import HOW, PARTS, Cover, Wanted, gaps_in_words
from groupkit.pdf import paper as house
from groupkit.pdf.bars import bars
from groupkit.pdf.marks import CheckBox
from groupkit.pdf.press import document
from groupkit.services.visits import Overview

LARGE = 1.5
# from usual to close; the first that fits on one page is used
_SCALES = (1.0, 0.92, 0.85, 0.78)
_TALL, _CUT = 120.0, 36.0
_ROWS = 12


def visits(
    found: Overview,
    path: Path | BinaryIO,
    *,
    meeting: str = "",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the months as bars and in a table, the week, and the wishes nobody has answered yet.

    `meeting` is the name of the one meeting the months are about; empty for all together.
    """
    usual = house.Leaf(language=language, paper=paper)
    title = usual.words.gettext("Visits over time")
    scales = (LARGE,) if large else _SCALES
    leaf, story = house.fitted(usual, scales, lambda leaf: _story(leaf, title, found, meeting))
    document(path, title, story, leaf, progress)


def _story(leaf: house.Leaf, title: str, found: Overview, meeting: str) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, title)
    for name in filter(None, (found.group, meeting)):
        yield house.text(leaf, name, "lead")
    if found.months:
        yield from _months(leaf, found)
    else:
        yield house.text(leaf, _("Nobody has counted heads yet. Count them once, and the months will stand here."))
    yield house.heading(leaf, _("Our week"))
    yield _week(leaf, found.week)
    yield house.text(leaf, "\n".join(gaps_in_words(found.week, leaf.words)))
    yield from _wishes(leaf, found.unmet)


def _months(leaf: house.Leaf, found: Overview) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.text(leaf, "\n".join(typical_in_words(found.typical, words)))
    yield house.gap(4)
    yield bars(leaf, found.months, _TALL * leaf.scale)
    yield house.text(leaf, _(NOT_PEOPLE), "lead")
    if any(month.held and not month.whole for month in found.months):
        yield house.text(leaf, _(KEY), "small")
    head = (_("Month"), _("Meetings counted"), _("Visits"), _("First time"))
    yield house.table(leaf, [head, *(_month(leaf, each) for each in found.months)], (4, 4, 3, 3), (2, 3), 1)


def _month(leaf: house.Leaf, month: Month) -> tuple[str, str, str, str]:
    new = "" if month.first_timers is None else str(month.first_timers)
    words = leaf.words
    return name_in_words(month, words), counted_in_words(month, words), visits_in_words(month, words), new


def _week(leaf: house.Leaf, week: Sequence[Cover]) -> Flowable:
    """Lay out the week: a row for each day, a column for each part of it; where no meeting is, a dash."""
    _ = leaf.words.gettext
    how = {(each.weekday, each.part): each.how for each in week}
    rows = [
        (leaf.words.weekday(day), *(_(HOW[how[day, part]]) if how[day, part] != "none" else "–" for part in PARTS))
        for day in range(7)
    ]
    return house.table(leaf, [(_("Day"), *(_(part) for part in PARTS.values())), *rows], (6, 5, 5, 5, 5), (), 1)


def _wishes(leaf: house.Leaf, unmet: Sequence[Wanted]) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.heading(leaf, _("Wished for, and no meeting yet"))
    if not unmet:
        yield house.text(leaf, _("No wish waits for a meeting now."))
        return
    head = (_("Day"), _("Part of the day"), _("Where"), _("People asked"))
    rows = [(words.weekday(each.weekday), _(PARTS[each.part]), each.place, str(each.people)) for each in unmet]
    yield house.table(leaf, [head, *rows[:_ROWS]], (6, 6, 7, 6), (3,), 1)
    if (more := len(rows) - _ROWS) > 0:
        said = words.ngettext(
            "And {count} more that fewer people asked for.", "And {count} more that fewer people asked for.", more
        )
        yield house.text(leaf, said.format(count=more))


def wish_slips(
    path: Path | BinaryIO,
    *,
    group: str = "",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print slips to wish for a meeting with a pen, two on a page; large, one."""
    for scale in (LARGE,) if large else _SCALES:
        leaf = house.Leaf(language=language, paper=paper, scale=scale)
        slip = list(_slip(leaf, group))
        if large or 2 * house.height(leaf, slip) + _CUT <= house.room(leaf):
            break
    story = slip if large else [*slip, _cut(leaf), *_slip(leaf, group)]
    document(path, leaf.words.gettext("Slips to wish for a meeting"), story, leaf, progress)


def _slip(leaf: house.Leaf, group: str) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.heading(leaf, _("When and where would you like a meeting?"))
    if group:
        yield house.text(leaf, group, "lead")
    yield house.text(
        leaf, _("Tick the times that would suit you. Leave out your name: we only count how many ask.")
    )
    yield _boxes(leaf)
    yield house.gap(6)
    yield house.text(leaf, _("Where? A part of town, or online:"))
    yield house.lines(leaf, 1)


def _boxes(leaf: house.Leaf) -> Flowable:
    """Lay out the week to tick: a row for each day, a square for each part of it."""
    _, side = leaf.words.gettext, leaf.size("body") * 1.2
    head = [house.gap(0), *(house.text(leaf, _(part), "small") for part in PARTS.values())]
    days = ([house.text(leaf, leaf.words.weekday(day)), *(CheckBox(side) for _part in PARTS)] for day in range(7))
    turned = [row[::-1] if leaf.rtl else row for row in (head, *days)]
    made = Table(turned, colWidths=[leaf.width / 5] * 5)
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    made.setStyle(
        TableStyle(
            [
                *((pad, (0, 0), (-1, -1), 1.5) for pad in sides),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("ALIGN", (0, 0), (-1, -1), "RIGHT" if leaf.rtl else "LEFT"),
            ]
        )
    )
    return made


def _cut(leaf: house.Leaf) -> Flowable:
    return HRFlowable(
        width=leaf.width, thickness=0.8, color=black, dash=(4, 4), spaceBefore=_CUT / 2, spaceAfter=_CUT / 2 - 1
    )
