"""No word of a bookkeeper, and no cold one, stands on any page about money, folded parts too."""

import pytest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from groupkit.core.settings import Settings
from groupkit.qt.jobs import run_at_once
from groupkit.qt.money.page import MoneyPage
from groupkit.qt.places import BEHIND, PAGES
from groupkit.qt.window import Window
from groupkit.services import money
from tests import evening
from tests.wordings import BOOKISH, cold


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    with evening.new_book(tmp_path / "book.groupkit") as group:
        evening.furnish(group)
        evening.agreed(group)
        evening.open_with(group)
    made = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(made)
    made.show_group(evening.reopened(group.path))
    yield made
    made.close()


def shown(page: QWidget) -> set[str]:
    """Return everything that can be read or heard on a page, folded parts too."""
    found = {words for widget in page.findChildren(QWidget) for words in _of(widget)}
    return {words for words in found if words}


def _of(widget: QWidget) -> list[str]:
    heard = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    if isinstance(widget, QLabel | QPushButton):
        return [*heard, widget.text()]
    if isinstance(widget, QLineEdit):
        return [*heard, widget.text(), widget.placeholderText()]
    if isinstance(widget, QPlainTextEdit):
        return [*heard, widget.toPlainText(), widget.placeholderText()]
    if isinstance(widget, QComboBox):
        return [*heard, *(widget.itemText(at) for at in range(widget.count()))]
    if isinstance(widget, QAbstractItemView):
        return [*heard, *_cells(widget)]
    return heard


def _cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())] if model is not None else []


@pytest.mark.parametrize(
    "name", [each.name for each in (*PAGES, *BEHIND) if {"money", "outings"} & {each.name, each.under}]
)
def test_no_page_of_money_or_outings_has_a_bookkeepers_word_or_a_cold_one(window, name):
    window.go(name)
    assert_plain(window.page)
    assert window.desk is not None
    evening.filled_sheet(window.desk.group)
    window.go(name)
    assert_plain(window.page)


def assert_plain(page: QWidget) -> None:
    found = shown(page)
    assert len(found) > 5
    for said in found:
        assert BOOKISH.search(said) is None, said
        assert cold(said) is None, said


def test_no_step_of_a_sheet_has_one(window):
    page = window.page
    window.go("money")
    page = window.page
    assert isinstance(page, MoneyPage)
    group = page.group
    sheet = money.sheet(group)
    page.show_sheet(sheet)
    for form in ("-", "out", "moved"):
        page.open_form(form)
        assert_plain(page)
    money.about(group, sheet, made_by="Sam")
    for row in evening.rows(group):
        money.add_row(group, sheet, row)
    money.count(group, sheet, "Sam", evening.COINS)
    page.show_sheet(money.get(group, sheet.id))
    assert_plain(page)
    money.count(group, sheet, "Jo", evening.COINS)
    page.show_sheet(money.get(group, sheet.id))
    assert_plain(page)
    money.send(group, money.get(group, sheet.id))
    page.show_sheet(money.get(group, sheet.id))
    assert_plain(page)
