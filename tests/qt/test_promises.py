"""A person writes down what the group promises, what came of it, that the group was told; and prints the poster."""

from dataclasses import replace
from io import BytesIO

import pytest

from groupkit.core.calendar import later
from groupkit.core.decisions import Action
from groupkit.core.progress import Silent
from groupkit.core.promises import Promise, Source, SourceKind, State
from groupkit.qt import printing
from groupkit.qt.places import PAGES, Places
from groupkit.qt.promises.page import PromisesPage
from groupkit.qt.tonight import TonightPage
from groupkit.services import decisions, promises
from tests.evening import SATURDAY
from tests.pdf import reading
from tests.qt import checks, desks

SOON = later(SATURDAY.replace(day=1), 3)
LOUD = Promise(
    said="The room is too loud",
    source=Source(kind=SourceKind.BOX, ref="autumn"),
    what="Ask for the back room",
    owner="secretary",
    again=SOON,
    made_on=SATURDAY,
)


@pytest.fixture
def group(tmp_path):
    with desks.copied(desks.typical, tmp_path) as made:
        yield made


def opened(qtbot, group) -> PromisesPage:
    made = PromisesPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def fill(group, words: str = "") -> None:
    """Write down a promise in each state, and something a business meeting decided."""
    told = {"why": words or "It costs too much."}
    for state in State:
        why = told["why"] if state in (State.TRIED, State.COULD_NOT) else ""
        one = replace(LOUD, state=state, why=why, said=words or LOUD.said, what=words or LOUD.what)
        made = promises.make(group, one)
        if state is State.DONE:
            promises.told(group, made.id)
    promises.make(group, replace(LOUD, again=SATURDAY.replace(day=1)))
    decisions.take_on(group, Action(what=words[:200] or "Find flasks", owner="secretary"))


def test_a_promise_is_written_down(qtbot, group):
    page = opened(qtbot, group)
    assert "Nothing is promised yet." in desks.words(page)
    page.primary.click()
    form = page.form
    form.said.setPlainText("It is cold")
    form.save_button.click()
    assert page.fields["what"].problem == "Write what the group will do."
    assert page.fields["owner"].problem
    form.what.setPlainText("Jo asks for a heater")
    form.owner.choose("Jo")
    form.source.choose("box")
    form.save_button.click()
    assert "Jo stands in it" in page.fields["what"].problem
    with qtbot.waitSignal(page.desk.said) as said:
        form.save_button.click()
    assert said.args == ["The promise is on the list.", True]
    (made,) = promises.listing(group)
    assert (made.owner, made.source.kind, made.again) == ("Jo", SourceKind.BOX, SOON)
    assert "Jo sees to it. We look again in February 2027." in desks.words(page)
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "feedback"
    assert PAGES[Places("promises").list.currentRow()].name == "feedback"


def test_what_came_of_it_is_written_down_and_told(qtbot, group):
    made = promises.make(group, LOUD)
    page = opened(qtbot, group)
    page.on_it.next_buttons[made.id].click()
    form = page.form
    assert (form.why.isVisibleTo(page), form.again.isVisibleTo(page)) == (False, False)
    form.state.choose(State.COULD_NOT)
    form.save_button.click()
    assert page.fields["why"].problem.startswith("Write why")
    form.why.setPlainText("The room is taken")
    typed = page.typed()
    page.draw(typed)
    assert page.form.why.toPlainText() == "The room is taken"
    page.form.state.choose(State.COULD_NOT)
    page.form.save_button.click()
    assert "Tell the group what came of it." in desks.words(page)
    page.on_it.change_buttons[made.id].click()
    assert page.form.why.toPlainText() == "The room is taken"
    page.form.leave_button.click()
    page.on_it.next_buttons[made.id].click()
    assert "Everybody was told" in desks.words(page)
    page.finished.fold.line.click()
    page.finished.again_buttons[made.id].click()
    assert page.form.state.value() == State.COULD_NOT
    page.form.state.choose(State.OPEN)
    page.form.again.choose(later(SOON, 1))
    page.form.save_button.click()
    assert promises.get(group, made.id).again == later(SOON, 1)


def test_a_promise_is_changed_and_taken_off_the_list(qtbot, group):
    made = promises.make(group, LOUD)
    page = opened(qtbot, group)
    page.on_it.change_buttons[made.id].click()
    assert page.form.promise().source == LOUD.source
    page.form.what.setPlainText("Ask for any room")
    page.form.source.choose("outing")
    page.form.save_button.click()
    changed = promises.get(group, made.id)
    assert (changed.what, changed.source) == ("Ask for any room", Source(kind=SourceKind.OUTING))
    page.on_it.change_buttons[made.id].click()
    page.form.leave_button.click()
    assert "Change a promise" not in desks.words(page)
    page.on_it.change_buttons[made.id].click()
    page.form.remove_button.click()
    assert promises.listing(group) == ()


def test_what_was_decided_or_said_elsewhere_is_promised_too(qtbot, group):
    to_do = decisions.take_on(group, Action(what="Find flasks", owner="secretary"))
    page = opened(qtbot, group)
    page.decided.fold.line.click()
    page.decided.buttons[to_do.id].click()
    assert (page.form.what.toPlainText(), page.form.owner.value()) == ("Find flasks", "secretary")
    page.form.leave_button.click()
    made = promises.make(group, LOUD)
    page.show_this(to_do)
    assert page.form.promise().what == "Find flasks"
    page.show_this(Source(kind=SourceKind.ROUND, ref="one"))
    assert page.form.promise().source.ref == "one"
    page.show_this(replace(LOUD, what="Buy cups"))
    assert page.form.promise().what == "Buy cups"
    page.show_this(made)
    assert page.form.settled() == (State.DONE, "", later(SATURDAY.replace(day=1), 1))


def test_the_poster_and_the_list_are_printed_and_saved(monkeypatch, qtbot, group):
    promises.make(group, LOUD)
    made = []
    monkeypatch.setattr(printing, "print_out", lambda desk, parent, make: made.append(make))
    monkeypatch.setattr(printing, "save", lambda desk, parent, named, make: made.append(make))
    page = opened(qtbot, group)
    page.large_print.setChecked(True)
    for each in (page.print_button, page.save_button, page.print_list_button, page.save_list_button):
        each.click()
    shown = []
    for make in made:
        written = BytesIO()
        make(written, Silent())
        shown.append(reading.words(written.getvalue()))
    assert ["You said, we did" in each for each in shown] == [True, True, False, False]
    assert all("Ask for the back room" in each for each in shown)


def test_tonight_shows_three_promises_until_the_group_was_told(qtbot, group):
    page = TonightPage(desks.desk(group))
    qtbot.addWidget(page)
    page.draw()
    assert "What we promised" not in desks.words(page)
    fill(group)
    shown = desks.words(page)
    assert shown.count("Ask for the back room") == 3
    assert "And 1 more." in shown
    assert "It is time to look at it again." in shown
    with qtbot.waitSignal(page.desk.went) as went:
        page.promised.open_button.click()
    assert went.args[0] == "promises"
    for each in promises.open_for(group)[1:]:
        promises.remove(group, each.id)
    promises.change(group, replace(promises.open_for(group)[0], again=SOON))
    assert "more." not in desks.words(page)
    with group.change("", "tonight") as store:
        promises.off(store, "secretary")
    assert "Nobody sees to it yet." in desks.words(page)


@pytest.mark.parametrize(("language", "scale"), [*desks.DRESSES, *desks.BETWEEN])
@pytest.mark.parametrize("words", ["", " ".join([desks.LONG] * 11)])
def test_everything_about_promises_can_be_read_and_reached(qtbot, group, language, scale, words):
    desks.wear(language, scale)
    fill(group, words[:300].strip())
    page = PromisesPage(desks.desk(group))
    page.draw()
    frame = desks.framed(qtbot, page, scale=scale)
    page.finished.fold.line.setChecked(True)
    page.decided.fold.line.setChecked(True)
    checks.settle(frame)
    assert desks.faults_in(frame, page) == []
    page.primary.click()
    checks.settle(frame)
    checks.settle(frame)
    assert desks.faults_in(frame, page) == []
    page.show_this(promises.open_for(group)[0])
    page.form.state.choose(State.TRIED)
    checks.settle(frame)
    assert desks.faults_in(frame, page) == []
