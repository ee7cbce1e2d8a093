"""A treasurer adds vouchers, hands them out, takes them back, and prints the list."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from groupkit.core.progress import Silent
from groupkit.core.vouchers import Move, Sort, Step, Voucher
from groupkit.qt import printing
from groupkit.qt.places import Places, place
from groupkit.qt.vouchers.page import VouchersPage
from groupkit.services import vouchers
from groupkit.services.group import Group
from tests.evening import SATURDAY
from tests.pdf import reading
from tests.qt import desks


def full(tmp_path) -> Group:
    """Return a group with many vouchers and the longest words."""
    group = desks.typical(tmp_path)
    for at, sort in enumerate(Sort):
        issuer = f"{' '.join([desks.LONG.replace('x', '')] * 2)} {at}"
        voucher = Voucher(sort=sort, issuer=issuer, worth=9_999_999, until=SATURDAY + timedelta(days=9))
        bought = Move(voucher=0, day=SATURDAY, step=Step.BOUGHT, many=9999, by="Sam")
        held = vouchers.buy(group, voucher, bought)
        vouchers.write_down(group, Move(voucher=held.voucher.id, day=SATURDAY, step=Step.GIVEN, many=99, by="Sam"))
    return group


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, group) -> Any:
    return opened(qtbot, group)


def opened(qtbot, group) -> Any:
    made = VouchersPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def buy(page, many=3):
    page.primary.click()
    form = page.form
    form.issuer.setText("Corner shop")
    form.worth.setText("10")
    form.many.set_count(many)
    form.by.setEditText("Sam")
    form.save_button.click()


def test_a_list_begins_with_what_was_bought(qtbot, group, page):
    assert "No voucher on the list" in desks.words(page)
    page.primary.click()
    form = page.form
    form.issuer.setText("Shop 1234-5678-9012")
    form.worth.setText("10")
    form.many.set_count(None)
    form.save_button.click()
    assert {name for name, field in page.fields.items() if field.problem} == {"issuer", "many", "by"}
    form.issuer.setText("Corner shop")
    form.many.set_count(3)
    form.ends.setChecked(True)
    form.by.setEditText("Sam")
    form.second.setEditText("Jo")
    with qtbot.waitSignal(page.desk.said) as said:
        form.save_button.click()
    assert said.args[0] == "They are on the list."
    (held,) = vouchers.held(group)
    assert (held.left, held.voucher.until, held.moves[0].second) == (3, SATURDAY, "Jo")
    assert "Good until Sat 14 Nov 2026" in desks.words(page)


def test_some_are_handed_out_come_back_and_are_gone(group, page):
    buy(page)
    assert (1, Step.BACK) not in page.buttons
    for step, many, left in ((Step.GIVEN, 2, 1), (Step.BACK, 1, 2), (Step.GONE, 2, 0)):
        page.buttons[1, step].click()
        form = page.form
        form.many.set_count(many)
        form.by.setEditText("Sam")
        form.save_button.click()
        assert vouchers.held(group)[0].left == left
    assert set(page.buttons) == {(1, Step.BACK)}
    assert "Bought 3, handed out 2, came back 1, gone 2." in desks.words(page)


def test_more_than_is_left_cannot_go(page):
    buy(page)
    page.buttons[1, Step.GIVEN].click()
    page.form.many.set_count(4)
    page.form.by.setEditText("Sam")
    page.form.save_button.click()
    assert page.fields["many"].problem.startswith("The list shows 3 left")
    assert page.form.many.count() == 4
    page.form.leave_button.click()
    assert page.form is None


def test_what_was_typed_is_there_again_after_the_book_was_locked(qtbot, group, page):
    page.primary.click()
    page.form.issuer.setText("Corner shop")
    typed = page.typed()
    again = opened(qtbot, group)
    again.draw(typed)
    assert again.form.issuer.text() == "Corner shop"
    again.turn()
    assert again.typed() == {}


def test_the_list_is_printed_and_saved(monkeypatch, page):
    made: list[bytes] = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue())

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, name, make: print_out(desk, parent, make))
    buy(page)
    page.print_button.click()
    page.save_button.click()
    assert ["1. Gift voucher, Corner shop, £10.00 each" in reading.words(data) for data in made] == [True, True]


def test_one_comes_from_the_money_and_goes_back(qtbot, page):
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "treasury"
    assert isinstance(place("vouchers").make(page.desk), VouchersPage)
    places = Places("vouchers")
    qtbot.addWidget(places)
    assert places.list.currentItem().text() == "Money"


@pytest.mark.parametrize(
    ("fill", "form", "language", "scale"),
    [
        *((full, "", *dress) for dress in desks.DRESSES),
        *((full, form, "en-XA", 2.0) for form in ("buy", "given", "back", "gone")),
        (desks.typical, "", "en-XA", 2.0),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, form, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = VouchersPage(desks.desk(group))
        page.turn(form, 1)
        if form == "buy":
            page.form.ends.setChecked(True)
        assert desks.faults(qtbot, page, scale) == []
