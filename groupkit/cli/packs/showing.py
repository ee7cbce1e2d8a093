"""Shows the figures of a pack and their rows in a terminal."""

from collections.abc import Iterable

from groupkit.cli.shown import as_json, table
from groupkit.core.packs.blocks import Grid, Pack, Row, figures, spoken
from groupkit.i18n import _


def show_figures(pack: Pack, *, in_json: bool) -> None:
    """Show every figure of a pack once, by its key, or its tables one after the other."""
    if in_json:
        known = {figure.key: figure for figure in figures(pack)}
        as_json([{"key": key, "value": each.value, "shown": each.shown} for key, each in known.items()])
        return
    for part in pack.parts:
        for block in part.blocks:
            if isinstance(block, Grid):
                _show_grid(block, pack)


def _show_grid(grid: Grid, pack: Pack) -> None:
    rows = [
        (label, *(spoken(figure, pack.words) for figure in row))
        for label, row in zip(grid.labels, grid.rows, strict=True)
    ]
    if grid.total:
        rows.append((_("Total"), *(spoken(figure, pack.words) for figure in grid.total)))
    # all of it is to be read in a room, and long figures are no numbers to ring
    shown = range(1, len(grid.columns) + 1)
    table((grid.title, *grid.columns), rows, shown=shown)


def show_rows(rows: Iterable[Row], *, in_json: bool) -> None:
    """Show the rows of the book that a figure was made from."""
    found = tuple(rows)
    if in_json:
        as_json(found)
        return
    table((_("Table"), _("Number"), _("Day")), [(row.table, row.id, row.day) for row in found])
