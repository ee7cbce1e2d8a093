"""The bank of ideas on the page: found by what a group can manage, each graded in words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from groupkit.core.outings.bank import HIGH, LOW, MIDDLE, SEASONS, Wanted, easiest_first, graded, in_words
from groupkit.core.outings.words.choosing import BankIdea, GradeWords, IdeaBank
from groupkit.i18n import _, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.look import gap, worn
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick

_ACROSS = 2


class Wishes(QWidget):
    """What the group can manage: the most of each grade, in words, a season, and a roof."""

    def __init__(self, grades: tuple[GradeWords, ...], wanted: Wanted, changed: Callable[[], object]) -> None:
        super().__init__()
        self.grades = {each.key: _at_most(each, wanted.at_most.get(each.key, HIGH)) for each in grades}
        seasons = [("", _("At any time of the year")), *((key, _(words)) for key, words in SEASONS.items())]
        self.season = wide(Choice(seasons, wanted.season))
        self.roof = Tick(_("Under a roof"), _("For a wet day"), done=wanted.roof, fades=False)
        fields: list[QWidget] = [Field(each.title, self.grades[each.key]) for each in grades]
        fields += [Field(_("When"), self.season), self.roof]
        lines = stack(text(_("Choose the most that people can manage. Easier ideas stay in."), "body"), space="m")
        for first in range(0, len(fields), _ACROSS):
            lines.addWidget(
                Columns(*((each, 1) for each in fields[first : first + _ACROSS]), letters=30, space="l")
            )
        self.setLayout(lines)
        self.season.currentIndexChanged.connect(changed)
        for choice in self.grades.values():
            choice.currentIndexChanged.connect(changed)
        self.roof.toggled.connect(changed)

    def wanted(self) -> Wanted:
        """Return what was chosen."""
        at_most = {key: choice.value() or HIGH for key, choice in self.grades.items()}
        return Wanted(
            at_most={key: most for key, most in at_most.items() if most < HIGH},
            season=self.season.value() or "",
            roof=self.roof.isChecked(),
        )


def _at_most(words: GradeWords, most: int) -> Choice[int]:
    offered = [(grade, in_words(words, grade)) for grade in (LOW, MIDDLE)]
    return wide(Choice([(HIGH, _("It does not matter")), *offered], most))


class Bank(QWidget):
    """The ideas that fit, the easiest first; each opens to its grades and a way onto the ballot.

    It is long, and made when it is first opened.
    """

    def __init__(
        self, bank: IdeaBank, wanted: Wanted, offer: Callable[[BankIdea], object], *, opened: bool
    ) -> None:
        super().__init__()
        self._bank, self._wanted, self._offer = bank, wanted, offer
        self._held = QWidget()
        self.fold = Fold(_("Ideas from the bank"), self._held, opened=opened)
        self.fold.line.toggled.connect(self._fill)
        self.rows: dict[str, Entry] = {}
        if opened:
            self._fill()
        self.setLayout(stack(card(stack(self.fold), pad="l")))

    def _fill(self) -> None:
        if self._held.layout() is not None:
            return
        self.wishes = Wishes(self._bank.grades, self._wanted, self.show_fitting)
        self.finding = Fold(_("Find one that fits"), self.wishes, opened=self._wanted != Wanted())
        self.count = text("", "body", "soft")
        made = {idea.key: Entry(idea, self._bank.grades, self._offer) for idea in easiest_first(self._bank.ideas)}
        self.rows = made
        self._held.setLayout(
            stack(self.finding, rule(), self.count, box(stack(*made.values(), space="xs")), space="m")
        )
        self.show_fitting()

    @property
    def opened(self) -> bool:
        """Whether the bank lies open."""
        return self.fold.line.isChecked()

    @property
    def wanted(self) -> Wanted:
        """What was chosen."""
        return self.wishes.wanted() if self.rows else self._wanted

    @property
    def fitting(self) -> tuple[BankIdea, ...]:
        """The ideas that fit what was chosen, the easiest first."""
        return easiest_first(self._bank.ideas, self.wanted)

    def show_fitting(self) -> None:
        """Show the ideas that fit, and how many they are."""
        found = {idea.key for idea in self.fitting}
        for key, shown in self.rows.items():
            shown.setVisible(key in found)
        said = ngettext("{count} idea, the easiest first", "{count} ideas, the easiest first", len(found))
        nothing = _("No idea is all of that. Let one thing go.")
        self.count.setText(said.format(count=len(found)) if found else nothing)


class Entry(QWidget):
    """One idea of the bank: a line that opens; what is under it is made when it is first opened."""

    def __init__(self, idea: BankIdea, grades: tuple[GradeWords, ...], offer: Callable[[BankIdea], object]) -> None:
        super().__init__()
        self.idea, self._grades, self._offer = idea, grades, offer
        self._held = QWidget()
        self.fold = Fold(idea.title, self._held)
        self.fold.line.toggled.connect(self._fill)
        self.setLayout(stack(self.fold))

    def _fill(self) -> None:
        if self._held.layout() is not None:
            return
        idea = self.idea
        self.offer_button = button(_("Put it on the ballot"), "quiet", "plus", does=partial(self._offer, idea))
        self.offer_button.setAccessibleName(_("Put {name} on the ballot").format(name=idea.title))
        told = [_graded(*each) for each in graded(idea, self._grades)]
        half = -(-len(told) // 2)
        parts = [box(stack(*some, None, space="s")) for some in (told[:half], told[half:])]
        lines = stack(text(idea.about), text(idea.ask, "body", "soft"), space="m")
        lines.addWidget(Columns(*((part, 1) for part in parts), letters=30, space="xl"))
        lines.addLayout(row(self.offer_button, None))
        side = gap("xxl")
        lines.setContentsMargins(0 if worn().rtl else side, 0, side if worn().rtl else 0, gap("l"))
        self._held.setLayout(lines)


def _graded(title: str, words: str) -> QWidget:
    return box(stack(text(title, "small"), text(words), space="xs"))
