"""How to reach people, and what a scribe typed, are nowhere once a round is over: raw, decrypted or packed."""

import logging
import os
import shutil
import signal
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.people import Person
from groupkit.services import bundles, check, exports, profile
from groupkit.services.evaluation import contacts, drafts, ending, rounds
from groupkit.services.group import Group, open_group
from groupkit.storage import backups, saving
from groupkit.storage import store as stores
from groupkit.storage.evaluation import talkfiles
from groupkit.storage.evaluation.sealing import unsealed
from tests import talktraces
from tests.evening import PASSPHRASE
from tests.linebyline import child
from tests.talktraces import REACHED, SAID, TYPED, WORDS, World, holding, left, sign_of

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way"),
]
# how a word may be packed away in a file, and where
GUISES: dict[str, Callable[[str], bytes]] = {
    "home/plain.txt": str.encode,
    "temporary/wide": lambda word: word.encode("utf-16-be"),
    "cache/letters": lambda word: b64encode(b"x" + word.encode()),
    "config/figures": lambda word: word.encode().hex().encode(),
    "state/groupkit.log": lambda word: b"x" + zlib.compress(word.encode()),
}


@pytest.fixture(name="world")
def _world(tmp_path, monkeypatch) -> World:
    world = talktraces.on(tmp_path / "world")
    talktraces.live_on(world, monkeypatch)
    return world


def test_the_search_finds_what_is_there(world):
    assert left(world, *WORDS) == []
    for at, (place, guise) in enumerate(GUISES.items()):
        (world.root / place).write_bytes(guise(WORDS[at]))
        assert left(world, *WORDS) == [f"{WORDS[at]} in {place}"]
        (world.root / place).unlink()
    with ZipFile(world.root / "data" / "packed.xlsx", "w", ZIP_DEFLATED) as packed:
        packed.writestr("one", REACHED[1])
    assert left(world, *WORDS) == [f"{REACHED[1]} in data/packed.xlsx/one"]
    (world.root / "data" / "packed.xlsx").unlink()
    with open_group(world.book, PASSPHRASE, backup=False) as group:
        assert sorted(contacts.read(group, world.round, world.reader).values()) == sorted(REACHED)
        keys = group.store.evaluation_rounds.keys(1)
        for secret in (keys.lock, keys.secret):
            assert secret is not None
            assert "home/group.groupkit" in holding(world, secret)
        person = next(iter(group.store.evaluation_people))
        assert unsealed(person.sealed, world.reader, Person).interviewer == "Robin"
        group.keep_unsaved("evaluationtalk", {"q": REACHED[0]})
        copy = group.store.another_copy(group.today()).relative_to(world.root).as_posix()
        assert {f"{REACHED[0]} in {name}" for name in ("home/group.groupkit", copy)} <= {*left(world, *WORDS)}
        # what the program writes over, it writes over: only what guards each change still holds it
        group.take_unsaved("evaluationtalk")
        assert f"{REACHED[0]} in home/group.groupkit" not in left(world, *WORDS)


def test_after_the_round_nothing_is_left_anywhere(world, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    kept = shutil.copytree(world.folder, world.root.parent / "taken before")
    with open_group(world.book, PASSPHRASE) as group:
        keys = group.store.evaluation_rounds.keys(1)
        assert keys.lock is not None
        assert keys.secret is not None
        older = [copy.relative_to(world.root).as_posix() for copy in backups.copies(world.book)]
        assert rounds.older_copies(group) == 0
        rounds.close(group, world.round)
        # a copy from before is told of, and no other file holds what opens the files that went
        assert [*dict.fromkeys(holding(world, keys.lock, keys.secret))] == older
        assert rounds.older_copies(group) == len(older) == 1
        assert rounds.drop_older(group) == 1
        assert rounds.older_copies(group) == 0
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


def cut_off(world: World, tmp_path: Path, do: Callable[[Group], object], watched: set[str]) -> Iterator[World]:
    """Yield a computer for each line of something, on which it was stopped dead right before that line."""
    told = tmp_path / "lines"
    walked = world.moved(tmp_path / "walked")
    with told.open("wb", buffering=0) as file:
        child(partial(ended, walked, do), lambda line: file.write(f"{line}\n".encode()), watched)
    lines = told.read_text(encoding="utf-8").splitlines()
    places = sorted({line: at for at, line in [*enumerate(lines)][::-1]}.values())
    assert len(places) > len(watched)
    for place in places:
        here = world.moved(tmp_path / "cut")
        seen = count()
        status = child(partial(ended, here, do), stopping(seen, place), watched)
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


ENDS: dict[str, tuple[Callable[[Group, str], object], set[str]]] = {
    "closing": (rounds.close, FEW),
    "closing, each line to the disk": (rounds.close, ALL),
    "contacts alone": (contacts.close, FEW),
    "destroying": (rounds.destroy, FEW),
}


@pytest.mark.parametrize(("part", "how"), [*enumerate(ENDS)], ids=[*ENDS])
def test_cut_off_at_any_line_the_next_opening_finishes_it(world, tmp_path, part, how):
    end, watched = ENDS[how]
    with open_group(world.book, PASSPHRASE, backup=False) as group:
        keys = group.store.evaluation_rounds.keys(1)
    before = after = 0
    for cut in cut_off(world, tmp_path, lambda group: end(group, world.round), watched):
        with open_group(cut.book, PASSPHRASE, backup=False) as group:
            if rounds.get(group, cut.round).contacts_gone_on is None:
                before += 1
                assert sorted(contacts.read(group, cut.round, cut.reader).values()) == sorted(REACHED)
                end(group, cut.round)
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
