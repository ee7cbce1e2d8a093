"""The risk sheet begins with lines that come with groupkit, and jobs are offered to those who can."""

from dataclasses import replace

import pytest

from groupkit.core.outings.risks import Risk
from groupkit.core.outings.values import Outing
from groupkit.core.people import Away, Person
from groupkit.core.problems import RefusedError
from groupkit.services import service
from groupkit.services.outings import planning, safety
from tests.evening import SATURDAY


@pytest.fixture
def walk(book):
    return planning.start(book, Outing(name="Walk", day=SATURDAY)).id


def somebody(book, name, **more):
    return service.add_person(book, Person(short_name=name, **more)).id


def refused(said, does, *args, **more):
    with pytest.raises(RefusedError, match=said):
        does(*args, **more)


def test_a_sheet_begins_with_lines_that_come_with_groupkit_and_takes_own_ones(book, walk):
    every = safety.starting(book, walk)
    assert len(every) > 20
    safety.take_starters(book, walk, ["money", "water", "no such line"])
    assert [line.key for line in safety.risks(book, walk)] == ["water", "money"]
    steps = book.next_undo
    safety.take_starters(book, walk, ["water"])
    assert (steps, book.next_undo) == ("Begin the risk sheet", "Begin the risk sheet")
    own = safety.risk(book, Risk(outing=walk, key="", title=" Mud ", likely=3, harm=3, job="lead"))
    assert (own.key, safety.risks(book, walk)[0].title) == ("own-1", "Mud")
    safety.risk(book, replace(own, likely=1, harm=1, ready=True))
    assert [line.key for line in safety.risks(book, walk)] == ["water", "money", "own-1"]
    safety.unrisk(book, own)
    assert len(safety.risks(book, walk)) == 2
    assert len(safety.starting(book, walk)) == len(every) - 2
    book.undo()
    assert len(safety.risks(book, walk)) == 3


def test_a_line_that_cannot_stand_is_refused_with_everything_at_once(book, walk):
    refused(
        "(?s)Say what could go wrong.*Choose a job", safety.risk, book, Risk(outing=walk, key="", title="", job="x")
    )


def test_jobs_are_offered_first_to_those_who_would_like_them(book, walk):
    ann = somebody(book, "Ann", willing=frozenset({"outings-lead"}))
    bo = somebody(book, "Bo")
    somebody(book, "Caz", rather_not=frozenset({"outings-lead"}))
    somebody(book, "Dee", willing=frozenset({"outings-lead"}), resting=True)
    somebody(book, "Eve", willing=frozenset({"outings-lead"}), away=(Away(first=SATURDAY, last=SATURDAY),))
    found = safety.offer(book, walk, "lead")
    assert [each.id for each in found.willing] == [ann]
    assert [each.short_name for each in found.others] == ["Bo", "Jo", "Sam"]
    safety.job(book, walk, "lead", bo, said_yes=True)
    assert bo not in {each.id for each in safety.offer(book, walk, "second").others}
    assert bo in {each.id for each in safety.offer(book, walk, "money").others}
    refused("Choose a job", safety.offer, book, walk, "juggler")


def test_a_job_is_given_changed_and_open_again(book, walk):
    ann, bo = somebody(book, "Ann"), somebody(book, "Bo")
    safety.job(book, walk, "lead", ann, said_yes=True)
    given = safety.job(book, walk, "lead", bo)
    assert [(each.id, each.person, each.said_yes) for each in book.store.outing_jobs] == [(given.id, bo, False)]
    assert safety.job(book, walk, "lead", None, said_yes=True).said_yes is False
    assert list(book.store.outing_jobs) == []
    book.undo()
    assert [each.person for each in book.store.outing_jobs] == [bo]


def test_nobody_is_asked_who_rests_is_away_or_has_a_job_that_goes_to_another(book, walk):
    ann = somebody(book, "Ann")
    safety.job(book, walk, "home", ann)
    refused("Ann has a job already", safety.job, book, walk, "lead", ann)
    safety.job(book, walk, "home", ann, said_yes=True)
    rests = somebody(book, "Dee", resting=True, away=(Away(first=SATURDAY, last=SATURDAY),))
    refused("(?s)Dee is resting.*Dee is away", safety.job, book, walk, "lead", rests)
    refused("Choose somebody", safety.job, book, walk, "lead", 999)
    refused("Choose a job", safety.job, book, walk, "juggler", ann)


def test_a_job_for_members_is_not_offered_to_a_worker(book, walk):
    works = somebody(book, "Wim", guest=True, willing=frozenset({"treasurer"}))
    assert works not in {each.id for each in safety.offer(book, walk, "money").willing}
    refused("comes as a worker", safety.job, book, walk, "money", works)
    assert works in {each.id for each in safety.offer(book, walk, "photos").others}


def test_an_outing_put_away_keeps_its_jobs_and_risks_as_they_are(book, walk):
    ann = somebody(book, "Ann")
    (line, *_rest) = safety.take_starters(book, walk, ["water"])
    planning.put_away(book, walk)
    for does in (
        lambda: safety.job(book, walk, "lead", ann),
        lambda: safety.risk(book, line),
        lambda: safety.unrisk(book, line),
        lambda: safety.take_starters(book, walk, ["heat"]),
    ):
        refused("put away", does)
