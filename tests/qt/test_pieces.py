import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget

from groupkit import i18n
from groupkit.qt.columns import Columns
from groupkit.qt.look import dress
from groupkit.qt.notices import ProgressStrip, Toast
from groupkit.qt.pieces import box, button, card, chip, figure, mark, row, rule, stack, text
from groupkit.qt.sections import Fold, banner, empty, fact, facts, header, steps
from groupkit.qt.ticks import Tick
from groupkit.qt.tokens import Dress
from tests.qt import checks

DRESSES = [Dress(scale=scale, rtl=rtl) for scale in (1.0, 1.5, 2.0) for rtl in (False, True)]
DRESSES.append(Dress(contrast=True))


def _page() -> QWidget:
    print_it = button("Print tonight’s folder", "primary", "printer")
    todo = stack(
        text("Before people arrive", "heading"),
        Tick("Room is booked", "Ticked by itself on Tuesday", done=True),
        Tick("Find a greeter", "Or leave it: the chair can say hello at the door", following=True),
        rule(),
        Fold("After: 4 things", box(stack(Tick("Lock up")))),
    )
    side = stack(
        banner("The contact list was last checked in August.", button("Check it", "plain")),
        empty("No outing planned yet", "A walk and a flask of tea counts.", button("Plan an outing", "quiet")),
        card(row((text("The sheet", "heading"), 1), chip("Draft"), figure("−£0.50"))),
        None,
    )
    return box(
        stack(
            header("Tonight", "We start in 32 minutes.", print_it, button("Start the meeting", "quiet", "play")),
            facts(fact("clock", "7:00 to 8:00 pm", "Doors open from 6:30"), fact("map-pin", "Eastside Hall")),
            steps(("Sam counts", "Jo counts", "Compare", "Send"), 1),
            Columns((card(todo), 3), (box(side), 2)),
            row(button("", "plain", "moon", name="Light or dark"), button("Next", "primary", "arrow-right"), None),
            None,
        )
    )


@pytest.fixture
def shown(qtbot):
    def show(widget: QWidget, width: int = 1080, height: int = 2400) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        checks.settle(widget)
        return widget

    return show


@pytest.mark.parametrize("wear", DRESSES)
def test_a_page_of_pieces_can_be_read_and_reached_at_every_size(qapp, shown, wear):
    dress(qapp, wear)
    page = shown(_page())
    assert len(checks.tab_stops(page)) == 9
    assert not checks.unnamed_tab_stops(page)
    assert not checks.small_targets(page)
    assert not checks.clipped(page)
    assert not checks.too_wide(page, 1080)


def test_the_checks_find_what_they_look_for(shown):
    bad = button("", "plain", "moon")
    bad.setFixedSize(20, 20)
    cut = text("A long sentence with many words in it")
    cut.setFixedSize(60, 20)
    page = shown(box(stack(bad, cut)))
    assert checks.unnamed_tab_stops(page) == [bad]
    assert checks.small_targets(page) == [bad]
    assert cut in checks.clipped(page)
    assert checks.too_wide(page, 30)


def test_a_name_with_markup_or_an_ampersand_is_shown_as_typed(shown):
    label = text("<b>R&D</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert button("Send to R&D").accessibleName() == "Send to R&D"
    assert button("Send to R&D").shortcut().isEmpty()
    assert Tick("Ask R&D").accessibleName() == "Ask R&D"
    assert Tick("Ask R&D").shortcut().isEmpty()
    assert chip("<i>Draft</i>").textFormat() == Qt.TextFormat.PlainText


def test_pressing_a_button_does_its_work(qtbot):
    pressed = []
    made = button("Go on", does=lambda: pressed.append(1))
    qtbot.addWidget(made)
    made.click()
    assert pressed == [1]


def test_words_keep_the_side_of_the_page(qapp):
    assert text("روزا").alignment() & Qt.AlignmentFlag.AlignLeft
    dress(qapp, Dress(rtl=True))
    assert text("Rosa").alignment() & Qt.AlignmentFlag.AlignRight
    assert figure("£4.00").alignment() & Qt.AlignmentFlag.AlignRight


def test_icons_beside_words_stay_silent():
    assert mark("clock").accessibleName() == ""


def test_a_press_anywhere_on_a_row_ticks_it(qtbot, shown):
    tick = Tick("Find a greeter", "Or leave it")
    shown(tick, 600, 60)
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert tick.isChecked()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert not tick.isChecked()
    assert tick.accessibleDescription() == "Or leave it"


def test_a_tick_grows_when_its_words_wrap():
    tick = Tick("Find a greeter", "Or leave it: the chair can say hello at the door tonight and next week")
    assert tick.heightForWidth(200) > tick.heightForWidth(900) >= 46


def test_a_done_row_and_the_next_row_look_different(qtbot, shown):
    def drawn(**kind) -> QImage:
        return QImage(shown(Tick("Find a greeter", **kind), 400, 60).grab().toImage())

    plain = drawn()
    assert drawn(done=True) != plain
    assert drawn(following=True) != plain
    focused = Tick("Find a greeter")
    shown(focused, 400, 60).activateWindow()
    focused.setFocus()
    qtbot.waitUntil(focused.hasFocus)
    assert focused.grab().toImage() != plain


def test_columns_go_under_each_other_when_the_window_is_narrow(shown):
    first, second = text("One"), text("Two")
    columns = Columns((first, 1), (second, 1))
    shown(columns, 1000, 400)
    assert columns.across
    assert first.y() == second.y()
    columns.resize(500, 400)
    checks.settle(columns)
    assert not columns.across
    assert first.x() == second.x()
    columns.resize(1000, 400)
    assert columns.across


def test_columns_need_no_more_width_than_their_widest_part(shown):
    columns = Columns((text("Before people arrive", wrap=False), 1), (text("After", wrap=False), 1))
    shown(columns, 1000, 400)
    assert columns.minimumSizeHint().width() == text("Before people arrive", wrap=False).sizeHint().width()


def test_the_main_button_comes_first_when_the_page_is_narrow(shown):
    primary, other = button("Print it", "primary"), button("Start", "quiet")
    top = header("Tonight", "We start soon.", primary, other)
    shown(top, 1000, 200)
    assert primary.x() > other.x()
    top.resize(600, 200)
    checks.settle(top)
    assert primary.mapTo(top, primary.rect().topLeft()).x() == 0
    assert other.x() > primary.x()


def test_steps_say_where_we_are_in_words(qtbot):
    line = steps(("Sam counts", "Jo counts", "Send"), 1)
    qtbot.addWidget(line)
    said = [label.accessibleName() for label in line.findChildren(QLabel) if label.accessibleName()]
    assert said == [
        "Step 1 of 3, done: Sam counts",
        "Step 2 of 3, now: Jo counts",
        "Step 3 of 3, later: Send",
    ]


def test_a_line_opens_and_folds_with_the_keyboard(qtbot, shown):
    inside = text("Count heads")
    fold = Fold("During: 1 thing", inside)
    shown(fold)
    assert inside.isHidden()
    assert fold.line.accessibleDescription() == "Folded. Press to open."
    qtbot.keyClick(fold.line, Qt.Key.Key_Space)
    assert inside.isVisible()
    assert fold.line.accessibleDescription() == "Open."


def test_an_empty_page_or_a_banner_may_have_no_button(shown):
    shown(empty("Nothing yet", "That is fine."))
    shown(banner("The contact list was last checked in August."))
    page = shown(header("Money", "All is well."))
    assert not checks.tab_stops(page)


def test_longer_words_still_fit(shown):
    i18n.use("en-XA")
    page = shown(box(stack(steps(("Sam counts", "Jo counts"), 0), Toast(), ProgressStrip(), None)))
    assert not checks.clipped(page)
