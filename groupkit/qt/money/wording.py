"""The rows of a sheet in words: what it was, who, which pot and where."""

from groupkit.core.letters import Printed
from groupkit.core.sheets import Part, Row, Sheet
from groupkit.i18n import _
from groupkit.services import ledger
from groupkit.services.group import Group


def row_title(group: Group, row: Row) -> str:
    """Return what a row was."""
    kinds = {kind.id: kind.name for kind in ledger.kinds(group)}
    if row.what:
        return row.what
    return kinds[row.kind] if row.kind is not None else _("Money moved")


def row_note(group: Group, sheet: Sheet, row: Row) -> str:
    """Return the rest of a row as one sentence."""
    funds = {fund.id: fund.name for fund in ledger.funds(group)}
    places = {place.id: place.name for place in ledger.places(group)}
    there = row.place if row.place != sheet.place else None
    values = {
        "pot": funds[row.fund],
        "place": places.get(there or sheet.place, ""),
        "who": row.who,
        "receipt": row.receipt,
        "reason": row.no_receipt,
        "second": row.second,
    }
    return _sentence(row, elsewhere=there is not None).format(**values)


def _sentence(row: Row, *, elsewhere: bool) -> str:
    if row.part is Part.MOVED:
        out = _("Out of the tin to {place}, taken by {who}. Pot: {pot}.")
        return out if row.pence < 0 else _("Into the tin from {place}, given by {who}. Pot: {pot}.")
    if row.part is Part.IN:
        return _("For {pot}, kept in {place}.") if elsewhere else _("For {pot}.")
    if row.receipt:
        from_there = _("To {who}, receipt {receipt}, from {pot} in {place}.")
        return from_there if elsewhere else _("To {who}, receipt {receipt}, from {pot}.")
    from_there = _("To {who}, no receipt: {reason}. {second} agrees. From {pot} in {place}.")
    return from_there if elsewhere else _("To {who}, no receipt: {reason}. {second} agrees. From {pot}.")


def printed_note(row: Printed) -> str:
    """Return the rest of a row of a sheet that was sent, as one sentence."""
    values = {"pot": row.fund, "who": row.who, "receipt": row.receipt}
    values |= {"reason": row.no_receipt, "second": row.second}
    if row.receipt:
        said = _("To {who}, receipt {receipt}, from {pot}.")
    elif row.no_receipt:
        said = _("To {who}, no receipt: {reason}. {second} agrees. From {pot}.")
    else:
        said = _("With {who}. Pot: {pot}.") if row.who else _("For {pot}.")
    return said.format(**values)
