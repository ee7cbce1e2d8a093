"""Each person has a sign that nobody had before, and a yes for each thing that is asked."""

from datetime import date
from random import Random

import pytest

from groupkit.core.evaluation import people
from groupkit.core.evaluation.people import Ask, Asker, Invited, Person, Strand, Yes
from groupkit.core.problems import RefusedError
from groupkit.storage.evaluation import shipped

TODAY = date(2024, 2, 29)
WORDS = [each.title for each in shipped.signs().signs]


def wrong(taken=(), names=(), **about):
    usual = {"strand": Strand.MEMBERS, "started": TODAY, "interviewer": "Robin"}
    found = people.problems(Invited(**{**usual, **about}), TODAY, taken=taken, names=names)
    return {problem.field: str(problem) for problem in found}


def test_every_sign_is_given_once_and_then_there_are_none():
    taken: list[str] = []
    chance = Random(7)
    for _each in WORDS:
        taken.append(people.signs(WORDS, taken, chance))
    assert sorted(taken) == sorted(WORDS)
    assert len(set(taken)) == 80
    with pytest.raises(RefusedError, match="word of your own"):
        people.signs(WORDS, taken, chance)


def test_a_sign_that_was_given_in_other_letters_is_not_given_again():
    assert people.signs(("Heron", "Kite"), ("HERON ",), Random(1)) == "Kite"


def test_a_word_of_their_own_is_a_thing_and_nobodys_name():
    assert wrong(sign="Mountain ash") == {}
    assert "without numbers" in wrong(sign="Heron 2")["sign"]
    assert "without numbers" in wrong(sign="B")["sign"]
    assert "called that" in wrong(sign="ash", names=("Ash",))["sign"]
    assert "given out before" in wrong(sign="heron", taken=("Heron",))["sign"]


def test_everything_to_put_right_is_said_at_once():
    told = wrong(started=date(2024, 3, 1), interviewer=" ", contact="x" * 201, sign="x" * 25)
    assert set(told) == {"started", "interviewer", "contact", "sign"}
    assert "40 letters" in wrong(interviewer="x" * 41)["interviewer"]


def test_somebody_else_who_talks_with_them_says_why():
    def told(name, note):
        return {each.field for each in people.asker_problems(name, note)}

    assert told("Kim", "Robin moved away") == set()
    assert told("", "") == {"interviewer", "note"}
    assert told("x" * 41, "x" * 161) == {"interviewer", "note"}


def test_a_yes_holds_until_it_is_taken_back():
    person = Person(
        sign="Heron",
        strand=Strand.CARERS,
        started=TODAY,
        agreed=(
            Yes(ask=Ask.PART, said_on=TODAY),
            Yes(ask=Ask.QUOTATION, said_on=TODAY, of="q1"),
            Yes(ask=Ask.RECORDING, said_on=TODAY, taken_back_on=TODAY),
        ),
        askers=(Asker(name="Robin", since=TODAY), Asker(name="Kim", since=TODAY, note="moved")),
    )
    assert person.says_yes(Ask.PART)
    assert person.says_yes(Ask.QUOTATION, "q1")
    assert not person.says_yes(Ask.QUOTATION, "q2")
    assert not person.says_yes(Ask.RECORDING)
    assert person.interviewer == "Kim"
    assert Person(sign="Kite", strand=Strand.MEMBERS, started=TODAY).interviewer == ""


def test_somebody_is_found_by_their_sign():
    person = Person(sign="Heron", strand=Strand.MEMBERS, started=TODAY)
    assert people.found((person,), "Heron") is person
    with pytest.raises(RefusedError, match="Kite"):
        people.found((person,), "Kite")


def test_a_slip_of_the_year_and_more_than_a_person_is_are_told():
    assert "100 years" in wrong(started=date(1, 1, 1))["started"]
    assert wrong(started=date(1924, 2, 29)) == {}
    assert "40 letters" in wrong(kinds=frozenset({"x" * 41}))["kinds"]
    assert "8 or fewer" in wrong(kinds=frozenset("abcdefghi"))["kinds"]
    assert set(wrong(kinds=frozenset({"a\0"}), interviewer="Kim\u202e", contact="\x1b[2J")) == {
        *("kinds", "interviewer", "contact")
    }
    assert "members, carers" in wrong(strand="everybody")["strand"]
