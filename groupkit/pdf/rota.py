"""The rota for the wall: a line for each meeting, a column for each job, and room to write a name in."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.progress import Progress
from groupkit.core.roles import Role
from groupkit.core.rota.wall import Line, Table
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

LARGE = 1.25
_ACROSS, _ACROSS_LARGE = 5, 4
_DAY = 1.5


def wall(
    table: Table,
    path: Path | BinaryIO,
    *,
    group: str = "",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a rota; with more jobs than fit side by side, they go on in a second table below."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    title = leaf.words.gettext("The rota")
    across = _ACROSS_LARGE if large else _ACROSS
    document(path, title, list(_story(leaf, title, table, group, across)), leaf, progress)


def _story(leaf: house.Leaf, title: str, table: Table, group: str, across: int) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, title)
    if group:
        yield house.text(leaf, group, "lead")
    yield house.text(
        leaf, _("Would you like to try one? Write your first name in an empty box. You are never alone with it.")
    )
    if not table.lines:
        yield house.text(leaf, _("No meeting is planned yet."))
        return
    parts = -(-len(table.roles) // across)
    width = -(-len(table.roles) // max(parts, 1))
    for first in range(0, len(table.roles), width or 1):
        yield _part(leaf, table, table.roles[first : first + width])
    yield house.text(leaf, _("Can you not make it? Tell anybody who is going. You need not say why."), "lead")


def _part(leaf: house.Leaf, table: Table, roles: Sequence[Role]) -> Flowable:
    words, _ = leaf.words, leaf.words.gettext
    several = len({line.occasion.meeting.id for line in table.lines}) > 1
    rows = [(_("Day"), *(role.called(words) for role in roles))]
    rows += [
        (_when(leaf, line, several=several), *(_names(line, role.key) for role in roles)) for line in table.lines
    ]
    return house.table(leaf, rows, (_DAY, *[1.2] * len(roles)), padding=5)


def _when(leaf: house.Leaf, line: Line, *, several: bool) -> str:
    day = leaf.words.day(line.occasion.day)
    if not several:
        return day
    return leaf.words.gettext("{day}, {meeting}").format(day=day, meeting=line.occasion.meeting.name)


def _names(line: Line, key: str) -> str:
    """Return the names of a job at a meeting: a line to write on where it is open, a dash where there is none."""
    if key not in line.names:
        return "–"
    return "\n".join(name or "________" for name in line.names[key])
