"""A book whose every balance is known, and three years of claims: other programs come to the same pence."""

import csv
import json
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

from groupkit.core.claims import ClaimLine
from groupkit.core.exports.names import slug
from groupkit.core.ledger import EntryType, Fund, FundKind, Kind, Line, Place, PlaceKind
from groupkit.core.moves import Move, Transfer
from groupkit.services import books, check, exports, ledger
from groupkit.services.claims import drafts, known, paying, steps
from groupkit.services.group import Group
from tests import judges
from tests.evening import Clock, furnish, named, new_book

SAMPLES = Path(__file__).parent / "fixtures" / "money"
CLAIMS = 100
FROM, WEEKS = date(2023, 11, 4), 157
Matrix = dict[tuple[int, int], int]


@pytest.fixture
def told(capsys):
    """Return a way to print the figures of a proof whatever is kept back of the rest."""

    def said(words: str) -> None:
        with capsys.disabled():
            print(f"\n{words}")

    return said


def on(group: Group, day: date) -> None:
    """Let it be a day."""
    clock = group.surroundings.now
    assert isinstance(clock, Clock)
    clock.now = datetime.combine(day, time(12), tzinfo=UTC)


def balances(group: Group) -> Matrix:
    """Return what the book says, without what came to nothing."""
    return {key: pence for key, pence in ledger.balances(group).items() if pence}


def by_hledger(group: Group, journal: Path) -> Matrix:
    """Return what hledger works out, by the numbers at the ends of its accounts."""
    names = {
        f"Assets:{slug(place.name, place.id)}:{slug(fund.name, fund.id)}": (place.id, fund.id)
        for place in ledger.places(group)
        for fund in ledger.funds(group)
    }
    found = csv.reader(StringIO(judges.hledger("-f", str(journal), "bal", "Assets", "--flat", "-N", "-O", "csv")))
    next(found)
    amounts = {names[name]: int(said.removesuffix(" GBP").replace(".", "")) for name, said in found if said != "0"}
    return {key: pence for key, pence in amounts.items() if pence}


def by_adding(group: Group) -> Matrix:
    """Return what a plain sum of every line of every entry comes to."""
    held: Matrix = defaultdict(int)
    for link in group.store.ledger.links():
        for line in link.entry.lines:
            held[line.place, line.fund] += line.pence
    return {key: pence for key, pence in held.items() if pence}


def off(one: Matrix, other: Matrix) -> int:
    """Return by how many pence two matrices differ, cell by cell."""
    return sum(abs(one.get(key, 0) - other.get(key, 0)) for key in {*one, *other})


def judged(group: Group, folder: Path) -> int:
    """Let everybody who can judge the book; return by how many pence any balance differs."""
    assert check.check(group).holds
    files = exports.save(group, exports.ALL, folder, exact=True)
    for path in (each for each in files if each.suffix == ".beancount"):
        assert judges.bean_check(path) == "", path.name
    assert judges.hledger_check(folder / "money.journal", "-s", "ordereddates") == ""
    assert judges.hledger_check(folder / "money.csv") == ""
    assert exports.compare(group, folder / "money.csv") > 0
    held = balances(group)
    return off(held, by_hledger(group, folder / "money.journal")) + off(held, by_adding(group))


# a book whose balances are known


def golden(path: Path) -> Group:
    """Bring the known book into a new one, entry by entry and each on its day, as a group would have written it."""
    given = json.loads((SAMPLES / "book.json").read_text("utf-8"))
    group = new_book(path, "Golden group")
    on(group, date(2026, 4, 4))
    for name, kind in zip(given["places"].values(), (PlaceKind.TIN, PlaceKind.BANK), strict=True):
        ledger.add_place(group, Place(name=name, kind=kind))
    sorts = (FundKind.GENERAL, FundKind.RESTRICTED, FundKind.SET_ASIDE)
    for name, sort in zip(given["funds"].values(), sorts, strict=True):
        ledger.add_fund(group, Fund(name=name, kind=sort))
    for direction, name in given["categories"].values():
        ledger.add_kind(group, Kind(name=name, direction=direction))
    for told_of in given["entries"]:
        on(group, date.fromisoformat(told_of["day"]))
        assert written(group, told_of) == told_of["seq"]
    return group


def written(group: Group, told_of: dict[str, Any]) -> int:
    """Write one entry with the verb that a person would use for it; return its number."""
    first, *others = lines = tuple(Line(*values) for values in told_of["lines"])
    words = {"note": told_of["note"], "receipt": told_of["ref"], "made_by": "Sam"}
    match told_of["kind"]:
        case "opening":
            (seq,) = ledger.opening(group, group.today(), {(e.place, e.fund): e.pence for e in lines}, "Sam", "Jo")
            return seq
        case "reversal" if group.store.ledger.reversed_by(told_of["rev"]) is None:
            return ledger.reverse(group, told_of["rev"], told_of["note"], "Sam")
        case "banking":
            into = others[0]
            return books.move(
                group,
                Move(
                    day=group.today(), pence=into.pence, fund=first.fund, out_of=first.place, into=into.place,
                    who="Sam", note=told_of["note"],
                ),
            )  # fmt: skip
        case "fund transfer":
            funds = {fund.id: fund for fund in ledger.funds(group)}
            into = others[0]
            return books.transfer(
                group,
                Transfer(
                    pence=into.pence, place=first.place, out_of=funds[first.fund], into=funds[into.fund],
                    why=told_of["note"] or "Agreed", decided_on=group.today(), consent="The funder",
                ),
            )  # fmt: skip
    # what was put right already is not put right again: the second time the money came back is money in
    sort = EntryType.RECEIPT if first.pence > 0 else EntryType.PAYMENT
    return books.write(group, books.entry(group, sort, group.today(), *lines), words, sure=True)


@pytest.mark.proof
def test_the_book_whose_balances_are_known_comes_to_them_to_the_penny(tmp_path, told):
    expected = json.loads((SAMPLES / "expected_matrix.json").read_text("utf-8"))
    with golden(tmp_path / "golden.groupkit") as group:
        known_to_be = {(int(key.split()[1]), int(key.split()[3])): pence for key, pence in expected.items()}
        differs = off(balances(group), known_to_be) + judged(group, tmp_path)
        _seal, entries = ledger.current_seal(group)
        told(f"golden book: {entries} entries, {len(expected)} balances, {differs} pence of difference in any")
        assert differs == 0
        assert entries == 122


# three years of money paid back


class Years:
    """A group that mostly pays people back, week after week, for three years."""

    def __init__(self, group: Group, seed: int) -> None:
        self.group, self.chance = group, Random(seed)
        self.sorts: Counter[str] = Counter()
        self.ids = partial(named, group)
        self.places = [self.ids(place=name)["place"] for name in ("Tin", "Bank")]
        self.claims = 0

    def lived(self) -> None:
        """Live through all the weeks."""
        on(self.group, FROM)
        funds = {fund.id for fund in ledger.funds(self.group)}
        ledger.opening(
            self.group, FROM, {(place, fund): 300_000 for place in self.places for fund in funds}, "Sam", "Jo"
        )
        for week in range(1, WEEKS):
            on(self.group, FROM + timedelta(weeks=week))
            self.collected()
            if self.claims < CLAIMS:
                self.claimed()
            if self.chance.random() < 0.25:
                self.paid_at_once()
            if self.chance.random() < 0.25:
                self.given_back()

    def line(self, kind: str, pence: int, fund: str) -> Line:
        ids = self.ids(kind, fund)
        return Line(self.chance.choice(self.places), ids["fund"], ids["kind"], pence)

    def pot(self) -> str:
        return self.chance.choice(("General", "General", "Outing pot", "ICB grant"))

    def write(self, sort: EntryType, *lines: Line) -> int:
        draft = books.entry(self.group, sort, self.group.today(), *lines)
        return books.write(self.group, draft, {"note": "As usual", "made_by": "Sam"}, sure=True)

    def collected(self) -> None:
        """Collect at a meeting, now and then into two pots, or twice into one."""
        pots = [self.pot() for _at in range(self.chance.randint(1, 3))]
        self.write(EntryType.RECEIPT, *(self.line("Collection", self.chance.randint(1, 4000), pot) for pot in pots))
        self.sorts["collections"] += 1

    def claimed(self) -> None:
        """Claim several things, from several pots or twice the same; somebody agrees it, and it is paid."""
        self.claims += 1
        number, group = self.claims, self.group
        drafts.start(group, self.chance.choice(("Kim", "Ali", "Dee")), number=number)
        for at in range(self.chance.randint(1, 5)):
            ids = self.ids(self.chance.choice(("Fares", "Refreshments", "Room", "Literature")), self.pot())
            spent = ClaimLine(
                day=group.today() - timedelta(days=self.chance.randint(0, 6)), kind=ids["kind"], fund=ids["fund"],
                what="Spent", pence=self.chance.randint(1, 2500), receipt=f"R-{number}-{at}",
            )  # fmt: skip
            drafts.add_line(group, number, spent, sure=True)
        case = known.case(group, number)
        steps.hand_in(group, number, case.claim.who)
        less = {line.id: line.pence - self.chance.choice((0, 0, min(line.pence, 30))) for line in case.claim.lines}
        steps.agree(group, number, "Jo", less, why="As agreed", second="Sam")
        if not sum(less.values()):
            return
        paid = paying.pay(group, number, "Jo", place=self.chance.choice(self.places), how="cash", received=True)
        assert sum(line.pence for line in self.newest().lines) == -paid.now.agreed == -sum(less.values())
        self.sorts["claims"] += 1
        self.sorts["claims from several pots"] += len({line.fund for line in self.newest().lines}) > 1

    def paid_at_once(self) -> None:
        """Pay in one entry from several places and pots, and twice from one of them."""
        lines = [self.line("Refreshments", -self.chance.randint(1, 900), self.pot()) for _at in range(2)]
        self.write(EntryType.PAYMENT, *lines, lines[0])
        self.sorts["payments that repeat an account"] += 1

    def given_back(self) -> None:
        """Take an entry back: somebody gave the money back, or it was typed wrong."""
        old = [
            link.entry
            for link in self.group.store.ledger.links()
            if link.entry.type is EntryType.PAYMENT and self.group.store.ledger.reversed_by(link.entry.seq) is None
        ]
        if old:
            ledger.reverse(self.group, self.chance.choice(old).seq, "Given back", "Sam")
            self.sorts["given back"] += 1

    def newest(self) -> Any:
        return next(reversed([link.entry for link in self.group.store.ledger.links() if link.entry.lines]))


@pytest.mark.proof
def test_three_years_of_money_paid_back_come_to_the_same_everywhere(tmp_path, told):
    with new_book(tmp_path / "years.groupkit") as group:
        furnish(group)
        years = Years(group, 11)
        years.lived()
        differs = judged(group, tmp_path)
        said = ", ".join(f"{many} {what}" for what, many in years.sorts.items())
        told(f"three years of money paid back: {said}; {differs} pence of difference in any balance")
        assert differs == 0
        assert years.sorts["claims"] >= 95
        assert all(many > 10 for many in years.sorts.values())
