"""Small forms about vouchers: some were bought; one was handed out, came back or is gone."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.vouchers import SORTS, Held, Move, Sort, Step, Voucher
from groupkit.i18n import N_, _
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, Count, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.funding.moving import form
from groupkit.qt.money.names import Name, known
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, text
from groupkit.qt.ticks import Tick

Does = Callable[[], object]
TITLES = {
    Step.GIVEN: N_("Handed out: {issuer}"),
    Step.BACK: N_("Came back: {issuer}"),
    Step.GONE: N_("Gone: {issuer}"),
}
_SAID = {
    Step.GIVEN: N_("We write down how many. Nobody has to say who got it, or why."),
    Step.BACK: N_("It counts as left again."),
    Step.GONE: N_("Out of date, or not to be found at a count. It happens."),
}
_GOOD = N_("It goes into the book for good.")


class BuyForm(QWidget):
    """Vouchers the group bought."""

    def __init__(self, page: Page, save: Does, leave: Does) -> None:
        super().__init__()
        group = page.group
        self.sort = wide(Choice((key, _(words)) for key, words in SORTS.items()))
        self.issuer = line(example=_("Corner shop"), most=60)
        self.worth = Amount(group.profile.currency, field="worth")
        self.many = Count(1)
        self.ends, self._day = Tick(_("They have a last day"), fades=False), group.today()
        self.until = Day(group.today())
        self.entry = Count(digits=6)
        self.by, self.second = Name(known(group)), Name(known(group))
        self.save_button = button(_("Add them"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        until = page.field("until", Field(_("Good until"), self.until))
        until.setVisible(False)
        self.ends.toggled.connect(until.setVisible)
        code = _("Never the long code: whoever reads it could spend it.")
        paid = _("The number of the payment in the book. Leave it empty if you do not know it.")
        fields = [
            page.field("sort", Field(_("What sort is it?"), self.sort)),
            page.field("issuer", Field(_("For which shop or network?"), self.issuer, hint=code)),
            page.field("worth", Field(_("What is one worth?"), self.worth, check=self.worth.complaint)),
            page.field("many", Field(_("How many?"), self.many)),
            self.ends,
            until,
            page.field("entry", Field(_("Which line of the book paid?"), self.entry, hint=paid)),
            *people(page, self.by, self.second),
            text(_(_GOOD), "small"),
        ]
        self.setLayout(form(_("Add vouchers we bought"), fields, self.save_button, self.leave_button))

    def voucher(self) -> Voucher:
        """Return the kind as answered; raise RefusedError where the amount cannot be read."""
        until = self.until.day() if self.ends.isChecked() else None
        sort = Sort(self.sort.value() or Sort.GIFT)
        return Voucher(sort=sort, issuer=self.issuer.text(), worth=self.worth.pence(), until=until)

    def answered(self) -> Move:
        """Return how many were bought today."""
        return Move(
            voucher=0,
            day=self._day,
            step=Step.BOUGHT,
            many=self.many.count() or 0,
            by=self.by.name(),
            second=self.second.name(),
            entry=self.entry.count(),
        )


class StepForm(QWidget):
    """Some of one kind were handed out, came back or are gone."""

    def __init__(self, page: Page, about: Held, step: Step, save: Does, leave: Does) -> None:
        super().__init__()
        self.about, self.step, group = about, step, page.group
        self.many, self.day = Count(1), Day(group.today())
        self.by, self.second = Name(known(group)), Name(known(group))
        self.save_button = button(_("Write it down"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        fields = [
            text(_(_SAID[step]), "body", "soft"),
            page.field("many", Field(_("How many?"), self.many)),
            page.field("day", Field(_("Which day?"), self.day)),
            *people(page, self.by, self.second),
            text(_(_GOOD), "small"),
        ]
        title = _(TITLES[step]).format(issuer=about.voucher.issuer)
        self.setLayout(form(title, fields, self.save_button, self.leave_button))

    def answered(self) -> Move:
        """Return what became of how many, as answered."""
        return Move(
            voucher=self.about.voucher.id,
            day=self.day.day(),
            step=self.step,
            many=self.many.count() or 0,
            by=self.by.name(),
            second=self.second.name(),
        )


def people(page: Page, by: Name, second: Name) -> tuple[QWidget, QWidget]:
    """Return who does it and who sees it."""
    seen = _("Two people look, now or later. That protects you both.")
    return (
        page.field("by", Field(_("Who does it?"), by)),
        page.field("second", Field(_("Who saw it?"), second, hint=seen)),
    )
