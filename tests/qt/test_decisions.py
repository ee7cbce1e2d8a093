"""A secretary plans a business meeting, brings and decides ideas, and sees who does what."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from PySide6.QtCore import Qt

from groupkit.core.business import Business
from groupkit.core.decisions import BIG, Action, Counts, Decision, Motion, Rules, Share
from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.decisions.page import DecisionsPage
from groupkit.qt.places import Places, place
from groupkit.services import business, decisions, meetings
from groupkit.services.group import Group
from tests.evening import SATURDAY, later
from tests.qt import checks, desks

WEEK = timedelta(weeks=1)
KETTLE = Motion(title="A kettle", proposal="We buy a kettle.", proposer="Jo")
LIBRARY = Motion(title="Library", proposal="We move to the library.", size=BIG)


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def tonight(group):
    """A business meeting today with two ideas."""
    called = business.call(group, Business(day=SATURDAY, room="Room 2"))
    decisions.bring(group, KETTLE)
    decisions.bring(group, LIBRARY)
    return called


@pytest.fixture
def page(qtbot, group):
    return opened(qtbot, group)


def opened(qtbot, group) -> DecisionsPage:
    made = DecisionsPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def test_a_group_without_a_meeting_plans_one_after_the_next(qtbot, group, page):
    assert "No business meeting is planned yet." in desks.words(page)
    page.primary.click()
    form = page.form
    assert (form.day.day(), form.room.text()) == (SATURDAY, "Eastside Hall, Room 2")
    assert f"{form.start.moment():%H:%M}" == "12:00"
    form.day.setDate(form.day.date().addDays(7))
    form.told.setCurrentIndex(1)
    form.more.setPlainText("Keys\nThe host\n")
    form.meeting.setCurrentIndex(1)
    with qtbot.waitSignal(page.desk.said) as said:
        form.save_button.click()
    assert said.args == ["The business meeting is saved.", True]
    (called,) = business.listing(group)
    (sat,) = meetings.listing(group)
    assert (called.day, called.meeting, called.notice_on) == (SATURDAY + WEEK, sat.id, SATURDAY)
    assert called.more == ("Keys", "The host")
    shown = desks.words(page)
    assert "The next business meeting" in shown
    assert "Everybody was told on Saturday 14 November." in shown
    assert page.primary.text().strip() == "Print the list"
    assert page.ideas.decide_buttons == {}


def test_the_plan_is_changed_or_called_off(group, tonight, page):
    page.in_hand.change_button.click()
    page.form.room.setText("Garden")
    page.form.save_button.click()
    assert business.on(group, SATURDAY).room == "Garden"
    page.in_hand.change_button.click()
    page.form.leave_button.click()
    assert page.fields == {}
    page.in_hand.change_button.click()
    page.form.remove_button.click()
    assert business.listing(group) == ()
    page.plan_button.click()
    assert not page.form.remove_button.isVisibleTo(page)


def test_a_refused_plan_says_why_by_the_field(page):
    page.primary.click()
    page.form.room.setText("Ring 01632 960 001")
    page.form.save_button.click()
    assert page.fields["room"].problem.startswith("Write a place only.")


def test_an_idea_needs_two_answers_and_the_rest_of_its_card_folds(group, page):
    page.ideas.add_button.click()
    form = page.form
    assert page.first is form.title
    assert not form.why.isVisibleTo(page)
    form.title.setText("A kettle")
    form.proposal.setPlainText("We buy a kettle.")
    form.cost.setText("2x")
    form.save_button.click()
    assert form.why.isVisibleTo(page)
    assert page.fields["cost"].problem
    form.cost.setText("25")
    form.proposer.setText("Jo")
    form.told.setCurrentIndex(2)
    form.how_large.choose("big")
    form.save_button.click()
    (idea,) = decisions.motions(group)
    assert (idea.title, idea.cost, idea.proposer, idea.size) == ("A kettle", 2500, "Jo", "big")
    assert idea.told_on == SATURDAY - WEEK
    page.ideas.change_buttons[idea.id].click()
    assert page.form.told.value() == SATURDAY - WEEK
    page.form.cost.setText("")
    page.form.save_button.click()
    assert decisions.motions(group)[0].cost is None
    page.ideas.change_buttons[idea.id].click()
    page.form.remove_button.click()
    assert decisions.motions(group) == ()
    assert "No idea waits." in desks.words(page)


def test_an_idea_is_decided_by_counting(qtbot, group, tonight, page):
    assert page.primary.text().strip() == "Decide the next idea"
    page.primary.click()
    form = page.form
    assert page.first is form.present
    assert not form.comes_to.isVisibleTo(page)
    qtbot.keyClicks(form.present, "7")
    form.counts["support"].set_count(6)
    form.counts["concern"].set_count(1)
    assert form.comes_to.text() == "The counts say: talk on, and put it off."
    form.counts["concern"].set_count(None)
    assert form.comes_to.text() == "The counts say: agreed."
    form.owner.choose("treasurer")
    form.changed.setPlainText("We buy a small kettle.")
    form.due.setCurrentIndex(1)
    with qtbot.waitSignal(page.desk.said) as said:
        form.save_button.click()
    assert said.args == ["A kettle: Agreed.", True]
    (entry,) = decisions.log(group)
    assert (entry.motion.wording, entry.decision.counts.support) == ("We buy a small kettle.", 6)
    assert business.on(group, SATURDAY).present == 7
    (to_do,) = decisions.actions(group)
    assert (to_do.owner, to_do.due) == ("treasurer", SATURDAY + WEEK)
    page.desk.undo()
    assert len(decisions.motions(group)) == 2


def test_tab_goes_through_the_form_from_top_to_bottom(qtbot, tonight, page):
    page.ideas.decide_buttons[1].click()
    page.form.fold.line.setChecked(True)
    frame = desks.framed(qtbot, page)
    form, order, at = page.form, [], page.form.present
    while form.isAncestorOf(at):
        order.append(at)
        at = at.nextInFocusChain()
    stops = [each for each in checks.tab_stops(form) if form.isAncestorOf(each)]
    tops = [each.mapTo(frame, each.rect().topLeft()).y() for each in order if each in stops]
    assert len(tops) > 10
    assert tops == sorted(tops)


def test_a_vote_has_its_own_numbers(group, tonight, page):
    page.ideas.decide_buttons[1].click()
    form = page.form
    form.test.choose("vote")
    assert form.counts["in_favour"].isVisibleTo(page)
    assert not form.counts["support"].isVisibleTo(page)
    form.present.set_count(7)
    form.counts["support"].set_count(7)
    form.counts["against"].set_count(5)
    assert form.comes_to.text() == "The counts say: not agreed."
    form.save_button.click()
    (entry,) = decisions.log(group)
    assert (entry.decision.outcome, entry.decision.counts) == ("not-agreed", Counts(against=5))


def test_too_few_people_talk_and_put_it_off(group, tonight, page):
    page.ideas.decide_buttons[1].click()
    page.form.present.set_count(3)
    page.form.counts["support"].set_count(3)
    assert page.form.comes_to.text() == "The counts say: talk on, and put it off."
    page.form.outcome.choose("agreed")
    page.form.save_button.click()
    assert page.fields["outcome"].problem.startswith("3 are here, and we need 5 to decide.")
    page.form.outcome.choose("")
    page.form.save_button.click()
    assert decisions.log(group)[0].decision.outcome == "put-off"
    assert len(decisions.motions(group)) == 2


def test_a_worry_is_kept_for_when_the_idea_comes_back(group, tonight, page):
    page.ideas.decide_buttons[1].click()
    page.form.present.set_count(7)
    page.form.counts["concern"].set_count(1)
    page.form.worry.setPlainText("The fuse may blow.")
    page.form.save_button.click()
    page.ideas.decide_buttons[1].click()
    assert "The worry last time: The fuse may blow." in desks.words(page)


def test_a_big_new_idea_is_read_out_first(group, tonight, page):
    assert "Read it out first" in desks.words(page)
    page.ideas.decide_buttons[2].click()
    assert "Read it out today; we decide at a later meeting." in desks.words(page)
    page.form.save_button.click()
    assert decisions.motion(group, 2).told_on == SATURDAY
    page.ideas.decide_buttons[1].click()
    page.form.present.set_count(7)
    page.form.counts["support"].set_count(7)
    page.form.save_button.click()
    assert page.primary.text().strip() == "Print the notes"


def test_what_was_here_is_written_in_numbers_and_roles(group, tonight, page):
    page.in_hand.held_button.click()
    page.form.present.set_count(8)
    page.form.apologies.set_count(2)
    page.form.taken_by.choose("secretary")
    page.form.read_back.setChecked(True)
    page.form.save_button.click()
    held = business.on(group, SATURDAY)
    assert (held.present, held.apologies, held.taken_by, held.read_back) == (8, 2, "secretary", True)
    assert "8 of us were here." in desks.words(page)


def test_something_to_do_is_added_done_and_dropped_without_a_word_of_lateness(qtbot, group, tonight, page):
    decisions.take_on(group, Action(what="Ask", owner="Key holder", due=date(2026, 11, 1)))
    assert "Still open" in desks.words(page)
    for cold in ("late", "overdue", "deadline", "missed"):
        assert cold not in desks.words(page).casefold()
    page.to_do.add_button.click()
    qtbot.keyClicks(page.form.what, "Find flasks")
    page.form.due.setCurrentIndex(1)
    qtbot.keyClick(page.form.what, Qt.Key.Key_Return)
    assert "By Saturday 21 November" in desks.words(page)
    made = decisions.action(group, 2)
    assert (made.what, made.business) == ("Find flasks", tonight.id)
    page.to_do.done_buttons[1].click()
    page.to_do.drop_buttons[2].click()
    assert decisions.actions(group) == ()
    assert "Nothing is open." in desks.words(page)


def test_the_rules_are_settled_by_the_group(group, page):
    page.how.fold.line.setChecked(True)
    page.how.change_button.click()
    form = page.form
    form.least.set_count(4)
    form.vote.choose(Share(of=3, out_of=4))
    form.big.setText("x")
    form.save_button.click()
    assert page.fields["big_over"].problem
    form.big.setText("50")
    form.things.setPlainText("The name.")
    form.save_button.click()
    found = decisions.rules(group)
    assert (found.least, found.vote.of, found.big_over, found.big_things) == (4, 3, 5000, "The name.")
    decisions.settle(group, replace(Rules(), vote=Share(of=4, out_of=7)))
    page.how.change_button.click()
    assert page.form.vote.value() == Share(of=4, out_of=7)


def test_notes_are_approved_and_earlier_meetings_opened(group, tonight, page):
    page.ideas.decide_buttons[1].click()
    page.form.present.set_count(7)
    page.form.counts["support"].set_count(7)
    page.form.save_button.click()
    later(group, weeks=1)
    page.next_button.click()
    page.form.save_button.click()
    assert page.about.day == SATURDAY + WEEK
    page.to_approve.show_buttons[tonight.id].click()
    assert page.about.day == SATURDAY
    page.to_approve.approve_buttons[tonight.id].click()
    assert business.on(group, SATURDAY).approved_on == SATURDAY + WEEK
    page.show_this(business.on(group, SATURDAY + WEEK))
    assert page.about.day == SATURDAY + WEEK
    page.log.table.opened.emit(page.log.table.chosen())
    assert page.about.day == SATURDAY
    page.show_this(None)
    assert page.about.day == SATURDAY


def test_what_was_typed_is_there_again_after_the_book_was_locked(qtbot, group, page):
    page.ideas.add_button.click()
    page.form.title.setText("A kettle")
    typed = page.typed()
    assert (typed["form"], typed["title"]) == ("card", "A kettle")
    again = DecisionsPage(desks.desk(group))
    qtbot.addWidget(again)
    again.draw(typed)
    assert again.form.title.text() == "A kettle"
    again.form.leave_button.click()
    assert again.typed() == {}


def test_every_paper_is_printed_and_saved(monkeypatch, group, tonight, page):
    made: list[bytes] = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue())

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, name, make: print_out(desk, parent, make))
    decisions.decide(group, tonight, Decision(motion=1, outcome="put-off"))
    page.in_hand.agenda_button.click()
    page.in_hand.save_notes_button.click()
    page.log.print_button.click()
    page.paper.large.click()
    page.paper.save_button.click()
    assert [data[:5] for data in made] == [b"%PDF-"] * 4
    assert [data.count(b"/Type /Page\n") for data in made] == [4, 1, 1, 2]


def test_one_comes_from_people_and_roles_and_goes_back(qtbot, page):
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "service"
    assert isinstance(place("decisions").make(page.desk), DecisionsPage)
    places = Places("decisions")
    qtbot.addWidget(places)
    assert places.list.currentItem().text() == "People and roles"


def _full(tmp_path) -> Group:
    group = desks.full(tmp_path)
    called = business.call(group, Business(day=SATURDAY, room=f"{desks.LONG} hall", notice_on=SATURDAY, present=9))
    for at in range(4):
        idea = Motion(
            title=f"{desks.LONG} {at}", proposal=f"We do {desks.LONG} {at}.", size=BIG if at % 2 else "small"
        )
        decisions.bring(group, idea)
    decisions.decide(group, called, Decision(motion=1, counts=Counts(support=9), owner=f"{desks.LONG} role"))
    with group.change("Before", "decisions") as store:
        store.business.add(Business(day=SATURDAY - WEEK))
    return group


def _decide(page: DecisionsPage) -> None:
    page.decide(page.motions[0])
    page.form.counts["support"].set_count(5)
    page.form.fold.line.setChecked(True)


def _card(page: DecisionsPage) -> None:
    page.change_idea(page.motions[0])
    page.form.fold.line.setChecked(True)


FORMS = {
    "page": lambda page: page.how.fold.line.setChecked(True),
    "decide": _decide,
    "card": _card,
    "plan": lambda page: page.in_hand.change_button.click(),
    "held": lambda page: page.in_hand.held_button.click(),
    "rules": lambda page: page.how.change_button.click(),
    "action": lambda page: page.to_do.add_button.click(),
}


@pytest.mark.parametrize(
    ("fill", "form", "language", "scale"),
    [
        *((_full, "page", *dress) for dress in desks.DRESSES),
        *((_full, "decide", *dress) for dress in (("en", 1.0), ("ar-XB", 2.0), ("en-XA", 2.0))),
        *((_full, form, "en-XA", 2.0) for form in ("card", "plan", "held", "rules", "action")),
        *((fill, "page", "en-XA", 2.0) for fill in (desks.empty, desks.typical)),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, form, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = DecisionsPage(desks.desk(group))
        page.draw()
        FORMS[form](page)
        assert desks.faults(qtbot, page, scale) == []
