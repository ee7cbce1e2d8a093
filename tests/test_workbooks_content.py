"""The workbook that comes with groupkit is whole, plain, kind and its own, on every page."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
import textstat

from groupkit.core.workbooks.chapters import Chapter, Sort
from groupkit.core.workbooks.exercises import NEEDS, Keep, Kind, Wording
from groupkit.extraction import FIELDS
from groupkit.resources import folder
from groupkit.storage import workbooks
from tests.test_content import OLDEST

BOOK = next(each for each in workbooks.shipped() if each.key == "twelve-and-five")
EXERCISES = [(chapter, exercise) for chapter in BOOK.chapters for exercise in chapter.exercises]
PAGES = (
    *("safe-use", "pacing", "toolbox", "triggers", "everyday", "acceptance", "living-with-medicine", "goals"),
    *("journal", "life-story", "staying-well", "crisis-and-comeback", "leaving", "new-worker", "concepts"),
    *("glossary", "evidence", "back-card"),
)
FEWEST, INSERTS, WORDS = 8, 10, 40
LONG = 12
# "Not sober on tablets" is what others say, and is answered.
COLD = re.compile(
    r"\b(errors?|invalid|fail\w*|warning|must|overdue|missing|users?|submit|abusers?|clean|dirty|(non-)?complian\w*|"
    r"debit|credit|ledger|posting|fees?|addicts?|alcoholics?(?! Anonymous)|junkies?|sobriety|relapsed|victims?|"
    r"(?<!am not )(?<!not really )sober|sufferers?|patients?|deadlines?|scor(e|es|ed|ing)|streaks?|targets?|"
    r"homework|percent|per cent)\b|!|%|(?!(19|20)\d\d\b)\b\d{3}|[–—]",
    re.IGNORECASE,
)
SOMEBODYS = re.compile(
    r"\b(powerless|unmanageable|higher power|moral inventory|searching and fearless|god as we|defects? of|"
    r"shortcomings?|serenity|one day at a time|let go and let|keep coming back|it works if)\b",
    re.IGNORECASE,
)
HARD_STEPS = ("step-04", "step-05", "step-08", "step-09")
every_step = pytest.mark.parametrize("step", BOOK.steps, ids=lambda step: step.key)
every_chapter = pytest.mark.parametrize("chapter", BOOK.chapters, ids=lambda chapter: chapter.key)


def texts(chapter: Chapter) -> Iterator[str]:
    """Yield every text of a chapter that is ever printed."""
    yield from (chapter.title, *chapter.about, *chapter.easy_about, *chapter.spiritual, *chapter.secular)
    yield from (chapter.both, chapter.easy_both, *chapter.care, chapter.round)
    for section in chapter.sections:
        yield from (section.title, *section.words, *section.easy, *section.items)
    for word in chapter.words:
        yield from (word.word, word.meaning)
    for exercise in chapter.exercises:
        yield from exercise.texts()
    notes = chapter.notes
    yield from (*notes.before, *notes.watch, *notes.pairs, *notes.instead)


def flow(chapter: Chapter) -> str:
    """Return what is read in sentences in a chapter."""
    found = [*chapter.about, chapter.both, *chapter.care, *chapter.spiritual, *chapter.secular]
    for exercise in chapter.exercises:
        found += [exercise.purpose, *exercise.do, *exercise.example, exercise.landing, *exercise.layout.prompts]
    for section in chapter.sections:
        found += [*section.words, *section.items]
    found += [word.meaning for word in chapter.words]
    return " ".join(text if text.endswith((".", "?", ":")) else f"{text}." for text in found if text.strip())


def easy(chapter: Chapter) -> list[str]:
    """Return every text of the Easy Read edition of a chapter."""
    found = [*chapter.easy_about, chapter.easy_both]
    for exercise in chapter.exercises:
        found += exercise.easy
    for section in chapter.sections:
        found += section.easy
    return [text for text in found if text]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return re.split(r"(?<=[.?:])\s+", text)


def test_all_of_it_is_there():
    assert [step.number for step in BOOK.steps] == list(range(1, 18))
    assert [step.key for step in BOOK.steps] == [f"step-{number:02}" for number in range(1, 18)]
    keys = [chapter.key for chapter in BOOK.chapters]
    assert set(PAGES) - set(keys) == set()
    assert len([chapter for chapter in BOOK.chapters if chapter.sort is Sort.INSERT]) >= INSERTS
    glossary = BOOK.chapter("glossary")
    assert glossary is not None
    assert len(glossary.words) >= WORDS
    assert keys[0] == "safe-use"
    assert keys[-1] == "back-card"
    folder_ = folder("workbooks") / BOOK.key
    assert {path.stem for path in folder_.glob("*.toml")} - {"workbook"} == set(keys)


@every_step
def test_a_step_has_its_exercises_and_every_field_of_its_own(step):
    assert len([each for each in step.exercises if not each.wording]) >= FEWEST
    for name in ("about", "easy_about", "spiritual", "secular", "both", "easy_both", "care", "round"):
        assert getattr(step, name), name
    assert step.wording_box
    assert step.notes.minutes >= 15
    for name in ("before", "watch", "pairs", "instead"):
        assert len(getattr(step.notes, name)) >= 2, name


def test_every_kind_of_exercise_is_used():
    assert {exercise.kind for _, exercise in EXERCISES} == set(Kind)
    assert set(NEEDS) == set(Kind)


@every_chapter
def test_an_exercise_has_every_field_filled(chapter):
    for exercise in chapter.exercises:
        assert list(exercise.problems()) == []
        for name in ("purpose", "landing", "do", "easy", "example", "example_by"):
            assert getattr(exercise, name), (exercise.key, name)
        assert 3 <= exercise.minutes <= 30
        assert all(text.strip() == text for text in exercise.texts())


@every_chapter
def test_every_file_says_where_it_comes_from_and_on_what_terms(chapter):
    assert chapter.source.startswith(("Written for groupkit.", "Written for groupkit,"))
    assert (chapter.license, BOOK.license) == ("CC-BY-4.0", "CC-BY-4.0")


@every_chapter
# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it(chapter, grade):
    assert grade(flow(chapter)) + 5 <= OLDEST
    if easy(chapter):
        assert grade(" ".join(easy(chapter))) + 5 <= OLDEST


@every_chapter
def test_sentences_are_short_and_shorter_in_easy_read(chapter):
    assert [each for each in sentences(flow(chapter)) if len(each.split()) > 20] == []
    assert [each for text in easy(chapter) for each in sentences(text) if len(each.split()) > 14] == []


@every_chapter
def test_no_cold_word_no_number_to_ring_and_nothing_that_could_shame(chapter):
    assert [text for text in texts(chapter) if COLD.search(text)] == []


@every_chapter
def test_no_words_that_belong_to_somebody_else(chapter):
    explained = chapter.key in ("glossary", "concepts", "insert-texts")
    assert explained or [text for text in texts(chapter) if SOMEBODYS.search(text)] == []


def test_no_text_stands_there_twice():
    whole = [text for chapter in BOOK.chapters for text in texts(chapter) if len(text.split()) >= LONG]
    said = [text for text, times in Counter(whole).items() if times > 1]
    # What is never said in other words: nobody here advises on medicine.
    assert [text for text in said if not ("edicine" in text or "medical help" in text)] == []
    for name in ("landing", "purpose", "title"):
        found = Counter(getattr(exercise, name) for _, exercise in EXERCISES)
        assert [text for text, times in found.items() if times > 1] == [], name


def test_a_group_that_believes_and_one_that_does_not_have_their_own_words_in_each_step():
    for step in BOOK.steps:
        spiritual, secular = step.chosen(Wording.SPIRITUAL), step.chosen(Wording.SECULAR)
        assert len(step.chosen(Wording.OPEN)) >= FEWEST
        for told, other in ((spiritual, Wording.SECULAR), (secular, Wording.SPIRITUAL)):
            assert not any(each.wording == other for each in told)
            assert set(step.chosen(Wording.OPEN)) <= set(told)


def test_what_may_be_hard_is_marked_and_what_is_private_is_not_shared():
    assert {step.key for step in BOOK.steps if step.hard} >= set(HARD_STEPS)
    assert any(not exercise.share for _, exercise in EXERCISES)
    assert {exercise.keep for _, exercise in EXERCISES} == set(Keep)


def test_the_step_of_helping_others_names_the_open_roles():
    assert [chapter.key for chapter in BOOK.chapters if chapter.roles] == ["step-12", "step-17"]


def test_pages_near_medicine_leave_it_to_the_prescriber():
    for key in ("step-15", "living-with-medicine"):
        chapter = BOOK.chapter(key)
        assert chapter is not None
        whole = " ".join(texts(chapter))
        assert re.search(r"[Dd]o not stop or change (your )?medicine", whole)
        assert "prescriber" in whole


def test_every_text_is_found_by_the_translator():
    names = FIELDS["workbooks"]
    for name in ("title", "about", "do", "easy", "landing", "prompts", "columns", "meaning", "watch"):
        assert name in names
