"""How the command line shows things: sentences, tables, and JSON for other programs.

All of it passes the gate of privacy, and nothing a person typed can steer the terminal.
"""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import click
import msgspec

from groupkit.core.privacy import veiled
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_, _

_NOWHERE = N_("There is no folder called {folder}. Make it first, or choose another one.")


def say(*sentences: str) -> None:
    """Show sentences of ours, each on a line of its own; what a person wrote freely goes through `veiled` first."""
    for sentence in filter(None, sentences):
        click.echo("\n".join(_quiet(line) for line in sentence.split("\n")))


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, shown: Collection[int] = ()) -> None:
    """Show rows under headings, or say that there are none; columns in `shown` hold what may be seen by all."""
    cells = [[_cell(value, open_=at in shown) for at, value in enumerate(row)] for row in rows]
    if not cells:
        click.echo(_("Nothing here yet."))
        return
    whole = [list(headings), *cells]
    widths = [max(len(row[at]) for row in whole) for at in range(len(headings))]
    for row in whole:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(line.rstrip())


def _cell(value: object, *, open_: bool) -> str:
    text = " ".join(str("" if value is None else value).split())
    return _quiet(text if open_ else veiled(text))


def _quiet(text: str) -> str:
    """Leave out what would steer the terminal instead of being read."""
    return "".join(letter for letter in text if letter.isprintable())


def as_json(value: object, *, shown: Collection[str] = ()) -> None:
    """Show values as JSON with keys that stay; keys in `shown`, and seals, hold what may be seen by all."""
    plain = msgspec.to_builtins(value, order="deterministic", str_keys=True)
    click.echo(msgspec.json.format(msgspec.json.encode(_veiled(plain, {*shown, "seal"}))).decode())


def _veiled(value: object, shown: Collection[str]) -> object:
    match value:
        case str():
            return veiled(value)
        case dict():
            return {key: inner if key in shown else _veiled(inner, shown) for key, inner in value.items()}
        case list() | tuple():
            return [_veiled(inner, shown) for inner in value]
    return value


def saved(out: Path) -> None:
    """Say where a paper is."""
    say(_("Saved as {name}.").format(name=out.name))


def ready(out: Path) -> None:
    """Refuse before anything is done where the paper could not be saved afterwards."""
    if not out.absolute().parent.is_dir():
        raise GroupkitError(_NOWHERE, folder=out.absolute().parent)
