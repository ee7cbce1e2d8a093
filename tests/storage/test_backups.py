"""A copy for each day of use, one before each upgrade; the newest seven daily ones stay."""

from datetime import date, timedelta

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.services import check, money
from groupkit.services.group import Group, create_group, open_group
from groupkit.storage import backups, vault
from groupkit.storage.store import Store
from tests.evening import PASSPHRASE, reopened


def test_opening_makes_one_copy_a_day_with_the_seal_in_its_name(tmp_path):
    path = tmp_path / "group.groupkit"
    create_group(path, PASSPHRASE, "Us").close()
    for _ in range(3):
        open_group(path, PASSPHRASE).close()
    (copy,) = backups.copies(path)
    today = date.today().isoformat()  # noqa: DTZ011  the day where the person is
    assert copy.name == f"{today} 0000-0000-0000-0000.groupkit"
    with Group(Store.open(copy, PASSPHRASE)) as group:
        assert group.profile.name == "Us"


def test_a_book_can_be_opened_without_making_a_copy(tmp_path):
    path = tmp_path / "group.groupkit"
    create_group(path, PASSPHRASE, "Us").close()
    open_group(path, PASSPHRASE, backup=False).close()
    assert backups.copies(path) == []


def test_a_copy_holds_all_that_the_book_holds(book, sent, tmp_path):
    copy = book.store.backup(tmp_path / "stick" / "copy.groupkit")
    with reopened(copy) as group:
        report = check.check(group)
        assert report.holds
        assert report == check.check(book)
        assert money.letter(group, money.get(group, 1)) == sent


def test_the_newest_seven_days_stay_and_so_do_copies_before_an_upgrade(book):
    folder = backups.folder_of(book.path)
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(10)]
    folder.mkdir()
    for version in range(9):
        (folder / f"before upgrade from {version}.groupkit").touch()
    made = [book.store.daily_backup(day) for day in days]
    assert all(made)
    left = [copy.name[:10] for copy in backups.copies(book.path) if copy.name.startswith("2026")]
    assert left == [day.isoformat() for day in reversed(days[-7:])]
    assert len(list(folder.glob("before*"))) == 9
    assert book.store.daily_backup(days[-1]) is None


def test_a_copy_is_not_written_over_another_file(book, tmp_path):
    target = tmp_path / "mine.groupkit"
    target.write_text("mine")
    with pytest.raises(GroupkitError, match="already a file"):
        book.store.backup(target)
    assert target.read_text() == "mine"


def test_a_copy_that_does_not_hold_is_not_kept(book, tmp_path, monkeypatch):
    def spoilt(path, key):
        """Return a database that finds itself broken."""
        copy = vault.connect(path, key)
        asked = copy.execute_sql
        told = {"PRAGMA cipher_integrity_check": "SELECT 'page 3'"}
        monkeypatch.setattr(copy, "execute_sql", lambda sql, *values: asked(told.get(sql, sql), *values))
        return copy

    monkeypatch.setattr(backups, "connect", spoilt)
    with pytest.raises(GroupkitError, match="cannot be read"):
        book.store.backup(tmp_path / "copy.groupkit")
    assert not list(tmp_path.glob("copy*"))


def test_a_backup_that_cannot_be_made_leaves_the_book_closed(tmp_path):
    path = tmp_path / "group.groupkit"
    create_group(path, PASSPHRASE, "Us").close()
    backups.folder_of(path).write_text("in the way")
    for _ in range(2):
        with pytest.raises(GroupkitError, match="file where a folder should be"):
            open_group(path, PASSPHRASE)
    open_group(path, PASSPHRASE, backup=False).close()


def test_copies_of_an_earlier_passphrase_are_told_from_all_others(book):
    folder = backups.folder_of(book.path)
    old = [book.store.daily_backup(date(2026, 1, day)) for day in (1, 2)]
    book.store.new_passphrase("seven kind otters dancing")
    fresh = book.store.another_copy(date(2026, 1, 2))
    (folder / "notes.groupkit").write_text("no book at all")
    with create_group(folder / "theirs.groupkit", PASSPHRASE, "Others"):
        assert book.store.earlier_copies() == [old[1], old[0]]
    assert fresh.name == f"{old[1].stem} 2.groupkit"
    assert book.store.another_copy(date(2026, 1, 2)).name == f"{old[1].stem} 3.groupkit"
    book.store.drop_copies([old[0], book.path, folder / "gone.groupkit"])
    assert book.store.earlier_copies() == [old[1]]
    assert book.path.exists()


def test_a_copy_is_opened_with_the_key_of_the_book(book, tmp_path):
    copy = book.store.backup(tmp_path / "copy.groupkit")
    opener = book.store.opener(copy)
    key = vault.derive(PASSPHRASE, book.store.salt)
    assert book.store.opened_by(key)
    book.store.new_passphrase("seven kind otters dancing")
    assert not book.store.opened_by(key)
    with Group(opener()) as group:
        assert group.profile == book.profile
