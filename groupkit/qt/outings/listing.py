"""All outings: the one that comes next with its next step, the newest in a list, and the others by their year."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QWidget

from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.steps import Progress
from groupkit.core.outings.values import Outing
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.flow import Flow
from groupkit.qt.outings.standing import standing
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import LateFold

NEWEST = 8
"""How many outings stand in the list before those of each year are folded."""


class Next(QFrame):
    """The outing that comes next, large, with its next step and one button."""

    def __init__(self, outing: Outing, progress: Progress, show: Callable[[int], object]) -> None:
        super().__init__()
        step = progress.next
        self.button = button(_("Go on with it"), "quiet", "arrow-right", does=partial(show, outing.id))
        self.button.setAccessibleName(_("Go on with {name}").format(name=outing.name))
        self.button.setProperty("large", "true")
        said = _("Every step is taken. Enjoy the day.")
        if step is not None:
            said = _("Next step: {step}").format(step=step.title)
        words = stack(
            text(_("The next outing"), "small"),
            text(outing.name, "title"),
            text(current().day(outing.day, "full"), "lead"),
            text(said),
            space="s",
        )
        lines = stack(Columns((box(words), 1), self.button, letters=30, space="l"))
        self.setLayout(stack(card(lines)))


class Listing(QWidget):
    """Each outing with its day and how far it is; past the newest, a year is built when it is opened."""

    def __init__(
        self,
        outings: Sequence[Outing],
        known: Callable[[Outing], Reckoning],
        show: Callable[[int], object],
        today: date,
    ) -> None:
        super().__init__()
        self._show, self._known, self._today = show, known, today
        self.buttons: dict[int, QPushButton] = {}
        self.folds: dict[int, LateFold] = {}
        going = [each for each in outings if not each.put_away]
        newest, older = going[:NEWEST], [each for each in outings if each not in going[:NEWEST]]
        things: list[QWidget] = [card(self._lines(newest))] if newest else []
        older.sort(key=lambda each: (each.day, each.id), reverse=True)
        for year, found in groupby(older, key=lambda each: each.day.year):
            said = _("Earlier in {year}") if year in {each.day.year for each in newest} else "{year}"
            self.folds[year] = LateFold(said.format(year=year), partial(self._year, tuple(found)))
            things.append(self.folds[year])
        self.setLayout(stack(*things, None, space="l"))
        if not newest and self.folds:
            next(iter(self.folds.values())).line.setChecked(True)

    def _year(self, found: Sequence[Outing]) -> QWidget:
        return card(self._lines(found))

    def _lines(self, outings: Sequence[Outing]) -> QLayout:
        lines = stack(space="m")
        for at, each in enumerate(outings):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._line(self._known(each)))
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
        if far := standing(known, self._today):
            said.append(text(far, "body", "soft"))
        return Columns((box(stack(*said, space="xs")), 1), going, letters=24, space="m")


# What else belongs to outings, a line each: the name of its place, what its button says, and its icon.
ELSEWHERE: tuple[tuple[str, str, str], ...] = (
    ("ideas", N_("Ideas for outings"), "message-circle"),
    ("openings", N_("Things to do outside the group"), "hand-heart"),
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
