"""Whoever looks after the money: what we keep by, a paper checked, the money handed over, and calm steps."""

from datetime import date
from io import BytesIO

import pytest

from groupkit.core.handover.passing import Handover
from groupkit.core.limits import Limits
from groupkit.core.missing import COUNT, LOOK, PRINT, STEPS, STOP, TELL
from groupkit.core.problems import RefusedError
from groupkit.core.progress import Silent
from groupkit.core.roles import TREASURER
from groupkit.qt import printing
from groupkit.qt.handover.page import HandoverPage
from groupkit.qt.money.handing import HandingPage
from groupkit.qt.money.missing import MissingPage
from groupkit.qt.money.papercheck import PaperCheckPage
from groupkit.qt.money.reserve import ReservePage
from groupkit.qt.money.stock import StockPage
from groupkit.qt.places import Places, place
from groupkit.qt.treasury import TreasuryPage
from groupkit.services import books, ledger, missing, money, reserve, service, stock
from groupkit.services.handover import passing
from tests import evening
from tests.pdf import reading
from tests.qt import checks, desks
from tests.qt.money_page import drawn, reads, sheet, to_compare
from tests.services.test_reserve import pay, send_short

PAGES = {
    "reserve": ReservePage,
    "stock": StockPage,
    "papercheck": PaperCheckPage,
    "handing": HandingPage,
    "missing": MissingPage,
}


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        evening.agreed(made)
        evening.open_with(made)
        yield made


@pytest.fixture
def papers(monkeypatch):
    """Every paper that was printed, as words."""
    made = []

    def keep(_desk, _parent, make, done=None):
        into = BytesIO()
        make(into, Silent())
        made.append(reading.words(into.getvalue()))
        if done is not None:
            done()

    monkeypatch.setattr(printing, "print_out", keep)
    monkeypatch.setattr(printing, "save", lambda desk, parent, _name, make: keep(desk, parent, make))
    return made


def opened(qtbot, made, group):
    page = made(desks.desk(group))
    page.desk.setParent(page)
    qtbot.addWidget(page)
    page.draw()
    return page


# what we keep by


def test_what_is_free_is_shown_as_it_is_worked_out(qtbot, group):
    page = opened(qtbot, ReservePage, group)
    shown = desks.words(page)
    for said in ("£30.45 of General is free to spend or pass on.", "−£96.00", "−£11.70", "0.00 is fine too"):
        assert said in shown
    assert "the room, then refreshments, then literature" in shown
    assert "One whole month has to be in the book first." in shown
    assert page.ticks == {}


def test_what_was_agreed_is_saved_together(qtbot, group):
    tin = sheet(group).place
    page = opened(qtbot, ReservePage, group)
    page.months.set_count(3)
    page.own.setText("0")
    page.limit.setText("250")
    page.days.set_count(7)
    page.floats[tin].setText("50")
    with qtbot.waitSignal(page.desk.said) as said:
        page.save_button.click()
    assert said.args[0] == "Saved. Nothing was moved."
    about = group.profile
    assert (about.reserve, about.reserve_months, about.cash_limit) == (0, 3, 25_000)
    assert books.limits(group).hand_days == 7
    assert reserve.fixed_float(group, tin) == 5000
    assert "Put in £7.85, and it is full again." in desks.words(page)


def test_everything_to_put_right_stands_by_its_field_and_nothing_is_lost(qtbot, group):
    tin = sheet(group).place
    page = opened(qtbot, ReservePage, group)
    page.months.set_count(9)
    page.own.setText("1,50")
    page.days.setText("")
    page.floats[tin].setText("x")
    page.save()
    problems = {name: field.problem for name, field in page.fields.items() if field.problem}
    assert set(problems) == {"reserve_months", "reserve", "hand_days", f"float-{tin}"}
    assert problems["reserve"] == "Did you mean £1.50? Use a dot for pence."
    assert page.own.text() == "1,50"
    assert (group.profile.reserve, books.limits(group)) == (9600, Limits())


def test_a_large_bill_is_called_a_one_off(qtbot, tmp_path):
    with desks.typical(tmp_path) as group:
        ids = evening.named(group, place="Bank")
        ledger.opening(group, date(2026, 9, 1), {(ids["place"], ids["fund"]): 500_000}, "Sam", "Jo")
        heater = pay(group, date(2026, 10, 2), 30_000, "Other money out")
        for month in (9, 10):
            pay(group, date(2026, month, 5), 4000)
        page = opened(qtbot, ReservePage, group)
        assert "£190.00" in desks.words(page)
        page.fold.line.click()
        page.ticks[heater].click()
        assert "£40.00" in desks.words(page)
        assert page.ticks[heater].isChecked()
        assert page.fold.line.isChecked()
        page.ticks[heater].click()
        assert heater not in reserve.one_offs(group)


def test_a_month_without_a_payment_has_nothing_to_leave_out(qtbot, tmp_path):
    with desks.typical(tmp_path) as group:
        ids = evening.named(group, place="Bank")
        ledger.opening(group, date(2026, 9, 1), {(ids["place"], ids["fund"]): 500}, "Sam", "Jo")
        page = opened(qtbot, ReservePage, group)
        assert "It costs\n£0.00" in desks.words(page)
        assert page.ticks == {}
        page.leave_out(1, True)
        assert reserve.one_offs(group) == set()


def test_below_the_reserve_is_said_without_alarm(qtbot, group):
    evening.later(group, weeks=3)
    page = opened(qtbot, ReservePage, group)
    page.own.setText("500")
    page.save()
    assert "below what we agreed to keep. It can wait until more comes in." in desks.words(page)
    assert "Tin, since 7 Nov" in desks.words(page)


def test_the_list_and_the_compare_step_say_one_calm_sentence(group, qtbot):
    page = drawn(group)
    qtbot.addWidget(page)
    assert not reads(page, "short")
    for _week in range(3):
        send_short(group, 20)
    page.draw()
    assert "The last 3 counts of Tin were short." in desks.words(page)


def test_a_run_is_said_before_the_sheet_goes(group, qtbot):
    books.set_limits(group, Limits(short_run=1))
    page = drawn(group)
    qtbot.addWidget(page)
    to_compare(page)
    assert (sheet(group).difference or 0) < 0
    assert "The last count of Tin was short." in desks.words(page)


def test_every_page_of_the_treasurer_is_listed_with_all_about_the_money(group, qtbot):
    page = opened(qtbot, TreasuryPage, group)
    went = []
    page.desk.went.connect(lambda name, _shown: went.append(name))
    for name in PAGES:
        page.links[name].click()
    assert went == list(PAGES)
    for name in PAGES:
        assert place(name).under == "money"
        made = Places(name)
        qtbot.addWidget(made)
        assert made.list.currentItem().text() == "Money"


# a paper is checked


def test_a_code_is_typed_and_the_book_answers(qtbot, group):
    said = money.send(group, evening.filled_sheet(group)).statement
    page = opened(qtbot, PaperCheckPage, group)
    checks.type_text(page.code, said.seal.lower())
    page.entry.set_count(said.after_entry)
    page.check_button.click()
    assert "This book still contains exactly what that paper saw." in desks.words(page)
    assert page.code.text() == said.seal.lower()
    page.code.setText("0000-0000-0000-0001")
    page.check()
    shown = desks.words(page)
    assert "This book does not contain what that paper saw." in shown
    assert "Keep the paper, do not add anything to the book, and call your facilitator." in shown


def test_a_letter_that_no_code_has_is_pointed_out_by_the_field(qtbot, group):
    page = opened(qtbot, PaperCheckPage, group)
    page.code.setText("7K4M-Q2ZD-9XVB-4H8O")
    page.check()
    assert page.fields["code"].problem == "Codes have no I, L, O or U. Check that letter."
    page.code.setText(ledger.sealed(group).code)
    page.entry.set_count(9)
    page.check()
    assert page.fields["entry"].problem.startswith("This code stands after entry 1, and you typed 9.")


def test_the_trail_is_printed_for_the_days_chosen(qtbot, group, papers):
    money.send(group, evening.filled_sheet(group))
    page = opened(qtbot, PaperCheckPage, group)
    page.print_button.click()
    assert "From Saturday 14 November 2026 to Saturday 14 November 2026." in papers[-1]
    page.since.show_day(date(2026, 11, 7))
    page.save_button.click()
    assert "From Saturday 7 November 2026" in papers[-1]
    page.words_button.click()
    assert "Plain words for money" in papers.pop()
    page.since.show_day(date(2026, 12, 7))
    page.print_button.click()
    assert len(papers) == 2
    assert page.fields["last"].problem == "The last day comes before the first. Change one of them."
    page.save_button.click()
    assert len(papers) == 2


def test_somebody_is_let_in_to_look(qtbot, group):
    page = opened(qtbot, PaperCheckPage, group)
    with qtbot.waitSignal(page.desk.went) as went:
        page.look_button.click()
    assert went.args[0] == "money"
    assert group.looking_only
    assert "Show the book" not in desks.words(page)
    told = opened(qtbot, ReservePage, group)
    with qtbot.waitSignal(told.desk.said) as said:
        told.save_button.click()
    assert said.args[0].startswith("This book is open for looking only, so nothing was changed.")


# handing over


def test_the_money_is_handed_over_on_one_paper(qtbot, group, papers):
    page = opened(qtbot, HandingPage, group)
    shown = desks.words(page)
    for said in ("Still to pay, 3 claims", "Given in advance, 1 person", "Left of 1 grant", "No month of the book"):
        assert said in shown
    page.entries["giver"].setText("Sam")
    page.entries["sign_now"].setText("Sam and Bo")
    page.print_button.click()
    assert "From Sam To ________" in papers[-1]
    assert "Who can sign at the bank now: Sam and Bo" in papers[-1]
    page.large.click()
    page.save_button.click()
    assert "Handing over the money" in papers[-1]


def test_the_names_come_from_the_hand_over_and_lead_back_to_it(qtbot, group):
    people = {person.short_name: person.id for person in service.people(group)}
    going = passing.start(
        group, Handover(role=TREASURER, giver=people["Sam"], taker=people["Jo"], started_on=group.today())
    )
    page = opened(qtbot, HandingPage, group)
    assert (page.entries["giver"].text(), page.entries["taker"].text()) == ("Sam", "Jo")
    assert page.first is page.entries["third"]
    with qtbot.waitSignal(page.desk.went) as went:
        page.steps_button.click()
    assert went.args == ["handover", TREASURER]
    steps = opened(qtbot, HandoverPage, group)
    steps.open(going)
    with qtbot.waitSignal(steps.desk.went) as went:
        steps.side.money_button.click()
    assert went.args[0] == "handing"


def test_only_the_treasurers_hand_over_leads_to_the_money(qtbot, group):
    people = {person.short_name: person.id for person in service.people(group)}
    going = passing.start(group, Handover(role="greeter", giver=people["Sam"], started_on=group.today()))
    steps = opened(qtbot, HandoverPage, group)
    steps.open(going)
    assert not hasattr(steps.side, "money_button")


# money is missing


def test_one_step_after_another_without_blame(qtbot, group, papers):
    evening.filled_sheet(group)
    page = opened(qtbot, MissingPage, group)
    went = []
    page.desk.went.connect(lambda name, _shown: went.append(name))
    assert "Do not ask who did it." in desks.words(page)
    assert page.primary.text().strip() == "Freeze this sheet"
    page.primary.click()
    assert missing.is_frozen(group, sheet(group).id)
    page.slips_button.click()
    assert "Count slip" in papers[-1]
    page.primary.click()
    assert "Another tin, bag or envelope" in desks.words(page)
    page.primary.click()
    page.primary.click()
    assert "The trail of our book" in papers[-1]
    assert "Printed up to entry 1." in desks.words(page)
    page.name_entry.setEditText("")
    page.primary.click()
    assert page.fields["name"].problem == "Write who knows now. A first name is enough."
    page.name_entry.setEditText("Maria")
    page.primary.click()
    assert "Maria knows since Saturday 14 November." in desks.words(page)
    page.primary.click()
    assert went == ["tonight"]
    assert tuple(missing.done(group)) == STEPS
    assert page.primary is None
    page.print_button.click()
    assert "1. Stop and sit down" in papers[-1]
    page.help_button.click()
    assert went == ["tonight", "safety"]


def test_two_people_let_the_sheet_go_on_and_put_the_page_away(qtbot, group):
    evening.filled_sheet(group)
    page = opened(qtbot, MissingPage, group)
    page.tick(STOP)
    with qtbot.waitSignal(page.desk.said) as said:
        page.away_button.click()
    assert "First let two people say that it may go on" in said.args[0]
    page.by.setEditText("Sam")
    page.second.setEditText("Sam")
    page.thaw_button.click()
    assert page.fields["second"].problem == "The second person has to be someone else."
    page.second.setEditText("Jo")
    page.thaw_button.click()
    assert "Sam and Jo let the sheet go on, on Saturday 14 November." in desks.words(page)
    with qtbot.waitSignal(page.desk.said) as said:
        page.away_button.click()
    assert said.args == ["Put away. Nothing of it is kept.", True]
    assert missing.done(group) == {}


def test_a_frozen_sheet_says_so_on_the_money_page(qtbot, group):
    evening.filled_sheet(group)
    missing.tick(group, STOP)
    page = drawn(group)
    qtbot.addWidget(page)
    page.show_sheet(sheet(group))
    with qtbot.waitSignal(page.desk.said) as said:
        page.view.again_button.click()
    assert said.args[0].startswith("Sheet 37 is frozen until two people say that it may go on.")
    with pytest.raises(RefusedError):
        money.send(group, sheet(group))


def test_without_an_open_sheet_there_is_nothing_to_freeze(qtbot, group):
    page = opened(qtbot, MissingPage, group)
    assert page.primary.text().strip() == "We have stopped"
    page.primary.click()
    assert "No sheet was open" in desks.words(page)


# literature


def test_literature_is_written_down_beside_what_it_brought(qtbot, group):
    page = opened(qtbot, StockPage, group)
    assert "Nothing is on the list yet" in desks.words(page)
    page.add_button.click()
    assert page.fields["name"].problem == "Write what it is called, in 80 letters at most."
    page.words.setText("Workbook")
    page.add_button.click()
    page.sold.set_count(2)
    page.keep_button.click()
    assert page.fields["sold"].problem.startswith("There were 0.")
    assert page.sold.count() == 2
    page.came.set_count(10)
    with qtbot.waitSignal(page.desk.said) as said:
        page.keep_button.click()
    assert said.args == ["Written down.", True]
    (shelf,) = page.table.rows.rows
    assert (shelf.came, shelf.sold, shelf.left) == (10, 2, 8)
    assert "Literature sold has brought £0.00 so far." in desks.words(page)
    page.table.opened.emit(shelf)
    assert page.title.value() == shelf.title.id
    page.remove_button.click()
    assert stock.shelves(group) == ()


def test_literature_is_printed_with_what_there_is_or_with_empty_lines(qtbot, group, papers, monkeypatch):
    page = StockPage(desks.desk(group))
    qtbot.addWidget(page)
    stock.add(group, "Workbook")
    page.draw()
    page.print_button.click()
    page.blank_tick.click()
    page.print_button.click()
    kept = []
    monkeypatch.setattr(printing, "save", lambda _desk, _parent, name, make: kept.append((name, make)))
    page.save_button.click()
    assert kept[0][0] == "Literature"
    filled, empty = papers
    assert "Workbook 0 0 0 0" in filled
    assert "Workbook" not in empty


# how they look


def started(page):
    """Bring a page to where it holds the most."""
    if isinstance(page, MissingPage):
        for step in (COUNT, LOOK, PRINT):
            missing.tick(page.group, step)
        missing.tick(page.group, TELL, desks.LONG)
        missing.tick(page.group, STOP)
        page.draw()
    if isinstance(page, StockPage):
        for title in ("Workbook", "A" * 24, "Leaflet about sleep and rest, the long one"):
            stock.add(page.group, title)
        page.draw()
    if isinstance(page, PaperCheckPage):
        page.code.setText("0000-0000-0000-0001")
        page.check()


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_read_and_reached(qtbot, group, name, language, scale):
    evening.later(group, weeks=4)
    desks.wear(language, scale)
    page = PAGES[name](desks.desk(group))
    page.draw()
    started(page)
    assert desks.faults(qtbot, page, scale) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_on_a_new_group(qtbot, tmp_path, name):
    with desks.empty(tmp_path) as group:
        page = PAGES[name](desks.desk(group))
        page.draw()
        assert desks.faults(qtbot, page) == []


def test_pages_that_are_closed_listen_no_more(group):
    for made in PAGES.values():
        page = made(desks.desk(group))
        page.draw()
        assert group._listeners
        desks.close(page)
    assert group._listeners == []
