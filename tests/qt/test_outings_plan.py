"""An organiser walks an outing step by step, says what was found of its place, and comes back to it from a list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from groupkit.core.outings.plans import DONE, LENGTHS, NO, NOT_NEEDED, UNSURE, YES, Checked, Plan
from groupkit.core.outings.risks import DayJob
from groupkit.core.outings.values import Outing
from groupkit.core.outings.words.planning import StepWords
from groupkit.core.people import Person
from groupkit.qt import printing
from groupkit.qt.outings.listing import ELSEWHERE
from groupkit.qt.outings.page import OutingsPage
from groupkit.qt.outings.parts import PARTS
from groupkit.qt.places import place
from groupkit.services import service
from groupkit.services.outings import checks, planning
from groupkit.services.outings.known import gathered, plan_of, words
from groupkit.services.outings.reckoning import listing, outing
from tests.evening import SATURDAY
from tests.qt import checks as seen
from tests.qt import desks

DAY = SATURDAY + timedelta(weeks=4)


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def walk(group):
    return planning.begin(group, Outing(name="Walk", day=DAY)).id


def opened(qtbot, group, about=0, part=""):
    page = OutingsPage(desks.desk(group))
    qtbot.addWidget(page)
    page.draw()
    if about:
        page.show_outing(about, part)
    return page


def take(group, about, *keys):
    with group.change("Steps", "outings"):
        for key in keys:
            planning.step(group, about, key)


def next_step(group, about):
    found = planning.progress(group, about).next
    return found and found.key


# the list


def test_an_outing_begins_with_a_name_and_a_day_and_goes_on_at_its_next_step(qtbot, group):
    page = opened(qtbot, group)
    page.primary.click()
    page.form.name.setText("Walk")
    page.form.save_button.click()
    (made,) = listing(group)
    assert (made.name, made.day, made.fund) == ("Walk", DAY, None)
    assert next_step(group, made.id) == "needs"
    page.back_button.click()
    shown = desks.words(page)
    assert "The next outing" in shown
    assert "Next step: Ask what would help" in shown
    assert "No outing planned yet." not in shown
    page.following.button.click()
    assert page.shown == made.id


def test_what_is_called_off_or_past_is_not_the_next_one(qtbot, group, walk):
    other = planning.begin(group, Outing(name="Later", day=DAY + timedelta(days=9))).id
    assert "Next step: Ask what would help" in desks.words(opened(qtbot, group))
    planning.call_off(group, walk)
    page = opened(qtbot, group)
    page.following.button.click()
    assert page.shown == other
    for about in (walk, other):
        planning.start(group, replace(outing(group, about), day=SATURDAY - timedelta(days=1)))
    assert "The next outing" not in desks.words(opened(qtbot, group))
    last = planning.begin(group, Outing(name="All done", day=DAY)).id
    take(group, last, *(step.key for step in words(StepWords).steps))
    assert "Every step is taken. Enjoy the day." in desks.words(opened(qtbot, group))


def test_of_forty_outings_the_newest_stand_there_and_the_years_before_are_folded(qtbot, group):
    for at in range(40):
        planning.start(group, Outing(name=f"Outing {at}", day=SATURDAY - timedelta(days=24 * at + 1)))
    page = opened(qtbot, group)
    assert list(page.list.buttons) == list(range(1, 9))
    assert list(page.list.folds) == [2026, 2025, 2024]
    assert page.list.folds[2026].line.text().strip() == "Earlier in 2026"
    assert page.list.folds[2025].line.text().strip() == "2025"
    page.list.folds[2024].line.click()
    assert len(page.list.buttons) == 19
    page.list.folds[2024].line.click()
    page.list.folds[2024].line.click()
    assert len(page.list.buttons) == 19
    page.list.buttons[40].click()
    assert page.shown == 40


def test_what_else_belongs_to_outings_is_one_button_away(qtbot, group):
    page = opened(qtbot, group)
    for name, _words, _drawn in ELSEWHERE:
        assert place(name).under == "outings"
        with qtbot.waitSignal(page.desk.went) as went:
            page.elsewhere.buttons[name].click()
        assert went.args[0] == name


# the steps


def test_a_step_says_what_to_do_and_why_and_leads_to_where_it_is_done(qtbot, group, walk):
    take(group, walk, "needs")
    page = opened(qtbot, group, walk, "plan")
    shown = desks.words(page)
    assert "Choose a day and a spare day" in shown
    assert "Those are the hours when many of us are most alone." in shown
    assert "This can still be done. Nothing is lost." in shown
    page.body.does["open"].click()
    assert (page.part, page.opened) == ("plan", "day")
    page.form.leave_button.click()
    take(group, walk, "day")
    page = opened(qtbot, group, walk, "plan")
    page.body.does["open"].click()
    assert (page.part, page.opened) == ("place", "venue")


def test_a_step_is_done_left_out_put_off_and_opened_again(qtbot, group, walk):
    page = opened(qtbot, group, walk, "plan")
    with qtbot.waitSignal(page.desk.said) as said:
        page.body.does[DONE].click()
    assert said.args == ["It is done.", True]
    assert page.body.now.key == "day"
    page.body.does["later"].click()
    assert page.body.now.key == "place"
    page.body.does[NOT_NEEDED].click()
    assert page.body.now.key == "day"
    on = planning.progress(group, walk)
    assert [on.state(key) for key in ("needs", "day", "place")] == [DONE, "", NOT_NEEDED]
    page.body.behind.line.click()
    page.body.buttons["place"].click()
    assert page.body.now.key == "place"
    page.body.does["again"].click()
    assert planning.progress(group, walk).state("place") == ""
    assert page.body.now.key == "place"


def test_the_other_steps_are_a_line_each_and_say_from_when(qtbot, group, walk):
    page = opened(qtbot, group, walk, "plan")
    assert list(page.body.buttons)[:3] == ["day", "place", "travel"]
    assert page.body.buttons["day"].accessibleDescription() == "Can be done now"
    page.body.fold.line.click()
    assert page.body.buttons["home"].accessibleDescription() == "From 12 Dec"
    page.body.buttons["again"].click()
    assert page.body.now.key == "again"
    assert "All of us" in desks.words(page)
    page.body.does["later"].click()
    assert page.body.now.key == "needs"


def test_the_last_step_has_nothing_after_it(qtbot, group, walk):
    take(group, walk, *(step.key for step in words(StepWords).steps if step.key != "during"))
    page = opened(qtbot, group, walk, "plan")
    assert page.body.now.key == "during"
    assert "later" not in page.body.does
    assert "open" not in page.body.does
    page.body.does[DONE].click()
    assert "Every step is taken. Enjoy the day." in desks.words(page)


def test_a_step_says_whose_it_is(qtbot, group, walk):
    assert "Access" in desks.words(opened(qtbot, group, walk, "plan"))
    jo = service.add_person(group, Person(short_name="Josie"))
    with group.change("Job", "outings") as store:
        store.outing_jobs.add(DayJob(outing=walk, job="access", person=jo.id))
    assert "Josie" in desks.words(opened(qtbot, group, walk, "plan"))


def test_a_step_about_ideas_leads_to_the_ideas(qtbot, group):
    about = planning.start(group, Outing(name="Walk", day=DAY)).id
    page = opened(qtbot, group, about)
    assert (page.part, page.body.now.key) == ("plan", "idea")
    with qtbot.waitSignal(page.desk.went) as went:
        page.body.does["open"].click()
    assert went.args[0] == "ideas"


@pytest.mark.proof
def test_each_step_leads_to_what_it_asks_for(qtbot, group, walk):
    page = OutingsPage(desks.desk(group))
    page.show_outing(walk, "plan")
    frame = desks.framed(qtbot, page)
    for step in words(StepWords).steps:
        page.show_step(step.key)
        if step.key in planning.CHOOSING:
            continue
        if "open" in page.body.does:
            page.body.does["open"].click()
            part = next(part for part in PARTS if part.key == page.part)
            assert step.field in part.steps
            assert page.opened == part.steps[step.field]
            assert (page.form is not None) == bool(page.opened)
        seen.settle(frame)
        assert desks.faults_in(frame, page) == [], step.key


def test_the_paper_of_a_step_is_printed_from_it(qtbot, group, walk, monkeypatch):
    made = []
    monkeypatch.setattr(printing, "print_out", lambda *told: made.append(told))
    take(group, walk, "needs", "day")
    page = opened(qtbot, group, walk, "plan")
    page.body.does["print"].click()
    assert len(made) == 1


def test_the_page_opens_on_the_part_that_holds_the_next_step(qtbot, group, walk):
    take(group, walk, "needs")
    assert opened(qtbot, group, walk).part == "plan"
    take(group, walk, "day")
    page = opened(qtbot, group, walk)
    assert page.part == "place"
    assert "Take the sheet for the place with you. Sit where we would sit." in desks.words(page)
    page.step_button.click()
    page.step_button.click()
    assert next_step(group, walk) == "cost"
    assert page.part == "place"
    assert opened(qtbot, group, walk).part == "money"
    page.show_part("papers")
    page.show_outing(walk)
    assert page.part == "papers"


def test_an_outing_is_called_off_after_a_second_look_and_taken_up_again(qtbot, group, walk):
    page = opened(qtbot, group, walk, "plan")
    page.beside.off.ask_button.click()
    assert "Details of whom to call go at once, for good." in desks.words(page)
    page.beside.off.leave_button.click()
    assert page.beside.off.asked.isHidden()
    page.beside.off.ask_button.click()
    page.beside.off.sure_button.click()
    assert "It is called off." in desks.words(page)
    assert plan_of(group, walk).called_off
    page.beside.off.up_button.click()
    assert not plan_of(group, walk).called_off


def test_what_is_put_away_only_shows_its_plan(qtbot, group, walk):
    planning.put_away(group, walk)
    page = opened(qtbot, group, walk, "plan")
    assert "It is put away." in desks.words(page)
    assert page.beside.day_button.isHidden()
    page.show_part("place")
    assert "Nothing is written down yet." in desks.words(page)
    assert page.body.venue.print_button.accessibleName() == "Print: Looking at the place"


# the day and the rules


def test_the_day_is_chosen_from_good_days_and_everything_wrong_is_said_at_once(qtbot, group, walk):
    page = opened(qtbot, group, walk, "plan")
    page.beside.day_button.click()
    good = planning.days(group)[3]
    page.form.good.choose(good)
    assert page.form.day.day() == good.day
    page.form.name.setText("")
    page.form.start.choose(time(14))
    page.form.finish.choose(time(13, 30))
    page.form.save_button.click()
    assert page.fields["name"].problem == "Give the outing a name, such as Bowling."
    assert page.fields["finish"].problem == "Choose a time after 14:00."
    assert page.form.day.day() == good.day
    page.form.name.setText("Long walk")
    page.form.finish.choose(time(17))
    spare = next(each.day for each in planning.days(group) if each.day > good.day)
    page.form.spare.choose(spare)
    page.form.small.click()
    page.form.save_button.click()
    assert (outing(group, walk).name, outing(group, walk).day) == ("Long walk", good.day)
    plan = plan_of(group, walk)
    assert (plan.start, plan.finish, plan.spare_day, plan.small) == (time(14), time(17), spare, True)
    assert "From 14:00 to about 17:00" in desks.words(page)
    page.beside.day_button.click()
    assert (page.form.good.value(), page.form.spare.value(), page.form.start.value()) == (None, spare, time(14))
    page.form.finish.choose(None)
    page.form.save_button.click()
    assert "From 14:00" in desks.words(page)
    group.undo()
    group.undo()
    assert (outing(group, walk).name, plan_of(group, walk).small) == ("Walk", False)


def test_the_rules_are_the_groups_own(qtbot, group, walk):
    page = opened(qtbot, group, walk, "plan")
    page.beside.rules_button.click()
    page.form.who.choose("family")
    page.form.photos.choose("none")
    page.form.refund.choose("back_if_filled")
    page.form.closes.choose(DAY - timedelta(days=3))
    page.form.decided.choose(SATURDAY)
    page.form.save_button.click()
    plan = plan_of(group, walk)
    assert (plan.who, plan.photos, plan.refund) == ("family", "none", "back_if_filled")
    assert (plan.closes_on, plan.decided_on) == (DAY - timedelta(days=3), SATURDAY)
    shown = desks.words(page)
    assert "Family, friends and carers" in shown
    assert "The list closes on Wednesday 9 December 2026." in shown
    assert "The group agreed on Saturday 14 November 2026." in shown


# the place


def test_the_place_and_what_helps_are_written_down(qtbot, group, walk):
    page = opened(qtbot, group, walk, "place")
    page.body.where.where_button.click()
    page.form.leave_button.click()
    page.turn("where")
    fields = {"place": "The lake", "meet_at": "The gate", "map_link": "by the church", "last_back": "18:10"}
    for name, said in fields.items():
        page.fields[name].entry.setText(said)
    page.fields["travel"].entry.setPlainText("The 14 bus")
    page.form.save_button.click()
    assert page.fields["map_link"].problem.startswith("Copy the whole link")
    assert page.fields["place"].entry.text() == "The lake"
    page.fields["map_link"].entry.setText("https://example.org/lake")
    page.form.save_button.click()
    page.body.where.helps_button.click()
    page.fields["quiet"].entry.setPlainText("The bench")
    page.form.save_button.click()
    plan = plan_of(group, walk)
    assert (plan.place, plan.travel, plan.quiet) == ("The lake", "The 14 bus", "The bench")
    shown = desks.words(page)
    assert "https://example.org/lake" in shown
    assert "The last bus or train back" in shown


def test_a_sheet_is_typed_back_in_one_go(qtbot, group, walk):
    page = opened(qtbot, group, walk, "place")
    page.body.venue.fill_button.click()
    page.form.answers["step-free"].choose(NO)
    page.form.lines["step-free"].setText("Two steps")
    page.form.answers["dogs"].choose(YES)
    page.form.lines["quiet"].setText("A bench")
    page.form.save_button.click()
    found = {each.key: (each.answer, each.words) for each in gathered(group, walk).checks}
    assert found == {"step-free": (NO, "Two steps"), "quiet": (UNSURE, "A bench"), "dogs": (YES, "")}
    shown = desks.words(page)
    assert "No\nTwo steps" in shown
    assert "Not known yet\nA bench" in shown
    page.turn("venue")
    assert page.form.fold.line.isChecked()
    assert (page.form.answers["dogs"].value(), page.form.lines["quiet"].text()) == (YES, "A bench")


def test_the_way_and_the_weather_have_their_sheets(qtbot, group, walk):
    page = opened(qtbot, group, walk, "place")
    page.beside.travel.fill_button.click()
    page.form.ticks["bars"].click()
    page.form.ticks["dark"].click()
    page.form.lines["dark"].setText("By the main road")
    page.form.lines["late"].setText("The rank at the station")
    page.form.save_button.click()
    shown = desks.words(page)
    for said in ("We walk that part together and keep talking.", "By the main road", "The rank at the station"):
        assert said in shown
    page.beside.weather.fill_button.click()
    page.form.lines["rain"].setText("The library")
    page.form.save_button.click()
    assert "The library" in desks.words(page)
    page.turn("travel")
    assert page.form.ticks["bars"].isChecked()
    assert not page.form.ticks["bridge"].isChecked()


def test_what_was_typed_on_a_sheet_is_kept(qtbot, group, walk):
    page = opened(qtbot, group, walk, "place")
    page.turn("weather")
    page.form.lines["rain"].setText("The library")
    kept = page.typed()
    again = OutingsPage(desks.desk(group))
    qtbot.addWidget(again)
    again.draw(kept)
    assert (again.shown, again.part, again.opened) == (walk, "place", "weather")
    assert again.form.lines["rain"].text() == "The library"


def test_the_keyboard_alone_takes_a_step(qtbot, group, walk):
    page = OutingsPage(desks.desk(group))
    page.show_outing(walk, "plan")
    frame = desks.framed(qtbot, page)
    page.body.does[DONE].setFocus()
    qtbot.keyClick(page.body.does[DONE], Qt.Key.Key_Space)
    seen.settle(frame)
    assert planning.progress(group, walk).state("needs") == DONE
    assert page.focusWidget() is page.row.buttons["plan"]


# looks


def _full(tmp_path):
    group = desks.typical(tmp_path)
    long = f"{desks.LONG} " * 12
    about = planning.begin(group, Outing(name=long[:80], day=DAY)).id
    said = {name: (long * 2)[:most] for name, most in LENGTHS.items()} | {"map_link": f"https://{'x' * 400}.org"}
    times = Plan(outing=about, start=time(14), finish=time(17), spare_day=DAY + timedelta(days=7), who="family")
    planning.details(group, replace(times, closes_on=DAY, decided_on=SATURDAY, **said))  # type: ignore[arg-type]  # all are words
    found = [
        Checked(outing=about, sheet=sheet, key=key, answer=NO, words=long[:300])
        for sheet in ("venue", "travel", "weather")
        for key in checks.asked(sheet)
    ]
    checks.check(group, *found)
    take(group, about, "needs")
    for at in range(9):
        planning.start(group, Outing(name=f"{long[:70]} {at}", day=SATURDAY - timedelta(days=80 * at)))
    return group


def _show(page, part, form=""):
    page.show_outing(1, part)
    if form:
        page.turn(form)


def _plan(page):
    _show(page, "plan")
    page.body.fold.line.click()
    page.beside.off.ask_button.click()


def _place(page):
    _show(page, "place")
    for made in page.findChildren(QPushButton):
        if made.isCheckable() and made.property("kind") == "fold":
            made.setChecked(True)


SHOWN: dict[str, Callable[[OutingsPage], object]] = {
    "list": lambda page: next(iter(page.list.folds.values())).line.click(),
    "plan": _plan,
    "place": _place,
    "papers": lambda page: _show(page, "papers"),
    **{form: partial(_show, part="plan", form=form) for form in PARTS[0].forms},
    **{form: partial(_show, part="place", form=form) for form in PARTS[1].forms},
}
PROOF = ("rules", "where", "helps", "travel", "weather", "papers")


@pytest.mark.parametrize(
    ("shown", "language", "scale"),
    [
        *((shown, "en", 2.0) for shown in ("plan", "list", "venue")),
        *((shown, "ar-XB", 2.0) for shown in ("plan", "place")),
        *(
            pytest.param(shown, *dress, marks=pytest.mark.proof)
            for shown in PROOF
            for dress in (("en", 1.0), ("ar-XB", 2.0), ("en-XA", 2.0))
        ),
        *(
            pytest.param(shown, *dress, marks=pytest.mark.proof)
            for shown in ("list", "plan", "place", "day", "venue")
            for dress in (("en", 1.0), ("en", 1.5), ("en-XA", 1.0), ("en-XA", 2.0))
        ),
        *(pytest.param(shown, "ar-XB", 2.0, marks=pytest.mark.proof) for shown in ("list", "day", "venue")),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, shown, language, scale):
    with _full(tmp_path) as group:
        desks.wear(language, scale)
        page = OutingsPage(desks.desk(group))
        page.draw()
        SHOWN[shown](page)
        assert desks.faults(qtbot, page, scale) == []
