"""Figures for a spreadsheet: a CSV file that nobody's words can turn into a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from groupkit.core.privacy import veiled
from groupkit.storage.world import plain_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows under their head as CSV; an empty cell stands for None."""
    into = StringIO(newline="")
    lines = csv.writer(into)
    lines.writerow([_cell(each) for each in head])
    lines.writerows([_cell(each) for each in row] for row in rows)
    return into.getvalue()


def _cell(value: object) -> str:
    """Return a cell as text; a spreadsheet would work out words that begin like a formula."""
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    words = veiled(str(value))
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA) else words


def save(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Save rows as a CSV file; raise GroupkitError why not."""
    with plain_words():
        # the mark at the beginning tells spreadsheets that letters are written in UTF-8
        path.write_text(written(head, rows), encoding="utf-8-sig", newline="")
