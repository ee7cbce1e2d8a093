"""No word of a bookkeeper stands on any page, paper or form about money, and every refusal says what to do next."""

import re
import tomllib
from io import BytesIO

import pytest
import textstat

from groupkit.pdf import missing as calm
from groupkit.pdf import money as sheets
from groupkit.pdf import slips, treasury
from groupkit.resources import folder
from groupkit.services import missing, money
from groupkit.services import treasury as figures
from tests import evening, wordings
from tests.pdf import reading
from tests.test_content import OLDEST
from tests.wordings import BOOKISH, cold

MODULES = wordings.modules()
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)

# What somebody can do next: an imperative at the start of a sentence, or a question to answer
NEXT = re.compile(
    r"(?:^|[.:;?}] |, (?:or |so |then )?)(?:Please )?(?:First )?(?:add|ask|call|change|check|choose|close|copy|"
    r"count|decide|finish|give|go|keep|leave|let|look|make|move|name|open|pay|press|print|put|say|see|send|set|start|take|talk|"
    r"test|try|type|use|wait|write)\b|\?",
    re.IGNORECASE,
)
# The agreed sentences that are complete as they are, a reason, and the words for a file that was left alone
AS_AGREED = {
    "That is more than this book can hold.",
    "That date has not come yet. Money goes in on the day it moved.",
    "This book is in {symbol} only.",
    "The book is not the one that sheet {number} was made from.",
}
LEFT_ALONE = re.compile(
    r"Nothing (has been brought|was taken) in|stays (as|where) it is|has to (be|arrive)|can be closed|goes to the"
)
# Reasons: the sentence they stand in says what to do
REASONS = {"proof.py"}
REFUSALS = sorted(
    {said for path in MODULES if path.name not in REASONS for said in wordings.refusals(path)} - AS_AGREED
)


@each_module
def test_no_bookkeepers_word_is_in_a_sentence_of_the_program(path):
    for said in wordings.said(path):
        assert BOOKISH.search(said) is None, said


def test_no_bookkeepers_word_is_in_a_form():
    found = list(wordings.forms())
    assert {file for file, _ in found} >= {"missing-money", "glossary"}
    for file, said in found:
        # the names that banks give their own columns are nobody's words
        assert file == "banks" or BOOKISH.search(said) is None, (file, said)


def test_every_word_the_list_of_plain_words_bans_is_one_we_look_for():
    rows = tomllib.loads((folder("forms") / "money" / "glossary.toml").read_text("utf-8"))["entry"]
    words = [row["word"] for row in rows if row["banned"] and row["examiner"]]
    assert len(words) >= 7
    assert all(BOOKISH.search(word) or word == "to post" for word in words)


def test_no_paper_has_one(book):
    letter = money.send(book, evening.filled_sheet(book))
    first = figures.since_agreed(book)
    papers = {
        "sheet": lambda into: sheets.sheet(letter, into),
        "list": lambda into: sheets.statuses(money.status(book), into),
        "slip": slips.count_slip,
        "blank": slips.blank_sheet,
        "trail": lambda into: treasury.trail(figures.trail(book, first, book.today()), into),
        "handing": lambda into: treasury.handing(figures.handing(book), into),
        "missing": lambda into: calm.missing_money(missing.form(), into),
    }
    for name, make in papers.items():
        into = BytesIO()
        make(into)
        said = reading.words(into.getvalue())
        assert BOOKISH.search(said) is None, name
        assert cold(said.replace("!", "")) is None, name


# refusals


def told(said: str) -> str:
    """Return a refusal as it may be read, with a name in each gap."""
    return re.sub(r"\{\w+\}", "Sam", said)


def test_there_are_refusals_to_read():
    assert len(REFUSALS) > 100


@pytest.mark.parametrize("said", REFUSALS)
def test_a_refusal_says_what_to_do_next(said):
    assert NEXT.search(said) or LEFT_ALONE.search(said)


@pytest.mark.parametrize("said", REFUSALS)
def test_a_refusal_is_short_calm_and_blames_nobody(said):
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:]", told(said))) <= 20
    assert cold(said) is None
    assert re.search(r"\byou (forgot|failed|did not|didn’t|should have|have to)\b", said, re.IGNORECASE) is None


# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_every_refusal(grade):
    assert grade(" ".join(map(told, REFUSALS))) + 5 <= OLDEST
    for said in REFUSALS:
        # a formula makes nothing of a handful of words
        if len(said.split()) >= 12:
            assert grade(told(said)) + 5 <= OLDEST, said
