"""A group sets up a grant, takes its money in, spends it, and tells its funder what became of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.funding.awards import Award, Budget, Instalment
from groupkit.core.funding.stating import checks
from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Line, Place, PlaceKind
from groupkit.core.problems import RefusedError
from groupkit.core.sheets import Part, Row
from groupkit.services import ledger, meetings, money
from groupkit.services.funding import awards, files, stating
from groupkit.services.funding.awards import Arrival
from tests.evening import SATURDAY, later, named, new_book

START, END = date(2026, 4, 1), date(2027, 3, 31)


def kind(book, name):
    return named(book, name)["kind"] or 0


def place(book, name="Bank"):
    return named(book, place=name)["place"] or 0


def award(book, **changed):
    made = Award(
        funder=" Borough  Fund ",
        reference="BF-7",
        pence=50000,
        starts=START,
        ends=END,
        lines=(Budget(kind(book, "Room"), 30000), Budget(kind(book, "Fares"), 20000)),
        instalments=(Instalment(due=SATURDAY, pence=30000), Instalment(due=END, pence=20000)),
    )
    return replace(made, **changed)


@pytest.fixture
def grant(book):
    return awards.set_up(book, award(book), "Borough grant")


def came(book, grant, pence=30000, **more):
    return awards.received(book, grant, arrival(book, pence, **more))


def arrival(book, pence=30000, **more):
    return Arrival(pence=pence, place=place(book), **{"day": SATURDAY, "made_by": "Sam", **more})


def spend(book, grant, name, pence, day=SATURDAY, **words):
    line = Line(place(book), grant.fund, kind(book, name), -pence)
    draft = Entry(seq=0, day=day, recorded_at=book.now(), type=EntryType.PAYMENT, lines=(line,))
    with book.change("Pay", "money"):
        (link,) = ledger.post(book, [(draft, {"made_by": "Sam", "who": "Member 7", **words})])
    return link.entry.seq


def refused(does, *args, **kwargs):
    with pytest.raises(RefusedError) as told:
        does(*args, **kwargs)
    return {problem.field: str(problem) for problem in told.value.problems}


def test_a_grant_is_set_up_with_a_pot_of_its_own_and_undone_whole(book, grant):
    fund = awards.pot(book, grant)
    assert (fund.name, fund.kind, fund.ends_on, fund.buys) == (
        "Borough grant", FundKind.RESTRICTED, END, grant.buys,
    )  # fmt: skip
    assert grant.funder == "Borough Fund"
    assert awards.awards(book) == (grant,)
    assert awards.award(book, grant.id) == grant
    assert book.undo() == "Set up a grant"
    assert awards.awards(book) == ()
    assert fund.id not in {each.id for each in ledger.funds(book)}


def test_everything_to_put_right_is_said_at_once(book):
    wrong = award(book, funder="", pence=0, lines=(Budget(999),), instalments=(), host=99)
    assert set(refused(awards.set_up, book, wrong, " ")) == {"funder", "amount", "pot", "host", "lines"}
    assert refused(awards.set_up, book, award(book), "ICB GRANT") == {
        "pot": "There is a ICB GRANT already. Give this one another name."
    }
    general = named(book)["fund"] or 0
    assert set(refused(awards.set_up, book, award(book, fund=general))) == {"pot"}
    assert "There is no grant with the number 9. Look at the list." in refused(awards.award, book, 9).values()


def test_a_host_body_that_holds_the_money_becomes_a_place(book):
    held = awards.set_up(book, award(book, instalments=()), "Hosted", host=" Town Hall ")
    (host,) = [each for each in ledger.places(book) if each.kind is PlaceKind.HOST]
    assert (host.name, held.host) == ("Town Hall", host.id)
    again = awards.set_up(book, award(book, instalments=()), "Hosted too", host="town hall")
    assert again.host == host.id
    assert stating.statement(book, held).host == "Town Hall"


def test_what_was_agreed_is_changed_and_the_pot_follows(book, grant):
    room = kind(book, "Room")
    changed = awards.change(book, replace(grant, lines=(Budget(room),), ends=date(2027, 6, 30), fund=1))
    fund = awards.pot(book, changed)
    assert (changed.fund, fund.buys, fund.ends_on) == (grant.fund, frozenset({room}), date(2027, 6, 30))
    assert set(refused(awards.change, book, replace(grant, funder=""))) == {"funder"}


def test_money_that_came_stands_in_the_book_and_on_its_instalment(book, grant):
    first = grant.instalments[0].id
    seq = came(book, grant, instalment=first)
    grant = awards.award(book, grant.id)
    assert [each.entry for each in grant.instalments] == [seq, None]
    assert awards.used_on(book, grant, SATURDAY).received == 30000
    entry = book.store.ledger.entry(seq)
    assert (entry.facts, entry.wording("note")) == ({"award": grant.id}, "Borough Fund")
    assert {k.id: k.name for k in ledger.kinds(book)}[entry.lines[0].kind] == "Grant"
    assert set(refused(came, book, grant, instalment=first)) == {"instalment"}
    assert book.next_undo is None
    ledger.reverse(book, seq, "Typed twice", "Sam")
    grant = awards.award(book, grant.id)
    assert [each.entry for each in grant.instalments] == [None, None]
    assert awards.used_on(book, grant, SATURDAY).received == 0


def test_what_cannot_be_money_that_came_is_refused(book, grant):
    wrong = Arrival(pence=0, day=SATURDAY, place=99, made_by=" ", kind=kind(book, "Room"))
    assert set(refused(awards.received, book, grant, wrong)) == {"amount", "place", "made_by", "kind"}
    soon = arrival(book, day=SATURDAY + timedelta(days=1))
    assert set(refused(awards.received, book, grant, soon)) == {"day"}


def test_the_usual_kind_is_found_in_any_language(tmp_path, book):
    assert awards.grant_kind(book).name == "Grant"
    with book.change("Rename", "money") as store:
        found = awards.grant_kind(book)
        store.kinds.change(found.id, replace(found, name="Subvención"))
    assert awards.grant_kind(book).name == "Other money in"
    with new_book(tmp_path / "empty.groupkit") as empty:
        assert set(refused(awards.grant_kind, empty)) == {"kind"}


def test_what_is_left_can_go_back_and_is_not_counted_as_spent(book, grant):
    came(book, grant)
    given = arrival(book, 1000, kind=kind(book, "Passed on"))
    awards.give_back(book, grant, given)
    found = awards.used_on(book, grant, SATURDAY)
    assert (found.back, found.spent, found.left) == (1000, 0, 29000)
    assert set(refused(awards.give_back, book, grant, replace(given, kind=0))) == {"kind"}
    assert set(refused(awards.give_back, book, grant, replace(given, pence=30000))) == {"fund"}


def test_the_statement_says_all_and_its_sums_agree(book, grant):
    came(book, grant, instalment=grant.instalments[0].id)
    spend(book, grant, "Room", 4000, note="Hall, mail jo@example.org", receipt="R-1")
    wrong = spend(book, grant, "Fares", 400)
    ledger.reverse(book, wrong, "Typed 4.00", "Sam")
    later(book, weeks=1)
    spend(book, grant, "Fares", 350, SATURDAY + timedelta(days=7))
    told = stating.statement(book, grant, SATURDAY)
    assert (told.received, told.spent, told.left, told.to_come) == (30000, 4000, 26000, 20000)
    assert [(line.name, line.budget, line.spent, line.payments) for line in told.lines] == [
        ("Room", 30000, 4000, 1),
        ("Fares", 20000, 0, 0),
    ]
    assert [(each.what, each.receipt, each.pence) for each in told.paid] == [
        ("Hall, mail …", "R-1", 4000),
        ("Fares", "", 400),
        ("Typed 4.00", "", -400),
    ]
    assert [(part.what, part.pence) for part in told.parts] == [("BF-7", 30000), ("Still to come", 20000)]
    assert all(holds for _words, holds in checks(told))
    assert (told.sort, told.left_over, told.shared, told.of) == (
        "A grant", "We ask them before we use it", ("Borough Fund",), 1,
    )  # fmt: skip
    assert told.seal == ledger.current_seal(book)[0]
    assert stating.statement(book, grant).spent == 4350


def test_money_that_came_on_a_sheet_is_the_instalment_of_its_amount(book, grant):
    held = meetings.on(book, SATURDAY)
    sheet = money.sheet(book, held)
    ids = {"kind": kind(book, "Grant"), "fund": grant.fund}
    money.add_row(book, sheet, Row(part=Part.IN, what="From the borough", place=place(book), pence=20000, **ids))
    money.about(book, sheet, made_by="Sam")
    for who in ("Sam", "Jo"):
        money.count(book, sheet, who, 4215)
    money.send(book, money.sheet(book, held))
    told = stating.statement(book, grant)
    assert [(part.what, part.pence) for part in told.parts] == [
        ("From the borough", 20000),
        ("Still to come", 30000),
    ]


def test_what_the_book_began_with_and_what_was_put_right_are_named(book):
    icb = awards.set_up(book, award(book, fund=named(book, fund="ICB grant")["fund"], lines=(), instalments=()))
    seq = came(book, icb, 500)
    ledger.reverse(book, seq, "Not ours", "Sam")
    told = stating.statement(book, icb)
    assert [(part.what, part.pence) for part in told.parts] == [
        ("What the book began with", 21640),
        ("BF-7", 500),
        (f"Entry {seq} put right", -500),
    ]
    assert awards.pot(book, icb).buys == frozenset()


def test_two_funders_of_one_pot_each_see_their_share(book, grant):
    second = award(
        book, funder="Health", fund=grant.fund, parts=3, lines=(Budget(kind(book, "Room")),), ends=SATURDAY
    )
    health = awards.set_up(book, replace(second, instalments=()))
    fund = awards.pot(book, grant)
    assert (fund.buys, fund.ends_on) == (grant.buys, END)
    came(book, grant, 10000)
    came(book, health, 20000)
    spend(book, grant, "Room", 1001)
    spend(book, grant, "Fares", 500)
    ours, theirs = stating.statement(book, grant), stating.statement(book, health)
    assert (ours.received, ours.spent, theirs.received, theirs.spent) == (10000, 750, 20000, 751)
    assert (ours.shared, ours.share, theirs.share, theirs.of) == (("Borough Fund", "Health"), 1, 3, 4)
    assert [part.pence for part in theirs.parts] == [20000]
    assert [part.pence for part in ours.parts] == [10000, 30000, 20000]
    assert all(holds for told in (ours, theirs) for _words, holds in checks(told))
    assert ours.left + theirs.left == ours.balance


def paid_row(book, grant, pence):
    held = meetings.on(book, SATURDAY)
    ids = {"kind": kind(book, "Literature"), "fund": grant.fund, "place": place(book)}
    return money.sheet(book, held), Row(part=Part.OUT, what="Books", who="Ali", receipt="9", pence=pence, **ids)


def test_a_cost_outside_the_grant_needs_the_coordinators_recorded_yes(book, grant):
    came(book, grant)
    sheet, row = paid_row(book, grant, 600)
    assert "Choose another pot." in refused(money.add_row, book, sheet, row)["fund"]
    books = kind(book, "Literature")
    seq = awards.override(book, grant, books, 1000, "Coordinator", "Asked them by phone")
    kept = money.add_row(book, sheet, row)
    assert "fund" in refused(money.add_row, book, sheet, replace(row, pence=401))
    money.change_row(book, sheet, replace(kept, pence=1000))
    spend(book, grant, "Literature", 300)
    assert "fund" in refused(money.change_row, book, sheet, replace(kept, pence=701))
    money.change_row(book, sheet, replace(kept, pence=700))
    (said,) = stating.statement(book, grant).allowed
    assert (said.entry, said.kind, said.pence, said.by, said.why) == (
        seq, "Literature", 1000, "Coordinator", "Asked them by phone",
    )  # fmt: skip
    assert stating.statement(book, grant, SATURDAY - timedelta(days=1)).allowed == ()
    other = awards.set_up(book, award(book, instalments=()), "Another")
    assert stating.statement(book, other).allowed == ()
    assert not awards.may_pay(book, awards.pot(book, other), books, 1)
    assert awards.may_pay(book, Fund(name="Any", kind=FundKind.SET_ASIDE), books, 1)
    assert book.next_undo == "Set up a grant"


def test_a_yes_that_says_nothing_is_refused(book, grant):
    assert set(refused(awards.override, book, grant, 99, 0, " ", "")) == {"kind", "amount", "by", "why"}
    room = kind(book, "Room")
    assert "for that already" in refused(awards.override, book, grant, room, 1, "Jo", "So")["kind"]


def test_grants_are_listed_soonest_end_first_and_said_in_time(book, grant):
    early = awards.set_up(book, award(book, ends=SATURDAY + timedelta(days=10), instalments=()), "Early")
    assert [each.award for each in awards.standing(book)] == [early, grant]
    assert [each.pot.name for each in awards.standing(book)] == ["Early", "Borough grant"]
    (said,) = awards.announced(book)
    assert said.startswith("Early ends on Tuesday 24 November, and £500.00 of £500.00 is still to spend.")
    assert [each.key for each in awards.standing(book)[1].reminders] == ["ahead"]


def test_a_place_outside_the_bank_can_take_the_money(book, grant):
    tin = ledger.add_place(book, Place(name="Envelope", kind=PlaceKind.TIN))
    awards.received(book, grant, arrival(book, 100, kind=kind(book, "Other money in")))
    awards.received(book, grant, replace(arrival(book, 200), place=tin.id))
    assert ledger.held(book, tin.id) == 200


def keep(book, number, **on):
    """Keep a receipt beside something, as small as one can be."""
    with book.store.quietly():
        run = book.store._db.execute_sql
        if number not in {id_ for (id_,) in run("SELECT id FROM receipt_file").fetchall()}:
            run(
                "INSERT INTO receipt_file (id, sha256, size, media, added_at) VALUES (?, ?, 1, 'image/png', '')",
                (number, str(number)),
            )
            run("INSERT INTO receipt_bytes (id, content) VALUES (?, ?)", (number, bytes([number])))
        ((name, value),) = on.items()
        run(f"INSERT INTO receipt_use (file, {name}) VALUES (?, ?)", (number, value))


def test_the_receipts_behind_a_statement_are_those_of_its_payments_each_once(book, grant):
    came(book, grant)
    held = meetings.on(book, SATURDAY)
    sheet = money.sheet(book, held)
    ids = {"kind": kind(book, "Room"), "fund": grant.fund, "place": place(book)}
    row = money.add_row(book, sheet, Row(part=Part.OUT, what="Hall", who="Ali", receipt="R-1", pence=400, **ids))
    keep(book, 1, sheet_row=row.id)
    money.add_row(book, sheet, Row(part=Part.IN, **named(book, "Collection"), pence=0))
    money.about(book, sheet, made_by="Sam")
    for who in ("Sam", "Jo"):
        money.count(book, sheet, who, 4215)
    money.send(book, money.sheet(book, held))
    with book.store.quietly():
        run = book.store._db.execute_sql
        run(
            "INSERT INTO claim (id, number, who, day, how, sort)"
            " VALUES (5, 31, 'Ali', '2026-11-14', 'cash', 'cost')"
        )
        run(
            "INSERT INTO claim_line (id, claim, day, kind, fund, what, from_place, to_place, rate, pence, receipt,"
            " no_receipt, why_none, second) VALUES (6, 5, '2026-11-14', ?, ?, '', '', '', '', 500, '', '', '', '')",
            (kind(book, "Fares"), grant.fund),
        )
    keep(book, 2, claim_line=6)
    spend(book, grant, "Fares", 500, claim="31")
    both = spend(book, grant, "Fares", 300, receipt="R-3")
    keep(book, 3, entry=both)
    keep(book, 1, entry=both)
    elsewhere = awards.set_up(book, award(book, instalments=()), "Another")
    told = stating.statement(book, grant)
    found = files.behind(book, grant, told)
    assert [(each.name, each.data) for each in found] == [
        ("Receipt R-1, entry 3", b"\x01"),
        ("Entry 4", b"\x02"),
        ("Receipt R-3, entry 5", b"\x03"),
    ]
    assert files.behind(book, elsewhere, stating.statement(book, elsewhere)) == ()
    assert files.behind(book, grant, replace(told, paid=())) == ()
