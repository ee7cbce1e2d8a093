"""A story as a page of HTML, for the programs that print such."""

from collections.abc import Iterator
from html import escape

from tests.bench.presses.pieces import Piece


def body(story: list[Piece], line: str) -> str:
    """Return a story as elements; `line` is what stands for a line to write on."""
    return "\n".join(_elements(story, line))


def _elements(story: list[Piece], line: str) -> Iterator[str]:
    new = ""
    for piece in story:
        match piece.kind:
            case "page":
                new = ' style="page-break-before: always"'
                continue
            case "heading":
                yield f"<h{piece.level}{new}>{escape(piece.words)}</h{piece.level}>"
            case "text":
                yield f"<p{new}>{escape(piece.words)}</p>"
            case "lines":
                yield line * piece.lines
            case _:
                yield from _table(piece)
        new = ""


def _table(piece: Piece) -> Iterator[str]:
    heads, *rows = piece.rows
    share = f'width="{100 // len(heads)}%"'
    yield '<table width="100%" border="1" cellspacing="0"><tr>'
    yield from (f"<th {share}>{escape(each)}</th>" for each in heads)
    yield "</tr>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{escape(each)}</td>' for each in row)}</tr>"
    yield "</table>"
