"""The files beside a book that belong to its talks: whole, shut without the book, and gone when told to."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.storage.evaluation import talkfiles
from groupkit.storage.evaluation.rows import RoundKeys

WORDS = {"contacts": {"Heron": "Zarquonja"}}


@pytest.fixture(name="path")
def _path(tmp_path):
    return talkfiles.path_of(tmp_path / "ours.groupkit", "round", talkfiles.CONTACTS)


def test_what_is_written_is_read_with_its_secret_alone(path):
    secret = talkfiles.new_secret()
    talkfiles.write(path, WORDS, secret)
    assert path.parent.name == "ours evaluation"
    assert talkfiles.read(path, secret) == WORDS
    with pytest.raises(GroupkitError, match="cannot be read"):
        talkfiles.read(path, talkfiles.new_secret())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(GroupkitError, match="cannot be read"):
        talkfiles.read(path, secret)
    path.write_bytes(b"something else")
    with pytest.raises(GroupkitError, match="cannot be read"):
        talkfiles.read(path, secret)


def test_its_length_and_its_time_tell_nothing(path):
    talkfiles.write(path, WORDS, talkfiles.new_secret())
    first = path.stat()
    talkfiles.write(path, {"contacts": {"Heron": "Zarquonja" * 200}}, talkfiles.new_secret())
    assert (path.stat().st_size, path.stat().st_mtime) == (first.st_size, first.st_mtime)
    assert first.st_mtime == path.parent.stat().st_mtime == talkfiles._TIME


def test_a_file_goes_with_what_was_not_finished_of_it(path):
    talkfiles.erase(path)
    talkfiles.write(path, WORDS, talkfiles.new_secret())
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(b"half")
    talkfiles.erase(path)
    assert list(path.parent.iterdir()) == []


def test_what_nothing_opens_any_more_goes_and_what_the_book_does_not_know_stays(path):
    folder, secret = path.parent, talkfiles.new_secret()
    talkfiles.tidy(folder, {"round": RoundKeys()})
    kept, strange = folder / "round.drafts", folder / "other.contacts"
    for each in (path, kept, strange, folder / "round.drafts.part"):
        talkfiles.write(each, WORDS, secret)
    talkfiles.tidy(folder, {"round": RoundKeys(secret=secret)})
    assert sorted(folder.iterdir()) == [strange, kept]
    assert repr(RoundKeys(secret=secret)) == "RoundKeys(…)"
