"""The money sheet while it is being made: how it stands, who makes it, and the blind count of the tin."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import click

from groupkit.cli.desk import Desk
from groupkit.cli.money.choose import begun, draft
from groupkit.cli.options import with_json, with_meeting
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import NUMBER
from groupkit.core.sheets import Part, Sheet, Tally, counter_problems
from groupkit.i18n import N_, _, current
from groupkit.services import ledger, money
from groupkit.services.group import Group

verbs = Verbs("counting")
_PARTS = {Part.IN: N_("came in"), Part.OUT: N_("paid out"), Part.MOVED: N_("moved")}


@verbs.command("sheet", help=N_("Show the money sheet that is being made; start it where there is none."))
@with_meeting
@with_json
@click.pass_obj
def _sheet(desk: Desk, /, day: date | None, meeting: str, *, in_json: bool) -> None:
    with desk.open() as group:
        sheet = draft(group, day, meeting)
        if in_json:
            as_json(_blind(sheet))
        else:
            _shown(group, sheet)


@verbs.command("made-by", help=N_("Write who makes the sheet."))
@click.argument("who", metavar=N_("WHO"))
@with_meeting
@click.pass_obj
def _made_by(desk: Desk, /, who: str, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        money.about(group, draft(group, day, meeting), made_by=who)


@verbs.command("count", help=N_("Keep what one person counted, by note and coin, like: 10x1 5x2 2x3 1x7 50px6."))
@click.argument("coins", nargs=-1, metavar=N_("[COINS …]"))
@click.option("--who", default="", help=N_("Who counted."))
@click.option("--total", help=N_("The whole amount, when it was not counted by note and coin."))
@with_meeting
@click.pass_obj
def _count(
    desk: Desk, /, coins: tuple[str, ...], who: str, total: str | None, day: date | None, meeting: str
) -> None:
    if bool(coins) == (total is not None):
        raise UnclearError(_("Write the notes and coins, or --total and the amount."), click.get_current_context())
    with desk.open() as group:
        reading, sheet = Reading(group), draft(group, day, meeting)
        counted = reading.coins(coins) if total is None else reading.amount(total)
        reading.refuse(counter_problems(sheet, who))
        say(*_after(group, money.count(group, sheet, who, counted)))


@verbs.command("count-again", help=N_("Forget both counts, so that the tin is counted once more."))
@with_meeting
@click.pass_obj
def _count_again(desk: Desk, /, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        money.count_again(group, draft(group, day, meeting))


@verbs.command("alone", help=N_("Say why only one person counted."))
@click.argument("why", metavar=N_("WHY"))
@with_meeting
@click.pass_obj
def _alone(desk: Desk, /, why: str, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        say(*_after(group, money.about(group, draft(group, day, meeting), alone_reason=why)))


@verbs.command("explain", help=N_("Write what we think happened, when the count is not what the tin should hold."))
@click.argument("words", metavar=N_("WORDS"))
@with_meeting
@click.pass_obj
def _explain(desk: Desk, /, words: str, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        money.about(group, draft(group, day, meeting), explanation=words)


@verbs.command("void", help=N_("Give up a sheet that was not sent; its number stays used, as “void, see” another."))
@click.option("--why", default="", help=N_("Why, in a few words."))
@click.option("--see", type=NUMBER, help=N_("The number of the sheet to see; without it, the next one."))
@with_meeting
@click.pass_obj
def _void(desk: Desk, /, why: str, see: int | None, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        sheet = begun(group, day, meeting)
        money.void(group, sheet, why, see)
    say(_("Sheet {number} is void now.").format(number=sheet.number))


def _after(group: Group, sheet: Sheet) -> Iterator[str]:
    """Say how the count stands, and what the tin should hold only once it is done."""
    words, currency = current(), group.profile.currency
    if sheet.counters_differ:
        yield _("The two counts are not the same yet. Count once more, together: money count-again")
    elif sheet.counted is not None:
        said = _("Counted {counted}. It should be {expected}. Difference {difference}.")
        yield said.format(
            counted=words.money(sheet.counted, currency),
            expected=words.money(sheet.expected, currency),
            difference=words.money(sheet.counted - sheet.expected, currency),
        )
    elif sheet.tallies:
        said = _("{name} has counted. Now a second person counts, without seeing the first count.")
        yield said.format(name=sheet.tallies[0].who)


def _shown(group: Group, sheet: Sheet) -> None:
    words, currency = current(), group.profile.currency
    said = _("Sheet {number}, {meeting}, {day}. It starts with {amount}.")
    held = money.occasion_of(group, sheet)
    start = words.money(sheet.start, currency)
    day = words.day(sheet.day, "full")
    say(said.format(number=sheet.number, meeting=held.meeting.name, day=day, amount=start))
    funds = {fund.id: fund.name for fund in ledger.funds(group)}
    kinds = {kind.id: kind.name for kind in ledger.kinds(group)}
    rows = [
        (
            row.id,
            _(_PARTS[row.part]),
            row.what or kinds.get(row.kind or 0, ""),
            funds[row.fund],
            row.who,
            row.receipt,
            words.money(row.pence, currency),
        )
        for row in sheet.rows
    ]
    table((_("Row"), _("Part"), _("What"), _("Pot"), _("Who"), _("Receipt"), _("Amount")), rows)
    say(*_after(group, sheet))
    to_do = [str(problem) for problem in sheet.problems()]
    if to_do and not money.is_sent(group, sheet):
        say(_("Before it can be sent:"), *to_do)


def _blind(sheet: Sheet) -> Sheet:
    """Return the sheet without the first count, while a second person still has to count."""
    if sheet.counted is not None or sheet.counters_differ:
        return sheet
    return replace(sheet, tallies=tuple(Tally(who=tally.who) for tally in sheet.tallies))
