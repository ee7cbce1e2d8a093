"""What is both likely and bad comes first on a risk sheet, and no one holds two jobs that go to two people."""

from dataclasses import replace

import pytest

from groupkit.core.outings.risks import DayJob, Risk, job_of, kept_apart, ordered, own_key, starters
from groupkit.core.outings.words.people import JobWords, RiskWords
from groupkit.storage.outings.words import words

LINE = Risk(outing=1, key="own-1", title="Mud")


def test_a_line_needs_a_few_words_and_three_steps():
    assert list(LINE.problems()) == []
    wrong = replace(LINE, title=" ", whom="x" * 121, what="x" * 401, after="x" * 401, likely=0, harm=4)
    assert [each.field for each in wrong.problems()] == ["title", "whom", "what", "after", "likely", "harm"]


def test_what_is_likely_and_bad_comes_first():
    lines = [
        replace(LINE, id=at, likely=likely, harm=harm)
        for at, (likely, harm) in enumerate(((1, 1), (3, 1), (1, 3), (3, 3), (3, 3)), start=1)
    ]
    assert [line.id for line in ordered(lines)] == [4, 5, 3, 2, 1]


def test_a_sheet_begins_with_the_lines_it_has_not_taken():
    every = starters(words(RiskWords), 7)
    assert (every[0].key, every[0].outing, every[0].what[:7]) == ("alcohol", 7, "We sit ")
    assert {line.key for line in every} - {line.key for line in starters(words(RiskWords), 7, ["heat"])} == {"heat"}


def test_an_own_line_gets_a_key_that_no_line_has():
    assert own_key([]) == "own-1"
    assert own_key([LINE, replace(LINE, key="own-3"), replace(LINE, key="heat")]) == "own-2"


@pytest.mark.parametrize("job", ["lead", "second", "home"])
def test_the_lead_the_second_and_the_home_contact_are_three_people(job):
    said = words(JobWords)
    others = {"lead", "second", "home"} - {job}
    jobs = [DayJob(outing=1, job=key, person=at) for at, key in enumerate(sorted(others), start=5)]
    jobs += [DayJob(outing=1, job="money", person=9), DayJob(outing=1, job="photos")]
    assert kept_apart(said, jobs, job) == {5, 6}
    assert kept_apart(said, jobs, "money") == frozenset()
    assert kept_apart(said, jobs, "no such job") == frozenset()


def test_jobs_are_found_by_their_key():
    said = words(JobWords)
    found = job_of(said, "first-aid")
    assert found is not None
    assert found.title == "First aid"
    assert job_of(said, "juggler") is None


def test_jobs_that_go_to_two_people_say_so_on_both_sides():
    said = words(JobWords)
    pairs = {(job.key, other) for job in said.jobs for other in job.apart}
    assert pairs == {(other, key) for key, other in pairs}
