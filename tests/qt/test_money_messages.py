"""What cannot be taken is answered in plain words, stays in its field, and changes nothing that is stored."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from groupkit.core.claims import ClaimLine
from groupkit.core.ledger import Fund, FundKind
from groupkit.core.outings.values import AMOUNTS, PARTS, Cost, Goer, Outing
from groupkit.core.sheets import Part
from groupkit.qt.banking.page import BankingPage
from groupkit.qt.books.page import BooksPage
from groupkit.qt.claims.page import ClaimsPage
from groupkit.qt.exports import ExportsPage
from groupkit.qt.money.papercheck import PaperCheckPage
from groupkit.qt.outings.page import OutingsPage
from groupkit.qt.settings.page import SettingsPage
from groupkit.services import exports, ledger, receipts
from groupkit.services.claims import drafts
from groupkit.services.group import Group
from groupkit.services.outings import costs, planning
from tests import evening, months, pictures
from tests.evening import SATURDAY, named
from tests.qt import checks, desks
from tests.qt.money_page import (
    count_the_tin,
    furnished,
    occasion,
    opened,
    press,
    sheet,
    to_compare,
)
from tests.services.test_check import behind

SURE = "press the same button once more."


@pytest.fixture
def group(tmp_path):
    with evening.new_book(tmp_path / "group.groupkit") as made:
        yield furnished(made)


@pytest.fixture
def sheet_page(group, qtbot, tmp_path):
    made = opened(group, qtbot, tmp_path)
    made.show_sheet(occasion(group))
    checks.settle(made)
    return made


@contextmanager
def nothing_stored(group: Group) -> Iterator[None]:
    """Hold the whole file against itself: the head of the chain, and how many rows each table has."""
    before = stored(group)
    yield
    assert stored(group) == before


def stored(group: Group) -> dict[str, object]:
    database = group.store._db
    tables = database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    counted = {name: database.execute_sql(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
    return {**counted, "head": group.store.ledger.head()}


def drawn(qtbot, group: Group, kind: Callable[[Any], Any]) -> Any:
    page = kind(desks.desk(group))
    qtbot.addWidget(page)
    page.draw()
    return page


def problem(page: Any, field: str) -> str:
    """Return the sentence under a field, which has to be there to be read."""
    assert page.fields[field]._sentence.isVisibleTo(page), field
    return str(page.fields[field].problem)


# what is typed as an amount


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type how much. If nothing was collected, type 0 and we will write “none taken”."),
        ("1,50", "Did you mean £1.50? Use a dot for pence."),
        ("12,50", "Did you mean £12.50? Use a dot for pence."),
        ("12.505", "Pence only go to two places. Did you mean £12.50 or £12.51?"),
        ("-5", "Put the amount without a minus. Money out goes in the “paid out” part."),
        *((typed, "That is not an amount we can read. Use numbers like 4.35.") for typed in
          ("1e3", "NaN", "5+3", "=5", "five", "12.5O")),
        ("€5", "This book is in £ only."),
        ("$5", "This book is in £ only."),
        ("1250", f"£1,250.00 is a lot for this group. If it is right, {SURE}"),
        ("100000", "That is more than this book can hold."),
    ],
)  # fmt: skip
def test_an_amount(sheet_page, typed, said):
    sheet_page.view.collection.setText(typed)
    with nothing_stored(sheet_page.group):
        press(sheet_page, sheet_page.primary)
    assert problem(sheet_page, "collection") == said
    assert sheet_page.view.collection.text() == typed


# the day


@pytest.fixture
def moving(group, qtbot):
    page = drawn(qtbot, group, BooksPage)
    return half_moved(page, "5")


def half_moved(page: Any, amount: str) -> Any:
    """Fill in a move out of the tin up to its day."""
    page.moving.move_button.click()
    page.form.amount.setText(amount)
    page.form.who.setEditText("Jo")
    return page


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "That date has not come yet. Money goes in on the day it moved."),
        (-367, f"That is over a year ago. If the year is right, {SURE}"),
    ],
)
def test_a_day(moving, days, said):
    day = moving.form.day.date().addDays(days)
    moving.form.day.setDate(day)
    with nothing_stored(moving.group):
        moving.form.save_button.click()
    assert problem(moving, "day") == said
    assert (moving.form.amount.text(), moving.form.day.date()) == ("5", day)


def test_a_day_in_a_closed_month(qtbot, tmp_path):
    with months.golden(tmp_path / "golden.groupkit") as group:
        months.closed(group)
        page = half_moved(drawn(qtbot, group, BooksPage), "5")
        page.form.day.show_day(SATURDAY)
        with nothing_stored(group):
            page.form.save_button.click()
        assert problem(page, "day") == (
            "November 2026 was closed on Thursday 3 December. Put it on a later day and say that it belongs "
            "there, or ask two people to reopen that month."
        )
        assert (page.form.amount.text(), page.form.day.day()) == ("5", SATURDAY)


# where it came from, and which pot


def paid(page: Any, amount: str, **more: str) -> None:
    """Fill in a payment with its receipt."""
    press(page, page.view.add_buttons[Part.OUT])
    form = page.view.form
    form.amount.setText(amount)
    form.receipt.setText(more.get("receipt", "R-88"))
    form.fund.setCurrentText(more.get("fund", "General"))
    form.kind.setCurrentText(more.get("kind", "Refreshments"))
    form.place.setCurrentText(more.get("place", "Tin"))


@pytest.mark.parametrize(
    ("amount", "where", "said"),
    [
        (
            "70",
            {},
            "Tin had £60.55 on Saturday 14 November, so £70.00 cannot have come from it. "
            "Was it paid from somewhere else?",
        ),
        (
            "218.20",
            {"place": "Bank", "fund": "ICB grant"},
            "ICB grant had £216.40 left on Saturday 14 November. Choose another pot for the rest (£1.80).",
        ),
    ],
)
def test_a_payment_that_cannot_have_been(group, sheet_page, amount, where, said):
    paid(sheet_page, amount, **where)
    sheet_page.view.form.second.setEditText("Jo")
    press(sheet_page, sheet_page.view.form.save_button)
    to_compare(sheet_page)
    sheet_page.view.explanation.setText("We do not know.")
    with nothing_stored(group):
        press(sheet_page, sheet_page.primary)
    assert sheet_page.talk.last == said
    assert len(sheet(group).rows) == 2


def test_a_kind_the_grant_is_not_for(group, sheet_page):
    ids = {named(group, kind)["kind"] for kind in ("Room", "Fares")}
    ledger.add_fund(group, Fund(name="Borough grant", kind=FundKind.RESTRICTED, buys=frozenset(ids)))
    sheet_page.draw()
    paid(sheet_page, "4.35", fund="Borough grant", kind="Literature")
    with nothing_stored(group):
        press(sheet_page, sheet_page.view.form.save_button)
    said = "Borough grant is for Room and Fares. This looks like Literature. Choose another pot."
    assert problem(sheet_page, "fund") == said
    assert sheet_page.view.form.amount.text() == "4.35"


# a second person


def test_the_same_person_counts_twice(group, sheet_page):
    sheet_page.view.collection.setText("5")
    press(sheet_page, sheet_page.primary)
    count_the_tin(sheet_page, {2000: 2})
    sheet_page.view.who.setEditText("sam")
    with nothing_stored(group):
        count_the_tin(sheet_page, {2000: 2})
    assert problem(sheet_page, "who") == "The second person has to be someone else. Nobody there? Say why."
    assert sheet_page.view.coins.boxes[2000].count() == 2
    assert sheet_page.view.alone_button.isVisibleTo(sheet_page)


@pytest.fixture
def agreeing(group, qtbot):
    line = evening.claimed(group, 14, "Kim", 400)
    page = drawn(qtbot, group, ClaimsPage)
    page.show_this(14)
    page.primary.click()
    return page, page.form.amounts[line]


def test_whoever_claims_agrees_it(group, agreeing):
    page, _amount = agreeing
    page.form.by.setEditText("Kim")
    with nothing_stored(group):
        page.form.save_button.click()
    assert problem(page, "by") == "Someone else needs to agree this one."
    assert page.form.by.name() == "Kim"


def test_more_is_agreed_than_was_claimed(group, agreeing):
    page, amount = agreeing
    amount.setText("4.50")
    page.form.by.setEditText("Jo")
    with nothing_stored(group):
        page.form.save_button.click()
    said = "You claimed £4.00 and the agreed amount says £4.50. It can be the same or less."
    assert problem(page, "amounts") == said
    assert amount.text() == "4.50"


# what an outing cost


def outing(group: Group, way: str) -> int:
    """Return an outing with lanes of £48.50 and three people, who share nothing yet."""
    fund = named(group, fund="Outing pot")["fund"]
    made = planning.start(group, Outing(name="Bowling", day=SATURDAY, fund=fund, way=way)).id
    costs.cost(group, Cost(outing=made, what="Lanes", pence=4850))
    for name, amount in (("Ann", 3000), ("Ben", 1000), ("Caz", 0)):
        planning.person(group, Goer(outing=made, name=name, parts=0 if way == PARTS else 1, amount=amount))
    return made


def test_shares_that_do_not_add_up(group, qtbot):
    made = outing(group, AMOUNTS)
    page = drawn(qtbot, group, OutingsPage)
    page.show_outing(made)
    page.turn("person", page.known.people[1].id)
    page.form.sum.setText("17")
    page.form.save_button.click()
    said = "The shares come to £47.00. That is £1.50 less than the cost (£48.50)."
    assert said in desks.words(page)
    assert page.known.people[1].amount == 1700
    assert page.primary.text().strip() == "Change how it is shared"


def test_a_cost_that_nobody_shares(group, qtbot):
    made = outing(group, PARTS)
    page = drawn(qtbot, group, OutingsPage)
    page.show_outing(made, "money")
    assert "Lanes: choose at least one person to share this." in desks.words(page)
    page.turn("cost")
    page.form.what.setText("Shoes")
    page.form.amount.setText("6")
    with nothing_stored(group):
        page.form.save_button.click()
    assert problem(page, "sharers") == "Choose at least one person to share this."
    assert (page.form.what.text(), page.form.amount.text()) == ("Shoes", "6")


# receipts


def test_the_same_receipt_again(group, qtbot):
    ids = named(group, "Fares")
    for number in (14, 15):
        drafts.start(group, "Kim", number=number, day=SATURDAY)
    used = ClaimLine(day=SATURDAY, kind=ids["kind"], fund=ids["fund"], what="Bus", pence=400, receipt="R-88")
    drafts.add_line(group, 14, used)
    page = drawn(qtbot, group, ClaimsPage)
    page.show_this(15)
    page.primary.click()
    page.form.what.setText("Bus home")
    page.form.amount.setText("3")
    page.form.receipt.setText("R-88")
    with nothing_stored(group):
        page.form.save_button.click()
    assert problem(page, "receipt").startswith("Receipt R-88 is already on claim 14. Use it again?")
    assert (page.form.what.text(), page.form.receipt.text()) == ("Bus home", "R-88")


@pytest.mark.parametrize(
    ("name", "data"), [("notes.txt", b"hello"), ("large.png", b"\x89PNG\r\n\x1a\n" * 1_400_000)]
)
def test_a_file_that_is_no_receipt(group, sheet_page, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    paid(sheet_page, "4.35")
    with nothing_stored(group):
        sheet_page.view.form.attached.attach(tmp_path / name)
        checks.settle(sheet_page)
    assert problem(sheet_page, "file") == "We can keep pictures and PDFs up to 10 MB."
    assert (sheet_page.view.form.amount.text(), sheet_page.view.form.receipt.text()) == ("4.35", "R-88")


# the book itself


def checked(qtbot, group: Group) -> str:
    """Press the button that looks the whole book over; return what it says."""
    page = drawn(qtbot, group, SettingsPage)
    with nothing_stored(group):
        page.check_button.click()
    assert page.found.isVisibleTo(page)
    return str(page.found.text())


def test_receipts_that_are_gone_or_changed(group, qtbot, tmp_path):
    for turned in (1, 2, 3):
        path = tmp_path / f"slip {turned}.jpg"
        path.write_bytes(pictures.jpeg(turned))
        receipts.add(group, path)
    behind(
        group,
        "DELETE FROM receipt_bytes WHERE id < (SELECT max(id) FROM receipt_file)",
        "UPDATE receipt_bytes SET content = zeroblob(10) WHERE id = (SELECT max(id) FROM receipt_file)",
    )
    assert checked(qtbot, group) == (
        "2 receipt files are missing and 1 has changed since it was added. The money figures are not affected. "
        "See which."
    )


def test_a_book_that_does_not_match_itself(group, qtbot):
    behind(group, "UPDATE line SET pence = pence + 1 WHERE seq = 1 AND n = 0")
    said = (
        "The book does not match itself from entry 1 on. Do not add anything. Print this page and call your "
        "facilitator."
    )
    assert said in checked(qtbot, group)


def test_a_code_with_a_letter_that_no_code_has(group, qtbot):
    page = drawn(qtbot, group, PaperCheckPage)
    page.code.setText("7K4M-Q2ZD-9XVB-4H8O")
    with nothing_stored(group):
        page.check_button.click()
    assert problem(page, "code") == "Codes have no I, L, O or U. Check that letter."
    assert page.code.text() == "7K4M-Q2ZD-9XVB-4H8O"


# a file that is brought in


def test_a_list_of_the_bank_with_faults(group, qtbot, tmp_path):
    rows = ["Date,Narrative,Amount,Balance", *(f"{day:02},x,1.00," for day in range(1, 16))]
    rows += ["09/11/2026,Fee,12.5O,", *("09/11/2026,x,?,",) * 10]
    (tmp_path / "list.csv").write_text("\n".join(rows), encoding="utf-8")
    page = drawn(qtbot, group, BankingPage)
    with nothing_stored(group):
        page.look(tmp_path / "list.csv")
    faults = [line for line in desks.words(page).splitlines() if line.startswith("Line ")]
    assert len(faults) == 20
    assert "Line 17: amount “12.5O” has a letter O. Nothing has been brought in." in faults
    assert not page.preview.take_button.isVisibleTo(page)
    shown = page.preview.others
    assert not shown._content.isVisibleTo(page)
    shown.line.click()
    assert shown._content.isVisibleTo(page)


def _spoilt(table: list[str]) -> dict[str, list[str]]:
    head, first, second, *lines = table
    letter = first.replace("28.15", "12.5O", 1)
    return {
        "Line 2: amount “12.5O” has a letter O. Nothing has been brought in.": [head, letter, second, *lines],
        "The file has no column “amount”. Nothing has been brought in.": [head.replace("amount", "sum"), first],
        "Entry 1: the balance says 10.00 and adds up to 20.00. Nothing has been brought in.": [
            head, first, second.replace("10.00", "20.00", 1), *lines,
        ],
        "Line 4: entry 1 is in the file twice. Nothing has been brought in.": [
            head, first, second.replace("1,", "2,", 1), first,
        ],
    }  # fmt: skip


def test_a_table_with_faults(group, qtbot, tmp_path, monkeypatch):
    exports.save(group, "csv", tmp_path)
    path = tmp_path / "money.csv"
    table = path.read_text("utf-8-sig").splitlines()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_about: (str(path), ""))
    page = drawn(qtbot, group, ExportsPage)
    page.said = []
    page.desk.said.connect(lambda sentence, _undo: page.said.append(sentence))
    for said, lines in _spoilt(table).items():
        path.write_text("\n".join(lines), encoding="utf-8")
        with nothing_stored(group):
            page.compare_button.click()
        assert said in desks.words(page)
    path.write_text("\n".join((table[0], *("x" for _ in range(30)))), encoding="utf-8")
    page.compare_button.click()
    assert desks.words(page).count("Nothing has been brought in.") == 20
    path.write_bytes("\n".join(table).replace("General", "Généraux").encode("latin-1"))
    with nothing_stored(group):
        page.compare_button.click()
    assert "Save it as “CSV UTF-8”. Nothing has been brought in." in page.said[-1]
