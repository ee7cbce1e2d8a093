"""The bank beside the book: choose a list, look at how it is read, take it in, and match it line by line."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLayout, QPushButton, QWidget

from groupkit.core.banking.beside import TakenList
from groupkit.core.banking.lines import BankLine
from groupkit.core.ledger import Place
from groupkit.i18n import _, ngettext
from groupkit.qt.banking.forms import MatchedForm, OpenForm
from groupkit.qt.banking.lists import Agreement, Lines, Lists, Waiting
from groupkit.qt.banking.preview import ColumnsForm, Preview
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.money import ways
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import empty, header
from groupkit.services.banking import comparing, taking
from groupkit.services.banking.taking import Looked, Taken


class BankingPage(Page):
    """One place at a bank: its lists, and the line that is open beside them."""

    name = "banking"
    topics = frozenset({"banking", "money", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place, self.on = 0, 0
        self.looked: Looked | None = None
        self.form: Any = None

    def content(self) -> QLayout:
        """Return the list that is looked at, or the lines beside the book."""
        places = taking.banks(self.group)
        self.back_button = ways.back(self.desk)
        if not places:
            return self._without()
        if self.place not in {each.id for each in places}:
            self.place = places[0].id
        return self._look(self.looked, places) if self.looked else self._beside(places)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; the line that was open opens again with what was typed."""
        if typed and "line" in typed:
            self.on, self.place = int(typed["line"]), int(typed["place"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, and about which line."""
        words = super().typed()
        return {**words, "line": str(self.on), "place": str(self.place)} if words and self.on else words

    def turn(self, on: int = 0) -> None:
        """Open one line or none, and start there with the keyboard."""
        self.on = on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def _without(self) -> QLayout:
        said = _(
            "Many groups have no account at a bank, and that is fine. If you have one, add it to the book first."
        )
        self.first = self.back_button
        return stack(
            header(_("The bank"), _("The bank’s own list beside our book."), None, self.back_button),
            empty(_("The book has no bank"), said),
            None,
        )

    # a list that is looked at

    def _look(self, looked: Looked, places: tuple[Place, ...]) -> QLayout:
        self.preview = Preview(looked, self.group.profile.currency, self.take_in, self.leave)
        self.columns = ColumnsForm(self, looked, places, self.place, self.read_again)
        self.first = self.preview.take_button if looked.file else self.preview.leave_button
        whole = Columns((self.preview, 3), (self.columns, 2))
        top = header(looked.name, _("Nothing is kept until you take it in."), None, self.back_button)
        return stack(top, whole, None)

    def choose_file(self) -> None:
        """Ask for a list of the bank, and look at it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = _("Lists of a bank (*.csv *.tsv *.txt *.ofx *.qfx *.qbo)")
        named, _kind = QFileDialog.getOpenFileName(self, _("Choose the bank’s list"), folder, kinds)
        if named:
            self.look(Path(named))

    def look(self, path: Path) -> None:
        """Look at a list before anything of it is kept."""
        found: list[Looked] = []
        if self.attempt(lambda: found.append(taking.look(self.group, path))):
            (self.looked,) = found
            self.turn()

    def read_again(self) -> None:
        """Read the list with the columns that are chosen now, and show it at once."""
        if self.looked is not None:
            self.looked = taking.read_as(self.looked, self.columns.form())
            self.draw({})

    def take_in(self) -> None:
        """Take the list in: all of it, or nothing with the reason."""
        looked, done = self.looked, list[Taken]()
        if looked is None:
            return
        place, account = self.columns.place.value() or 0, self.columns.account.value() or ""
        several = looked.file is not None and len(looked.file.accounts) > 1
        if self.attempt(
            lambda: done.append(taking.take_in(self.group, place, looked, account=account if several else ""))
        ):
            self.looked, self.place = None, place
            self.turn()
            self.desk.say(_came(done[0]), undoable=True)

    def leave(self) -> None:
        """Keep nothing of the list."""
        self.looked = None
        self.turn()

    # the lines beside the book

    def _beside(self, places: tuple[Place, ...]) -> QLayout:
        self.known = comparing.beside(self.group, self.place)
        self.notes = comparing.notes(self.group, self.known)
        form = self._form()
        self.primary = self._next()
        self.first = self.form.leave_button if self.form else self.primary
        top = header(_("The bank"), self._sentence(), self.primary, *self._file_button(), self.back_button)
        chosen = [self._places(places)] if len(places) > 1 else []
        if not self.known.lists:
            said = _("Save the list as a CSV or OFX file on the bank’s website, then open it here.")
            more = _("We show you how we read it before anything is kept.")
            return stack(top, *chosen, empty(_("No list has come in yet"), "\n".join((said, more))), None)
        currency = self.group.profile.currency
        self.lines = Lines(self.known, currency, self.show_line)
        whole = Columns((self.lines, 3), (form or self._side(currency), 2))
        if form is not None:
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        return stack(top, *chosen, whole, None)

    def _places(self, places: tuple[Place, ...]) -> QWidget:
        self.place_choice = Choice([(each.id, each.name) for each in places], self.place)
        self.place_choice.activated.connect(lambda _at: self.show_place(self.place_choice.value() or 0))
        return Field(_("Which bank"), self.place_choice)

    def show_place(self, place: int) -> None:
        """Show another place at a bank."""
        self.place = place
        self.turn()

    def _sentence(self) -> str:
        many = len(self.known.left)
        if not self.known.lists:
            return _("The bank’s own list beside our book.")
        if not many:
            return _("Every line of the bank is in the book.")
        said = ngettext("{count} line is not in the book yet.", "{count} lines are not in the book yet.", many)
        return said.format(count=many)

    def _next(self) -> QPushButton:
        """Return the one thing to do next: match what agrees, look at the next line, or open a list."""
        suggested = self.known.suggested
        sure = sum(each.sure for each in suggested)
        if sure:
            said = ngettext("Match {count} line", "Match {count} lines", sure).format(count=sure)
            return button(said, "primary", "check", does=self.match_sure)
        if self.known.left:
            following = next(line for line in self.known.lines if line.n in self.known.left)
            said = _("Look at the next line")
            return button(said, "primary", "arrow-right", does=partial(self.show_line, following))
        return button(_("Choose the bank’s list"), "primary", "inbox", does=self.choose_file)

    def _file_button(self) -> tuple[QPushButton, ...]:
        if not self.known.left:
            return ()
        self.file_button = button(_("Choose the bank’s list"), "quiet", "inbox", does=self.choose_file)
        return (self.file_button,)

    def _side(self, currency: str) -> QWidget:
        self.agreement = Agreement(self.known, currency)
        self.waiting = Waiting(self.known, self.notes, currency)
        self.lists = Lists(taking.lists(self.group, self.place), self.put_out)
        return box(stack(self.agreement, self.waiting, self.lists, None, space="l"))

    def _form(self) -> QWidget | None:
        about = next((line for line in self.known.lines if line.n == self.on), None)
        self.form = None
        if about is None:
            return None
        told = (self, self.known, about, self.notes)
        leave = partial(self.turn, 0)
        if about.n in self.known.left:
            self.form = OpenForm(*told, match=self.match, write=self.write, leave=leave)
        else:
            self.form = MatchedForm(*told, part=self.part, leave=leave)
        made: QWidget = self.form
        return made

    def show_line(self, line: BankLine) -> None:
        """Open one line of the bank."""
        self.turn(line.n)

    def match(self) -> None:
        """Write down which entries the open line is, and go on to the next."""
        entries = self.form.entries()
        self._done(
            lambda: comparing.match(self.group, self.place, self.on, entries), _("They are matched."), undoable=True
        )

    def match_sure(self) -> None:
        """Match every line that can be only one entry."""
        self._done(lambda: comparing.match_sure(self.group, self.place), _("They are matched."), undoable=True)

    def write(self) -> None:
        """Write the open line into the book."""

        def save(*, sure: bool = False) -> None:
            comparing.write(self.group, self.place, self.on, self.form.written(), sure=sure)

        self._done(save, _("It is in the book."), lambda: save(sure=True))

    def part(self) -> None:
        """Part the open line from its entries."""
        self._done(lambda: comparing.unmatch(self.group, self.on), _("They are apart again."), undoable=True)

    def put_out(self, taken: TakenList) -> None:
        """Take a list out again."""
        self._done(lambda: taking.put_out(self.group, taken), _("The list is out again."), undoable=True)

    def _done(
        self,
        action: Callable[[], object],
        said: str,
        surely: Callable[[], object] | None = None,
        *,
        undoable: bool = False,
    ) -> None:
        if self.attempt(action, surely):
            self.turn()
            self.desk.say(said, undoable=undoable)


def _came(taken: Taken) -> str:
    """Say how many lines came in, and how many had come before."""
    new = ngettext("{count} new line came in.", "{count} new lines came in.", taken.new).format(count=taken.new)
    if not taken.again:
        return new
    again = ngettext("{count} came in before.", "{count} came in before.", taken.again).format(count=taken.again)
    return "\n".join((new, again))
