"""Vouchers: how many are left of each kind; one small form at a time beside the list."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.progress import Progress
from groupkit.core.vouchers import SORTS, Held, Step
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, mark, row, stack, text
from groupkit.qt.sections import empty, header
from groupkit.qt.vouchers.forms import BuyForm, StepForm
from groupkit.services import vouchers

if TYPE_CHECKING:
    from groupkit.pdf import vouchers as paper
else:
    paper = lazily("groupkit.pdf.vouchers")

BUY = "buy"
_BUTTONS = {
    Step.GIVEN: (N_("Hand out"), N_("Hand out: {issuer}"), "quiet"),
    Step.BACK: (N_("One came back"), N_("Came back: {issuer}"), "plain"),
    Step.GONE: (N_("Gone"), N_("Gone: {issuer}"), "plain"),
}


class VouchersPage(Page):
    """The list of vouchers."""

    name = "vouchers"
    topics = frozenset({"money"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open, self._on = "", 0

    def content(self) -> QLayout:
        """Return the kinds and what stands beside them."""
        self.held = vouchers.held(self.group)
        form = self._form()
        whole = Columns((self._list(), 3), (form or _about(), 2))
        if form is not None:
            # where all stands in one column, the form that was asked for comes first
            whole.turned.connect(lambda across: whole.put_last_first(not across))
        return stack(self._header(), whole, None)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was being filled in opens again with what was typed."""
        if typed and "form" in typed:
            self._open, self._on = typed["form"], int(typed["voucher"])
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return what was typed, in which form, and about which kind."""
        words = super().typed()
        return {**words, "form": self._open, "voucher": str(self._on)} if words and self._open else words

    def turn(self, form: str = "", on: int = 0) -> None:
        """Open one form or none, and start there with the keyboard."""
        self._open, self._on = form, on
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def _header(self) -> QWidget:
        go = partial(self.desk.go, "treasury")
        self.back_button = button(_("All about the money"), "plain", "chevron-left", does=go)
        self.print_button = button(_("Print the list"), "plain", "printer", does=self.print_list)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_list)
        self.primary = button(_("Add vouchers we bought"), "primary", "plus", does=partial(self.turn, BUY))
        self.first = self.first or self.primary
        left = sum(each.left for each in self.held)
        worth = current().money(sum(each.worth for each in self.held), self.group.profile.currency)
        said = ngettext("{number} is left, worth {amount}.", "{number} are left, worth {amount}.", left)
        sentence = said.format(number=left, amount=worth) if self.held else _("None yet.")
        beside = (self.back_button, self.print_button, self.save_button) if self.held else (self.back_button,)
        return header(_("Vouchers"), sentence, self.primary, *beside)

    def _list(self) -> QWidget:
        self.buttons: dict[tuple[int, Step], QPushButton] = {}
        if not self.held:
            said = _("Gift vouchers to thank someone, phone data to help someone join: one line for each kind.")
            return box(stack(empty(_("No voucher on the list"), said), None))
        return box(stack(*(self._kind(each) for each in self.held), None, space="l"))

    def _kind(self, each: Held) -> QWidget:
        words, voucher = current(), each.voucher
        worth = words.money(voucher.worth, self.group.profile.currency)
        title = _("{issuer}, {amount} each").format(issuer=voucher.issuer, amount=worth)
        many = ngettext("{count} left", "{count} left", each.left).format(count=each.left)
        counts = {step.value: each.many(step) for step in Step}
        told = _("Bought {bought}, handed out {given}, came back {back}, gone {gone}.").format(**counts)
        lines: list[QWidget] = [text(title, "heading"), text(_(SORTS[voucher.sort]), "small"), text(many, "lead")]
        lines.append(text(told, "body", "soft"))
        if voucher.until is not None:
            until = _("Good until {day}").format(day=words.day(voucher.until, "sheet"))
            soon = each.ends_soon(self.group.today())
            lines.append(box(row(mark("info", "care" if soon else "soft"), (text(until), 1), space="m")))
        return card(stack(*lines, Columns(*self._steps(each), letters=0, space="s"), space="s"))

    def _steps(self, each: Held) -> list[QPushButton]:
        """Return what can have become of this kind: only what is left goes, only what went comes back."""
        out = each.many(Step.GIVEN) - each.many(Step.BACK)
        made = []
        for step, (words, spoken, kind) in _BUTTONS.items():
            if (out if step is Step.BACK else each.left) > 0:
                one = button(_(words), kind, does=partial(self.turn, step.value, each.voucher.id))
                one.setAccessibleName(_(spoken).format(issuer=each.voucher.issuer))
                self.buttons[each.voucher.id, step] = one
                made.append(one)
        return made

    # the form at the side

    def _form(self) -> QWidget | None:
        made: QWidget | None = None
        about = next((each for each in self.held if each.voucher.id == self._on), None)
        if self._open == BUY:
            made = BuyForm(self, self.save_bought, self.turn)
        elif self._open and about:
            made = StepForm(self, about, Step(self._open), self.save_step, self.turn)
        self.form: Any = made
        if made is not None:
            self.first = next(iter(self.fields.values())).entry
        return made

    def save_bought(self) -> None:
        """Put what was bought on the list."""
        form = self.form
        self._done(lambda: vouchers.buy(self.group, form.voucher(), form.answered()), _("They are on the list."))

    def save_step(self) -> None:
        """Write down what became of some."""
        form = self.form
        self._done(lambda: vouchers.write_down(self.group, form.answered()), _("It is written down."))

    def _done(self, action: Callable[[], object], said: str) -> None:
        if self.attempt(action):
            self.turn()
            self.desk.say(said)

    # paper

    def _make(self) -> printing.Make:
        told, profile = vouchers.register(self.group), self.group.profile

        def make(into: BinaryIO, progress: Progress) -> None:
            language, size = profile.printing_language, profile.paper
            paper.register(told, into, language=language, paper=size, progress=progress)

        return make

    def print_list(self) -> None:
        """Print the list."""
        printing.print_out(self.desk, self, self._make())

    def save_list(self) -> None:
        """Save the list as a PDF."""
        printing.save(self.desk, self, _("Vouchers"), self._make())


def _about() -> QWidget:
    """Return how vouchers are looked after."""
    two = _("Two people hand one out, or one does and one sees it later. That protects you both.")
    benefits = _(
        "A gift voucher for someone’s time can touch their benefits. Read the note on that with them first."
    )
    return box(
        stack(
            card(
                stack(
                    text(_("A voucher is worth money"), "lead"),
                    text(two, "body", "soft"),
                    text(benefits, "body", "soft"),
                ),
                "sunken",
            ),
            None,
        )
    )
