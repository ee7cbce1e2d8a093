"""A person keeps the board: puts something on it, says that it is still on, takes it off, and prints it."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest

from groupkit.core.openings import Opening
from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.openings.page import OpeningsPage
from groupkit.qt.places import PAGES, Places
from groupkit.services import openings
from tests import evening
from tests.evening import SATURDAY
from tests.pdf import reading
from tests.qt import checks, desks

KINDS = ("volunteering", "sport", "course", "arts", "place", "say", "work", "group")
SWIM = Opening(
    kind="sport", name="Swim", what="An hour", times="Mondays", reach="01632 960 001", checked_on=SATURDAY
)


def fill(group, count, words="Swim"):
    for at in range(count):
        looked = SATURDAY - timedelta(days=at * 5)
        openings.write(
            group,
            replace(SWIM, kind=KINDS[at % 8], name=f"{words[:75]} {at}", what=words[:200], place=words[:200],
                    cost=words[:120], access=words[:200], checked_on=looked),
        )  # fmt: skip


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


def opened(qtbot, group) -> OpeningsPage:
    made = OpeningsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def test_an_empty_board_says_what_could_stand_there(qtbot, group):
    page = opened(qtbot, group)
    shown = desks.words(page)
    for said in ("Nothing on the board yet.", "Sport and moving", "A choir, a shed"):
        assert said in shown
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "outings"
    assert PAGES[Places("openings").list.currentRow()].name == "outings"


def test_something_is_put_on_the_board(qtbot, group):
    page = opened(qtbot, group)
    page.primary.click()
    form = page.form
    form.save_button.click()
    assert page.fields["name"].problem.startswith("Say what it is")
    form.kind.choose("arts")
    form.lines["name"].setText("Open choir")
    form.lines["reach"].setText("sings@gmail.com")
    form.checked_by.choose("secretary")
    form.ends.setChecked(True)
    form.save_button.click()
    assert "a person’s own" in page.fields["reach"].problem
    with qtbot.waitSignal(page.desk.said) as said:
        form.save_button.click()
    assert said.args == ["It is on the board.", True]
    (one,) = openings.board(group).openings
    assert (one.kind, one.name, one.checked_by, one.ends_on) == ("arts", "Open choir", "secretary", SATURDAY)
    assert "Checked on Saturday 14 November 2026" in desks.words(page)


def test_a_refused_row_keeps_what_was_typed_and_opens_what_is_folded(qtbot, group):
    page = opened(qtbot, group)
    page.primary.click()
    page.form.lines["name"].setText("Club")
    page.form.lines["access"].setText("Ask Sam")
    assert not page.form.more.line.isChecked()
    page.form.save_button.click()
    assert page.form.more.line.isChecked()
    assert "“Sam” is the name" in page.fields["access"].problem
    typed = page.typed()
    again = opened(qtbot, group)
    again.draw(typed)
    assert again.form.lines["access"].text() == "Ask Sam"
    again.form.leave_button.click()
    assert again.form is None


def test_a_row_is_still_on_changed_ended_and_put_back(qtbot, group):
    one = openings.write(group, SWIM).id
    evening.later(group, weeks=15)
    page = opened(qtbot, group)
    assert "Ring them before you go." in desks.words(page)
    page.looking.choose("secretary")
    page.rows.still_on[one].click()
    assert openings.opening(group, one).checked_by == "secretary"
    assert "Ring them" not in desks.words(page)
    page.rows.change[one].click()
    page.form.lines["name"].setText("Late swim")
    page.form.save_button.click()
    page.rows.ended[one].click()
    assert page.rows.folds["over"].line.text().strip() == "What is over"
    assert one not in page.rows.ended
    page.rows.still_on[one].click()
    assert "Late swim" in desks.words(page)
    page.rows.change[one].click()
    page.form.remove_button.click()
    assert "Nothing on the board yet." in desks.words(page)


def test_a_row_that_cannot_be_still_on_says_why(qtbot, group):
    one = openings.write(group, replace(SWIM, ends_on=SATURDAY)).id
    evening.later(group, weeks=1)
    page = opened(qtbot, group)
    with qtbot.waitSignal(page.desk.said) as said:
        page.rows.still_on[one].click()
    assert said.args[0].startswith("It was open until")


def test_the_board_is_printed_and_saved(monkeypatch, qtbot, group):
    openings.write(group, SWIM)
    made = []
    monkeypatch.setattr(printing, "print_out", lambda desk, parent, make: made.append(make))
    monkeypatch.setattr(printing, "save", lambda desk, parent, named, make: made.append(make))
    page = opened(qtbot, group)
    page.large_print.setChecked(True)
    page.print_button.click()
    page.save_button.click()
    for make in made:
        written = BytesIO()
        make(written, Silent())
        assert "Swim" in reading.words(written.getvalue())
    assert len(made) == 2


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize(("count", "words"), [(0, ""), (3, "Swim"), (2, desks.LONG)])
def test_everything_on_the_board_can_be_read_and_reached(qtbot, group, language, scale, count, words):
    desks.wear(language, scale)
    fill(group, count, " ".join([words] * 9) if count == 2 else words)
    page = OpeningsPage(desks.desk(group))
    page.draw()
    frame = desks.framed(qtbot, page, scale=scale)
    assert desks.faults_in(frame, page) == []
    page.primary.click()
    page.form.more.line.setChecked(True)
    page.form.ends.setChecked(True)
    checks.settle(frame)
    assert desks.faults_in(frame, page) == []


def test_a_long_board_is_folded_by_kind(qtbot, group):
    fill(group, 16)
    page = opened(qtbot, group)
    assert list(page.rows.folds) == list(KINDS)
    assert page.rows.folds["arts"].line.text().strip() == "Music, art and making: 2"
