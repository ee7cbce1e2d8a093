"""Two-word cards: how many moved is told, never who; what they hold is sealed to two people, and goes in time."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, SealedBox

from groupkit.core.feedback.cards import CARDS, NOBODY, Links
from groupkit.core.feedback.changes import Roster, Wave
from groupkit.core.feedback.forms import CARD_KEYS, RATHER_NOT
from groupkit.core.feedback.release import Level, Release, Shape, Table
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services import group as groups
from groupkit.services.feedback import cards, keepers, opening, results, rounds
from groupkit.services.feedback.auditing import guarded
from groupkit.storage import vault
from groupkit.storage.feedback import links, slots
from tests import askings, evening, pages

FORM = cards.followed(askings.form())
LOW, HIGH = 0, 4


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


def lying(path):
    """Return every byte of a book that is closed, decrypted, free pages too."""
    return b"".join(pages.pages(path, vault.derive(evening.PASSPHRASE, vault.salt_of(path))))


def moved(book, told):
    """Return what is said of how people moved."""
    found = results.of(book, told.round.key)
    assert found is not None
    return found.moved


def blobs(book):
    return [(each.round, len(each.sealed)) for each in book.store.feedback_links]


def test_how_many_moved_is_told_in_words_until_somebody_forgets_the_cards(book):
    one = first(book)
    assert (one.lines, one.release.moved.shape) == ((), Shape.HIDDEN)
    assert moved(book, one) == ()
    two = held(book, [said(HIGH, card) for card in range(12)])
    assert two.release.moved.shape is Shape.BANDS
    told = [line for lines, _share in moved(book, two) for line in lines]
    assert ["better" in told[0], "last time" in told[1], "harder" in told[2]] == [True] * 3
    ((kept, size),) = blobs(book)
    assert (kept, size) == (two.round.id, links.SIZE)
    # somebody came and somebody left: those who stayed would stand out in two tables of moves
    three = held(book, [said(LOW, card) for card in range(12)], joined=1, left=1)
    assert (three.release.moved.shape, three.lines) == (Shape.HIDDEN, ())
    assert cards.waiting(book, three.round.key)
    assert cards.forget(book, three.round.key)
    assert not cards.forget(book, three.round.key)
    four = held(book, [said(HIGH)] * 12)
    assert (four.release.moved.shape, four.lines) == (Shape.HIDDEN, ())
    hidden = (((rounds.said().figures.hidden,), 0.0),)
    assert moved(book, three) == moved(book, four) == hidden
    # a round without cards destroys what was kept, and shows nothing of it
    five = held(book, [said(HIGH)] * 9, form=askings.form())
    assert blobs(book) == []
    assert moved(book, five) == ()


def test_a_box_opened_late_takes_nothing_from_the_round_after_it(book):
    late = askings.begun(book, form=FORM, label="T1")
    askings.cast(book, late.key, [said(LOW, card) for card in range(9)])
    rounds.close(book, late.key)
    two = held(book, [said(HIGH, card) for card in range(12)])
    told = opening.open_round(book, late.key, askings.READER, askings.TRUSTEE)
    assert isinstance(told, opening.Opened)
    assert told.release.moved.shape is Shape.HIDDEN
    assert [each for each, _size in blobs(book)] == [two.round.id]


def test_the_auditor_remembers_how_people_moved():
    moves = Table(item="card_moved", shape=Shape.BANDS, figures=(3, 3, 6), of=12)
    shown = Release(tables=(), level=Level.LOW, moved=moves)
    before = Wave(roster=Roster(able=12), release=shown)
    for roster, kept in ((Roster(able=12), moves), (Roster(able=12, joined=1, left=1), Table(item="card_moved"))):
        assert guarded(shown, [before], roster, k=5).moved == kept
    assert guarded(shown, [], Roster(able=12, joined=1, left=1), k=5).moved == moves


def test_no_card_stands_in_the_book_and_nothing_of_them_once_they_are_forgotten(book):
    made, path = first(book).round, book.store.path
    sealed = next(iter(book.store.feedback_links)).sealed
    copies = [book.store.daily_backup(book.today()), book.store.another_copy(book.today())]
    assert not any(sealed[:64] in lying(copy) for copy in copies)
    book.close()
    before = lying(path)
    assert sealed[:64] in before
    assert not any(msgspec.msgpack.encode({key: at})[1:] in before for key in CARD_KEYS for at in range(16))
    with evening.reopened(path) as again:
        cards.forget(again, made.key)
    assert sealed[:64] not in lying(path)


def test_what_cards_hold_opens_with_both_and_has_one_size():
    held_ = Links(steps=bytes([0, 2] + [NOBODY] * (CARDS - 2)), people=12, rated=9, k=5)
    reader, trustee = PrivateKey.generate(), PrivateKey.generate()
    publics = bytes(reader.public_key), bytes(trustee.public_key)
    made = links.sealed(held_, *publics)
    assert links.unsealed(made, reader, trustee) == held_
    assert len(made) == len(links.sealed(replace(held_, steps=bytes(CARDS), people=10**6), *publics)) == links.SIZE
    odd = replace(held_, steps=bytes([9]) * CARDS)
    others = ((made, reader, reader), (made, trustee, reader), (made, reader, PrivateKey.generate()))
    for blob, *pair in (*others, (made[:-1], reader, trustee), (links.sealed(odd, *publics), reader, trustee)):
        with pytest.raises(GroupkitError, match="cannot be read"):
            links.unsealed(blob, *pair)


@given(st.binary(max_size=2 * links.SIZE))
def test_what_is_no_sealed_card_is_said_in_plain_words(blob):
    key = PrivateKey(bytes(32))
    for sealed in (blob, SealedBox(key.public_key).encrypt(SealedBox(key.public_key).encrypt(blob))):
        with pytest.raises(GroupkitError, match="cannot be read"):
            links.unsealed(sealed, key, key)


def test_other_keepers_other_questions_and_spoiled_cards_are_told_and_nothing_is_linked(book):
    first(book)
    keepers.add(book, "Sasha", askings.TRUSTEE, askings.TRUSTEE)
    two = held(book, [said(HIGH, card) for card in range(12)], trustee=keepers.named(book, "Sasha").id)
    assert two.lines == (rounds.said().cards.other_keys,)
    (kept,) = book.store.feedback_links
    assert kept.round == two.round.id
    book.store.feedback_links.change(kept.id, replace(kept, sealed=kept.sealed[:-1] + bytes([kept.sealed[-1] ^ 1])))
    about = {"trustee": two.round.trustee}
    three = held(book, [said(LOW, card) for card in range(12)], **about)
    assert three.lines == (rounds.said().cards.spoiled,)
    other = replace(FORM, version=2, composite=FORM.composite[1:])
    four = held(book, [said(HIGH, card) for card in range(12)], form=other, **about)
    assert four.lines == (rounds.said().cards.other_form,)
    assert {each.release.moved.shape for each in (two, three, four)} == {Shape.HIDDEN}


def test_cards_go_on_the_day_everything_of_their_round_goes(book, monkeypatch):
    one = first(book)
    monkeypatch.setattr(groups.Group, "today", lambda _self: one.round.keep_until)
    # nobody looks into them that day, even before they are swept away
    two = replace(one.round, id=one.round.id + 1)
    pair = PrivateKey.generate(), PrivateKey.generate()
    carried = cards.linked(book, two, (), *pair).carried
    assert carried is not None
    assert carried.before is None
    assert groups.sweep(book)
    assert blobs(book) == []
    assert not groups.due(book)


def test_a_card_alone_is_no_answer():
    alone = dict.fromkeys(CARD_KEYS, 1)
    assert slots.kind_of(alone) == slots.kind_of({**alone, "safe": RATHER_NOT}) == slots.BLANK
    assert slots.kind_of({**alone, "safe": 1}, page=2) == 2


def test_cards_follow_only_a_form_with_one_word_and_people_are_told(book):
    assert cards.can_follow(askings.form())
    assert not cards.can_follow(replace(askings.form(), composite=()))
    bare = cards.followed(replace(askings.form(), composite=(), id="bare"))
    askings.keys(book)
    assert [each.field for each in rounds.check(book, askings.planned(book, form=bare))] == ["cards"]
    line = rounds.said().room.cards
    assert line in rounds.told(askings.begun(book, form=FORM))
    assert line not in rounds.plan(book, askings.form(), 15).lines
    assert "never who" in line
    (standing,) = rounds.status(book)
    assert (standing.cards, standing.kept) == (True, False)
    form, drawn = cards.of_round(book, standing.key)
    assert (form, len(drawn), len(cards.of_round(book, standing.key, 3)[1])) == (FORM, cards.wanted(15), 3)
    plain = askings.begun(book, form=askings.form("outing"))
    with pytest.raises(RefusedError, match="without two-word cards"):
        cards.of_round(book, plain.key)


def test_cards_are_drawn_by_chance_and_no_two_alike():
    assert len(set(cards.drawn(CARDS))) == CARDS
    assert cards.drawn(40) != cards.drawn(40)
    for count in (0, CARDS + 1):
        with pytest.raises(RefusedError, match="no more"):
            cards.drawn(count)
    assert [cards.wanted(able) for able in (6, 15, 30, 900)] == [20, 21, 37, CARDS]
