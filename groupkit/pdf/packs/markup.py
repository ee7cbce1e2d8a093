"""A pack as a page of a notebook: headings, lines and tables, with each figure said as on paper.

What was typed passes the gate of privacy first, for a notebook is easily sent on.
"""

from collections.abc import Sequence
from html import escape

from groupkit.core.packs.blocks import (
    Bars,
    Blank,
    Block,
    Figure,
    Grid,
    Heading,
    Lines,
    Manner,
    Pack,
    Part,
    Path,
    Words,
    spoken,
)
from groupkit.core.privacy import veiled
from groupkit.i18n import N_, Catalogue, catalogue

Cells = Sequence[Figure | str]
_ALL = N_("All")
_WIDE, _HIGH = 200, 14
_FOR_ALL = frozenset({"help"})
"""Parts that may be seen by everybody as they are: a number for help is of no use behind dots."""
_SET = {
    Manner.PLAIN: "<p>{}</p>",
    Manner.POINTS: "<li>{}</li>",
    Manner.QUOTED: "<blockquote>{}</blockquote>",
    Manner.NOTE: "<p><small>{}</small></p>",
}


def article(pack: Pack) -> str:
    """Return a whole pack as HTML, running the way its language does."""
    said = catalogue(pack.language)
    way = "rtl" if said.rtl else "ltr"
    parts = "".join(_part(part, pack.title, pack.words, said) for part in pack.parts)
    return f'<article dir="{way}" lang="{escape(pack.language)}"><h2>{_safe(pack.title)}</h2>{parts}</article>'


def lines(block: Block, said: Catalogue) -> tuple[Sequence[str], list[tuple[str, Cells]]]:
    """Return what stands over the columns of a table, bars or paths, and what each row is called, with its cells.

    Raises:
        TypeError: the block has no rows.
    """
    match block:
        case Grid():
            whole = [(said.gettext(_ALL), block.total)] if block.total else []
            return block.columns, [*zip(block.labels, block.rows, strict=True), *whole]
        case Bars():
            return (block.title,), [(point.label, (point.figure,)) for point in block.points]
        case Path():
            return block.columns, [*zip(block.labels, block.cells, strict=True)]
    raise TypeError(block)


def told(block: Block, words: Words, said: Catalogue) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the heads and the rows of a table as they are said on paper, what stands before each row first.

    Raises:
        TypeError: the block has no rows.
    """
    columns, rows = lines(block, said)
    cells = ((label, *(_said(each, words, said) for each in row)) for label, row in rows)
    return ("", *map(veiled, columns)), tuple(tuple(map(veiled, row)) for row in cells)


def _part(part: Part, before: str, words: Words, said: Catalogue) -> str:
    """Draw a part; a title that stands just before it is not said again."""
    title = "" if part.title == before else f"<h3>{_safe(part.title)}</h3>"
    note = f"<p><em>{_safe(part.caveat)}</em></p>" if part.caveat else ""
    inside = "".join(_drawn(block, words, said, shown=part.key in _FOR_ALL) for block in part.blocks)
    return f"<section>{title}{note}{inside}</section>"


def _drawn(block: Block, words: Words, said: Catalogue, *, shown: bool) -> str:
    match block:
        case Heading():
            level = "h4" if block.level <= 2 else "h5"  # noqa: PLR2004  the level under a title
            return f"<{level}>{_safe(block.words)}</{level}>"
        case Lines():
            made = "".join(
                _SET[block.manner].format(escape(line) if shown else _safe(line)) for line in block.lines
            )
            return f"<ul>{made}</ul>" if block.manner is Manner.POINTS else made
        case Blank():
            return f"<p>{_safe(block.label)}</p><hr>"
        case Grid() | Bars() | Path():
            return _table(block, words, said)


def _table(block: Grid | Bars | Path, words: Words, said: Catalogue) -> str:
    heads, rows = told(block, words, said)
    over = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    drawn = _bars(block) if isinstance(block, Bars) else [""] * len(rows)
    inside = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}{bar}</tr>'
        for (label, *cells), bar in zip(rows, drawn, strict=True)
    )
    head = f"<caption>{_safe(block.title)}</caption><thead><tr>{over}</tr></thead>"
    note = "" if isinstance(block, Path) else block.note if isinstance(block, Grid) else block.about
    return f"<table>{head}<tbody>{inside}</tbody></table>" + (
        f"<p><small>{_safe(note)}</small></p>" if note else ""
    )


def _said(cell: Figure | str, words: Words, said: Catalogue) -> str:
    return cell if isinstance(cell, str) else spoken(cell, words, said)


def _bars(block: Bars) -> list[str]:
    """Draw each bar as long as its share of the longest; a figure that is not shown has none."""
    most = max((point.figure.value or 0 for point in block.points), default=0) or 1
    wide = (round(_WIDE * max(point.figure.value or 0, 0) / most) for point in block.points)
    inside = f'<rect width="{{}}" height="{_HIGH}" fill="currentColor"/>'
    drawn = f'<svg width="{_WIDE}" height="{_HIGH}" aria-hidden="true">{inside}</svg>'
    return [f"<td>{drawn.format(each)}</td>" for each in wide]


def _safe(words: str) -> str:
    return escape(veiled(words))
