"""The form of one line of a claim: what was spent and why, its receipt, or the miles that were driven."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QWidget

from groupkit.core.claiming import Case
from groupkit.core.claims import OTHER, ClaimLine, Deed, Sort
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.rates import Rate
from groupkit.core.receipts import Belonging
from groupkit.i18n import N_, _, current
from groupkit.qt.claims.starting import Does, buttons, pots, somebody, tuck
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.money.attaching import Attached
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import Fold
from groupkit.services import ledger
from groupkit.services.claims import papers, rates
from groupkit.services.claims.known import OPEN

_MILES, _RATE = N_("Type how many miles, like 12 or 12.5."), N_("Type what one mile is paid at, like 45p or 4.5p.")


class LineForm(QWidget):
    """One thing that was spent; a receipt that is not there and a drive fold."""

    def __init__(self, page: Page, case: Case, known_line: ClaimLine | None, save: Does, leave: Does) -> None:
        super().__init__()
        self.page, self.group, self.case, self.known = page, page.group, case, known_line
        group, found = page.group, known_line
        self.time = case.claim.sort is Sort.TIME
        kinds = [(kind.id, kind.name) for kind in ledger.kinds(group, "out") if kind.closed_on is None]
        thanks = papers.time_words().record.title if self.time else ""
        usual = next((kind for kind, name in kinds if name == thanks), None)
        self.kind = wide(Choice(kinds, found.kind if found else usual))
        self.what = line(found.what if found else "", example=_("Tea and milk for the meeting"))
        self.day = Day(found.day if found else group.today())
        self.amount = Amount(group.profile.currency, found.pence if found else None)
        self.fund = pots(group, found.fund if found else None)
        self.by = somebody(group)
        foot, self.save_button, self.leave_button = buttons(_("Keep this"), save, leave)
        heading = _("Change a line") if found else _("What was it?")
        again = [] if case.state in OPEN else [text(papers.words().doing(Deed.CHANGE).ask, "body", "soft")]
        self.setLayout(stack(card(stack(text(heading, "heading"), *again, *self._asked(), foot, space="l")), None))
        tuck(self, self.fund, self.by, self.receipt, self.no_receipt, self.why_none, self.second)
        self.what.returnPressed.connect(self.amount.setFocus)
        self.amount.returnPressed.connect(self.receipt.setFocus)
        self.receipt.returnPressed.connect(save)

    def _asked(self) -> list[QWidget]:
        """Return the questions, those that everybody answers first."""
        add = self.page.field
        parts: list[QWidget] = [
            add("kind", Field(_("What sort of thing was it?"), self.kind)),
            add("what", Field(_("What was it, and what was it for?"), self.what)),
            add("day", Field(_("Which day?"), self.day)),
            add("amount", Field(_("How much was it?"), self.amount, check=self.amount.complaint)),
        ]
        receipt = self._receipt()
        if not self.time:
            parts += [*receipt, self._driven()]
        if self.fund.count() > 1:
            parts.append(add("fund", Field(_("Which pot is it from?"), self.fund)))
        if self.case.state not in OPEN:
            parts.append(add("by", Field(_("Who changes it?"), self.by)))
        return parts

    def _receipt(self) -> list[QWidget]:
        """Return the receipt number, the place where its picture goes, and why there is none."""
        found, add = self.known, self.page.field
        self.attached: Attached | None = None
        self.receipt = line(found.receipt if found else "", most=40)
        reasons = [("", _("There is one")), *((each.key, each.title) for each in papers.words().no_receipt)]
        self.no_receipt = wide(Choice(reasons, found.no_receipt if found else ""))
        self.why_none = line(found.why_none if found else "")
        self.second = somebody(self.group, found.second if found else "")
        if self.time:
            self.miles = line()
            tuck(self, self.miles)
            return []
        self.attached = Attached(self.page, Belonging(claim_line=found.id) if found else None)
        why = add("no_receipt", Field(_("Why is there none?"), self.no_receipt))
        words = add("why_none", Field(_("A few words on why"), self.why_none))
        words.setVisible(self.no_receipt.value() == OTHER)
        self.no_receipt.currentIndexChanged.connect(lambda _at: words.setVisible(self.no_receipt.value() == OTHER))
        second = add("second", Field(_("Who else says it is all right, if you know?"), self.second))
        self.without = Fold(
            _("There is no receipt"),
            box(stack(why, words, second, space="l")),
            opened=bool(found and found.no_receipt),
        )
        return [add("receipt", Field(_("Receipt number"), self.receipt)), self.attached, self.without]

    def _driven(self) -> QWidget:
        """Return what is asked about a drive: how, how far, where, and the rate where none is known."""
        found, add, words = self.known, self.page.field, rates.words()
        self.vehicle = wide(Choice(rates.vehicles(self.group).items(), found.rate if found else None))
        self.miles = line(_told(found.miles) if found and found.miles else "", most=8)
        self.start = line(found.from_place if found else "")
        self.end = line(found.to_place if found else "")
        self.rate, self.source = line(most=8), line(example="gov.uk", most=80)
        asked = rates.offered(self.group, self.vehicle.value() or "", self.day.day())
        hint = words.ask if asked else words.open
        self.typed_rate = box(
            stack(
                add("rate", Field(_("What is one mile paid at, in pence?"), self.rate, hint=hint)),
                text(self._official(), "small"),
                add("source", Field(_("Where did you see it?"), self.source)),
                space="l",
            )
        )
        self.typed_rate.hide()
        self.work_out_button = button(_("Work it out"), "quiet", does=self.work_out)
        self.worked = text("", "body", "soft")
        parts = (
            add("vehicle", Field(_("How did you travel?"), self.vehicle)),
            add("miles", Field(_("How many miles?"), self.miles)),
            add("from_place", Field(_("From where?"), self.start)),
            add("to_place", Field(_("To where?"), self.end)),
            self.typed_rate,
            row(self.work_out_button, None),
            self.worked,
            text(words.never_more, "small"),
        )
        self.drive = Fold(_("It was a drive"), box(stack(*parts, space="l")), opened=bool(found and found.miles))
        return self.drive

    def _official(self) -> str:
        shipped = rates.shipped(self.group)
        return shipped[-1].official if shipped else ""

    def work_out(self) -> None:
        """Put in what the miles come to; where no rate is known for that day, ask for it."""
        self.page.attempt(self._work_out)

    def _work_out(self) -> None:
        vehicle, day = self.vehicle.value() or "", self.day.day()
        miles = self._tenths(self.miles.text(), "miles", _MILES)
        if self.rate.text().strip():
            self._keep_rate(vehicle)
        try:
            pence, rate = rates.driven(self.group, self.case.claim, day, miles, vehicle)
        except RefusedError as refused:
            self.typed_rate.setVisible(any(problem.field == "rate" for problem in refused.problems))
            raise
        words = current()
        self.amount.setText(words.amount(pence))
        self.no_receipt.choose("mileage")
        self.without.line.setChecked(True)
        each = _("{pence}p").format(pence=_told(rate.tenths))
        values = {"miles": _told(miles), "rate": each, "amount": words.money(pence, self.group.profile.currency)}
        self.worked.setText(rates.words().worked.format(**values))

    def _keep_rate(self, vehicle: str) -> None:
        """Keep the rate somebody looked up, from the day our last one ended."""
        day = self.day.day()
        seen = rates.offered(self.group, vehicle, day)
        made = Rate(
            key=vehicle,
            since=seen.since if seen else day,
            tenths=self._tenths(self.rate.text().strip().rstrip("p"), "rate", _RATE),
            source=self.source.text().strip(),
            seen_on=self.group.today(),
            year_miles=seen.year_miles if seen else None,
            tenths_above=seen.tenths_above if seen else 0,
        )
        rates.own(self.group, made)

    def _tenths(self, typed: str, field: str, message: str) -> int:
        """Read a number with at most one place after the point, as tenths."""
        try:
            found = Decimal(typed.strip()) * 10
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite() or found != found.to_integral_value():
            raise RefusedError([Problem(field, message)])
        return int(found)

    def value(self) -> ClaimLine:
        """Return the line as answered; refuse an amount nobody can read."""
        started = self.known or ClaimLine(day=self.day.day(), kind=0, fund=0, what="", pence=0)
        none = "" if self.receipt.text().strip() else self.no_receipt.value() or ""
        made = replace(
            started,
            day=self.day.day(),
            kind=self.kind.value() or 0,
            fund=self.fund.value() or 0,
            what=self.what.text().strip(),
            pence=self.amount.pence(),
            receipt=self.receipt.text().strip(),
            no_receipt=none,
            why_none=self.why_none.text().strip() if none == OTHER else "",
            second=self.second.name() if none else "",
        )
        if self.time or not self.miles.text().strip():
            return replace(made, miles=None, rate="", from_place="", to_place="")
        return replace(
            made,
            miles=self._tenths(self.miles.text(), "miles", _MILES),
            rate=self.vehicle.value() or "",
            from_place=self.start.text().strip(),
            to_place=self.end.text().strip(),
        )


def _told(tenths: int) -> str:
    """Write tenths as people do: 12, 12.5."""
    return f"{tenths / 10:g}"
