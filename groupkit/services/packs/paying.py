"""Money of a pack: every pot, and every funder whose money meets these days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from groupkit.core.accounts.period import Movement, Side, row_of
from groupkit.core.funding.awards import Award
from groupkit.core.funding.spending import BACK, OWN, RECEIVED, SPENT, moved
from groupkit.core.ledger import EntryType, Fund
from groupkit.core.packs.blocks import Block, Figure, Grid, Part, Row
from groupkit.services import accounts, ledger
from groupkit.services.funding import awards
from groupkit.services.packs.making import Making

BOOK = "book"
"""The table of a row that stands for all entries of the book up to one."""
_START, _IN, _OUT, _MOVED = "start", "in", "out", "moved"
_END, _LEFT = "end", "left"
_SO_FAR = (_START, _END)
_COLUMNS = (_START, _IN, _OUT, _MOVED, _END)
_DAY = timedelta(days=1)
Cells = dict[str, int]


def pots(made: Making) -> tuple[Block, ...]:
    """Return what came into every pot and went out of it, and what they hold together."""
    words, sums, rows = made.words, *_moved(made)
    funds = [fund for fund in accounts.ordered_funds(made.group) if fund.id in sums] if sums else []
    if not funds:
        return made.nothing()
    total: Cells = defaultdict(int)
    together: dict[str, list[Row]] = defaultdict(list)
    for fund in funds:
        for column in _COLUMNS:
            total[column] += sums[fund.id][column]
            together[column] += rows[fund.id][column]
    return (
        Grid(
            key="money/pots",
            title=words.gettext("Our pots"),
            columns=(
                words.gettext("At the start"),
                words.gettext("In"),
                words.gettext("Out"),
                words.gettext("From pot to pot"),
                words.gettext("At the end"),
            ),
            labels=tuple(fund.name for fund in funds),
            rows=tuple(_row(made, f"pot-{fund.id}", sums[fund.id], rows[fund.id]) for fund in funds),
            total=_row(made, "total", total, together),
            across=_COLUMNS.index(_END),
        ),
    )


def funders(made: Making) -> Iterator[Part]:
    """Yield a part for every award whose time meets these days, or whose money was left or moved in them."""
    known = {fund.id: fund for fund in ledger.funds(made.group)}
    for award in awards.awards(made.group):
        grid = _award(made, award, known[award.fund])
        moving = any(figure.value for row in (*grid.rows, grid.total) for figure in row)
        if moving or (award.starts <= made.last and award.ends >= made.first):
            called = made.words.gettext("Money from {funder}").format(funder=award.funder)
            yield Part(key=f"money-{award.id}", title=called, blocks=(grid,))


def _award(made: Making, award: Award, fund: Fund) -> Grid:
    """Return what came, was spent and is left of an award; money that went out stands below nought."""
    words, group = made.words, made.group
    before, after = (awards.used_on(group, award, day) for day in (made.first - _DAY, made.last))
    rows: dict[str, list[Row]] = defaultdict(list)
    for each in moved(award.fund, tuple(group.store.ledger.in_fund(award.fund)), made.last):
        if each.award in (0, award.id):
            row = Row(table="entry", id=each.entry, day=each.day)
            rows[_START if each.day < made.first else each.sort].append(row)
            rows[_LEFT].append(row)
    figures = (
        (words.gettext("Left before"), _START, before.left),
        (words.gettext("Came"), RECEIVED, after.received - before.received),
        (words.gettext("Our own money put to it"), OWN, after.own - before.own),
        (words.gettext("Spent"), SPENT, before.spent - after.spent),
        (words.gettext("Given back"), BACK, before.back - after.back),
    )
    key = f"money/award-{award.id}"
    return Grid(
        key=key,
        title=words.gettext("{funder}: {pot}").format(funder=award.funder, pot=fund.name),
        columns=(words.gettext("Amount"),),
        labels=tuple(label for label, _sort, _pence in figures),
        rows=tuple(
            (made.money(f"{key}/{sort}/pence", pence, _up_to(rows[sort]) if sort == _START else rows[sort]),)
            for _label, sort, pence in figures
        ),
        total=(made.money(f"{key}/left/pence", after.left, _up_to(rows[_LEFT])),),
        note=words.gettext("It is for {first} to {last}.").format(
            first=words.day(award.starts, "full"), last=words.day(award.ends, "full")
        ),
    )


def _moved(made: Making) -> tuple[dict[int, Cells], dict[int, dict[str, list[Row]]]]:
    """Return what moved in each pot in pence, and the entries that moved it."""
    directions = {kind.id: kind.direction for kind in ledger.kinds(made.group)}
    sums: dict[int, Cells] = defaultdict(lambda: dict.fromkeys(_COLUMNS, 0))
    rows: dict[int, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for line in made.group.store.ledger.movements(made.last):
        column = _START if line.day < made.first else _column(line, directions)
        sums[line.fund][column] += line.pence
        sums[line.fund][_END] += line.pence
        for found in (rows[line.fund][column], rows[line.fund][_END]):
            if not found or found[-1].id != line.seq:
                found.append(Row(table="entry", id=line.seq, day=line.day))
    return dict(sums), rows


def _column(line: Movement, directions: dict[int, str]) -> str:
    if line.kind is None:
        return _START if line.type is EntryType.OPENING else _MOVED
    return _IN if row_of(line, directions)[0] == Side.RECEIPTS else _OUT


def _row(made: Making, name: str, cells: Cells, rows: dict[str, list[Row]]) -> tuple[Figure, ...]:
    return tuple(
        made.money(
            f"money/pots/{name}/{column}",
            cells[column],
            _up_to(rows[column]) if column in _SO_FAR else rows[column],
        )
        for column in _COLUMNS
    )


def _up_to(entries: Sequence[Row]) -> tuple[Row, ...]:
    """Return the row of what a pot holds: the book up to its last entry, which may be thousands."""
    last = max(entries, key=lambda row: row.id, default=None)
    return () if last is None else (Row(table=BOOK, id=last.id, day=last.day),)
