"""Prints a story with fpdf2."""

from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import FontFace

from tests.bench.presses.pieces import FONTS, FOOT, HEAD, LEADING, MARGIN, PITCH, ROW, SCALE, SIZE, Piece

_MM = 25.4 / 72


class _Pages(FPDF):
    def footer(self) -> None:
        """Number the page."""
        self.set_y(-FOOT / 2)
        self.set_font("Atkinson", size=12)
        self.cell(0, 5, str(self.page_no()), align="R")


def press(story: list[Piece], path: Path) -> None:
    """Print a story."""
    pages = _Pages(format="A4", unit="mm")
    pages.add_font("Atkinson", fname=FONTS / "AtkinsonHyperlegibleNext-Regular.ttf")
    pages.add_font("Atkinson", style="B", fname=FONTS / "AtkinsonHyperlegibleNext-Bold.ttf")
    pages.set_margins(MARGIN, HEAD, MARGIN)
    pages.set_auto_page_break(auto=True, margin=FOOT)
    pages.set_line_width(0.2)
    pages.add_page()
    for piece in story:
        _set(pages, piece)
    pages.output(str(path))


def _set(pages: FPDF, piece: Piece) -> None:
    match piece.kind:
        case "page":
            pages.add_page()
        case "heading":
            _words(pages, piece.words, SIZE * SCALE[piece.level], "B", 1.2)
        case "text":
            _words(pages, piece.words, SIZE, "", LEADING)
        case "lines":
            for _line in range(piece.lines):
                pages.cell(0, PITCH, border="B", new_x="LMARGIN", new_y="NEXT")
        case _:
            _table(pages, piece)


def _words(pages: FPDF, words: str, size: float, style: str, leading: float) -> None:
    pages.set_font("Atkinson", style=style, size=size)
    pages.multi_cell(0, size * leading * _MM, words, align="L", new_x="LMARGIN", new_y="NEXT")
    pages.ln(size * 0.4 * _MM)


def _table(pages: FPDF, piece: Piece) -> None:
    pages.set_font("Atkinson", size=12)
    bold = FontFace(emphasis="BOLD")
    with pages.table(headings_style=bold, line_height=12 * 1.25 * _MM, padding=1.5, text_align="LEFT") as table:
        for at, each in enumerate(piece.rows):
            row = table.row(min_height=ROW if at else None)
            for words in each:
                row.cell(words)
