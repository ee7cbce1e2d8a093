"""The rows of an account in the order they stand on paper and screen, each with its figures and its title."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.core.accounts.lines import line_of
from groupkit.core.accounts.period import Cells, Report, ReportRow, Side, added
from groupkit.core.accounts.whole import WholeAccount
from groupkit.i18n import N_, Catalogue

_MOST_DAYS = 3


class Sort(StrEnum):
    """What a row is: the title of a part, a row of it, a sum, or a figure the account begins or ends with."""

    PART = "part"
    ROW = "row"
    SUM = "sum"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One row: its title, pence for each pot (None where nothing ever moved), the year before, and its line."""

    sort: Sort
    title: str
    cells: tuple[int | None, ...] = ()
    before: int | None = None
    line: str = ""

    @property
    def all(self) -> int:
        """What it comes to over all pots."""
        return sum(cell or 0 for cell in self.cells)


_PARTS = {
    (Side.RECEIPTS, "a1"): N_("Receipts"),
    (Side.RECEIPTS, "a2"): N_("Receipts from things we owned and sold"),
    (Side.PAYMENTS, "a3"): N_("Payments"),
    (Side.PAYMENTS, "a4"): N_("Payments for things we keep"),
}
_TOTALS = {Side.RECEIPTS: N_("Receipts total"), Side.PAYMENTS: N_("Payments total")}
_USUAL = {Side.RECEIPTS: "other-charitable", Side.PAYMENTS: "charitable"}
_DIFFERENCE = {Side.RECEIPTS: N_("Cash over"), Side.PAYMENTS: N_("Cash short")}
_DIFFERENCE_ON = {Side.RECEIPTS: N_("Cash over ({days})"), Side.PAYMENTS: N_("Cash short ({days})")}


def paper_rows(account: WholeAccount, words: Catalogue) -> tuple[PaperRow, ...]:
    """Return every row of an account, from what was brought forward to what is carried forward."""
    return tuple(_rows(account, words))


def _rows(account: WholeAccount, words: Catalogue) -> Iterator[PaperRow]:
    _ = words.gettext
    now, then = account.figures.now, account.figures.then

    def sums(title: str, of: Callable[[Report], Cells], line: str = "", sort: Sort = Sort.SUM) -> PaperRow:
        return PaperRow(sort=sort, title=title, cells=of(now), before=sum(of(then)), line=line)

    yield sums(_("Brought forward"), _brought, "A6", Sort.END)
    if any((*now.begun, *then.begun)):
        yield sums(_("Written down when the book began"), _begun, "A6", Sort.ROW)
    for side in Side:
        yield from _side(account, words, side)
        yield sums(_(_TOTALS[side]), _total_of(side))
    yield sums(_("Receipts less payments"), _net)
    yield sums(_("Moved between pots"), _moved, "A5", Sort.ROW)
    yield sums(_("Carried forward"), _carried, "A6", Sort.END)


def _brought(report: Report) -> Cells:
    return report.brought


def _begun(report: Report) -> Cells:
    return report.begun


def _net(report: Report) -> Cells:
    return report.net


def _moved(report: Report) -> Cells:
    return report.moved


def _carried(report: Report) -> Cells:
    return report.carried


def _total_of(side: Side) -> Callable[[Report], Cells]:
    def total(report: Report) -> Cells:
        return report.total(side)

    return total


def _side(account: WholeAccount, words: Catalogue, side: Side) -> Iterator[PaperRow]:
    goes = dict(account.figures.goes)
    rows = [(row, before) for row, before in account.figures.rows if row.side is side]
    for (of, line), title in _PARTS.items():
        inside = [(row, before) for row, before in rows if line_of(row, goes) == line]
        if of is not side or (not inside and line not in ("a1", "a3")):
            continue
        yield PaperRow(sort=Sort.PART, title=words.gettext(title))
        for row, before in inside:
            cells = tuple(pence if at in row.used else None for at, pence in enumerate(row.cells))
            title_ = _title(account, words, row)
            yield PaperRow(sort=Sort.ROW, title=title_, cells=cells, before=before, line=line.upper())


def _title(account: WholeAccount, words: Catalogue, row: ReportRow) -> str:
    if row.kind not in account.figures.differences:
        return account.named("kind", row.kind)
    if not 0 < len(row.days) <= _MOST_DAYS:
        return words.gettext(_DIFFERENCE[row.side])
    return words.gettext(_DIFFERENCE_ON[row.side]).format(days=_days(words, row.days))


def _days(words: Catalogue, days: Iterable[date]) -> str:
    return words.listing(words.day(day, "short") for day in days)


def by_heading(account: WholeAccount, side: Side, headings: Sequence[str]) -> dict[str, tuple[Cells, int]]:
    """Return what each heading of the Scottish account comes to: pence for each pot, and the year before.

    `headings` are those of this side; a kind that has none of them stands under the usual one.
    """
    scottish = dict(account.figures.scottish)
    found: dict[str, tuple[Cells, int]] = {}
    for row, before in account.figures.rows:
        if row.side is side:
            heading = scottish.get(row.kind, "")
            heading = heading if heading in headings else _USUAL[side]
            cells, last = found.get(heading, ((0,) * len(row.cells), 0))
            found[heading] = (added((cells, row.cells), len(cells)), last + before)
    return found
