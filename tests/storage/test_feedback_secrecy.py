"""With the passphrase of the book and every byte beside it, but not both keepers’, no answer can be read."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from groupkit.core.feedback.rounds import Keeper
from groupkit.services.group import Group
from groupkit.storage import vault
from groupkit.storage.feedback import box, boxfile, keepers, slots
from groupkit.storage.feedback.box import Box
from tests import boxes, evening, pages, traces
from tests.boxes import a_round, answer, text, word

PEOPLE = range(9)


@dataclass(frozen=True)
class Found:
    """What somebody with the book has: its rows, its pages, and the files beside it."""

    path: Path
    key: vault.Key
    reader: Keeper
    trustee: Keeper
    blobs: tuple[bytes, ...]
    began: float

    @property
    def pages(self) -> bytes:
        """Every page of the book, decrypted, free ones too."""
        return b"".join(pages.pages(self.path, self.key))

    @property
    def box(self) -> Box:
        """The box, with the keys as they stand in the rows."""
        with evening.reopened(self.path) as group:
            keys = group.store.feedback_rounds.boxes()["evening"]
        assert keys is not None
        return Box(box.path_of(self.path, "evening"), keys)


@pytest.fixture(scope="module", name="found")
def _found(tmp_path_factory) -> Iterator[Found]:
    """Answer into the box of a book, close it and make a backup, as it goes in an evening."""
    with pytest.MonkeyPatch.context() as cheap:
        for locks in (vault, keepers):
            cheap.setattr(locks, "_OPERATIONS", 1)
            cheap.setattr(locks, "_MEMORY", 8192)
        path, began = tmp_path_factory.mktemp("evening") / "group.groupkit", time.time()
        with evening.new_book(path) as group:
            answered(group)
            group.store.another_copy(boxes.DAY)
            rows = rows_of(group)
            reader, trustee = group.store.feedback_keepers
            key = group.store._key
        yield Found(path, key, reader, trustee, rows, began)


def answered(group: Group) -> None:
    store = group.store
    reader, trustee = boxes.two()
    keys = keepers.round_keys(reader, trustee)
    with Box.making(store.box_of("evening"), keys) as made, store.step("Open"):
        for keeper in (reader, trustee):
            store.feedback_keepers.add(keeper)
        store.feedback_rounds.add_with(a_round(), keys)
    before = group.path.read_bytes()
    sitting = made.begin()
    for who in PEOPLE:
        sitting.cast(answer(who), [text(who)])
        assert group.path.read_bytes() == before, "the book is not written while people answer"
    sitting.end()
    assert group.path.read_bytes() == before


def rows_of(group: Group) -> tuple[bytes, ...]:
    """Return every blob that raw SQL gives."""
    database = group.store._db
    found: list[bytes] = []
    for table in database.get_tables():
        for row in database.execute_sql(f'SELECT * FROM "{table}"').fetchall():
            found.extend(value for value in row if isinstance(value, bytes))
    return tuple(found)


def opens_with(key: bytes, sealed: bytes) -> bool:
    try:
        SealedBox(PrivateKey(key)).decrypt(sealed)
    except CryptoError:
        return False
    return True


def windows(whole: bytes) -> Iterator[bytes]:
    for at in range(0, len(whole) - 31, 4):
        yield whole[at : at + 32]


def test_no_word_and_no_second_of_an_answer_stands_in_any_file_in_any_guise(found):
    files = dict(traces.tree(found.path.parent))
    assert {path.suffix for path in files} == {".groupkit", ".box"}
    slots_in_use = b"".join(found.box.slots())
    for whole in (*files.values(), found.pages, slots_in_use):
        for who in PEOPLE:
            assert traces.hits(whole, traces.guises(word(who))) == []
    span = list(traces.seconds(found.began - 1, time.time() + 1))
    for whole in (files[found.box.path], slots_in_use):
        assert traces.hits(whole, iter(span)) == []
    assert found.box.path.stat().st_mtime == found.box.path.parent.stat().st_mtime == boxfile.TIME


def test_what_is_looked_for_would_be_found(found, tmp_path):
    plain = b"".join(text(who) for who in PEOPLE) + b'{"at": %d}' % int(time.time())
    (tmp_path / "plain").write_bytes(plain)
    (whole,) = traces.tree(tmp_path).values()
    assert all(traces.hits(whole, traces.guises(word(who))) for who in PEOPLE)
    assert traces.hits(whole, traces.seconds(found.began, time.time() + 1))


def test_no_thirty_two_bytes_in_the_book_open_one_slot_or_the_keys_of_the_round(found):
    slot, secret = found.box.slots()[0], found.box.keys.secret
    assert secret in found.blobs
    tried = {window for blob in found.blobs for window in windows(blob)}
    assert len(tried) > 40
    for key in tried:
        assert not opens_with(key, secret)
        assert not opens_with(key, slot)


@pytest.mark.proof
def test_nor_do_any_in_its_pages(found):
    secret = found.box.keys.secret
    assert found.box.keys.lock in found.pages
    assert not any(opens_with(key, secret) for key in {*windows(found.pages)})


@pytest.mark.parametrize("who", ["reader", "trustee"])
def test_one_keeper_with_the_book_peels_one_layer_at_most_and_no_slot(found, who):
    keeper, passphrase = (found.reader, boxes.READER) if who == "reader" else (found.trustee, boxes.TRUSTEE)
    mine = keepers.unlock(keeper, passphrase)
    left = [found.box.keys.secret]
    with suppress(CryptoError):
        left.append(SealedBox(mine).decrypt(left[0]))
    assert len(left) == (2 if who == "reader" else 1)
    some = found.box.slots()[:4]
    for key in {bytes(mine), *(window for layer in left for window in windows(layer))}:
        assert not any(opens_with(key, slot) for slot in some)
    assert not opens_with(bytes(mine), left[-1])


def test_both_keepers_without_the_book_do_not_find_one_slot(found):
    pair = keepers.unlock(found.reader, boxes.READER), keepers.unlock(found.trustee, boxes.TRUSTEE)
    whole = found.box.path.read_bytes()
    for at in range(32, len(whole) - slots.SLOT, slots.SLOT):
        assert not any(opens_with(bytes(key), whole[at + 4 : at + 4 + slots.SLOT]) for key in pair)


def test_both_keepers_with_the_book_open_it_together(found):
    secrets = boxes.opened(found.box.keys, found.reader, found.trustee)
    contents = slots.contents(found.box.slots(), secrets, 5)
    assert contents is not None
    assert sorted(each.words for each in contents.texts) == [word(who) for who in PEOPLE]
    assert len(contents.filled) == len(PEOPLE)


def test_a_box_that_is_gone_leaves_a_backup_of_the_book_with_nothing_to_open(found, tmp_path):
    (copy,) = (found.path.parent / "group backups").iterdir()
    assert not box.folder_of(copy).exists()
    with evening.reopened(copy) as group:
        assert group.store.feedback_rounds.boxes()["evening"] is not None
        assert all(slot not in blob for blob in rows_of(group) for slot in found.box.slots())


def test_keys_that_were_let_go_are_in_no_page_of_the_book(tmp_path):
    path = tmp_path / "group.groupkit"
    with evening.new_book(path) as group:
        answered(group)
        keys = group.store.feedback_rounds.boxes()["evening"]
        key = group.store._key
        assert keys is not None
        with group.store.step("Destroy"):
            group.store.feedback_rounds.let_go(1)
        group.store.write_anew()
        held = b"".join(pages.pages(path, key)) + b"".join(pages.journal(path, key))
        assert not any(part in held for part in (keys.lock, keys.secret, keys.count_key, keys.content_key))
