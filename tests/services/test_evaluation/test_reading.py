"""The reader looks at the study: agreement, new themes, and the matrices both ways; and saves them."""

import csv
from datetime import date

import pytest

from groupkit.core.evaluation.clocks import DueState
from groupkit.core.evaluation.coding import Agreed, Coding
from groupkit.core.evaluation.matrix import CellState, Sort
from groupkit.core.evaluation.people import Ask, Yes
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.evaluation import answers, check, clocks, coding, people, reading
from tests import studied, talkrounds, twocoders

QUESTION = studied.QUESTION


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    return twocoders.prepared(tmp_path_factory.mktemp("coded"))


@pytest.fixture
def room(ready, tmp_path):
    with twocoders.copied(ready, tmp_path) as found:
        found.both()
        found.agree(0, 1)
        yield found


def test_its_reader_sees_what_was_said_and_agreed_and_how_alike_they_were(room):
    look = (room.group, room.key, talkrounds.READER)
    assert [each.sign for each in reading.answers(*look)] == ["Anvil", "Brook"]
    assert [set(each.codes) for each in reading.agreed(*look)] == [{"hope"}, {"hope"}]
    assert twocoders.alike(room) == (4, 3)
    steps = reading.saturation(*look)
    assert [(each.sign, each.new, each.so_far) for each in steps] == [("Anvil", ("hope",), 1), ("Brook", (), 1)]


def test_a_matrix_is_saved_for_a_spreadsheet(room, tmp_path):
    found = reading.matrix(room.group, room.key, room.robin, by="theme")
    reading.to_csv(found, tmp_path / "matrix.csv")
    with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as lines:
        head, *saved = list(csv.reader(lines))
    assert head[:5] == ["Theme", "What it is", "Sign", "First heard", "First talk: What was heard"]
    (line,) = (row for row in saved if row[:3] == ["Getting well", "Area of life", "Anvil"])
    assert line[3:12] == ["First talk", "Heard", "Much the same", "", "", "Not asked", "", "", ""]
    through = reading.matrix(room.group, room.key, room.robin, by="lens")
    assert {row.title for row in through.rows} == {"Me", "Us", "The world"}


def test_only_its_reader_reads(room):
    for look in (reading.answers, reading.agreed, reading.agreement, reading.saturation):
        with pytest.raises(GroupkitError):
            look(room.group, room.key, room.alex)
    with pytest.raises(GroupkitError):
        reading.matrix(room.group, room.key, room.alex, by="theme")


def test_a_talk_in_any_strand_is_laid_out_on_its_own_clock(other):
    made, secret = talkrounds.begun(other), talkrounds.unlocked(other)
    leads = talkrounds.invited(other, made.key, secret, strand="facilitators", started=date(2025, 10, 1))
    comes = talkrounds.invited(other, made.key, secret, started=date(2026, 3, 1))
    talkrounds.invited(other, made.key, secret)
    all_ = [
        studied.answer(leads, "F1", {"path": {"hope": "+"}}),
        studied.answer(comes, "T1", {"path": {"hope": "o"}}),
    ]
    answers.keep_all(other, made.key, all_)
    clocks.held(other, made.key, comes, "T1", date(2026, 6, 20), secret)
    people.agree(
        *(other, made.key, comes),
        Yes(ask=Ask.QUOTATION, said_on=other.today(), of=f"{comes}/T1/{QUESTION}"),
        secret,
    )
    studied.coded(other, made, "Robin", tuple(Coding(of=each.key, codes=frozenset({"hope"})) for each in all_))
    studied.coded(other, made, "Alex", tuple(Coding(of=each.key, codes=frozenset({"hope"})) for each in all_))
    settled = [Agreed(of=each.key, codes=frozenset({"hope"}), agreed_on=other.today()) for each in all_]
    coding.agree(other, made.key, settled, secret, talkrounds.unlocked(other, "Alex"))
    found = reading.matrix(other, made.key, secret, by="person")
    assert found.waves == ("T1", "T2", "T3", "F1", "F2")
    rows = {row.sign: row for row in found.rows if row.sort is Sort.CODE}
    assert set(rows) == {leads, comes}
    heard, none, asked = CellState.HEARD, CellState.NOT_HELD, CellState.NOT_ASKED
    assert [cell.state for cell in rows[leads].cells] == [asked, asked, asked, heard, asked]
    # the time of the second talk has gone by, and the third is still ahead
    assert [cell.state for cell in rows[comes].cells] == [heard, none, asked, asked, asked]
    assert [rows[each].cells[at].may_quote for each, at in ((leads, 3), (comes, 0))] == [False, True]
    assert "Year 1: Way" in reading.sheet(found).head


def test_what_does_not_belong_is_left_out_and_told(other):
    made, secret = talkrounds.begun(other), talkrounds.unlocked(other)
    stays, leaves = (talkrounds.invited(other, made.key, secret, started=date(2026, 3, 1)) for _each in range(2))
    second = talkrounds.begun(other, title="Another")
    elsewhere = talkrounds.invited(other, second.key, secret)
    people.take_back(other, made.key, leaves, Ask.PART, secret)
    own = studied.answer(stays, "T1", {"path": {"hope": "o"}})
    answers.keep(other, made.key, own)
    before = reading.matrix(other, made.key, secret, by="theme")
    assert (before.left_out, reading.left_out(before)) == (0, "")
    answers.keep_all(
        *(other, made.key),
        [
            studied.answer(sign, wave, {"path": {"hope": "+"}})
            for sign, wave in ((elsewhere, "T1"), (leaves, "T1"), (stays, "F1"))
        ],
    )
    found = reading.matrix(other, made.key, secret, by="theme")
    assert (found.waves, found.rows, found.left_out) == (before.waves, before.rows, 3)
    assert reading.left_out(found).startswith("3 answers are left out")
    assert reading.answers(other, made.key, secret) == (own,)
    assert [person.sign for person in check.room(other, made.key, secret).people] == [stays]
    with pytest.raises(RefusedError, match="colour is not one of these"):
        reading.matrix(other, made.key, secret, by="colour")


def test_the_whole_group_stands_beside_the_others(other):
    made, secret = talkrounds.begun(other), talkrounds.unlocked(other)
    group = talkrounds.invited(other, made.key, secret, strand="whole_group", started=date(2026, 3, 1))
    (talk,) = clocks.held(other, made.key, group, "W1", other.today(), secret)
    assert talk.state is DueState.HELD
    answers.keep(other, made.key, studied.answer(group, "W1", {"path": {"hope": "+"}}))
    found = reading.matrix(other, made.key, secret, by="person")
    assert (found.waves, {row.first for row in found.rows}) == (("W1",), {"W1"})
    assert "Talk with the whole group: Way" in reading.sheet(found).head
