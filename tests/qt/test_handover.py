"""Two people and a third go through a hand-over in the window, leave it in the middle, and come back."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from groupkit.core.handover.passing import BACKUP, CONTACTS, LAPTOP, MONEY, NEW, OLD, SPARE, Handover
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Silent
from groupkit.core.promises import Promise, Source, SourceKind
from groupkit.core.safety import Contact
from groupkit.core.settings import Settings
from groupkit.qt import printing
from groupkit.qt.desk import Desk
from groupkit.qt.handover.page import HandoverPage
from groupkit.qt.handover.steps import FINISH, WISH
from groupkit.qt.places import place
from groupkit.services import check, promises, safety, service
from groupkit.services.handover import laptop, passing
from groupkit.storage import vault
from tests.evening import PASSPHRASE, later
from tests.qt import checks, desks

WORDS = "seven kind otters dancing"


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        made.store.daily_backup(made.today())
        yield made


def started(group, role="secretary", **about) -> Handover:
    jo, sam = service.people(group)
    known = Handover(
        role=role, giver=sam.id, taker=jo.id, third="Bo", started_on=date.min, laptop=role != "greeter"
    )
    return passing.start(group, replace(known, **about))


@pytest.fixture
def page(qtbot, group):
    made = place("handover").make(desks.desk(group))
    assert isinstance(made, HandoverPage)
    made.draw()
    qtbot.addWidget(made)
    made.show()
    yield made
    desks.close(made)


@pytest.fixture
def going(page, group):
    """Open the hand-over of the secretary, with the laptop."""
    made = started(group)
    page.open(made)
    return made


@pytest.fixture
def stick(monkeypatch, tmp_path):
    """Let the person save each copy on a stick; return where it is."""
    numbers = count(1)

    def choose(*_given):
        return str(tmp_path / f"copy {next(numbers)}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return tmp_path


def done(group, of) -> set[str]:
    return set(passing.passing(group, of).done)


# the list and the form


def test_a_hand_over_is_started_from_an_empty_page(page, group):
    assert "No job changes hands now" in desks.words(page)
    page.start_button.click()
    page.names.role.choose("secretary")
    assert page.names.giver.currentText() == "Sam"
    assert page.names.laptop.isChecked()
    page.names.taker.choose(page.names.giver.value())
    page.names.save_button.click()
    assert page.fields["taker"].problem
    page.names.taker.choose(service.people(group)[0].id)
    page.names.third.setText("Bo")
    page.names.save_button.click()
    assert "From Sam to Jo." in desks.words(page)
    assert page.at == "card"
    (made,) = passing.listing(group)
    assert (made.third, made.laptop) == ("Bo", True)


def test_the_form_asks_nothing_of_a_meeting_for_the_laptop_alone(page, group):
    page.show_this(LAPTOP)
    checks.settle(page)
    assert page.names.giver.isVisibleTo(page)
    assert not page.names.which.isVisibleTo(page)
    assert not page.names.laptop.isVisibleTo(page)
    page.names.role.choose("greeter")
    assert page.names.which.isVisibleTo(page)
    assert not page.names.laptop.isChecked()
    page.names.leave_button.click()
    page.start_button.click()
    page.back_button.click()
    assert page.form == ""
    assert "No job changes hands now" in desks.words(page)


def test_a_job_that_is_going_on_is_opened_by_its_key(page, group):
    made = started(group, "greeter")
    page.show_this("greeter")
    assert page.shown == made.id
    page.show_this(None)
    assert page.shown == made.id
    page.show_this(made)
    assert page.shown == made.id
    page.back_button.click()
    page.main_button.click()
    assert page.shown == made.id


def test_the_list_says_who_and_folds_what_is_finished(qtbot, page, group):
    old = started(group, LAPTOP, giver=None)
    passing.finish(group, old)
    assert page.list.fold.line.isChecked()
    page.list.buttons[old.id].click()
    assert page.shown == old.id
    assert page.at == ""
    assert page.main_button is None
    page.back_button.click()
    later(group, weeks=2)
    started(group, taker=None)
    started(group, "greeter", giver=None)
    shown = desks.words(page)
    assert "From Sam. Who takes it on is still open." in shown
    assert "Jo takes it on." in shown
    assert not page.list.fold.line.isChecked()
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "service"


def test_where_both_have_left_the_list_the_job_is_still_there(page, group):
    started(group, "greeter")
    group.store._db.execute_sql("UPDATE handover SET giver = NULL, taker = NULL")
    page.draw()
    assert "Who takes it on is still open." in desks.words(page)


def test_the_names_change_beside_the_steps(page, group, going):
    page.side.names_button.click()
    assert not page.names.which.isVisibleTo(page)
    page.names.giver.choose(0)
    page.names.third.setText("01632 960 001")
    page.names.save_button.click()
    assert page.fields["third"].problem
    page.names.leave_button.click()
    page.side.names_button.click()
    page.names.giver.choose(0)
    page.names.third.setText("")
    page.names.laptop.click()
    page.names.save_button.click()
    assert "Jo takes it on." in desks.words(page)
    assert NEW not in page.steps.lines


def test_one_begun_by_mistake_is_taken_off(page, group, going):
    page.side.remove_button.click()
    assert passing.listing(group) == ()
    assert page.shown == 0
    group.undo()
    assert passing.listing(group) == (going,)


# the steps


def test_one_step_is_open_at_a_time_and_the_button_leads_onwards(page, group, going):
    for key in tuple(page.ticks):
        page.ticks[key].click()
    assert {"card/1", "card/2", "card/3"} <= done(group, going)
    assert page.at == "card"
    page.main_button.click()
    assert page.at == "job"
    assert "done: What the card" in page.steps.lines["card"].accessibleName()
    page.steps.lines["keys"].click()
    assert page.at == "keys"
    page.steps.lines["keys"].click()
    assert page.at == ""
    page.main_button.click()
    assert page.at == "job"


def test_a_tick_goes_on_and_off_and_the_keyboard_stays(qtbot, page, group, going):
    page.activateWindow()
    page.ticks["card/2"].setFocus()
    qtbot.keyClick(page.ticks["card/2"], Qt.Key.Key_Space)
    assert done(group, going) == {"card/2"}
    assert page.ticks["card/2"].hasFocus()
    qtbot.keyClick(page.ticks["card/2"], Qt.Key.Key_Space)
    assert done(group, going) == set()


def test_a_tick_the_disk_refuses_is_not_shown(page, group, going, monkeypatch):
    group.store.read_only = True
    page.ticks["card/2"].click()
    assert not page.ticks["card/2"].isChecked()


def test_it_is_come_back_to_at_the_first_step_that_is_open(qtbot, group):
    made = started(group)
    for number in (1, 2, 3):
        passing.tick(group, made, f"card/{number}")
    again = HandoverPage(desks.desk(group))
    qtbot.addWidget(again)
    again.draw()
    assert again.main_button is not None
    again.main_button.click()
    assert again.at == "job"


def test_three_things_are_kept_when_one_goes_on(page, group, going):
    page.steps.lines[WISH].click()
    page.wish.entries[0].setText("Ring 01632 960 001")
    page.main_button.click()
    assert page.at == WISH
    assert page.fields["known-1"].problem
    page.steps.lines["job"].click()
    page.back_button.click()
    assert page.at == WISH
    page.wish.entries[0].setText("Lift the door.")
    page.wish.keep_button.click()
    page.wish.entries[2].setText("Monday is best.")
    page.main_button.click()
    assert page.at == FINISH
    assert passing.get(group, going.id).known == ("Lift the door.", "Monday is best.")
    page.steps.lines[WISH].click()
    assert page.wish.answers() == ("Lift the door.", "Monday is best.", "")


def test_what_was_half_written_comes_back_with_its_step(qtbot, page, group, going):
    page.steps.lines[WISH].click()
    page.wish.entries[1].setText("Half a")
    kept = page.typed()
    again = HandoverPage(desks.desk(group))
    qtbot.addWidget(again)
    again.draw(kept)
    assert again.wish is not None
    assert again.wish.answers() == ("", "Half a", "")


def test_it_is_finished_with_thanks_and_can_still_be_looked_at(qtbot, page, group, going):
    passing.write_known(group, going, ["Lift the door."])
    page.steps.lines[FINISH].click()
    with qtbot.waitSignal(page.desk.went) as went:
        page.end.holds_button.click()
    assert went.args[0] == "service"
    with qtbot.waitSignal(page.desk.said) as said:
        page.main_button.click()
    assert said.args == ["Thank you for what you gave. Now have a rest.", True]
    assert passing.get(group, going.id).over
    page.steps.lines[NEW].click()
    assert NEW in page.ticks
    assert not page.fields
    later(group, weeks=1)
    page.open(started(group))
    assert "What the last holder wished they had known" in desks.words(page)


# the laptop


def test_a_copy_is_made_and_opened_before_anything_changes(page, group, going, stick):
    page.go(BACKUP)
    page.laptop.first_copy.copy_button.click()
    assert "copy 1.groupkit opens, and all of it holds together." in desks.words(page)
    assert done(group, going) == {BACKUP}
    assert page.ticks[BACKUP].isChecked()


def test_slow_work_comes_back_to_the_window_it_began_in(qtbot, group, stick):
    made = started(group)
    page = HandoverPage(Desk(group, Settings()))
    qtbot.addWidget(page)
    page.draw()
    page.open(made)
    page.go(NEW)
    page.laptop.new_words.passphrase.setText(WORDS)
    page.laptop.new_words.again.setText(WORDS)
    with qtbot.waitSignal(page.desk.said):
        page.laptop.new_words.change_button.click()
    page.go(OLD)
    page.laptop.old_words.new.setText(WORDS)
    page.laptop.old_words.copy_button.click()
    qtbot.waitUntil(lambda: OLD in page.laptop.proofs)
    assert done(group, made) == {NEW, OLD}


def test_what_was_seen_of_one_hand_over_is_not_said_of_another(page, group, going, stick):
    page.go(BACKUP)
    page.laptop.first_copy.copy_button.click()
    page.open(started(group, LAPTOP))
    page.go(BACKUP)
    assert "opens, and all of it" not in desks.words(page)


def test_no_copy_is_made_where_one_thinks_better_of_it(page, group, going, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.go(BACKUP)
    page.laptop.first_copy.copy_button.click()
    assert done(group, going) == set()


def test_a_copy_that_does_not_hold_is_said_and_ticks_nothing(page, group, going, stick, monkeypatch):
    found = check.Report(faults=("A sum is off.",), entries=1, sheets=0, seal="")
    monkeypatch.setattr(check, "check", lambda _group: found)
    page.go(BACKUP)
    page.laptop.first_copy.copy_button.click()
    assert "A sum is off." in desks.words(page)
    assert done(group, going) == set()


def test_work_that_breaks_beside_the_window_is_not_swallowed(qtbot, page, group, going, stick, monkeypatch):
    def broken(*_given):
        raise GroupkitError(vault.EXISTS, path="copy")

    monkeypatch.setattr(laptop, "looking", lambda *_given: broken)
    page.go(BACKUP)
    with qtbot.waitSignal(page.desk.said) as said:
        page.laptop.first_copy.copy_button.click()
    assert "already a file" in said.args[0]


def test_the_new_holder_chooses_a_passphrase_and_is_asked_twice(page, group, going):
    page.go(NEW)
    page.laptop.new_words.passphrase.setText(WORDS)
    page.laptop.new_words.again.setText(WORDS)
    checks.settle(page)
    page.laptop.new_words.next_button.click()
    assert page.laptop.new_words.sure.isVisibleTo(page)
    page.laptop.new_words.keep_button.click()
    assert page.laptop.new_words.passphrase.text() == ""
    assert laptop.opens(group, PASSPHRASE)
    page.laptop.new_words.passphrase.setText(WORDS)
    page.laptop.new_words.again.setText("other")
    page.laptop.new_words.change_button.click()
    assert page.fields["again"].problem
    checks.settle(page)
    assert page.laptop.new_words.asking.isVisibleTo(page)
    assert not page.laptop.new_words.sure.isVisibleTo(page)
    page.laptop.new_words.again.setText(WORDS)
    page.laptop.new_words.change_button.click()
    assert laptop.opens(group, WORDS)
    assert not page.fields
    assert done(group, going) == {NEW}
    assert WORDS not in str(page.typed())


@pytest.mark.parametrize("new", [True, False])
def test_a_laptop_that_stopped_in_the_middle_asks_which_words_opened_it(page, group, going, new):
    with group.store.quietly():
        group.store.handover_steps.write(going.id, NEW, None)
    page.go(NEW)
    (page.laptop.which.new_button if new else page.laptop.which.old_button).click()
    assert (NEW in done(group, going)) == new
    assert passing.passing(group, going).begun == frozenset()
    assert ("passphrase" in page.fields) != new


def test_the_old_words_are_tried_and_the_new_ones_open_a_new_copy(page, group, going, stick):
    page.go(OLD)
    assert "First the new holder chooses" in desks.words(page)
    laptop.new_passphrase(group, going, WORDS, WORDS)
    page.draw()
    page.laptop.old_words.old.setText(PASSPHRASE)
    page.laptop.old_words.try_button.click()
    assert "It stays shut." in desks.words(page)
    page.laptop.old_words.old.setText(WORDS)
    page.laptop.old_words.try_button.click()
    assert "These words open the book." in desks.words(page)
    page.laptop.old_words.new.setText(PASSPHRASE)
    page.laptop.old_words.copy_button.click()
    assert page.fields["new"].problem
    assert not list(stick.glob("copy*"))
    page.laptop.old_words.new.setText(WORDS)
    page.laptop.old_words.copy_button.click()
    assert "copy 1.groupkit opens" in desks.words(page)
    assert OLD in done(group, going)


def test_the_old_copies_go_only_when_asked_twice(page, group, going, stick):
    laptop.new_passphrase(group, going, WORDS, WORDS)
    page.go(OLD)
    (old,) = laptop.old_copies(group)
    assert "Remove the old copies" not in _buttons(page)
    page.laptop.old_words.new.setText(WORDS)
    page.laptop.old_words.copy_button.click()
    assert old.name in desks.words(page)
    page.laptop.old_copies.ask_button.click()
    page.laptop.old_copies.keep_button.click()
    assert old.exists()
    page.laptop.old_copies.ask_button.click()
    page.laptop.old_copies.remove_button.click()
    assert not old.exists()
    assert "Remove the old copies" not in _buttons(page)


def _buttons(page) -> list[str]:
    checks.settle(page)
    return [each.accessibleName() for each in page.findChildren(QPushButton)]


def test_the_recovery_sheet_and_the_sheet_to_sign_are_printed_and_saved(page, group, going, monkeypatch):
    made = []

    def keep(*given):
        into = BytesIO()
        next(each for each in given if callable(each))(into, Silent())
        made.append(into.getvalue()[:5])

    monkeypatch.setattr(printing, "print_out", keep)
    monkeypatch.setattr(printing, "save", keep)
    page.go(SPARE)
    page.laptop.print_button.click()
    page.laptop.save_button.click()
    page.side.paper.large.click()
    page.side.paper.print_button.click()
    page.side.paper.save_button.click()
    assert made == [b"%PDF-"] * 4


def test_the_money_is_counted_against_the_book(qtbot, page, group, going):
    page.go(MONEY)
    assert "The book says that £0.00 is in Tin." in desks.words(page)
    with qtbot.waitSignal(page.desk.went) as went:
        page.laptop.money_button.click()
    assert went.args[0] == "money"


def test_each_contact_says_yes_again_or_comes_off(page, group, going):
    page.go(CONTACTS)
    assert "you have added no help contact" in desks.words(page)
    for name in ("Elm Ward", "Sam’s worker"):
        safety.add(group, Contact(key="", name=name, reach="At the desk", level="today"))
    first, second = page.laptop.contacts.yes_buttons
    page.laptop.contacts.yes_buttons[first].click()
    assert "Asked again, and said yes." in desks.words(page)
    page.laptop.contacts.remove_buttons[second].click()
    assert [own.name for own, _said in laptop.contacts(group, going)] == ["Elm Ward"]


# in every dress


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_it_can_be_seen_and_used_in_every_dress(group, qtbot, language, scale):
    desks.wear(language, scale)
    safety.add(group, Contact(key="", name="Elm Ward", reach="At the desk", level="today"))
    found: list[object] = []

    def look(turn) -> None:
        made = HandoverPage(desks.desk(group))
        made.draw()
        turn(made)
        found.extend(desks.faults(qtbot, made, scale))

    look(lambda page: None)
    look(lambda page: page.start_button.click())
    going = started(group, third=desks.LONG[:24])
    laptop.new_passphrase(group, going, WORDS, WORDS)
    proof = laptop.prove(group, going, group.path.with_name("c.groupkit"), WORDS)
    for key in ("card", CONTACTS, WISH, FINISH):
        look(lambda page, key=key: (page.open(going), page.go(key)))

    def old(page: HandoverPage) -> None:
        page.open(going)
        page.laptop.proofs[OLD] = proof
        page.go(OLD)
        page.laptop.old_copies.ask_button.click()

    def new(page: HandoverPage) -> None:
        page.open(going)
        passing.untick(group, going, NEW)
        page.go(NEW)
        page.laptop.new_words.next_button.click()

    look(old)
    look(new)
    passing.finish(group, going)
    look(lambda page: None)
    assert found == []


def test_promises_go_along_with_the_job(page, group, going):
    assert "Promises that go along" not in desks.words(page)
    for owner in ("secretary", "Sam", "Jo"):
        made = Promise(
            said="It is loud",
            source=Source(kind=SourceKind.BOX),
            what=f"A quiet room: {owner}",
            owner=owner,
            again=group.today(),
            made_on=group.today(),
        )
        promises.make(group, made, sure=True)
    page.draw()
    shown = desks.words(page)
    assert "Promises that go along: who sees to them now?" in shown
    assert "A quiet room: secretary" in shown
    assert "A quiet room: Sam" in shown
    assert "A quiet room: Jo" not in shown
