"""After thirty answers in the real window, nothing the program wrote tells order, time, language or author.

Everything it wrote is read: the book as it lies there and decrypted page by page, free pages too, its backups and
journals, the box sealed and with its lock open, preferences, caches, logs, temporary files, and the times of all.
"""

import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from groupkit.core.feedback.forms import CARD_KEYS, Text
from groupkit.storage import vault
from groupkit.storage.feedback import box, boxfile, keepers, slots
from groupkit.storage.feedback.box import Box
from tests import boxes, evening, pages, traces
from tests.conftest import COST
from tests.feedbackround import SCANS, SHEETS, Told
from tests.kioskround import CANARIES, PEOPLE
from tests.sources import ROOT
from tests.test_proofs_pages import home

pytestmark = pytest.mark.proof

CAME = (*CANARIES[:PEOPLE], *SHEETS, *SCANS)
"""Who answered, in the order in which they did."""
WORDS = (*CANARIES, *SHEETS, *SCANS)
CHANCE = 0.5
"""So far from nothing an order of thirty comes by chance once in ten thousand times."""


@dataclass(frozen=True)
class Left:
    """What lies there after the evening, and what somebody knows who stood by."""

    root: Path
    told: Told
    files: Mapping[Path, bytes]
    times: Mapping[Path, tuple[float, float, float]]
    opened: Mapping[str, bytes]
    slots: tuple[bytes, ...]
    secrets: keepers.Secrets

    @property
    def box(self) -> Path:
        """The box."""
        (found,) = [path for path in self.files if path.suffix == box.SUFFIX]
        return found

    @property
    def everything(self) -> dict[str, bytes]:
        """Every byte, as it lies there and as far as the passphrase of the book opens it."""
        lying = {str(path.relative_to(self.root)): data for path, data in self.files.items()}
        return lying | dict(self.opened) | {"the slots of the box": b"".join(self.slots)}


@pytest.fixture(scope="module", name="left")
def _left(tmp_path_factory) -> Iterator[Left]:
    with pytest.MonkeyPatch.context() as dear:
        for locks in (vault, keepers):
            dear.setattr(locks, "_OPERATIONS", COST[0])
            dear.setattr(locks, "_MEMORY", COST[1])
        yield spent(tmp_path_factory.mktemp("evening") / "laptop", tmp_path_factory.mktemp("copies") / "laptop")


def spent(root: Path, copies: Path) -> Left:
    """Spend the evening, and read what lies there before anything is opened; keys are taken from a copy."""
    root.mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.feedbackround", str(root)],
        check=False, cwd=ROOT, env=home(root), capture_output=True, timeout=200,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    # the times first, since reading a file may count as a time of it
    lying = {path: path.stat() for path in sorted(root.rglob("*"))}
    files = traces.tree(root)
    shutil.copytree(root, copies)
    held, secrets = in_the_box(copies / "group" / "group.groupkit", root / "group")
    return Left(
        root=root,
        told=msgspec.json.decode(ran.stdout, type=Told),
        files=files,
        times={path: (at.st_mtime, at.st_ctime, at.st_atime) for path, at in lying.items()},
        opened=dict(decrypted(root)) | {"what it said": ran.stderr},
        slots=held,
        secrets=secrets,
    )


def decrypted(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the book and its backups, decrypted from their bytes alone, and what stood in them before."""
    for path in sorted(root.rglob("*.groupkit")):
        key = vault.derive(evening.PASSPHRASE, vault.salt_of(path))
        whole = b"".join(pages.pages(path, key))
        assert b"feedback_round" in whole
        yield f"{path.name}, decrypted", whole
        yield f"{path.name}, its journal", b"".join(pages.journal(path, key))


def in_the_box(book: Path, folder: Path) -> tuple[tuple[bytes, ...], keepers.Secrets]:
    """Return the slots of the box as they lie there, and the keys that both keepers give together."""
    with evening.reopened(book) as group:
        (made,) = group.store.feedback_rounds
        keys = group.store.feedback_rounds.keys(made.id)
        assert keys is not None
        reader, trustee = (group.store.feedback_keepers.get(id_) for id_ in (made.reader, made.trustee))
        (path,) = folder.rglob(f"*{box.SUFFIX}")
        return Box.open(path, keys).slots(), boxes.opened(keys, reader, trustee)


def words_in(data: bytes) -> list[bytes]:
    """Return what somebody wrote, in whatever guise it stands in bytes."""
    return traces.hits(data, (guise for word in WORDS for guise in traces.guises(word)))


def cards_in(data: bytes) -> list[bytes]:
    """Return the words of a card that somebody gave, as a ballot or a text of keys and places holds them."""
    packed = (msgspec.msgpack.encode({key: place})[1:] for key in CARD_KEYS for place in range(16))
    plain = (f'"{key}":{gap}{place}'.encode() for key in CARD_KEYS for gap in ("", " ") for place in range(16))
    return traces.hits(data, iter((*packed, *plain)))


def seconds_in(data: bytes, sittings: Sequence[tuple[float, float]]) -> list[object]:
    """Return the times of the answers in bytes, in words or as numbers."""
    found: list[object] = []
    for first, last in sittings:
        found += [*traces.hits(data, traces.seconds(first, last)), *traces.moments(data, first, last)]
    return found


def placed(held: Sequence[bytes], secrets: keepers.Secrets) -> dict[str, list[int]]:
    """Say in which slots the words of each person lie, for somebody who has every key."""
    found: dict[str, list[int]] = {}
    for place, slot in enumerate(held):
        for kind, inner in slots._outer([slot], secrets.count):
            if kind == slots.TEXT:
                plain = slots._inside(inner, secrets.content)
                written = msgspec.msgpack.decode(plain, type=Text).words.split()[0]
                found.setdefault(written, []).append(place)
    return found


def test_all_thirty_answers_lie_in_the_box(left):
    assert len(CAME) == 30
    found = slots.contents(left.slots, left.secrets, 5)
    assert found is not None
    assert len(found.filled) == len(CAME)
    assert set(Counter(text.words.split()[0] for text in found.texts)) == set(CAME)


def test_no_word_stands_anywhere_in_any_guise(left):
    assert {name: found for name, data in left.everything.items() if (found := words_in(data))} == {}
    names = " ".join(map(str, left.files)).encode()
    assert words_in(names) == []


def test_no_card_that_was_given_stands_anywhere(left):
    sealed = [bytes.fromhex(each) for each in left.told.plain]
    # the same search finds every card before it is sealed
    assert sum(bool(cards_in(each)) for each in sealed) == len(CAME)
    assert {name: found for name, data in left.everything.items() if (found := cards_in(data))} == {}


def test_no_second_of_an_answer_stands_anywhere(left):
    everything = left.everything
    assert {
        name: found for name, data in everything.items() if (found := seconds_in(data, left.told.sittings))
    } == {}


def test_no_file_has_a_time_at_which_somebody_answered(left):
    assert left.times[left.box][0] == left.times[left.box][2] == boxfile.TIME
    assert left.times[left.box.parent][0] == boxfile.TIME
    *sat, _scanned = left.told.sittings
    # a pile that was scanned goes in at one press, and that is when the box was written last
    pressed = {left.box, left.box.parent}
    told = {
        str(path.relative_to(left.root)): at
        for path, times in left.times.items()
        # when a file was made or turned over counts, when somebody looked into it does not
        for at in times[:2]
        if any(first <= at <= last for first, last in (sat if path in pressed else left.told.sittings))
    }
    assert told == {}


def test_while_people_answer_nothing_is_written_but_the_box(left):
    name = str(left.box.relative_to(left.root))
    assert left.told.written == [[name]] * 3


def test_in_all_the_evening_nothing_is_written_but_the_box_the_log_the_book_and_how_the_window_stood(left):
    assert {Path(name).suffix for name in left.told.ever} <= {".box", ".log", ".groupkit", ".ini"}
    (window,) = [data for path, data in left.files.items() if path.suffix == ".ini"]
    assert {*re.findall(rb"^(\w+)=", window, re.MULTILINE)} <= {b"book", b"geometry"}


def test_the_pictures_that_were_scanned_are_gone(left):
    assert not any(path.suffix == ".jpg" or "scans" in path.relative_to(left.root).parts for path in left.files)


def test_the_log_tells_what_went_wrong_and_not_when(left):
    (log,) = [data.decode() for path, data in left.files.items() if path.suffix == ".log"]
    assert "ValueError" in log
    assert time.strftime("%Y-") not in log


def test_no_language_and_no_author_lies_even_in_the_open_box(left):
    found = slots._outer(left.slots, left.secrets.count)
    inside = [(kind, slots._inside(inner, left.secrets.content)) for kind, inner in found]
    written = [msgspec.msgpack.decode(plain) for kind, plain in inside if kind == slots.TEXT]
    ballots = Counter(plain for kind, plain in inside if kind == slots.WHOLE)
    assert ballots.total() == len(CAME)
    assert {key for each in ballots for key in msgspec.msgpack.decode(each)} == {"page", "answers"}
    assert {key for each in written for key in each} == set(Text.__dataclass_fields__)
    # what was answered in English, Spanish, Polish and on paper is the same bytes
    assert set(ballots.values()) == {len(CAME) // 5}


def test_no_order_is_told_even_by_the_open_box(left):
    at = placed(left.slots, left.secrets)
    assert abs(traces.tau([float(min(at[who])) for who in CAME])) < CHANCE
    assert abs(traces.tau([float(max(at[who])) for who in CAME])) < CHANCE


def test_the_same_search_finds_it_all_in_a_plain_store_and_in_the_answers_before_they_are_sealed(left, tmp_path):
    sealed = [bytes.fromhex(each) for each in left.told.plain]
    assert all(any(traces.hits(each, traces.guises(who)) for each in sealed) for who in CAME)
    path, (first, last) = tmp_path / "plain.db", left.told.sittings[0]
    with closing(sqlite3.connect(path, isolation_level=None)) as rows:
        rows.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, words TEXT, language TEXT, created INTEGER)")
        for place, who in enumerate(CAME):
            at = int(first + (last - first) * place / len(CAME))
            rows.execute("INSERT INTO answer (words, language, created) VALUES (?, 'pl', ?)", (who, at))
        kept = {words: float(number) for number, words in rows.execute("SELECT id, words FROM answer")}
    whole = path.read_bytes()
    assert all(traces.hits(whole, traces.guises(who)) for who in CAME)
    assert seconds_in(whole, left.told.sittings)
    assert traces.tau([kept[who] for who in CAME]) > CHANCE
    assert any(first <= path.stat().st_mtime for first, _last in left.told.sittings)
