"""Rounds of talks, signs, codes and themes are kept as they were; undo brings nothing back that was said."""

from datetime import date

import pytest
from peewee import IntegrityError

from groupkit.core.evaluation.destroyed import Gone, Rule, What
from groupkit.core.evaluation.rounds import Kind, Round, State
from groupkit.storage.evaluation.rows import OwnCode, RoundKeys, Sign, Told
from groupkit.storage.evaluation.sealed import SealedCoding, SealedPerson, Threefold
from tests import boxes

DAY = date(2024, 2, 29)


def a_round(**about):
    usual = {
        "key": "first",
        "title": "First",
        "purpose": "To hear",
        "what_happens": "We tell you.",
        "reader": 1,
        "coders": (1, 2),
        "opened_on": DAY,
        "keep_until": DAY,
        "look_again": DAY.replace(day=1),
    }
    return Round(**{**usual, **about})


@pytest.fixture(name="store")
def _store(other):
    with other.store.step("Keepers"):
        for keeper in boxes.two():
            other.store.feedback_keepers.add(keeper)
        other.store.evaluation_rounds.add(a_round())
    return other.store


def same(table, item):
    """Whether a value comes out as it went in, but for its number."""
    found = table.get(table.add(item))
    return all(getattr(found, name) == getattr(item, name) for name in type(item).__slots__ if name != "id")


def test_everything_comes_out_as_it_went_in(store):
    full = a_round(key="second", kind=Kind.RESEARCH, approval="REC", closed_on=DAY, contacts_gone_on=DAY)
    assert same(store.evaluation_rounds, full)
    assert same(store.evaluation_signs, Sign(sign="Heron"))
    assert same(store.evaluation_gone, Gone(round=1, what=What.CONTACTS, rule=Rule.CHOSEN, gone_on=DAY))
    assert same(store.evaluation_people, SealedPerson(round=1, sealed=b"x"))
    three = Threefold(round=1, for_reader=b"1", for_first=b"2", for_second=b"3")
    assert same(store.evaluation_answers, three)
    assert same(store.evaluation_agreed, three)
    assert same(store.evaluation_codings, SealedCoding(round=1, coder=2, sealed=b"x", handed_in=True))
    code = OwnCode(key="own", part="other", title="Own", means="What we mean", added_on=DAY)
    assert same(store.evaluation_codes, code)
    told = Told(round=1, place=3, title="Mornings", words="Hard", level="some", passed_on=DAY)
    assert same(store.evaluation_themes, told)


def test_no_sign_and_no_key_stands_twice_and_two_people_code(store):
    store.evaluation_signs.add(Sign(sign="Heron"))
    for table, again in (
        (store.evaluation_signs, Sign(sign="Heron")),
        (store.evaluation_rounds, a_round()),
        (store.evaluation_rounds, a_round(key="alone", coders=(1, 1))),
        (store.evaluation_rounds, a_round(key="few", k=2)),
    ):
        with pytest.raises(IntegrityError):
            table.add(again)


def test_what_opens_files_is_kept_until_it_is_forgotten(store):
    assert store.evaluation_rounds.keys(1) == RoundKeys()
    keys = RoundKeys(lock=b"l" * 80, secret=b"s" * 32)
    store.evaluation_rounds.keep_keys(1, keys)
    store.evaluation_rounds.change(1, a_round(state=State.CODING))
    assert store.evaluation_rounds.files() == {"first": keys}
    store.evaluation_rounds.keep_keys(1, RoundKeys())
    assert store.evaluation_rounds.files() == {"first": RoundKeys()}


def test_undo_knows_of_the_groups_own_codes_and_of_nothing_that_was_said(other, store):
    with other.change("Add a code and a row", "evaluation"):
        store.evaluation_codes.add(OwnCode(key="own", part="other", title="Own", means="x", added_on=DAY))
        store.evaluation_people.add(SealedPerson(round=1, sealed=b"x"))
        store.evaluation_signs.add(Sign(sign="Heron"))
    other.undo()
    assert list(store.evaluation_codes) == []
    assert len([*store.evaluation_people, *store.evaluation_signs]) == 2
