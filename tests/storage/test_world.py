"""Files that are not ours, broken, locked or on a full disk: a sentence each, and nothing is changed."""

import errno
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from peewee import IntegrityError, OperationalError
from sqlcipher3 import OperationalError as RawError

from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError
from groupkit.core.profile import Profile
from groupkit.services import check, money, service
from groupkit.services.group import Group, open_group
from groupkit.storage import vault
from groupkit.storage.store import Store
from groupkit.storage.vault import WrongPassphraseError
from groupkit.storage.world import plain_words
from tests import evening
from tests.evening import PASSPHRASE, new_book, reopened

ROOT = Path(__file__).parents[2]
AS_NOBODY = """
import os, sys
from pathlib import Path
from zoneinfo import ZoneInfo
import tzlocal
from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError
from groupkit.services import check, money, service, tonight
from groupkit.services.group import Group, open_group
from groupkit.storage import vault
ZoneInfo(tzlocal.get_localzone_name())  # nobody may not be let into the folders Python reads this from
os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    group = open_group(Path(sys.argv[1]), sys.argv[2], backup="backup" in sys.argv)
    print(group.read_only, check.check(group).holds, len(service.people(group)), len(money.status(group)))
    service.add_person(group, Person(short_name="Nobody"))
except GroupkitError as error:
    print(error)
"""
HERE = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}


def book_of(path: Path) -> str:
    """Make a book with a sent sheet and return its recovery code."""
    with new_book(path) as group:
        evening.furnish(group)
        evening.open_with(group)
        money.send(group, evening.filled_sheet(group))
        return group.store.recovery_code()


def _text(path):
    path.write_text("Dear diary, this is only text. " * 400)


def _pdf(path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)


def _zip(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.bin", os.urandom(9000))


def _plain_database(path):
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE entry (seq INTEGER)")
    database.commit()
    database.close()


@pytest.mark.parametrize(
    "make",
    [_text, _pdf, _zip, _plain_database, Path.touch, Path.mkdir, lambda path: path.write_bytes(bytes(8192))],
    ids=["text", "pdf", "zip", "plain database", "empty", "folder", "zeros"],
)
def test_a_file_that_is_not_ours_is_left_alone(tmp_path, make):
    path = tmp_path / "thing.groupkit"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(GroupkitError, match="not a groupkit group file"):
        open_group(path, PASSPHRASE)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(GroupkitError, match="no group file here"):
        open_group(tmp_path / "away.groupkit", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_an_encrypted_file_of_another_program_is_not_ours(tmp_path):
    path = tmp_path / "other.groupkit"
    database = vault.connect(path, vault.new_key(PASSPHRASE))
    database.execute_sql("CREATE TABLE entry (seq INTEGER)")
    database.close()
    before = path.read_bytes()
    with pytest.raises(GroupkitError, match="not a groupkit group file"):
        open_group(path, PASSPHRASE)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", [40, 4095, 4096, 4097, 12288, 100_000, -4096, -1])
def test_a_file_cut_short_is_refused(tmp_path, kept):
    path = tmp_path / "group.groupkit"
    code = book_of(path)
    whole = path.read_bytes()[:kept]
    path.write_bytes(whole)
    with pytest.raises(GroupkitError, match="missing|cannot be read|not a groupkit"):
        open_group(path, code)
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]


def test_a_changed_byte_anywhere_is_found_before_the_book_opens(tmp_path):
    path = tmp_path / "group.groupkit"
    code = book_of(path)
    whole = path.read_bytes()
    for page in range(len(whole) // vault.PAGE):
        spoilt = bytearray(whole)
        spoilt[page * vault.PAGE + 7 + page * 31 % 4000] ^= 1 << page % 8
        path.write_bytes(spoilt)
        with pytest.raises(GroupkitError, match="cannot be read|does not open") as said:
            open_group(path, code)
        assert isinstance(said.value, WrongPassphraseError) == (page == 0)
        assert path.read_bytes() == spoilt
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_page_is_named_by_the_check(tmp_path, monkeypatch):
    path = tmp_path / "group.groupkit"
    code = book_of(path)
    spoilt = bytearray(path.read_bytes())
    spoilt[-2000] ^= 1
    path.write_bytes(spoilt)
    monkeypatch.setattr(vault, "_look_over", lambda database, path: None)
    with Group(Store.open(path, code)) as group:
        report = check.check(group)
        assert not report.holds
        assert "damaged" in report.faults[0]
        with pytest.raises(GroupkitError, match="cannot be read"):
            group.store.backup(tmp_path / "copy.groupkit")
    assert not (tmp_path / "copy.groupkit").exists()


def test_a_file_of_a_newer_groupkit_is_left_alone(tmp_path):
    path = tmp_path / "group.groupkit"
    code = book_of(path)
    database, _ = vault.unlock(path, code)
    database.user_version = 99
    database.close()
    before = path.read_bytes()
    with pytest.raises(GroupkitError, match="newer groupkit"):
        open_group(path, code)
    with pytest.raises(GroupkitError, match="newer groupkit"):
        open_group(path, code)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount a disk or become nobody"
)


def as_nobody(path: Path, code: str, *more: str) -> list[str]:
    """Open a book in another process that may write nothing here; return what it said."""
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", AS_NOBODY, str(path), code, *more],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env={**HERE, "HOME": "/nonexistent"},
    )
    assert ran.stderr == ""
    return ran.stdout.splitlines()


@pytest.fixture
def open_to_all(tmp_path_factory):
    """Return a folder that everybody can look into."""
    folder = tmp_path_factory.mktemp("shelf")
    for each in (folder, *folder.parents):
        if each.owner() == "root" and str(each).startswith("/tmp/"):  # noqa: S108  where pytest puts its folders
            each.chmod(0o755)
    return folder


@needs_root
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o666, 0o755), (0o444, 0o777)])
def test_a_book_that_cannot_be_written_can_be_looked_at(open_to_all, file, folder):
    path = open_to_all / "group.groupkit"
    code = book_of(path)
    before = path.read_bytes()
    path.chmod(file)
    open_to_all.chmod(folder)
    said = as_nobody(path, code)
    assert said[0] == "True True 2 1"
    assert "cannot be written to" in said[1]
    assert path.read_bytes() == before
    assert list(open_to_all.iterdir()) == [path]


@needs_root
def test_a_folder_of_backups_that_cannot_be_written_is_told(open_to_all):
    path = open_to_all / "group.groupkit"
    code = book_of(path)
    path.chmod(0o666)
    open_to_all.chmod(0o777)
    backups = open_to_all / "group backups"
    backups.mkdir(mode=0o755)
    said = as_nobody(path, code, "backup")
    assert len(said) == 1
    assert "cannot be written to" in said[0]
    assert as_nobody(path, code)[0] == "False True 2 1"
    assert list(backups.iterdir()) == []


@needs_root
def test_a_book_that_may_not_be_read_is_told(open_to_all):
    path = open_to_all / "group.groupkit"
    code = book_of(path)
    path.chmod(0o600)
    (said,) = as_nobody(path, code)
    assert "may not open" in said


@pytest.fixture
def small_disk(tmp_path):
    """Return a disk that holds one book and little more."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=960k", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine mounts nothing")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path, *, leave: int = 0) -> None:
    """Leave so many bytes free on a disk."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "photos").write_bytes(bytes(max(0, free - leave)))


@pytest.mark.parametrize("leave", [0, 4096, 16384])
def test_a_full_disk_loses_nothing_that_was_there(small_disk, leave):
    path = small_disk / "group.groupkit"
    with new_book(path) as group:
        evening.furnish(group)
        evening.open_with(group)
        sheet = evening.filled_sheet(group)
        fill(small_disk, leave=leave)
        with pytest.raises(GroupkitError, match="no room left"):
            for number in range(2000):
                service.add_person(group, Person(short_name=f"P{number}"))
        people = service.people(group)
        with pytest.raises(GroupkitError, match="no room left"):
            group.store.daily_backup(group.today())
        assert list(small_disk.glob("* backups/*")) == []
        with pytest.raises(GroupkitError, match="no room left"):
            money.send(group, sheet)
        assert check.check(group).holds
        assert not money.is_sent(group, sheet)
        code = group.store.recovery_code()
    with open_group(path, code, backup=False) as group:
        assert service.people(group) == people
        assert not group.read_only
        with pytest.raises(GroupkitError, match="passphrase was not changed"):
            group.store.new_passphrase("quite another set of words")
        assert service.people(group) == people
        assert check.check(group).holds
    (small_disk / "photos").unlink()
    with reopened(path) as group:
        money.send(group, money.get(group, sheet.id))
        assert check.check(group).holds


def test_an_undo_the_disk_does_not_take_is_told_and_can_be_done_later(book):
    before = service.add_person(book, Person(short_name="Ali"))
    book.store._db.execute_sql("PRAGMA query_only = 1")
    with pytest.raises(GroupkitError, match="cannot be written to"):
        book.undo()
    assert before in service.people(book)
    book.store._db.execute_sql("PRAGMA query_only = 0")
    assert book.undo() == "Add somebody to the list"
    assert before not in service.people(book)


def test_a_new_book_on_a_full_disk_is_not_begun(small_disk):
    fill(small_disk, leave=20_000)
    with pytest.raises(GroupkitError, match="no room left"):
        new_book(small_disk / "group.groupkit")
    assert [path.name for path in small_disk.iterdir()] == ["photos"]


def test_a_book_is_not_made_over_another_file(tmp_path):
    path = tmp_path / "group.groupkit"
    path.write_text("mine")
    with pytest.raises(GroupkitError, match="already a file"):
        Store.create(path, PASSPHRASE, Profile(identity="a", name="b"))
    assert path.read_text() == "mine"


def test_a_book_inside_a_file_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(GroupkitError, match=r"."):
        Store.create(tmp_path / "file" / "group.groupkit", PASSPHRASE, Profile(identity="a", name="b"))


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (OSError(errno.ENOSPC, "x"), "no room"),
        (OSError(errno.EROFS, "x"), "cannot be written"),
        (OSError(errno.EPERM, "x"), "cannot be written"),
        (OSError(errno.EIO, "x"), "plugged in"),
        (OperationalError("disk I/O error"), "plugged in"),
        (OperationalError("database is locked"), "open somewhere else"),
        (RawError("database or disk is full"), "no room"),
    ],
    ids=str,
)
def test_what_the_world_refuses_is_said_in_plain_words(trouble, words):
    with pytest.raises(GroupkitError, match=words), plain_words():
        raise trouble


@pytest.mark.parametrize("mistake", [OSError(errno.EMFILE, "x"), IntegrityError("UNIQUE"), KeyError(1)], ids=str)
def test_a_mistake_of_our_own_is_not_hidden(mistake):
    with pytest.raises(type(mistake)), plain_words():
        raise mistake
