"""A name is taken out of old papers calmly: first it is seen where it stands, then asked why, then it is gone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from groupkit.core.people import Person
from groupkit.core.redaction import Wanted
from groupkit.qt.money.redaction import RedactionPage
from groupkit.qt.service.page import ServicePage
from groupkit.services import check, leaving, ledger, redaction, retention, service
from tests import evening
from tests.qt import checks, desks
from tests.services.test_redaction import NAME, busy


@pytest.fixture
def group(tmp_path):
    with evening.new_book(tmp_path / "group.groupkit") as made:
        evening.furnish(made)
        evening.open_with(made)
        busy(made, tmp_path)
        yield made


def opened(group, qtbot) -> Any:
    page: Any = RedactionPage(desks.desk(group))
    page.desk.setParent(page)
    page.said = []
    page.desk.said.connect(lambda sentence, _undo: page.said.append(sentence))
    qtbot.addWidget(page)
    page.draw()
    page.resize(1066, 900)
    page.show()
    checks.settle(page)
    return page


def look(page, words=NAME):
    page.text.setText(words)
    page.primary.click()
    checks.settle(page)


def test_a_name_is_seen_then_taken_out(group, qtbot):
    page = opened(group, qtbot)
    seal = ledger.current_seal(group)
    look(page)
    words = desks.words(page)
    assert "Sheet 37, who counted" in words
    assert "This cannot be undone." in words
    assert ledger.current_seal(group) == seal
    page.why.setText("They asked us to")
    page.primary.click()
    checks.settle(page)
    assert page.said[-1].endswith("The figures and the seals are as they were.")
    assert redaction.find(group, NAME).spots == ()
    assert "They asked us to" in desks.words(page)
    assert NAME not in desks.words(page)
    assert page.text.text() == ""
    assert check.check(group).holds


def test_what_is_left_out_is_asked_for_and_what_was_typed_stays(group, qtbot):
    page = opened(group, qtbot)
    look(page, "Z")
    assert page.fields["text"].problem == "Type the name or the words, at least two letters."
    look(page)
    page.why.setText(f"{NAME} asked")
    page.primary.click()
    assert page.fields["why"].problem == "These words stay in the book, so leave the name out of them."
    assert page.why.text() == f"{NAME} asked"
    assert redaction.redactions(group) == ()


def test_it_can_be_left_as_it_is(group, qtbot):
    page = opened(group, qtbot)
    look(page)
    page.leave_button.click()
    checks.settle(page)
    assert page.text.text() == ""
    assert redaction.redactions(group) == ()
    look(page, "Nobody at all")
    assert "stands nowhere" in desks.words(page)
    page.primary.click()
    checks.settle(page)
    assert page.text.isVisible()


def test_it_says_where_else_the_name_stands(group, qtbot):
    service.add_person(group, Person(short_name="Eastside"))
    page = opened(group, qtbot)
    look(page, "Eastside")
    words = desks.words(page)
    assert "also on the list of people" in words
    assert "also stands in papers that are not about money" in words


def test_each_year_says_until_when_it_is_kept_and_goes_after_that(group, qtbot):
    page = opened(group, qtbot)
    assert "Kept until Wed 6 Apr 2033." in desks.words(page)
    assert page.remove_buttons == {}
    group.surroundings.now.now = datetime.combine(date(2033, 4, 6), datetime.min.time(), tzinfo=UTC)
    page.draw()
    page.remove_buttons[2027].click()
    checks.settle(page)
    page.primary.click()
    assert page.fields["why"].problem == "Write why, in a few words. “The time is over” is enough."
    page.leave_button.click()
    checks.settle(page)
    page.remove_buttons[2027].click()
    checks.settle(page)
    page.why.setText("The time is over")
    page.primary.click()
    checks.settle(page)
    assert retention.years(group)[0].removed
    assert page.said[-1].endswith("The figures are as they were.")
    assert "Its names and receipts are gone. The figures stay." in desks.words(page)


def test_somebody_who_leaves_the_list_is_told_of_it(group):
    person = service.add_person(group, Person(short_name=NAME))
    said = list(leaving.sentences(leaving.leaving(group, person)))
    assert any("Names on old papers" in sentence for sentence in said)


def test_the_list_of_people_and_the_money_lead_here(group, qtbot):
    person = service.add_person(group, Person(short_name=NAME))
    people: Any = ServicePage(desks.desk(group))
    qtbot.addWidget(people)
    people.draw()
    people.change_person(person)
    people.form.remove_button.click()
    with qtbot.waitSignal(people.desk.went) as went:
        people.form.papers_button.click()
    assert went.args == ["redaction", NAME]
    page = opened(group, qtbot)
    page.show_this(NAME)
    assert "Sheet 37, who counted" in desks.words(page)


def typical(tmp_path):
    group = desks.typical(tmp_path)
    evening.open_with(group)
    service.add_person(group, Person(short_name=desks.LONG))
    return group


def found(page):
    redaction.redact(page.group, Wanted(text="ICB", why="A few words " * 12, by="Treasurer"))
    page._look("Jo")


PARTS = {
    "found": (typical, found),
    "nowhere": (desks.empty, lambda page: page._look("Nobody by that long name " * 4)),
    "year": (typical, lambda page: page.choose(retention.years(page.group)[0])),
}


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_read_and_reached(qtbot, tmp_path, part, language, scale):
    made, act = PARTS[part]
    with made(tmp_path) as group:
        page = RedactionPage(desks.desk(group))
        page.draw()
        act(page)
        desks.wear(language, scale)
        page.draw()
        assert desks.faults(qtbot, page, scale) == []
