"""Two-word cards: how many moved is told, never who; what they hold is sealed to two people, and goes in time."""

from dataclasses import replace

import pytest
from nacl.public import PrivateKey

from groupkit.core.feedback.cards import CARDS, has_cards
from groupkit.core.feedback.forms import CARD_KEYS
from groupkit.core.feedback.release import Release, Shape
from groupkit.core.problems import RefusedError
from groupkit.services import group as groups
from groupkit.services.feedback import cards, keepers, opening, results, rounds
from groupkit.storage.feedback import links
from tests import askings

FORM = cards.followed(askings.form())
LOW, MIDDLE, HIGH = 0, 2, 4


def said(step, card=None):
    """Return the answers of somebody, with the card of a place."""
    words = {} if card is None else dict(zip(CARD_KEYS, divmod(card, 16), strict=True))
    return {**askings.rated(step), **words}


def held(book, given, **about):
    """Hold a round and open its box."""
    made = askings.begun(book, **({"form": FORM, "label": f"T{len(rounds.listing(book)) + 1}"} | about))
    askings.cast(book, made.key, given)
    return askings.opened(book, made.key)


def first(book, **about):
    """Hold a first round, in which twelve people with a card answer low."""
    return held(book, [said(LOW, card) for card in range(12)], **about)


def blobs(book):
    return [(each.round, len(each.sealed)) for each in book.store.feedback_links]


def test_how_many_moved_is_told_in_words(book):
    one = first(book)
    assert one.lines == ()
    assert results.of(book, one.round.key).moved == ()
    assert one.release.moved.shape is Shape.HIDDEN
    two = held(book, [said(HIGH, card) for card in range(12)])
    assert two.release.moved.shape is Shape.BANDS
    assert sum(two.release.moved.figures) <= two.release.moved.of
    said_ = [line for lines, _share in results.of(book, two.round.key).moved for line in lines]
    assert "goes better" in said_[0]
    assert "harder" in said_[2]
    assert [each[0] for each in blobs(book)] == [two.round.id]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param([said(HIGH, card) for card in range(7)] + [said(HIGH)] * 5, id="few with a card"),
        pytest.param([said(HIGH, card) for card in range(12)] + [said(HIGH)], id="one without"),
        pytest.param([said(HIGH, card) for card in range(12)] + [said(HIGH)] * 4, id="four without"),
        pytest.param([said(HIGH, card) for card in range(50, 62)], id="other cards"),
        pytest.param([said(HIGH, card % 6) for card in range(12)], id="each card twice"),
        pytest.param([said(HIGH)] * 12, id="no cards"),
    ],
)
def test_too_few_looks_like_none(book, given):
    first(book)
    two = held(book, given)
    shown = results.of(book, two.round.key).moved
    assert two.release.moved == Release(tables=(), level=two.release.level).moved
    assert shown == (((rounds.said().figures.hidden,), 0.0),)
    assert two.lines == ()


def test_nobody_moved_where_other_things_were_asked(book):
    first(book)
    welcome, *others = FORM.questions
    other = replace(FORM, questions=(replace(welcome, ask="I felt a stranger tonight."), *others))
    two = held(book, [said(HIGH, card) for card in range(12)], form=other)
    assert two.release.moved.shape is Shape.HIDDEN
    assert two.lines == ()


def test_what_cards_hold_is_of_one_size_and_opens_with_both(book):
    one = first(book)
    (kept,) = book.store.feedback_links
    assert len(kept.sealed) == links.SIZE
    both = [
        keepers.unlocked(keepers.get(book, id_), words)
        for id_, words in ((one.round.reader, askings.READER), (one.round.trustee, askings.TRUSTEE))
    ]
    found = links.unsealed(kept.sealed, *both)
    assert found.steps.count(0) == found.people == found.rated == 12
    assert repr(found) == "Links(…)"
    for pair in ((both[0], both[0]), both[::-1], (both[0], PrivateKey.generate())):
        with pytest.raises(links.GroupkitError, match="cannot be read"):
            links.unsealed(kept.sealed, *pair)
    rounds.listing(book)
    held(book, [said(HIGH)] * 9)
    assert [size for _round, size in blobs(book)] == [links.SIZE]


def test_other_keepers_are_told_and_nothing_is_linked(book):
    first(book)
    keepers.add(book, "Sasha", askings.TRUSTEE, askings.TRUSTEE)
    two = held(book, [said(HIGH, card) for card in range(12)], trustee=keepers.named(book, "Sasha").id)
    assert two.lines == (rounds.said().cards.other_keys,)
    assert two.release.moved.shape is Shape.HIDDEN
    assert [each[0] for each in blobs(book)] == [two.round.id]


def test_what_was_spoiled_is_told_and_nothing_is_linked(book):
    one = first(book)
    (kept,) = book.store.feedback_links
    book.store.feedback_links.change(kept.id, replace(kept, sealed=kept.sealed[:-1] + bytes([kept.sealed[-1] ^ 1])))
    two = held(book, [said(HIGH, card) for card in range(12)])
    assert two.lines == (rounds.said().cards.spoiled,)
    assert two.release.moved.shape is Shape.HIDDEN
    assert two.round.id != one.round.id


def test_a_round_without_cards_destroys_what_was_kept(book):
    first(book)
    two = held(book, [said(HIGH)] * 9, form=askings.form())
    assert blobs(book) == []
    assert results.of(book, two.round.key).moved == ()


def test_cards_are_forgotten_when_somebody_says_so(book):
    one = first(book)
    sealed = next(iter(book.store.feedback_links)).sealed
    assert cards.waiting(book, one.round.key)
    assert cards.forget(book, one.round.key)
    assert not cards.forget(book, one.round.key)
    assert sealed[:24] not in book.store.path.read_bytes()
    two = held(book, [said(HIGH, card) for card in range(12)])
    assert (two.release.moved.shape, two.lines) == (Shape.HIDDEN, ())


def test_cards_go_on_the_day_everything_of_their_round_goes(book, monkeypatch):
    one = first(book)
    today = one.round.keep_until
    monkeypatch.setattr(groups.Group, "today", lambda _self: today)
    assert groups.sweep(book)
    assert blobs(book) == []


def test_cards_of_a_round_that_is_past_its_day_are_not_looked_at(book):
    one = first(book)
    past = replace(one.round, keep_until=book.today())
    with book.change("A day later", "feedback") as store:
        store.feedback_rounds.change(one.round.id, past)
    two = held(book, [said(HIGH, card) for card in range(12)])
    assert (two.release.moved.shape, two.lines) == (Shape.HIDDEN, ())


def test_a_card_alone_is_no_answer(book):
    made = askings.begun(book, form=FORM)
    only = [dict(zip(CARD_KEYS, divmod(card, 16), strict=True)) for card in range(9)]
    askings.cast(book, made.key, [*only, *[said(HIGH)] * 4])
    assert isinstance(askings.opened(book, made.key), opening.NotEnough)
    assert blobs(book) == []


def test_cards_follow_only_a_form_with_one_word(book):
    assert cards.can_follow(askings.form())
    assert not cards.can_follow(replace(askings.form(), composite=()))
    assert cards.followed(FORM) == FORM
    assert has_cards(FORM)
    bare = cards.followed(replace(askings.form(), composite=(), id="bare"))
    askings.keys(book)
    assert [each.field for each in rounds.check(book, askings.planned(book, form=bare))] == ["cards"]


def test_people_are_told_of_cards_before_they_answer(book):
    line = rounds.said().room.cards
    assert line in rounds.told(askings.begun(book, form=FORM))
    assert line not in rounds.plan(book, askings.form(), 15).lines
    assert "never who" in line


def test_cards_are_drawn_by_chance_and_no_two_alike():
    assert len(set(cards.drawn(CARDS))) == CARDS
    assert cards.drawn(40) != cards.drawn(40)
    for count in (0, CARDS + 1):
        with pytest.raises(RefusedError, match="no more"):
            cards.drawn(count)
    assert [cards.wanted(able) for able in (6, 15, 30, 900)] == [20, 21, 37, CARDS]


def test_chains_of_moves_are_shown_by_numbers_of_people_alone(book):
    first(book)
    held(book, [said(HIGH, card) for card in range(12)])
    near = held(book, [said(LOW, card) for card in range(12)], joined=1, left=1)
    assert near.release.moved.shape is Shape.HIDDEN
