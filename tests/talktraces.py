"""A computer on which a round of talks goes on, and what can be dug out of any file on it, for proofs."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from nacl.public import PrivateKey

from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.people import Person
from groupkit.core.settings import Settings
from groupkit.services import group as groups
from groupkit.services.evaluation import drafts
from groupkit.services.group import Group
from groupkit.storage import settings, vault
from groupkit.storage.evaluation import talkfiles
from groupkit.storage.evaluation.sealing import unsealed
from tests import evening, talkrounds, traces
from tests.pages import of_bytes
from tests.test_proofs_contacts import guarded

REACHED = ("Zarquonja 07700 900461", "ŵibblethŵaite by the bridge", "كلمة سرية هنا")
TYPED = ("Snarklepuff typed by a scribe", "Haggunenon not accepted")
SAID = "Squornshell as it was read back"
WORDS = (*REACHED, *TYPED)
PLACES = {
    "HOME": "home", "USERPROFILE": "home", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache",
    "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "APPDATA": "config", "LOCALAPPDATA": "data",
    "TMPDIR": "temporary", "TEMP": "temporary", "TMP": "temporary", "SQLITE_TMPDIR": "temporary",
}  # fmt: skip
"""Where a program keeps what it writes."""


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
    for name in (*PLACES.values(), "aside"):
        (root / name).mkdir(parents=True, exist_ok=True)
    path = root / "home" / "group.groupkit"
    with evening.new_book(path) as group:
        made = talkrounds.begun(group)
        secret = talkrounds.unlocked(group)
        signs = [talkrounds.invited(group, made.key, secret, contact=words) for words in REACHED]
        first = drafts.begin(group, made.key, signs[0], "T1")
        first.keep("q", TYPED[0])
        drafts.accept(group, first, (Answer(sign=signs[0], wave="T1", question="better", words=SAID),))
        drafts.begin(group, made.key, signs[1], "T1").keep("q", TYPED[1])
        return World(root, path, group.store._key, secret, made.key)


def live_on(world: World, patch: pytest.MonkeyPatch) -> None:
    """Let whatever this process writes, wherever a computer keeps such things, be written on that computer."""
    for name, folder in PLACES.items():
        patch.setenv(name, str(world.root / folder))
    patch.setattr(tempfile, "tempdir", None)
    patch.setattr(groups, "Surroundings", evening.surroundings)
    patch.setattr(os, "fsync", lambda _file: None)
    patch.setenv("GROUPKIT_SETTINGS", str(world.root / "config" / "settings.toml"))
    settings.write(Settings())


def opened(world: World) -> Iterator[tuple[str, bytes]]:
    """Yield everything there is on a computer: each file as it is, decrypted, and taken out of what packs it."""
    for path, raw in traces.tree(world.root).items():
        if path.name.endswith("-journal"):
            yield path.name, guarded(path, world.key)
        yield from unpacked(path.relative_to(world.root).as_posix(), raw, world.key)


def unpacked(name: str, raw: bytes, key: vault.Key) -> Iterator[tuple[str, bytes]]:
    """Yield a file as it is, each page of it where it is a book, and each file in it where it packs some."""
    yield name, raw
    if name.endswith((".groupkit", ".part")) and raw and len(raw) % vault.PAGE == 0:
        yield name, b"".join(of_bytes(raw, key))
    if is_zipfile(BytesIO(raw)):
        with ZipFile(BytesIO(raw)) as whole:
            for inside in whole.namelist():
                yield from unpacked(f"{name}/{inside}", whole.read(inside), key)


def left(world: World, *needles: str) -> list[str]:
    """Return the words that can be dug out of any file of the computer, whatever guise they are in."""
    every = [*opened(world)]
    return [
        f"{word} in {name}" for word in needles for name, data in every if traces.hits(data, traces.guises(word))
    ]


def holding(world: World, *secrets: bytes) -> list[str]:
    """Return the files in which something stands that opens a file of talks."""
    return [name for name, data in opened(world) if any(secret in data for secret in secrets)]


def sign_of(group: Group, world: World, at: int) -> str:
    """Return the sign of whoever was asked at this place."""
    rows = tuple(group.store.evaluation_people)
    return unsealed(rows[at].sealed, world.reader, Person).sign
