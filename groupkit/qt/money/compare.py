"""The counts against the book: what was found, one question, who chairs next, and the way to the facilitator."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from groupkit.core.problems import Problem, RefusedError
from groupkit.core.roles import CHAIR
from groupkit.core.sheets import Sheet
from groupkit.core.states import State
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.money import papers, stepping
from groupkit.qt.money.figures import column_card, column_of_sheet, finding
from groupkit.qt.money.figures import line as figure_line
from groupkit.qt.money.figures import money as amount_words
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.money.view import View
from groupkit.qt.pieces import box, button, card, mark, row, rule, stack, text
from groupkit.services import money, reserve, service, states
from groupkit.services.claims import known

if TYPE_CHECKING:
    from groupkit.core.letters import Letter

_NOBODY = ""


class CompareView(View):
    """What the count found, before the sheet is sent."""

    def __init__(self, page: MoneyPlace, sheet: Sheet) -> None:
        super().__init__(page)
        self.sheet = sheet
        self.key = f"sheet-{sheet.id}-compare"
        self.currency = self.group.profile.currency
        self.occasion = money.occasion_of(self.group, sheet)
        self.explanation = line(sheet.explanation, example=_("For example: a coin missed, or change given"))
        self.sent_to = line(self.group.profile.facilitator, most=40)

    def content(self) -> QLayout:
        """Return the step."""
        self.again_button = button(_("Count again"), "quiet", "undo-2", does=self.count_again)
        if self.sheet.counters_differ:
            return self._differing()
        to = self.group.profile.facilitator
        words = _("Send to {name}").format(name=to) if to else _("Send the sheet")
        self.primary = button(words, "primary", "send", does=self.send)
        self.page.first = self.primary
        main = card(stack(*self._found(), *self._chair(), *self._goes_to(), *self._back(), space="l"))
        column = column_of_sheet(self.sheet, self.currency, states.before(self.group, self.sheet))
        state = column_card(column, State.DRAFT, *self._owed())
        return stack(
            stepping.head(self, self.sheet, self.primary, now=_("Nearly done.")),
            stepping.line_of_steps(self.group, self.sheet, stepping.COMPARE),
            Columns((box(stack(main, None)), 4), (box(stack(state, None)), 3)),
            None,
        )

    def _differing(self) -> QLayout:
        self.again_button = button(_("Count again"), "primary", "undo-2", does=self.count_again)
        self.primary = self.page.first = self.again_button
        counts = [
            _("{name} counted {amount}.").format(name=tally.who, amount=amount_words(tally.total, self.currency))
            for tally in self.sheet.tallies
        ]
        found = card(
            stack(
                text(_("The two counts are not the same yet"), "heading"),
                *(text(said) for said in counts),
                text(_("That happens easily. Count once more, together this time."), "body", "soft"),
                space="m",
            )
        )
        return stack(
            stepping.head(self, self.sheet, self.primary),
            stepping.line_of_steps(self.group, self.sheet, stepping.COMPARE),
            found,
            None,
        )

    def _found(self) -> list[QWidget]:
        difference = self.sheet.difference or 0
        parts: list[QWidget] = [text(finding(difference, self.currency), "heading"), text(self._sound())]
        if trend := reserve.trend_in_words(
            self.group, self.sheet.place, reserve.trend(self.group, self.sheet.place, self.sheet)
        ):
            parts.append(text(trend, "body", "soft"))
        if difference:
            self.page.first = self.explanation
            self.explanation.returnPressed.connect(self.explanation.focusNextChild)
            parts.append(self.page.field("explanation", Field(_("What do you think happened?"), self.explanation)))
        return parts

    def _sound(self) -> str:
        names = [tally.who for tally in self.sheet.tallies]
        amount = amount_words(self.sheet.counted or 0, self.currency)
        if len(names) == 1:
            said = _("{name} counted {amount} alone. The reason stands on the sheet.")
            return said.format(name=names[0], amount=amount)
        if self.sheet.difference:
            said = _(
                "{names} both counted {amount}, so the count is sound. Small differences happen in most groups."
            )
        else:
            said = _("{names} both counted {amount}.")
        return said.format(names=current().listing(names), amount=amount)

    def _chair(self) -> list[QWidget]:
        """Ask who chairs the next meeting, among those who would like to."""
        following = service.after(self.group, self.occasion)
        if following is None:
            return []
        day = current().day(following.day)
        chosen = service.next_chair(self.group, self.occasion)
        names = [person.short_name for person in service.could_chair(self.group)]
        if chosen is not None and chosen.short_name not in names:
            names.insert(0, chosen.short_name)
        if not names:
            said = _("Nobody has said yet that they would like to chair on {day}. That is fine: ask at the door.")
            return [rule(), text(said.format(day=day))]
        options = [(_NOBODY, _("Nobody yet")), *((name, name) for name in names)]
        self.chair = Choice(options, chosen.short_name if chosen else _NOBODY)
        self.chair.activated.connect(lambda _at: self.nominate())
        question = _("Who chairs on {day}?").format(day=day)
        return [rule(), self.page.field("person", Field(question, self.chair))]

    def nominate(self) -> None:
        """Write down who chairs the next meeting, or that nobody does yet."""
        name = self.chair.value() or _NOBODY
        following = service.after(self.group, self.occasion)
        if name:
            done = self.page.attempt(lambda: service.nominate(self.group, self.occasion, name))
            said = _("{name} chairs next.").format(name=name)
        else:
            done = following is not None and self.page.attempt(
                lambda: service.assign(self.group, following, CHAIR, None)
            )
            said = _("Nobody chairs next yet.")
        if done:
            self.desk.say(said, undoable=True)

    def _goes_to(self) -> list[QWidget]:
        to = self.group.profile.facilitator
        if not to:
            asked = Field(_("Who does it go to?"), self.sent_to, hint=_("A first name is enough."))
            return [rule(), self.page.field("sent_to", asked)]
        said = _("Goes to {name}, the facilitator. A question may come back; that is normal.")
        line_of_words = row(mark("send"), (text(said.format(name=to), "body", "soft"), 1), space="m")
        return [rule(), box(line_of_words)]

    def _back(self) -> list[QWidget]:
        self.rows_button = self.aside(_("Back to money in and out"), "chevron-left", self._to_rows)
        return [Columns(self.again_button, self.rows_button, letters=0, space="s")]

    def _owed(self) -> list[QFrame | QWidget]:
        waiting = known.to_pay(self.group)
        paid_here = {each.claim for each in self.sheet.rows if each.claim}
        open_ones = [one for one in waiting if one.claim not in paid_here]
        if not open_ones:
            return []
        many = len({one.claim for one in open_ones})
        said = ngettext("Still to pay, {count} claim", "Still to pay, {count} claims", many)
        total = sum(one.pence for one in open_ones)
        words = said.format(count=many)
        return [rule(), figure_line(words, amount_words(total, self.currency), "soft")]

    # what a person does

    def count_again(self) -> None:
        """Forget both counts and begin with the first again."""
        # Forgotten first, because the empty boxes are drawn while the book changes.
        self.page.forget(f"sheet-{self.sheet.id}-count-")
        if self.page.attempt(lambda: money.count_again(self.group, self.sheet)):
            self.page.close_form()
            self.desk.say(_("Both counts are put aside."), undoable=True)

    def _to_rows(self) -> None:
        stepping.back_to_rows(self.page)

    def send(self) -> None:
        """Check everything, ask once more and where to, then send and save the PDF."""
        page, to = self.page, self.sent_to.text().strip()
        number, name = self.sheet.number, self.group.profile.name
        if not page.attempt(lambda: self._check(to)) or not page.confirm_send(to):
            return
        target = page.ask_target(papers.sheet_name(number, name))
        if target is None:
            self.desk.say(_("Nothing was sent."))
            return
        self._send(to, target)

    def _check(self, to: str) -> None:
        """Refuse with everything to put right before the sheet can go."""
        words = self.explanation.text().strip()
        problems = [] if to else [Problem("sent_to", N_("Write who it goes to. A first name is enough."))]
        if self.sheet.difference and words != self.sheet.explanation:
            money.about(self.group, self.sheet, explanation=words)
        try:
            money.preview(self.group, self.sheet, to)
        except RefusedError as refused:
            problems += refused.problems
        if problems:
            raise RefusedError(problems)

    def _send(self, to: str, target: Path) -> None:
        sent: list[Letter] = []
        page, what = self.page, f"sheet-{self.sheet.id}"
        # Written before sending, so that the page drawn by it already knows that the PDF is to come.
        page.expect_paper(what)
        if not page.attempt(lambda: sent.append(money.send(self.group, self.sheet, to))):
            page.paper_done(what)
            return
        page.forget(f"{what}-")
        page.save_paper(what, target, papers.sheet(self.group.profile, sent[0]))
        page.close_form()
