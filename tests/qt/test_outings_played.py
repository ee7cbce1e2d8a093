"""An outing from the first idea to doing it again, played at the window by clicks and keys, held to the book."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import Qt

from groupkit.core.accounts.period import Side
from groupkit.core.funding.awards import Award
from groupkit.core.outings.growth import PEOPLE
from groupkit.core.outings.values import COMING, IN, OUT, PRICE
from groupkit.core.settings import Settings
from groupkit.pdf import funding as funding_paper
from groupkit.pdf.accounts import papers as account_paper
from groupkit.pdf.outings import sheets
from groupkit.qt.jobs import run_at_once
from groupkit.qt.outings.budgeting import GRANT
from groupkit.qt.outings.paying import PERSON, PLACE
from groupkit.qt.places import PAGES
from groupkit.qt.window import Window
from groupkit.services import accounts, check, ledger
from groupkit.services.funding import awards, stating
from groupkit.services.group import Group
from groupkit.services.outings import afterwards, ideas
from groupkit.services.outings.agreeing import agreement
from groupkit.services.outings.known import gathered, telling
from groupkit.services.outings.reckoning import listing, outing, reckoning
from tests import evening
from tests.evening import SATURDAY, named
from tests.pdf import reading
from tests.qt import desks
from tests.qt.checks import settle
from tests.qt.hands import Hands

pytestmark = pytest.mark.proof

GOERS = ("Ash", "Bea", "Cal", "Dot", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jan", "Kit", "Lou", "Max", "Nan")
PAYING = GOERS[:11]
COST, PEOPLE_PAY, GRANTED, POT_MEETS = 16685, 6000, 9600, 1085
IN_POT, IN_GRANT = 3000, 20000
WEEKS = 6
DAY = SATURDAY + timedelta(weeks=WEEKS)


@pytest.fixture
def hands(qtbot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def window(qtbot, qapp, tmp_path) -> Iterator[Window]:
    made = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(made)
    made.show_group(with_a_grant(evening.new_book(tmp_path / "book.groupkit")))
    made.show()
    yield made
    made.close()


def with_a_grant(group: Group) -> Group:
    """Furnish a book that holds a little for outings in the tin, and a grant in the bank."""
    evening.furnish(group)
    begins, ends = date(2026, 4, 1), date(2027, 3, 31)
    given = awards.set_up(
        group, Award(funder="The Lottery", pence=IN_GRANT, starts=begins, ends=ends), "Coach grant"
    )
    where = {
        (named(group, place="Tin")["place"], named(group, fund="Outing pot")["fund"]): IN_POT,
        (named(group, place="Bank")["place"], given.fund): IN_GRANT,
    }
    ledger.opening(group, date(2026, 11, 7), where, "Sam", "Jo")
    return group


def shown(window: Window) -> Any:
    """The page the window shows, whichever it is."""
    return window.page


def book(window: Window) -> Group:
    """The group the window has open."""
    assert window.desk is not None
    return window.desk.group


def go(window: Window, hands: Hands, name: str) -> None:
    """Press a place in the list at the side."""
    settle(window)
    places = window.frame.places
    assert places is not None
    at = next(at for at, each in enumerate(PAGES) if each.name == name)
    where = places.list.visualItemRect(places.list.item(at)).center()
    hands.qtbot.mouseClick(places.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert shown(window).name == name


def part(window: Window, hands: Hands, key: str) -> Any:
    """Open a part of the page of the outing."""
    if shown(window).part != key or shown(window).opened:
        hands.press(shown(window).row.buttons[key])
    return shown(window)


def test_an_outing_is_played_to_the_end_and_agrees_with_the_book(window, hands):
    go(window, hands, "outings")
    number = chosen_by_dots(window, hands)
    planned(window, hands, number)
    signed_up(window, hands, number)
    paid_before(window, hands, number)
    dropped_out(window, hands, number)
    evening.later(book(window), weeks=WEEKS)
    spent(window, hands, number)
    agrees(window, number)
    counted(window, hands, number)
    put_away_and_again(window, hands, number)
    papers_agree(book(window), number)
    grown(window, hands, number)
    assert check.check(book(window)).holds
    print(f"actions from the first idea to the next outing: {hands.actions}")


# the idea


def chosen_by_dots(window: Window, hands: Hands) -> int:
    """Suggest two ideas, let four people give dots in private, and make an outing of the one with the most."""
    hands.press(shown(window).elsewhere.buttons["ideas"])
    hands.press(shown(window).primary)
    for title in ("The seaside by coach", "A board game café"):
        hands.fill(shown(window).form.title, title)
        hands.press(shown(window).form.save_button)
    hands.press(shown(window).form.leave_button)
    hands.press(shown(window).primary)
    hands.press(shown(window).steward.kiosk_button)
    number = {each.title: each.id for each in ideas.listing(book(window))}
    sea, cafe = number["The seaside by coach"], number["A board game café"]
    for given in ((sea, sea, cafe), (sea, sea, sea), (cafe, sea), ()):
        hands.press(shown(window).begin_button)
        for idea in given:
            hands.press(shown(window).rows[idea].give_button)
        hands.press(shown(window).done_button if given else shown(window).nothing_button)
    hands.press(shown(window).leave_button)
    hands.press(shown(window).steward.count_button)
    assert [(each.title, dots) for each, dots in ideas.sums(book(window))] == [
        ("The seaside by coach", 6),
        ("A board game café", 2),
    ]
    hands.press(shown(window).primary)
    hands.press(shown(window).form.save_button)
    (made,) = listing(book(window))
    assert (shown(window).name, made.day) == ("outings", DAY)
    return made.id


# the plan


def planned(window: Window, hands: Hands, number: int) -> None:
    """Give it a price, places and free places, and a budget with a grant for the coach."""
    purse, grant = (named(book(window), fund=name)["fund"] for name in ("Outing pot", "Coach grant"))
    page = part(window, hands, "money")
    hands.press(page.beside.sharing.change_button)
    form = page.form
    hands.choose(form.fund, purse)
    hands.choose(form.way, PRICE)
    for box, typed in ((form.price, "6.00"), (form.places, 14), (form.free_places, 3)):
        hands.fill(box, typed)
    hands.press(form.save_button)
    about = outing(book(window), number)
    assert (about.way, about.price, about.places, about.free_places) == (PRICE, 600, 14, 3)
    for direction, what, typed, each in (
        (OUT, "Coach", "96.00", False),
        (OUT, "Way in", "4.50", True),
        (OUT, "Ices", "15.00", False),
        (GRANT, "For the coach", "96.00", False),
    ):
        hands.press(page.beside.budget.add_button)
        hands.choose(page.form.direction, direction)
        hands.fill(page.form.what, what)
        hands.fill(page.form.amount, typed)
        if each:
            hands.press(page.form.each)
        if direction == GRANT:
            hands.choose(page.form.fund, grant)
        hands.press(page.form.save_button)
    lines = reckoning(book(window), number).plan
    assert [(each.what, each.direction, each.pence, each.each) for each in lines] == [
        ("Coach", OUT, 9600, False),
        ("Way in", OUT, 450, True),
        ("Ices", OUT, 1500, False),
        ("For the coach", IN, 9600, False),
    ]


def signed_up(window: Window, hands: Hands, number: int) -> None:
    """Put fourteen people down, three of them on a free place; two together wait."""
    page = part(window, hands, "people")
    hands.press(page.primary)
    for at, name in enumerate(GOERS):
        hands.fill(page.form.name.lineEdit(), name)
        hands.fill(page.form.party, 1)
        if at >= len(PAYING):
            hands.fill(page.form.free, 1)
        hands.press(page.form.save_button)
    hands.fill(page.form.name.lineEdit(), "Ona")
    hands.fill(page.form.party, 2)
    hands.press(page.form.save_button)
    hands.press(page.form.leave_button)
    known = reckoning(book(window), number)
    assert [who.standing for who in known.people].count(COMING) == 14
    assert "Places taken: 14 of 14" in desks.words(page)
    assert "2 people wait for a place." in desks.words(page)


# the money


def handed(hands: Hands, form: Any, *, second: str = "") -> None:
    hands.fill(form.hands.made_by.lineEdit(), "Sam")
    if second:
        hands.fill(form.hands.second.lineEdit(), second)


def settled(window: Window, hands: Hands) -> None:
    """Write down the next payment that is open, to or from the tin."""
    page = shown(window)
    hands.press(page.primary)
    hands.choose(page.form.place, named(book(window), place="Tin")["place"])
    handed(hands, page.form)
    hands.press(page.form.save_button)
    assert page.opened == "", [each.problem for each in page.fields.values()]


def paid_before(window: Window, hands: Hands, number: int) -> None:
    """Eleven people pay six pounds each into the tin."""
    part(window, hands, "money")
    for _who in PAYING:
        settled(window, hands)
    known = reckoning(book(window), number)
    assert (len(known.settled), known.payments) == (11, ())
    assert in_pot(window, "Outing pot") == IN_POT + 6600


def dropped_out(window: Window, hands: Hands, number: int) -> None:
    """Fay cannot come and gets her six pounds back; the two who wait do not fit in one place."""
    page = part(window, hands, "people")
    hands.open_row(page.body.tables[COMING], GOERS.index("Fay"))
    hands.press(page.form.drop_button)
    hands.press(page.form.save_button)
    assert page.known.heads == 13
    part(window, hands, "money")
    settled(window, hands)
    known = reckoning(book(window), number)
    assert (known.payments, known.heads) == ((), 13)
    assert in_pot(window, "Outing pot") == IN_POT + 6000


def spent(window: Window, hands: Hands, number: int) -> None:
    """The grant pays the coach, the pot the tickets, and Hal the ices; the pot pays Hal back."""
    places = {name: named(book(window), place=name)["place"] for name in ("Tin", "Bank")}
    people = {who.name: who.id for who in reckoning(book(window), number).people}
    lines = {each.what: each.id for each in reckoning(book(window), number).plan}
    grant = named(book(window), fund="Coach grant")["fund"]
    page = part(window, hands, "money")
    for line, typed, payer in (
        ("Coach", "96.00", (PLACE, places["Bank"])),
        ("Way in", "58.50", (PLACE, places["Tin"])),
        ("Ices", "12.35", (PERSON, people["Hal"])),
    ):
        hands.press(page.body.paid.add_button)
        hands.fill(page.form.what, line)
        hands.fill(page.form.amount, typed)
        hands.choose(page.form.payer, payer)
        hands.choose(page.form.line, lines[line])
        if payer[0] == PLACE:
            if line == "Coach":
                hands.choose(page.form.hands.fund, grant)
            handed(hands, page.form, second="Jo")
        hands.press(page.form.save_button)
        assert page.opened == "", [each.problem for each in page.fields.values()]
    settled(window, hands)
    known = reckoning(book(window), number)
    assert (known.payments, set(known.left.values()), known.cost) == ((), {0}, COST)


def in_pot(window: Window, name: str) -> int:
    """What the book says a pot holds, in all places together."""
    fund = named(book(window), fund=name)["fund"]
    return sum(pence for (_place, which), pence in ledger.balances(book(window)).items() if which == fund)


def agrees(window: Window, number: int) -> None:
    """The outing and the book say the same, entry by entry and pot by pot."""
    group = book(window)
    purse, grant = (named(group, fund=name)["fund"] for name in ("Outing pot", "Coach grant"))
    result, found = reckoning(group, number).result, agreement(group, number)
    assert (result.cost, result.people) == (COST, PEOPLE_PAY)
    assert {met.fund: met.actual for met in result.met} == {purse: POT_MEETS, grant: GRANTED}
    assert (found.difference, found.marked, found.apart) == (0, (), 0)
    assert {each.fund: (each.book, each.outing) for each in found.pots} == {
        purse: (-POT_MEETS, -POT_MEETS),
        grant: (-GRANTED, -GRANTED),
    }
    moved = [
        line.pence for entry in group.store.ledger.of_outing(number) for line in entry.lines if line.fund == purse
    ]
    assert (sum(pence for pence in moved if pence > 0), sorted(pence for pence in moved if pence < 0)) == (
        6600,
        [-5850, -1235, -600],
    )
    assert (in_pot(window, "Outing pot"), in_pot(window, "Coach grant")) == (IN_POT - POT_MEETS, IN_GRANT - GRANTED)


# afterwards


def counted(window: Window, hands: Hands, number: int) -> None:
    """Thirteen go out, twelve come back with the others and one left early; what worked is written down."""
    page = part(window, hands, "after")
    hands.press(page.primary)
    for box, count in ((page.form.out, 13), (page.form.new, 4)):
        hands.fill(box, count)
    hands.press(page.form.save_button)
    hands.press(page.primary)
    hands.fill(page.form.back, 12)
    hands.press(page.form.save_button)
    assert page.opened, "one is not accounted for yet"
    hands.fill(page.form.early, 1)
    hands.press(page.form.save_button)
    hands.press(page.primary)
    hands.fill(page.form.well, "The long stop by the water")
    hands.press(page.form.save_button)
    after = afterwards.of(book(window), number)
    assert (after.heads_out, after.heads_back, after.heads_early, after.first_time) == (13, 12, 1, 4)


def put_away_and_again(window: Window, hands: Hands, number: int) -> None:
    """The names go and the figures stay; then the group does it again."""
    page = part(window, hands, "money")
    hands.press(page.beside.away.ask_button)
    hands.press(page.beside.away.sure_button)
    assert not [who.name for who in reckoning(book(window), number).people if who.name]
    agrees(window, number)
    page = part(window, hands, "after")
    hands.press(page.primary)
    hands.press(page.form.save_button)
    (fresh,) = (one for one in listing(book(window)) if one.id != number)
    known = reckoning(book(window), fresh.id)
    assert (page.shown, fresh.places, fresh.price, len(known.plan)) == (fresh.id, 14, 600, 4)
    assert (known.people, known.costs, known.settled) == ((), (), ())


def papers_agree(group: Group, number: int) -> None:
    """The account, the statement to the funder and the result on paper say the same as the book."""
    purse, grant = (named(group, fund=name)["fund"] for name in ("Outing pot", "Coach grant"))
    account = accounts.between(group, SATURDAY, DAY)
    report = account.figures.now
    at = {fund: place for place, fund in enumerate(report.funds)}
    came, went = report.total(Side.RECEIPTS), report.total(Side.PAYMENTS)
    assert (came[at[purse]], went[at[purse]], went[at[grant]]) == (6600, 7685, 9600)
    (given,) = awards.awards(group)
    told = stating.statement(group, given)
    assert (told.spent, told.balance) == (GRANTED, IN_GRANT - GRANTED)
    known = gathered(group, number)
    on_paper = {key: BytesIO() for key in ("public", "sheet", "account", "statement")}
    for key in ("public", "sheet"):
        sheets.make(key, known, telling("en"), on_paper[key], sheets.leaf("en"))
    account_paper.month(account, on_paper["account"])
    funding_paper.statement(told, on_paper["statement"])
    says = {key: reading.words(made.getvalue()) for key, made in on_paper.items()}
    for key in ("public", "sheet"):
        for amount in ("£60.00", "£96.00", "£10.85", "£166.85"):
            assert amount in says[key], (key, amount)
        assert not [name for name in (*GOERS, "Ona") if name in says[key].split()]
    for amount in ("66.00", "76.85", "96.00"):
        assert amount in says["account"]
    assert "96.00" in says["statement"]


def grown(window: Window, hands: Hands, number: int) -> None:
    """Outings over time say what the outing says, and of nobody."""
    hands.press(shown(window).back_button)
    hands.press(shown(window).elsewhere.buttons["growth"])
    page = shown(window)
    year = page.found[0]
    assert (year.outings, year.places, year.free, year.first_time, year.cost) == (1, 13, 3, 4, COST)
    purse, grant = (named(book(window), fund=name)["fund"] for name in ("Outing pot", "Coach grant"))
    assert dict(year.paid) == {grant: GRANTED, PEOPLE: PEOPLE_PAY, purse: POT_MEETS}
    hands.press(page.outing_buttons[number])
    assert (shown(window).name, shown(window).shown) == ("outings", number)
