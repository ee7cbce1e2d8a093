"""A group adds its fellowship's own words to the steps, and what it is looking for."""

import pytest

from groupkit.core.people import Person
from groupkit.core.problems import RefusedError
from groupkit.core.service import Term
from groupkit.core.workbooks.editions import Printing
from groupkit.core.workbooks.own import StepWording
from groupkit.services import service, terms
from groupkit.services.workbooks import adding
from tests.evening import SATURDAY

OURS = StepWording(step=1, words=" We begin. ", credit=" Our fellowship ", license=" With leave ")


def test_our_own_words_stand_on_their_step_with_whose_they_are(book, small):
    kept = adding.set_wording(book, OURS)
    assert adding.wordings(book) == (kept,)
    own = adding.own(book, Printing())
    assert own.wordings == {"step-01": ("We begin.", "Our fellowship · With leave")}
    assert (own.group, own.made_on) == ("Saturday group, Eastside", "Sat 14 Nov 2026")


def test_new_words_take_the_place_of_the_old_ones(book, small):
    adding.set_wording(book, StepWording(step=13, words="Later.", credit="Us"))
    first = adding.set_wording(book, OURS)
    second = adding.set_wording(book, StepWording(step=1, words="We start.", credit="Us"))
    assert first.id == second.id
    assert [(each.step, each.words, each.said_of_it) for each in adding.wordings(book)] == [
        (1, "We start.", "Us"),
        (13, "Later.", "Us"),
    ]
    adding.remove_wording(book, 1)
    assert [each.step for each in adding.wordings(book)] == [13]
    book.undo()
    assert [each.words for each in adding.wordings(book)] == ["We start.", "Later."]


def test_words_without_their_credit_are_not_kept(book, small):
    with pytest.raises(RefusedError) as told:
        adding.set_wording(book, StepWording(step=0, words=" ", credit=" ", license="x" * 301))
    assert [problem.field for problem in told.value.problems] == ["step", "words", "credit", "license"]
    with pytest.raises(RefusedError, match="no words of your own"):
        adding.remove_wording(book, 7)


def test_the_open_roles_are_named_in_the_language_of_the_print(book, small):
    before = adding.own(book, Printing()).open_roles
    assert before
    assert len(set(before)) == len(before)
    assert adding.own(book, Printing(language="en-XA")).open_roles != before
    dee = service.add_person(book, Person(short_name="Dee", willing=frozenset({"greeter"})))
    key = terms.vacancies(book)[0].role.key
    terms.hold(book, Term(role=key, person=dee.id, since=SATURDAY))
    assert len(adding.own(book, Printing()).open_roles) == len(before) - 1
