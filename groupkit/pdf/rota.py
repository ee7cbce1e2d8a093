"""The rota for the wall: a row for each meeting, a column for each job, and a line to write a name on."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.progress import Progress
from groupkit.core.roles import Role
from groupkit.core.rota.wall import Line, Table
from groupkit.pdf import paper as house
from groupkit.pdf.fonts import width
from groupkit.pdf.press import document

LARGE = 1.25
_ACROSS = 5
_DAY, _NAMES = 1.5, 1.2
_PADDING = 5.0
_LONGEST_LINE = 24


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
    document(path, title, list(_story(leaf, title, table, group)), leaf, progress)


def _story(leaf: house.Leaf, title: str, table: Table, group: str) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, title)
    if group:
        yield house.text(leaf, group, "lead")
    yield house.text(
        leaf, _("Would you like to try one? Write your first name on an empty line. You are never alone with it.")
    )
    if not table.lines:
        yield house.text(leaf, _("No meeting is planned yet."))
        return
    parts = -(-len(table.roles) // _across(leaf, table))
    together = -(-len(table.roles) // max(parts, 1))
    for first in range(0, len(table.roles), together or 1):
        part = _part(leaf, table, table.roles[first : first + together])
        yield house.together([part]) if first else part
    yield house.text(leaf, _("Can you not make it? Tell anybody who is going. You need not say why."), "lead")


def _across(leaf: house.Leaf, table: Table) -> int:
    """Return how many jobs stand side by side so that no name is broken."""
    head, body = leaf.style("lead"), leaf.style("body")
    names = {name for line in table.lines for each in line.names.values() for name in each}
    titles = {word for role in table.roles for word in role.called(leaf.words).split()}
    widest = max(
        *(width(word, head.fontName, head.fontSize) for word in titles),
        *(width(name, body.fontName, body.fontSize) for name in names),
        0,
        0,
    )
    return next((jobs for jobs in range(_ACROSS, 1, -1) if _room(leaf, jobs) >= widest), 1)


def _room(leaf: house.Leaf, jobs: int) -> float:
    """Return the room for a name where so many jobs stand side by side, in points."""
    return leaf.width * _NAMES / (_DAY + _NAMES * jobs) - 2 * _PADDING


def _part(leaf: house.Leaf, table: Table, roles: Sequence[Role]) -> Flowable:
    words, _ = leaf.words, leaf.words.gettext
    several = len({line.occasion.meeting.id for line in table.lines}) > 1
    empty = _empty_line(leaf, len(roles))
    rows = [(_("Day"), *(role.called(words) for role in roles))]
    rows += [
        (_when(leaf, line, several=several), *(_names(line, role.key, empty) for role in roles))
        for line in table.lines
    ]
    return house.table(leaf, rows, (_DAY, *[_NAMES] * len(roles)), padding=_PADDING)


def _empty_line(leaf: house.Leaf, jobs: int) -> str:
    """Return a line to write a name on, as long as its column."""
    style = leaf.style("body")
    letters = int(_room(leaf, jobs) / width("_", style.fontName, style.fontSize))
    return "_" * min(letters, _LONGEST_LINE)


def _when(leaf: house.Leaf, line: Line, *, several: bool) -> str:
    """Return the day of a meeting, with its name below where there are several."""
    day = leaf.words.day(line.occasion.day)
    return f"{day}\n{line.occasion.meeting.name}" if several else day


def _names(line: Line, key: str, empty: str) -> str:
    """Return the names of a job at a meeting: a line to write on where it is open, a dash where there is none."""
    if key not in line.names:
        return "–"
    names = line.names[key]
    # above a line that stands alone there is room for a hand
    return "\n".join(name or empty for name in names) if any(names) else "\n".join(["", *[empty] * len(names)])
