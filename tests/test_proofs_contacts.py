"""Whom to call in need is gone after its day: from the file, what guards it, and every copy made later."""

import logging
import os
import random
import shutil
import signal
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from groupkit.core.outings.afterwards import Incident
from groupkit.core.outings.contacts import Contact
from groupkit.core.outings.plans import Need
from groupkit.core.outings.values import Goer, Outing
from groupkit.core.settings import Settings
from groupkit.qt.jobs import run_at_once
from groupkit.qt.window import Window
from groupkit.services import bundles, check, exports, profile, service
from groupkit.services import group as groups
from groupkit.services.group import open_group
from groupkit.services.outings import contacts, planning
from groupkit.storage import backups, settings, vault
from groupkit.storage.store import Store
from tests import evening
from tests.evening import PASSPHRASE, SATURDAY
from tests.pages import holds, pages
from tests.qt import desks

pytestmark = pytest.mark.proof

SCRIPTS = ("Zarquonja", "ŵibblethŵaite", "كلمة سرية هنا", "07700 900461")
FIELDS = ("name", "whom", "reach", "helps")
WORDS = tuple(f"{word} {field}" for word in SCRIPTS for field in FIELDS)
ALSO = ("Grebulonian step", "Fnordlinger lift", "Snarkleton company", "Squornshell note")
OVER = SATURDAY + timedelta(days=7)
_BLOCK = 16
KILLS = 40


@dataclass
class World:
    """A computer: where the book is, what lies about, and what day it is."""

    book: Path
    key: vault.Key
    home: Path
    aside: Path


def furnished(path: Path) -> vault.Key:
    """Make a book in which details stand in every field, and needs, words of the way and a note beside them."""
    with evening.new_book(path) as book:
        evening.furnish(book)
        evening.open_with(book)
        walk = planning.start(book, Outing(name="Walk", day=SATURDAY)).id
        for word in SCRIPTS:
            name, whom, reach, helps = (f"{word} {field}" for field in FIELDS)
            contacts.keep(book, Contact(outing=walk, name=name, whom=whom, reach=reach, knows="no", helps=helps))
        with book.change("What else is for that day alone", "outings") as store:
            store.outing_needs.add(Need(outing=walk, words=ALSO[0]))
            store.outing_people.add(Goer(outing=walk, name="Al", lift=ALSO[1], company=ALSO[2]))
            store.outing_incidents.add(Incident(outing=walk, at="3", place="x", what=ALSO[3], kept_until=OVER))
        return book.store._key


@pytest.fixture
def world(tmp_path, monkeypatch):
    """Return a book the day before the details go, on a computer whose folders can all be searched."""
    home, aside, temporary = tmp_path / "home", tmp_path / "aside", tmp_path / "temporary"
    for folder in (home, aside, temporary):
        folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("GROUPKIT_SETTINGS", str(home / "settings.toml"))
    settings.write(Settings())
    book = home / "group.groupkit"
    return World(book=book, key=furnished(book), home=tmp_path, aside=aside)


def today(monkeypatch, day: date) -> None:
    """Let whoever opens a book live on a day."""
    monkeypatch.setattr(groups, "Surroundings", lambda: evening.surroundings(day))


def guarded(journal: Path, key: vault.Key) -> bytes:
    """Return what stands in the file that guards each change: raw, and decrypted.

    Where its pages begin is not known once its head is gone. A block is decrypted by the one before it, whatever
    page it is of, so that starting at each of the four places it may begin at finds every block.
    """
    raw = journal.read_bytes()
    found = [raw]
    for first in range(0, _BLOCK, 4):
        body = raw[first : first + (len(raw) - first) // _BLOCK * _BLOCK]
        opened = Cipher(algorithms.AES(key.secret), modes.CBC(bytes(_BLOCK))).decryptor()
        found.append(opened.update(body) + opened.finalize())
    return b"".join(found)


def encodings(word: str) -> set[bytes]:
    return {word.encode(how) for how in ("utf-8", "utf-16-le", "utf-16-be")}


def left(world: World, *, but: tuple[Path, ...] = ()) -> list[str]:
    """Return every word that can still be dug out of any file of the computer by whoever has the key."""
    found = []
    for path in (each for each in world.home.rglob("*") if each.is_file() and each not in but):
        whole = path.read_bytes()
        if path.name.endswith("-journal"):
            whole = guarded(path, world.key)
        elif path.suffix in (".groupkit", ".part") and len(whole) % vault.PAGE == 0:
            whole += b"".join(pages(path, world.key))
        found += [
            f"{word} in {path.name}" for word in (*WORDS, *ALSO) if any(seek in whole for seek in encodings(word))
        ]
    return found


def missing(path: Path, key: vault.Key) -> list[str]:
    return [word for word in (*WORDS, *ALSO) if not holds(path, key, word)]


def test_before_the_day_the_search_finds_every_word_in_the_file_its_guard_and_a_copy(world, monkeypatch):
    today(monkeypatch, OVER - timedelta(days=1))
    with open_group(world.book, PASSPHRASE) as book:
        assert len(contacts.shown(book, 1)) == len(SCRIPTS)
        (copy,) = backups.copies(world.book)
        with book.store.quietly():
            book.store._db.execute_sql("UPDATE outing_contact SET knows = 'yes'")
        journal = guarded(world.book.with_name("group.groupkit-journal"), world.key)
        assert [word for word in WORDS if word.encode() not in journal] == []
    assert missing(world.book, world.key) == []
    assert missing(copy, world.key) == []
    (world.aside / "plain").write_text(f"{WORDS[0]} {ALSO[0]}")
    assert [f"{word} in plain" in left(world) for word in (WORDS[0], ALSO[0], WORDS[1])] == [True, True, False]


def test_on_the_day_no_word_is_left_in_the_file_its_guard_or_anything_made_later(world, monkeypatch, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    today(monkeypatch, OVER)
    with open_group(world.book, PASSPHRASE) as book:
        assert contacts.shown(book, 1) == ()
        assert left(world) == []
        assert len(backups.copies(world.book)) == 1
        profile.backup(book, world.aside / "stick.groupkit")
        bundles.bundle(book, world.aside / "whole.zip")
        exports.save(book, exports.ALL, world.aside, exact=True)
        for person in service.people(book):
            service.change_person(book, person)
        while book.undo():
            pass
        while book.redo():
            pass
        assert list(book.store.outing_contacts) == []
        # the guard is open and holds pages now, and still none of them
        assert left(world) == []
        shutil.copytree(world.book.parent, world.aside / "carried away")
    assert left(world) == []
    said = capfd.readouterr()
    told = caplog.text + said.out + said.err
    assert [word for word in (*WORDS, *ALSO) if word in told] == []
    with open_group(world.book, PASSPHRASE) as book:
        assert check.check(book).holds


def test_a_book_opened_to_look_shows_none_and_a_copy_of_it_holds_none(world, monkeypatch):
    for day in (OVER - timedelta(days=1), OVER):
        today(monkeypatch, day)
        with open_group(world.book, PASSPHRASE, read_only=True) as book:
            assert contacts.shown(book, 1) == ()
            assert contacts.keeping(book, 1).looking
            copy = profile.backup(book, world.aside / f"{day}.groupkit")
            assert (missing(copy, world.key) == []) == (day < OVER)
    assert left(world, but=(world.book, world.aside / f"{OVER - timedelta(days=1)}.groupkit")) == []


def test_copies_made_before_are_told_and_hold_none_once_they_are_dropped(world, monkeypatch):
    for days in (5, 3):
        today(monkeypatch, OVER - timedelta(days=days))
        open_group(world.book, PASSPHRASE).close()
    today(monkeypatch, OVER)
    with open_group(world.book, PASSPHRASE) as book:
        old = backups.copies(world.book)[1:]
        assert [missing(copy, world.key) for copy in old] == [[], []]
        assert contacts.older_copies(book) == len(old)
        assert contacts.drop_older(book) == len(old)
        assert contacts.older_copies(book) == 0
        assert len(backups.copies(world.book)) == 1
        assert left(world) == []


def test_a_window_left_open_over_night_lets_them_go_and_keeps_nothing_that_was_typed(
    world, monkeypatch, qtbot, qapp
):
    clock: Any = evening.surroundings(OVER - timedelta(days=1))
    monkeypatch.setattr(groups, "Surroundings", lambda: clock)
    window: Any = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(window)
    window.show_group(open_group(world.book, PASSPHRASE, backup=False))
    window.go("outings")
    window.page.show_outing(1, "safety")
    window.page.turn("in-need")
    assert SCRIPTS[0] in desks.words(window.page)
    window.page.turn("caller")
    window.page.form.name.setText("Haggunenon")
    window.go("tonight")
    window.go("outings")
    window.page.show_outing(1, "safety")
    window.page.turn("caller")
    assert window.page.form.name.text() == ""
    window.page.form.name.setText("Haggunenon")
    clock.now.now += timedelta(days=1)
    window._midnight.come()
    assert not [word for word in SCRIPTS if word in desks.words(window.page)]
    assert left(world) == []
    window.lock()
    assert left(world) == []
    assert not holds(world.book, world.key, "Haggunenon")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way")
def test_cut_off_at_any_moment_the_next_opening_finishes_it(world, monkeypatch, capsys):
    chance, cut = random.Random(7), 0
    today(monkeypatch, OVER)
    kept = world.book.read_bytes()
    for _kill in range(KILLS):
        shutil.rmtree(backups.folder_of(world.book), ignore_errors=True)
        world.book.write_bytes(kept)
        child = os.fork()
        if child == 0:
            open_group(world.book, PASSPHRASE)
            os._exit(0)
        time.sleep(chance.uniform(0.005, 0.09))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        guard = world.book.with_name(f"{world.book.name}-journal")
        cut += guard.exists() and guard.stat().st_size > 0
        with open_group(world.book, PASSPHRASE) as book:
            assert contacts.shown(book, 1) == ()
            assert left(world) == []
            assert check.check(book).holds
    with capsys.disabled():
        print(f"\n{KILLS} kills, {cut} of them in the midst of it: nothing left")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way")
@pytest.mark.parametrize("moment", ["forget", "write_anew", "daily_backup"])
def test_cut_off_between_its_steps_the_next_opening_finishes_it(world, monkeypatch, moment):
    today(monkeypatch, OVER)
    child = os.fork()
    if child == 0:
        setattr(Store, moment, lambda *_args: os.kill(os.getpid(), signal.SIGKILL))
        open_group(world.book, PASSPHRASE)
        os._exit(1)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    with open_group(world.book, PASSPHRASE):
        assert left(world) == []
