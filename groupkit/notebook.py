"""Shows what the library returns as tables in a notebook, and long work as a bar, without any window.

What is shown passes the gate of privacy, for a notebook is easily sent on.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from getpass import getpass
from html import escape
from importlib.util import find_spec
from pathlib import Path as File
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from groupkit.core.feedback.release import BANDS, Shape
from groupkit.core.packs.blocks import Bars, Figure, Grid, Pack, Path
from groupkit.core.packs.reports import Report
from groupkit.core.privacy import veiled
from groupkit.core.safety import Contact
from groupkit.i18n import _, catalogue, current
from groupkit.lazy import lazily
from groupkit.pdf.packs import markup

if TYPE_CHECKING:
    from groupkit.core.progress import Progress
    from groupkit.services import group as books
    from groupkit.services import sample
    from groupkit.services.evaluation import alike, codebook, reading
    from groupkit.services.evaluation.asked import Pass
    from groupkit.services.feedback import results, rounds
    from groupkit.services.feedback.results import Results, Shown
    from groupkit.services.group import Group
    from groupkit.services.packs import meeting
    from groupkit.services.packs import report as reports
else:
    books = lazily("groupkit.services.group")
    sample = lazily("groupkit.services.sample")
    meeting = lazily("groupkit.services.packs.meeting")
    alike = lazily("groupkit.services.evaluation.alike")
    codebook = lazily("groupkit.services.evaluation.codebook")
    reading = lazily("groupkit.services.evaluation.reading")
    reports = lazily("groupkit.services.packs.report")
    results = lazily("groupkit.services.feedback.results")
    rounds = lazily("groupkit.services.feedback.rounds")

bars: Any = lazily("tqdm.auto") if find_spec("tqdm") else None
pandas: Any = lazily("pandas") if find_spec("pandas") else None

_FOR_ALL = {(Contact, "reach"), (Report, "key")}
"""What may be seen by everybody as it is: a number for help, or a key, is of no use behind dots."""

_folders: list[TemporaryDirectory[str]] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Values as a table: a notebook draws it, and a terminal prints it."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in self.headings)
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in self.rows)
        way = "rtl" if current().rtl else "ltr"
        return f'<table dir="{way}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'

    def _repr_markdown_(self) -> str:
        lines = [self.headings, tuple("---" for _heading in self.headings), *self.rows]
        return "\n".join(f"| {' | '.join(map(_marked, line))} |" for line in lines)

    def __str__(self) -> str:
        whole = [self.headings, *self.rows]
        widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
        lines = ("  ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)) for row in whole)
        return "\n".join(line.rstrip() for line in lines)


def show(values: object, **headings: str) -> Table:
    """Return what a function of the library returned as a table, one row for each value.

    With `headings` only those columns are shown, under these words, as in `show(people, short_name="Who")`.
    """
    found = list(values) if isinstance(values, list | tuple | set | frozenset) else [values]
    names = headings or {name: name for value in found for name in _names(value)}
    rows = tuple(tuple(_cell(value, name) for name in names) for value in found)
    return Table(headings=tuple(names.values()), rows=rows)


def opened(book: str = "", passphrase_file: str = "") -> "Group":
    """Open a book to look at and not to change; where none is named, a made-up one that goes when this ends.

    The passphrase is asked for, or read from a file or a file descriptor. It never stands in a cell.
    """
    if not book:
        _folders.append(TemporaryDirectory(ignore_cleanup_errors=True))
        return sample.make(File(_folders[-1].name) / "sample.groupkit", secrets.token_urlsafe())
    asked = File(passphrase_file).read_text(encoding="utf-8") if passphrase_file else getpass(_("Passphrase: "))
    return books.open_group(book, asked.rstrip("\r\n"), backup=False, read_only=True)


def feedback(group: "Group", key: str) -> Any:  # noqa: ANN401  a DataFrame, of a package that may not be there
    """Return the rounded figures that are shown of a round as a DataFrame, or a table where there is no pandas.

    There is no row for a round whose box was not opened; what is not shown has no figure. Nothing else of a round
    can be had here or anywhere.
    """
    found = results.of(group, key)
    headings = (_("Question"), _("Of whom"), _("Answer"), _("About"), _("Of about"))
    rows = [*(row for shown in found.tables for row in _figures(shown)), *_moved(found)] if found else []
    if pandas is None:
        return Table(headings=headings, rows=tuple(tuple(map(_text, row)) for row in rows))
    return pandas.DataFrame(rows, columns=headings)


def _figures(shown: "Shown") -> list[tuple[object, ...]]:
    table, asked = shown.table, (veiled(shown.asked), veiled(shown.part))
    if table.shape is Shape.HIDDEN:
        return [(*asked, None, None, None)]
    answers = list(map(veiled, shown.answers))
    if table.option is not None:
        answers = [answers[table.option]]
    elif table.shape is Shape.BANDS:
        answers = [" / ".join(answers[step] for step in steps) for steps in BANDS]
    return [(*asked, answer, figure, table.of) for answer, figure in zip(answers, table.figures, strict=True)]


def _moved(found: "Results") -> list[tuple[object, ...]]:
    """Return about how many with a two-word card moved which way; nothing where the round has no cards."""
    figures = rounds.said().figures
    asked = (figures.moved_heading, "")
    if not found.moved or found.moves.shape is Shape.HIDDEN:
        return [(*asked, None, None, None)] if found.moved else []
    answers = (figures.moved_down, figures.moved_same, figures.moved_up)
    both = zip(answers, found.moves.figures, strict=True)
    return [(*asked, answer, figure, found.moves.of) for answer, figure in both]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PackView:
    """A pack as a notebook draws it; its figures are said as they are on paper."""

    pack: Pack

    @property
    def _tables(self) -> dict[str, Grid | Bars | Path]:
        blocks = (block for part in self.pack.parts for block in part.blocks)
        return {block.key: block for block in blocks if isinstance(block, Grid | Bars | Path)}

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of what can be had as a table."""
        return tuple(self._tables)

    def table(self, key: str) -> Table:
        """Return one table of the pack as it is said on paper, amounts in their currency.

        Raises:
            KeyError: there is none with that key.
        """
        headings, rows = markup.told(self._tables[key], self.pack.words, catalogue(self.pack.language))
        return Table(headings=headings, rows=rows)

    def frame(self, key: str) -> Any:  # noqa: ANN401  a DataFrame, of a package that may not be there
        """Return the same to work on: whole numbers, amounts in pence, and NA for what is not shown.

        Without pandas it is the table as it is said on paper.
        """
        if pandas is None:
            return self.table(key)
        said = catalogue(self.pack.language)
        columns, lines = markup.lines(self._tables[key], said)
        rows = [[veiled(label), *map(_bare, cells)] for label, cells in lines]
        return pandas.DataFrame(rows, columns=[said.gettext("What"), *map(veiled, columns)])

    def __repr__(self) -> str:
        """Return its title alone: a notebook keeps this text beside what it draws."""
        return veiled(self.pack.title)

    def _repr_html_(self) -> str:
        return markup.article(self.pack)


def pack(group: "Group", since: date | None = None, *, progress: "Progress | None" = None) -> PackView:
    """Return the pack for the evening on which a group looks at itself, of what happened since a day."""
    return PackView(pack=meeting.keep(group, since, progress=progress))


def report(group: "Group", key: str = "") -> PackView | None:
    """Return a report as it was kept: the latest, or one by its key; None where there is none yet.

    Here it is only read, so that nobody can lay other days or parts of the same figures beside it.
    """
    key = key or next((each.key for each in reports.listing(group)), "")
    return PackView(pack=reports.opened(group, key)) if key else None


def trace(view: PackView, key: str) -> Table:
    """Return the rows of the book that a figure of a pack was made from; none where it is kept back."""
    return show(reports.trace(view.pack, key), table=_("Table"), id=_("Number"), day=_("Day"))


def matrix(group: "Group", key: str, passphrase: "Pass", by: str = "theme") -> Any:  # noqa: ANN401  a DataFrame
    """Return what was heard from whom and when, by "theme" or "person"; for the reader, and not for the group."""
    made = reading.sheet(reading.matrix(group, key, passphrase, by=by))
    rows = tuple(tuple(map(veiled, row)) for row in made.rows)
    return Table(headings=made.head, rows=rows) if pandas is None else pandas.DataFrame(rows, columns=made.head)


def agreement(group: "Group", key: str, passphrase: "Pass") -> Table:
    """Return how alike the two coders decided, all themes together and each; empty before they agreed."""
    found = reading.agreement(group, key, passphrase)
    titles = {"": _("All themes"), **{code.key: code.title for code in codebook.listing(group)}}
    every = () if found is None else (found, *found.each)
    rows = tuple((titles.get(each.code, each.code), *alike.figures(each)) for each in every)
    return Table(headings=(_("Theme"), _("Alike"), _("Of 100"), _("Kappa")), rows=rows)


def _bare(cell: Figure | str) -> Any:  # noqa: ANN401  NA is of a package that may not be there
    if isinstance(cell, str):
        return veiled(cell)
    return pandas.NA if cell.value is None else cell.value


def _names(value: object) -> Sequence[str]:
    if is_dataclass(value):
        return [field.name for field in fields(value)]
    return [str(key) for key in value] if isinstance(value, Mapping) else ["value"]


def _cell(value: object, name: str) -> str:
    if is_dataclass(value):
        text = _text(getattr(value, name, ""))
        return text if (type(value), name) in _FOR_ALL else veiled(text)
    if isinstance(value, Mapping):
        return veiled(_text({str(key): inner for key, inner in value.items()}.get(name, "")))
    return veiled(_text(value))


def _text(value: object) -> str:
    """Write one value short: days in words, people and places by name, several as a list."""
    for kind, write in _WRITTEN:
        if isinstance(value, kind):
            return write(value)
    return str(getattr(value, "name", "") or getattr(value, "short_name", "") or value)


def _moment(value: datetime) -> str:
    return f"{current().day(value.date(), 'sheet')} {current().clock(value.time())}"


_WRITTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (  # the narrower kind comes first
    (type(None), lambda _value: ""),
    (Enum, lambda value: str(value.value)),
    (bool, lambda value: _("yes") if value else _("no")),
    (datetime, _moment),
    (date, lambda value: current().day(value, "sheet")),
    (time, lambda value: current().clock(value)),
    (bytes, bytes.hex),
    (str, str),
    (Mapping, lambda value: ", ".join(f"{_text(key)}: {_text(inner)}" for key, inner in value.items())),
    (frozenset, lambda value: ", ".join(sorted(map(_text, value)))),
    (Iterable, lambda value: ", ".join(map(_text, value))),
)


def _marked(cell: str) -> str:
    return escape(cell).replace("|", "\\|").replace("\n", " ")


class Bar:
    """Progress for a notebook: a bar where tqdm is installed, else a printed line at each tenth."""

    def __init__(self, title: str = "") -> None:
        self._title, self._tenth = title, -1
        self._bar = bars.tqdm(desc=title or None) if bars else None

    def step(self, done: int, total: int) -> None:
        """Show how much is done; the bar ends when all is."""
        if self._bar is not None:
            self._bar.total, self._bar.n = total, done
            self._bar.refresh()
            if done >= total:
                self._bar.close()
            return
        tenth = 10 * done // max(total, 1)
        if tenth != self._tenth:
            self._tenth = tenth
            share = current().percent(done / max(total, 1))
            print(" ".join(filter(None, (self._title, share))))  # noqa: T201  a notebook shows what is printed
