"""What goes on the money sheet line by line: money in, paid out, moved, and what is agreed to be paid."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.money.choose import draft
from groupkit.cli.options import with_meeting
from groupkit.cli.reading import Reading
from groupkit.cli.shown import say
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import NUMBER
from groupkit.core.sheets import Part, Row
from groupkit.i18n import N_, _, current
from groupkit.services import money
from groupkit.services.group import Group

verbs = Verbs("rows")
_AMOUNT = click.argument("amount", metavar=N_("AMOUNT"))
_FUND = click.option("--fund", default="", help=N_("Which pot; without it, the pot that is for anything."))
_PLACE = click.option("--place", default="", help=N_("Where the money is, when it is not the tin of the meeting."))
_SURE = click.option("--sure", is_flag=True, help=N_("The amount and the day are right, even if they are unusual."))
_WHAT = click.option("--what", default="", help=N_("A few words about it."))


class _About(TypedDict, total=False):
    """What may be said of a row; the names are those of the row itself."""

    what: str
    who: str
    receipt: str
    no_receipt: str
    second: str
    claim: int | None


class _Line(_About, total=False):
    """A row as it is typed, and the meeting it is for."""

    amount: str
    kind: str
    fund: str
    place: str
    day: date | None
    meeting: str
    sure: bool


@verbs.command("in", help=N_("Put money that came in on the sheet. Nothing collected? Type 0."))
@_AMOUNT
@click.option("--kind", required=True, help=N_("What it was, like Collection: see money kinds."))
@_FUND
@_PLACE
@_WHAT
@_SURE
@with_meeting
@click.pass_obj
def _in(desk: Desk, /, **line: Unpack[_Line]) -> None:
    with desk.open() as group:
        _put(group, Part.IN, line)


@verbs.command("out", help=N_("Put money that was paid out on the sheet."))
@_AMOUNT
@click.option("--kind", required=True, help=N_("What it was, like Refreshments: see money kinds."))
@click.option("--to", "who", default="", help=N_("Who was paid. A first name is enough."))
@click.option("--receipt", default="", help=N_("The number of the receipt."))
@click.option("--no-receipt", default="", help=N_("Why there is no receipt."))
@click.option("--second", default="", help=N_("Who else says it is all right, when there is no receipt."))
@click.option("--claim", type=NUMBER, help=N_("The number of the claim it pays, if the group agreed one."))
@_FUND
@_PLACE
@_WHAT
@_SURE
@with_meeting
@click.pass_obj
def _out(desk: Desk, /, **line: Unpack[_Line]) -> None:
    with desk.open() as group:
        _put(group, Part.OUT, line)


@verbs.command("move", help=N_("Put money that left the tin for another place, or came back, on the sheet."))
@_AMOUNT
@click.option("--to", default="", help=N_("The place it went to: see money places."))
@click.option("--from", "back_from", default="", help=N_("The place it came from."))
@click.option("--who", default="", help=N_("Who took it or gave it."))
@_FUND
@_WHAT
@_SURE
@with_meeting
@click.pass_obj
def _move(desk: Desk, /, to: str, back_from: str, **line: Unpack[_Line]) -> None:
    if bool(to) == bool(back_from):
        raise UnclearError(_("Write --to and a place, or --from and a place."), click.get_current_context())
    line["place"] = to or back_from
    with desk.open() as group:
        _put(group, Part.MOVED, line, sign=-1 if to else 1)


@verbs.command("remove", help=N_("Take a row off the sheet, by its number: see money sheet."))
@click.argument("row", type=NUMBER, metavar=N_("ROW"))
@with_meeting
@click.pass_obj
def _remove(desk: Desk, /, row: int, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        money.remove_row(group, draft(group, day, meeting), row)


def _put(group: Group, part: Part, line: _Line, sign: int = 1) -> None:
    """Read a row and put it on the sheet; everything to put right is said at once."""
    reading = Reading(group)
    row = _read(reading, part, line)
    reading.refuse(row.problems())
    sheet = draft(group, line["day"], line["meeting"])
    made = money.add_row(group, sheet, replace(row, pence=sign * row.pence), sure=line.get("sure", False))
    amount = current().money(abs(made.pence), group.profile.currency)
    said = _("Row {row} is on sheet {sheet}: {amount}.")
    say(said.format(row=made.id, sheet=sheet.number, amount=amount))


def _read(reading: Reading, part: Part, line: _Line) -> Row:
    pence = reading.amount(line["amount"])
    kind = reading.kind(line["kind"], part.value) if "kind" in line else None
    fund = reading.fund(line["fund"])
    place = reading.place(line["place"]) if line.get("place") else None
    return Row(
        part=part,
        kind=kind.id if kind else None,
        what=line["what"],
        fund=fund.id if fund else 0,
        place=place.id if place else None,
        who=line.get("who", ""),
        receipt=line.get("receipt", ""),
        no_receipt=line.get("no_receipt", ""),
        second=line.get("second", ""),
        claim=line.get("claim"),
        pence=pence,
    )
