"""The lines of the simple yearly account, as form CC16a and the charity's treasurer have them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from groupkit.core.accounts.period import Cells, Report, ReportRow, Side, added, negated

GENERAL, RESTRICTED = "general", "restricted"
COLUMNS = (GENERAL, RESTRICTED)
_USUAL = {Side.RECEIPTS: "a1", Side.PAYMENTS: "a3"}
_KEPT = {Side.RECEIPTS: "a2", Side.PAYMENTS: "a4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The account by the keys of its lines, in the columns GENERAL and RESTRICTED; `all` adds the columns.

    `agrees` tells whether where the money is comes to what there is at the end, column by column.
    """

    lines: Mapping[str, Cells]

    def all(self, key: str) -> int:
        """Return what a line comes to over every fund."""
        return sum(self.lines[key])

    @property
    def agrees(self) -> bool:
        """Tell whether the places hold what the account ends with."""
        return self.lines["b1"] == self.lines["end"]


def by_line(
    report: Report,
    tied: Collection[int],
    goes: Mapping[int, str],
    places: Mapping[int, Cells],
    owed: Mapping[int, int],
) -> Account:
    """Return the lines of a year; `tied` are the pots for a set purpose.

    `goes` names the line of each kind of equipment bought to keep ("a4") or sold ("a2"); every other kind is
    on "a1" or "a3" by its side. `places` is what each holds at the end, and `owed` the pence still to pay by fund.
    """
    groups = tuple(_group(report, tied, column) for column in COLUMNS)

    def gathered(cells: Cells) -> Cells:
        return tuple(sum(cells[place] for place in group) for group in groups)

    def of(key: str) -> Cells:
        return gathered(added((row.cells for row in report.rows if line_of(row, goes) == key), len(report.funds)))

    lines = {key: of(key) for key in ("a1", "a2", "a3", "a4")}
    width = len(COLUMNS)
    lines["a1-total"] = lines["a1"]
    lines["receipts-total"] = added((lines["a1"], lines["a2"]), width)
    lines["payments-total"] = added((lines["a3"], lines["a4"]), width)
    lines["net"] = added((lines["receipts-total"], negated(lines["payments-total"])), width)
    lines["a5"] = gathered(report.moved)
    lines["a6"] = gathered(added((report.brought, report.begun), len(report.funds)))
    lines["end"] = added((lines["net"], lines["a5"], lines["a6"]), width)
    lines["b1"] = gathered(added(places.values(), len(report.funds)))
    lines["b5"] = gathered(tuple(owed.get(fund, 0) for fund in report.funds))
    return Account(lines=lines)


def _group(report: Report, tied: Collection[int], column: str) -> tuple[int, ...]:
    """Return where the funds of a column stand in the report."""
    return tuple(place for place, fund in enumerate(report.funds) if (fund in tied) is (column == RESTRICTED))


def line_of(row: ReportRow, goes: Mapping[int, str]) -> str:
    """Return the line of a row; a kind set down for the other side stays on its own side."""
    kept = _KEPT[row.side]
    return kept if goes.get(row.kind) == kept else _USUAL[row.side]
