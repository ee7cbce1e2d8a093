"""Prints a story with Typst, which reads it as JSON."""

import json
from pathlib import Path

import typst

from tests.bench.presses.pieces import FAMILY, FONTS, FOOT, HEAD, LEADING, MARGIN, PITCH, ROW, SCALE, SIZE, Piece

# the height of a capital, by which Typst measures a line
_CAPITAL = 0.668
_PROGRAM = """
#set document(date: none)
#set page(
  paper: "a4", margin: (x: {margin}mm, top: {head}mm, bottom: {foot}mm),
  footer: context align(right, counter(page).display()),
)
#set text(font: "{family}", size: {size}pt, lang: "en", hyphenate: false)
#set par(leading: {gap}em, spacing: 1.2em)
#show heading: set block(above: 1.3em, below: 0.8em)
#show heading: set text(weight: "bold")
#show heading.where(level: 1): set text(size: {one}em)
#show heading.where(level: 2): set text(size: {two}em)
#show heading.where(level: 3): set text(size: {three}em)
#let cells(rows) = table(
  columns: (1fr,) * rows.at(0).len(), rows: (auto, ..((({row}mm,) * (rows.len() - 1)))), stroke: 0.6pt,
  table.header(..rows.at(0).map(each => text(size: 0.86em, weight: "semibold", each))),
  ..rows.slice(1).flatten().map(each => text(size: 0.86em, each)),
)
#for (kind, words, level, lines, rows) in json("story.json") {{
  if kind == "page" {{ pagebreak() }}
  else if kind == "heading" {{ heading(level: level, words) }}
  else if kind == "text" {{ par(text(words)) }}
  else if kind == "table" {{ cells(rows) }}
  else {{
    for _line in range(lines) {{
      block(width: 100%, height: {pitch}mm, spacing: 0pt, stroke: (bottom: 0.6pt + gray))
    }}
    v(4mm)
  }}
}}
"""


def press(story: list[Piece], path: Path) -> None:
    """Print a story."""
    program = _PROGRAM.format(
        margin=MARGIN, head=HEAD, foot=FOOT, family=FAMILY, size=SIZE, gap=LEADING - _CAPITAL,
        one=SCALE[1], two=SCALE[2], three=SCALE[3], row=ROW, pitch=PITCH,
    )  # fmt: skip
    (path.parent / "story.json").write_text(json.dumps(story), "utf-8")
    source = path.with_suffix(".typ")
    source.write_text(program, "utf-8")
    typst.compile(source, output=path, root=path.parent, font_paths=[FONTS], ignore_system_fonts=True)
