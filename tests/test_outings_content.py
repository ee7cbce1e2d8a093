"""The words of outings can be read by somebody who is tired, hold no cold word, and fit together."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
import textstat

from groupkit.core.outings.papers import SHEETS
from groupkit.core.outings.words.choosing import BallotWords, IdeaBank
from groupkit.core.outings.words.form import Words, told
from groupkit.core.outings.words.outside import BoardWords, PublicWords
from groupkit.core.outings.words.people import JobWords, RiskWords
from groupkit.core.outings.words.planning import PhotoWords, StepWords, VenueWords, WhoWords
from groupkit.core.outings.words.safety import ContactWords
from groupkit.core.roles import TITLES
from groupkit.extraction import FIELDS, texts
from groupkit.i18n import catalogue
from groupkit.resources import folder
from groupkit.storage.outings.words import FILES, words
from tests import wordings
from tests.sources import PACKAGE
from tests.test_content import BANNED, OLDEST

COLDER = re.compile(r"\b(scores?|streaks?|deadlines?)\b", re.IGNORECASE)
PATHS = sorted((folder("forms") / "outings").glob("*.toml"))
FORMS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in PATHS}
SHOWN = {key: dict(texts(form, FIELDS["outings"], f"outings/{key}")) for key, form in FORMS.items()}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if re.search(r"outings|openings", path.as_posix()))
OWN_FUNCTIONS = {"ballot", "calendar", "contacts", "day-sheet"}
"""Papers that are not laid out from what is known of one outing alone, and so are not among `SHEETS`."""
GAP = re.compile(r"\{(\w+)\}")
LONG_FACTS = {
    "name": "A walk to the mill, and tea",
    "day": "Wednesday 23 September",
    "start": "10:30",
    "place": "the bench before the library",
    "price": "£12.50",
    "contact": "a-long-name-of-a-group@example.org",
    "access": "no steps on the way, a toilet that takes a wheelchair, seats each hundred steps, and a quiet room",
    "count": "128",
}
each_file = pytest.mark.parametrize("key", FORMS)
each_kind = pytest.mark.parametrize("kind", FILES, ids=FILES.get)


def running(key: str) -> str:
    """Return a file as running text; a line of a list ends as a sentence, and a name stands in each gap."""
    listed = (text.strip() for value in read(FORMS[key]) for text in value.split("\n"))
    filled = (re.sub(r"\{\w+\}|_{3,}", "Sam", line) for line in listed if line)
    return " ".join(line if line.endswith((".", "?", ":")) else f"{line}." for line in filled)


def read(value: object) -> Iterator[str]:
    """Yield every text of a file that somebody reads."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from read(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in FIELDS["outings"]:
                yield from read(each)


def rows(form: dict[str, object]) -> Iterator[tuple[str, list[str]]]:
    """Yield the keys of each list of rows."""
    for name, value in form.items():
        if isinstance(value, list) and isinstance(value[0], dict):
            yield name, [row["key"] for row in value]


def said(form: object) -> Iterator[str]:
    """Yield every text of words that were read from their file."""
    for field in fields(form):  # type: ignore[arg-type]  # words are dataclasses
        value = getattr(form, field.name)
        if is_dataclass(value):
            yield from said(value)
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            for row in value:
                yield from said(row)
        elif field.name in FIELDS["outings"]:
            yield from (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()


def test_every_file_that_ships_is_read_and_nothing_else_is():
    assert sorted(FORMS) == sorted(FILES.values())


@each_file
def test_it_says_where_it_comes_from_and_on_what_terms(key):
    form = FORMS[key]
    assert form["id"] == key
    assert form["source"].startswith("Written for groupkit")
    assert (form["license"], form["language"]) == ("CC-BY-4.0", "en")


@each_file
def test_a_row_has_a_key_of_its_own(key):
    for name, keys in rows(FORMS[key]):
        assert len(keys) == len(set(keys)), name


@each_file
# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it(key, grade):
    assert grade(running(key)) + 5 <= OLDEST


@each_file
def test_sentences_are_short_enough_for_one_breath(key):
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:\n]", running(key))) <= 20


@each_file
def test_no_cold_word_and_no_number_to_ring_stands_in_it(key):
    assert BANNED.search(running(key)) is None
    assert COLDER.search(running(key)) is None


@each_kind
def test_every_word_is_read_and_said_in_the_other_language(kind):
    plain = words(kind)
    assert isinstance(plain, Words)
    english, long = list(said(plain)), list(said(told(plain, catalogue("en-XA"))))
    assert len(english) == len(long) > 5
    kept = [text for text, other in zip(english, long, strict=True) if text == other and GAP.sub("", text).strip()]
    assert kept == []


@each_kind
def test_what_a_translator_finds_is_what_is_said(kind):
    assert sorted(filter(None, said(words(kind)))) == sorted(_listed(FORMS[FILES[kind]]))


def _listed(form: dict[str, object]) -> Iterator[str]:
    yield from (text for _key, text in texts(form, FIELDS["outings"], ""))


def test_the_keys_that_are_left_as_they_are_hold_no_sentence():
    for key, form in FORMS.items():
        whole = set(_everything(form)) - set(_listed(form)) - {form["source"], form["license"]}
        assert [text for text in whole if not re.fullmatch(r"[a-z0-9_-]*", text)] == [], key


def _everything(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _everything(each)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: "-".join(path.with_suffix("").parts[-3:]))
def test_no_cold_word_stands_in_what_the_program_says_of_outings(path):
    cold = [text for text in wordings.said(path) if wordings.cold(text) or COLDER.search(text)]
    assert cold == []


def test_every_idea_is_graded_in_the_seven_ways():
    bank = words(IdeaBank)
    graded = [grade.key for grade in bank.grades]
    assert len(graded) == 7
    assert len(bank.ideas) >= 60
    for idea in bank.ideas:
        assert {getattr(idea, key) for key in graded} <= {1, 2, 3}, idea.key
        assert idea.season in {"any", "spring", "summer", "autumn", "winter"}
        assert 1 <= idea.helpers <= 6
    easy = [idea for idea in bank.ideas if idea.cost == idea.alcohol == idea.energy == 1]
    assert len(easy) >= 10, "what can be managed on a bad day"


def test_the_steps_go_by_jobs_there_are_and_papers_there_are_in_the_order_of_the_days():
    steps = words(StepWords).steps
    jobs = {job.key for job in words(JobWords).jobs}
    assert {step.job for step in steps} <= {*jobs, "group"}
    papers = {sheet.key for sheet in SHEETS} | OWN_FUNCTIONS
    assert [step.key for step in steps if step.sheet and step.sheet not in papers] == []
    days = [step.days for step in steps]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (-42, 14)
    assert 0 < sum(step.small for step in steps) < len(steps)


def test_a_job_comes_nearest_to_a_role_and_is_kept_apart_both_ways():
    jobs = {job.key: job for job in words(JobWords).jobs}
    assert {job.role for job in jobs.values()} <= set(TITLES)
    assert {path.stem for path in (folder("forms") / "roles").glob("*.toml")} >= {job.role for job in jobs.values()}
    for job in jobs.values():
        assert all(job.key in jobs[other].apart for other in job.apart), job.key
    assert {job.key for job in jobs.values() if job.needed} == {"lead", "second", "home", "first-aid"}


def test_risks_start_from_one_to_three_and_places_are_asked_for_what_weighs():
    for risk in words(RiskWords).risks:
        assert {risk.likely, risk.harm} <= {1, 2, 3}
    assert {check.weighs for check in words(VenueWords).checks} == {1, 2}


def test_one_rule_counts_where_a_group_chose_nothing():
    for rules in (words(WhoWords).rules, words(PhotoWords).rules):
        assert sum(rule.kept for rule in rules) == 1
    assert next(rule.key for rule in words(PhotoWords).rules if rule.kept) == "no-faces"
    assert next(rule.key for rule in words(WhoWords).rules if rule.kept) == "members"


@pytest.mark.parametrize("post", words(PublicWords).posts, ids=lambda post: post.key)
def test_a_post_fits_where_it_goes_with_long_facts_in_it(post):
    assert set(GAP.findall(post.words)) == set(post.needs)
    assert len(post.words.format(**LONG_FACTS)) <= post.most


def test_what_is_counted_with_keeps_its_bounds():
    ballot, board, contacts = words(BallotWords), words(BoardWords), words(ContactWords)
    assert (ballot.dots, ballot.fewest) == (3, 3)
    assert 0 < board.stale < board.gone
    assert 0 < contacts.days_kept <= contacts.most_days_kept == 7
