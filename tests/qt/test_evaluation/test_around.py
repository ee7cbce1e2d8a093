"""What stands round the rounds of talks: where they lead, the list of themes, and a talk with several on paper."""

from datetime import timedelta
from io import BytesIO

import pytest

from groupkit.core.evaluation.people import Strand
from groupkit.core.progress import Silent
from groupkit.pdf.evaluation import session
from groupkit.qt import printing
from groupkit.qt.evaluation.book import CodebookPage
from groupkit.qt.evaluation.page import EvaluationPage
from groupkit.qt.evaluation.session import SessionPage
from groupkit.qt.feedback.page import FeedbackPage
from groupkit.services.evaluation import codebook, rounds
from tests.qt import desks
from tests.qt.test_evaluation import dresses


@pytest.fixture
def papers(monkeypatch):
    """Return what would have been printed or saved."""
    made: list[printing.Make] = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: made.append(make))
    monkeypatch.setattr(printing, "save", lambda _desk, _page, _name, make: made.append(make))
    return made


def test_what_came_of_it_is_one_press_away(show):
    page = show(EvaluationPage)
    for made in (*page.onwards.values(), page.session_button, page.codes_button):
        made.click()
    leads = ["evaluationmeeting", "promises", "outcomes", "report", "evaluationsession", "evaluationcodebook"]
    assert [place for place, _shown in page.went] == leads
    feedback = show(FeedbackPage)
    assert "What came of it" in desks.words(feedback)
    for made in (feedback.over_time_button, *feedback.onwards.values()):
        made.click()
    assert [name for name, _shown in feedback.went] == ["evaluation", "evaluationmeeting", "outcomes", "report"]


def test_a_theme_of_our_own_is_added_with_its_day_and_laid_to_rest(show, group):
    page = show(CodebookPage)
    page.part_entry.choose("helped")
    page.part_entry.activated.emit(page.part_entry.currentIndex())
    page.title_entry.setText("The kettle")
    page.add_button.click()
    assert page.fields["means"].problem
    assert page.title_entry.text() == "The kettle"
    page.means_entry.setPlainText("Somebody had put the kettle on.")
    page.area_entry.choose("social")
    page.add_button.click()
    own = next(each for each in codebook.listing(group) if each.title == "The kettle")
    assert (own.part, own.area, own.added_on) == ("helped", "social", group.today())
    assert "Ours, since" in desks.words(page)
    assert page.title_entry.text() == ""
    page.buttons[own.key].click()
    assert "What was heard by it stays." in desks.words(page)
    assert own.key not in page.buttons
    page.back_button.click()
    assert page.went == [("evaluation", None)]


def test_the_list_stays_as_it_is_while_somebody_looks_for_themes_alone(show, monkeypatch):
    monkeypatch.setattr(codebook, "apart", lambda _group: True)
    page = show(CodebookPage)
    assert "Two people are coding now, each alone." in desks.words(page)
    assert page.buttons == {}
    assert page.fields == {}


def test_a_talk_with_several_goes_on_paper_and_nowhere_else(show, group, papers, monkeypatch):
    page = show(SessionPage)
    page.print_button.click()
    assert {name for name, field in page.fields.items() if field.problem} == {"leads", "way_out", "afterwards"}
    page.strand_entry.choose(Strand.CARERS)
    page.day_entry.show_day(group.today() + timedelta(days=8))
    page.leads_entry.setText("Robin")
    page.out_entry.setPlainText("The small room, with Alex")
    page.after_entry.setPlainText("Sam rings")
    page.minutes_entry.set_count(500)
    page.save_button.click()
    assert "A long talk tires people." in page.fields["minutes"].problem
    assert page.leads_entry.text() == "Robin"
    page.minutes_entry.set_count(45)
    page.save_button.click()
    page.print_button.click()
    page.large_tick.setChecked(True)
    page.save_button.click()
    page.print_button.click()
    assert len(papers) == 4
    into = BytesIO()
    papers[0](into, Silent())
    assert into.getvalue().startswith(b"%PDF")
    sizes: list[bool] = []
    monkeypatch.setattr(session, "session", lambda *_values, large, **_how: sizes.append(large))
    for make in papers:
        make(BytesIO(), Silent())
    assert sizes == [False, False, True, True]
    page.draw()
    assert page.strand_entry.value() is Strand.CARERS
    assert page.day_entry.day() == group.today() + timedelta(days=8)
    page.back_button.click()


def test_recordings_that_are_gone_are_written_down_once(show, group, begun):
    page = show(EvaluationPage)
    assert "recordings" not in page.cards[begun.key].buttons
    rounds.close(group, begun.key)
    page.cards[begun.key].buttons["recordings"].click()
    assert "Recordings: gone on" in desks.words(page)
    assert "recordings" not in page.cards[begun.key].buttons


@pytest.mark.parametrize(("language", "scale"), dresses.LATER)
def test_what_stands_round_the_rounds_is_whole_in_every_dress(group, look, language, scale):
    desks.wear(language, scale)
    found = []
    for kind in (CodebookPage, SessionPage, FeedbackPage):
        page = kind(desks.desk(group))
        page.draw()
        found += look(page, scale)()
    assert found == []
