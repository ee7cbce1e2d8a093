"""The lines of the yearly account come from their file, or say that they cannot."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.storage import yearforms


@pytest.fixture(autouse=True)
def forget():
    """Read the files anew, and do not keep what a test put in their place."""
    yearforms.year.cache_clear()
    yield
    yearforms.year.cache_clear()


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Put other files in the place of those that come with groupkit."""
    monkeypatch.setattr(yearforms, "folder", lambda _name: tmp_path)
    place = tmp_path / "money"
    place.mkdir()
    return lambda name, text: (place / name).write_text(text, "utf-8")


def test_the_lines_are_read():
    assert yearforms.year().titled("end") == "What we have at the end"


@pytest.mark.parametrize("text", ["not toml", 'id = "x"', "#" * 200_001])
def test_a_file_that_is_not_ours_is_named(put, text):
    put("cc16.toml", text)
    with pytest.raises(GroupkitError, match=r"cc16\.toml") as told:
        yearforms.year()
    assert "Put groupkit on this computer again" in str(told.value)


def test_a_file_that_is_not_there_is_named(put):
    with pytest.raises(GroupkitError) as told:
        yearforms.year()
    assert "cc16.toml" in str(told.value)
