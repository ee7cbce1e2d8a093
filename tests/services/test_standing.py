"""While the treasurer is away their deputy does the money, and the book says for whom."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest

from groupkit.core.claims import Deed
from groupkit.core.people import Away
from groupkit.core.people import Person as Member
from groupkit.core.problems import RefusedError
from groupkit.core.proof import problems
from groupkit.core.roles import TREASURER
from groupkit.core.service import Term
from groupkit.i18n import current
from groupkit.pdf import claims as paper
from groupkit.pdf import money as sheets
from groupkit.pdf import treasury as trails
from groupkit.services import ledger, money, service, standing, terms, treasury
from groupkit.services.claims import known, papers, paying, steps
from groupkit.services.rota import absence
from tests import evening
from tests.evening import SATURDAY, claimed, named
from tests.pdf import reading


@pytest.fixture
def away(book):
    """Sam keeps the money and is away this week; Jo is the deputy, and Dee another member."""
    sam, jo = (next(each for each in service.people(book) if each.short_name == name) for name in ("Sam", "Jo"))
    service.add_person(book, Member(short_name="Dee"))
    since = SATURDAY - timedelta(days=30)
    terms.hold(book, Term(role=TREASURER, person=sam.id, deputy=jo.id, since=since))
    service.change_person(book, replace(sam, away=(Away(first=SATURDAY, last=SATURDAY + timedelta(days=6)),)))
    return book


def printed(make, *values, **more):
    into = BytesIO()
    make(*values, into, **more)
    return " ".join(reading.words(into.getvalue()).split())


def test_only_the_deputy_of_an_absent_treasurer_stands_in(away):
    assert [standing.in_place_of(away, name) for name in ("Jo", " jo (treasurer)", "Dee", "Sam", "", "Nobody")] == [
        "Sam", "Sam", "", "", "", "",
    ]  # fmt: skip
    evening.later(away, weeks=1)
    assert standing.in_place_of(away, "Jo") == ""


def test_a_term_that_is_over_or_another_job_has_no_stand_in(away):
    (term,) = (each for each in terms.terms(away) if each.role == TREASURER)
    terms.change(away, replace(term, until=SATURDAY - timedelta(days=1)))
    assert standing.in_place_of(away, "Jo") == ""
    terms.change(away, replace(term, role="secretary"))
    assert standing.in_place_of(away, "Jo") == ""
    terms.change(away, replace(term, deputy=None))
    assert standing.in_place_of(away, "Jo") == ""


def test_steps_with_a_claim_say_for_whom_and_so_do_its_paper_and_the_trail(away):
    claimed(away, 21, "Dee", 400)
    steps.agree(away, 21, "Kim", second="Jo")
    paying.pay(away, 21, "Jo", place=named(away, place="Tin")["place"], received=True)
    case = known.case(away, 21)
    agreed, paid = case.last(Deed.AGREE), case.last(Deed.PAY)
    assert agreed
    assert agreed.second
    assert paid
    assert (agreed.by.stands_in_for, agreed.second.stands_in_for, paid.by.stands_in_for) == ("", "Sam", "Sam")
    shown = printed(paper.claim, papers.paper(away, 21))
    assert "Agreed by Kim and Jo, for Sam on" in shown
    assert "paid by Jo, for Sam on" in shown
    trail = treasury.trail(away, SATURDAY, SATURDAY)
    assert [step.made_by for step in trail.steps[-3:]] == ["Dee", "Kim", "Jo, for Sam"]
    assert "Jo, for Sam" in printed(trails.trail, trail)


def test_who_stands_in_does_not_agree_what_the_absent_one_claims(away):
    claimed(away, 21, "Sam", 400)
    for do in (lambda: steps.agree(away, 21, "Jo", second="Dee"), lambda: steps.send_back(away, 21, "Jo", "Why?")):
        with pytest.raises(RefusedError) as told:
            do()
        assert [problem.field for problem in told.value.problems] == ["by"]


def test_with_a_claim_of_their_own_they_stand_for_themselves(away):
    claimed(away, 21, "Jo", 400)
    (handed,) = known.case(away, 21).steps
    assert handed.by.stands_in_for == ""
    assert handed.by.told(current()) == "Jo"
    assert treasury.trail(away, SATURDAY, SATURDAY).steps[-1].made_by == "Jo"


def test_a_sheet_says_for_whom_it_was_made_and_still_proves_itself(away):
    evening.agreed(away)
    sheet = money.about(away, evening.filled_sheet(away), made_by="Jo")
    letter = money.send(away, sheet)
    assert letter.statement.made_for == "Sam"
    assert not list(problems(letter))
    wrong = replace(letter, statement=replace(letter.statement, made_for="Dee"))
    assert list(problems(wrong))
    assert "Jo, for Sam" in printed(sheets.sheet, letter)
    ledger.reverse(away, 5, "Typed wrong", "Jo")
    assert treasury.trail(away, SATURDAY, SATURDAY).steps[-1].made_by == "Jo, for Sam"


def test_who_asks_to_pass_on_their_jobs_hears_how_the_book_says_it(away):
    sam = next(each for each in service.people(away) if each.short_name == "Sam")
    told = absence.absence(away, sam, SATURDAY + timedelta(days=6))
    said = [absence.steps_in(sam, role, deputy) for role, deputy in told.terms]
    assert "Treasurer: Jo steps in. On those days the book says “Jo, for Sam”." in said
    assert "Secretary: nobody steps in yet. Ask somebody." in said
