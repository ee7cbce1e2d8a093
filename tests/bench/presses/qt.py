"""Prints a story with Qt: a QTextDocument on a QPdfWriter."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from tests.bench.presses.html import body
from tests.bench.presses.pieces import FAMILY, FONTS, FOOT, HEAD, LEADING, MARGIN, PITCH, ROW, SCALE, SIZE, Piece

_INCH, _DOTS, _RULE = 25.4, 72, 11
_STYLE = f"""
h1, h2, h3 {{ font-weight: 700; margin-top: 8px; margin-bottom: 5px; line-height: 96% }}
h1 {{ font-size: {SIZE * SCALE[1]}pt }}
h2 {{ font-size: {SIZE * SCALE[2]}pt }}
h3 {{ font-size: {SIZE * SCALE[3]}pt }}
p {{ margin-top: 0px; margin-bottom: 6px; line-height: {round(LEADING / 1.2 * 100)}% }}
table {{ border-collapse: collapse; border-style: solid }}
th, td {{ font-size: {SIZE * 0.86}pt; padding: 4px; text-align: left; vertical-align: top }}
td {{ padding-bottom: {round(ROW / _INCH * _DOTS - 24)}px }}
"""


def press(story: list[Piece], path: Path) -> None:
    """Print a story."""
    application = QGuiApplication.instance() or QGuiApplication(["qt"])
    for name in ("Regular", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(FONTS / f"AtkinsonHyperlegibleNext-{name}.ttf"))
    writer = QPdfWriter(str(path))
    writer.setResolution(_DOTS)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN, HEAD, MARGIN, FOOT),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont(FAMILY, round(SIZE)))
    document.setDefaultStyleSheet(_STYLE)
    document.documentLayout().setPaintDevice(writer)
    room = writer.pageLayout().paintRectPoints()
    document.setPageSize(QSizeF(room.width(), room.height()))
    # a rule takes a height of its own besides
    line = f'<hr style="margin-top: {round(PITCH / _INCH * _DOTS) - _RULE}px; margin-bottom: 0px">'
    document.setHtml(body(story, line))
    document.print_(writer)
    del application
