"""Keys of boxes: made with a passphrase of one's own, given to somebody else, taken back."""

import pytest

from groupkit.core.people import Person
from groupkit.core.problems import RefusedError
from groupkit.services import leaving, service
from groupkit.services.feedback import keepers, opening, rounds
from groupkit.services.feedback.opening import NotEnough
from tests import askings, evening

OTHER = "yet another four words"


def refused(does, *args):
    with pytest.raises(RefusedError) as told:
        does(*args)
    return {problem.field: str(problem) for problem in told.value.problems}


def test_a_key_is_made_for_somebody(book):
    askings.keys(book)
    assert [keeper.name for keeper in keepers.listing(book)] == ["Alex", "Robin"]
    assert keepers.named(book, " robin ").since == book.today()
    assert not book.next_undo or "key" not in book.next_undo


def test_everything_to_put_right_is_said(book):
    askings.keys(book)
    assert set(refused(keepers.add, book, " ", "short", "short")) == {"name", "passphrase"}
    assert "holds a key already" in refused(keepers.add, book, "ALEX", OTHER, OTHER)["name"]
    assert "40 letters" in refused(keepers.add, book, "x" * 41, OTHER, OTHER)["name"]
    assert "Type it once more" in refused(keepers.add, book, "Kim", OTHER, "no")["again"]
    book_s = evening.PASSPHRASE
    assert "passphrase of the book" in refused(keepers.add, book, "Kim", book_s, book_s)["passphrase"]
    assert "Nobody of that name" in refused(keepers.named, book, "Kim")["keeper"]
    assert "Nobody of that name" in refused(keepers.get, book, 9)["keeper"]


def test_the_box_of_before_opens_with_the_key_of_before(book):
    made = askings.begun(book)
    robin = keepers.named(book, "Robin")
    assert keepers.waits_for(book, robin)
    after = keepers.replace_(book, robin.id, "Robin", OTHER, OTHER)
    assert [keeper.id for keeper in keepers.listing(book)] == [2, after.id]
    assert keepers.get(book, robin.id).until == book.today()
    assert len(keepers.listing(book, all_=True)) == 3
    assert isinstance(askings.opened(book, made.key), NotEnough)
    assert not keepers.waits_for(book, robin)
    assert opening.FEWEST_TEXTS == 3


def test_a_key_that_was_taken_back_begins_no_round(book):
    askings.keys(book)
    wanted = askings.planned(book)
    for _twice in range(2):
        keepers.end(book, wanted.reader)
    with pytest.raises(RefusedError, match="Choose who reads the answers"):
        rounds.open_(book, wanted)
    assert "holds a key already" in refused(keepers.replace_, book, wanted.reader, "Alex", OTHER, OTHER)["name"]


def test_whoever_leaves_the_list_leaves_no_name_on_a_key_once_nothing_needs_it(book):
    made = askings.begun(book)
    leaving.remove(book, service.add_person(book, Person(short_name="robin")))
    assert [keeper.name for keeper in keepers.listing(book)] == ["Alex"]
    assert rounds.status(book)[0].reader == "Robin"
    askings.cast(book, made.key, [askings.rated(3)] * 6)
    askings.opened(book, made.key)
    # what people wrote still waits for them
    assert rounds.status(book)[0].reader == "Robin"
    rounds.forget_words(book, made)
    assert rounds.status(book)[0].reader == ""
    (first, *_others) = keepers.listing(book, all_=True)
    assert (first.name, first.until) == ("", book.today())


def test_a_key_that_was_taken_back_keeps_the_name_of_somebody_who_is_there(book):
    made = askings.begun(book)
    service.add_person(book, Person(short_name="robin"))
    for keeper in keepers.listing(book):
        keepers.end(book, keeper.id)
    rounds.destroy(book, made.key)
    assert [keeper.name for keeper in keepers.listing(book, all_=True)] == ["", "Robin"]


def test_a_key_is_made_away_from_the_book_and_kept_afterwards(book):
    assert set(refused(keepers.making, book, " ", "short", "short")) == {"name", "passphrase"}
    made = keepers.making(book, " Kim ", OTHER, OTHER)()
    kept = keepers.keep(book, made)
    assert [keeper.name for keeper in keepers.listing(book)] == ["Kim"]
    again = keepers.making(book, "Kim", f"{OTHER} more", f"{OTHER} more", instead=kept.id)()
    after = keepers.keep(book, again, instead=kept.id)
    assert [keeper.id for keeper in keepers.listing(book)] == [after.id]
    assert keepers.unlocked(after, f"{OTHER} more")
    same = keepers.making(book, "Robin", evening.PASSPHRASE, evening.PASSPHRASE)()
    assert "passphrase of the book" in refused(keepers.keep, book, same)["passphrase"]
