"""A book for what good help is: written once, and copied for each test."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest

from groupkit.services.group import Group
from groupkit.storage import vault
from tests import evening


_FOLDER = TemporaryDirectory()


@cache
def written(_cost: int) -> Path:
    """Write a book with its people once."""
    path = Path(_FOLDER.name) / "group.groupkit"
    with evening.new_book(path) as group:
        evening.furnish(group)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Group]:
    """Return an open book in which Sam and Jo are known."""
    path = tmp_path / "group.groupkit"
    copyfile(written(vault._MEMORY), path)
    with evening.reopened(path) as group:
        yield group
