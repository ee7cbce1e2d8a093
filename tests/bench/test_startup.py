"""How long and how much memory until Tonight can be used, as a ratio to a bare window, in turns."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from groupkit.services import sample

ROUNDS = 11
PASSPHRASE = "four words to smile"

_END = """
import json, psutil
def report(kdf=0.0):
    app.processEvents()
    me = psutil.Process()
    info = me.memory_full_info()
    print(json.dumps({"ms": (time.time() - me.create_time()) * 1000 - kdf, "mb": info.rss / 2**20, "kdf": kdf}))
"""

BARE = f"""
import time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Hello"))
window.resize(1366, 768)
window.show()
app.processEvents()
{_END}
report()
"""

OURS = f"""
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from groupkit.qt import errors
from groupkit.qt.application import Program
from groupkit.services import preferences
from groupkit.services.group import key_of, open_group
app = QApplication([])
errors.install(app)
program = Program(app, preferences.read())
begun = time.perf_counter()
key = key_of(sys.argv[1], sys.argv[2])
kdf = (time.perf_counter() - begun) * 1000
program.show(open_group(sys.argv[1], key, backup=False))
program.window.show()
app.processEvents()
{_END}
report(kdf)
"""


def _measure(code: str, folder: Path, *arguments: str) -> dict[str, float]:
    keep = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    keep |= {"QT_QPA_PLATFORM": "offscreen", "GROUPKIT_SETTINGS": str(folder / "settings.toml")}
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=keep, capture_output=True, text=True, check=True
    )
    figures: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return figures


@pytest.mark.bench
def test_tonight_beside_a_bare_window(tmp_path, capsys):
    book = tmp_path / "sample.groupkit"
    sample.make(book, PASSPHRASE).close()
    bare, ours = [], []
    for _round in range(ROUNDS):
        bare.append(_measure(BARE, tmp_path))
        ours.append(_measure(OURS, tmp_path, str(book), PASSPHRASE))
    middle = {
        (name, what): statistics.median(one[what] for one in runs)
        for name, runs in (("bare", bare[1:]), ("ours", ours[1:]))
        for what in ("ms", "mb", "kdf")
    }
    with capsys.disabled():
        print(
            f"\nstart to a usable Tonight: {middle['ours', 'ms']:.0f} ms, bare window {middle['bare', 'ms']:.0f} ms, "
            f"ratio {middle['ours', 'ms'] / middle['bare', 'ms']:.2f} (aim 1.6); "
            f"key derivation apart: {middle['ours', 'kdf']:.0f} ms\n"
            f"resident memory: {middle['ours', 'mb']:.0f} MB, bare window {middle['bare', 'mb']:.0f} MB, "
            f"ratio {middle['ours', 'mb'] / middle['bare', 'mb']:.2f} (aim 1.5)"
        )
    assert middle["ours", "ms"] > 0
