"""Pages marked by twenty hands, as paths of a pen: what was meant in each row, and every stroke of it in colour.

Points are in radii of the circle they belong to, x to the right and y down; the third number of each is how broad
the pen is there, in millimetres. They were drawn apart from the marks that the reader was set on.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from tests import marks

FOLDER = Path(__file__).parent / "fixtures" / "pens"
HANDS = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
OPTIONS = 6


@dataclass(frozen=True)
class Written:
    """A page in colour; what was meant in each row, and how it was marked."""

    picture: np.ndarray
    meant: dict[str, int | None]
    habits: dict[str, str]


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
