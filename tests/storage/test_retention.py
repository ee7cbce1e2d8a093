"""The rules of keeping come with groupkit; a file that is not as it came is plainly refused."""

import shutil

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.resources import folder
from groupkit.storage import retention, shipped


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Return the rules in a folder of their own, read afresh."""
    monkeypatch.setattr(shipped, "folder", lambda name: tmp_path)
    shipped._read.cache_clear()
    (tmp_path / "money").mkdir()
    shutil.copy(folder("forms") / "money" / "retention.toml", tmp_path / "money")
    yield tmp_path / "money" / "retention.toml"
    shipped._read.cache_clear()


def test_the_rules_are_read_whole(place):
    assert len({keep.key for keep in retention.words().keep}) == len(retention.words().keep) > 10


@pytest.mark.parametrize("text", ["id = ", 'id = "x"', "\udcff"])
def test_a_file_that_was_spoiled_is_refused(place, text):
    place.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(GroupkitError, match="retention.toml cannot be read"):
        retention.words()


def test_a_file_that_is_too_large_or_gone_is_refused(place, monkeypatch):
    monkeypatch.setattr(shipped, "LARGEST", 10)
    with pytest.raises(GroupkitError, match="cannot be read"):
        retention.words()
    place.unlink()
    with pytest.raises(GroupkitError, match="cannot be read"):
        retention.words()
