"""A book with three keys, copied for each test, and no waiting for the disk: both are proven elsewhere."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from groupkit.core.evaluation import agreement
from groupkit.services.group import Group
from tests import evening, talkrounds, twocoders


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch):
    """Let the disk take its time later."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)


@pytest.fixture(scope="session", name="book_with_keys")
def _book_with_keys(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("keys") / "other.groupkit"
    with twocoders.quickly(), evening.new_book(path, "Facilitators", "b" * 32) as group:
        talkrounds.keys(group)
    return path


@pytest.fixture(name="other")
def _other(book_with_keys, tmp_path) -> Iterator[Group]:
    """Return a book in which three people hold keys, and nothing else is."""
    path = tmp_path / "other.groupkit"
    shutil.copyfile(book_with_keys, path)
    with evening.reopened(path) as group:
        yield group


@pytest.fixture(autouse=True)
def quick_kappa(monkeypatch):
    """Spare the library that works out kappa, which takes longer to load than all the rest."""
    monkeypatch.setattr(agreement, "_kappa", lambda _pairs: 0.25)
