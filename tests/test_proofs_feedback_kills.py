"""The power goes at every line that writes a box: no answer that was kept is lost, and nothing is left behind."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from groupkit.core.feedback.rounds import State
from groupkit.storage import saving
from groupkit.storage.feedback import box, boxfile, keepers, slots
from groupkit.storage.feedback.box import Box
from groupkit.storage.feedback.keepers import RoundKeys, Secrets
from groupkit.storage.store import Store
from groupkit.storage.vault import Key
from tests import boxes, evening
from tests.boxes import a_round, answer, text, word
from tests.linebyline import child

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way"),
]
BEFORE = [word(who) for who in range(5)]
WATCHED = {box.__file__, boxfile.__file__, saving.__file__, __file__}
NEVER = -1
LOOPS = {"<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>"}


@dataclass(frozen=True)
class World:
    """A book with one round, in whose box five answers lie."""

    path: Path
    key: Key
    keys: RoundKeys
    secrets: Secrets

    def moved(self, folder: Path) -> "World":
        """Return a copy of it all."""
        shutil.copytree(self.path.parent, folder)
        return replace(self, path=folder / self.path.name)

    @property
    def folder(self) -> Path:
        return box.folder_of(self.path)

    def box(self, name: str = "evening") -> Box:
        return Box(box.path_of(self.path, name), self.keys)

    def names(self) -> set[str]:
        return {each.name for each in self.folder.iterdir()} if self.folder.exists() else set()

    def words(self, path: Path, keys: RoundKeys) -> list[str]:
        """Return what is in a box, where each ballot has to have its text."""
        found = slots.contents(Box.open(path, keys).slots(), self.secrets, 3)
        assert found is not None
        assert len(found.filled) == len(found.texts)
        return sorted(each.words for each in found.texts)


@pytest.fixture(name="world")
def _world(tmp_path, monkeypatch) -> World:
    monkeypatch.setattr(box, "SLOTS", 24)
    path = tmp_path / "first" / "group.groupkit"
    path.parent.mkdir()
    desk = boxes.Desk(path.parent)
    desk.filled(range(5))
    with evening.new_book(path) as group:
        with group.store.step("Open"):
            for keeper in (desk.reader, desk.trustee):
                group.store.feedback_keepers.add(keeper)
            group.store.feedback_rounds.add_with(a_round(), desk.keys)
        return World(path, group.store._key, desk.keys, desk.secrets)


@pytest.fixture(name="part", params=[0, 1], ids=["each line", "each time"])
def _part(request) -> int:
    """Stop at each line the first and the last time it runs; for a release, each time it runs."""
    return int(request.param)


def stopped(do: Callable[[], object], line: int) -> bool:
    """Let a child do something, and stop it dead before the line of this number; return whether it came so far."""
    seen = count()

    def stop(_line: str) -> None:
        if next(seen) == line:
            os.kill(os.getpid(), signal.SIGKILL)

    return os.WIFSIGNALED(child(do, stop, WATCHED, LOOPS))


def walked(do: Callable[[], object], told: Path) -> list[str]:
    """Return the lines through which something goes."""
    with told.open("wb", buffering=0) as file:
        child(do, lambda line: file.write(f"{line}\n".encode()), WATCHED, LOOPS)
    return told.read_text(encoding="utf-8").splitlines()


def first_and_last(lines: Sequence[str]) -> list[int]:
    """Return where each line stands the first and the last time."""
    first = {line: at for at, line in [*enumerate(lines)][::-1]}
    last = {line: at for at, line in enumerate(lines)}
    return sorted({*first.values(), *last.values()})


def each_line(
    world: World, tmp_path: Path, do: Callable[[World], Callable[[], object]], part: int
) -> Iterator[World]:
    """Yield a copy of the world for each line at which the power may go, after it went; last, one it did not."""
    lines = walked(do(world.moved(tmp_path / "walked")), tmp_path / "lines")
    assert len({*lines}) > 20, "the lines that write were watched"
    for line in count() if part else (*first_and_last(lines), NEVER):
        here = world.moved(tmp_path / str(line))
        went = stopped(do(here), line)
        yield here
        shutil.rmtree(here.path.parent)
        if part and not went:
            assert line >= len(lines) // 2
            return


def reopened(world: World) -> dict[str, RoundKeys | None]:
    """Open the book again, which finishes what was cut off; return the keys of its rounds."""
    store = Store.open(world.path, world.key)
    try:
        store.tidy_boxes()
        rounds = store.feedback_rounds.boxes()
        assert not list(store.faults())
    finally:
        store.close()
    assert world.names() == {f"{name}.box" for name, keys in rounds.items() if keys is not None}
    assert not world.folder.exists() or world.folder.stat().st_mtime == boxfile.TIME
    assert all(each.stat().st_mtime == boxfile.TIME for each in world.folder.iterdir())
    return rounds


def cast(world: World) -> Callable[[], object]:
    sitting = world.box().begin()
    said = os.open(world.path.with_name("said"), os.O_CREAT | os.O_WRONLY)

    def do() -> None:
        sitting.cast(answer(9), [text(9)])
        os.write(said, b"kept")
        sitting.leave()

    return do


def test_an_answer_is_in_the_box_whole_or_not_at_all_and_stays_once_it_is_kept(world, tmp_path, part, capsys):
    lines = kept = 0
    for here in each_line(world, tmp_path, cast, part):
        assert here.path.read_bytes() == world.path.read_bytes()
        acknowledged = here.path.with_name("said").read_bytes() == b"kept"
        reopened(here)
        found = here.words(here.box().path, here.keys)
        assert found in ([*BEFORE], [*BEFORE, word(9)])
        assert word(9) in found or not acknowledged
        lines, kept = lines + 1, kept + acknowledged
    assert 0 < kept < lines
    with capsys.disabled():
        print(f"\nstopped at each of {lines} lines of a cast: {kept} times after it was kept, none lost")


@pytest.mark.parametrize(
    "do",
    [
        lambda world: world.box().begin,
        lambda world: world.box().begin().end,
        # the same lines as at the start of the program
        pytest.param(lambda world: world.box().shuffle, marks=pytest.mark.whole),
        lambda world: lambda: box.tidy(world.folder, {"evening": world.keys}),
    ],
    ids=["begin", "end", "shuffle", "start"],
)
def test_what_only_writes_a_box_anew_loses_nothing_wherever_it_stops(world, tmp_path, part, do):
    for here in each_line(world, tmp_path, do, part):
        reopened(here)
        assert here.words(here.box().path, here.keys) == BEFORE


@pytest.mark.parametrize("share", [0, 1, 4096, 200_000, -1])
def test_a_box_written_in_part_does_not_take_the_place_of_the_whole_one(world, tmp_path, share, monkeypatch):
    here = world.moved(tmp_path / "here")
    sitting = here.box().begin()

    def part(path, content):
        with path.open("wb") as file:
            file.write(content[:share])
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", part)
        assert stopped(lambda: sitting.cast(answer(9), [text(9)]), NEVER)
    assert here.names() == {"evening.box", "evening.box.part"}
    reopened(here)
    assert here.words(here.box().path, here.keys) == BEFORE


def beginning(world: World) -> Callable[[], object]:
    """Begin another round, as the book and the disk see it."""

    def do() -> None:
        store, keys = Store.open(world.path, world.key), keepers.going_on(world.keys)
        with Box.making(store.box_of("next"), keys), store.step("Open"):
            store.feedback_rounds.add_with(a_round("next"), keys)

    return do


def test_a_round_that_is_in_the_book_has_its_box_and_no_other_has_one(world, tmp_path, part):
    seen = set()
    for here in each_line(world, tmp_path, beginning, part):
        rounds = reopened(here)
        seen.add(len(rounds))
        for name, keys in rounds.items():
            assert keys is not None
            assert Box.open(box.path_of(here.path, name), keys)
        assert here.words(here.box().path, here.keys) == BEFORE
    assert seen == {1, 2}


def taking_over(world: World) -> Callable[[], object]:
    """Begin the next round with what is in the box of the one before."""

    def do() -> None:
        store, keys = Store.open(world.path, world.key), keepers.going_on(world.keys)
        before = store.feedback_rounds.get(1)
        with Box.making(store.box_of("next"), keys, world.box().slots()), store.step("Open"):
            store.feedback_rounds.add_with(a_round("next", follows=1), keys)
            store.feedback_rounds.change(1, replace(before, state=State.MERGED))
            store.feedback_rounds.let_go(1)
        box.erase(world.box().path)

    return do


def test_the_answers_of_a_round_that_is_taken_over_are_in_one_box_and_in_one_only(world, tmp_path, part):
    seen = set()
    for here in each_line(world, tmp_path, taking_over, part):
        rounds = reopened(here)
        ((name, keys),) = [(name, keys) for name, keys in rounds.items() if keys is not None]
        assert here.words(box.path_of(here.path, name), keys) == BEFORE
        seen.add(name)
    assert seen == {"evening", "next"}


def ending(world: World) -> Callable[[], object]:
    """Destroy a round: the book lets go of its keys, then the box goes."""

    def do() -> None:
        store = Store.open(world.path, world.key)
        with store.step("Destroy"):
            store.feedback_rounds.let_go(1)
        box.erase(world.box().path)

    return do


def test_a_round_is_destroyed_with_its_box_or_not_at_all(world, tmp_path, part):
    seen = set()
    for here in each_line(world, tmp_path, ending, part):
        keys = reopened(here)["evening"]
        if keys is None:
            assert here.names() == set()
        else:
            assert here.words(here.box().path, keys) == BEFORE
        seen.add(keys is None)
    assert seen == {False, True}
