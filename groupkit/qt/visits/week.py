"""The week the group covers, in words: a row for each day, a column for each part of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.core.wishes import HOW, PARTS, Cover, gaps_in_words
from groupkit.i18n import N_, _, current
from groupkit.qt.pieces import box, stack, text
from groupkit.qt.sections import listed
from groupkit.qt.tables import Column, Table

Day = tuple[Cover, ...]
_TONES = {"every": "accent", "some": "plain", "none": ""}


class Week(Table[Day]):
    """The seven days; a dash where no meeting of ours is held."""

    def __init__(self, covers: Sequence[Cover]) -> None:
        parts = [
            Column[Day](
                title=title,
                words=partial(_words, part),
                tone=partial(_tone, part),
                said=partial(_said, part),
            )
            for part, title in PARTS.items()
        ]
        day = Column[Day](title=N_("Day"), words=lambda day: current().weekday(day[0].weekday))
        super().__init__((day, *parts), _("Our week"))
        self.show_rows([tuple(each for each in covers if each.weekday == number) for number in range(7)])


def _of(part: str, day: Day) -> Cover:
    return next(each for each in day if each.part == part)


def _words(part: str, day: Day) -> str:
    how = _of(part, day).how
    return "–" if how == "none" else _(HOW[how])


def _tone(part: str, day: Day) -> str:
    return _TONES[_of(part, day).how]


def _said(part: str, day: Day) -> str:
    cover = _of(part, day)
    if cover.how == "none":
        return ""
    return _("{part}: {how}").format(part=_(PARTS[part]), how=_(HOW[cover.how]))


def on_card(week: Week, covers: Sequence[Cover]) -> QWidget:
    """Put the week on a card, with the evenings and weekends without a meeting in words."""
    told = stack(*(text(sentence) for sentence in gaps_in_words(covers, current())), space="xs")
    return box(stack(listed(_("Our week"), week, box(told)), None))
