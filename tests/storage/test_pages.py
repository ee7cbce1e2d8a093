"""A file of private pages is whole or not there, closed to everybody else, and says what is wrong in a sentence."""

import os
from pathlib import Path

import msgspec
import pytest

from groupkit.core.pages import Answer, Content, Spot
from groupkit.core.problems import GroupkitError
from groupkit.storage import pages
from groupkit.storage.vault import WrongPassphraseError

WORDS = "four calm private words"
HERE = Spot(workbook="w", chapter="c", exercise="e", place="p")
CONTENT = Content(answers=(Answer(spot=HERE, words="Slartibartfast"),), lock_after=10)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "mine.mypages"
    pages.write(made, pages.seal(CONTENT, pages.new_lock(WORDS)))
    return made


def opened(path: Path, passphrase: str = WORDS) -> Content:
    sealed = pages.read(path)
    return pages.unseal(sealed, pages.lock_of(sealed, passphrase))


def refused(path: Path, passphrase: str = WORDS) -> str:
    with pytest.raises(GroupkitError) as why:
        opened(path, passphrase)
    return why.value.message


def test_what_is_kept_is_read_back_and_stands_alone_in_its_folder(path):
    assert opened(path) == CONTENT
    assert list(path.parent.glob("*")) == [path]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_of_it_can_be_read_without_the_passphrase(path):
    assert b"Slart" not in path.read_bytes()
    with pytest.raises(WrongPassphraseError):
        opened(path, "four calm private word")
    assert refused(path, "") == pages.WRONG


def test_the_same_words_in_another_spelling_of_the_letters_open_it(tmp_path):
    lock = pages.new_lock("caf\u00e9 by the river")
    assert pages.opens(lock, "cafe\u0301 by the river")
    assert not pages.opens(lock, "cafe by the river")
    assert "café" not in repr(lock)
    assert repr(lock) == "Lock(…)"


def test_the_length_of_the_file_says_next_to_nothing():
    lock = pages.new_lock(WORDS)
    short, long = (
        len(pages.seal(Content(answers=(Answer(spot=HERE, words="a" * count),)), lock)) for count in (1, 7_000)
    )
    assert short == long
    assert pages.seal(CONTENT, lock) != pages.seal(CONTENT, lock)


def test_pages_that_are_full_are_not_kept_and_what_was_kept_stays(path):
    many = tuple(
        Answer(spot=Spot(workbook="w", chapter="c", exercise="e", place=str(at)), words="a" * 8_000)
        for at in range(700)
    )
    sealed = pages.seal(Content(answers=many), pages.new_lock(WORDS))
    with pytest.raises(GroupkitError) as why:
        pages.write(path, sealed)
    assert why.value.message == pages.FULL
    assert opened(path) == CONTENT
    nearly = pages.seal(Content(answers=many[:600]), pages.new_lock(WORDS))
    pages.write(path, nearly)
    assert len(opened(path).answers) == 600
    assert path.stat().st_size == pages.LARGEST


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda data: data[:-1], pages.CUT_SHORT),
        (lambda data: data[:40], pages.CUT_SHORT),
        (lambda data: data + b"\0", pages.CUT_SHORT),
        (lambda data: data + bytes(pages.LARGEST), pages.CUT_SHORT),
        (lambda data: b"", pages.NOT_OURS),
        (lambda data: b"%PDF-1.7" + data[8:], pages.NOT_OURS),
        (lambda data: b"SQLite format 3\0", pages.NOT_OURS),
        (lambda data: data[:7] + b"\x02" + data[8:], pages.NEWER),
        (lambda data: data[:8] + bytes(16) + data[24:], pages.WRONG),
        (lambda data: data[:24] + bytes(16) + data[40:], pages.WRONG),
        (lambda data: data[:40] + bytes(24) + data[64:], pages.SPOILED),
        (lambda data: data[:64] + bytes([data[64] ^ 1]) + data[65:], pages.SPOILED),
        (lambda data: data[:-1] + bytes([data[-1] ^ 128]), pages.SPOILED),
        (lambda data: data[:64] + data[80:96] + data[80:], pages.SPOILED),
    ],
)
def test_a_cut_flipped_or_foreign_file_is_refused_with_a_sentence(path, spoil, sentence):
    path.write_bytes(spoil(path.read_bytes()))
    assert refused(path) == sentence


@pytest.mark.parametrize("plain", [b"", b"[]", b"{", b"\xff", b'{"answers": 3}', b'{"lock_after": 1}'])
def test_sealed_words_that_groupkit_never_wrote_are_refused(path, monkeypatch, plain):
    lock = pages.new_lock(WORDS)
    monkeypatch.setattr(msgspec.json, "encode", lambda content: plain)
    sealed = pages.seal(Content(), lock)
    monkeypatch.undo()
    with pytest.raises(GroupkitError) as why:
        pages.unseal(sealed, lock)
    assert why.value.message == pages.SPOILED


def test_a_file_that_is_not_there_and_a_folder_are_refused(path):
    assert refused(path.with_name("other.mypages")) == pages.NOWHERE
    assert refused(path.parent) == pages.NOT_OURS
    path.unlink()
    with pytest.raises(GroupkitError) as why:
        pages.head_of(path)
    assert why.value.message == pages.GONE


def test_a_name_that_is_taken_is_refused(path):
    with pytest.raises(GroupkitError) as why:
        pages.refuse_taken(path)
    assert why.value.message == pages.EXISTS
    pages.refuse_taken(path.with_name("other.mypages"))


def test_a_save_that_is_cut_off_leaves_what_was_there_and_only_sealed_bytes(path, monkeypatch):
    before = path.read_bytes()
    part = path.with_name("mine.mypages.part")
    part.write_bytes(before[:100])
    pages.sweep(path)
    assert not part.exists()
    part.symlink_to(path.with_name("elsewhere"))
    pages.write(path, pages.seal(Content(), pages.new_lock(WORDS)))
    assert not path.with_name("elsewhere").exists()
    assert opened(path) == Content()

    def stop(_file):
        raise OSError(5, "the stick was pulled out")

    monkeypatch.setattr(os, "fsync", stop)
    now = path.read_bytes()
    with pytest.raises(GroupkitError):
        pages.write(path, pages.seal(CONTENT, pages.new_lock(WORDS)))
    assert path.read_bytes() == now
    assert not part.exists()


def test_a_file_is_written_over_before_it_is_deleted(path, monkeypatch):
    before, held = path.read_bytes(), path.with_name("held")
    held.hardlink_to(path)
    pages.erase(path)
    assert not path.exists()
    assert len(held.read_bytes()) == len(before)
    assert held.read_bytes() != before
    assert held.read_bytes()[:8] != before[:8]
    with pytest.raises(GroupkitError):
        pages.erase(path)


@pytest.mark.usefixtures("real_keys")
def test_a_guess_costs_what_a_guess_at_a_group_file_costs():
    assert (pages._OPERATIONS, pages._MEMORY) == (4, 128 * 2**20)
