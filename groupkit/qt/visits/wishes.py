"""The meetings people wish for: a few boxes to write one down, and the list of those nobody has answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from groupkit.core.wishes import PARTS, Wanted, Wish
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Count, line
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import listed
from groupkit.qt.tables import Column, Table

Slot = tuple[int, str]


class WishForm(QWidget):
    """Asks when, where and how many: numbers only, no names."""

    def __init__(self, page: Page, slot: Slot, save: Callable[[], object]) -> None:
        super().__init__()
        self.weekday = Choice(((day, current().weekday(day)) for day in range(7)), slot[0])
        self.part = Choice(((part, _(title)) for part, title in PARTS.items()), slot[1])
        self.place = line(example=_("Northside, or online"), most=60)
        self.people = Count(1, digits=3)
        self.people.returnPressed.connect(save)
        self.save_button = button(_("Write down the wish"), "quiet", "plus", does=save)
        fields = [
            page.field("weekday", Field(_("Which day"), self.weekday)),
            page.field("part", Field(_("Which part of the day"), self.part)),
            page.field("place", Field(_("Where, if they said"), self.place)),
            page.field("people", Field(_("How many people asked"), self.people)),
        ]
        head = text(_("Somebody wishes for a meeting"), "heading")
        said = text(_("Numbers only, no names. Only the month is kept."), "body", "soft")
        self.setLayout(stack(card(stack(head, said, *fields, row(self.save_button, None), space="m")), None))

    def wish(self) -> Wish:
        """Return the wish as answered; a number left empty is 0, and asked for again."""
        return Wish(
            weekday=self.weekday.value() or 0,
            part=self.part.value() or "",
            place=self.place.text(),
            people=self.people.count() or 0,
        )

    def slot(self) -> Slot:
        """Return the day and the part of it, for the next slip of paper."""
        return self.weekday.value() or 0, self.part.value() or "evening"


class WishTable(Table[Wanted]):
    """The times and places people wish for, most asked for first."""

    def __init__(self) -> None:
        columns = (
            Column[Wanted](title=N_("Where"), words=lambda each: each.place or _("Anywhere")),
            Column[Wanted](title=N_("Day"), words=lambda each: current().weekday(each.weekday)),
            Column[Wanted](title=N_("Part of the day"), words=lambda each: _(PARTS[each.part])),
            Column[Wanted](title=N_("People asked"), words=lambda each: str(each.people), figures=True),
        )
        super().__init__(columns, _("Meetings people wish for"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WishActions:
    """What can be done with the wishes: forget one, forget the old ones, print slips, save slips."""

    forget: Callable[[Wanted], object]
    forget_old: Callable[[], object]
    print_slips: Callable[[], object]
    save_slips: Callable[[], object]


class WishList(QWidget):
    """The wishes without a meeting yet, those with one, and what to do about them."""

    def __init__(self, unmet: Sequence[Wanted], met: Sequence[Wanted], actions: WishActions, *, old: bool) -> None:
        super().__init__()
        self.table, self._forget = WishTable(), actions.forget
        self.table.show_rows(unmet)
        self.forget_button = button(_("Forget this wish"), "plain", "x", does=self._forget_one)
        self.old_button = button(_("Forget those older than a year"), "plain", does=actions.forget_old)
        self.print_button = button(_("Print slips to fill in"), "quiet", "printer", does=actions.print_slips)
        self.save_button = button(_("Save the slips as PDF"), "plain", "download", does=actions.save_slips)
        slips = Columns(self.print_button, self.save_button, letters=0, space="s")
        lines = stack(*(text(_said(each), "small") for each in met), space="xs")
        heading = _("Wished for, and no meeting yet")
        if unmet:
            parts = [self.forget_button, *([self.old_button] if old else [])]
            below = stack(Columns(*parts, letters=0, space="s"), lines, slips, space="m")
            inside: QWidget = listed(heading, self.table, box(below))
        else:
            kind = text(_("No wish waits for a meeting now."), "body", "soft")
            more = [row(self.old_button, None)] if old else []
            inside = card(stack(text(heading, "heading"), kind, lines, *more, slips, space="m"))
        self.setLayout(stack(inside, None))

    def _forget_one(self) -> None:
        if (chosen := self.table.chosen()) is not None:
            self._forget(chosen)


def _said(wanted: Wanted) -> str:
    """Say that a wish has a meeting at its time already."""
    words = current()
    if wanted.place:
        said = _("{day}, {part}, {place}: {meetings} is held then.")
    else:
        said = _("{day}, {part}: {meetings} is held then.")
    return said.format(
        day=words.weekday(wanted.weekday),
        part=_(PARTS[wanted.part]),
        place=wanted.place,
        meetings=words.listing(wanted.meetings),
    )
