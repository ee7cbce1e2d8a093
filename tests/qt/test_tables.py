from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt

from groupkit.core.problems import Problem
from groupkit.i18n import N_
from groupkit.qt.look import colour, dress
from groupkit.qt.tables import Column, RowsModel, Table
from groupkit.qt.tokens import Dress
from tests.qt import checks


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    purpose: str
    amount: str
    state: str


ROWS = (
    Claim(purpose="Bus fares, Ali", amount="£6.40", state="Paid"),
    Claim(purpose="Room key, Dee", amount="£12.00", state="Queried"),
    Claim(purpose="Stamps, R&D", amount="£3.40", state=""),
)
COLUMNS = (
    Column[Claim](title=N_("What and who"), words=lambda claim: claim.purpose),
    Column[Claim](title=N_("Amount"), words=lambda claim: claim.amount, figures=True),
    Column[Claim](
        title=N_("State"),
        words=lambda claim: claim.state,
        tone=lambda c: "care" if c.state == "Queried" else "accent",
    ),
)


@pytest.fixture
def table(qtbot):
    return _opened(qtbot)


def _opened(qtbot) -> Table[Claim]:
    made = Table(COLUMNS, "Claims")
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    made.resize(640, 320)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_the_rows_are_a_sound_model(qtmodeltester):
    model = RowsModel(COLUMNS)
    model.show_rows(ROWS)
    qtmodeltester.check(model)
    model.show_rows(())
    qtmodeltester.check(model)


def test_a_table_shows_its_values_under_their_headings(table):
    assert [table.rows.headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == [
        "What and who",
        "Amount",
        "State",
    ]
    assert table.rows.headerData(0, Qt.Orientation.Vertical) is None
    assert table.rows.index(1, 1).data() == "£12.00"
    assert table.rows.index(1, 2).data(Qt.ItemDataRole.UserRole) == "care"
    assert table.rows.data(table.rows.index(9, 9)) is None


def test_figures_stand_on_the_right_in_both_directions(table):
    align = Qt.AlignmentFlag(table.rows.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole))
    assert align & Qt.AlignmentFlag.AlignRight
    assert align & Qt.AlignmentFlag.AlignAbsolute
    assert table.rows.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == align


def test_enter_and_double_click_open_the_row(qtbot, table):
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]
    place = table.visualRect(table.rows.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [ROWS[2]]


def test_an_empty_table_opens_nothing(qtbot, table):
    table.show_rows(())
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.chosen() is None


def test_the_same_line_stays_current_when_the_rows_change(table):
    table.choose(1)
    table.show_rows((ROWS[2], ROWS[0], ROWS[1]))
    assert table.chosen() == ROWS[0]
    table.show_rows(ROWS[:1])
    assert table.chosen() == ROWS[0]


def test_tab_leaves_the_table_and_rows_are_large(qtbot, table):
    assert not table.tabKeyNavigation()
    assert table.rowHeight(0) >= 48
    assert table.minimumHeight() >= 3 * 48
    assert not checks.unnamed_tab_stops(table.window())


def test_a_screen_reader_hears_the_row_and_its_state(table):
    said = [table.rows.index(1, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]
    assert said == ["Room key, Dee, £12.00 and Queried", "£12.00", "Queried"]
    assert table.rows.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Stamps, R&D and £3.40"


def _inks(table: Table[Claim], at: QPoint, width: int, height: int) -> set[str]:
    image = table.viewport().grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(at.x(), at.x() + width) for y in range(at.y(), at.y() + height)
    }


@pytest.mark.parametrize("rtl", [False, True])
def test_one_ring_goes_round_the_whole_current_row(qapp, qtbot, rtl):
    dress(qapp, Dress(rtl=rtl))
    table = _opened(qtbot)
    table.choose(1)
    ring = colour("focus").name()
    cells = [table.visualRect(table.rows.index(1, at)) for at in range(3)]
    for cell in cells:
        assert ring in _inks(table, cell.topLeft(), cell.width(), 3)
    edges = [cell.left() for cell in cells] + [cell.right() - 2 for cell in cells]
    middle = cells[0].center().y()
    ringed = [x for x in edges if ring in _inks(table, QPoint(x, middle), 3, 1)]
    assert sorted(ringed) == [min(edges), max(edges)]
    table.clearFocus()
    assert ring not in _inks(table, cells[0].topLeft(), cells[0].width(), 3)


def test_a_state_is_drawn_on_its_ground_with_its_word(table):
    table.choose(0)
    cell = table.visualRect(table.rows.index(1, 2))
    inks = _inks(table, cell.topLeft(), cell.width(), cell.height())
    assert colour("care_soft").name() in inks
    assert colour("care").name() in inks
    bare = table.visualRect(table.rows.index(2, 2))
    assert _inks(table, bare.topLeft(), bare.width(), bare.height()) == {colour("surface").name()}


def test_a_table_can_show_any_value():
    model = RowsModel((Column[Problem](title="Words", words=str),))
    model.show_rows((Problem("a", "Say more."),))
    assert model.index(0, 0).data() == "Say more."
