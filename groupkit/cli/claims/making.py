"""Makes claims on the command line: whose it is, and what was spent, line by line."""

from datetime import date
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.claims import NO_RECEIPT, ClaimLine, Sort
from groupkit.i18n import N_, _, current
from groupkit.services.claims import drafts, known, papers
from groupkit.services.group import Group

verbs = Verbs("making")
_NUMBER = click.argument("number", type=NUMBER)
_AMOUNT = click.argument("amount", metavar=N_("AMOUNT"))
_WAYS = ("cash", "bank")
_BY = click.option("--by", default="", help=N_("Who does this. Without it: the one who claims."))
_SURE = click.option("--sure", is_flag=True, help=N_("The amount and the day are right, even if they are unusual."))
_FUND = click.option("--fund", default="", help=N_("Which pot; without it, the pot that is for anything."))


class _Line(TypedDict):
    """The options of a line that go by the same name in it."""

    what: str
    day: date | None
    receipt: str
    no_receipt: str | None
    why_none: str
    second: str


@verbs.command("list", help=N_("Show every claim and how it stands."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, currency = known.cases(group), group.profile.currency
    if in_json:
        as_json([{"claim": case.claim, "state": case.state, "agreed": case.now.agreed} for case in found])
        return
    words = papers.words()
    rows = [
        (
            case.claim.number,
            case.claim.who.name,
            current().money(case.total, currency),
            words.of(case.state).title,
        )
        for case in found
    ]
    table((_("Claim"), _("Name"), _("Amount"), _("How it stands")), rows)


@verbs.command("show", help=N_("Show one claim, line by line."))
@_NUMBER
@with_json
@click.pass_obj
def _show(desk: Desk, /, number: int, *, in_json: bool) -> None:
    with desk.open() as group:
        case, currency = known.case(group, number), group.profile.currency
    if in_json:
        as_json({"claim": case.claim, "state": case.state, "steps": case.steps})
        return
    say(papers.words().of(case.state).title)
    rows = [
        (
            line.id,
            line.day,
            line.what,
            line.receipt or papers.words().why_none(line.no_receipt),
            current().money(line.pence, currency),
        )
        for line in case.claim.lines
    ]
    table((_("Line"), _("Day"), _("What and why"), _("Receipt, or why none"), _("Amount")), rows)


@verbs.command("new", help=N_("Start a claim for somebody. For thanks for time, the note on benefits comes first."))
@click.argument("who", metavar=N_("NAME"))
@click.option("--number", type=NUMBER, default=0, help=N_("The number of a claim made on paper."))
@click.option("--how", type=OneOf(_WAYS), default="cash", help=N_("How the money comes back."))
@click.option("--sort", type=OneOf([sort.value for sort in Sort]), default="cost", help=N_("What is claimed."))
@click.option("--advance", default="", help=N_("The place of the cash they got before, for a claim on that."))
@click.pass_obj
def _new(desk: Desk, /, who: str, number: int, how: str, sort: str, advance: str) -> None:
    if sort == Sort.TIME:
        say(papers.time_words().first)
    with desk.open() as group:
        reading = Reading(group)
        place = reading.place(advance, "advance") if advance else None
        reading.refuse()
        if sort == Sort.TIME:
            drafts.time_kind(group)
        before = place.id if place else None
        made = drafts.start(group, who, number=number, how=how, sort=Sort(sort), advance=before)
    say(_("It is claim {number}.").format(number=made.number))


def _with_line(command: click.decorators.FC) -> click.decorators.FC:
    """Let a command take what is said of a line."""
    said = (
        click.option("--what", required=True, help=N_("What it was, and what it was for.")),
        click.option("--kind", required=True, help=N_("What sort of thing, like Fares: see money kinds.")),
        click.option("--day", type=DAY, help=N_("The day it was spent; today where none is given.")),
        click.option("--receipt", default="", help=N_("The number of the receipt.")),
        click.option("--no-receipt", type=OneOf(sorted(NO_RECEIPT)), help=N_("Why there is none.")),
        click.option("--why-none", default="", help=N_("A few words on why there is none.")),
        click.option("--second", default="", help=N_("Who else says it is all right.")),
        _FUND,
        _BY,
        _SURE,
    )
    for option in reversed(said):
        command = option(command)
    return command


@verbs.command("line", help=N_("Put something that was spent on a claim."))
@_NUMBER
@_AMOUNT
@_with_line
@click.pass_obj
def _line(
    desk: Desk, /, number: int, amount: str, kind: str, fund: str, by: str, *, sure: bool, **said: Unpack[_Line]
) -> None:
    with desk.open() as group:
        reading = Reading(group)
        pence = reading.amount(amount)
        made = _made(group, reading, kind, fund, pence, said)
        made = drafts.add_line(group, number, made, by, sure=sure)
    say(_("It is line {line} of claim {number}.").format(line=made.id, number=number))


def _made(group: Group, reading: Reading, kind: str, fund: str, pence: int, said: _Line) -> ClaimLine:
    """Return a line as it was typed; refuse with everything that cannot be read."""
    what, pot = reading.kind(kind, "out"), reading.fund(fund)
    reading.refuse()
    told = {name: value or "" for name, value in said.items() if name != "day"}
    return ClaimLine(
        day=said["day"] or group.today(),
        kind=what.id if what else 0,
        fund=pot.id if pot else 0,
        pence=pence,
        **told,  # type: ignore[arg-type]  # all texts but the day, which is left out
    )


@verbs.command("take-out", help=N_("Take a line off a claim, by its number: see claims show."))
@_NUMBER
@click.argument("line", type=NUMBER, metavar=N_("LINE"))
@_BY
@click.pass_obj
def _take_out(desk: Desk, /, number: int, line: int, by: str) -> None:
    with desk.open() as group:
        drafts.take_out(group, number, line, by or known.case(group, number).claim.who.name)
