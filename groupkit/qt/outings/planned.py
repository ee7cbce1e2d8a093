"""What stands beside the steps: the day, the place and the rules as they are planned, and calling it off."""

from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from groupkit.core.outings.words.people import SignupWords
from groupkit.core.outings.words.planning import PhotoWords, WhoWords
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import button, card, row, stack, text
from groupkit.services.outings import planning
from groupkit.services.outings.known import words


class Planned(QWidget):
    """The day and the rules of an outing, each with its way to change it."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page = page
        things: list[QWidget] = [self._day(), self._rules()]
        if not page.known.outing.put_away:
            self.off = CallOff(page)
            things.append(self.off)
        self.setLayout(stack(*things, None, space="l"))

    def _day(self) -> QFrame:
        known, say = self._page.whole, current()
        plan = known.plan
        lines = stack(text(_("The day"), "heading"), text(say.day(known.outing.day, "full")), space="s")
        if plan.start is not None and plan.finish is not None:
            said = _("From {start} to about {finish}")
            lines.addWidget(text(said.format(start=f"{plan.start:%H:%M}", finish=f"{plan.finish:%H:%M}")))
        elif plan.start is not None:
            lines.addWidget(text(_("From {start}").format(start=f"{plan.start:%H:%M}")))
        if plan.spare_day is not None:
            lines.addWidget(text(_("Spare day: {day}").format(day=say.day(plan.spare_day, "full")), "small"))
        lines.addWidget(text(plan.place or _("No place yet."), "body", "" if plan.place else "soft"))
        self.day_button = self._change(_("Change the day"), "day")
        self.place_button = self._change(_("Change the place"), "where")
        lines.addWidget(Columns(self.day_button, self.place_button, letters=0, space="s"))
        return card(lines)

    def _rules(self) -> QFrame:
        plan, say = self._page.whole.plan, current()
        back = words(SignupWords).drop_out
        refunds = {"back_all": back.back_all, "back_if_filled": back.back_if_filled, "back_none": back.back_none}
        who = next((rule.title for rule in words(WhoWords).rules if rule.key == plan.who), "")
        photos = next((rule.title for rule in words(PhotoWords).rules if rule.key == plan.photos), "")
        lines = stack(text(_("What we agreed"), "heading"), space="s")
        for label, said in (
            (words(WhoWords).title, who),
            (words(PhotoWords).title, photos),
            (back.title, refunds.get(plan.refund, "")),
        ):
            lines.addLayout(stack(text(label, "small"), text(said), space="xs"))
        if plan.closes_on is not None:
            lines.addWidget(text(_("The list closes on {day}.").format(day=say.day(plan.closes_on, "full"))))
        if plan.decided_on is not None:
            lines.addWidget(text(_("The group agreed on {day}.").format(day=say.day(plan.decided_on, "full"))))
        self.rules_button = self._change(_("Change this"), "rules")
        self.rules_button.setAccessibleName(_("Change what we agreed"))
        lines.addLayout(row(self.rules_button, None))
        return card(lines)

    def _change(self, said: str, form: str) -> QPushButton:
        made = button(said, "plain", does=partial(self._page.turn, form))
        made.setVisible(not self._page.known.outing.put_away)
        return made


class CallOff(QWidget):
    """Calling an outing off, asked once more because whom to call goes at once; or taking it up again."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page = page
        if page.whole.plan.called_off:
            self.up_button = button(_("Take it up again"), "quiet", "undo-2", does=self._up)
            self.setLayout(stack(row(self.up_button, None)))
            return
        self.ask_button = button(_("Call it off"), "plain", "x", does=self._ask)
        self.sure_button = button(_("Call it off now"), "quiet", "check", does=self._off)
        self.leave_button = button(_("Not now"), "plain", does=self._leave)
        said = _("The plan and the figures stay. Details of whom to call go at once, for good.")
        buttons = Columns(self.sure_button, self.leave_button, letters=0, space="s")
        self.asked = card(stack(text(said), buttons, space="m"))
        self.asked.hide()
        self.setLayout(stack(row(self.ask_button, None), self.asked, space="m"))

    def _ask(self) -> None:
        self.asked.show()
        self.sure_button.setFocus()

    def _leave(self) -> None:
        self.asked.hide()
        self.ask_button.setFocus()

    def _off(self) -> None:
        page = self._page
        page.done(lambda: planning.call_off(page.group, page.shown), _("The outing is called off."))

    def _up(self) -> None:
        page = self._page
        page.done(lambda: planning.call_off(page.group, page.shown, off=False), _("The outing is on again."))
