"""How to reach people, and what a scribe typed, are nowhere once a round is over: raw, decrypted or packed."""

import logging
import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.people import Person
from groupkit.core.evaluation.rounds import State
from groupkit.core.settings import Settings
from groupkit.services import bundles, check, exports, profile
from groupkit.services import group as groups
from groupkit.services.evaluation import contacts, drafts, ending, rounds
from groupkit.services.group import Group, open_group
from groupkit.storage import backups, saving, settings, vault
from groupkit.storage import store as stores
from groupkit.storage.evaluation import talkfiles
from groupkit.storage.evaluation.sealing import unsealed
from tests import evening, talkrounds, traces
from tests.evening import PASSPHRASE
from tests.pages import pages
from tests.test_proofs_contacts import guarded

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way"),
]
REACHED = ("Zarquonja 07700 900461", "ŵibblethŵaite by the bridge", "كلمة سرية هنا")
TYPED = ("Snarklepuff typed by a scribe", "Haggunenon not accepted")
SAID = "Squornshell as it was read back"
WORDS = (*REACHED, *TYPED)


@dataclass(frozen=True)
class World:
    """A computer: where the book is, what lies about, and what opens its files."""

    root: Path
    book: Path
    key: vault.Key
    reader: PrivateKey
    round: str

    def moved(self, root: Path) -> "World":
        """Return a copy of it all."""
        shutil.copytree(self.root, root)
        return replace(self, root=root, book=root / self.book.relative_to(self.root))

    @property
    def folder(self) -> Path:
        return talkfiles.folder_of(self.book)


def on(root: Path) -> World:
    """Make a computer on which a round of talks goes on: three are asked, one talk was kept, one stopped short."""
    for name in ("home", "temporary", "aside"):
        (root / name).mkdir(parents=True)
    path = root / "home" / "group.groupkit"
    with evening.new_book(path) as group:
        made = talkrounds.begun(group)
        secret = talkrounds.unlocked(group)
        signs = [talkrounds.invited(group, made.key, secret, contact=words) for words in REACHED]
        first = drafts.begin(group, made.key, signs[0], "T1")
        first.keep("q", TYPED[0])
        drafts.accept(group, first, (Answer(sign=signs[0], wave="T1", question="q", words=SAID),))
        drafts.begin(group, made.key, signs[1], "T1").keep("q", TYPED[1])
        return World(root, path, group.store._key, secret, made.key)


@pytest.fixture(name="world")
def _world(tmp_path, monkeypatch) -> World:
    world = on(tmp_path / "world")
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(world.root / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(groups, "Surroundings", evening.surroundings)
    monkeypatch.setenv("GROUPKIT_SETTINGS", str(world.root / "home" / "settings.toml"))
    settings.write(Settings())
    return world


def opened(world: World) -> Iterator[tuple[str, bytes]]:
    """Yield everything there is on a computer: each file as it is, decrypted, and unsealed for the reader."""
    for path, raw in traces.tree(world.root).items():
        yield path.name, raw
        if path.name.endswith("-journal"):
            yield path.name, guarded(path, world.key)
        elif path.suffix in {".groupkit", ".part"} and len(raw) % vault.PAGE == 0:
            yield path.name, b"".join(pages(path, world.key))


def left(world: World, *needles: str) -> list[str]:
    """Return the words that can be dug out of any file of the computer, whatever guise they are in."""
    every = [*opened(world)]
    return [
        f"{word} in {name}" for word in needles for name, data in every if traces.hits(data, traces.guises(word))
    ]


def holding(world: World, *secrets: bytes) -> list[str]:
    """Return the files in which something stands that opens a file of talks."""
    return [name for name, data in opened(world) if any(secret in data for secret in secrets)]


def test_the_search_finds_what_is_there(world):
    for at, word in enumerate(WORDS):
        (world.root / "aside" / f"{at}.txt").write_text(word, encoding="utf-16" if at % 2 else "utf-8")
    assert len(left(world, *WORDS)) == len(WORDS)
    with open_group(world.book, PASSPHRASE, backup=False) as group:
        assert sorted(contacts.read(group, world.round, world.reader).values()) == sorted(REACHED)
        keys = group.store.evaluation_rounds.keys(1)
        assert keys.lock is not None
        assert keys.secret is not None
        assert {"group.groupkit"} <= {*holding(world, keys.lock)}
        assert {"group.groupkit"} <= {*holding(world, keys.secret)}
        person = next(iter(group.store.evaluation_people))
        assert unsealed(person.sealed, world.reader, Person).interviewer == "Robin"


def test_after_the_round_nothing_is_left_anywhere(world, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    kept = shutil.copytree(world.folder, world.root.parent / "taken before")
    with open_group(world.book, PASSPHRASE) as group:
        keys = group.store.evaluation_rounds.keys(1)
        assert keys.lock is not None
        assert keys.secret is not None
        shutil.rmtree(backups.folder_of(world.book))
        rounds.close(group, world.round)
        assert holding(world, keys.lock, keys.secret) == []
        assert left(world, *WORDS) == []
        profile.backup(group, world.root / "aside" / "stick.groupkit")
        group.store.another_copy(group.today())
        bundles.bundle(group, world.root / "aside" / "whole.zip")
        exports.save(group, exports.ALL, world.root / "aside", exact=True)
        while group.undo():
            pass
        while group.redo():
            pass
        assert contacts.read(group, world.round, world.reader) == {}
        assert list(world.folder.iterdir()) == []
        sealed = [unsealed(row.for_reader, world.reader, Answer).words for row in group.store.evaluation_answers]
        assert sealed == [SAID]
        for row in group.store.evaluation_people:
            said = repr(unsealed(row.sealed, world.reader, Person))
            assert not [word for word in WORDS if word in said]
    assert left(world, *WORDS) == []
    # whoever took the files before has nothing left that opens them
    assert holding(world, keys.lock, keys.secret) == []
    assert sorted(path.suffix for path in kept.iterdir()) == [".contacts", ".drafts"]
    said = "".join(capfd.readouterr()) + caplog.text
    assert [word for word in WORDS if word in said] == []
    with open_group(world.book, PASSPHRASE) as group:
        assert check.check(group).holds


def test_a_draft_is_gone_as_soon_as_its_talk_is_over(world):
    with open_group(world.book, PASSPHRASE, backup=False) as group:
        secret = group.store.evaluation_rounds.keys(1).secret
        assert secret is not None
        draft = drafts.begin(group, world.round, sign_of(group, world, 1), "T1")
        assert draft.words == {"q": TYPED[1]}
        drafts.drop(group, draft)
        assert sorted(path.suffix for path in world.folder.iterdir()) == [".contacts"]
        assert group.store.evaluation_rounds.keys(1).secret is None
    # the pages of the book are written over as they change
    assert holding(world, secret) == []
    assert left(world, *TYPED) == []


def sign_of(group: Group, world: World, at: int) -> str:
    """Return the sign of whoever was asked at this place."""
    rows = tuple(group.store.evaluation_people)
    return unsealed(rows[at].sealed, world.reader, Person).sign


def child(do: Callable[[], object], watched: set[str], at_line: Callable[[str], object]) -> int:
    """Let a child do something, and be told of each line before it runs; return how it ended."""
    born = os.fork()
    if born == 0:
        try:

            def traced(frame, event, _value):
                if frame.f_code.co_filename not in watched:
                    return None
                if event == "line":
                    at_line(f"{frame.f_code.co_filename}:{frame.f_lineno}")
                return traced

            sys.settrace(traced)
            do()
            sys.settrace(None)
            os._exit(0)
        finally:  # the child never goes on with the tests of its parent
            os.write(2, traceback.format_exc().encode())
            os._exit(1)
    _, status = os.waitpid(born, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return status


def cut_off(world: World, tmp_path: Path, do: Callable[[Group], object], watched: set[str]) -> Iterator[World]:
    """Yield a computer for each line of something, on which it was stopped dead right before that line."""
    told = tmp_path / "lines"
    walked = world.moved(tmp_path / "walked")
    with told.open("wb", buffering=0) as file:
        child(partial(ended, walked, do), watched, lambda line: file.write(f"{line}\n".encode()))
    lines = told.read_text(encoding="utf-8").splitlines()
    places = sorted({line: at for at, line in [*enumerate(lines)][::-1]}.values())
    assert len(places) > len(watched)
    for place in places:
        here = world.moved(tmp_path / "cut")
        seen = count()
        status = child(partial(ended, here, do), watched, stopping(seen, place))
        assert os.WIFSIGNALED(status)
        yield here
        shutil.rmtree(here.root)


def ended(world: World, do: Callable[[Group], object]) -> None:
    """Do something to the book, and never close it."""
    do(open_group(world.book, PASSPHRASE, backup=False))


def stopping(seen: "count[int]", place: int) -> Callable[[str], None]:
    """Return what stops a process dead at the line of this number."""

    def stop(_line: str) -> None:
        if next(seen) == place:
            os.kill(os.getpid(), signal.SIGKILL)

    return stop


FEW = {ending.__file__, talkfiles.__file__}
ALL = {*FEW, saving.__file__, stores.__file__}


@pytest.mark.parametrize("part", [0, 1], ids=["steps of ending", "each line to the disk"])
def test_cut_off_at_any_line_the_next_opening_finishes_it(world, tmp_path, part):
    with open_group(world.book, PASSPHRASE, backup=False) as group:
        keys = group.store.evaluation_rounds.keys(1)
    before = after = 0
    for cut in cut_off(world, tmp_path, lambda group: rounds.close(group, world.round), (FEW, ALL)[part]):
        with open_group(cut.book, PASSPHRASE, backup=False) as group:
            if rounds.get(group, cut.round).state is State.OPEN:
                before += 1
                assert sorted(contacts.read(group, cut.round, cut.reader).values()) == sorted(REACHED)
                rounds.close(group, cut.round)
            else:
                after += 1
            assert contacts.read(group, cut.round, cut.reader) == {}
            assert [*cut.folder.iterdir()] == []
        assert holding(cut, keys.lock or b"", keys.secret or b"") == []
    assert before
    assert after


@pytest.mark.whole
def test_cut_off_while_a_draft_goes_it_is_there_or_it_is_not(world, tmp_path):
    def drop(group: Group) -> None:
        drafts.drop(group, drafts.begin(group, world.round, sign_of(group, world, 1), "T1"))

    found = set()
    for cut in cut_off(world, tmp_path, drop, {drafts.__file__, talkfiles.__file__}):
        with open_group(cut.book, PASSPHRASE, backup=False) as group:
            words = drafts.begin(group, cut.round, sign_of(group, cut, 1), "T1").words
            assert words in ({"q": TYPED[1]}, {})
            found.add(bool(words))
            assert sorted(contacts.read(group, cut.round, cut.reader).values()) == sorted(REACHED)
    assert found == {True, False}
