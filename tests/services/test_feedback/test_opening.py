"""A box opens once, with the book and both passphrases, after it is closed and for enough people; else never."""

from contextlib import closing

import msgspec
import pytest
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from groupkit.core.feedback.release import Level, Shape
from groupkit.core.feedback.rounds import Below, State
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.feedback import auditing, opening, results, rounds, sitting, texts
from groupkit.services.feedback import keepers as holders
from groupkit.services.feedback.opening import NotEnough, Opened
from groupkit.storage import vault
from groupkit.storage.feedback import box, keepers, slots
from tests import askings, evening

WORDS = "the kettle sings at half past"


@pytest.fixture
def filled(book):
    """Return a round that twelve people answered, three of them in words too."""
    made = askings.begun(book)
    written = [[askings.said(f"{WORDS} {at}")] for at in range(3)]
    askings.cast(book, made.key, [askings.rated(3)] * 12, written)
    return made


@pytest.fixture
def used(monkeypatch):
    """Tell which keys were used to open something."""
    seen: list[bytes] = []
    whole = SealedBox.decrypt

    def decrypt(own, sealed, *more):
        seen.append(bytes(own._public_key))
        return whole(own, sealed, *more)

    monkeypatch.setattr(SealedBox, "decrypt", decrypt)
    return seen


def refused(*args):
    with pytest.raises(RefusedError) as told:
        opening.open_round(*args)
    return {problem.field: str(problem) for problem in told.value.problems}


def test_a_box_is_opened_once_by_both(book, filled):
    told = askings.opened(book, filled.key)
    assert isinstance(told, Opened)
    assert told.round.state is State.OPENED
    assert {table.shape for table in told.release.tables} == {Shape.CELLS}
    assert told.release.level in {Level.MIDDLE, Level.HIGH}
    assert results.tables(book, filled.key) == told.release
    assert not askings.path_of(book, filled.key).exists()
    assert book.store.feedback_rounds.keys(filled.id) is None
    assert "opened already" in refused(book, filled.key, askings.READER, askings.TRUSTEE)["round"]
    assert texts.read(book, filled.key, askings.READER) != ()


def test_keys_that_were_unlocked_before_open_a_box_too(book, filled):
    rounds.close(book, filled.key)
    both = [
        holders.unlocked(holders.get(book, id_), passphrase)
        for id_, passphrase in ((filled.reader, askings.READER), (filled.trustee, askings.TRUSTEE))
    ]
    assert isinstance(opening.open_round(book, filled.key, *both), Opened)
    assert len(texts.read(book, filled.key, both[0])) == 3


def test_nothing_opens_before_it_is_closed(book, filled, used):
    assert "Close the round first" in refused(book, filled.key, askings.READER, askings.TRUSTEE)["round"]
    assert not used
    assert results.of(book, filled.key) is None
    assert results.tables(book, filled.key) is None
    with pytest.raises(RefusedError, match="No words of this round"):
        texts.read(book, filled.key, askings.READER)


def test_one_alone_opens_nothing(book, filled, used):
    rounds.close(book, filled.key)
    tried = {
        (evening.PASSPHRASE, evening.PASSPHRASE): {"reader", "trustee"},
        (askings.READER, askings.READER): {"trustee"},
        (askings.TRUSTEE, askings.TRUSTEE): {"reader"},
        (askings.TRUSTEE, askings.READER): {"reader", "trustee"},
        ("", ""): {"reader", "trustee"},
    }
    assert {both: set(refused(book, filled.key, *both)) for both in tried} == tried
    assert not used
    assert rounds.get(book, filled.key).state is State.CLOSED


def test_the_book_alone_reads_nothing(book, filled):
    rounds.close(book, filled.key)
    keys = book.store.feedback_rounds.keys(filled.id)
    lain = box.Box.open(askings.path_of(book, filled.key), keys).slots()
    assert len(lain) >= 12
    raw = [askings.path_of(book, filled.key).read_bytes(), *lain, keys.secret]
    with closing(vault.in_memory(book.store._db, book.store._key)) as whole:
        for table in whole.get_tables():
            raw += [repr(row).encode() for row in whole.execute_sql(f"SELECT * FROM {table}").fetchall()]
    assert not any(WORDS.encode() in part for part in raw)
    for secret in (PrivateKey(keys.lock), PrivateKey.generate()):
        for slot in lain[:8]:
            with pytest.raises(CryptoError):
                SealedBox(secret).decrypt(slot)


def test_reader_or_trustee_with_the_book_read_nothing(book, filled):
    rounds.close(book, filled.key)
    keys = book.store.feedback_rounds.keys(filled.id)
    reader, trustee = (
        keepers.unlock(book.store.feedback_keepers.get(id_), passphrase)
        for id_, passphrase in ((filled.reader, askings.READER), (filled.trustee, askings.TRUSTEE))
    )
    for pair in ((reader, reader), (trustee, trustee), (trustee, reader)):
        with pytest.raises(GroupkitError):
            keepers.secrets_of(keys, *pair)
    for own in (reader, trustee):
        for slot in box.Box.open(askings.path_of(book, filled.key), keys).slots():
            with pytest.raises(CryptoError):
                SealedBox(own).decrypt(slot)


def test_both_without_the_book_read_nothing(book, filled):
    rounds.close(book, filled.key)
    lain = askings.path_of(book, filled.key).read_bytes()
    other = keepers.round_keys(*(book.store.feedback_keepers.get(id_) for id_ in (filled.reader, filled.trustee)))
    with pytest.raises(GroupkitError):
        box.Box.open(askings.path_of(book, filled.key), other)
    keys = book.store.feedback_rounds.keys(filled.id)
    assert keys.lock not in lain
    assert keys.secret not in lain


def test_below_the_number_the_answers_stay_shut(book, used):
    for many in (0, 1, 4):
        made = askings.begun(book, label=f"T{many}")
        keys = book.store.feedback_rounds.keys(made.id)
        askings.cast(book, made.key, [askings.rated(3)] * many, [[askings.said(WORDS)]] * many)
        told = askings.opened(book, made.key)
        assert isinstance(told, NotEnough)
        assert told.lines[0] == "Not enough yet. The box stays shut."
        assert keys.count_key in used
        assert keys.content_key not in used
        assert rounds.get(book, made.key).state is State.DESTROYED
        assert results.of(book, made.key) is None
        assert not texts.waiting(book, made.key)


def test_a_form_left_blank_counts_for_nobody(book):
    made = askings.begun(book, below=Below.MERGE)
    askings.cast(book, made.key, [askings.rated(2)] * 4 + [{}, {"welcome": -1}])
    assert isinstance(askings.opened(book, made.key), NotEnough)
    assert askings.path_of(book, made.key).is_file()


def test_pages_of_large_forms_count_where_every_page_was_filled(book):
    made = askings.begun(book, below=Below.MERGE)
    turn = sitting.begin(book, made.key)
    for _person in range(12):
        turn.cast({"welcome": 4}, page=1)
    for _person in range(4):
        turn.cast({"safe": 4}, page=2)
    turn.end()
    assert isinstance(askings.opened(book, made.key), NotEnough)


def test_pages_of_enough_large_forms_are_counted_question_by_question(book):
    made = askings.begun(book)
    turn = sitting.begin(book, made.key)
    for _person in range(12):
        turn.cast({"welcome": 4}, page=1)
        turn.cast({"safe": 4}, page=2)
    turn.end()
    told = askings.opened(book, made.key)
    assert isinstance(told, Opened)
    assert {table.item for table in told.release.tables if table.shape is not Shape.HIDDEN} == {"welcome", "safe"}


def test_ballots_that_groupkit_did_not_write_open_nothing(book):
    made = askings.begun(book)
    turn = sitting.begin(book, made.key)
    assert isinstance(turn, sitting.BoxSitting)
    for _fake in range(9):
        turn._segment.cast(msgspec.msgpack.encode(slots.Filled(0, {"nothing": 3})))
    turn.end()
    told = askings.opened(book, made.key)
    assert isinstance(told, Opened)
    assert {table.shape for table in told.release.tables} == {Shape.HIDDEN}


def test_words_of_fewer_than_three_are_not_kept(book):
    made = askings.begun(book)
    written = [
        [askings.said(WORDS), askings.said("one more", "change")],
        [askings.said(WORDS)],
        [askings.said(WORDS)],
    ]
    askings.cast(book, made.key, [askings.rated(1)] * 9, written)
    askings.opened(book, made.key)
    assert {text.question for text in texts.read(book, made.key, askings.READER)} == {"keep"}


def test_changed_keys_open_nothing(book, filled):
    rounds.close(book, filled.key)
    other = keepers.round_keys(*(book.store.feedback_keepers.get(id_) for id_ in (1, 2)))
    with book.store.quietly():
        book.store._db.execute_sql("UPDATE feedback_round SET content_key = ?", (other.content_key,))
    with pytest.raises(GroupkitError, match="not the ones it began with"):
        opening.open_round(book, filled.key, askings.READER, askings.TRUSTEE)
    with book.store.quietly():
        book.store.feedback_rounds.let_go(filled.id)
    assert "destroyed unread" in refused(book, filled.key, askings.READER, askings.TRUSTEE)["round"]


@pytest.mark.parametrize(
    "change", ["k = 3", """body = replace(body, '"steadier"]', '"steadier", "safe by welcome"]')"""]
)
def test_what_people_were_told_is_not_changed_in_the_book_afterwards(book, filled, change):
    rounds.close(book, filled.key)
    with book.store.quietly():
        book.store._db.execute_sql(f"UPDATE feedback_round SET {change}")
    with pytest.raises(GroupkitError, match="after people were told"):
        opening.open_round(book, filled.key, askings.READER, askings.TRUSTEE)
    assert rounds.get(book, filled.key).state is State.CLOSED


def test_a_box_that_is_lost_says_so(book, filled):
    rounds.close(book, filled.key)
    askings.path_of(book, filled.key).unlink()
    with pytest.raises(GroupkitError, match="not where it was"):
        opening.open_round(book, filled.key, askings.READER, askings.TRUSTEE)


def test_cut_off_before_the_box_was_erased_it_goes_at_the_start(book, filled, monkeypatch):
    def cut_off(path):
        raise KeyboardInterrupt

    rounds.close(book, filled.key)
    with monkeypatch.context() as patched:
        patched.setattr(box, "erase", cut_off)
        with pytest.raises(KeyboardInterrupt):
            opening.open_round(book, filled.key, askings.READER, askings.TRUSTEE)
    assert askings.path_of(book, filled.key).exists()
    assert rounds.get(book, filled.key).state is State.OPENED
    book.store.tidy_boxes()
    assert not askings.path_of(book, filled.key).exists()
    assert results.of(book, filled.key) is not None


def test_a_disk_that_is_full_leaves_everything_as_it_was(book, filled, monkeypatch):
    rounds.close(book, filled.key)
    before = askings.path_of(book, filled.key).read_bytes()

    def full(*_any):
        raise GroupkitError("full")

    with monkeypatch.context() as patched:
        patched.setattr(book.store.feedback_rounds, "let_go", full)
        with pytest.raises(GroupkitError, match="full"):
            opening.open_round(book, filled.key, askings.READER, askings.TRUSTEE)
    assert askings.path_of(book, filled.key).read_bytes() == before
    assert rounds.get(book, filled.key).state is State.CLOSED
    assert results.of(book, filled.key) is None
    assert isinstance(opening.open_round(book, filled.key, askings.READER, askings.TRUSTEE), Opened)


def test_the_words_of_a_round_take_the_same_room_however_many(book):
    sizes = set()
    for label, many in (("a", 3), ("b", 9)):
        made = askings.begun(book, label=label)
        askings.cast(book, made.key, [askings.rated(2)] * 9, [[askings.said(WORDS)]] * many)
        askings.opened(book, made.key)
        sizes.add(len(book.store.feedback_texts.first(round=made.id).sealed))
    assert len(sizes) == 1
    assert bytes(PublicKey(book.store.feedback_keepers.get(1).public))


def test_what_the_auditor_refuses_is_not_shown_and_not_kept(book, filled, monkeypatch):
    monkeypatch.setattr(auditing, "tells", lambda *_table, **_k: True)
    told = askings.opened(book, filled.key)
    assert isinstance(told, Opened)
    assert {table.shape for table in told.release.tables} == {Shape.HIDDEN}
    assert results.tables(book, filled.key) == told.release
