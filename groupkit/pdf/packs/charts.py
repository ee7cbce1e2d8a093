"""Bars on paper: one below the other, each with its label before it and its figure behind it, for any printer."""

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import black, white
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core.packs import blocks
from groupkit.pdf import paper as house
from groupkit.pdf.fonts import width

_THICK = 0.95
# the most of the width that labels and figures take before they go on a second line
_MOST_LABEL, _MOST_FIGURE = 0.4, 0.24
_AIR, _BESIDE = 1.5, 5.0


def chart(leaf: house.Leaf, bars: blocks.Bars, words: blocks.Words) -> Flowable:
    """Draw a chart; a figure that is not shown has its words where its bar would be, and no bar.

    What is less than nothing has an empty bar.
    """
    said = [blocks.spoken(point.figure, words, leaf.words) for point in bars.points]
    label = _side(leaf, [point.label for point in bars.points], _MOST_LABEL)
    figure = _side(
        leaf, [text for text, point in zip(said, bars.points, strict=True) if _known(point)], _MOST_FIGURE
    )
    room = leaf.width - label - figure
    most = max((abs(point.figure.value or 0) for point in bars.points), default=0)
    rows = [
        _row(leaf, point, text, room * abs(point.figure.value or 0) / max(1, most), (label, room, figure))
        for point, text in zip(bars.points, said, strict=True)
    ]
    if not rows:
        return house.gap(1)
    made = Table(rows, colWidths=[leaf.width], splitInRow=1)
    made.setStyle(_bare())
    made.spaceAfter = 8
    return made


def _row(
    leaf: house.Leaf, point: blocks.Point, said: str, long: float, wide: tuple[float, float, float]
) -> list[Flowable]:
    """Return one bar; its figure stands at its very end."""
    label, room, figure = wide
    if not _known(point):
        return [
            house.columns(leaf, [house.text(leaf, point.label), house.text(leaf, said)], (label, room + figure))
        ]
    cells = [house.text(leaf, point.label), _bar(leaf, point, long), house.text(leaf, said, "lead")]
    return [house.columns(leaf, cells, (label, long + _BESIDE, room + figure - long - _BESIDE))]


def _known(point: blocks.Point) -> bool:
    return point.figure.shown is blocks.Shown.SHOWN


def _bar(leaf: house.Leaf, point: blocks.Point, long: float) -> Drawing:
    high = leaf.size("body") * _THICK
    made = Drawing(long + _BESIDE, high + 3)
    box = Rect(_BESIDE - 0.5 if leaf.rtl else 0.5, 0, max(0.8, long), high)
    box.fillColor = white if (point.figure.value or 0) < 0 else black
    box.strokeColor, box.strokeWidth = black, 1
    made.add(box)
    return made


def _side(leaf: house.Leaf, texts: list[str], most: float) -> float:
    """Return the room the longest of some texts takes, in points."""
    style = leaf.style("lead")
    longest = max((width(text, style.fontName, style.fontSize) for text in texts), default=0)
    return float(min(longest + 3 * house.PADDING, leaf.width * most))


def _bare() -> TableStyle:
    sides = ("LEFTPADDING", "RIGHTPADDING")
    room = [((side), (0, 0), (-1, -1), 0) for side in sides]
    return TableStyle([*room, ("TOPPADDING", (0, 0), (-1, -1), _AIR), ("BOTTOMPADDING", (0, 0), (-1, -1), _AIR)])
