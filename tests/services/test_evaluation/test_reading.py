"""The reader looks at the study: agreement, new themes, and the matrices both ways; and saves them."""

import csv
from datetime import date

import pytest

from groupkit.core.evaluation.answers import Way
from groupkit.core.evaluation.matrix import By, CellState, Sort
from groupkit.core.evaluation.people import Ask, Yes
from groupkit.core.problems import GroupkitError
from groupkit.services.evaluation import answers, people, reading
from tests import studied, talkrounds

QUESTION = studied.QUESTION


@pytest.fixture
def study(book):
    made, signs = studied.replayed(book)
    return book, made.key, talkrounds.unlocked(book), signs


def test_the_whole_study_is_read(study, tmp_path):
    book, key, secret, signs = study
    assert len(reading.answers(book, key, secret)) == 18
    found = reading.agreement(book, key, secret)
    first, second = studied.codings(signs), studied.other_codings(signs)
    assert (found.units, found.same) == (18 * len({c for e in (*first, *second) for c in e.codes}), found.units - 6)
    steps = reading.saturation(book, key, secret)
    # by wave, and then by day: the carer came first in December, then m4, m1, m2, m5 and m6
    assert [(each.sign, each.wave) for each in steps[:7]] == [
        *((signs[each], "T1") for each in ("m3", "m4", "m1", "m2", "m5", "m6")),
        (signs["m3"], "T2"),
    ]
    assert [len(each.new) for each in steps[:8]] == [4, 2, 0, 1, 0, 0, 3, 2]
    assert steps[-1].so_far == len({code for each in first for code in each.codes})
    by_theme = reading.matrix(book, key, secret, by="theme")
    rows = [row for row in by_theme.rows if (row.theme, row.sort) == ("recovery", Sort.AREA)]
    paths = {row.sign: [cell.path for cell in row.cells] for row in rows}
    assert by_theme.waves == ("T1", "T2", "T3")
    assert [paths[signs[f"m{at}"]][1] for at in range(1, 7)] == [
        *(Way.HARDER, Way.HARDER, Way.SAME, Way.HARDER, Way.HARDER, Way.HARDER)
    ]
    assert {path[2] for path in paths.values()} == {Way.BETTER}
    by_person = reading.matrix(book, key, secret, by=By.PERSON)
    assert sorted(map(repr, by_person.rows)) == sorted(map(repr, by_theme.rows))
    assert {row.title for row in reading.matrix(book, key, secret, by="lens").rows} == {"Me", "Us", "The world"}
    reading.to_csv(by_theme, tmp_path / "matrix.csv")
    with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as lines:
        head, *saved = list(csv.reader(lines))
    assert head[:5] == ["Theme", "Sign", "First heard", "First talk: What was heard", "First talk: Way"]
    (line,) = (row for row in saved if row[:2] == ["A hard spell, held", signs["m1"]])
    assert line[2:] == [
        *("Second talk", "Nobody had spoken of it yet", "", "", ""),
        *("Heard", "", "The mind", "rang somebody from the group"),
        *("Not spoken of", "", "", ""),
    ]
    (area,) = (row for row in saved if row[:2] == ["Getting well", signs["m1"]])
    assert area[7:11] == ["Heard", "Harder", "The mind", "rang somebody from the group"]


def test_only_its_reader_reads(study):
    book, key, _secret, _signs = study
    other = talkrounds.unlocked(book, "Alex")
    for look in (reading.answers, reading.agreed, reading.agreement, reading.saturation):
        with pytest.raises(GroupkitError):
            look(book, key, other)
    with pytest.raises(GroupkitError):
        reading.matrix(book, key, other, by="theme")


def test_a_talk_in_any_strand_is_laid_out_on_its_own_clock(book):
    made, secret = talkrounds.begun(book), talkrounds.unlocked(book)
    leads = talkrounds.invited(book, made.key, secret, strand="facilitators", started=date(2025, 10, 1))
    comes = talkrounds.invited(book, made.key, secret, started=date(2026, 3, 1))
    talkrounds.invited(book, made.key, secret)
    all_ = [
        studied.answer(leads, "F1", {"path": {"hope": "+"}}),
        studied.answer(comes, "T1", {"path": {"hope": "o"}}),
    ]
    answers.keep_all(book, made.key, all_)
    talkrounds.clocks.held(book, made.key, comes, "T1", date(2026, 6, 20), secret)
    people.agree(
        *(book, made.key, comes),
        Yes(ask=Ask.QUOTATION, said_on=book.today(), of=f"{comes}/T1/{QUESTION}"),
        secret,
    )
    studied.coded(
        book, made, "Robin", tuple(studied.Coding(of=each.key, codes=frozenset({"hope"})) for each in all_)
    )
    studied.coded(
        book, made, "Alex", tuple(studied.Coding(of=each.key, codes=frozenset({"hope"})) for each in all_)
    )
    settled = [studied.Agreed(of=each.key, codes=frozenset({"hope"}), agreed_on=book.today()) for each in all_]
    studied.coding.agree(book, made.key, settled, secret, talkrounds.unlocked(book, "Alex"))
    found = reading.matrix(book, made.key, secret, by="person")
    assert found.waves == ("T1", "T2", "T3", "F1", "F2")
    rows = {row.sign: row for row in found.rows if row.sort is Sort.CODE}
    assert set(rows) == {leads, comes}
    heard, none, asked = CellState.HEARD, CellState.NOT_HELD, CellState.NOT_ASKED
    assert [cell.state for cell in rows[leads].cells] == [asked, asked, asked, heard, asked]
    # the time of the second talk has gone by, and the third is still ahead
    assert [cell.state for cell in rows[comes].cells] == [heard, none, asked, asked, asked]
    assert [rows[each].cells[at].may_quote for each, at in ((leads, 3), (comes, 0))] == [False, True]
    assert "Year 1: Way" in reading.sheet(found).head
