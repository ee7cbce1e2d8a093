"""A secretary puts people forward, writes down terms and who steps in, and takes a name off the list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.people import Away, Person, Usual
from groupkit.core.service import Term
from groupkit.qt.service.page import ServicePage
from groupkit.qt.service.ways import WAYS
from groupkit.services import meetings, roles, service, terms
from tests import evening
from tests.crowds import add, held, person
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        add(made, "Ali")
        yield made


@pytest.fixture
def page(qtbot, group):
    made = ServicePage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def _put_forward(page, name="Ali", role="treasurer"):
    page.forward.put_button.click()
    page.form.role.choose(role)
    page.form.who.choose(person(page.group, name).id)
    page.form.by_self.setChecked(True)
    page.form.save_button.click()


def _now(group, role):
    return next(iter(terms.now(group, role)), None)


# putting somebody forward


def test_somebody_is_put_forward_chosen_and_that_is_undone(qtbot, group, page):
    assert "Nobody is put forward now." in desks.words(page.forward)
    _put_forward(page)
    assert "Treasurer: Ali" in desks.words(page.forward)
    (choose,) = page.forward.choose_buttons
    assert choose.accessibleName() == "The group chose Treasurer: Ali"
    with qtbot.waitSignal(page.desk.said) as said:
        choose.click()
    assert said.args == ["The group has chosen. The term begins today.", True]
    assert _now(group, "treasurer").person == person(group, "Ali").id
    assert "Ali, since Sat 14 Nov 2026" in desks.words(page.terms)
    assert page.forward.choose_buttons == []
    page.desk.undo()
    assert _now(group, "treasurer") is None


def test_nobody_is_put_forward_without_their_own_yes(qtbot, group, page):
    page.forward.put_button.click()
    page.form.role.choose("treasurer")
    page.form.who.choose(person(group, "Ali").id)
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.save_button.click()
    assert said.args[0] == "Ask Ali first. Nobody is put forward without their own yes."
    page.form.said_yes.setChecked(True)
    page.form.save_button.click()
    (waiting,) = terms.nominations(group)
    assert (waiting.by_self, waiting.said_yes) == (False, True)


def test_a_name_put_forward_is_taken_back(group, page):
    _put_forward(page)
    (back,) = page.forward.withdraw_buttons
    assert back.accessibleName() == "Take back Treasurer: Ali"
    back.click()
    assert terms.nominations(group, waiting=False) == ()
    page.forward.put_button.click()
    page.form.leave_button.click()
    assert page.form is None


# roles held for longer


def test_a_deputy_and_who_is_next_stand_beside_the_holder(group, page):
    page.terms.buttons["secretary"].click()
    page.form.deputy.choose(person(group, "Jo").id)
    page.form.next.choose(person(group, "Ali").id)
    page.form.ends.setChecked(True)
    page.form.until.setDate(page.form.until.date().addDays(14))
    page.form.save_button.click()
    said = desks.words(page.terms)
    assert "Sam, since Mon 1 Jun 2026" in said
    assert "Ends soon, on Sat 28 Nov 2026" in said
    assert "Jo is the deputy" in said
    assert "Ali is next" in said
    page.terms.buttons["secretary"].click()
    page.form.until.setDate(page.form.until.date().addDays(100))
    page.form.save_button.click()
    assert "Until Mon 8 Mar 2027" in desks.words(page.terms)


def test_the_holder_is_not_their_own_deputy(group, page):
    page.terms.buttons["secretary"].click()
    page.form.deputy.choose(person(group, "Sam").id)
    page.form.save_button.click()
    assert page.fields["deputy"].problem == "Choose somebody else here: this person holds the role now."


def test_a_term_ends_today_and_whoever_is_next_follows(qtbot, group, page):
    page.terms.buttons["secretary"].click()
    page.form.next.choose(person(group, "Ali").id)
    page.form.save_button.click()
    page.terms.buttons["secretary"].click()
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.end_button.click()
    assert said.args == ["The term ends today. Thank you.", True]
    evening.later(group, weeks=1)
    assert _now(group, "secretary").person == person(group, "Ali").id


def test_a_role_says_since_when_nobody_holds_it(group, page):
    sam = _now(group, "secretary")
    terms.change(group, replace(sam, until=date(2026, 11, 7)))
    assert "Nobody since Sun 8 Nov 2026" in desks.words(page.terms)
    page.terms.buttons["secretary"].click()
    assert not page.form.end_button.isVisibleTo(page)


def test_somebody_else_takes_over_from_today(group, page):
    page.terms.buttons["secretary"].click()
    page.form.who.choose(person(group, "Ali").id)
    page.form.save_button.click()
    held_by = {each.person: each for each in terms.terms(group) if each.role == "secretary"}
    assert held_by[person(group, "Ali").id].since == group.today()
    assert held_by[person(group, "Sam").id].until == group.today() - timedelta(days=1)


def test_a_holder_who_rests_keeps_the_role_when_its_form_is_saved(group, page):
    service.change_person(group, replace(person(group, "Sam"), resting=True))
    service.change_person(group, replace(person(group, "Jo"), resting=True))
    page.terms.buttons["secretary"].click()
    assert page.form.who.value() == person(group, "Sam").id
    assert page.form.who.findText("Jo") == -1
    page.form.save_button.click()
    assert _now(group, "secretary").person == person(group, "Sam").id


def test_somebody_who_comes_as_a_worker_cannot_chair_until_the_group_decides(group, page):
    page.change_person(person(group, "Ali"))
    assert not page.form.decided.isVisibleTo(page.form.folds[1])
    page.form.guest.setChecked(True)
    page.form.save_button.click()
    page.ask_button.click()
    page.form.who.choose("Ali")
    page.form.save_button.click()
    assert page.fields["person"].problem.startswith("Ali comes as a worker, and this job is for members.")
    assert {duty.role: duty.who for duty in service.duties(group, page.coming[0])}["chair"] == ""
    page.change_person(person(group, "Ali"))
    page.form.decided.setChecked(True)
    page.form.save_button.click()
    assert person(group, "Ali").decided_on == group.today()
    page.ask_button.click()
    page.form.who.choose("Ali")
    page.form.save_button.click()
    assert {duty.role: duty.who for duty in service.duties(group, page.coming[0])}["chair"] == "Ali"


# somebody on the list


def test_a_name_is_taken_off_the_list_only_after_it_was_asked(qtbot, group, page):
    service.assign(group, held(group, 0), "chair", "Ali")
    page.change_person(person(group, "Ali"))
    page.form.remove_button.click()
    said = desks.words(page.form)
    assert "Take Ali off the list?" in said
    assert "The name goes from this book for good. This cannot be undone." in said
    assert "1 coming job falls open." in said
    assert page.first is page.form.leave_button
    page.form.leave_button.click()
    assert person(group, "Ali")
    page.change_person(person(group, "Ali"))
    page.form.remove_button.click()
    with qtbot.waitSignal(page.desk.said) as told:
        page.form.remove_button.click()
    assert told.args == ["The name is off the list, and out of this book.", False]
    assert [each.short_name for each in service.people(group)] == ["Jo", "Sam"]
    assert page.form is None


def test_somebody_new_cannot_be_taken_off(page):
    page.add_button.click()
    assert not page.form.remove_button.isVisibleTo(page)


def test_when_the_name_goes_while_its_form_is_open_the_form_goes_too(group, page):
    zoe = service.add_person(group, Person(short_name="Zoë"))
    page.change_person(zoe)
    page.form.remove_button.click()
    page.desk.undo()
    assert page.form is None
    page.remove()
    assert [each.short_name for each in service.people(group)] == ["Ali", "Jo", "Sam"]


def test_when_somebody_comes_and_what_they_have_done_is_written_down_and_shown_again(group, page):
    (known,) = meetings.listing(group)
    other = meetings.add(group, replace(known, id=0, name="Wed", weekday=2, place=None))
    ali = person(group, "Ali")
    page.change_person(ali)
    page.form.often[other.id].choose("some")
    page.form.often[known.id].choose("never")
    page.form.most.set_count(2)
    page.form.is_away.setChecked(True)
    page.form.away[1].setDate(page.form.away[0].date().addDays(7))
    page.form.roles["reader"].setChecked(False)
    page.form.rather_not["reader"].setChecked(True)
    page.form.knows["chair"].setChecked(True)
    page.form.save_button.click()
    today = group.today()
    told = replace(
        ali,
        willing=ali.willing - {"reader"},
        rather_not=frozenset({"reader"}),
        knows=frozenset({"chair"}),
        usual=(Usual(meeting=other.id, often="some"),),
        most=2,
        away=(Away(first=today, last=today + timedelta(days=7)),),
    )
    assert person(group, "Ali") == told
    page.change_person(told)
    assert page.form.person() == told
    page.form.is_away.setChecked(False)
    page.form.save_button.click()
    assert person(group, "Ali").away == ()


def test_somebody_who_comes_to_no_meeting_is_not_taken_for_one_who_comes_to_all(group, page):
    (known,) = meetings.listing(group)
    page.change_person(person(group, "Ali"))
    page.form.often[known.id].choose("never")
    page.form.save_button.click()
    assert page.fields["usual"].problem.startswith("Choose a meeting they come to.")
    page.form.often[known.id].choose("most")
    page.form.save_button.click()
    assert person(group, "Ali").usual == (Usual(meeting=known.id, often="most"),)


def test_days_away_the_wrong_way_round_are_refused_by_the_day(group, page):
    page.change_person(person(group, "Ali"))
    page.form.is_away.setChecked(True)
    page.form.away[1].setDate(page.form.away[0].date().addDays(-1))
    page.form.save_button.click()
    assert page.fields["away"].problem.startswith("The last day away comes before the first.")
    assert person(group, "Ali").away == ()


def test_a_job_for_two_is_asked_for_place_by_place(group, page):
    roles.save(group, replace(roles.get(group, "greeter"), needed=2))
    greeters = [line for line, job in enumerate(page.roles.rows.rows) if job.role == "greeter"]
    assert len(greeters) == 2
    page.roles.choose(greeters[1])
    page.roles.opened.emit(page.roles.chosen())
    page.form.who.choose("Ali")
    page.form.save_button.click()
    doing = [each.name for each in service.who(group, page.coming[0]) if each.role.key == "greeter"]
    assert doing == ["", "Ali"]


def test_each_way_leads_to_its_page(qtbot, page):
    for name, _title, _icon in WAYS:
        with qtbot.waitSignal(page.desk.went) as went:
            page.ways.buttons[name].click()
        assert went.args[0] == name


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_every_form_can_be_read_and_reached(qtbot, tmp_path, language, scale):
    with desks.full(tmp_path) as group:
        desks.wear(language, scale)
        first = service.people(group)[1]
        ends = group.today() + timedelta(days=9)
        terms.change(group, replace(_now(group, "secretary"), deputy=first.id, next=first.id, until=ends))
        terms.hold(group, Term(role="safety", person=first.id, since=group.today(), meeting=1))
        page = ServicePage(desks.desk(group))
        page.draw()
        _put_forward(page, first.short_name)
        assert desks.faults(qtbot, page, scale) == []
        for form, about in (("person", str(first.id)), ("forward", ""), ("leaving", str(first.id))):
            page = ServicePage(desks.desk(group))
            page.draw()
            page._turn(form, about)
            for fold in getattr(page.form, "folds", ()):
                fold.line.setChecked(True)
            if form == "person":
                page.form.is_away.setChecked(True)
                page.form.guest.setChecked(True)
            assert desks.faults(qtbot, page, scale) == []


def test_a_role_held_for_each_meeting_shows_the_holder_of_the_one_that_is_chosen(group, page):
    (saturday,) = meetings.listing(group)
    late = meetings.add(group, replace(saturday, id=0, name="Late", weekday=1, place=None))
    ali, today = person(group, "Ali"), group.today()
    terms.hold(group, Term(role="secretary", person=ali.id, meeting=late.id, since=today, until=today))
    page.terms.buttons["secretary"].click()
    form = page.form
    assert form.who.value() == person(group, "Sam").id
    form.meeting.choose(saturday.id)
    assert form.who.value() == person(group, "Sam").id
    form.meeting.choose(late.id)
    assert (form.who.value(), form.since.day(), form.until.day()) == (ali.id, today, today)
    form.until.show_day(today + timedelta(weeks=9))
    form.save_button.click()
    assert [each.until for each in terms.now(group, "secretary")] == [None, today + timedelta(weeks=9)]
