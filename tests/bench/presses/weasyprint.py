"""Prints a story with WeasyPrint, as a page of HTML."""

from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from tests.bench.presses.html import body
from tests.bench.presses.pieces import FAMILY, FONTS, FOOT, HEAD, LEADING, MARGIN, PITCH, ROW, SCALE, SIZE, Piece

_WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
_STYLE = f"""
@page {{ size: A4; margin: {HEAD}mm {MARGIN}mm {FOOT}mm; @bottom-right {{ content: counter(page) }} }}
body {{ font: {SIZE}pt/{LEADING} "{FAMILY}"; hyphens: manual }}
h1, h2, h3 {{ font-weight: 700; line-height: 1.2; margin: 0.5em 0 0.3em }}
h1 {{ font-size: {SCALE[1]}em }} h2 {{ font-size: {SCALE[2]}em }} h3 {{ font-size: {SCALE[3]}em }}
p {{ margin: 0 0 0.4em }}
hr {{ border: 0; border-bottom: 0.6pt solid gray; margin: 0; height: {PITCH}mm; box-sizing: border-box }}
table {{ border-collapse: collapse; table-layout: fixed }}
th, td {{ border: 0.6pt solid; font-size: 0.86em; padding: 4pt; text-align: left; vertical-align: top }}
td {{ height: {ROW}mm; box-sizing: border-box }}
"""


def press(story: list[Piece], path: Path) -> None:
    """Print a story."""
    fonts = "".join(_font(name, weight) for name, weight in _WEIGHTS.items())
    known = FontConfiguration()
    sheet = weasyprint.CSS(string=fonts + _STYLE, font_config=known)
    page = f'<!doctype html><html lang="en"><body>{body(story, "<hr>")}</body></html>'
    weasyprint.HTML(string=page).write_pdf(path, stylesheets=[sheet], font_config=known)


def _font(name: str, weight: int) -> str:
    file = (FONTS / f"AtkinsonHyperlegibleNext-{name}.ttf").as_uri()
    return f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; src: url("{file}") }}\n'
