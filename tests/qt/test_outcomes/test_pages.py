"""A group looks at what good help is, talks it through, holds a half-day, and writes its own draft."""

from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

import pytest

from groupkit.core.outcomes.standing import Counts, Said
from groupkit.core.outcomes.statements import JUSTICE, Answer
from groupkit.core.outcomes.workshop import Guests, Run, Workshop
from groupkit.core.progress import Silent
from groupkit.core.promises import Source, SourceKind
from groupkit.qt import printing
from groupkit.qt.outcomes.page import OutcomesPage
from groupkit.qt.outcomes.runpage import RunPage
from groupkit.qt.outcomes.table import named
from groupkit.qt.outcomes.theoriespage import TheoriesPage
from groupkit.qt.outcomes.workshoppage import WorkshopPage
from groupkit.qt.places import place
from groupkit.services import promises
from groupkit.services.outcomes import (
    answers,
    draft,
    knowing,
    order,
    practice,
    repeating,
    runs,
    slots,
    statements,
    theories,
    workshop,
)
from tests.pdf import reading
from tests.qt import desks

PAGES = {"outcomes": OutcomesPage, "outcomesrun": RunPage, "workshop": WorkshopPage, "theories": TheoriesPage}


@pytest.fixture
def group(tmp_path):
    with desks.copied(desks.empty, tmp_path) as made:
        yield made


def opened(qtbot, group, name) -> Any:
    made = place(name).make(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    assert isinstance(made, PAGES[name])
    return made


def test_how_we_would_know_is_written_down(qtbot, group):
    page = opened(qtbot, group, "outcomes")
    key, asked = next(iter(page.lines.know_buttons.items()))
    asked.click()
    page.form.save_button.click()
    assert page.fields["how"].problem
    page.form.how.setPlainText("We ask three people.")
    assert opened(qtbot, group, "outcomes").typed() == {}
    again = opened(qtbot, group, "outcomes")
    again.draw(page.typed())
    assert again.form.how.toPlainText() == "We ask three people."
    page.form.save_button.click()
    assert knowing.listing(group)[key].how == "We ask three people."
    assert "We ask three people." in desks.words(page)


def test_a_group_writes_what_is_its_own_and_takes_it_away(qtbot, group):
    page = opened(qtbot, group, "outcomes")
    page.own_button.click()
    page.form.save_button.click()
    page.form.words.setPlainText("There is tea.")
    page.form.save_button.click()
    (own,) = [each for each in statements.listing(group) if each.own]
    page.lines.remove_buttons[own.key].click()
    page.card_button.click()
    for entry, words in ((page.form.title, "Tea first"), (page.form.source, "Our group")):
        entry.setText(words)
    page.form.told.setPlainText("We had tea before it began.")
    page.form.save_button.click()
    (card,) = [each for each in practice.listing(group) if each.own]
    page.card_buttons[card.key].click()
    assert not any(each.own for each in statements.listing(group))
    assert not any(each.own for each in practice.listing(group))
    page.slot_buttons["own-plan"].click()
    page.form.save_button.click()
    assert page.fields["credit"].problem
    assert page.fields["allowed"].problem
    page.form.credit.setText("Our group")
    page.form.allowed.setChecked(True)
    page.form.save_button.click()
    written = {slot.key: filled.credit for slot, filled in slots.listing(group) if filled}
    assert written == {"own-plan": "Our group"}
    page.empty_buttons["own-plan"].click()
    assert not any(filled for _slot, filled in slots.listing(group))


def test_the_set_about_police_courts_and_prison_is_there_where_somebody_asks(qtbot, group):
    page = opened(qtbot, group, "outcomes")
    assert JUSTICE not in dict(page.stages)
    page.justice_tick.setChecked(True)
    assert JUSTICE in dict(page.stages)
    page.stage_entry.choose(JUSTICE)
    page.stage_entry.activated.emit(0)
    assert "c1" in page.lines.know_buttons
    page.justice_tick.setChecked(False)
    assert page.stage == page.stages[0][0]
    made = talk(qtbot, group)
    made.choose_button.click()
    made.form.asked_tick.setChecked(True)
    made.form.ticks["c1"].setChecked(True)
    made.form.save_button.click()
    assert opened(qtbot, group, "outcomes").justice


PAPERS = {
    "outcomes": (5, "What good services look like"),
    "outcomesrun": (2, "Is it happening here?"),
    "workshop": (9, "Who does what next"),
    "theories": (2, "None of these was made for groups like ours."),
}


@pytest.mark.parametrize("name", PAGES)
def test_what_belongs_to_a_page_is_printed_and_saved_from_it(qtbot, group, monkeypatch, name):
    made, named = [], []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: made.append(make))

    def save(_desk, _page, title, make):
        named.append(title)
        made.append(make)

    monkeypatch.setattr(printing, "save", save)
    first = {"outcomesrun": talk, "workshop": planned}.get(name, lambda *_: None)
    first(qtbot, group)
    page = opened(qtbot, group, name)
    if name == "outcomesrun":
        page.show_this(runs.listing(group)[0].id)
    for at in range(page.on_paper.which.count()):
        page.on_paper.which.setCurrentIndex(at)
        page.on_paper.save_button.click()
    assert len(set(named)) == len(named) == PAPERS[name][0]
    page.draw({})
    page.on_paper.large.setChecked(True)
    assert page.on_paper.offer.title == named[-1]
    page.on_paper.which.setCurrentIndex(0)
    page.on_paper.print_button.click()
    into = BytesIO()
    made[-1](into, Silent())
    assert PAPERS[name][1] in reading.words(into.getvalue())


def test_another_stage_is_shown(qtbot, group):
    page = opened(qtbot, group, "outcomes")
    page.stage_entry.setCurrentIndex(1)
    page.stage_entry.activated.emit(1)
    assert page.stage == page.stages[1][0]


def talk(qtbot, group) -> Any:
    page = opened(qtbot, group, "outcomesrun")
    page.form.save_button.click()
    assert page.fields["title"].problem
    page.form.title.setText("Spring talk")
    page.form.save_button.click()
    return page


def test_a_talk_is_held_statement_by_statement_and_compared(qtbot, group):
    page = talk(qtbot, group)
    page.choose_button.click()
    chosen = tuple(page.form.ticks)[:2]
    for key in chosen:
        page.form.ticks[key].setChecked(True)
    page.form.save_button.click()
    assert {each.statement for each in order.listing(group, page.run_id)} == set(chosen)
    page.answer(page._waiting())
    page.form.save_button.click()
    assert page.fields["counts"].problem
    page.form.counts[Answer.PARTLY].set_count(3)
    page.form.dots.set_count(2)
    page.form.save_button.click()
    assert "Partly: 3" in desks.words(page)
    assert "2 dots" in desks.words(page)
    (first,) = answers.of(group, page.run_id)
    page.table.buttons[named(first)].click()
    assert page.form.counts[Answer.PARTLY].count() == 3
    page.form.channel.choose("post")
    page.form.save_button.click()
    (kept,) = answers.of(group, page.run_id)
    assert (kept.channel, kept.counts.partly) == ("post", 3)
    page.answer(kept.statement)
    assert page.form.channel.value() == "meeting"
    page.form.counts[Answer.NOT].set_count(1)
    page.form.save_button.click()
    assert "By post: Partly: 3" in desks.words(page)
    other = next(each for each in chosen if each != kept.statement)
    page.answer(other)
    page.form.dots.set_count(4)
    page.form.save_button.click()
    assert len(answers.of(group, page.run_id)) == 2
    page.answer(page._waiting())
    page.form.counts[Answer.UNKNOWN].set_count(1)
    with qtbot.waitSignal(page.desk.went) as went:
        page.form.save_button.click()
        page.first.click()
    assert went.args == ["promises", Source(kind=SourceKind.WORKSHOP, ref=str(page.run_id))]
    ours = opened(qtbot, group, "outcomes")
    assert tuple(ours.lines.know_buttons)[:2] == (other, kept.statement)
    assert "first what got most dots in “Spring talk”" in desks.words(ours)
    later = talk(qtbot, group)
    assert later.run.follows == page.run_id
    assert "Since last time" in desks.words(later)
    with qtbot.waitSignal(later.desk.went):
        later.remove_button.click()
    assert len(runs.listing(group)) == 1
    later.show_this(page.run_id)
    assert later.run.id == page.run_id


def planned(qtbot, group) -> Any:
    page = opened(qtbot, group, "workshop")
    page.form.save_button.click()
    assert page.fields["place"].problem
    page.form.place.setText("The hall")
    page.form.save_button.click()
    return page


def test_a_half_day_is_planned_counted_and_closed_with_promises(qtbot, group):
    page = planned(qtbot, group)
    assert "Nobody of this kind is coming yet." in desks.words(page)
    page.coming.buttons["carers"].click()
    page.form.asked.set_count(4)
    page.form.coming.set_count(2)
    page.form.save_button.click()
    assert "Asked 4, coming 2, came 0" in desks.words(page)
    page.next_button.click()
    page.form.save_button.click()
    assert page.fields["what"].problem
    for words in ("Ask the hall", "Ask again"):
        page.turn("step")
        page.form.said.setPlainText("It is cold.")
        page.form.what.setText(words)
        page.form.who.setText("Secretary")
        page.form.save_button.click()
    page.list.drop_buttons[1].click()
    page.next_button.click()
    assert [each.what for each in promises.listing(group)] == ["Ask the hall"]
    assert "Ask the hall" in desks.words(page)
    assert page.steps == ()
    assert "Closed on" in desks.words(page)
    assert "Nobody of this kind came." in desks.words(page)
    assert "coming yet" not in desks.words(page)
    page.next_button.click()
    assert page.form.follows.value() == page.run_id


def test_a_plan_is_changed_or_called_off(qtbot, group):
    page = planned(qtbot, group)
    page.plan_button.click()
    page.form.minutes["walls"].set_count(None)
    assert "3 hours and 5 minutes" in desks.words(page)
    page.form.save_button.click()
    (run,) = runs.listing(group)
    assert "walls" not in {each.key for each in run.agenda}
    page.plan_button.click()
    page.form.day.show_day(run.day + timedelta(weeks=2))
    page.form.save_button.click()
    page.next_button.click()
    assert page.open == "guests"
    page.show_this(run.id)
    page.remove_button.click()
    assert runs.listing(group) == ()


def test_cards_are_marked_and_laid_out_both_ways(qtbot, group):
    page = opened(qtbot, group, "theories")
    assert "None of these was made for groups like ours." in desks.words(page)
    page.cards.buttons["pt1"].click()
    page.form.standing.choose(Answer.PARTLY)
    page.form.save_button.click()
    assert theories.marks(group)["pt1"].standing is Answer.PARTLY
    page.cards.buttons["pt1"].click()
    page.form.remove_button.click()
    assert theories.marks(group) == {}
    page.way_entry.setCurrentIndex(1)
    page.way_entry.activated.emit(1)
    assert "No data" in desks.words(page)


def test_a_group_writes_its_own_draft(qtbot, group):
    page = opened(qtbot, group, "theories")
    page.draft_button.click()
    page.form.pairs[0][0].setText("we share")
    page.form.save_button.click()
    assert page.fields["if_thens"].problem
    page.form.pairs[0][1].setText("we are less alone")
    page.form.save_button.click()
    assert "If we share, then we are less alone." in desks.words(page)
    (kept,) = draft.listing(group)
    page.change_buttons[kept.key].click()
    page.form.remove_button.click()
    assert draft.listing(group) == ()


def test_talks_stand_on_the_first_page(qtbot, group):
    day = talk(qtbot, group).run.day
    assert day == group.today() >= date(2020, 1, 1)
    page = opened(qtbot, group, "outcomes")
    with qtbot.waitSignal(page.desk.went) as went:
        next(iter(page.run_buttons.values())).click()
    assert went.args[0] == "outcomesrun"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, group, language, scale, name):
    desks.wear(language, scale)
    page = place(name).make(desks.desk(group))
    page.draw()
    assert desks.faults(qtbot, page, scale) == []


def filled(group) -> int:
    """Hold a talk, and plan a half-day that follows it, in long words; return the number of the half-day."""
    said, day = "Abcdefghijkl mno " * 17, group.today()
    first = runs.make(group, Run(day=day, title=said[:80]))
    order.choose(group, first, ("j1", "e1"))
    counts = Counts(happening=120, partly=30, not_here=4, unknown=17)
    answers.say(group, first, Said(statement="j1", channel="meeting", counts=counts, comment=said))
    knowing.know(group, "j1", said, "")
    plain = workshop.suggested(day + timedelta(weeks=3)).run
    about = replace(plain, title=said[:80], place=said[:80], start=time(13), follows=first)
    return repeating.begin(group, Workshop(run=about, guests=(Guests(kind="members", asked=120, coming=70),)))


@pytest.mark.proof
@pytest.mark.parametrize(
    ("name", "form", "on"),
    [
        ("outcomes", "own", ""),
        ("outcomes", "card", ""),
        ("outcomes", "slot", "own-plan"),
        ("theories", "mark", "pt1"),
        ("theories", "draft", ""),
        ("outcomesrun", "", ""),
        ("outcomesrun", "choose", ""),
        ("outcomesrun", "answer", "j1"),
        ("workshop", "", ""),
        ("workshop", "plan", ""),
        ("workshop", "guests", "members"),
        ("workshop", "step", ""),
    ],
)
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_each_form_can_be_read_and_reached(qtbot, group, language, scale, name, form, on):
    half_day = filled(group)
    desks.wear(language, scale)
    page: Any = place(name).make(desks.desk(group))
    if name in {"outcomesrun", "workshop"}:
        page.run_id = half_day
    page.turn(form, on)
    assert desks.faults(qtbot, page, scale) == []
