"""A book with three keys, copied for each test, and no waiting for the disk: both are proven elsewhere."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from groupkit.services.group import Group
from groupkit.storage import pages, vault
from groupkit.storage.feedback import keepers
from tests import evening, talkrounds


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch):
    """Let the disk take its time later."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)


@pytest.fixture(scope="session", name="book_with_keys")
def _book_with_keys(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("keys") / "other.groupkit"
    with pytest.MonkeyPatch.context() as patch:
        for locks in (vault, pages, keepers):
            patch.setattr(locks, "_OPERATIONS", 1)
            patch.setattr(locks, "_MEMORY", 8192)
        with evening.new_book(path, "Facilitators", "b" * 32) as group:
            talkrounds.keys(group)
    return path


@pytest.fixture(name="other")
def _other(book_with_keys, tmp_path) -> Iterator[Group]:
    """Return a book in which three people hold keys, and nothing else is."""
    path = tmp_path / "other.groupkit"
    shutil.copyfile(book_with_keys, path)
    with evening.reopened(path) as group:
        yield group
