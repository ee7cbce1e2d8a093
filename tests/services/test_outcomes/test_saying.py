"""A group goes through the statements: says what happens, how it would know, what matters most, and what moved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.outcomes.standing import Counts, Movement, Order, Said
from groupkit.core.outcomes.statements import JUSTICE
from groupkit.core.outcomes.workshop import Run
from groupkit.core.problems import RefusedError
from groupkit.services.outcomes import answers, comparing, knowing, order, repeating, runs, statements
from tests.evening import SATURDAY

FIRST = Run(day=SATURDAY, title=" Autumn ")


def refused(said, does, *args, **more):
    with pytest.raises(RefusedError, match=said) as told:
        does(*args, **more)
    return told.value


def test_the_order_is_ours_once_dots_were_counted(book):
    assert order.ours(book) == ("", {})
    first = runs.make(book, Run(day=SATURDAY, title="Autumn"))
    order.choose(book, first, ["j1", "j2"])
    order.put(book, first, "j2", 3)
    runs.make(book, Run(day=SATURDAY + timedelta(days=1), title="Nothing yet"))
    assert order.ours(book) == ("Autumn", {"j2": 3})


def test_dots_are_kept_without_answers_and_answers_are_put_right(book):
    run = runs.make(book, Run(day=SATURDAY, title="Autumn"))
    answers.write_down(book, run, Said(statement="j1", channel="meeting", counts=Counts()), 4)
    assert (answers.of(book, run), order.listing(book, run)[0].dots) == ((), 4)
    answers.write_down(book, run, Said(statement="j1", channel="meeting", counts=Counts(partly=2)), None)
    (before,) = answers.of(book, run)
    by_post = replace(before, channel="post", counts=Counts(partly=3))
    answers.write_down(book, run, by_post, 5, before=before)
    (kept,) = answers.of(book, run)
    assert (kept.channel, kept.counts.partly, order.listing(book, run)[0].dots) == ("post", 3, 5)
    book.undo()
    assert (answers.of(book, run), order.listing(book, run)[0].dots) == ((before,), 4)
    refused("nothing was answered yet", answers.write_down, book, run, replace(before, counts=Counts()), None)


def test_there_are_52_statements_and_five_more_for_who_asks(book):
    plain, more = statements.listing(book), statements.listing(book, justice=True)
    assert (len(plain), len(more)) == (52, 57)
    assert {each.stage for each in plain} | {JUSTICE} == {each.stage for each in more}
    assert statements.find(book, "c1").stage == JUSTICE
    assert statements.listing(book, language="en-XA")[0].words != plain[0].words
    refused("no statement with the key j99", statements.find, book, "j99")


def test_principles_stand_beside_their_statements(book):
    assert len(statements.principles(book)) == 42
    beside = statements.principles(book, ("j6",))
    assert {each.stage for each in beside} == {"journey"}
    assert statements.principles(book, ("involvement/film",)) == ()
    everything = tuple(each.key for each in statements.listing(book))
    assert statements.principles(book, everything) == statements.principles(book)


def test_a_group_adds_a_statement_of_its_own_and_takes_it_away(book):
    made = statements.add(book, " Somebody\nrings back ", "engagement", "access")
    assert (made.words, made.own, made.source) == ("Somebody rings back", True, "")
    there = [each.key for each in statements.listing(book)]
    assert there.index("e13") + 1 == there.index(made.key) == there.index("a1") - 1
    run = runs.make(book, FIRST)
    answers.say(book, run, Said(statement=made.key, counts=Counts(partly=3)))
    order.put(book, run, made.key, 4)
    knowing.know(book, made.key, "We ask")
    statements.remove(book, made.key)
    assert (answers.of(book, run), order.listing(book, run), knowing.listing(book)) == ((), (), {})
    book.undo()
    assert [each.statement for each in answers.of(book, run)] == [made.key]
    assert statements.find(book, made.key) == made
    refused("nothing of our own", statements.remove, book, "j1")


def test_what_is_written_is_looked_at_first(book):
    told = refused("one line what good help looks like", statements.add, book, " ", "nowhere", "access")
    assert [each.field for each in told.problems] == ["words", "stage", "part"]
    asked = refused("“Sam” is the name", statements.add, book, "Sam rings back, 01632 960 001", "engagement")
    assert [each.asks for each in asked.problems] == [True, True]
    assert statements.add(book, "Sam rings back", "engagement", sure=True).part == ""


def test_a_run_has_a_name_and_follows_one_before(book):
    first = runs.make(book, FIRST)
    later = Run(day=SATURDAY + timedelta(days=180), title="Spring", follows=first)
    second = runs.make(book, later)
    assert [(each.id, each.title) for each in runs.listing(book)] == [(second, "Spring"), (first, "Autumn")]
    refused("Give it a name", runs.make, book, Run(day=SATURDAY, title=" "))
    for wrong in (second, 99):
        refused("before this one", runs.make, book, replace(later, id=second, follows=wrong))
    refused("before this one", runs.make, book, replace(FIRST, follows=second))
    assert runs.make(book, replace(later, id=second, title="Early spring")) == second
    assert runs.get(book, second).title == "Early spring"
    refused("number 99", runs.make, book, replace(FIRST, id=99))


def test_a_run_goes_with_all_that_was_said_in_it(book):
    run = runs.make(book, FIRST)
    answers.say(book, run, Said(statement="j1", counts=Counts(happening=1)))
    order.put(book, run, "j1", 2)
    runs.remove(book, run)
    assert (answers.of(book, run), runs.listing(book)) == ((), ())
    refused("number 1", runs.remove, book, run)
    book.undo()
    assert len(answers.of(book, run)) == len(order.listing(book, run)) == 1


def test_answers_are_kept_apart_by_the_way_they_came(book):
    run = runs.make(book, FIRST)
    here = answers.say(
        book, run, Said(statement="j1", counts=Counts(partly=3, unknown=2), comment=" Not at night ")
    )
    answers.say(book, run, Said(statement="j1", channel="post", setting="ward", counts=Counts(not_here=1)))
    again = answers.say(book, run, replace(here, counts=Counts(partly=4)))
    assert [(each.channel, each.setting, each.counts) for each in answers.of(book, run)] == [
        ("post", "ward", Counts(not_here=1)),
        ("meeting", "community", Counts(partly=4)),
    ]
    assert again.comment == "Not at night"
    answers.say(book, run, Said(statement="involvement/film", counts=Counts(happening=2), comment="It was shown"))
    assert {each.statement for each in answers.of(book, run)} == {"j1", "involvement/film"}


def test_answers_that_cannot_be_kept_say_why(book):
    run = runs.make(book, FIRST)
    wrong = Said(statement="j1", channel="smoke", setting="moon", counts=Counts())
    told = refused("Choose how the answers came", answers.say, book, run, wrong)
    assert [each.field for each in told.problems] == ["counts", "channel", "setting"]
    refused("number 9", answers.say, book, 9, wrong)
    refused("key j99", answers.say, book, run, replace(wrong, statement="j99"))
    named = Said(statement="j1", counts=Counts(partly=1), comment="Ask Jo")
    assert refused("“Jo” is the name", answers.say, book, run, named).only_asks
    assert answers.say(book, run, named, sure=True).comment == "Ask Jo"


def test_a_group_has_an_order_of_its_own(book):
    run = runs.make(book, FIRST)
    assert [each.statement for each in order.choose(book, run, ["e1", "j1", "r4", "j1"])] == ["e1", "j1", "r4"]
    order.put(book, run, "r4", 5)
    order.put(book, run, "j1", 2)
    assert order.put(book, run, "j1", 3) == Order(id=2, run=run, statement="j1", dots=3)
    assert [(each.statement, each.dots) for each in order.listing(book, run)] == [("r4", 5), ("j1", 3), ("e1", 0)]
    assert [each.statement for each in order.choose(book, run, ["j1", "e2"])] == ["j1", "e2"]
    refused("nought or more", order.put, book, run, "j1", -1)
    refused("key x", order.choose, book, run, ["x"])
    refused("number 9", order.put, book, 9, "j1", 1)


def test_a_group_writes_how_it_would_know(book):
    knowing.know(book, "j1", "We look in the letters", "there-already")
    knowing.know(book, "j1", " We ask three people ", "talk")
    assert {key: (each.how, each.way) for key, each in knowing.listing(book).items()} == {
        "j1": ("We ask three people", "talk")
    }
    told = refused("Choose one of the ways", knowing.know, book, "j1", " ", "guess")
    assert [each.field for each in told.problems] == ["how", "way"]
    assert refused("name of somebody", knowing.know, book, "j1", "Ask Sam").only_asks
    book.undo()
    assert knowing.listing(book)["j1"].how == "We look in the letters"


def test_a_run_is_planned_again_with_the_same_statements(book):
    first = runs.make(book, replace(FIRST, place="Church hall"))
    order.put(book, first, "j1", 3)
    order.choose(book, first, ["j1", "c1"])
    day = SATURDAY + timedelta(days=182)
    second = repeating.repeat(book, first, day)
    made = runs.get(book, second)
    assert (made.day, made.title, made.place, made.follows) == (day, "Autumn", "Church hall", first)
    assert [(each.statement, each.dots) for each in order.listing(book, second)] == [("j1", 0), ("c1", 0)]
    assert runs.get(book, repeating.repeat(book, second, day, "Spring")).title == "Spring"
    refused("before this one", repeating.repeat, book, second, SATURDAY)
    book.undo()
    assert len(runs.listing(book)) == 2


def test_the_second_time_is_set_beside_the_first(book):
    first = runs.make(book, FIRST)
    second = runs.make(book, replace(FIRST, title="Spring", follows=first))
    for run, (top, low) in ((first, ("j1", "e1")), (second, ("e1", "j1"))):
        order.put(book, run, top, 7)
        order.put(book, run, low, 1)
    answers.say(book, first, Said(statement="joint/notes", counts=Counts(not_here=4)))
    answers.say(book, second, Said(statement="c2", counts=Counts(happening=4)))
    found = comparing.compare(book, second)
    assert [(each.statement, each.movement) for each in found] == [
        ("j1", Movement.DOWN),
        ("e1", Movement.UP),
        ("c2", Movement.NOT_ORDERED),
        ("joint/notes", Movement.NOT_ORDERED),
    ]
    assert [(each.before, each.now) for each in found[2:]] == [
        (None, Counts(happening=4)),
        (Counts(not_here=4), None),
    ]
    refused("first time", comparing.compare, book, first)
