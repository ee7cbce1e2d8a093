"""The page of claims: every claim and how it stands, or one claim with the one next thing to do."""

from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.claiming import Case
from groupkit.core.claims import Deed, State
from groupkit.i18n import _, current
from groupkit.qt import printing
from groupkit.qt.claims import papers as paper
from groupkit.qt.claims.involvement import TimeNote
from groupkit.qt.claims.line import LineForm
from groupkit.qt.claims.listing import AdvancesCard, claims_card
from groupkit.qt.claims.place import BACK, GIVE, LINE, NEW, ClaimsPlace
from groupkit.qt.claims.sheet import ClaimCard, next_deed
from groupkit.qt.claims.starting import BackForm, GiveForm, NewForm
from groupkit.qt.claims.steps import AgreeForm, ByForm, PayForm, WhyForm
from groupkit.qt.columns import Columns
from groupkit.qt.money import ways
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import banner, empty, header
from groupkit.services.claims import known, papers

_BESIDE = {State.HANDED_IN: (Deed.SEND_BACK, Deed.NOT_AGREE), State.AGREED: (Deed.WAIVE,)}


class ClaimsPage(ClaimsPlace):
    """The list of claims, or one claim; one small form at a time stands beside it."""

    def content(self) -> QLayout:
        """Return the list, or the claim that is shown."""
        self.case = self._case()
        form = self._form()
        whole = Columns((self._main(), 3), (form or self._side(), 2))
        if form is not None:
            # where all stands in one column, the form that was asked for comes first
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        head = self._claim_header(self.case) if self.case else self._list_header()
        return stack(head, *self._asked(), whole, None)

    def _asked(self) -> list[QWidget]:
        """Return the question that came back, where there is one."""
        asked = self.case.last(Deed.SEND_BACK) if self.case else None
        if self.case is None or asked is None or self.case.state is not State.SENT_BACK:
            return []
        said = _("{name} asks: {words}").format(name=asked.by.told(current()), words=asked.why)
        return [banner(said, drawn="message-circle")]

    # what stands on the page

    def _list_header(self) -> QWidget:
        back = ways.back(self.desk)
        self.back_button, self.primary = (
            back,
            button(_("Start a claim"), "primary", "plus", does=partial(self.turn, NEW)),
        )
        self.first = self.first or self.primary
        return header(papers.words().title, papers.words().intro, self.primary, back)

    def _claim_header(self, case: Case) -> QWidget:
        words, deed = papers.words(), next_deed(case)
        back = button(_("All claims"), "plain", "chevron-left", does=partial(self.show_claim, 0))
        beside = [back]
        self.beside: dict[Deed, QPushButton] = {}
        for other in _BESIDE.get(case.state, ()):
            self.beside[other] = button(words.doing(other).button, "quiet", does=partial(self.turn, other.value))
            beside.append(self.beside[other])
        self.back_button = back
        if deed is None:
            self.primary = button(_("Print it"), "primary", "printer", does=self.print_claim)
        elif deed is Deed.CHANGE:
            self.primary = button(_("Add what you spent"), "primary", "plus", does=partial(self.turn, LINE))
        elif deed is Deed.ADD:
            self.primary = button(words.doing(deed).button, "primary", "check", does=self.added)
        else:
            self.primary = button(
                words.doing(deed).button, "primary", "arrow-right", does=partial(self.turn, deed.value)
            )
        self.first = self.first or self.primary
        title = _("Claim {number}: {name}").format(number=case.claim.number, name=case.claim.who.name)
        said = words.of(case.state)
        return header(title, "\n".join((said.title, said.says)), self.primary, *beside)

    def _main(self) -> QWidget:
        if self.case is not None:
            change, add = partial(self.turn, LINE), partial(self.turn, LINE)
            quiet = self._open not in ("", LINE)
            self.claim = ClaimCard(self.group, self.case, add, change, self.take_out, quiet=quiet)
            return self.claim
        cases = known.cases(self.group)
        if not cases:
            return box(stack(empty(_("No claim yet"), papers.words().before), None))
        shown, self.table = claims_card(self.group, cases, self.show_claim)
        return box(stack(shown, None))

    def _side(self) -> QWidget:
        if self.case is None:
            self.advances = AdvancesCard(self.group, partial(self.turn, GIVE), partial(self.turn, BACK), self.spent)
            self.blank_button = button(_("Print an empty claim form"), "quiet", "printer", does=self.print_blank)
            return box(stack(self.advances, self._card(_("On paper"), self.blank_button), None, space="l"))
        self.print_button = button(_("Print it"), "quiet", "printer", does=self.print_claim)
        self.save_button = button(_("Save it as PDF"), "plain", "download", does=self.save_claim)
        buttons = [self.print_button, self.save_button]
        if self.case.state is State.DRAFT:
            self.remove_button = button(_("Throw it away"), "plain", "x", does=self.remove)
            buttons.append(self.remove_button)
        words = text(papers.words().two.why, "body", "soft")
        return box(stack(self._card(_("Two people"), words), self._card(_("On paper"), *buttons), None, space="l"))

    def _card(self, title: str, *parts: QWidget) -> QWidget:
        return card(stack(text(title, "heading"), *parts, space="m"))

    # the form at the side

    def _form(self) -> QWidget | None:
        made = self._claim_form(self.case) if self.case else self._list_form()
        self.form = made
        if made is not None and self.fields:
            self.first = next(iter(self.fields.values())).entry
        return made

    def _list_form(self) -> QWidget | None:
        match self._open:
            case "new":
                form = NewForm(self, self.save_new, self.turn)
                if self._on:
                    form.spent_by(self._on)
                return form
            case "time":
                return TimeNote(self.accept_time, self.decline_time, self.turn)
            case "give":
                return GiveForm(self, self.give, self.turn)
            case "back":
                return BackForm(self, self._on, self.take_back, self.turn)
        return None

    def _claim_form(self, case: Case) -> QWidget | None:
        deed = next((deed for deed in Deed if deed.value == self._open), None)
        made: QWidget | None = None
        match deed:
            case Deed.AGREE:
                made = AgreeForm(self, case, self.agree, self.turn)
            case Deed.PAY:
                made = PayForm(self, case, self.pay, self.turn)
            case Deed.SEND_BACK | Deed.NOT_AGREE:
                made = WhyForm(self, deed, self.say_why, self.turn)
            case Deed.HAND_IN | Deed.WAIVE:
                made = ByForm(self, case, deed, self.take_step, self.turn)
            case Deed.CHANGE:
                made = ByForm(self, case, deed, self.take_out_now, self.turn)
            case None if self._open == LINE:
                line = next((each for each in case.claim.lines if each.id == self._on), None)
                made = LineForm(self, case, line, self.save_line, self.turn)
        return made

    # paper

    def print_claim(self) -> None:
        """Print the claim."""
        printing.print_out(self.desk, self, paper.claim(self.group, self._number))

    def save_claim(self) -> None:
        """Save the claim as a PDF."""
        name = _("Claim {number}").format(number=self._number)
        printing.save(self.desk, self, name, paper.claim(self.group, self._number))

    def print_blank(self) -> None:
        """Print the empty claim form."""
        printing.print_out(self.desk, self, paper.blank(self.group))
