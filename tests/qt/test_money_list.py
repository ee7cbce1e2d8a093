from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from groupkit.core.states import State
from groupkit.pdf import money as paper
from groupkit.qt import printing
from groupkit.services import money
from groupkit.storage import letters
from tests import evening
from tests.qt.money_page import furnished, opened, press, reads, sheet


@pytest.fixture
def group(tmp_path):
    with evening.new_book(tmp_path / "group.groupkit") as made:
        yield furnished(made)


@pytest.fixture
def facilitator(tmp_path):
    with evening.new_book(tmp_path / "theirs.groupkit", "Facilitators", "b" * 32) as made:
        yield made


@pytest.fixture
def post(group, tmp_path):
    """The PDF of sheet 37, as it was sent."""
    letter = money.send(group, evening.filled_sheet(group))
    paper.sheet(letter, tmp_path / "sheet.pdf")
    return tmp_path / "sheet.pdf"


def test_the_corner_leads_to_the_next_undone_thing(group, qtbot):
    page = opened(group, qtbot)
    assert page.primary.text().strip() == "Start tonight’s sheet"
    press(page, page.primary)
    assert page.shown.what == "sheet"
    press(page, page.view.back_button)
    assert page.primary.text().strip() == "Go on with sheet 37"
    press(page, page.primary)
    assert page.view.sheet.number == 37


def test_undoing_the_start_of_a_sheet_leads_back_to_the_list(group, qtbot):
    page = opened(group, qtbot)
    press(page, page.primary)
    page.desk.undo()
    assert page.shown.what == "list"
    assert reads(page, "No money sheet yet")


def test_every_sheet_says_how_it_stands_and_opens(group, qtbot):
    money.send(group, evening.filled_sheet(group))
    page = opened(group, qtbot)
    (table,) = page.view.tables
    model = table.model()
    row = [model.index(0, at).data() for at in range(3)]
    assert row == ["Sheet 37, 14 Nov, Sat meeting", "£38.20", "Sent"]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.view.key == f"sheet-{sheet(group).id}-sent"


def test_a_group_without_a_tin_is_asked_if_it_keeps_cash(facilitator, qtbot):
    page = opened(facilitator, qtbot)
    assert reads(page, "Does your group keep cash?")
    press(page, page.view.setup_button)
    assert page.view.key == "setup"
    press(page, page.view.back_button)
    assert page.view.key == "list"


def test_a_sheet_that_is_put_onto_the_page_is_taken_in(facilitator, post, qtbot):
    page = opened(facilitator, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(post))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none))
    assert page.shown.what == "received"
    assert reads(page, "Saturday group, Eastside, sheet 37")


def test_other_files_are_not_welcome(facilitator, qtbot, tmp_path):
    page = opened(facilitator, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.jpg"))])
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.4 not ours")
    page.ask_source = lambda: tmp_path / "other.pdf"
    press(page, page.view.open_button)
    assert page.talk.last.startswith("This PDF was not made by groupkit.")


@pytest.fixture
def inbox(facilitator, post, qtbot, tmp_path):
    page = opened(facilitator, qtbot, tmp_path)
    page.take_in(post)
    return page


def test_the_facilitator_sees_the_figures_of_the_letter(inbox):
    for said in ("Started with (sheet 36)", "£42.15", "£38.20", "Tea, milk, biscuits", "Free in General", "£44.50"):
        assert reads(inbox, said)


def test_an_answer_needs_a_name_and_a_question_its_words(inbox):
    press(inbox, inbox.view.accept_button)
    assert inbox.fields["by"].problem == "Write who answers. A first name is enough."
    inbox.view.by.setEditText("Maria")
    press(inbox, inbox.view.query_button)
    assert inbox.fields["words"].problem == "Write the question, so that the secretary can answer it."
    assert money.received(inbox.group)[0].state is State.SENT


@pytest.mark.parametrize(
    ("way", "state"),
    [("accept_button", State.ACCEPTED), ("query_button", State.QUERIED), ("pay_button", State.PAID)],
)
def test_each_answer_goes_back_as_a_pdf(inbox, tmp_path, group, way, state):
    inbox.view.by.setEditText("Maria")
    inbox.view.words.setPlainText("Which key?")
    press(inbox, getattr(inbox.view, way))
    target = tmp_path / "Answer to money sheet 37 – Saturday group, Eastside.pdf"
    written: Any = letters.read(target)
    assert written.state is state
    assert money.receive(group, target).state is state
    assert reads(inbox, "Which key?")


def test_an_answer_without_a_file_is_saved_later(inbox, tmp_path):
    asked = inbox.ask_target
    inbox.ask_target = lambda _suggested: None
    inbox.view.by.setEditText("Maria")
    press(inbox, inbox.view.accept_button)
    assert reads(inbox, "Its PDF is not saved yet.")
    inbox.ask_target = asked
    press(inbox, inbox.primary)
    assert not reads(inbox, "not saved yet")
    assert inbox.primary is inbox.view.pay_button
    written: Any = letters.read(next(tmp_path.glob("Answer*.pdf")))
    assert written.by == "Maria"


def test_the_list_and_an_empty_sheet_can_be_printed(group, qtbot, monkeypatch):
    money.send(group, evening.filled_sheet(group))
    page = opened(group, qtbot)
    made = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make, *_done: made.append(make))
    monkeypatch.setattr(printing, "save", lambda _desk, _page, _name, make, *_done: made.append(make))
    for words in ("Print this list", "Save as PDF", "Print a sheet to fill by hand"):
        (button,) = (each for each in page.findChildren(QPushButton) if each.accessibleName() == words)
        button.click()
    pages = [_bytes(make) for make in made]
    assert len(pages) == 3
    assert len({*pages}) == 2
    assert all(each.startswith(b"%PDF") for each in pages)


def _bytes(make) -> bytes:
    into = BytesIO()
    make(into, None)
    return into.getvalue()


def test_one_press_leads_to_all_about_the_money(qtbot, tmp_path):
    with evening.new_book(tmp_path / "hub.groupkit") as group:
        page = opened(furnished(group), qtbot)
        with qtbot.waitSignal(page.desk.went) as went:
            press(page, page.view.all_button)
        assert went.args[0] == "treasury"
