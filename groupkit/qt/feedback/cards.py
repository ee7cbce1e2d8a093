"""One round on its card: how far it has come, in words, and what can be done next; never how many answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.feedback.rounds import State
from groupkit.i18n import N_, _, current, pgettext
from groupkit.qt.flow import flow
from groupkit.qt.pieces import Item, button, card, chip, row, stack, text
from groupkit.services.feedback.rounds import Standing
from groupkit.services.feedback.rounds import said as said_of_rounds

KIOSK, PRINT, SCANS, TYPE, CLOSE = "kiosk", "print", "scans", "type", "close"
OPEN, DESTROY, RESULTS, TEXTS = "open", "destroy", "results", "texts"
CARDS, FORGET = "cards", "forget"
_SAID = {
    State.OPEN: N_("It has been open since {day}. People can answer here or on paper."),
    State.CLOSED: N_("It was closed on {closed}. {reader} and {trustee} open the box together."),
    State.OPENED: N_("It was open from {day} to {closed}."),
    State.MERGED: N_("Its box stayed shut, and its answers went on into the next round."),
    State.DESTROYED: N_("The box was destroyed with everything in it. Nobody has read it."),
}
UNTIL = N_("If nobody opens its box by {day}, it is destroyed unread.")
"""What is said of the day on which a box goes."""
_WORDS_UNTIL = N_("What people wrote is kept until {day}, for {reader} alone.")
_SHUT = (State.OPEN, State.CLOSED)
_ONE_DAY = N_("It was open on {day}.")
_DOES: dict[State, tuple[str, ...]] = {
    State.OPEN: (KIOSK, PRINT, CARDS, SCANS, TYPE, CLOSE),
    State.CLOSED: (OPEN, DESTROY),
    State.OPENED: (RESULTS, TEXTS, FORGET),
    State.MERGED: (),
    State.DESTROYED: (),
}
_BUTTONS = {
    KIOSK: (N_("Start the kiosk"), "play"),
    PRINT: (N_("Print forms"), "printer"),
    CARDS: (N_("Print two-word cards"), "printer"),
    SCANS: (N_("Read in scans"), "upload"),
    TYPE: (N_("Type in sheets"), "file-text"),
    CLOSE: (N_("Close the round"), "lock"),
    OPEN: (N_("Open with {reader} and {trustee}"), "lock"),
    DESTROY: (N_("Destroy it unread"), "trash-2"),
    RESULTS: (N_("See what came of it"), "arrow-right"),
    TEXTS: (N_("What people wrote"), "lock"),
    FORGET: (N_("Forget the cards"), "trash-2"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What a button of a card does with the round, and the round whose first button is the one of the page."""

    does: Callable[[str, str], object]
    first: str


class RoundCard(QWidget):
    """A round, its buttons, and under them what is asked before one of them is taken."""

    def __init__(self, standing: Standing, doing: Doing, asked: QWidget | None, *, words: bool = False) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        said, tone = _chip(standing.state)
        title = _("{label}: {title}").format(title=standing.title, label=standing.label)
        heading = text(title if standing.label else standing.title, "heading")
        parts: list[Item] = [
            row((heading, 1), chip(said, tone), space="m"),
            text(_sentence(standing), "body", "soft"),
        ]
        if words or standing.state in _SHUT:
            parts.append(text(_until(standing), "small", "soft"))
        if standing.kept:
            day = current().day(standing.keep_until, "full")
            parts.append(text(said_of_rounds().cards.kept.format(day=day), "body", "soft"))
        left_out = {CARDS: not standing.cards, FORGET: not standing.kept, TEXTS: not words}
        names = [name for name in _DOES[standing.state] if not left_out.get(name)]
        for at, name in enumerate(names):
            main = not at and standing.key == doing.first and asked is None
            kind = (
                "primary" if main else "quiet" if not at or name in {PRINT, CARDS, SCANS, TYPE, TEXTS} else "plain"
            )
            self.buttons[name] = self._button(name, kind, standing, doing)
        if names:
            parts.append(flow(*self.buttons.values()))
        if asked is not None:
            parts.append(asked)
        self.setLayout(stack(card(stack(*parts, space="m"))))

    def _button(self, name: str, kind: str, standing: Standing, doing: Doing) -> QPushButton:
        words, drawn = _BUTTONS[name]
        said = _(words).format(**_names(standing))
        made = button(said, kind, drawn, does=lambda: doing.does(name, standing.key))
        made.setAccessibleDescription(standing.title)
        return made


def _chip(state: State) -> tuple[str, str]:
    """Return what a chip says of a state, and its tone; a round that is open is no button to open something."""
    return {
        State.OPEN: (pgettext("feedback/round", "Open"), "accent"),
        State.CLOSED: (pgettext("feedback/round", "Closed"), "plain"),
        State.OPENED: (_("Its box was opened"), "plain"),
        State.MERGED: (_("Went on into the next round"), "plain"),
        State.DESTROYED: (_("Destroyed unread"), "plain"),
    }[state]


def _names(standing: Standing) -> Mapping[str, str]:
    return {"reader": standing.reader, "trustee": standing.trustee}


def _until(standing: Standing) -> str:
    """Return on which day a box goes, or what people wrote."""
    said = _WORDS_UNTIL if standing.state is State.OPENED else UNTIL
    return _(said).format(day=current().day(standing.keep_until, "full"), **_names(standing))


def _sentence(standing: Standing) -> str:
    words = current()
    days = {
        "day": words.day(standing.opened_on, "long"),
        "closed": words.day(standing.closed_on, "long") if standing.closed_on else "",
    }
    one_day = standing.state is State.OPENED and standing.opened_on == standing.closed_on
    return _(_ONE_DAY if one_day else _SAID[standing.state]).format(**days, **_names(standing))
