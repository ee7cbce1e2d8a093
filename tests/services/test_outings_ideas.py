"""Ideas come from anybody and the bank, are chosen in private, and one of them becomes an outing."""

import pytest

from groupkit.core.outings.choosing import CHOSEN, KEPT, OPEN, Tally
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.outings import ideas
from groupkit.services.outings.known import gathered
from tests.evening import SATURDAY

FEW = "Too few people have chosen to show sums without showing a person. Leave the box open, or talk it over."


@pytest.fixture
def three(book):
    return [ideas.suggest(book, title).id for title in ("Bowling", "A walk", "Tea")]


def refused(said, does, *args, **more):
    with pytest.raises(RefusedError) as why:
        does(*args, **more)
    assert str(why.value) == said


def counted(book, held, paper, papers):
    held.paper, held.papers = paper, papers
    return ideas.close_box(book, held)


def standing(book):
    return {each.title: each.standing for each in ideas.listing(book)}


def test_an_idea_stands_on_the_ballot_and_can_be_kept_offered_and_removed(book, three):
    bowling, walk, tea = three
    assert [each.title for each in ideas.listing(book)] == ["A walk", "Bowling", "Tea"]
    ideas.keep(book, tea)
    assert standing(book) == {"A walk": OPEN, "Bowling": OPEN, "Tea": KEPT}
    assert [each.id for each in ideas.listing(book, KEPT)] == [tea]
    ideas.offer(book, tea)
    assert ideas.idea(book, tea).standing == OPEN
    ideas.remove(book, walk)
    assert [each.id for each in ideas.listing(book)] == [bowling, tea]
    book.undo()
    assert len(ideas.listing(book)) == 3
    refused("There is no idea with the number 9.", ideas.remove, book, 9)


def test_the_same_idea_is_not_suggested_twice_and_comes_back_from_an_earlier_time(book, three):
    refused("This idea stands on the ballot already.", ideas.suggest, book, " a WALK ")
    refused("Write the idea in a few words, such as A walk by the river.", ideas.suggest, book, " ")
    ideas.keep(book, three[1])
    again = ideas.suggest(book, "A Walk", bank="park-walk")
    assert (again.id, again.standing, again.bank) == (three[1], OPEN, "park-walk")
    ideas.keep(book, three[1])
    again = ideas.suggest(book, "Tro yn y parc", "Yn araf", bank="park-walk")
    assert (again.id, again.about) == (three[1], "Yn araf")
    assert ideas.idea(book, three[1]) == again


def test_the_bank_comes_with_seven_grades():
    found = ideas.bank()
    assert len(found.ideas) == 66
    assert len(found.grades) == 7


def test_the_box_adds_what_was_put_in_and_what_was_counted_on_paper(book, three):
    bowling, walk, tea = three
    held = ideas.open_box(book)
    assert [each.id for each in held.ideas] == [walk, bowling, tea]
    held.put({walk: 2, bowling: 1})
    held.put({walk: 1}, " Crazy golf ")
    held.put({}, "crazy golf")
    held.put({}, "A museum")
    found = counted(book, held, {bowling: 3, tea: 1}, 2)
    assert [(idea.id, dots) for idea, dots in found] == [(bowling, 4), (walk, 3), (tea, 1)]
    assert found == ideas.sums(book)
    assert standing(book) == {
        "A walk": OPEN, "Bowling": OPEN, "Tea": OPEN, "A museum": KEPT, "Crazy golf": KEPT,
    }  # fmt: skip
    assert (book.next_undo, book.next_redo) == (None, None)


def test_an_idea_that_was_known_is_not_written_again(book, three):
    held = ideas.open_box(book)
    held.put({three[0]: 3}, "TEA")
    counted(book, held, {three[0]: 2}, 2)
    assert sorted(standing(book)) == ["A walk", "Bowling", "Tea"]


def test_the_sums_of_the_last_box_take_the_place_of_those_before(book, three):
    bowling, walk, tea = three
    ideas.tally(book, {bowling: 3, walk: 6}, 3)
    ideas.keep(book, walk)
    ideas.tally(book, {tea: 5}, 3)
    assert [(idea.id, dots) for idea, dots in ideas.sums(book)] == [(tea, 5), (bowling, 0)]
    assert tuple(book.store.outing_tallies) == (
        Tally(id=1, idea=bowling, dots=0),
        Tally(id=2, idea=tea, dots=5),
    )


def test_sums_of_too_few_are_not_written_and_the_box_stays_as_it_was(book, three):
    held = ideas.open_box(book)
    held.put({three[0]: 3}, "A museum")
    refused(FEW, counted, book, held, {three[1]: 1}, 1)
    assert ideas.sums(book) == ()
    assert standing(book) == dict.fromkeys(("A walk", "Bowling", "Tea"), OPEN)
    assert held.box.voters == 1
    held.put({three[1]: 1})
    assert len(counted(book, held, {three[1]: 1}, 1)) == 3


def test_there_have_to_be_two_ideas_to_choose_between(book):
    refused("Put two ideas or more on the ballot first.", ideas.open_box, book)
    ideas.suggest(book, "Tea")
    refused("Put two ideas or more on the ballot first.", ideas.tally, book, {}, 0)


def test_a_book_that_is_only_looked_at_opens_no_box(book, three):
    book.only_look()
    with pytest.raises(GroupkitError, match="open for looking only"):
        ideas.open_box(book)


def test_paper_can_only_name_what_stands_on_the_ballot(book, three):
    ideas.keep(book, three[2])
    refused(f"The idea {three[2]} does not stand on the ballot.", ideas.tally, book, {three[2]: 3}, 3)


def test_too_long_an_idea_or_too_many_dots_leave_the_box_alone(book, three):
    held = ideas.open_box(book)
    refused("Use fewer letters: 80 at most.", held.put, {three[0]: 1}, "a" * 81)
    refused("There are 3 dots for each person.", held.put, {three[0]: 4}, "A museum")
    assert (held.box.voters, held.own) == (0, frozenset())
    assert "museum" not in repr(held)


def test_an_idea_taken_away_while_the_box_was_open_is_left_out(book, three):
    held = ideas.open_box(book)
    for _person in range(3):
        held.put({three[0]: 1, three[1]: 2})
    ideas.remove(book, three[1])
    assert [(idea.id, dots) for idea, dots in ideas.close_box(book, held)] == [(three[0], 3), (three[2], 0)]


def test_an_idea_becomes_an_outing_and_the_others_wait(book, three):
    made = ideas.choose(book, three[1], SATURDAY)
    assert (made.name, made.day, made.fund) == ("A walk", SATURDAY, None)
    known = gathered(book, made.id)
    assert known.idea is not None
    assert (known.idea.id, [step.key for step in known.steps]) == (three[1], ["idea"])
    assert standing(book) == {"A walk": CHOSEN, "Bowling": KEPT, "Tea": KEPT}
    book.undo()
    assert standing(book) == dict.fromkeys(("A walk", "Bowling", "Tea"), OPEN)
    assert book.store.outings.first() is None


def test_an_idea_chosen_with_dots_has_its_vote_behind_it(book, three):
    ideas.tally(book, {three[0]: 9}, 3)
    made = ideas.choose(book, three[0], SATURDAY)
    assert [step.key for step in gathered(book, made.id).steps] == ["idea", "vote"]
    refused("There is no idea with the number 9.", ideas.choose, book, 9, SATURDAY)
