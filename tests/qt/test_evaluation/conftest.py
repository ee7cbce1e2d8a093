"""Pages of talks on a desk that remembers where it was sent and what it said."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta

import pytest
from shiboken6 import isValid

from groupkit.core.evaluation import agreement
from groupkit.services.evaluation import rounds
from groupkit.services.group import Group
from tests import evening, talkdesks, talkrounds
from tests.qt import checks, desks


def _talk(group):
    """Hold the talks of one person, and end them."""
    key = talkrounds.begun(group).key
    talkdesks.talked(group, key, talkdesks.asked(group, key, 1))
    rounds.close(group, key)


def _ask(group):
    """Begin a round, and ask one person, whom nobody writes down how to reach: that would stand in a file apart."""
    key = talkrounds.begun(group).key
    started = group.today() - timedelta(days=200)
    talkrounds.invited(group, key, talkrounds.unlocked(group), started=started)


_STATES: dict[str, Callable[[Group], object]] = {
    "keys": talkrounds.keys,
    "begun": talkrounds.begun,
    "asked": _ask,
    "talked": _talk,
    "whole": talkdesks.whole,
}
_BOOKS: dict[str, bytes] = {}


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch):
    """Let the disk take its time later."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)


@pytest.fixture(autouse=True)
def quick_kappa(request, monkeypatch):
    """Let kappa be every day: the library that works it out takes long to load, and is proven elsewhere."""
    if request.node.get_closest_marker("proof") is None:
        monkeypatch.setattr(agreement, "_kappa", lambda _pairs: 0.5)


@pytest.fixture
def group(copied):
    with copied("keys") as made:
        yield made


@pytest.fixture
def copied(tmp_path):
    """Return what opens a book in a state: it is brought there once, and each test gets a copy of its own."""

    def opened(state):
        path = tmp_path / "book.groupkit"
        if state not in _BOOKS:
            with desks.empty(tmp_path) as made:
                _STATES[state](made)
            _BOOKS[state] = path.read_bytes()
            shutil.rmtree(tmp_path, ignore_errors=True)
            tmp_path.mkdir()
        path.write_bytes(_BOOKS[state])
        return evening.reopened(path)

    return opened


@pytest.fixture
def show(group, qapp):
    """Return what makes a page, on a desk that remembers where it was sent and what it said."""
    made = []

    def make(kind, shown=None):
        desk = desks.desk(group)
        page = kind(desk)
        page.went, page.said = [], []
        desk.went.connect(lambda place, what: page.went.append((place, what)))
        desk.said.connect(lambda words, _undo: page.said.append(words))
        page.draw()
        if shown is not None:
            page.show_this(shown)
        page.show()
        made.append(page)
        return page

    yield make
    for page in filter(isValid, made):
        desks.close(page)


@pytest.fixture
def look(qtbot):
    """Return what puts a page into the window; what that returns finds the faults of its present state."""
    frames = []

    def into(page, scale):
        frame = desks.framed(qtbot, page, scale=scale)
        # kept, so that the page is not let go between one state and the next
        frames.append(frame)

        def faults():
            checks.settle(frame)
            checks.settle(frame)
            return desks.faults_in(frame, page)

        return faults

    return into


@pytest.fixture
def begun(group):
    return talkrounds.begun(group)


@pytest.fixture
def secret(group, begun):
    return talkrounds.unlocked(group)
