"""A volunteer sees where the money is, counts it at any time, moves it, and puts an entry right."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from groupkit.core.ledger import Fund, FundKind, Kind, Place, PlaceKind
from groupkit.core.limits import Limits
from groupkit.core.moves import Move
from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.books.page import BooksPage
from groupkit.qt.places import BEHIND, PAGES, Places, place
from groupkit.qt.treasury import GROUPS, TreasuryPage
from groupkit.services import accounts, books, counting, ledger, money
from tests import evening
from tests.evening import SATURDAY, named
from tests.qt import checks, desks

TIN = 1


@pytest.fixture
def page(qtbot, book):
    return opened(qtbot, book)


def opened(qtbot, group, kind: Any = BooksPage) -> Any:
    made = kind(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def said(qtbot, page, press):
    with qtbot.waitSignal(page.desk.said) as heard:
        press.click()
    return heard.args[0]


def count(page, who, coins):
    page.step.who.setEditText(who)
    for worth, many in coins.items():
        page.step.coins.boxes[worth].set_count(many)
    page.step.primary.click()


def newest(book):
    return next(reversed(list(book.store.ledger.links()))).entry


def test_it_says_how_much_there_is_where_and_what_for(book, page):
    shown = desks.words(page)
    for words in (
        "£374.55 in all, in 3 places.",
        "General £28.15, Outing pot £10.00 and ICB grant £4.00",
        "Last statement on Saturday 31 October.",
        "Given in advance, waiting for receipts",
        "There since Saturday 7 November.",
        "Given for one purpose",
        "What the book began with",
        "Entry 1, Saturday 7 November",
    ):
        assert words in shown
    assert page.primary.text().strip() == "Count now"
    assert "In hand for a while" not in shown
    books.set_limits(book, Limits(hand_days=5))
    assert "In hand for a while" in desks.words(page)


def test_a_new_group_sets_up_its_tin_first(qtbot, tmp_path):
    with desks.empty(tmp_path) as group:
        page = opened(qtbot, group)
        with qtbot.waitSignal(page.desk.went) as went:
            page.primary.click()
        assert went.args[0] == "money"
        with group.change("Only a bank", "money") as store:
            store.places.add(Place(name="Bank", kind=PlaceKind.BANK))
        assert page.primary.text().strip() == "Print it"
        assert "Nothing is written in the book yet." in desks.words(page)


def test_two_count_apart_and_the_book_stays_hidden(qtbot, book, page):
    page.primary.click()
    assert "42.15" not in desks.words(page)
    page.step.primary.click()
    assert page.fields["who"].problem == "Write who counts."
    with qtbot.waitSignal(page.desk.said) as heard:
        count(page, "Sam", {})
    assert heard.args[0].startswith("Type how many of each.")
    count(page, "Sam", {2000: 2, 200: 1})
    assert "Sam’s count is hidden" in desks.words(page)
    assert "42" not in desks.words(page)
    count(page, " sam ", {2000: 2, 200: 1})
    assert page.fields["who"].problem.startswith("The second person has to be someone else.")
    page.step.who.setEditText("Jo")
    page.step.primary.click()
    assert "15p less than expected" in desks.words(page)
    page.form.save_button.click()
    assert page.fields["why"].problem.startswith("Please write a few words.")
    page.form.why.setText("A coin under the table")
    assert said(qtbot, page, page.form.save_button) == "The book says what was counted now."
    assert ledger.held(book, TIN) == 4200
    record = counting.newest(book, TIN)
    assert record is not None
    assert (record.wording("by"), record.wording("second")) == ("Sam", "Jo")


def test_counts_that_are_not_the_same_are_made_again_together(book, page):
    page.primary.click()
    count(page, "Sam", {2000: 2})
    count(page, "Jo", {2000: 1})
    shown = desks.words(page)
    assert "Sam counted £40.00." in shown
    assert "Jo counted £20.00." in shown
    page.step.primary.click()
    assert page.counting.first is None
    page.step.leave_button.click()
    assert counting.newest(book, TIN) is None


def test_somebody_alone_says_why_and_a_total_is_enough(qtbot, book, page):
    page.primary.click()
    page.step.place.setCurrentIndex(2)
    page.step.other_button.click()
    page.step.who.setEditText("Sam")
    page.step.total.setText("ten")
    page.step.primary.click()
    assert page.fields["total"].problem
    page.step.total.setText("10")
    page.step.place.setCurrentIndex(2)
    page.step.primary.click()
    page.step.alone_button.click()
    assert page.fields["alone"].problem == "Write why, in a few words."
    page.step.alone.setText("Everybody had left")
    assert said(qtbot, page, page.step.alone_button) == "The count agrees with the book."
    record = counting.newest(book, 3)
    assert record is not None
    assert (record.wording("alone"), record.facts["coins"]) == ("Everybody had left", None)


def test_a_count_that_is_left_is_found_again(book, page):
    counting.count(book, counting.Count(place=TIN, typed=4300, by="Sam", second="Jo"))
    (look,) = page.look_buttons.values()
    look.click()
    assert "85p more than expected" in desks.words(page)
    page.form.leave_button.click()
    assert page.form is None


def test_half_a_count_is_there_again_after_the_book_was_locked(qtbot, book, page):
    page.primary.click()
    count(page, "Sam", {2000: 2})
    page.step.coins.boxes[500].set_count(3)
    again: Any = BooksPage(desks.desk(book))
    qtbot.addWidget(again)
    again.draw(page.typed())
    assert (again.counting.first.who, again.counting.first.total) == ("Sam", 4000)
    assert again.step.coins.boxes[500].count() == 3


def test_a_choice_and_a_day_are_kept_with_the_amount(qtbot, book, page):
    page.moving.move_button.click()
    page.form.amount.setText("5")
    page.form.out_of.setCurrentIndex(2)
    page.form.who.setEditText("Somebody new")
    page.form.day.setDate(page.form.day.date().addDays(-3))
    again: Any = BooksPage(desks.desk(book))
    qtbot.addWidget(again)
    again.draw(page.typed())
    made = again.form.moved()
    assert (made.pence, made.out_of, made.who, made.day) == (500, 3, "Somebody new", date(2026, 11, 11))
    again.form.leave_button.click()
    assert again.typed() == {}


def test_money_is_moved_and_what_is_unusual_is_asked_once(qtbot, book, page):
    books.set_limits(book, Limits(ask_over=1000))
    page.moving.move_button.click()
    page.form.save_button.click()
    assert {"amount", "who"} <= {name for name, field in page.fields.items() if field.problem}
    page.form.amount.setText("20")
    page.form.who.setEditText("Jo")
    page.form.save_button.click()
    assert "press the same button once more" in page.fields["amount"].problem
    assert said(qtbot, page, page.form.save_button) == "Written in the book."
    entry = newest(book)
    assert ([line.pence for line in entry.lines], entry.wording("who")) == ([-2000, 2000], "Jo")


def test_a_pot_gives_to_another_with_the_funders_yes(qtbot, book, page):
    page.moving.give_button.click()
    form = page.form
    assert not form.consent.isVisibleTo(page)
    form.out_of.setCurrentIndex(2)
    form.into.setCurrentIndex(1)
    assert form.consent.isVisibleTo(page)
    form.amount.setText("4")
    form.save_button.click()
    assert page.fields["consent"].problem
    assert page.fields["why"].problem
    form.consent.setText("Ms Lee")
    form.why.setText("For the bus")
    said(qtbot, page, form.save_button)
    assert newest(book).wording("consent") == "Ms Lee"


def test_an_entry_is_put_right_by_a_new_one(qtbot, book, page):
    seq = books.move(book, Move(day=SATURDAY, pence=500, fund=1, out_of=TIN, into=4, who="Jo", note="Banked"))
    page.newest.put_right_buttons[seq].click()
    assert "Banked" in desks.words(page.form)
    page.form.save_button.click()
    assert page.fields["why"].problem or page.form is not None
    page.form.why.setText("The wrong amount")
    page.form.who.setEditText("Sam")
    assert said(qtbot, page, page.form.save_button) == f"Entry {seq} is put right."
    assert f"Put right by entry {seq + 1}." in desks.words(page)
    assert seq not in page.newest.put_right_buttons


def test_earlier_entries_are_shown_when_asked_for(book, page):
    for pence in range(100, 1000, 100):
        books.move(book, Move(day=SATURDAY, pence=pence, fund=1, out_of=4, into=TIN, who="Jo"))
    assert "What the book began with" not in desks.words(page)
    page.newest.earlier_button.click()
    assert "What the book began with" in desks.words(page)


@pytest.mark.parametrize(
    ("add", "sort", "made"),
    [
        (lambda page: page.places.add_button, "bank", Place(name="New", kind=PlaceKind.BANK, overdraft=True)),
        (lambda page: page.places.add_button, "person", Place(name="New", kind=PlaceKind.PERSON, advance=True)),
        (lambda page: page.pots.add_button, "restricted", Fund(name="New", kind=FundKind.RESTRICTED)),
        (lambda page: page.rest.add_button, "out", Kind(name="New", direction="out")),
    ],
)
def test_places_pots_and_kinds_are_added(qtbot, book, page, add, sort, made):
    add(page).click()
    page.form.save_button.click()
    assert page.fields["name"].problem == "Give it a name."
    page.form.name.setText("New")
    page.form.kind.choose(sort)
    page.form.advance.setChecked(True)
    page.form.overdraft.setChecked(True)
    assert said(qtbot, page, page.form.save_button) == "New is added."
    known: list[Any] = [*ledger.places(book), *ledger.funds(book), *ledger.kinds(book)]
    found = [each for each in known if each.name == "New"]
    for name in ("kind", "overdraft", "advance", "direction"):
        assert getattr(found[0], name, None) == getattr(made, name, None)


def test_a_place_gets_another_name_is_put_away_and_comes_back(book, page):
    page.places.change_buttons[2].click()
    page.form.name.setText("Tin")
    page.form.save_button.click()
    assert page.fields["name"].problem.startswith("There is a Tin already.")
    page.form.name.setText("Dee, to bank")
    page.form.save_button.click()
    assert "Jo, to bank is called Dee, to bank now" in desks.words(page)
    page.places.change_buttons[2].click()
    page.form.away_button.click()
    assert 2 not in page.places.change_buttons
    page.moving.move_button.click()
    assert page.form.into.findText("Dee, to bank") < 0
    page.form.leave_button.click()
    page.rest.away_buttons[Place, 2].click()
    page.form.back_button.click()
    assert 2 in page.places.change_buttons


def test_a_bank_is_allowed_below_zero(book, page):
    page.places.change_buttons[4].click()
    page.form.overdraft.click()
    assert ledger.places(book)[3].overdraft
    assert "A bank; it may go below zero" in desks.words(page)


def test_a_kind_is_put_in_its_place_in_the_accounts(qtbot, book, page):
    fares, gifts = (named(book, kind)["kind"] for kind in ("Fares", "Collection"))
    page.rest.change_buttons[fares].click()
    form = page.form.standing
    assert form.after.currentText() != "First of all"
    assert form.cc16.currentText() == "As usual: A3: Money paid out"
    assert [form.cc16.itemText(at) for at in (1, 2)] == ["A3: Money paid out", "A4: For things we bought to keep"]
    form.after.choose(0)
    form.cc16.choose("a4")
    form.scottish.choose("grants-paid")
    assert said(qtbot, page, form.keep_button) == "Fares stands there from now on."
    out = [kind for kind in accounts.ordered_kinds(book) if kind.direction == "out"]
    assert (out[0].id, out[0].cc16, out[0].scottish) == (fares, "a4", "grants-paid")
    shown = list(page.rest.change_buttons)
    assert shown.index(fares) < shown.index(out[1].id)
    page.rest.change_buttons[fares].click()
    assert page.form.standing.after.currentText() == "First of all"
    page.form.standing.after.choose(out[2].id)
    page.form.standing.keep_button.click()
    assert [kind.id for kind in accounts.ordered_kinds(book) if kind.direction == "out"][:3] == [
        out[1].id, out[2].id, fares,
    ]  # fmt: skip
    page.rest.change_buttons[gifts].click()
    assert page.form.standing.cc16.currentText() == "As usual: A1: Money in"
    over = next(kind for kind in ledger.kinds(book) if kind.direction == "difference")
    page.rest.change_buttons[over.id].click()
    assert not hasattr(page.form, "standing")


def test_our_limits_are_settled_and_count_more_notes(qtbot, book, page):
    page.limits.change_button.click()
    form = page.form
    form.two_over.setText("x")
    form.hand_days.set_count(0)
    form.more_notes.setText("100 many")
    form.save_button.click()
    assert all(page.fields[name].problem for name in ("two_over", "hand_days", "more_notes"))
    form.two_over.setText("0")
    form.hand_days.set_count(7)
    form.more_notes.setText("100 200")
    form.month.choose(1)
    form.day.choose(1)
    said(qtbot, page, form.save_button)
    found = books.limits(book)
    assert (found.two_over, found.hand_days, found.year_starts, found.more_notes) == (0, 7, (1, 1), (10000, 20000))
    assert "Two people agree every payment." in desks.words(page)
    page.primary.click()
    assert 20000 in page.step.coins.boxes
    page.step.leave_button.click()
    page.desk.undo()
    assert books.limits(book) == Limits()


def test_it_is_printed_and_saved(monkeypatch, page):
    made: list[bytes] = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue())

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, name, make: print_out(desk, parent, make))
    page.paper.print_button.click()
    page.paper.large.click()
    page.paper.save_button.click()
    assert [data[:5] for data in made] == [b"%PDF-"] * 2


def test_enter_goes_through_a_form(qtbot, book):
    page: Any = BooksPage(desks.desk(book))
    page.draw()
    frame = desks.framed(qtbot, page)
    page.turn("move")
    assert frame.isAncestorOf(page.form.amount)
    assert page.first is page.form.amount
    order, at = [], page.form.amount
    while page.form.isAncestorOf(at):
        order.append(at)
        at = at.nextInFocusChain()
    checks.settle(frame)
    stops = [each for each in checks.tab_stops(page.form) if page.form.isAncestorOf(each)]
    tops = [each.mapTo(frame, each.rect().topLeft()).y() for each in order if each in stops]
    assert len(tops) > 8
    assert tops == sorted(tops)
    qtbot.keyClick(page.form.amount, Qt.Key.Key_Return)
    assert frame.focusWidget() is page.form.out_of


def test_every_page_about_the_money_is_one_press_away(qtbot, book):
    hub = opened(qtbot, book, TreasuryPage)
    listed = {name for _title, lines in GROUPS for name, _name, _sentence in lines}
    behind = {each.name for each in BEHIND if each.under == "money"}
    # outings have a line of their own in the list of places, and their money is found from here as well
    assert listed == (behind - {"treasury"}) | {"money", "outings"}
    assert listed == set(hub.links)
    for name, link in hub.links.items():
        with qtbot.waitSignal(hub.desk.went) as went:
            link.click()
        assert went.args[0] == name
    assert place("treasury") not in PAGES
    page = opened(qtbot, book)
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "treasury"
    for name, kind in (("books", BooksPage), ("treasury", TreasuryPage)):
        assert isinstance(place(name).make(page.desk), kind)
        places = Places(name)
        qtbot.addWidget(places)
        assert places.list.currentItem().text() == "Money"


def _typical(tmp_path):
    group = evening.new_book(tmp_path / "typical.groupkit")
    evening.furnish(group)
    evening.open_with(group)
    return group


def _full(tmp_path):
    group = _typical(tmp_path)
    evening.agreed(group)
    money.send(group, evening.filled_sheet(group))
    books.set_limits(group, Limits(hand_days=1, more_notes=(10000,)))
    for at in range(4):
        ledger.add_place(group, Place(name=f"{desks.LONG} place {at}", kind=PlaceKind.PERSON))
        ledger.add_fund(group, Fund(name=f"{desks.LONG} pot {at}", kind=FundKind.SET_ASIDE, ends_on=SATURDAY))
    long = f"{desks.LONG} " * 12
    seq = books.move(group, Move(day=SATURDAY, pence=500, fund=1, out_of=TIN, into=4, who=long, note=long))
    ledger.reverse(group, seq, long, "Sam")
    books.put_away(group, ledger.places(group)[-1])
    counting.count(group, counting.Count(place=TIN, typed=9_999_999, by=desks.LONG, second="Jo"))
    return group


def _folds(page):
    for fold in page.findChildren(QPushButton):
        if fold.isCheckable() and fold.property("kind") == "fold":
            fold.setChecked(True)


def _second(page):
    page.count()
    count(page, desks.LONG, {2000: 2})
    _folds(page)


FORMS = {
    "page": _folds,
    "move": lambda page: page.turn("move"),
    "give": lambda page: (page.turn("give"), page.form.out_of.setCurrentIndex(2)),
    "right": lambda page: page.newest.put_right_buttons[6].click(),
    "new": lambda page: page.turn("new", "place"),
    "change": lambda page: page.change(ledger.places(page.group)[3]),
    "kind": lambda page: page.change(ledger.kinds(page.group)[0]),
    "limits": lambda page: page.turn("limits"),
    "found": lambda page: next(iter(page.look_buttons.values())).click(),
    "count": _second,
    "differ": lambda page: (_second(page), count(page, "Jo", {2000: 1})),
}


@pytest.mark.parametrize(
    ("fill", "form", "language", "scale"),
    [
        *((_full, "page", *dress) for dress in desks.DRESSES),
        *((_full, "count", *dress) for dress in (("en", 1.0), ("ar-XB", 2.0), ("en-XA", 2.0))),
        *((_full, form, "en-XA", 2.0) for form in FORMS if form not in ("page", "count")),
        *((fill, "page", "en-XA", 2.0) for fill in (desks.empty, _typical)),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, form, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = BooksPage(desks.desk(group))
        page.draw()
        FORMS[form](page)
        assert desks.faults(qtbot, page, scale) == []


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_the_way_to_every_page_can_be_read(qtbot, book, language, scale):
    desks.wear(language, scale)
    page = TreasuryPage(desks.desk(book))
    page.draw()
    assert desks.faults(qtbot, page, scale) == []
