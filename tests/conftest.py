"""What every test stands on: quick keys, preferences of its own, and English."""

import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from groupkit import i18n
from groupkit.core.letters import Letter
from groupkit.core.meetings import Occasion
from groupkit.services import meetings, money
from groupkit.services.group import Group
from groupkit.storage import pages, schema, vault
from groupkit.storage.feedback import keepers
from tests import evening

COST = (vault._OPERATIONS, vault._MEMORY)
UPGRADE = schema.upgrade


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each change prove the first part of a proof in parts; the others are for a release."""
    for item in items:
        made = getattr(item, "callspec", None)
        parts = [made.params.get(name) for name in ("part", "shard")] if made is not None else []
        if any(isinstance(part, int) and part for part in parts):
            item.add_marker(pytest.mark.whole)


def pytest_collection_finish() -> None:
    """Spare Python from looking through the thousands of tests themselves each time it frees what is not used."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Make guessing a passphrase cheap: its real cost is time, which proves nothing outside the vault's tests."""
    for locks in (vault, pages, keepers):
        monkeypatch.setattr(locks, "_OPERATIONS", 1)
        monkeypatch.setattr(locks, "_MEMORY", 8192)


@pytest.fixture(autouse=True)
def quick_schema(monkeypatch):
    """Copy the empty tables of a new book, from one made before; an older book is brought up to date."""
    monkeypatch.setattr(schema, "upgrade", _upgrade_or_copy)


def _upgrade_or_copy(database: SqlCipherDatabase) -> None:
    if database.get_tables():
        UPGRADE(database)
    else:
        _empty().connection().backup(database.connection())


@cache
def _empty() -> SqlCipherDatabase:
    """Return a book of the current version that holds nothing, in memory alone."""
    key = vault.new_key("nobody")
    database = SqlCipherDatabase(":memory:", passphrase=key.pragma, pragmas=vault.PRAGMAS, autoconnect=False)
    database.connect()
    UPGRADE(database)
    return database


@pytest.fixture
def real_keys(quick_keys, monkeypatch):
    """Let a passphrase cost what it costs."""
    for locks in (vault, pages, keepers):
        monkeypatch.setattr(locks, "_OPERATIONS", COST[0])
        monkeypatch.setattr(locks, "_MEMORY", COST[1])


@pytest.fixture(autouse=True)
def _own_preferences(monkeypatch, tmp_path):
    """Keep the preferences of whoever runs the tests out of them, and the language English afterwards."""
    monkeypatch.setenv("GROUPKIT_SETTINGS", str(tmp_path / "preferences" / "settings.toml"))
    yield
    i18n.use("en")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Group]:
    """Return an open book with people, pots, places, a meeting and what it began with."""
    with evening.new_book(tmp_path / "group.groupkit") as group:
        evening.furnish(group)
        evening.open_with(group)
        yield group


@pytest.fixture
def held(book: Group) -> Occasion:
    """Return the meeting of the evening."""
    return meetings.on(book, evening.SATURDAY)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Group]:
    """Return the book of the facilitator, who receives."""
    with evening.new_book(tmp_path / "other.groupkit", "Facilitators", "b" * 32) as group:
        yield group


@pytest.fixture
def sent(book: Group) -> Letter:
    """Return the letter of sheet 37, sent from the book."""
    evening.agreed(book)
    return money.send(book, evening.filled_sheet(book))
