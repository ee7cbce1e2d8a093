"""A treasurer looks at a month, closes it with somebody, prints it, and opens it again, in the window."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog

from groupkit.core.accounts.years import Month
from groupkit.core.ledger import EntryType, Fund, FundKind
from groupkit.qt.accounts import papers
from groupkit.qt.accounts.closing import ClosingForm
from groupkit.qt.accounts.page import AccountsPage
from groupkit.qt.accounts.reopening import ReopeningForm
from groupkit.qt.accounts.sizes import SizesPage
from groupkit.qt.places import place
from groupkit.services import closing, ledger, money, profile
from tests import evening, months
from tests.envelopes import rows_of
from tests.evening import named
from tests.months import NOVEMBER, clock, said, write
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with months.golden(tmp_path / "group.groupkit") as made:
        yield made


@pytest.fixture
def told():
    return []


@pytest.fixture
def page(qtbot, group, told):
    return opened(qtbot, group, told)


def opened(qtbot, group, told=None) -> AccountsPage:
    made = drawn(group, told)
    qtbot.addWidget(made)
    return made


def drawn(group, told=None) -> AccountsPage:
    desk = desks.desk(group)
    desk.said.connect(lambda sentence, _undo: (told if told is not None else []).append(sentence))
    made = place("accounts").make(desk)
    assert isinstance(made, AccountsPage)
    made.draw()
    return made


def press(button):
    """Press a button that has to be there."""
    assert button is not None
    button.click()


def form_of(page) -> ClosingForm:
    assert isinstance(page.form, ClosingForm)
    return page.form


def count(page, tin="51.40", bank="362.20", waiting=(430,)):
    """Type what is in the tin and on the statement, and compare."""
    press(page.close_button)
    form = form_of(page)
    for entry, words in zip(form.amounts.values(), (tin, bank), strict=True):
        entry.setText(words)
    for seq in waiting:
        form.ticks[seq].click()
    press(page.primary_button)
    return form


def sign(page, by="Sam", second="Jo"):
    form = form_of(page)
    form.by.setEditText(by)
    form.second.setEditText(second)
    press(page.primary_button)


def test_the_month_that_waits_is_shown_at_a_glance(page):
    shown = desks.words(page)
    assert "Accounts of November 2026" in shown
    assert "This month is over and open." in shown
    for amount in ("£394.50", "£85.20", "−£70.10", "£409.60", "£11.70"):
        assert amount in shown
    assert "Nobody has counted for this month yet." in shown


def test_another_month_is_chosen(page):
    page.months.choose(Month(2026, 12))
    assert page.month == Month(2026, 12)
    assert page.close_button is None
    assert "This month is still under way." in desks.words(page)
    page.show_this(Month(2025, 11))
    assert "Accounts of November 2025" in desks.words(page)
    page.show_this("nothing")
    assert page.month == Month(2025, 11)


def test_a_month_is_closed_when_all_agrees(page, group, told):
    form = count(page)
    assert not form.whys
    assert "Everything agrees." in desks.words(page)
    sign(page)
    assert told == ["November 2026 is closed. Print it, and read it aloud."]
    assert closing.report(group, NOVEMBER).closers == ("Sam", "Jo")
    shown = desks.words(page)
    assert "Closed on Thursday 3 December. Its figures stay as they are." in shown
    assert "Tin agrees, counted on 3 Dec" in shown
    assert "Bank agrees, statement of 30 Nov" in shown


def test_the_book_is_not_shown_before_the_count(page):
    press(page.close_button)
    shown = desks.words(page)
    assert "51.40" not in shown
    assert "358.20" not in shown
    assert "The months before it, from October 2025 on, are closed along with it." in shown


def test_what_differs_is_asked_about_and_everything_typed_stays(page, group, told):
    before = rows_of(group), group.store.ledger.head()
    form = count(page, tin="51.20")
    assert "Tin has 20p less than the book says" in desks.words(page)
    sign(page, "Sam", "sam")
    problems = {name: field.problem for name, field in page.fields.items() if field.problem}
    assert problems["why-1"].startswith("Tin has £0.20 less than the book says. Write what you think happened.")
    form.whys[1].setText("A coin rolled away")
    press(page.primary_button)
    problems = {name: field.problem for name, field in page.fields.items() if field.problem}
    assert problems == {"second": "The second person has to be someone else."}
    assert (form.by.name(), form.whys[1].text()) == ("Sam", "A coin rolled away")
    assert (rows_of(group), group.store.ledger.head()) == before
    sign(page)
    assert "A coin rolled away" in desks.words(page)
    assert "Tin is −£0.20 apart from the book" in desks.words(page)


def test_an_amount_nobody_can_read_is_said_by_its_field(page):
    form = count(page, tin="5140x", bank="")
    problems = {name: field.problem for name, field in page.fields.items() if field.problem}
    assert problems == {
        "place-1": "That is not an amount we can read. Use numbers like 4.35.",
        "place-3": "Type how much. If there was none, type 0.",
    }
    assert form.amounts[1].text() == "5140x"


def test_one_can_go_back_and_keep_what_was_typed(page):
    form = count(page, tin="51.20")
    press(page.back_button)
    assert form.amounts[1].text() == "51.20"
    assert form.ticks[430].isChecked()
    press(page.back_button)
    assert page.form is None
    assert "Accounts of November 2026" in desks.words(page)


def test_a_bank_that_may_be_below_zero_can_be_said_to_be(qtbot, group):
    bank = named(group, place="Bank")["place"]
    with group.change("Allow it", "money") as store:
        store.places.change(bank, replace(store.places.get(bank), overdraft=True))
    page = opened(qtbot, group)
    press(page.close_button)
    form = form_of(page)
    form.amounts[1].setText("51.40")
    form.amounts[bank].setText("1")
    form.below[bank].click()
    press(page.primary_button)
    assert form.said[bank].pence == -100
    press(page.back_button)
    assert form.amounts[bank].text() == "1.00"
    assert form.below[bank].isChecked()


def test_a_sheet_that_was_not_sent_is_named_first(qtbot, tmp_path):
    with desks.typical(tmp_path) as group:
        evening.open_with(group)
        money.sheet(group)
        clock(group, date(2026, 12, 1))
        page = opened(qtbot, group)
        press(page.close_button)
        assert "Not sent yet: sheet 37 of 14 Nov." in desks.words(page)


def test_a_closed_month_is_opened_again_by_two(qtbot, group, told):
    page = opened(qtbot, months.closed(group), told)
    page.look_at(NOVEMBER)
    press(page.reopen_button)
    press(page.back_button)
    assert page.form is None
    press(page.reopen_button)
    press(page.primary_button)
    problems = {name: field.problem for name, field in page.fields.items() if field.problem}
    assert set(problems) == {"why", "by", "second"}
    form = page.form
    assert isinstance(form, ReopeningForm)
    form.why.setText("A receipt turned up")
    form.by.setEditText("Sam")
    form.second.setEditText("Jo")
    press(page.primary_button)
    assert told == ["November 2026 is open again."]
    shown = desks.words(page)
    assert "Opened again once. Close it when everything is in." in shown
    assert "Opened again on 3 Dec by Sam and Jo" in shown
    assert "A receipt turned up" in shown


def test_later_months_that_open_along_are_named(qtbot, group):
    months.closed(group)
    page = opened(qtbot, group)
    page.look_at(Month(2026, 10))
    assert "Closed on Thursday 3 December along with November 2026." in desks.words(page)
    press(page.reopen_button)
    assert "Opened along with it, because they come later: November 2026." in desks.words(page)


def test_after_the_first_close_the_oldest_open_month_comes_first(qtbot, group):
    months.closed(group)
    clock(group, date(2027, 2, 3))
    page = opened(qtbot, group)
    assert page.month == Month(2026, 12)
    clock(group, date(2026, 12, 3))
    assert opened(qtbot, group).month == Month(2026, 12)


def test_a_group_without_money_is_shown_the_way(qtbot, tmp_path):
    with desks.empty(tmp_path) as group:
        page = opened(qtbot, group)
        went: list[str] = []
        page.desk.went.connect(lambda to, _shown: went.append(to))
        assert "No money in the book yet" in desks.words(page)
        page.start_button.click()
        press(page.back_button)
        assert went == ["money", "treasury"]


@pytest.mark.parametrize("which", papers.TITLES)
def test_every_paper_is_saved(page, told, tmp_path, monkeypatch, which):
    asked = []

    def ask(_parent, _title, suggested, _files):
        asked.append(suggested)
        return str(tmp_path / "paper.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    page.kind.choose(which)
    page.large_tick.click()
    page.nameless_tick.click()
    if which in papers.OF_YEAR:
        page.year.choose("calendar")
    page.save_button.click()
    assert told == ["Saved as paper.pdf."]
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert "Saturday group.pdf" in asked[0]


def test_a_paper_is_printed(page, monkeypatch):
    made = []
    monkeypatch.setattr("groupkit.qt.accounts.page.printing.print_out", lambda *given: made.append(given))
    page.print_button.click()
    assert len(made) == 1


def test_a_month_that_was_closed_meanwhile_says_so(page, group, told):
    closing.close(group, NOVEMBER, said(group), "Sam", "Jo")
    page.month = NOVEMBER
    page.close_month()
    assert told == ["November 2026 is closed already. Choose another month."]
    assert page.form is None


def busy(tmp_path):
    """Return a book with names as long as they can be, in which much differs."""
    group = months.golden(tmp_path / "group.groupkit")
    for at in range(8):
        ledger.add_fund(group, Fund(name=f"{desks.LONG} {at} " + "long " * 20, kind=FundKind.SET_ASIDE))
    day = date(2026, 11, 28)
    for fund in ledger.funds(group)[3:]:
        write(group, day, EntryType.RECEIPT, "Collections at meetings", 9_999_999, fund=fund.name)
    return group


def closing_form(page):
    press(page.close_button)


def comparing(page):
    count(page, tin="1.00", bank="1.00", waiting=())


def closed(page):
    comparing(page)
    form = form_of(page)
    for why in form.whys.values():
        why.setText("We do not know " * 20)
    sign(page)
    page.look_at(NOVEMBER)


def reopening(page):
    closed(page)
    press(page.reopen_button)


def of_year(page):
    page.kind.choose(papers.SCOTTISH)


PARTS = {
    "nothing": (desks.empty, lambda page: None),
    "month": (busy, of_year),
    "closing": (busy, closing_form),
    "comparing": (busy, comparing),
    "closed": (busy, closed),
    "reopening": (busy, reopening),
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_every_part_can_be_read_in_every_dress(qtbot, tmp_path, part, language, scale):
    make, turn = PARTS[part]
    with make(tmp_path) as group:
        desks.wear(language, scale)
        page = drawn(group)
        turn(page)
        assert desks.faults(qtbot, page, scale) == []
        assert group._listeners == []


def sizes(qtbot, group) -> SizesPage:
    made = place("sizes").make(desks.desk(group))
    assert isinstance(made, SizesPage)
    made.draw()
    qtbot.addWidget(made)
    return made


def test_what_accounts_need_is_shown_by_size_for_the_year_that_is_chosen(qtbot, group):
    page = sizes(qtbot, group)
    shown = desks.words(page)
    assert "Up to £500,000 in a year" in shown
    assert "We looked this up on Sat 21 Nov 2026" in shown
    assert "Ask the regulator" in shown
    page.years.setCurrentIndex(0)
    shown = desks.words(page)
    assert "Up to £500,000 in a year" not in shown
    assert shown.count("Up to £250,000 in a year") == 2
    with qtbot.waitSignal(page.desk.went) as went:
        page.accounts_button.click()
    assert went.args[0] == "accounts"


def test_where_we_know_no_sizes_the_page_says_whom_to_ask(qtbot, group):
    profile.change(group, region="US")
    assert "Ask the regulator there." in desks.words(sizes(qtbot, group))


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_sizes_can_be_read_in_every_dress(qtbot, group, language, scale):
    desks.wear(language, scale)
    assert desks.faults(qtbot, sizes(qtbot, group), scale) == []
