"""What stands beside the list of people: the papers to write on, who goes with whom, and what would help."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outings.company import OFFER, alone, together
from groupkit.core.outings.reckoning import name_of
from groupkit.core.outings.words.planning import WhoWords
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.outings.part import Showing
from groupkit.qt.outings.putting import NEED, PAIR, SHEET, Doing
from groupkit.qt.pieces import button, card, row, rule, stack, text
from groupkit.services.outings.known import words


class Beside(QWidget):
    """Three small cards: on paper, someone to go with, what would help."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page, self._open = page, not page.known.outing.put_away
        self._doing = Doing(page)
        parts = [self._paper(), self._company(), self._needs()] if self._open else []
        self.setLayout(stack(*parts, None, space="l"))

    def _paper(self) -> QWidget:
        page = self._page
        said = _("Put the list up, and type it in when it comes back. Nobody has to stand on it: there are slips.")
        self.type_button = button(_("Type the list in"), "quiet", "file-text", does=partial(page.turn, SHEET))
        papers = {
            "signup": (_("Print the list"), _("Print the list on which people put themselves down")),
            "slip": (_("Print slips"), _("Print slips for those who would rather not stand on a list")),
        }
        self.print_buttons: dict[str, QPushButton] = {}
        for key, (called, name) in papers.items():
            made = button(called, "plain", "printer", does=partial(page.print_paper, key))
            made.setAccessibleName(name)
            self.print_buttons[key] = made
        buttons = Columns(self.type_button, *self.print_buttons.values(), letters=0, space="s")
        return card(stack(text(_("On paper"), "heading"), text(said, "body", "soft"), buttons, space="m"))

    def _company(self) -> QWidget:
        page, told = self._page, words(WhoWords).company
        people = page.known.people
        lines = stack(text(told.title, "heading"), space="m")
        self.part_buttons: dict[int, QPushButton] = {}
        pairs, waiting = together(people), alone(people)
        for each in pairs:
            names = current().listing(name_of(who.id, people, current()) for who in each)
            said = _("{names} go together.").format(names=names)
            name = _("They go on their own: {names}").format(names=names)
            made = self._button(_("They go on their own"), name, partial(self._doing.part, each[0]))
            self.part_buttons[each[0].id] = made
            lines.addWidget(Columns((text(said), 1), made, letters=24, space="m"))
            lines.addWidget(rule())
        for who in waiting:
            said = told.offer if who.company == OFFER else told.want
            named = _("{name}: {words}").format(name=name_of(who.id, people, current()), words=said)
            lines.addWidget(text(named))
        if not (pairs or waiting):
            lines.addWidget(text(told.intro, "body", "soft"))
        self.pair_button = button(_("Say who goes with whom"), "plain", "users", does=partial(page.turn, PAIR))
        self.pair_button.setVisible(len(page.known.coming) > 1)
        self.cards_button = button(_("Print cards"), "plain", "printer", does=partial(page.print_paper, "company"))
        self.cards_button.setAccessibleName(_("Print cards for company"))
        lines.addWidget(Columns(self.pair_button, self.cards_button, letters=0, space="s"))
        return card(lines)

    def _needs(self) -> QWidget:
        page = self._page
        lines = stack(text(_("What would help"), "heading"), space="m")
        said = _("For all who come, and without names. It goes on the day the contacts go.")
        lines.addWidget(text(said, "body", "soft"))
        self.need_buttons: dict[int, QPushButton] = {}
        for need in page.whole.needs:
            name = _("Take it off: {words}").format(words=need.words)
            made = self._button(_("Take it off"), name, partial(self._doing.drop_need, need))
            self.need_buttons[need.id] = made
            lines.addWidget(Columns((text(need.words), 1), made, letters=24, space="m"))
            lines.addWidget(rule())
        self.add_need = button(_("Write down what would help"), "plain", "plus", does=partial(page.turn, NEED))
        lines.addLayout(row(self.add_need, None))
        return card(lines)

    @staticmethod
    def _button(called: str, name: str, does: Callable[[], object]) -> QPushButton:
        made = button(called, "plain", does=does)
        made.setAccessibleName(name)
        return made
