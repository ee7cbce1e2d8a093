"""The money sheet of a meeting on the command line: what came in and went out, the count, and sending it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli import letters, pots
from groupkit.cli.choice import draft, sent
from groupkit.cli.counted import told_sheet, unseen
from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_meeting, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.problems import GroupkitError
from groupkit.core.sheets import Owed, Part, Row, counter_problems
from groupkit.i18n import N_, _
from groupkit.lazy import lazily
from groupkit.services import money

if TYPE_CHECKING:
    from groupkit.pdf import money as paper
    from groupkit.services.group import Group
else:
    paper = lazily("groupkit.pdf.money")

verbs = Verbs("money")
_AMOUNT = click.argument("amount", metavar=N_("AMOUNT"))
_FUND = click.option("--fund", default="", help=N_("Which pot; without it, the pot that is for anything."))
_PLACE = click.option("--place", default="", help=N_("Where the money is, when it is not the tin of the meeting."))
_WHAT = click.option("--what", default="", help=N_("A few words about it."))
_SENT = N_(
    "The sheet is sent and stands in the book, but its PDF could not be saved. Choose another folder and save it "
    "again with: groupkit money print --out FILE"
)


class _About(TypedDict, total=False):
    """The options of a row that go by the same name everywhere."""

    what: str
    who: str
    receipt: str
    no_receipt: str
    second: str
    claim: int | None


@verbs.command("sheet", help=N_("Show the money sheet that is being made; start it where there is none."))
@with_meeting
@with_json
@click.pass_obj
def _sheet(desk: Desk, day: date | None, meeting: str, *, in_json: bool) -> None:
    with desk.open() as group:
        sheet = draft(group, day, meeting)
        if in_json:
            as_json(unseen(sheet))
        else:
            say(*told_sheet(group, sheet))


@verbs.command("made-by", help=N_("Write who makes the sheet."))
@click.argument("who")
@with_meeting
@click.pass_obj
def _made_by(desk: Desk, who: str, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        money.about(group, draft(group, day, meeting), made_by=who)


@verbs.command("in", help=N_("Put money that came in on the sheet. Nothing collected? Type 0."))
@_AMOUNT
@click.option("--kind", required=True, help=N_("What it was, like Collection: see money kinds."))
@_FUND
@_PLACE
@_WHAT
@with_meeting
@click.pass_obj
def _in(  # noqa: PLR0913  one for each option of the line
    desk: Desk, amount: str, kind: str, fund: str, place: str, day: date | None, meeting: str, **about: Unpack[_About]
) -> None:
    with desk.open() as group:
        reading = Reading(group)
        row = _row(reading, Part.IN, amount, kind, fund, place, **about)
        _add(group, reading, row, day, meeting)


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
@with_meeting
@click.pass_obj
def _out(  # noqa: PLR0913  one for each option of the line
    desk: Desk, amount: str, kind: str, fund: str, place: str, day: date | None, meeting: str, **about: Unpack[_About]
) -> None:
    with desk.open() as group:
        reading = Reading(group)
        row = _row(reading, Part.OUT, amount, kind, fund, place, **about)
        _add(group, reading, row, day, meeting)


@verbs.command("move", help=N_("Put money that left the tin for another place, or came from one, on the sheet."))
@_AMOUNT
@click.option("--to", default="", help=N_("The place it went to: see money places."))
@click.option("--from", "came_from", default="", help=N_("The place it came from."))
@click.option("--who", default="", help=N_("Who took it or gave it."))
@_FUND
@_WHAT
@with_meeting
@click.pass_obj
def _move(  # noqa: PLR0913  one for each option of the line
    desk: Desk, amount: str, to: str, came_from: str, fund: str, day: date | None, meeting: str, **about: Unpack[_About]
) -> None:
    if bool(to) == bool(came_from):
        raise UnclearError(_("Write --to and a place, or --from and a place."), click.get_current_context())
    with desk.open() as group:
        reading = Reading(group)
        row = _row(reading, Part.MOVED, amount, "", fund, to or came_from, **about)
        row = replace(row, pence=-row.pence) if to else row
        _add(group, reading, row, day, meeting)
