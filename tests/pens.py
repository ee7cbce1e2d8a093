"""Forms that were marked by hand, as paths of a pen: what was meant in each row, and every stroke of it in colour.

There are twenty hands, one habit each (JSON, in radii of the circle a stroke belongs to, with how broad the pen
is), and whole pages as people leave them (SVG, in millimetres, as drawing programs keep and open them). All were
drawn apart from the marks that the reader was set on; README.md beside them tells more.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import cv2
import numpy as np
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from groupkit.core.feedback.forms import RATHER_NOT
from groupkit.core.feedback.layout import Layout
from groupkit.pdf import raster
from groupkit.pdf.feedback import paper as printing
from groupkit.storage.feedback import shipped
from tests import marks

FOLDER = Path(__file__).parent / "fixtures" / "pens"
HANDS = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
PAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.svg")))
OPTIONS = 6
_SVG = "{http://www.w3.org/2000/svg}"
_GRAIN = 0.15


@dataclass(frozen=True)
class Written:
    """A page in colour; what was meant in each row, and how it was marked."""

    picture: np.ndarray
    meant: Mapping[str, int | tuple[int, ...] | None]
    habits: Mapping[str, str]


@dataclass(frozen=True)
class Shipped:
    """A page of one of our own forms: where everything stands, all of the form (PDF), and a picture of the page."""

    layout: Layout
    pdf: bytes
    picture: np.ndarray


@cache
def shipped_page(form_id, number=1):
    """Print a page of one of our forms."""
    words, into = shipped.words(), BytesIO()
    (form,) = (each for each in shipped.forms() if each.id == form_id)
    printing.book(form, words, into)
    layout = printing.layouts(form, words)[number - 1]
    wide, high, rows = raster.grey(into.getvalue(), number - 1, round(297 / 25.4 * marks.DPI))
    return Shipped(layout, into.getvalue(), np.frombuffer(rows, np.uint8).reshape(high, wide))


@cache
def drawn(page, seed=1):
    """Return a page as somebody left it, and the page that it was printed as."""
    root = ET.parse(FOLDER / f"{page}.svg").getroot()  # noqa: S314  a drawing of our own
    blank = shipped_page(root.attrib["data-form"], int(root.attrib["data-page"]))
    places = {(box.question, box.option): box for box in blank.layout.boxes}
    for path in root.iter(f"{_SVG}path"):
        question, _, option = path.attrib["data-at"].partition("/")
        box = places[question, RATHER_NOT if option == "rather-not" else int(option)]
        # a form may have been set anew since; a pen goes where its circles went
        path.set("transform", f"translate({box.x:.2f} {box.y:.2f})")
    rows = [group for group in root.iter(f"{_SVG}g") if group.get("data-question")]
    return blank, Written(
        _inked(blank.picture, ET.tostring(root), np.random.default_rng(seed)),
        {row.attrib["data-question"]: _meant(row, blank.layout) for row in rows},
        {row.attrib["data-question"]: row.attrib["data-habit"] for row in rows},
    )


def _meant(row, layout):
    said = row.attrib["data-meant"]
    if said == "none":
        return None
    options = tuple(RATHER_NOT if each == "rather-not" else int(each) for each in said.split())
    return options if row.attrib["data-question"] in layout.several else options[0]


def _inked(paper, drawing, chance):
    """Lay a drawing over a page: ink darkens what is under it, and the grain of the paper shows through."""
    high, wide = paper.shape
    over = QImage(wide, high, QImage.Format.Format_RGBA8888)
    over.fill(0)
    painter = QPainter(over)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, wide, high))
    painter.end()
    pen = np.frombuffer(over.constBits(), np.uint8).reshape(high, over.bytesPerLine() // 4, 4)[:, :wide]
    rows, columns = (np.flatnonzero(pen[:, :, 3].any(way)) for way in (1, 0))
    where = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    grain = cv2.GaussianBlur(chance.random(pen[where].shape[:2], np.float32), (0, 0), 1.2)
    share = (
        pen[where][:, :, 3:] / np.float32(255) * np.clip(1 - _GRAIN * (0.5 + 6 * (grain - 0.5)), 0, 1)[..., None]
    )
    picture = np.repeat(paper[:, :, None], 3, axis=2)
    under = picture[where]
    darker = np.minimum(under, pen[where][:, :, 2::-1])
    under[:] = np.rint(under * (1 - share) + darker * share)
    return picture


def written(hand, layout, paper, seed=1):
    """Write on a page the way a hand does; it marks the first rows of the layout that have six circles."""
    told, chance = json.loads((FOLDER / f"{hand}.json").read_text(encoding="utf-8")), np.random.default_rng(seed)
    picture = np.repeat(paper[:, :, None], 3, axis=2)
    rows = {question: row for question, row in marks.rows_of(layout).items() if len(row) == OPTIONS}
    meant: dict[str, int | None] = {}
    habits: dict[str, str] = {}
    for (question, boxes), row in zip(rows.items(), told["rows"], strict=False):
        meant[question] = None if row["meant"] is None else boxes[row["meant"]].option
        habits[question] = row["habit"]
        for stroke in row["strokes"]:
            _ink(picture, stroke, boxes[stroke["at"]], told["pen"], chance)
    return Written(picture, meant, habits)


def _ink(picture, stroke, box, pen, chance):
    """Draw one stroke: broader and narrower as the pen goes, with the grain of the paper showing through."""
    scale = marks.DPI / 25.4
    points = np.array(stroke["points"])
    places = ((box.x, box.y) + points[:, :2] * box.r) * scale
    low = np.maximum(np.floor(places.min(0)) - 20, 0).astype(int)
    high = np.minimum(np.ceil(places.max(0)) + 20, picture.shape[1::-1]).astype(int)
    cover = np.zeros((high[1] - low[1], high[0] - low[0]), np.uint8)
    fine = np.rint((places - low) * 16).astype(int).tolist()
    for begin, end, width in zip(fine, fine[1:], points[:, 2], strict=False):
        cv2.line(cover, begin, end, 255, max(1, round(width * scale)), cv2.LINE_AA, 4)
    grain = cv2.GaussianBlur(chance.random(cover.shape), (0, 0), 1.2)
    shares = cover / 255 * np.clip(1 - pen["grain"] * (0.5 + 6 * (grain - 0.5)), 0, 1)
    if rubbed := stroke.get("erased"):
        shares = cv2.GaussianBlur(shares, (0, 0), 5) * rubbed * 1.3
    under = picture[low[1] : high[1], low[0] : high[0]]
    under[:] = np.rint(under * (1 - shares[..., None]) + np.minimum(under, pen["colour"][::-1]) * shares[..., None])
