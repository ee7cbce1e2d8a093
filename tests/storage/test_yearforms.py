"""The lines of the yearly account come from their file, or say that they cannot."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.resources import folder
from groupkit.storage import shipped, yearforms


@pytest.fixture(autouse=True)
def forget():
    """Read the files anew, and do not keep what a test put in their place."""
    yearforms.year.cache_clear()
    yearforms.thresholds.cache_clear()
    yield
    yearforms.year.cache_clear()
    yearforms.thresholds.cache_clear()


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Put other files in the place of those that come with groupkit."""
    monkeypatch.setattr(shipped, "folder", lambda _name: tmp_path)
    place = tmp_path / "money"
    place.mkdir()
    return lambda name, text: (place / name).write_text(text, "utf-8")


def test_the_lines_are_read():
    assert yearforms.year().titled("end") == "What we have at the end"


@pytest.mark.parametrize("text", ["not toml", 'id = "x"', "#" * 1_000_001])
def test_a_file_that_is_not_ours_is_named(put, text):
    put("cc16.toml", text)
    with pytest.raises(GroupkitError, match=r"cc16\.toml") as told:
        yearforms.year()
    assert "Put groupkit on this computer again" in str(told.value)


def test_a_file_that_is_not_there_is_named(put):
    with pytest.raises(GroupkitError) as told:
        yearforms.year()
    assert "cc16.toml" in str(told.value)


def test_what_accounts_need_by_size_is_read():
    assert yearforms.thresholds().threshold[0].amount == 250_000


@pytest.mark.parametrize(("ours", "theirs"), [('test = "over"', 'test = "about"'), ("seen_on", "seen")])
def test_a_size_that_is_not_as_it_came_is_refused(put, ours, theirs):
    text = (folder("forms") / "money" / "thresholds.toml").read_text("utf-8")
    put("thresholds.toml", text.replace(ours, theirs))
    with pytest.raises(GroupkitError, match=r"thresholds\.toml"):
        yearforms.thresholds()
