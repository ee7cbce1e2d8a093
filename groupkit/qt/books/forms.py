"""The small forms beside the lists: move money, give to another pot, put an entry right."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from groupkit.core.books import Told
from groupkit.core.ledger import FundKind, PlaceKind, offered
from groupkit.core.moves import Move, Transfer
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import _, current
from groupkit.qt.books.keeping import KeepingPage
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.money.names import Name, known
from groupkit.qt.pieces import button, card, stack, text
from groupkit.services import ledger
from groupkit.services.group import Group

Does = Callable[[], object]


def pence_of(amount: Amount, problems: list[Problem]) -> int:
    """Return an amount as typed; one that cannot be read is added to the problems."""
    try:
        return amount.pence()
    except RefusedError as refused:
        problems += refused.problems
        return 1


def name_of(group: Group) -> Name:
    """Return a choice of who it was, as wide as its form."""
    made = Name(known(group))
    wide(made)
    return made


class SideForm(QWidget):
    """A form on a card: its heading, its questions, a button that keeps it, and one that leaves it."""

    def __init__(self, heading: str, sentence: str = "") -> None:
        super().__init__()
        self._heading, self._sentence = heading, sentence

    def lay(self, questions: list[QWidget], keep: str, save: Does, leave: Does, *below: QWidget) -> None:
        """Put the questions on the card, with the buttons under them."""
        self.save_button = button(keep, "quiet", "check", does=save)
        self.leave_button = button(_("Leave it"), "plain", does=leave)
        for asked in questions:
            for entry in asked.findChildren(QLineEdit):
                if not isinstance(entry.parent(), QComboBox | QAbstractSpinBox):
                    entry.returnPressed.connect(entry.focusNextChild)
        said = [text(self._sentence, "body", "soft")] if self._sentence else []
        buttons = Columns(self.save_button, self.leave_button, letters=0, space="s")
        whole = stack(text(self._heading, "heading"), *said, *questions, buttons, *below, space="l")
        self.setLayout(stack(card(whole), None))


class MoveForm(SideForm):
    """Money that goes from one place to another, as when it is banked or handed over."""

    def __init__(self, page: KeepingPage, save: Does, leave: Does) -> None:
        super().__init__(_("Move money"), _("From one place to another. It stays the group’s, in the same pot."))
        group, add = page.group, page.field
        places = offered(ledger.places(group))
        named = [(place.id, place.name) for place in places]
        bank = next((place.id for place in places if place.kind is PlaceKind.BANK), None)
        self.amount = Amount(group.profile.currency)
        self.out_of, self.into = wide(Choice(named)), wide(Choice(named, bank or named[-1][0]))
        self.fund = wide(Choice((fund.id, fund.name) for fund in offered(ledger.funds(group))))
        self.day = Day(group.today())
        self.who, self.second = name_of(group), name_of(group)
        self.note = line(example=_("Banked at the counter"))
        pot = Field(_("Which pot is it in?"), self.fund)
        pot.setVisible(self.fund.count() > 1)
        nobody = _("Leave it empty if nobody else was there.")
        self.lay(
            [
                add("amount", Field(_("How much?"), self.amount, check=self.amount.complaint)),
                add("out_of", Field(_("Out of which place?"), self.out_of)),
                add("place", Field(_("Into which place?"), self.into)),
                add("fund", pot),
                add("day", Field(_("On which day?"), self.day)),
                add("who", Field(_("Who took it or gave it?"), self.who)),
                add("second", Field(_("Who saw it?"), self.second, hint=nobody)),
                add("note", Field(_("A few words, if you like"), self.note)),
            ],
            _("Write it down"), save, leave,
        )  # fmt: skip

    def moved(self) -> Move:
        """Return the move as answered; refuse with everything to put right."""
        problems: list[Problem] = []
        made = Move(
            day=self.day.day(),
            pence=pence_of(self.amount, problems),
            fund=self.fund.value() or 0,
            out_of=self.out_of.value() or 0,
            into=self.into.value() or 0,
            who=self.who.name(),
            second=self.second.name(),
            note=self.note.text().strip(),
        )
        refuse([*problems, *made.problems()])
        return made


class TransferForm(SideForm):
    """Money that goes from one pot to another where it lies, because the group decided so."""

    def __init__(self, page: KeepingPage, save: Does, leave: Does) -> None:
        sentence = _("The money stays where it is; what it is for changes. The group decides that.")
        super().__init__(_("Give to another pot"), sentence)
        self._group, add = page.group, page.field
        self._pots = {fund.id: fund for fund in offered(ledger.funds(self._group))}
        named = [(fund.id, fund.name) for fund in self._pots.values()]
        self.amount = Amount(self._group.profile.currency)
        self.place = wide(Choice((place.id, place.name) for place in offered(ledger.places(self._group))))
        self.out_of, self.into = wide(Choice(named)), wide(Choice(named, named[-1][0]))
        self.why = line(example=_("For the bus to the sea"))
        self.decided_on = Day(self._group.today())
        self.consent = line(example=_("Ms Lee, on 3 November"))
        hint = _("This money was given for one purpose. Write who of the funder said yes, and when.")
        self._asked = Field(_("Who of the funder said yes?"), self.consent, hint=hint)
        self.out_of.currentIndexChanged.connect(lambda _at: self._ask())
        self._ask()
        self.lay(
            [
                add("amount", Field(_("How much?"), self.amount, check=self.amount.complaint)),
                add("out_of", Field(_("Out of which pot?"), self.out_of)),
                add("fund", Field(_("Into which pot?"), self.into)),
                add("consent", self._asked),
                add("place", Field(_("Where does it lie?"), self.place)),
                add("why", Field(_("Why?"), self.why)),
                add("decided_on", Field(_("When did the group decide it?"), self.decided_on)),
            ],
            _("Write it down"), save, leave,
        )  # fmt: skip

    def _ask(self) -> None:
        pot = self._pots.get(self.out_of.value() or 0)
        self._asked.setVisible(pot is not None and pot.kind is FundKind.RESTRICTED)

    def given(self) -> Transfer:
        """Return what is given as answered; refuse with everything to put right."""
        problems: list[Problem] = []
        made = Transfer(
            pence=pence_of(self.amount, problems),
            place=self.place.value() or 0,
            out_of=self._pots[self.out_of.value() or 0],
            into=self._pots[self.into.value() or 0],
            why=self.why.text(),
            decided_on=self.decided_on.day(),
            consent=self.consent.text() if self._asked.isVisibleTo(self) else "",
        )
        refuse([*problems, *made.problems(self._group.today())])
        return made


class PutRightForm(SideForm):
    """An entry that is taken back by a new one; both stay in the book."""

    def __init__(self, page: KeepingPage, told: Told, save: Does, leave: Does) -> None:
        sentence = _(
            "A new entry takes it back, and both stay in the book. Then write it down once more, as it was."
        )
        super().__init__(_("Put entry {number} right").format(number=told.number), sentence)
        words, currency = current(), page.group.profile.currency
        lines: list[QWidget] = [text(told.title(words, currency), "lead")]
        if told.pence is not None:
            lines.append(text(words.money(told.pence, currency)))
        if detail := told.detail(words):
            lines.append(text(detail, "small"))
        self.why = line(example=_("The wrong amount"))
        self.who = name_of(page.group)
        self.lay(
            [
                *lines,
                page.field("why", Field(_("What was wrong?"), self.why)),
                page.field("made_by", Field(_("Who puts it right?"), self.who)),
            ],
            _("Put it right"), save, leave,
        )  # fmt: skip
