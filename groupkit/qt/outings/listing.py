"""All outings in a list: what each cost, and whether it is settled."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.outings.reckoning import Reckoning
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.flow import Flow
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import Fold


def standing(known: Reckoning) -> str:
    """Say in a few words how far an outing is."""
    if known.outing.put_away:
        return _("It is put away. The names are gone, the figures stay.")
    if not known.people:
        return _("Nobody is on the list yet.")
    if not known.costs:
        return _("Nothing is paid yet.")
    if any(known.problems()):
        return _("It cannot be shared yet.")
    many = len(known.payments)
    if not many:
        return _("All is settled.")
    said = ngettext("{count} payment, and it is settled.", "{count} payments, and it is settled.", many)
    return said.format(count=many)


class Listing(QWidget):
    """Each outing with its day and how far it is; those put away are folded."""

    def __init__(self, known: Sequence[Reckoning], show: Callable[[int], object]) -> None:
        super().__init__()
        self._show = show
        self.buttons: dict[int, QPushButton] = {}
        going = [each for each in known if not each.outing.put_away]
        away = [each for each in known if each.outing.put_away]
        things: list[QWidget] = [card(self._lines(going))] if going else []
        if away:
            self.fold = Fold(_("Put away"), card(self._lines(away)), opened=not going)
            things.append(self.fold)
        self.setLayout(stack(*things, None, space="l"))

    def _lines(self, known: Sequence[Reckoning]) -> QLayout:
        lines = stack(space="m")
        for at, each in enumerate(known):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._line(each))
        return lines

    def _line(self, known: Reckoning) -> QWidget:
        about, words = known.outing, current()
        going = button(_("Open"), "quiet", "arrow-right", does=partial(self._show, about.id))
        going.setAccessibleName(_("Open {name}").format(name=about.name))
        self.buttons[about.id] = going
        said = [text(about.name, "lead"), text(words.day(about.day, "full"), "small")]
        if known.cost:
            cost = _("It cost {amount}.").format(amount=words.money(known.cost, known.currency))
            said.append(text(cost))
        said.append(text(standing(known), "body", "soft"))
        return Columns((box(stack(*said, space="xs")), 1), going, letters=24, space="m")


# What else belongs to outings, a line each: the name of its place, what its button says, and its icon.
ELSEWHERE: tuple[tuple[str, str, str], ...] = (
    ("ideas", N_("Ideas for outings"), "message-circle"),
    ("growth", N_("Outings over time"), "calendar-days"),
)

STEPS_ELSEWHERE = {"idea": "ideas", "vote": "ideas"}
"""The steps that are taken at another place, by their field."""


class Elsewhere(QWidget):
    """The quiet ways to what else belongs to outings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.buttons = {
            place: button(_(words), "quiet", drawn, does=partial(desk.go, place))
            for place, words, drawn in ELSEWHERE
        }
        self.setLayout(Flow(*self.buttons.values()))
