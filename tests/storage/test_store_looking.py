"""A book that is opened for looking only: nothing in it and nothing beside it changes."""

import shutil
from pathlib import Path

import pytest
from peewee import OperationalError

from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError
from groupkit.services import check, ledger, money, profile, proofing, reserve, service
from groupkit.services.group import key_of, open_group
from groupkit.storage import backups
from tests import evening
from tests.evening import PASSPHRASE, new_book

OLD = Path(__file__).parents[1] / "fixtures" / "v1.groupkit"


@pytest.fixture
def path(tmp_path):
    with new_book(tmp_path / "ours" / "group.groupkit") as group:
        evening.furnish(group)
        evening.open_with(group)
        money.send(group, evening.filled_sheet(group))
    return group.path


def whole(path: Path) -> dict[str, bytes]:
    """Return every file in the folder of a book."""
    return {found.name: found.read_bytes() for found in sorted(path.parent.rglob("*")) if found.is_file()}


def test_whoever_looks_sees_everything_and_leaves_no_trace(path):
    before = whole(path)
    with open_group(path, PASSPHRASE, read_only=True) as group:
        assert group.read_only
        assert group.looking_only
        assert check.check(group).holds
        (line,) = money.status(group)
        letter = money.letter(group, money.get(group, line.sheet or 0))
        assert proofing.compare(group, letter.statement.seal).holds
        assert reserve.reserve(group).held == 16_220
        assert group.take_unsaved("money") == {}
        assert profile.daily_backup(group) is None
    assert whole(path) == before


def test_every_change_is_refused_with_what_to_do(path, tmp_path):
    before = whole(path)
    with open_group(path, key_of(path, PASSPHRASE), read_only=True) as group:
        store = group.store
        for change in (
            lambda: service.add_person(group, Person(short_name="Ali")),
            lambda: ledger.reverse(group, 2, "Why not", "Sam"),
            lambda: money.reply(group, money.get(group, 1), "Yes", "Sam"),
            lambda: group.keep_unsaved("money", {"what": "tea"}),
            lambda: store.new_passphrase("quite another set of words"),
            lambda: store.another_copy(group.today()),
            lambda: store.drop_copies([path]),
            lambda: store.looking().__enter__(),
        ):
            with pytest.raises(GroupkitError, match="open for looking only, so nothing was changed"):
                change()
        # and what asks the file itself is refused by the file
        with pytest.raises(OperationalError, match="readonly"):
            store._db.execute_sql("DELETE FROM person")
        assert group.undo() is None
        assert profile.backup(group, tmp_path / "copy.groupkit").is_file()
    assert whole(path) == before


def test_somebody_is_let_in_to_look_at_a_book_that_is_open(path):
    with evening.reopened(path) as group:
        service.add_person(group, Person(short_name="Ali"))
        heard: list[frozenset[str]] = []
        group.subscribe(heard.append)
        group.only_look()
        assert heard
        assert (group.looking_only, group.next_undo) == (True, None)
        with pytest.raises(GroupkitError, match="looking only"):
            service.add_person(group, Person(short_name="Bo"))
    with evening.reopened(path) as group:
        assert not group.looking_only
        assert "Ali" in {person.short_name for person in service.people(group)}


def test_a_file_of_an_older_groupkit_is_looked_at_and_stays_as_it_is(real_keys, tmp_path):
    path = Path(shutil.copy(OLD, tmp_path / "old.groupkit"))
    before = whole(path)
    with open_group(path, PASSPHRASE, read_only=True) as group:
        assert check.check(group).holds
        assert money.status(group)
        with pytest.raises(GroupkitError, match="looking only"):
            service.add_person(group, Person(short_name="Ali"))
    assert whole(path) == before
    assert backups.copies(path) == []


def test_what_cannot_be_opened_cannot_be_looked_at_either(path, tmp_path):
    with pytest.raises(GroupkitError, match="does not open this file"):
        open_group(path, "not these words at all", read_only=True)
    with evening.reopened(path) as group:
        group.store._db.execute_sql("PRAGMA user_version = 99")
    with pytest.raises(GroupkitError, match="newer"):
        open_group(path, PASSPHRASE, read_only=True)
    with pytest.raises(GroupkitError, match="newer"):
        open_group(path, PASSPHRASE)
