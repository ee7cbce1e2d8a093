"""The list of money sheets: which are started, sent, asked about or paid, and which came in from other groups."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

from PySide6.QtWidgets import QFrame, QLayout, QPushButton

from groupkit.core.meetings import Occasion
from groupkit.core.states import State, Status
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.money import papers
from groupkit.qt.money.figures import CHIPS
from groupkit.qt.money.figures import money as amount
from groupkit.qt.money.place import MoneyPlace, has_tin
from groupkit.qt.money.view import View
from groupkit.qt.pieces import button, card, stack, text
from groupkit.qt.sections import banner, empty, header
from groupkit.qt.tables import Column, Table
from groupkit.services import counting, meetings, money, reserve, vouchers
from groupkit.services.funding import awards

_WAITING = (State.SENT, State.REPLIED)


class ListView(View):
    """Every sheet and how it stands, with the next thing to do in the corner."""

    key = "list"

    def __init__(self, page: MoneyPlace) -> None:
        super().__init__(page)
        self.lines = money.status(self.group)
        self.own = tuple(line for line in self.lines if line.received is None)
        self.received = tuple(line for line in self.lines if line.received is not None)
        self.tables: list[Table[Status]] = []

    def content(self) -> QLayout:
        """Return the list."""
        main = self._main()
        kind = "quiet" if main else "primary"
        self.open_button = button(_("Open a sheet or an answer"), kind, "inbox", does=self.open_file)
        self.primary = main or self.open_button
        head = header(_("Money"), self._sentence(), self.primary, *self._beside())
        cards: list[QFrame] = []
        if self.received:
            cards.append(self._card(_("Sheets that came in"), self.received))
        if self.own:
            cards.append(self._card(_("Our sheets"), self.own))
        self.page.first = self.primary
        below = Columns(*self._papers(), letters=0, space="s")
        return stack(head, *self._asked(), *(cards or [self._empty()]), *self._word(), below, None)

    def _beside(self) -> tuple[QPushButton, ...]:
        go = partial(self.desk.go, "treasury")
        self.all_button = button(_("All about the money"), "plain", "wallet", does=go)
        return (self.all_button,) if self.primary is self.open_button else (self.all_button, self.open_button)

    def _main(self) -> QPushButton | None:
        """Return the button for the next undone thing, if there is one."""
        draft = next((line for line in reversed(self.own) if line.state is State.DRAFT), None)
        asked = next((line for line in self.own if line.state is State.QUERIED), None)
        waiting = next((line for line in reversed(self.received) if line.state in _WAITING), None)
        tonight = self._unstarted()
        if draft is not None:
            words = _("Go on with sheet {number}").format(number=draft.number)
            return button(words, "primary", "wallet", does=partial(self._open, draft))
        if asked is not None:
            words = _("Answer about sheet {number}").format(number=asked.number)
            return button(words, "primary", "message-circle", does=partial(self._open, asked))
        if tonight is not None:
            today = tonight.day == self.group.today()
            words = _("Start tonight’s sheet") if today else _("Start the sheet for {day}")
            words = words.format(day=current().day(tonight.day, "short"))
            return button(words, "primary", "plus", does=partial(self.page.show_sheet, tonight))
        if waiting is not None:
            return button(_("Look at the sheet"), "primary", "inbox", does=partial(self._open, waiting))
        return None

    def _unstarted(self) -> Occasion | None:
        """Return the meeting that is on or comes next, when its sheet can be started."""
        held = meetings.tonight(self.group)
        if held is None or held.meeting.place is None:
            return None
        same = (line for line in self.own if line.day == held.day and line.meeting == held.meeting.name)
        done = any(line.state is not State.VOID for line in same)
        return None if done else held

    def _sentence(self) -> str:
        asked = next((line for line in self.own if line.state is State.QUERIED), None)
        waiting = sum(line.state in _WAITING for line in self.received)
        if asked is not None:
            return _("{by} has a question about sheet {number}.").format(by=asked.by, number=asked.number)
        if waiting:
            said = ngettext("{count} sheet waits for your answer.", "{count} sheets wait for your answer.", waiting)
            return said.format(count=waiting)
        if any(line.state is State.DRAFT for line in self.own):
            return _("One sheet is started. Everything on it is kept.")
        if all(line.state is State.VOID for line in self.lines):
            return _("One sheet for each meeting, counted by two people.")
        return _("Every sheet is sent. Nothing waits for you here.")

    def _asked(self) -> list[QFrame]:
        asked = next((line for line in self.own if line.state is State.QUERIED), None)
        if asked is None:
            return [
                banner(said) for said in islice((*awards.announced(self.group), *vouchers.announced(self.group)), 1)
            ]
        said = _("{by} asks about sheet {number}: {words}").format(
            by=asked.by, number=asked.number, words=asked.words
        )
        return [banner(said, drawn="message-circle")]

    def _word(self) -> list[QFrame]:
        """Say calmly what is worth a word about cash and counts, in one quiet card."""
        said = reserve.worth_a_word(self.group)
        return [card(stack(*(text(each, "body", "soft") for each in said), space="s"), "sunken")] if said else []

    def _empty(self) -> QFrame:
        if has_tin(self.group):
            return empty(
                _("No money sheet yet"),
                _("Start one when the meeting is over, or put a sheet that came to you onto this page."),
            )
        self.setup_button = button(_("Set up the tin"), "quiet", "wallet", does=self._set_up)
        return empty(
            _("Does your group keep cash?"),
            _("Say once where the money is and how much there is. It takes two minutes."),
            self.setup_button,
        )

    def _set_up(self) -> None:
        self.page.open_form("setup")

    def _card(self, title: str, lines: Sequence[Status]) -> QFrame:
        currency = self.group.profile.currency
        columns: tuple[Column[Status], ...] = (
            Column(title=N_("Sheet"), words=_sheet),
            Column(title=N_("Counted"), words=partial(_counted, currency), figures=True),
            Column(title=N_("How it stands"), words=_state, tone=_tone),
        )
        table = Table(columns, title)
        table.show_rows(lines)
        table.opened.connect(self._open)
        table.clicked.connect(lambda index: self._open(lines[index.row()]))
        table.setFixedHeight(table.minimumHeight())
        self.tables.append(table)
        return card(stack(text(title, "heading"), table, space="m"))

    def _open(self, line: Status) -> None:
        if line.sheet is not None:
            sheet = line.sheet
            self.page.attempt(lambda: self.page.show_sheet(money.get(self.group, sheet)))
        elif line.received is not None:
            self.page.show_received(line.received)

    def open_file(self) -> None:
        """Take in a sheet or an answer from its file."""
        path = self.page.ask_source()
        if path is not None:
            self.page.take_in(path)

    def _papers(self) -> list[QPushButton]:
        profile = self.group.profile
        made: list[tuple[str, str, Callable[[], object]]] = [
            (_("Claims and advances"), "wallet", lambda: self.desk.go("claims")),
            (_("Print a sheet to fill by hand"), "file-text", self._print_blank),
        ]
        if self.lines:
            make = papers.statuses(profile, self.lines)
            name = _("Money sheets – {group}").format(group=profile.name)
            made.append((_("Print this list"), "printer", lambda: printing.print_out(self.desk, self.page, make)))
            made.append((_("Save as PDF"), "download", lambda: printing.save(self.desk, self.page, name, make)))
        return [self.aside(*each) for each in made]

    def _print_blank(self) -> None:
        printing.print_out(
            self.desk, self.page, papers.blank_sheet(self.group.profile, counting.worths(self.group))
        )


def _sheet(line: Status) -> str:
    day = current().day(line.day, "short")
    if line.received is not None:
        return _("{group}, sheet {number}, {day}").format(group=line.group, number=line.number, day=day)
    return _("Sheet {number}, {day}, {meeting}").format(number=line.number, day=day, meeting=line.meeting)


def _counted(currency: str, line: Status) -> str:
    return "" if line.counted is None else amount(line.counted, currency)


def _state(line: Status) -> str:
    return _(CHIPS[line.state][0]).format(number=line.see)


def _tone(line: Status) -> str:
    return CHIPS[line.state][1]
