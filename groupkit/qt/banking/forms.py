"""One line of the bank: which entry of the book it is, or how it is written into the book."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from groupkit.core.banking.beside import Beside
from groupkit.core.banking.lines import BankLine
from groupkit.core.ledger import FundKind
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name
from groupkit.qt.money.names import known as names
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.services import ledger
from groupkit.services.banking.comparing import Written

Action = Callable[[], object]
KIND, PLACE = "kind", "place"
_OFFERED, _DAYS = 12, 60


class LineForm(QWidget):
    """A line of the bank beside the entries it may be; what is in no entry is written down here."""

    def __init__(self, page: Page, known: Beside, about: BankLine, notes: Mapping[int, str]) -> None:
        super().__init__()
        self.about, self._currency = about, page.group.profile.currency
        self.left = known.left.get(about.n)
        self._notes, self._known = notes, known
        words = current()
        said = _("{day}: {amount}").format(
            day=words.day(about.day, "full"), amount=words.money(about.pence, self._currency)
        )
        self.things: list[QWidget] = [text(about.words or _("Without words"), "heading"), text(said)]

    def lay(self, *things: QWidget) -> None:
        """Put everything on one card."""
        self.setLayout(stack(card(stack(*self.things, *things, space="l")), None))

    def entry_words(self, seq: int, pence: int) -> tuple[str, str]:
        """Return what an entry is called on a tick, and its day and amount."""
        words = current()
        title = _("Entry {entry}: {what}").format(entry=seq, what=self._notes[seq])
        day, amount = words.day(self._known.entries[seq][0], "sheet"), words.money(pence, self._currency)
        return title, _("{day}: {amount}").format(day=day, amount=amount)


class MatchedForm(LineForm):
    """A line that is in the book already, and a way to part it from its entries."""

    def __init__(
        self,
        page: Page,
        known: Beside,
        about: BankLine,
        notes: Mapping[int, str],
        *,
        part: Action,
        leave: Action,
    ) -> None:
        super().__init__(page, known, about, notes)
        said = [
            text("\n".join(self.entry_words(each.entry, each.pence)))
            for each in known.matches
            if each.line == about.n
        ]
        self.part_button = button(_("It is not the same"), "plain", "x", does=part)
        self.leave_button = button(_("Close"), "quiet", does=leave)
        self.lay(
            text(_("It is in the book:"), "lead"), *said, Columns(self.leave_button, self.part_button, letters=0)
        )


class OpenForm(LineForm):
    """A line that is not in the book: choose its entry, or several, or write it down."""

    def __init__(
        self,
        page: Page,
        known: Beside,
        about: BankLine,
        notes: Mapping[int, str],
        *,
        match: Action,
        write: Action,
        leave: Action,
    ) -> None:
        super().__init__(page, known, about, notes)
        self.page = page
        likely = {each.entry for each in known.suggested if each.line == about.n}
        offered = self._offered(likely)
        self.ticks = {
            seq: Tick(*self.entry_words(seq, pence), done=seq in likely) for seq, pence in offered.items()
        }
        self.match_button = button(_("It is the same"), "quiet", "check", does=match)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        same: list[QWidget] = []
        if self.ticks:
            entries = box(stack(*self.ticks.values(), space="xs"))
            same = [page.field("entries", Field(_("Which entry of the book it is"), entries)), self.match_button]
        self.fold = Fold(_("It is not in the book: write it down"), self._writing(write), opened=not self.ticks)
        self.lay(*same, self.fold, self.leave_button)

    def _offered(self, likely: set[int]) -> dict[int, int]:
        """Return the entries it may be: those that were worked out, then the nearest that go the same way."""
        known, left = self._known, self.left or 0
        near = {
            seq: pence
            for seq, pence in known.waiting.items()
            if pence * left > 0 and abs((known.entries[seq][0] - self.about.day).days) <= _DAYS
        }
        ordered = sorted(
            near, key=lambda seq: (seq not in likely, abs(known.entries[seq][0] - self.about.day), seq)
        )
        return {seq: near[seq] for seq in ordered[:_OFFERED]}

    def _writing(self, write: Action) -> QWidget:
        group, page = self.page.group, self.page
        direction = "in" if (self.left or 0) > 0 else "out"
        kinds = [((KIND, each.id), each.name) for each in ledger.kinds(group, direction) if each.closed_on is None]
        moved = _("It came from {place}") if direction == "in" else _("It went to {place}")
        here = self._known.lists[0].place
        places = [
            ((PLACE, each.id), moved.format(place=each.name))
            for each in ledger.places(group)
            if each.closed_on is None and each.id != here
        ]
        self.what = wide(Choice([*kinds, *places]))
        funds = [each for each in ledger.funds(group) if each.closed_on is None]
        general = next((each.id for each in funds if each.kind is FundKind.GENERAL), None)
        self.fund = wide(Choice([(each.id, each.name) for each in funds], general))
        self.note = line(self.about.words, most=200)
        self.made_by, self.second = Name(names(group)), Name(names(group))
        self.write_button = button(_("Write it in the book"), "quiet", "check", does=write)
        return box(
            stack(
                page.field("kind", Field(_("What it was"), self.what)),
                page.field("fund", Field(_("Which pot"), self.fund)),
                page.field("note", Field(_("In a few words"), self.note)),
                page.field("made_by", Field(_("Who does this"), self.made_by)),
                page.field("second", Field(_("Who else agrees"), self.second)),
                self.write_button,
                space="l",
            )
        )

    def entries(self) -> tuple[int, ...]:
        """Return the entries that are ticked."""
        return tuple(seq for seq, tick in self.ticks.items() if tick.isChecked())

    def written(self) -> Written:
        """Return how the line is written into the book."""
        sort, number = self.what.value() or (KIND, 0)
        return Written(
            fund=self.fund.value() or 0,
            kind=number if sort == KIND else None,
            place=number if sort == PLACE else None,
            note=self.note.text().strip(),
            made_by=self.made_by.name(),
            second=self.second.name(),
        )
