"""What stands on each paper of service is gathered from the book."""

import pytest

from groupkit.core.leaflets import Ballot, Poster, Record, Signup
from groupkit.core.problems import RefusedError
from groupkit.core.service import Nomination
from groupkit.services import papers, service, terms
from groupkit.services.papers import Asked, CardsTold, PaperTold, SwapsTold
from tests.crowds import did, gather, held, person
from tests.evening import SATURDAY


def told(book, kind, **about):
    found = papers.tell(book, Asked(kind=kind, **about))
    assert isinstance(found, PaperTold)
    return found.told


def test_cards_are_of_the_jobs_that_are_not_switched_off(book):
    cards = papers.tell(book, Asked(kind="cards"))
    assert isinstance(cards, CardsTold)
    assert "chair" in {role.key for role in cards.roles}
    assert "link-person" not in {role.key for role in cards.roles}
    assert not cards.in_short
    assert papers.tell(book, Asked(kind="jobs")) == CardsTold(roles=cards.roles, in_short=True)


def test_the_sign_up_sheet_has_a_line_for_each_job(book):
    sheet = told(book, "signup", weeks=2)
    assert isinstance(sheet, Signup)
    assert [spot.role.key for spot in sheet.spots[:2]] == ["chair", "timekeeper"]
    assert len(sheet.spots) == 10


def test_swap_slips_are_for_turns_somebody_has(book):
    service.assign(book, held(book, 1), "chair", "Jo")
    slips = papers.tell(book, Asked(kind="swaps"))
    assert isinstance(slips, SwapsTold)
    assert [(spot.who, spot.role.key) for spot in slips.spots] == [("Jo", "chair")]


def test_a_poster_says_since_when_a_job_is_open(book):
    terms.end(book, terms.terms(book)[0])
    book.surroundings.now.now = book.surroundings.now.now.replace(day=20)
    poster = told(book, "poster", role="secretary", name="Jo")
    assert isinstance(poster, Poster)
    assert (poster.since, poster.ask) == (SATURDAY.replace(day=15), "Jo")
    assert told(book, "poster", role="chair").since is None


def test_ballots_hold_those_put_forward_for_the_job(book):
    jo = person(book, "Jo")
    for role in ("treasurer", "safety"):
        terms.put_forward(
            book, Nomination(role=role, person=jo.id, by_self=True, said_yes=False, named_on=SATURDAY)
        )
    ballot = told(book, "ballots", role="treasurer", count=9)
    assert ballot == Ballot(role=ballot.role, day=SATURDAY, names=("Jo",), count=9)


def test_a_record_is_for_a_member_who_did_something(book):
    gather(book, "Ali")
    with pytest.raises(RefusedError, match="Nothing is written down"):
        told(book, "record", name="Ali")
    did(book, "Ali", "chair", 1)
    record = told(book, "record", name=" ali ")
    assert isinstance(record, Record)
    assert [(each.role.key, each.turns) for each in record.services] == [("chair", 1)]


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        (Asked(kind="hat"), ["kind"]),
        (Asked(kind="poster", role="king"), ["role"]),
        (Asked(kind="ballots", role="king", count=0), ["role", "count"]),
        (Asked(kind="ballots", role="chair", count=61), ["count"]),
        (Asked(kind="record", name="Zed"), ["person"]),
    ],
)
def test_everything_to_put_right_is_told_at_once(book, asked, fields):
    with pytest.raises(RefusedError) as refused:
        papers.tell(book, asked)
    assert [problem.field for problem in refused.value.problems] == fields
