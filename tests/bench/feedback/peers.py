"""Other readers of marked paper, on the same marks and the same scans, drawn on the sheets that they ask for.

Auto Multiple Choice is the one that Debian 12 has. SDAPS and OMRChecker are in neither Debian 12 nor the Python
package index, so they are not run here.
"""

import resource
import shutil
import sqlite3
import subprocess
from pathlib import Path

import cv2
import numpy as np

from tests.marks import DPI

AMC = shutil.which("auto-multiple-choice")
_POINTS = 65536 * 72.27 / 25.4  # the units of its layouts in a millimetre
_SPOT, _SPOTS = 3.6, {"HG": (15.0, 20.0), "HD": (191.4, 20.0), "BD": (191.4, 277.0), "BG": (15.0, 277.0)}
_DIGIT, _LEFT = 3.2, 60.0
_DIGITS = {1: (9.0, 12, 1), 2: (13.4, 6, 1), 3: (13.4, 6, 60)}  # top, how many, and the number that they say


def amc_paper(layout):
    """Return a sheet for Auto Multiple Choice with its boxes where our circles are."""
    scale = DPI / 25.4
    paper = np.full([round(side * scale) for side in reversed(layout.size_mm)], 255, np.uint8)
    for x, y in _SPOTS.values():
        middle = (round((x + _SPOT / 2) * scale * 16), round((y + _SPOT / 2) * scale * 16))
        cv2.circle(paper, middle, round(_SPOT / 2 * scale * 16), 0, -1, cv2.LINE_AA, 4)
    for number, (_, count, said) in _DIGITS.items():
        for at in range(count):
            _box(paper, _digit(number, at), _DIGIT, black=bool(said >> (count - 1 - at) & 1))
    for box in layout.boxes:
        _box(paper, (box.x - box.r, box.y - box.r), 2 * box.r, black=False)
    return paper


def amc_darkness(layout, scans, folder: Path):
    """Return how dark Auto Multiple Choice finds each box of the scans it reads, and its seconds of processor."""
    data, heard = folder / "data", folder / "cr"
    for each in (data, heard):
        each.mkdir(parents=True)
    (folder / "layout.xy").write_text(_told(layout), encoding="ascii")
    for at, scan in enumerate(scans):
        (folder / f"{at:04}.jpg").write_bytes(scan)
    (folder / "list.txt").write_text("\n".join(str(folder / f"{at:04}.jpg") for at in range(len(scans))))
    _run("meptex", "--src", str(folder / "layout.xy"), "--data", str(data))
    before = _children()
    files = ("--liste-fichiers", str(folder / "list.txt"), "--multiple", "--n-procs", "1")
    _run("analyse", "--data", str(data), "--projet", str(folder), "--cr", str(heard), *files)
    return _measured(data / "capture.sqlite", layout), _children() - before


def _measured(capture, layout):
    found: dict[int, dict[tuple[str, int], float]] = {}
    names = list(dict.fromkeys(box.question for box in layout.boxes))
    with sqlite3.connect(capture) as read:
        rows = read.execute(
            "SELECT p.src, z.id_a, z.id_b, z.black, z.total FROM capture_zone z"
            " JOIN capture_page p USING (student, page, copy) WHERE z.type = 4 AND z.total > 0"
        )
        for scan, question, answer, black, total in rows:
            at = int(Path(scan).stem)
            found.setdefault(at, {})[names[question - 1], answer - 1] = black / total
    return found


def _told(layout):
    names = list(dict.fromkeys(box.question for box in layout.boxes))
    high = layout.size_mm[1]
    page = "}{".join([f"{side * _POINTS / 65536}pt" for side in layout.size_mm] * 2)
    lines = [f"\\question{{{at}}}{{{name}}}" for at, name in enumerate(names, start=1)]
    lines.append(f"\\page{{1/1/60}}{{{page}}}")

    def zone(name, place, side):
        left, top = place
        for x, y in ((left, high - top), (left + side, high - top - side)):
            lines.append(f"\\tracepos{{1/1:{name}}}{{{round(x * _POINTS)}sp}}{{{round(y * _POINTS)}sp}}{{square}}")

    for name, (x, y) in _SPOTS.items():
        zone(f"position{name}", (x, y), _SPOT)
    for number, (_, count, _) in _DIGITS.items():
        for at in range(count):
            zone(f"chiffre:{number},{at + 1}", _digit(number, at), _DIGIT)
    for box in layout.boxes:
        at = names.index(box.question) + 1
        zone(f"case:{box.question}:{at},{box.option + 1}", (box.x - box.r, box.y - box.r), 2 * box.r)
    return "\n".join(lines) + "\n"


def _digit(number, at):
    along = at + (6 if number == 3 else 0)
    return _LEFT + along * (_DIGIT + 0.15), _DIGITS[number][0]


def _box(paper, place, side, *, black):
    scale = DPI / 25.4
    left, top = place
    low, high = ((round((left + by) * scale), round((top + by) * scale)) for by in (0, side))
    cv2.rectangle(paper, low, high, 0, -1 if black else 2)


def _run(*words):
    subprocess.run([AMC or "", *words], check=True, capture_output=True)


def _children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
