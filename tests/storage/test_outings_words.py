"""The words of outings come with groupkit; a file that is not as it came is plainly refused."""

import shutil

import pytest

from groupkit.core.outings.words.planning import VenueWords
from groupkit.core.problems import GroupkitError
from groupkit.resources import folder
from groupkit.storage import shipped
from groupkit.storage.outings import words as forms


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Return the words on a place in a folder of their own, read afresh."""
    monkeypatch.setattr(shipped, "folder", lambda _name: tmp_path)
    shipped._read.cache_clear()
    (tmp_path / "outings").mkdir()
    shutil.copy(folder("forms") / "outings" / "venue.toml", tmp_path / "outings")
    yield tmp_path / "outings" / "venue.toml"
    shipped._read.cache_clear()


def test_the_words_are_read_whole_and_in_their_order(place):
    found = forms.words(VenueWords)
    assert found.id == place.stem == "venue"
    assert [check.key for check in found.checks][:2] == ["no-drink", "no-betting"]


@pytest.mark.parametrize("text", ["id = ", 'id = "venue"', "\udcff", 'id = "venue"\nchecks = "none"'])
def test_a_file_that_was_spoiled_is_refused(place, text):
    place.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(GroupkitError, match=r"venue\.toml cannot be read\. Put groupkit on this computer again"):
        forms.words(VenueWords)


def test_a_file_that_is_too_large_or_gone_is_refused(place, monkeypatch):
    monkeypatch.setattr(shipped, "LARGEST", 10)
    with pytest.raises(GroupkitError, match=r"venue\.toml cannot be read"):
        forms.words(VenueWords)
    place.unlink()
    with pytest.raises(GroupkitError, match=r"venue\.toml cannot be read"):
        forms.words(VenueWords)
