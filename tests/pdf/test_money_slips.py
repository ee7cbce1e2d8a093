"""Answers, the list of sheets, and papers to fill with a pen: short, plain, and whole on their page."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations

import pytest

from groupkit.core.letters import Answer
from groupkit.core.money import NOTES_AND_COINS
from groupkit.core.states import ANSWERS, WORDS, State, Status
from groupkit.pdf import money as papers
from groupkit.pdf import slips
from groupkit.storage import letters
from tests.evening import SATURDAY
from tests.pdf.reading import count, inside, words

BANNED = re.compile(
    r"\b(debit|credit|ledger|posting|reconcile|accrual|imprest|fund code|errors?|invalid|failed?|warning|must|"
    r"overdue|missing|users?|submit|fees?)\b|!",
    re.IGNORECASE,
)


def printed(letter):
    written = BytesIO()
    papers.sheet(letter, written)
    return written.getvalue()


def test_a_sheet_is_in_plain_words(evening):
    strange = replace(evening.statement, reserve=90_000, difference_entry=9, counted=1, alone_reason="Ill")
    papers_made = [words(printed(evening)), words(printed(replace(evening, statement=strange)))]
    for make in (slips.blank_sheet, slips.count_slip):
        written = BytesIO()
        make(written)
        papers_made.append(words(written.getvalue()))
    for shown in papers_made:
        assert BANNED.search(shown) is None


def reply(evening, state, said="<b>Which</b> receipt & where?"):
    about = evening.statement
    return Answer(
        identity=about.identity, group=about.group, place=about.place, number=about.number, seal=about.seal,
        state=state, by="Maria", words=said, on=date(2026, 11, 16),
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("state", ANSWERS)
def test_an_answer_says_what_was_said_by_whom_and_travels_in_its_file(evening, state, language, tmp_path):
    path, said = tmp_path / "answer.pdf", reply(evening, state)
    papers.answer(said, path, language=language)
    assert letters.read(path) == said
    shown = words(path.read_bytes())
    for piece in ("37", "Maria", "<b>Which</b> receipt & where?", "Monday 16 November 2026", said.seal, "Tin"):
        assert piece in shown
    assert count(path.read_bytes()) == 1
    assert inside(path.read_bytes())


def test_the_three_answers_read_differently(evening):
    made = []
    for state in ANSWERS:
        written = BytesIO()
        papers.answer(reply(evening, state, ""), written)
        made.append(words(written.getvalue()))
    assert all(one != other for one, other in combinations(made, 2))


def test_the_list_shows_every_sheet_and_how_it_stands():
    made = tuple(
        Status(
            sheet=at, group="Saturday group", place="Tin", number=30 + at, meeting="Sat meeting", day=SATURDAY,
            state=state, counted=None if state in (State.DRAFT, State.VOID) else 3820, by="Maria",
            words="Why?" if state is State.QUERIED else "", see=38,
        )
        for at, state in enumerate(State)
    )  # fmt: skip
    written = BytesIO()
    papers.statuses(made, written)
    shown = words(written.getvalue())
    for at, state in enumerate(State):
        assert f"{30 + at} Sat meeting, Sat 14" in shown
        assert WORDS[state].format(number=38) in shown
    assert "A question came back. Maria: Why?" in shown
    assert shown.count("£38.20") == 5


def test_an_empty_list_says_what_comes_first():
    written = BytesIO()
    papers.statuses((), written)
    assert "There is no money sheet yet." in words(written.getvalue())


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("currency", sorted(NOTES_AND_COINS))
def test_papers_to_fill_by_hand_are_one_page_with_every_coin(currency, language, paper):
    for make, times in ((slips.count_slip, 2), (slips.blank_sheet, 1)):
        written = BytesIO()
        make(written, group="Saturday <b>group", currency=currency, language=language, paper=paper)
        shown = words(written.getvalue())
        assert count(written.getvalue()) == 1
        assert inside(written.getvalue())
        assert shown.count("Saturday <b>group") == times
        unit = {"GBP": ("£", "p"), "EUR": ("€", "c"), "USD": ("$", "c")}[currency]
        for worth in NOTES_AND_COINS[currency] if language != "en-XA" else ():
            label = f"{unit[0]}{worth // 100}" if worth >= 100 else f"{worth}{unit[1]}"
            assert shown.split().count(label) == times, label


def test_notes_a_group_counts_besides_stand_on_its_papers():
    for make, times in ((slips.count_slip, 2), (slips.blank_sheet, 1)):
        written = BytesIO()
        make(written, worths=(10000, *NOTES_AND_COINS["GBP"]))
        shown = words(written.getvalue())
        assert shown.split().count("£100") == times
        assert shown.split().count("£50") == times
