"""The figures of a sheet in words: amounts, notes and coins, the column that adds up, and how a sheet stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QWidget

from groupkit.core.letters import Letter
from groupkit.core.money import SYMBOLS
from groupkit.core.sheets import Part, Sheet
from groupkit.core.states import Note, State
from groupkit.i18n import N_, _, current
from groupkit.qt.pieces import box, card, chip, figure, row, rule, stack, text

CHIPS = {
    State.DRAFT: (N_("Draft"), "plain"),
    State.SENT: (N_("Sent"), "plain"),
    State.ACCEPTED: (N_("Accepted"), "accent"),
    State.QUERIED: (N_("Question"), "care"),
    State.REPLIED: (N_("Answered"), "plain"),
    State.PAID: (N_("Paid"), "accent"),
    State.VOID: (N_("Void, see {number}"), "plain"),
}
_TOLD = {
    State.SENT: N_("{by} sent it on {day}."),
    State.ACCEPTED: N_("{by} accepted it on {day}."),
    State.QUERIED: N_("{by} asked on {day}:"),
    State.REPLIED: N_("{by} answered on {day}:"),
    State.PAID: N_("{by} marked it as paid on {day}."),
}
_TOLD_BY_NOBODY = N_("It was sent on {day}.")
_POUND = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What adds up to what the tin should hold, in pence; only cash in the tin is in it.

    `follows` is the number of the sheet before it, leaving out those that were given up; None for the first.
    """

    follows: int | None
    currency: str
    started: int
    came_in: int
    paid_out: int
    moved: int
    counted: int
    counted_by: tuple[str, ...]

    @property
    def expected(self) -> int:
        """What the tin should hold."""
        return self.started + self.came_in - self.paid_out + self.moved


def column_of_sheet(sheet: Sheet, currency: str, follows: int | None) -> Column:
    """Return the figures of a sheet that was counted."""
    here = (None, sheet.place)
    return Column(
        follows=follows,
        currency=currency,
        started=sheet.start,
        came_in=sum(row.pence for row in sheet.part(Part.IN) if row.place in here),
        paid_out=sum(row.pence for row in sheet.part(Part.OUT) if row.place in here),
        moved=sum(row.pence for row in sheet.part(Part.MOVED)),
        counted=sheet.counted or 0,
        counted_by=tuple(tally.who for tally in sheet.tallies),
    )


def column_of_letter(letter: Letter) -> Column:
    """Return the figures of a sheet that was sent."""
    said = letter.statement
    return Column(
        follows=letter.follows,
        currency=said.currency,
        started=said.started,
        came_in=sum(row.pence for row in said.money_in if row.place == said.place),
        paid_out=sum(row.pence for row in said.paid_out if row.place == said.place),
        moved=said.moved_total,
        counted=said.counted,
        counted_by=said.counted_by,
    )


def column_card(column: Column, state: State, *below: QWidget) -> QFrame:
    """Return the card that stands beside the questions: started, in, out, moved, expected, counted."""
    words, tone = CHIPS[state]
    first = _("Started with (sheet {number})") if column.follows else _("Started with")
    lines = [(first.format(number=column.follows), column.started), (_("Money in"), column.came_in)]
    lines.append((_("Paid out"), -column.paid_out))
    if column.moved:
        lines.append((_("Moved"), column.moved))
    counted = _("Counted by {names}").format(names=current().listing(column.counted_by))
    parts: list[QWidget] = [line(label, money(pence, column.currency), "soft") for label, pence in lines]
    parts += [rule(), strong(_("Should be in the tin"), money(column.expected, column.currency))]
    parts += [line(counted, money(column.counted, column.currency))]
    parts += [strong(_("Difference"), money(column.counted - column.expected, column.currency)), *below]
    head = row((text(_("The sheet"), "heading"), 1), chip(_(words), tone))
    return card(stack(head, *parts, space="m"))


def line(label: str, amount: str, tone: str = "") -> QWidget:
    """Return words and the figure that belongs to them."""
    return box(row((text(label, "body", tone), 1), figure(amount, "body")))


def strong(label: str, amount: str) -> QWidget:
    """Return words and a figure that sum up the lines above."""
    return box(row((text(label, "lead"), 1), figure(amount, "lead")))


def money(pence: int, currency: str) -> str:
    """Write an amount with its currency."""
    return current().money(pence, currency)


def small(pence: int, currency: str) -> str:
    """Write an amount without a sign, pence alone as people say them: 50p."""
    if currency == "GBP" and 0 < abs(pence) < _POUND:
        return _("{count}p").format(count=abs(pence))
    return current().money(abs(pence), currency)


def worth(pence: int, currency: str) -> str:
    """Write what a note or coin is worth: £20, 50p."""
    if pence % _POUND == 0:
        return f"{SYMBOLS[currency]}{pence // _POUND}"
    return _("{count}p").format(count=pence) if currency == "GBP" else _("{count}c").format(count=pence)


def finding(difference: int, currency: str) -> str:
    """Say what the count found."""
    if difference == 0:
        return _("The tin agrees with the book")
    said = _("{amount} less than expected") if difference < 0 else _("{amount} more than expected")
    return said.format(amount=small(difference, currency))


def told(notes: Iterable[Note]) -> list[QWidget]:
    """Return what was said about a sheet since it was made, oldest first."""
    parts: list[QWidget] = []
    for note in notes:
        said = _(_TOLD[note.state] if note.by else _TOLD_BY_NOBODY)
        parts.append(text(said.format(by=note.by, day=current().day(note.on, "short")), "body", "soft"))
        if note.words:
            parts.append(text(note.words))
    return parts
