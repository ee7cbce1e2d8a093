"""A treasurer looks at a list of the bank, shows which column is which, takes it in, and goes line by line."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from groupkit.core.banking.beside import TakenList
from groupkit.core.ledger import EntryType, Line, Place, PlaceKind
from groupkit.qt.banking.forms import KIND, PLACE
from groupkit.qt.banking.page import BankingPage
from groupkit.qt.places import place
from groupkit.services import books, ledger
from groupkit.services.banking import comparing, taking
from tests.evening import SATURDAY, named, open_with
from tests.qt import desks

BANKS = Path(__file__).parents[1] / "banks"
HEAD = "Date,Narrative,Amount,Balance\n"
LIST = HEAD + "09/11/2026,Bank fee,-1.00,321.40\n13/11/2026,Gift,5.00,326.40\n"


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        open_with(made)
        yield made


@pytest.fixture
def bank(group):
    return named(group, place="Bank")["place"]


@pytest.fixture
def saved(tmp_path):
    def save(text, name="list.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return save


@pytest.fixture
def taken(group, bank, saved):
    return taking.take_in(group, bank, taking.look(group, saved(LIST))).taken


def opened(qtbot, group) -> BankingPage:
    made = BankingPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def pay(group, bank, pence, day=SATURDAY, kind="Room"):
    ids = named(group, kind)
    sort = EntryType.RECEIPT if pence > 0 else EntryType.PAYMENT
    draft = books.entry(group, sort, day, Line(bank, ids["fund"], ids["kind"], pence))
    return books.write(group, draft, {"note": kind})


def choose(choice, value):
    at = choice._values.index(value)
    choice.setCurrentIndex(at)
    choice.activated.emit(at)


def test_a_known_list_is_looked_at_and_taken_in(qtbot, group, bank, monkeypatch):
    page = opened(qtbot, group)
    assert "No list has come in yet" in desks.words(page)
    named_files = iter(("", str(BANKS / "lloyds.csv")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_about: (next(named_files), ""))
    page.primary.click()
    assert page.looked is None
    page.primary.click()
    shown = desks.words(page)
    assert "This looks like a list from Lloyds Bank." in shown
    assert "It has 3 lines, from Tuesday 3 November 2026 to Saturday 28 November 2026." in shown
    with qtbot.waitSignal(page.desk.said) as said:
        page.preview.take_button.click()
    assert "has not come yet" in said.args[0]
    page.preview.leave_button.click()
    assert page.looked is None


def test_a_list_without_a_payment_says_so(qtbot, group, bank, saved):
    page = opened(qtbot, group)
    page.look(saved(HEAD))
    assert "There is no payment in this list." in desks.words(page)
    page.look(saved("<OFX><CURDEF>GBP</OFX>", "a.ofx"))
    assert not hasattr(page.columns, "day")


def test_a_list_comes_in_once(qtbot, group, bank, saved):
    page = opened(qtbot, group)
    page.look(saved(LIST))
    with qtbot.waitSignal(page.desk.said) as said:
        page.preview.take_button.click()
    assert said.args == ["2 new lines came in.", True]
    more = saved(LIST + "14/11/2026,More,2.00,328.40\n", "more.csv")
    page.look(more)
    with qtbot.waitSignal(page.desk.said) as said:
        page.preview.take_button.click()
    assert said.args == ["1 new line came in.\n2 came in before.", True]
    page.lists.buttons[2].click()
    assert len(page.known.lines) == 2
    page.look(saved("x" * 2_000_001, "large.csv"))
    assert page.looked is None


def test_columns_of_an_unknown_list_are_shown_one_by_one(qtbot, group, bank, saved):
    page = opened(qtbot, group)
    page.look(saved("A;B;C;D\n03.11.2026;Hall;4,00;\n04.11.2026;Gift;;1,00\n"))
    assert "We do not know this bank’s list. Show us which column is which." in desks.words(page)
    for choice, value in (("day", "A"), ("what", "B"), ("money_in", "D"), ("money_out", "C")):
        choose(getattr(page.columns, choice), value)
    assert "we cannot read the amount" in desks.words(page)
    page.columns.comma.click()
    assert page.looked is not None
    assert [(line.words, line.pence) for line in page.looked.first] == [("Hall", -400), ("Gift", 100)]
    assert page.columns.written.value() == "%d.%m.%Y"
    page.preview.take_button.click()
    assert [line.pence for line in page.known.lines] == [-400, 100]


def test_the_day_is_turned_round_on_the_preview(qtbot, group, bank, saved):
    page = opened(qtbot, group)
    page.look(saved(HEAD + "03/11/2026,x,1.00,\n"))
    choose(page.columns.written, "%m/%d/%Y")
    assert page.looked is not None
    assert page.looked.first[0].day == date(2026, 3, 11)
    assert page.columns.written.value() == "%m/%d/%Y"


def test_one_account_of_several_and_one_bank_of_two(qtbot, group, bank, saved):
    ledger.add_place(group, Place(name="Savings", kind=PlaceKind.BANK))
    rows = "Number,Date,Account,Amount,Subcategory,Memo\n,09/11/2026,00 11,1.00,,a\n,10/11/2026,00 22,2.00,,b\n"
    page = opened(qtbot, group)
    page.look(saved(rows))
    savings = named(group, place="Savings")["place"]
    page.columns.place.choose(savings)
    page.columns.account.choose("00 22")
    assert "ending in 0 22" not in desks.words(page)
    page.preview.take_button.click()
    assert page.place == savings
    assert [line.pence for line in page.known.lines] == [200]
    choose(page.place_choice, bank)
    assert page.known.lines == ()


def test_lines_that_agree_are_matched_at_a_press(qtbot, group, bank, taken):
    pay(group, bank, -100, date(2026, 11, 9))
    page = opened(qtbot, group)
    assert page.primary.text().strip() == "Match 1 line"
    with qtbot.waitSignal(page.desk.said) as said:
        page.primary.click()
    assert said.args == ["They are matched.", True]
    assert page.primary.text().strip() == "Look at the next line"
    page.lines.table.opened.emit(page.lines.table.rows.rows[-1])
    assert "It is in the book:" in desks.words(page)
    page.form.part_button.click()
    assert len(page.known.left) == 2
    page.show_line(page.known.lines[0])
    page.form.leave_button.click()
    assert page.form is None


def test_several_entries_are_ticked_for_one_line(qtbot, group, bank, taken):
    first, second = (pay(group, bank, pence, kind="Collection") for pence in (300, 200))
    page = opened(qtbot, group)
    page.show_line(page.known.lines[1])
    assert set(page.form.ticks) == {first, second}
    page.form.ticks[first].click()
    page.form.match_button.click()
    assert page.fields["entries"].problem == "The bank has £5.00, and what you chose comes to £3.00. Choose others."
    page.form.ticks[second].click()
    page.form.match_button.click()
    assert len(page.known.left) == 1


def test_a_line_that_is_not_in_the_book_is_written_down(qtbot, group, bank, taken):
    page = opened(qtbot, group)
    page.primary.click()
    kind = named(group, "Other money out")["kind"]
    page.form.what.choose((KIND, kind))
    page.form.write_button.click()
    assert page.fields["made_by"].problem == "Write who does this. A first name is enough."
    page.form.made_by.setEditText("Sam")
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.write_button.click()
    assert said.args == ["It is in the book.", False]
    page.primary.click()
    tin = named(group, place="Tin")["place"]
    page.form.what.choose((PLACE, tin))
    page.form.made_by.setEditText("Sam")
    page.form.write_button.click()
    shown = desks.words(page)
    assert "Every line of the bank is in the book." in shown
    assert "They agree" in shown
    assert page.primary.text().strip() == "Choose the bank’s list"


def test_what_is_on_its_way_is_said_and_what_is_not_explained(qtbot, group, bank, taken):
    pay(group, bank, -250, date(2026, 11, 12), kind="Refreshments")
    page = opened(qtbot, group)
    shown = desks.words(page)
    assert "Refreshments" in shown
    assert "They agree, with what is on its way" in shown
    group.undo()
    with group.change("Another figure", "banking") as store:
        store.bank_lists.change(taken.id, TakenList(**_with(taken, closing=1)))
    assert "Not explained yet" in desks.words(page)
    with group.change("No figure", "banking") as store:
        store.bank_lists.change(taken.id, TakenList(**_with(taken, closing=None)))
    assert "The lists do not say what the bank held" in desks.words(page)


def _with(taken, **more):
    names = ("id", "place", "sha256", "first", "last", "closing", "closing_on", "taken_on")
    return {name: getattr(taken, name) for name in names} | more


def test_a_book_without_a_bank_is_fine(qtbot, tmp_path):
    with desks.empty(tmp_path) as empty:
        page = opened(qtbot, empty)
        assert "Many groups have no account at a bank, and that is fine." in desks.words(page)
        with qtbot.waitSignal(page.desk.went) as went:
            page.back_button.click()
        assert went.args[0] == "treasury"
    assert place("banking").under == "money"


def test_what_was_typed_is_kept_when_the_page_is_drawn_again(qtbot, group, bank, taken):
    page = opened(qtbot, group)
    assert page.typed() == {}
    page.show_line(page.known.lines[0])
    page.form.note.setText("A note")
    kept = page.typed()
    again = opened(qtbot, group)
    again.draw(kept)
    assert (again.on, again.form.note.text()) == (page.on, "A note")


def test_the_keyboard_alone_opens_a_line(qtbot, group, bank, taken):
    page = BankingPage(desks.desk(group))
    page.draw()
    frame = desks.framed(qtbot, page)
    page.lines.table.setFocus()
    qtbot.keyClick(page.lines.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.lines.table, Qt.Key.Key_Return)
    assert page.form.about.words == "Gift"
    assert frame.isVisible()


def _full(tmp_path):
    group = desks.typical(tmp_path)
    open_with(group)
    bank = named(group, place="Bank")["place"]
    ledger.add_place(group, Place(name=f"{desks.LONG} {desks.LONG}", kind=PlaceKind.BANK))
    rows = "".join(
        f"{1 + at % 13:02}/11/2026,{desks.LONG} {desks.LONG} {at},{at - 130}.07,\n"
        for at in range(260)
        if at != 130
    )
    path = tmp_path / "full.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    taking.take_in(group, bank, taking.look(group, path))
    for at in range(8):
        pay(group, bank, -7 - 100 * at, date(2026, 11, 10), kind="Room")
    comparing.match_sure(group, bank)
    return group


def _unknown(page, tmp_path):
    path = tmp_path / "unknown.csv"
    path.write_text(f"{desks.LONG},B,C\n{desks.LONG},x,y\n", encoding="utf-8")
    page.look(path)


def _faulty(page, tmp_path):
    path = tmp_path / "faulty.csv"
    path.write_text(HEAD + f"{desks.LONG},x,y,\n" * 9, encoding="utf-8")
    page.look(path)
    page.preview.others.line.click()


SHOWN = {
    "beside": lambda page, _path: page.lists.fold.line.setChecked(True) if page.known.lists else None,
    "line": lambda page, _path: (page.primary.click(), page.form.fold.line.setChecked(True)),
    "matched": lambda page, _path: page.show_line(next(x for x in page.known.lines if x.n not in page.known.left)),
    "look": lambda page, path: page.look(path / "full.csv"),
    "unknown": _unknown,
    "faulty": _faulty,
    "none": lambda _page, _path: None,
}


@pytest.mark.parametrize(
    ("fill", "shown", "language", "scale"),
    [
        *((_full, "beside", *dress) for dress in (("en", 2.0), ("en-XA", 2.0))),
        *((_full, form, "en-XA", 2.0) for form in ("line", "look", "unknown", "faulty")),
        *((_full, form, "ar-XB", 2.0) for form in ("line", "look")),
        *(
            pytest.param(_full, shown, *dress, marks=pytest.mark.proof)
            for shown, *dress in (("line", "en", 1.0), ("matched", "en", 2.0), ("beside", "ar-XB", 2.0))
        ),
        (desks.typical, "beside", "en", 2.0),
        pytest.param(desks.empty, "none", "en", 2.0, marks=pytest.mark.proof),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, shown, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = BankingPage(desks.desk(group))
        page.draw()
        SHOWN[shown](page, tmp_path)
        assert desks.faults(qtbot, page, scale) == []
