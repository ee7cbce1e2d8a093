"""Private pages leave nothing behind, survive the power going, and are refused in a sentence once changed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from groupkit.core.pages import Spot
from groupkit.core.problems import GroupkitError
from groupkit.services import pages
from groupkit.storage import pages as shelf
from tests.privateround import FILE, MARKERS, PASSPHRASE, STICK
from tests.sources import ROOT

WORDS = "four calm private words"
FILES, KILLS = 1_000, 100

pytestmark = pytest.mark.proof


def spot(at: int) -> Spot:
    return Spot(workbook="book", chapter="step-01", exercise="one", place=f"prompt-{at}")


def flipped(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def head_flipped(data: bytes, chance: random.Random) -> bytes:
    return flipped(data[: shelf.HEAD], chance) + data[shelf.HEAD :]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def head_alone(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(shelf.HEAD + 20)]


def longer(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.randrange(1, 200)) + data[at:]


def moved(data: bytes, chance: random.Random) -> bytes:
    """Change two pieces of it for each other; where they are the same nothing was changed."""
    first, second = sorted(chance.sample(range(0, len(data) - 64, 64), 2))
    piece, other = data[first : first + 64], data[second : second + 64]
    return data[:first] + other + data[first + 64 : second] + piece + data[second + 64 :]


def emptied(data: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data)), chance.randrange(1, 5_000)
    return (data[:at] + bytes(size) + data[at + size :])[: len(data)]


def noise(data: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(len(data) * 2))


def noise_under_the_mark(data: bytes, chance: random.Random) -> bytes:
    return data[:8] + chance.randbytes(len(data) - 8)


def another_size(data: bytes, chance: random.Random) -> bytes:
    size = chance.choice(shelf._BLOCKS) + shelf.HEAD + 16
    return (data + chance.randbytes(size))[:size] if size != len(data) else data[::-1]


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, head_flipped, cut, head_alone, longer, moved, emptied, noise, noise_under_the_mark, another_size,
)  # fmt: skip


def test_a_thousand_changed_files_are_each_refused_in_one_sentence(tmp_path, capsys):
    path, chance = tmp_path / "mine.mypages", random.Random(20261121)
    mine = pages.new(path, WORDS, WORDS)
    for at in range(40):
        pages.answer(mine, spot(at), f"answer {at} " * 20)
    pages.save(mine)
    whole = path.read_bytes()
    said: dict[str, int] = {}
    for number in range(FILES):
        changed = WAYS[number % len(WAYS)](whole, chance)
        assert changed != whole
        path.write_bytes(changed)
        with pytest.raises(GroupkitError) as why:
            pages.open_pages(path, WORDS)
        sentence = str(why.value)
        assert sentence.endswith((".", "?"))
        said[why.value.message] = said.get(why.value.message, 0) + 1
    path.write_bytes(whole)
    assert len(pages.open_pages(path, WORDS).answers) == 40
    assert set(said) == {shelf.NOT_OURS, shelf.NEWER, shelf.CUT_SHORT, shelf.WRONG, shelf.SPOILED}
    with capsys.disabled():
        print("\n" + "\n".join(f"{count:5} × {sentence}" for sentence, count in said.items()))


def write_until_stopped(path: Path, said: int) -> None:
    """Answer and save as fast as the disk takes it, and say each time what has been kept."""
    mine = pages.open_pages(path, WORDS)
    at = len(mine.answers)
    while True:
        pages.answer(mine, spot(at), f"answer {at} " * 700)
        pages.save(mine)
        os.write(said, f"{at}\n".encode())
        at += 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way")
def test_a_hundred_times_the_power_goes_and_nothing_that_was_kept_is_lost(tmp_path, capsys):
    path, chance = tmp_path / "mine.mypages", random.Random(7)
    pages.new(path, WORDS, WORDS)
    told, cut_off = -1, 0
    for _kill in range(KILLS):
        reads, writes = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                write_until_stopped(path, writes)
            finally:
                os._exit(1)
        os.close(writes)
        with os.fdopen(reads) as heard:
            told = int(heard.readline())
            time.sleep(chance.random() * 0.02)
            os.kill(child, signal.SIGKILL)
            told = max([told, *map(int, heard.read().split())])
        os.waitpid(child, 0)
        left = [each for each in tmp_path.iterdir() if each != path]
        cut_off += bool(left)
        assert all(b"answer" not in each.read_bytes() for each in (*left, path))
        found = pages.open_pages(path, WORDS).answers
        assert [at for at in range(told + 1) if found.get(spot(at)) != f"answer {at} " * 700] == []
        assert len(found) - told in (1, 2)
        assert list(tmp_path.iterdir()) == [path]
        if told > 400:
            path.unlink()
            pages.new(path, WORDS, WORDS)
    with capsys.disabled():
        print(f"\n{KILLS} times the power went, {cut_off} times in the middle of a save; nothing kept was lost")


def home(root: Path) -> dict[str, str]:
    """Return surroundings in which everything a program may write to is below one folder."""
    places = {
        "HOME": "home", "USERPROFILE": "home", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache",
        "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "runtime", "TMPDIR": "temporary",
        "TEMP": "temporary", "TMP": "temporary", "APPDATA": "config", "LOCALAPPDATA": "data",
    }  # fmt: skip
    for name in {*places.values(), "asked", "group", STICK}:
        (root / name).mkdir(mode=0o700)
    own = {name: str(root / folder) for name, folder in places.items()}
    settings = {"GROUPKIT_SETTINGS": str(root / "config" / "settings.toml"), "PYTHONPATH": str(ROOT)}
    return os.environ | own | settings | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}


def needles(root: Path) -> dict[str, bytes]:
    """Return what must not be found: the words, the passphrase and the key, and where the file is kept."""
    texts = (*MARKERS, PASSPHRASE, STICK, quote(STICK), FILE)
    found = {f"{text} ({how})": text.encode(how) for text in texts for how in ("utf-8", "utf-16-le", "utf-16-be")}
    sealed = (root / STICK / f"{FILE}{pages.SUFFIX}").read_bytes()
    key = shelf.lock_of(sealed, PASSPHRASE).secret
    return found | {"the key": key, "the key in letters": key.hex().encode()}


def found_in(root: Path, wanted: dict[str, bytes]) -> list[str]:
    """Return where any of it stands, but for what the person asked to have there."""
    files = [path for path in root.rglob("*") if path.is_file() and root / "asked" not in path.parents]
    held = [(path, path.read_bytes()) for path in files]
    return [
        f"{what} in {path.relative_to(root)}"
        for path, data in held
        for what, seek in wanted.items()
        if seek in data
    ]


@pytest.mark.usefixtures("real_keys")
def test_a_whole_evening_leaves_nothing_anywhere_but_the_sealed_file(tmp_path, capsys):
    root = tmp_path / "laptop"
    root.mkdir()
    around = home(root)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.privateround", str(root)],
        check=False, cwd=ROOT, env=around, capture_output=True, timeout=110,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    wanted = needles(root)
    written = sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
    assert f"{STICK}/{FILE}{pages.SUFFIX}" in written
    assert "group/group.groupkit" in written
    assert "asked/page.pdf" in written
    assert "asked/printed.pdf" in written
    assert "config/QtProject.conf" in written
    assert any(name.endswith("groupkit.log") for name in written)
    assert found_in(root, wanted) == []
    assert [what for what, seek in wanted.items() if seek in ran.stdout + ran.stderr] == []
    assert [name for name in written if STICK not in name and FILE in name] == []
    (root / "cache" / "plain").write_text(" ".join((*MARKERS, PASSPHRASE)), encoding="utf-16-le")
    assert {f"{each} (utf-16-le) in cache/plain" for each in (*MARKERS, PASSPHRASE)} <= set(found_in(root, wanted))
    with capsys.disabled():
        print("\nsearched: " + ", ".join(written))
