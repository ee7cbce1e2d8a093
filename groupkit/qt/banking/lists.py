"""The bank's lines beside the book: what is not in the book, what is not at the bank, and whether they agree."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.banking.beside import Beside, TakenList
from groupkit.core.banking.lines import BankLine
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.money.figures import line as figure_line
from groupkit.qt.money.figures import strong
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import Fold, listed
from groupkit.qt.tables import Column, Table

_MOST = 200


class Lines(QWidget):
    """The lines of the lists, those not in the book first; Enter opens one."""

    def __init__(self, known: Beside, currency: str, show: Callable[[BankLine], object]) -> None:
        super().__init__()
        left, suggested = known.left, {each.line: each.entry for each in known.suggested}
        columns = (
            Column[BankLine](title=N_("What it was"), words=lambda line: line.words),
            Column[BankLine](title=N_("Day"), words=lambda line: current().day(line.day, "short")),
            Column[BankLine](title=N_("Amount"), words=lambda line: _signed(line.pence, currency), figures=True),
            Column[BankLine](
                title=N_("How it stands"),
                words=lambda line: _standing(line.n, left, suggested),
                tone=lambda line: "care" if line.n in left else "accent",
            ),
        )
        self.table = Table(columns, _("From the bank"))
        ordered = sorted(known.lines, key=lambda line: (line.n not in left, line.day, line.n))
        self.table.show_rows(ordered[:_MOST])
        self.table.opened.connect(show)
        many = len(ordered) - _MOST
        more = ngettext("{count} more line follows.", "{count} more lines follow.", many).format(count=many)
        self.setLayout(
            stack(listed(_("From the bank"), self.table), *([text(more, "small")] if many > 0 else []), None)
        )


def _signed(pence: int, currency: str) -> str:
    """Return an amount whose minus stays before it where the text runs from the right."""
    return f"\u2066{current().money(pence, currency)}\u2069"


def _standing(line: int, left: Mapping[int, int], suggested: Mapping[int, int]) -> str:
    if line not in left:
        return _("In the book")
    if line in suggested:
        return _("Same as entry {entry}?").format(entry=suggested[line])
    return _("Not in the book yet")


class Waiting(QWidget):
    """What is in the book and not at the bank yet, such as a cheque on its way."""

    def __init__(self, known: Beside, notes: Mapping[int, str], currency: str) -> None:
        super().__init__()
        words, since = current(), known.since
        lines = stack(text(_("In the book, not at the bank yet"), "heading"), space="m")
        waiting = {
            seq: pence
            for seq, pence in known.waiting.items()
            if since is not None and known.entries[seq][0] >= since
        }
        if not waiting:
            lines.addWidget(text(_("Nothing waits."), "body", "soft"))
        for seq, pence in waiting.items():
            day = words.day(known.entries[seq][0], "sheet")
            said = _("Entry {entry}, {day}: {what}").format(entry=seq, day=day, what=notes[seq])
            lines.addWidget(figure_line(said, words.money(pence, currency)))
        self.setLayout(stack(card(lines)))


class Agreement(QWidget):
    """What the bank says it holds, what the book says, and whether all of the difference is explained."""

    def __init__(self, known: Beside, currency: str) -> None:
        super().__init__()
        words, newest = current(), known.newest
        lines = stack(text(_("Do they agree?"), "heading"), space="m")
        if newest is None or newest.closing is None or newest.closing_on is None:
            lines.addWidget(text(_("The lists do not say what the bank held at their end."), "body", "soft"))
            self.setLayout(stack(card(lines)))
            return
        on = newest.closing_on
        book = known.book(on)
        day = words.day(on, "sheet")
        lines.addWidget(figure_line(_("The bank on {day}").format(day=day), words.money(newest.closing, currency)))
        lines.addWidget(figure_line(_("The book on {day}").format(day=day), words.money(book, currency)))
        apart = known.unexplained(on, newest.closing)
        lines.addWidget(rule())
        if apart:
            lines.addWidget(strong(_("Not explained yet"), words.money(apart, currency)))
            lines.addWidget(text(_("Look first at the lines that are not in the book."), "small"))
        else:
            said = _("They agree") if book == newest.closing else _("They agree, with what is on its way")
            lines.addWidget(text(said, "lead", "accent"))
        self.setLayout(stack(card(lines)))


class Lists(QWidget):
    """The lists that were taken in, folded, each with a way to take it out again."""

    def __init__(self, taken: Sequence[TakenList], put_out: Callable[[TakenList], object]) -> None:
        super().__init__()
        self.buttons: dict[int, QPushButton] = {}
        words = current()
        lines = stack(space="s")
        for each in taken:
            said = _("{first} to {last}").format(
                first=words.day(each.first, "sheet"), last=words.day(each.last, "sheet")
            )
            out = button(_("Take it out"), "plain", does=partial(put_out, each))
            out.setAccessibleName(_("Take out the list of {days}").format(days=said))
            self.buttons[each.id] = out
            lines.addWidget(Columns((text(said), 1), out, letters=20, space="m"))
        self.fold = Fold(_("The lists that came in"), box(lines))
        self.setLayout(stack(card(stack(self.fold), pad="m")))
