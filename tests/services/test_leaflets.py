"""A member asks what they did, and gets counts and hours, and nothing else."""

from datetime import date, timedelta

import pytest

from groupkit.core.leaflets import PosterWords
from groupkit.core.service import Term, Turn
from groupkit.core.weeks import ClosedDays
from groupkit.services import leaflets, meetings, weeks
from groupkit.storage.roles import shipped
from tests.evening import SATURDAY

WEEK = timedelta(weeks=1)
HOURS = {role.key: role.minutes_a_week / 60 for role in shipped()}


@pytest.fixture
def jo(book):
    """Return somebody who never had a turn yet."""
    return next(person for person in book.store.people if person.short_name == "Jo")


def served(book, person, *turns, terms=()):
    """Write down turns (role, weeks from today) and terms (role, first day, last day), and return the record."""
    meeting = meetings.listing(book)[0].id
    with book.change("Write it down", "service") as store:
        for role, ago in turns:
            store.turns.add(Turn(meeting=meeting, day=SATURDAY + ago * WEEK, role=role, person=person.id))
        for role, since, until in terms:
            store.terms.add(Term(role=role, person=person.id, since=since, until=until))
    return leaflets.record(book, person, shipped())


def told(record):
    return [(done.role.key, done.turns, done.hours, done.since, done.until) for done in record.services]


def test_nothing_done_yet_is_an_empty_record_that_names_no_group(book, jo):
    record = leaflets.record(book, jo, shipped())
    assert (record.name, record.group, record.services) == ("Jo", "", ())


def test_each_turn_up_to_today_counts_for_its_job(book, jo):
    record = served(book, jo, ("greeter", -3), ("chair", -2), ("chair", -1), ("chair", 0), ("chair", 1))
    assert told(record) == [
        ("greeter", 1, HOURS["greeter"], SATURDAY - 3 * WEEK, SATURDAY - 3 * WEEK),
        ("chair", 3, 3 * HOURS["chair"], SATURDAY - 2 * WEEK, SATURDAY),
    ]


def test_a_meeting_that_was_left_out_took_no_time(book, jo):
    book.surroundings.now.now -= 4 * WEEK
    weeks.cancel(book, meetings.on(book, SATURDAY - 2 * WEEK))
    weeks.close_days(book, ClosedDays(first=SATURDAY - WEEK, last=SATURDAY - WEEK, reason="Hall shut"))
    book.surroundings.now.now += 4 * WEEK
    ((_role, turns, _hours, since, until),) = told(served(book, jo, ("chair", -3), ("chair", -2), ("chair", -1)))
    assert (turns, since, until) == (1, SATURDAY - 3 * WEEK, SATURDAY - 3 * WEEK)


def test_a_job_held_over_months_counts_by_its_weeks_and_goes_on(book, jo):
    first = SATURDAY - 10 * WEEK + timedelta(days=1)
    record = served(book, jo, terms=[("treasurer", first, None), ("secretary", SATURDAY + WEEK, None)])
    assert told(record) == [("treasurer", 0, 10 * HOURS["treasurer"], first, None)]
    (still,) = served(book, jo, terms=[("treasurer", first, SATURDAY + WEEK)]).services
    assert (still.hours, still.until) == (10 * HOURS["treasurer"], None), "two terms at once are one job"


def test_a_turn_within_a_term_is_not_counted_twice(book, jo):
    first, last = date(2026, 8, 2), date(2026, 8, 29)
    record = served(book, jo, ("safety", -12), ("safety", -1), terms=[("safety", first, last)])
    assert told(record) == [("safety", 2, 5 * HOURS["safety"], first, SATURDAY - WEEK)]


def test_the_words_of_a_paper_come_with_groupkit(book):
    assert leaflets.words(PosterWords).title == "We are looking for somebody"
