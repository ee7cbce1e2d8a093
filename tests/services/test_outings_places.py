"""People put themselves down by any name, wait kindly, drop out without a reason, and move up in their turn."""

from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groupkit.core.outings.company import WANT, together
from groupkit.core.outings.places import taken
from groupkit.core.outings.plans import BACK_ALL, BACK_IF_FILLED, BACK_NONE, Need, Plan
from groupkit.core.outings.typedback import TypedRow
from groupkit.core.outings.values import COMING, NOT_COMING, PRICE, WAITING, Cost, Goer, Outing
from groupkit.core.problems import RefusedError
from groupkit.core.shares import POT, Payment
from groupkit.services import leaving, service
from groupkit.services.outings import costs, places, planning, settling, typedback
from groupkit.services.outings.reckoning import outing, reckoning
from tests.evening import SATURDAY

LIMITED = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@pytest.fixture
def walk(book):
    return planning.start(book, Outing(name="Walk", day=SATURDAY, places=2, free_places=1, way=PRICE, price=600)).id


@pytest.fixture
def signs(book, walk):
    return lambda name, **more: places.sign_up(book, Goer(outing=walk, name=name, **more))


def people(book, walk):
    return [(who.name, who.standing) for who in reckoning(book, walk).people]


def plan(book, walk, **more):
    book.store.outing_details.add(Plan(outing=walk, **more))


def refused(said, does, *args, **more):
    with pytest.raises(RefusedError, match=said):
        does(*args, **more)


def test_who_finds_no_place_waits_and_moves_up_in_turn(book, walk, signs):
    assert (signs(" Ann ").standing, places.number(book, walk, 1).standing) == (COMING, COMING)
    caz, ben = signs("Caz", party=2), signs("Ben")
    assert people(book, walk) == [("Ann", COMING), ("", COMING), ("Caz", WAITING), ("Ben", WAITING)]
    refused("There are places for 2, and that makes 4", places.move_up, book, caz)
    refused("Write who comes along", signs, "")
    refused("Ann is on the list already", signs, "Ann")
    refused("from 1 to 99", places.number, book, walk, 0)
    gone = places.drop_out(book, reckoning(book, walk).people[0])
    assert (gone.first, gone.goer.standing) == (ben, NOT_COMING)
    assert people(book, walk)[2:] == [("Caz", WAITING), ("Ben", WAITING)]
    places.move_up(book, ben)
    refused("They do not wait", places.move_up, book, ben)
    assert places.move_up(book, caz, sure=True).standing == COMING
    assert taken(reckoning(book, walk).people) == 4
    book.undo()
    assert taken(reckoning(book, walk).people) == 2


def test_free_places_beyond_those_there_are_are_asked_about(book, walk, signs):
    signs("Ann", free=1)
    ben = partial(places.sign_up, book, Goer(outing=walk, name="Ben", free=1))
    refused("Free places: 1. That gives away 2", ben)
    assert ben(sure=True).free == 1


def test_a_person_added_under_money_is_asked_about_when_all_places_are_taken(book, walk, signs):
    ann = signs("Ann", party=2)
    add = partial(planning.person, book, Goer(outing=walk, name="Ben"))
    refused("that makes 3", add)
    add(sure=True)
    planning.person(book, replace(ann, most=100))
    refused("that makes 4", planning.person, book, replace(ann, party=3))
    assert places.number(book, walk, 1).standing == WAITING
    nameless = reckoning(book, walk).people[-1]
    assert planning.person(book, replace(nameless, most=0)).most == 0
    refused("Write who comes", planning.person, book, replace(ann, name=""))


def test_nobody_waits_where_there_are_as_many_places_as_people_like(book, walk, signs):
    signs("Ann", party=2)
    assert signs("Ben").standing == WAITING
    planning.start(book, replace(outing(book, walk), places=0))
    assert places.number(book, walk, 40).standing == COMING
    places.move_up(book, reckoning(book, walk).people[1])
    assert places.number(book, walk, 40).standing == COMING


def pays(book, walk, who, pence=600):
    settling.settle(book, walk, Payment(who.id, POT, pence))


@pytest.mark.parametrize(
    ("rule", "told", "left"),
    [(BACK_ALL, (600, 0), 600), (BACK_IF_FILLED, (0, 600), 0), (BACK_NONE, (0, 0), 0)],
)
def test_the_rule_says_what_somebody_gets_back(book, walk, signs, rule, told, left):
    plan(book, walk, refund=rule)
    ann, _ben, caz = signs("Ann"), signs("Ben"), signs("Caz")
    pays(book, walk, ann)
    gone = places.drop_out(book, ann)
    assert (gone.rule, (gone.back, gone.later), gone.first) == (rule, told, caz)
    assert reckoning(book, walk).left[ann.id] == left
    places.move_up(book, caz)
    assert reckoning(book, walk).left[ann.id] == (0 if rule == BACK_NONE else 600)
    refused("written down already", places.drop_out, book, ann)
    places.give_back(book, ann)
    assert reckoning(book, walk).left[ann.id] == 600


def test_a_word_with_the_organiser_counts_more_than_the_rule(book, walk, signs):
    plan(book, walk, refund=BACK_NONE)
    ann = signs("Ann")
    refused("Choose what they get back", places.drop_out, book, ann, "half")
    refused("Write down first that they cannot come", places.give_back, book, ann)
    pays(book, walk, ann)
    assert places.drop_out(book, ann, BACK_ALL).back == 600


def test_nobody_is_asked_for_what_they_have_not_paid(book, walk, signs):
    plan(book, walk, refund=BACK_NONE)
    ann, ben, caz = signs("Ann"), signs("Ben"), signs("Caz")
    costs.cost(book, Cost(outing=walk, what="Ice cream", pence=1_235, payer=ben.id))
    assert (places.drop_out(book, ann).goer.amount, places.drop_out(book, caz).goer.amount) == (0, 0)
    gone = places.drop_out(book, ben)
    assert (gone.goer.amount, reckoning(book, walk).left[ben.id]) == (600, 635)


def test_what_was_paid_before_there_is_a_cost_comes_back_or_stays_by_the_rule(book, signs, walk):
    planning.start(book, replace(outing(book, walk), way="equal"))
    ann = signs("Ann")
    pays(book, walk, ann, 500)
    assert places.drop_out(book, ann, BACK_NONE).goer.amount == 500


def test_where_nobodys_place_stays_empty_all_comes_back_at_once(book, walk, signs):
    plan(book, walk, refund=BACK_IF_FILLED)
    planning.start(book, replace(outing(book, walk), places=0))
    ann = signs("Ann")
    pays(book, walk, ann)
    gone = places.drop_out(book, ann)
    assert (gone.back, gone.later, gone.first) == (600, 0, None)


def test_who_could_not_come_may_put_themselves_down_again(book, walk, signs):
    ann, ben = signs("Ann"), signs("Ben")
    places.drop_out(book, ben)
    caz = signs("Caz")
    assert (signs("ben").standing, people(book, walk)) == (
        WAITING,
        [("Ann", COMING), ("Caz", COMING), ("ben", WAITING)],
    )
    pays(book, walk, ann)
    places.drop_out(book, ann, BACK_NONE)
    places.move_up(book, reckoning(book, walk).people[-1])
    again = signs("Ann")
    assert (again.standing, again.id == ann.id) == (WAITING, False)
    places.drop_out(book, caz)
    places.drop_out(book, again)
    back = signs("Ann")
    assert (back.standing, back.id, back.amount, reckoning(book, walk).left[ann.id]) == (COMING, ann.id, None, 0)


def test_two_go_together_only_once_both_said_yes(book, walk, signs):
    planning.start(book, replace(outing(book, walk), places=0))
    ann, ben, caz = signs("Ann", company=WANT), signs("Ben"), signs("Caz")
    refused("Ask both first", places.paired, book, ann, ben, both_yes=False)
    places.paired(book, ann, ben, both_yes=True)
    places.paired(book, caz, ann, both_yes=True)
    company = lambda: [[who.name for who in each] for each in together(reckoning(book, walk).people)]  # noqa: E731  said twice below
    assert company() == [["Ann", "Ben", "Caz"]]
    planning.leave_out(book, ann)
    assert company() == [["Ben", "Caz"]]
    places.drop_out(book, ben)
    assert company() == []
    refused("not on the list of this outing any more", places.drop_out, book, ann)
    dee = signs("Dee")
    places.paired(book, caz, dee, both_yes=True)
    places.parted(book, dee)
    assert company() == []


def test_a_sheet_is_typed_back_whole_or_not_at_all(book, walk, signs):
    ben = signs("Ben")
    places.drop_out(book, ben)
    rows = (
        TypedRow(line=1, name="Ann", helps="A seat at the front"),
        TypedRow(line=2, party="2"),
        TypedRow(line=3, name="Ben"),
        TypedRow(line=4, name="Caz", company="yes", way="needed", helps="A quiet corner"),
    )
    bad = (*rows, TypedRow(line=5, name="ANN"), TypedRow(line=6, name="Dee", helps="call 07700 900123 please"))
    said = "Line 5: ANN is on the list already. .*\nLine 6: Leave out the number"
    refused(said, typedback.typed_back, book, walk, bad)
    assert people(book, walk) == [("Ben", NOT_COMING)]
    done = typedback.typed_back(book, walk, rows)
    assert [who.name for who in done.coming] == ["Ann", "Ben"]
    assert [(who.name, who.party) for who in done.waiting] == [("", 2), ("Caz", 1)]
    assert (done.needs, [each.words for each in book.store.outing_needs]) == (
        2,
        ["A quiet corner", "A seat at the front"],
    )
    assert people(book, walk) == [("Ann", COMING), ("", WAITING), ("Ben", COMING), ("Caz", WAITING)]
    refused("Nothing is typed in yet", typedback.typed_back, book, walk, [TypedRow(line=1)])
    assert typedback.typed_back(book, walk, [TypedRow(line=1, helps="Slow")]).people == ()
    book.undo()
    book.undo()
    assert people(book, walk) == [("Ben", NOT_COMING)]


def test_a_saved_list_is_read_by_the_words_on_the_sheet(book, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Name or sign,How many of you,What would help (you need not say)\nAnn,2,quiet\n")
    (row,) = typedback.from_file(path)
    assert (row.line, row.name, row.party, row.helps) == (2, "Ann", "2", "quiet")
    path.write_bytes(b"name\n" + b"x" * 300_000)
    refused("list.csv is too large for a list of names", typedback.from_file, path)


def test_what_would_help_stands_without_a_name(book, walk, signs):
    signs("Ann")
    need = typedback.need(book, Need(outing=walk, words="  A seat  near the door "))
    assert [each.words for each in book.store.outing_needs] == ["A seat near the door"]
    refused("Write what would help", typedback.need, book, Need(outing=walk, words=" "))
    refused("200 at most", typedback.need, book, Need(outing=walk, words="x" * 201))
    refused("Leave out the number", typedback.need, book, Need(outing=walk, words="ann@example.org"))
    named = Need(outing=walk, words="Room for Ann’s wheels, ann.")
    refused("Ann is on the list of those who come", typedback.need, book, named)
    typedback.need(book, named, sure=True)
    typedback.drop_need(book, need)
    assert [each.words for each in book.store.outing_needs] == [named.words]
    planning.put_away(book, walk)
    assert list(book.store.outing_needs) == []


def test_nothing_that_tells_who_somebody_is_stays_behind(book, walk, signs):
    jo = next(who for who in service.people(book) if who.short_name == "Jo")
    off, ann = signs("Jo", company=WANT, lift="needed"), signs("Ann", company=WANT)
    places.paired(book, off, ann, both_yes=True)
    leaving.remove(book, jo)
    left, _ann = reckoning(book, walk).people
    assert (left.name, left.company, left.lift, left.standing) == ("", "", "", COMING)
    assert not any(who.both_yes or who.goes_with for who in reckoning(book, walk).people)
    planning.put_away(book, walk)
    assert not any(who.name or who.company or who.lift for who in reckoning(book, walk).people)
    for does in (
        partial(places.drop_out, book, ann),
        partial(places.number, book, walk, 1),
        partial(typedback.need, book, Need(outing=walk, words="quiet")),
        partial(typedback.typed_back, book, walk, [TypedRow(line=1, name="Eve")]),
    ):
        refused("This outing is put away", does)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["sign up", "number", "drop out", "move up", "type in", "take off"]), st.integers(1, 4)
    ),
    max_size=9,
)


@LIMITED
@given(st.integers(1, 5), STEPS)
def test_whatever_is_done_no_more_come_than_there_are_places(book, count, steps):
    _keeps_to_its_places(book, count, steps)


@pytest.mark.proof
@settings(LIMITED, max_examples=120)
@given(st.integers(1, 5), STEPS)
def test_whatever_is_done_at_length_no_more_come_than_there_are_places(book, count, steps):
    _keeps_to_its_places(book, count, steps)


PAYING = st.lists(
    st.tuples(st.sampled_from(["sign up", "pay", "drop out", "move up", "cost"]), st.integers(0, 5)), max_size=14
)


@pytest.mark.proof
@settings(LIMITED, max_examples=80)
@given(st.sampled_from(places.REFUNDS), st.integers(0, 3), PAYING)
def test_nobody_who_cannot_come_is_ever_asked_for_money(book, rule, count, steps):
    made = Outing(name="Walk", day=SATURDAY, places=count, way=PRICE, price=600)
    walk = planning.start(book, made).id
    plan(book, walk, refund=rule)
    for at, (step, number) in enumerate(steps):
        found = reckoning(book, walk).people
        chosen = found[number % len(found)] if found else None
        with suppress(RefusedError):
            if step == "sign up":
                places.sign_up(book, Goer(outing=walk, name=f"P{number}", party=1 + number % 2))
            elif step == "cost":
                costs.cost(book, Cost(outing=walk, what="Tea", pence=100 + at))
            elif chosen is not None:
                does = {
                    "pay": partial(pays, book, walk, chosen),
                    "drop out": partial(places.drop_out, book, chosen),
                }
                does.get(step, partial(places.move_up, book, chosen))()
        known = reckoning(book, walk)
        assert sum(known.left.values()) == 0
        gone = [who for who in known.people if who.standing == NOT_COMING]
        assert all(known.left[who.id] >= 0 for who in gone)
        assert rule != BACK_ALL or not any(who.amount for who in gone)


def _pays(book, who):
    pays(book, who.outing, who)


def _keeps_to_its_places(book, count, steps):
    walk = planning.start(book, Outing(name="Walk", day=SATURDAY, places=count)).id
    for at, (step, number) in enumerate(steps):
        found = reckoning(book, walk).people
        chosen = found[(at * 7 + number) % len(found)] if found else None
        rows = [TypedRow(line=line, name=f"T{at}-{line}", party=str(number)) for line in range(1, number + 1)]
        try:
            match step:
                case "sign up":
                    places.sign_up(book, Goer(outing=walk, name=f"P{at % 3}", party=number))
                case "number":
                    places.number(book, walk, number)
                case "type in":
                    typedback.typed_back(book, walk, rows)
                case "drop out" if chosen:
                    places.drop_out(book, chosen)
                case "move up" if chosen:
                    places.move_up(book, chosen)
                case "take off" if chosen:
                    planning.leave_out(book, chosen)
        except RefusedError as why:
            assert why.problems
        assert taken(reckoning(book, walk).people) <= count
