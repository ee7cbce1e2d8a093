"""An evening at the kiosk leaves nothing but its box, in which the answers of those who sent them are."""

import base64
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from groupkit.storage.feedback import slots
from groupkit.storage.feedback.box import Box
from tests import boxes
from tests.evening import reopened
from tests.kioskround import CANARIES, PEOPLE
from tests.sources import ROOT
from tests.test_proofs_pages import found_in, home

pytestmark = pytest.mark.proof
YEAR_2000 = 946_684_800


def needles() -> dict[str, bytes]:
    """Return every word somebody wrote, in each way it may stand in a file."""
    found: dict[str, bytes] = {}
    for word in CANARIES:
        for how in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
            found[f"{word} ({how})"] = word.encode(how)
        found[f"{word} (hex)"] = word.encode().hex().encode()
        for shift in range(3):
            # the letters that do not depend on what stands before and after
            whole = base64.b64encode(bytes(shift) + word.encode())
            found[f"{word} (base64, {shift})"] = whole[4:-4]
    return found


def passed(root: Path) -> str:
    """Return everything in the book as it is once decrypted, row by row."""
    group = reopened(root / "group" / "group.groupkit")
    with group:
        database = group.store._db
        names = [name for (name,) in database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for name in names for row in database.execute_sql(f'SELECT * FROM "{name}"')]
        return repr(rows)


def in_the_box(root: Path, least: int = PEOPLE) -> slots.Contents:
    """Return what is in the box, with the passphrases of both."""
    with reopened(root / "group" / "group.groupkit") as group:
        made = next(iter(group.store.feedback_rounds))
        keys = group.store.feedback_rounds.keys(made.id)
        assert keys is not None
        reader, trustee = (group.store.feedback_keepers.get(id_) for id_ in (made.reader, made.trustee))
        path = group.store.box_of(made.key)
        assert path.stat().st_mtime < YEAR_2000 + 86_400
        found = slots.contents(Box.open(path, keys).slots(), boxes.opened(keys, reader, trustee), least)
    assert found is not None
    return found


# a change is proven by thirty answers, of which these are half
@pytest.mark.whole
@pytest.mark.usefixtures("real_keys")
def test_an_evening_at_the_kiosk_leaves_nothing_anywhere_but_its_box(tmp_path, capsys):
    root = tmp_path / "laptop"
    root.mkdir()
    around = home(root)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.kioskround", str(root)],
        check=False, cwd=ROOT, env=around, capture_output=True, timeout=110,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    written = [name for name in ran.stdout.decode().splitlines() if name]
    assert [Path(name).suffix for name in written if not name.endswith("groupkit.log")] == [".box"]
    wanted = needles()
    assert found_in(root, wanted) == []
    assert [what for what, seek in wanted.items() if seek in ran.stdout + ran.stderr] == []
    assert "Zarniwoop" not in passed(root)
    found = in_the_box(root)
    assert Counter(text.words for text in found.texts) == Counter(
        {f"{word} said I.": 2 for word in CANARIES[:PEOPLE]}
    )
    assert len(found.filled) == PEOPLE
    (root / "cache" / "plain").write_text(" ".join(CANARIES), encoding="utf-16-le")
    assert len(found_in(root, wanted)) >= len(CANARIES)
    with capsys.disabled():
        print("\nwritten while the kiosk stood: " + ", ".join(written))


@pytest.mark.usefixtures("real_keys")
@pytest.mark.parametrize("part", range(4))
def test_the_plug_is_pulled_and_every_answer_that_was_thanked_for_is_in_the_box(tmp_path, part):
    root, chance = tmp_path / "laptop", random.Random(part)
    root.mkdir()
    ran = subprocess.Popen(
        [sys.executable, "-m", "tests.kioskround", str(root), "on and on"],
        cwd=ROOT, env=home(root), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert ran.stdout is not None
    told = [ran.stdout.readline() for _person in range(chance.randrange(3, 9))]
    time.sleep(chance.random() * 0.2)
    ran.kill()
    told += ran.stdout.read().splitlines(keepends=True)
    ran.wait()
    ran.stdout.close()
    thanked = Counter({f"{word.decode().strip()} said I.": 2 for word in told})
    found = in_the_box(root, 3)
    there = Counter(text.words for text in found.texts)
    assert thanked <= there
    assert len(there) - len(thanked) in (0, 1)
    assert len(found.filled) == len(there)
    assert set(there.values()) == {2}
