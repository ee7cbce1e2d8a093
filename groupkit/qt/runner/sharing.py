"""How people take turns to speak: the next share, a pass, and a clock in colour and words; counts, never names."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from groupkit.core.runner.run import Sharing
from groupkit.core.runner.view import View
from groupkit.i18n import N_, _, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Count
from groupkit.qt.fields import Field
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.runner.stage import put

MODES = {
    "round-robin": N_("Round the circle"),
    "pick-next": N_("Whoever spoke picks the next"),
    "timed": N_("Whoever wants to, by the clock"),
    "open-ended": N_("Whoever wants to, no clock"),
    "ask-it-basket": N_("Questions out of a bowl"),
}
_SAID = {
    "": N_("A share is on."),
    "soon": N_("Nearly there: show the card."),
    "thanks": N_("Time: a quiet thank-you."),
}


class Turns(QWidget):
    """The buttons for shares, and how many there were; `sign` tells the speaker how long there is, from afar."""

    def __init__(self, does: Callable[[str], object], choose: Callable[[Sharing], object], now: Sharing) -> None:
        super().__init__()
        self.share_button = button(_("Next share"), "quiet", "message-circle", does=lambda: does("share"))
        self.pass_button = button(_("Pass"), "quiet", does=lambda: does("pass"))
        self.end_button = button(_("End this share"), "plain", does=lambda: does("end"))
        self.how_button = button(_("How we share"), "plain", "settings", does=self._open)
        self.told = text("", "body", "soft")
        self.signal = text("", "heading")
        self.sign = card(stack(self.signal), "care", pad="m")
        self.choices = Choices(choose, now)
        self.choices.hide()
        self._bell, self._rung = now.bell, ""
        buttons = Columns(
            self.share_button, self.pass_button, self.end_button, self.how_button, letters=0, space="s"
        )
        self.setLayout(stack(buttons, self.told, self.choices, space="s"))

    def _open(self) -> None:
        self.choices.setVisible(self.choices.isHidden())

    def show_view(self, view: View, sharing: Sharing, *, speaking: bool) -> None:
        """Show the share that is on, if one is, and the counts."""
        self._bell = sharing.bell
        said = _(_SAID[view.signal]) if speaking else ""
        put(self.signal, said)
        self.sign.setVisible(speaking)
        if view.signal != self._rung:
            self._turn(view.signal)
        self.end_button.setVisible(speaking)
        put(self.told, _counts(view, sharing))

    def _turn(self, signal: str) -> None:
        """Change the colour of the sign; ring softly only where the group asked for it."""
        self._rung = signal
        self.sign.setProperty("card", "care" if signal else "accent")
        self.sign.style().polish(self.sign)
        if signal and self._bell:
            QApplication.beep()


def _counts(view: View, sharing: Sharing) -> str:
    if view.suggested:
        fits = ngettext(
            "About {count} minute each for those still to come.",
            "About {count} minutes each for those still to come.",
            view.suggested,
        )
        return fits.format(count=view.suggested)
    if not sharing.turns:
        return _("Whoever is here for the first time may go first, go last, or just listen.")
    return ngettext("{count} share so far.", "{count} shares so far.", sharing.turns).format(count=sharing.turns)


class Choices(QWidget):
    """How people take turns tonight; forgotten when the meeting is over."""

    def __init__(self, choose: Callable[[Sharing], object], now: Sharing) -> None:
        super().__init__()
        self._now, self._choose = now, choose
        self.mode = Choice(((mode, _(words)) for mode, words in MODES.items()), now.mode)
        self.minutes = Count(now.minutes)
        self.people = Count(now.people or None)
        bells: tuple[tuple[bool, str], ...] = ((False, _("No sound")), (True, _("A soft bell")))
        self.bell = Choice(bells, now.bell)
        self.save_button = button(_("Share like this"), "quiet", "check", does=self._save)
        fields = Columns(
            Field(_("How we take turns"), self.mode),
            Field(_("Minutes each, 0 for no clock"), self.minutes),
            Field(_("How many of us, if you like"), self.people),
            Field(_("When the time is over"), self.bell),
            letters=14,
        )
        self.setLayout(stack(box(stack(fields)), row(self.save_button, None), space="s"))

    def _save(self) -> None:
        self._choose(
            replace(
                self._now,
                mode=self.mode.value() or self._now.mode,
                minutes=self.minutes.count() or 0,
                people=self.people.count() or 0,
                bell=self.bell.value() is True,
            )
        )
        self.hide()
