"""A sheet on its way: the figures that are printed, and the answer that comes back."""

from dataclasses import replace
from datetime import date

import pytest

from groupkit.core.letters import Answer, Letter, Received
from groupkit.core.states import ANSWERS, WORDS, Note, State

ANSWER = Answer(
    identity="a", group="Us", place="Tin", number=37, seal="X", state=State.ACCEPTED, by="Mo", on=date(2026, 11, 14)
)


def test_the_figures_of_the_printed_evening(sent):
    said = sent.statement
    assert (said.started, said.in_total, said.out_total, said.moved_total) == (4215, 2440, 835, -2000)
    assert (said.expected, said.counted, said.difference) == (3820, 3820, 0)
    assert (said.general, said.reserve, said.owed_general, said.advances_general, said.free) == (
        16220,
        9600,
        1170,
        1000,
        4450,
    )
    assert [(holding.place, holding.total) for holding in said.holdings] == [
        ("Tin", 3820),
        ("Jo, to bank", 2000),
        ("Member 4, advance", 1000),
        ("Bank", 32240),
    ]
    assert [kind.value for _, kind, _ in said.rows] == ["receipt"] * 2 + ["payment"] * 2 + ["move"]


def test_money_that_went_elsewhere_is_not_looked_for_in_the_tin(sent):
    said = sent.statement
    rows = (replace(said.money_in[0], place="Bank"), *said.money_in[1:])
    assert replace(said, money_in=rows).expected == said.expected - 1840
    assert replace(said, reserve=99999).free < 0


def test_an_entry_travels_as_it_was_chained(sent, book):
    assert [sealed.link() for sealed in sent.entries] == list(book.store.ledger.links())
    assert sent.head == sent.entries[-1].hash
    assert Letter(statement=sent.statement, entries=(), head_before=b"x" * 32).head == b"x" * 32


def test_the_newest_note_says_how_far_a_sheet_has_come(sent):
    notes = (
        Note(state=State.SENT, by="Sam", on=date(2026, 11, 14)),
        Note(state=State.PAID, by="Mo", on=date(2026, 11, 15)),
    )
    assert Received(id=1, letter=sent, notes=notes).state is State.PAID


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, []),
        ({"state": State.SENT}, ["state"]),
        ({"state": State.DRAFT, "by": " "}, ["state", "by"]),
        ({"state": State.QUERIED}, ["words"]),
        ({"state": State.QUERIED, "words": "Which tea?"}, []),
        ({"state": State.PAID}, []),
    ],
)
def test_everything_to_put_right_in_an_answer_is_told_at_once(change, fields):
    assert [problem.field for problem in replace(ANSWER, **change).problems()] == fields


def test_every_state_has_words():
    assert set(WORDS) == set(State)
    assert set(ANSWERS) < set(State)
