"""A room for private pages, its clock, what it said, and where the file is."""

import pytest

from groupkit.qt.pages import sitting
from groupkit.services import pages
from tests.qt.test_pages.rooms import WORDS, Clock, made


@pytest.fixture(autouse=True)
def _nothing_waits():
    yield
    sitting._unkept.clear()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "mine.mypages"


@pytest.fixture
def said():
    return []


@pytest.fixture
def room(qtbot, clock, said):
    return made(qtbot, clock, said)


@pytest.fixture
def opened(room, path):
    """Return a room in which pages lie open."""
    room.sitting.begin(pages.new(path, WORDS, WORDS))
    return room
