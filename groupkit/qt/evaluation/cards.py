"""One round of talks on its card: how far it has come, in words, and what can be done next; nobody is counted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.evaluation.destroyed import RULES, WHATS, Gone, What
from groupkit.core.evaluation.rounds import KINDS, STATES, State
from groupkit.i18n import N_, _, current
from groupkit.qt.flow import flow
from groupkit.qt.pieces import Item, box, button, card, chip, mark, row, stack, text
from groupkit.qt.sections import Fold
from groupkit.services.evaluation.rounds import Status

PLAN, CODE, BESIDE, CHECK, MATRIX, CLOSE, DESTROY = "plan", "code", "beside", "check", "matrix", "close", "destroy"
RECORDINGS = "recordings"
_SAID = {
    State.OPEN: N_("People have been asked since {day}. {reader} sees who is next."),
    State.CODING: N_("The talks ended on {closed}. {first} and {second} look for themes, each alone."),
    State.AGREED: N_("{first} and {second} agreed what was heard. Now look who is in the room."),
    State.TOLD: N_("The group has heard the themes. Write down what it says to them."),
    State.DESTROYED: N_("Only its name is left, and what the group heard."),
}
_DOES: dict[State, tuple[str, ...]] = {
    State.OPEN: (PLAN, CODE, BESIDE, CLOSE),
    State.CODING: (CODE, BESIDE, PLAN, DESTROY),
    State.AGREED: (CHECK, MATRIX, CODE, DESTROY),
    State.TOLD: (CHECK, MATRIX, DESTROY),
    State.DESTROYED: (CHECK,),
}
_BUTTONS = {
    PLAN: (N_("Who is next"), "calendar-days"),
    CODE: (N_("Look for themes"), "search"),
    BESIDE: (N_("Lay it side by side"), "users"),
    CHECK: (N_("What the group hears"), "users"),
    MATRIX: (N_("What was heard"), "lock"),
    CLOSE: (N_("The talks are over"), "check"),
    RECORDINGS: (N_("All recordings are destroyed"), "check"),
    DESTROY: (N_("Let it all go"), "trash-2"),
}
_LAST = frozenset({CLOSE, DESTROY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What a button does with the round, the round whose first button is that of the page, and if both coded."""

    does: Callable[[str, str], object]
    first: str
    both_in: bool = False


class RoundCard(QWidget):
    """A round of talks, its buttons, and under them what is asked before one of them is taken."""

    def __init__(self, standing: Status, doing: Doing, gone: tuple[Gone, ...], asked: QWidget | None) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        tone = "accent" if standing.state is State.OPEN else "plain"
        parts: list[Item] = [
            row((text(standing.title, "heading"), 1), chip(_(STATES[standing.state]), tone), space="m"),
            text(_sentence(standing), "body", "soft"),
        ]
        if standing.state is not State.DESTROYED:
            parts.append(text(_until(standing), "small", "soft"))
        names = _names(standing, both_in=doing.both_in)
        for at, name in enumerate(names):
            main = not at and standing.key == doing.first and asked is None
            kind = "primary" if main else "plain" if name in _LAST else "quiet"
            self.buttons[name] = self._button(name, kind, standing, doing)
        parts.append(flow(*self.buttons.values()))
        if asked is not None:
            parts.append(asked)
        if gone:
            lines = [*map(_gone, gone), *self._recordings(standing, doing, gone)]
            parts.append(Fold(_("What is gone"), box(stack(*lines, space="s"))))
        self.setLayout(stack(card(stack(*parts, space="m"))))

    def _recordings(self, standing: Status, doing: Doing, gone: Iterable[Gone]) -> Iterator[QWidget]:
        """Yield the button that writes down that recordings were destroyed: groupkit itself keeps none."""
        if standing.state is not State.DESTROYED and all(each.what is not What.RECORDING for each in gone):
            self.buttons[RECORDINGS] = made = self._button(RECORDINGS, "plain", standing, doing)
            yield box(row(made, None))

    def _button(self, name: str, kind: str, standing: Status, doing: Doing) -> QPushButton:
        words, drawn = _BUTTONS[name]
        made = button(_(words), kind, drawn, does=lambda: doing.does(name, standing.key))
        made.setAccessibleDescription(standing.title)
        return made


def _names(standing: Status, *, both_in: bool) -> tuple[str, ...]:
    """Return what can be done, the next thing first: two who have both coded come together before anything else."""
    names = _DOES[standing.state]
    if BESIDE not in names:
        return names
    rest = tuple(each for each in names if each != BESIDE)
    if not both_in:
        return rest
    return (BESIDE, *rest) if standing.state is State.CODING else (rest[0], BESIDE, *rest[1:])


def _sentence(standing: Status) -> str:
    day = current().day
    return _(_SAID[standing.state]).format(
        day=day(standing.opened_on, "full"),
        closed=day(standing.closed_on, "full") if standing.closed_on else "",
        reader=standing.reader,
        first=standing.coders[0],
        second=standing.coders[1],
    )


def _until(standing: Status) -> str:
    said = _("{kind}. What was said is kept until {day}, then it goes for good.")
    return said.format(kind=_(KINDS[standing.kind]), day=current().day(standing.keep_until, "full"))


def _gone(each: Gone) -> QWidget:
    said = _("{what}: gone on {day}. {rule}.").format(
        what=_(WHATS[each.what]), day=current().day(each.gone_on, "full"), rule=_(RULES[each.rule])
    )
    return box(row(mark("check", "accent"), (text(said, "small"), 1), space="s"))
