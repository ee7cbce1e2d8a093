"""What we keep by: what is free, what an ordinary month costs, what we agreed, and cash that waits."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.ledger import Entry, Place, PlaceKind
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Amount, Count
from groupkit.qt.fields import Field
from groupkit.qt.money.figures import line as figure_line
from groupkit.qt.money.figures import money, strong
from groupkit.qt.money.ways import back
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import Fold, header
from groupkit.qt.ticks import Tick
from groupkit.services import books, ledger, profile, reserve

_SHOWN = 8
_LABEL = N_("Change what we keep by")


class ReservePage(Page):
    """The figures beside what the group agreed; nothing here moves money."""

    name = "reserve"
    topics = frozenset({"money", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.ticks: dict[int, Tick] = {}
        self.opened = False

    def content(self) -> QLayout:
        """Return the page."""
        self.kept = reserve.reserve(self.group)
        self.currency = self.group.profile.currency
        self.save_button = button(_("Save what we agreed"), "primary", "check", does=self.save)
        top = header(_("What we keep by"), self._sentence(), self.save_button, back(self.desk))
        left = box(stack(self._free(), self._month(), None, space="l"))
        right = box(stack(self._agreed(), self._cash(), None, space="l"))
        self.first = self.months
        return stack(top, Columns((left, 1), (right, 1)), None)

    def _money(self, pence: int) -> str:
        return money(pence, self.currency)

    def _sentence(self) -> str:
        if self.kept.free < 0:
            said = _("General is {amount} below what we agreed to keep. It can wait until more comes in.")
            return said.format(amount=self._money(-self.kept.free))
        return _("{amount} of General is free to spend or pass on.").format(amount=self._money(self.kept.free))

    def _free(self) -> QWidget:
        kept = self.kept
        lines = [
            (_("In General"), kept.held),
            (_("What we keep by"), -kept.target),
            (_("Agreed, still to pay"), -kept.owed),
            (_("Given in advance"), -kept.advances),
        ]
        title = _("Free in General") if kept.free >= 0 else _("Short of our reserve by")
        return card(
            stack(
                text(_("What is free"), "heading"),
                *(figure_line(words, self._money(pence), "soft") for words, pence in lines),
                rule(),
                strong(title, self._money(abs(kept.free))),
                text(_(reserve.ORDER), "body", "soft"),
                space="m",
            )
        )

    def _month(self) -> QWidget:
        ordinary = self.kept.ordinary
        parts: list[QWidget] = [text(_("An ordinary month"), "heading")]
        if ordinary is None:
            parts.append(
                text(_("One whole month has to be in the book first. Then it stands here."), "body", "soft")
            )
        else:
            parts.append(strong(_("It costs"), self._money(ordinary)))
            said = _("The middle one of the last six months. Outings and one-offs are left out.")
            parts += [text(said, "body", "soft"), *self._one_offs()]
        return card(stack(*parts, space="m"))

    def _one_offs(self) -> list[QWidget]:
        """Offer the largest payments, so that one large bill does not look like an ordinary month."""
        apart = reserve.one_offs(self.group)
        payments = reserve.payments(self.group)[:_SHOWN]
        self.ticks = {entry.seq: self._tick(entry, done=entry.seq in apart) for entry in payments}
        if not self.ticks:
            return []
        self.fold = Fold(
            _("Was one of these a one-off?"), box(stack(*self.ticks.values(), space="xs")), opened=self.opened
        )
        self.fold.line.toggled.connect(self._opened)
        return [self.fold]

    def _opened(self, opened: bool) -> None:  # noqa: FBT001  a slot
        self.opened = opened

    def _tick(self, entry: Entry, *, done: bool) -> Tick:
        pence = -sum(line.pence for line in entry.lines)
        title = _("{what}, {amount}").format(what=entry.wording("note"), amount=self._money(pence))
        made = Tick(title, current().day(entry.day), done=done, fades=False)
        made.toggled.connect(partial(self.leave_out, entry.seq))
        return made

    def leave_out(self, entry: int, apart: bool) -> None:  # noqa: FBT001  a slot
        """Say that a payment was a one-off, or an ordinary one after all."""
        if self.attempt(lambda: reserve.leave_out(self.group, entry, "", apart=apart)) and entry in self.ticks:
            self.ticks[entry].setFocus()

    # what we agreed

    def _agreed(self) -> QWidget:
        known, limits = self.group.profile, books.limits(self.group)
        self.months = Count(known.reserve_months, digits=1)
        self.own = Amount(self.currency, known.reserve, field="reserve")
        self.limit = Amount(self.currency, known.cash_limit, field="cash_limit")
        self.days = Count(limits.hand_days, digits=3)
        hint = _("Leave it at 0.00 to work it out from the months.")
        return card(
            stack(
                text(_("What we agreed"), "heading"),
                self.field("reserve_months", Field(_("How many months we keep by"), self.months)),
                self.field("reserve", Field(_("Or an amount of our own"), self.own, hint=hint)),
                self.field("cash_limit", Field(_("Most cash we want in one place"), self.limit)),
                self.field("hand_days", Field(_("Hand cash on within how many days"), self.days)),
                *self._floats(),
                space="l",
            )
        )

    def _floats(self) -> list[QWidget]:
        self.floats: dict[int, Amount] = {}
        made: list[QWidget] = []
        for tin in self._tins():
            name = f"float-{tin.id}"
            fixed, wanted = reserve.fixed_float(self.group, tin.id), reserve.top_up(self.group, tin.id)
            self.floats[tin.id] = Amount(self.currency, fixed, field=name)
            said = _("0.00 is fine too: then the tin has no fixed sum.")
            if wanted:
                said = _("Put in {amount}, and it is full again.").format(amount=self._money(wanted))
            label = _("Fill {place} up to").format(place=tin.name)
            made.append(self.field(name, Field(label, self.floats[tin.id], hint=said)))
        return made

    def _tins(self) -> list[Place]:
        return [place for place in ledger.places(self.group) if place.kind is PlaceKind.TIN]

    def save(self) -> None:
        """Save what the group agreed as one step; every problem stands by its field."""
        if self.attempt(self._save):
            self.draw({})
            self.desk.say(_("Saved. Nothing was moved."))

    def _save(self) -> None:
        problems: list[Problem] = []
        amounts = {"reserve": self.own, "cash_limit": self.limit}
        amounts |= {f"float-{tin}": entry for tin, entry in self.floats.items()}
        pence = {name: _read(entry, problems) for name, entry in amounts.items()}
        if self.days.count() in (None, 0):
            problems.append(Problem("hand_days", N_("Type a number from 1 upwards.")))
        if (self.months.count() or 0) > reserve.MOST_MONTHS:
            problems.append(Problem("reserve_months", N_("Choose from 0 to 6 months.")))
        refuse(problems)
        with self.group.change(_LABEL, "money", "profile"):
            profile.change(
                self.group,
                reserve=pence["reserve"],
                reserve_months=self.months.count() or 0,
                cash_limit=pence["cash_limit"],
            )
            books.set_limits(self.group, replace(books.limits(self.group), hand_days=self.days.count() or 0))
            for tin in self.floats:
                if pence[f"float-{tin}"] != reserve.fixed_float(self.group, tin):
                    reserve.fix_float(self.group, tin, pence[f"float-{tin}"], "")

    # cash that waits

    def _cash(self) -> QWidget:
        words = current()
        names = {place.id: place.name for place in ledger.places(self.group)}
        lines: list[QWidget] = [
            figure_line(
                _("{place}, since {day}").format(place=names[cash.place], day=words.day(cash.since, "short")),
                self._money(cash.pence),
            )
            for cash in reserve.in_hand(self.group)
        ]
        said = [text(each) for each in reserve.worth_a_word(self.group)]
        if not lines:
            lines.append(text(_("No cash waits in a tin or in a hand."), "body", "soft"))
        many = books.limits(self.group).hand_days
        quiet = ngettext(
            "Cash is best handed on within {count} day.", "Cash is best handed on within {count} days.", many
        )
        return card(
            stack(
                text(_("Cash in hand"), "heading"),
                *lines,
                *said,
                text(quiet.format(count=many), "small"),
                space="m",
            )
        )


def _read(entry: Amount, problems: list[Problem]) -> int:
    try:
        return entry.pence() if entry.text().strip() else 0
    except RefusedError as refused:
        problems.extend(refused.problems)
        return 0
