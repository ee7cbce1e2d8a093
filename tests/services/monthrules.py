"""Closing months and opening them again, and the accounts of them, as rules for a machine that has a book."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from groupkit.core import locks
from groupkit.core.accounts.period import Report, Side, added, report
from groupkit.core.accounts.years import Month
from groupkit.core.closing import Said
from groupkit.core.ledger import PlaceKind
from groupkit.core.money import MOST
from groupkit.services import accounts, closing, ledger
from tests.evening import SATURDAY
from tests.services.bookrules import Book

if TYPE_CHECKING:
    from groupkit.core.accounts.whole import WholeAccount

months = st.integers(1, 36).map(lambda back: Month.of(SATURDAY - timedelta(days=30 * back)))
seconds = st.sampled_from(["Jo", "Jo", "Jo", " sam ", ""])
PROVED = (PlaceKind.TIN, PlaceKind.BANK)


class MonthRules(Book):
    """Rules for months. The machine begins with `begin_months`."""

    def begin_months(self) -> None:
        """Begin with every month open."""
        self.frozen: dict[Month, WholeAccount] = {}

    @rule(month=months, off=st.sampled_from([0, 0, 0, -1, 250]), why=st.booleans(), second=seconds)
    def a_month_is_closed(self, month, off, why, second):
        ends = [line for line in self.model if line.day <= month.end]
        proved = [place.id for place in ledger.places(self.group) if place.kind in PROVED]
        booked = {at: sum(line.pence for line in ends if line.place == at) for at in proved}
        reason = "We do not know" if why else ""
        said = {at: Said(place=at, pence=held + off, why=reason) for at, held in booked.items()}
        made: list[WholeAccount] = []

        def close() -> int:
            made.append(closing.close(self.group, month, said, "Sam", second))
            return self.group.store.ledger.head()[0]

        done = self.attempt(close) is not None
        looked_at = [booked[at] for at in proved if any(line.place == at for line in ends)]
        fits = all(held + off <= MOST for held in looked_at) and (why or not off or not looked_at)
        assert done == (fits and second == "Jo" and month.end > self.closed())
        if done:
            self.ends.append(month.end)
            self.frozen[month] = made[0]
            assert made[0].closed is not None
            assert made[0].figures.agrees
            self.every_closed_month_is_as_it_was()

    @precondition(lambda self: self.ends and self.model)
    @rule(month=months, second=seconds, why=st.sampled_from(["A bill came late.", ""]))
    def a_month_is_opened_again(self, month, second, why):
        shut = Month.of(min(line.day for line in self.model)) <= month and month.end <= self.closed()

        def reopen() -> int:
            opened = closing.reopen(self.group, month, "Sam", second, why)
            assert month in opened
            return self.group.store.ledger.head()[0]

        done = self.attempt(reopen) is not None
        assert done == (shut and second == "Jo" and bool(why))
        if done:
            self.ends = [min(end, month.before.end) for end in self.ends]
            gone = [each for each in self.frozen if each >= month]
            for each in gone:
                del self.frozen[each]
                again = closing.report(self.group, each)
                assert again.closed is None
                assert again.reopened

    @precondition(lambda self: self.ends)
    @rule()
    def closed_months_are_read_again(self):
        self.every_closed_month_is_as_it_was()

    def every_closed_month_is_as_it_was(self) -> None:
        """A closed account is the same whatever came since, and nothing is open up to the last closed day."""
        for month, account in self.frozen.items():
            assert closing.report(self.group, month) == account
        closed = locks.closed_up_to(self.group.store.ledger.records())
        assert (closed or date.min) == self.closed()

    @precondition(lambda self: self.model)
    @rule(month=months, seed=st.integers(0, 99))
    def months_add_up(self, month, seed):
        """Look at three months, each and together, from the book and from the plain lines in another order."""
        if not self.turn("accounts", 2):
            return
        kinds, funds = accounts.ordered_kinds(self.group), accounts.ordered_funds(self.group)
        moved = self.group.store.ledger.movements(SATURDAY)
        plain = list(self.model)
        Random(seed).shuffle(plain)
        spans = [(each.start, each.end) for each in (month, month.after, month.after.after)]
        three = [report(moved, kinds, funds, *span) for span in spans]
        whole = report(moved, kinds, funds, spans[0][0], spans[-1][1])
        for told in (*three, whole):
            assert told == report(plain, kinds, funds, told.start, told.end)
            self._told_right(told)
        for one, other in pairwise(three):
            assert one.carried == other.brought
        assert (whole.brought, whole.carried) == (three[0].brought, three[-1].carried)
        width = len(funds)
        for name in ("net", "begun", "moved"):
            assert getattr(whole, name) == added((getattr(each, name) for each in three), width)
        assert _rows(whole) == _rows(*three)

    def _told_right(self, told: Report) -> None:
        """Hold an account against the plain lines, in another way of adding up than its own."""
        before = dict.fromkeys(told.funds, 0)
        after = dict(before)
        for line in self.model:
            before[line.fund] += line.pence * (line.day < told.start)
            after[line.fund] += line.pence * (line.day <= told.end)
        assert told.brought == tuple(before.values())
        assert told.carried == tuple(after.values())
        inside = [line for line in self.model if told.start <= line.day <= told.end]
        differing = {kind.id for kind in ledger.kinds(self.group, "difference")}
        out = {kind.id for kind in ledger.kinds(self.group, "out")}
        for side, sign in ((Side.RECEIPTS, 1), (Side.PAYMENTS, -1)):
            sure = {row.kind: row.cells for row in told.rows if row.side is side and row.kind not in differing}
            for kind, cells in sure.items():
                assert (kind in out) == (side is Side.PAYMENTS)
                mine = [line for line in inside if line.kind == kind]
                assert cells == tuple(
                    sign * sum(line.pence for line in mine if line.fund == fund) for fund in told.funds
                )
        known = {row.kind for row in told.rows}
        assert {line.kind for line in inside} - {None} == known
        assert told.corrections == tuple(sorted({(line.corrects, line.seq) for line in inside if line.corrects}))
        assert self._figures(told.start, told.end) == dict(zip(told.funds, told.moved, strict=True))

    def _figures(self, start: date, end: date) -> dict[int, int]:
        """Return what changed its pot in some days."""
        found = {fund.id: 0 for fund in ledger.funds(self.group)}
        for line in self.model:
            if line.kind is None and start <= line.day <= end:
                found[line.fund] += line.pence
        return found


def _rows(*told: Report) -> dict[tuple[Side, int], tuple[int, ...]]:
    """Return what each row comes to in some accounts together."""
    sums: dict[tuple[Side, int], tuple[int, ...]] = defaultdict(tuple)
    for each in told:
        for row in each.rows:
            sums[row.side, row.kind] = added(filter(None, (sums[row.side, row.kind], row.cells)), len(row.cells))
    return dict(sums)
