"""Lists of the bank on the command line: looked at, taken in, and matched with the book."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, FILE, NUMBER
from groupkit.core.banking.tables import BankForm
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _, current, ngettext
from groupkit.services.banking import comparing, taking
from groupkit.services.banking.comparing import Written
from groupkit.services.banking.taking import Looked
from groupkit.services.group import Group

verbs = Verbs("banking")
_FILE = click.argument("file", type=FILE, metavar=N_("FILE"))
_PLACE = click.option("--place", default="", help=N_("Which bank of the group; without it, the only one."))
_LINE = click.argument("line", type=NUMBER, metavar=N_("LINE"))


class _Columns(TypedDict):
    """Which column is which, by the names in the list."""

    date: str
    what: str
    amount: str
    money_in: str
    money_out: str
    days: str
    comma: bool


def _columns(command: click.decorators.FC) -> click.decorators.FC:
    """Let a command say which column is which."""
    for option in (
        click.option("--comma", is_flag=True, help=N_("A comma stands before the pence, as in 12,50.")),
        click.option("--days", default="", help=N_("How days are written, like %d/%m/%Y.")),
        click.option("--money-out", default="", help=N_("The column of money out.")),
        click.option("--money-in", default="", help=N_("The column of money in.")),
        click.option("--amount", default="", help=N_("The column of amounts, with a minus for money out.")),
        click.option("--what", default="", help=N_("The column that says what it was.")),
        click.option("--date", default="", help=N_("The column of days.")),
    ):
        command = option(command)
    return command


@verbs.command("look", help=N_("Show how a list of the bank would be read; nothing is kept."))
@_FILE
@_columns
@with_json
@click.pass_obj
def _look(desk: Desk, /, file: Path, *, in_json: bool, **columns: Unpack[_Columns]) -> None:
    with desk.open() as group:
        looked, currency = _looked(group, file, columns), group.profile.currency
    if in_json:
        as_json({"columns": looked.head, "form": looked.form, "days": looked.day_forms, "file": looked.file})
        return
    say(*map(str, looked.problems))
    if looked.file is None:
        table((_("Column"), _("First value")), zip(looked.head, *looked.rows[:1], strict=False))
        return
    words = current()
    rows = [(line.day, line.words, words.money(line.pence, currency)) for line in looked.first]
    table((_("Day"), _("What it was"), _("Amount")), rows)


@verbs.command("take-in", help=N_("Take in a list of the bank: all of it, or nothing."))
@_FILE
@_PLACE
@click.option("--account", default="", help=N_("The last digits of the account, if the list has several."))
@_columns
@click.pass_obj
def _take_in(desk: Desk, /, file: Path, place: str, account: str, **columns: Unpack[_Columns]) -> None:
    with desk.open() as group:
        looked = _looked(group, file, columns)
        known = looked.file.accounts if looked.file else ()
        ours = next((each for each in known if account and each.endswith(account)), "")
        came = taking.take_in(group, _place(group, place), looked, account=ours)
    say(
        ngettext("{count} new line came in.", "{count} new lines came in.", came.new).format(count=came.new),
        _("{count} came in before.").format(count=came.again) if came.again else "",
    )


@verbs.command("lines", help=N_("Show the lines of the bank, and which entries of the book they are."))
@_PLACE
@with_json
@click.pass_obj
def _lines(desk: Desk, /, place: str, *, in_json: bool) -> None:
    with desk.open() as group:
        known, currency = comparing.beside(group, _place(group, place)), group.profile.currency
    entries = {line.n: [each.entry for each in known.matches if each.line == line.n] for line in known.lines}
    likely = {each.line: each.entry for each in known.suggested}
    if in_json:
        as_json(
            [
                {
                    "line": line,
                    "entries": entries[line.n],
                    "left": known.left.get(line.n, 0),
                    "likely": likely.get(line.n),
                }
                for line in known.lines
            ]
        )
        return
    words = current()
    rows = [
        (
            line.n,
            line.day,
            line.words,
            words.money(line.pence, currency),
            ", ".join(map(str, entries[line.n])),
            likely.get(line.n, ""),
        )
        for line in known.lines
    ]
    table((_("Line"), _("Day"), _("What it was"), _("Amount"), _("Entry"), _("Perhaps")), rows)


@verbs.command("match", help=N_("Say which entry a line of the bank is, or which several."))
@_LINE
@click.argument("entries", type=NUMBER, nargs=-1, required=True, metavar=N_("ENTRY …"))
@_PLACE
@click.pass_obj
def _match(desk: Desk, /, line: int, entries: tuple[int, ...], place: str) -> None:
    with desk.open() as group:
        comparing.match(group, _place(group, place), line, entries)


@verbs.command("match-sure", help=N_("Match every line that can be only one entry."))
@_PLACE
@click.pass_obj
def _match_sure(desk: Desk, /, place: str) -> None:
    with desk.open() as group:
        many = comparing.match_sure(group, _place(group, place))
    say(ngettext("{count} line is matched.", "{count} lines are matched.", many).format(count=many))


@verbs.command("unmatch", help=N_("Part a line of the bank from its entries."))
@_LINE
@click.pass_obj
def _unmatch(desk: Desk, /, line: int) -> None:
    with desk.open() as group:
        comparing.unmatch(group, line)


class _Written(TypedDict):
    """How a line is written into the book."""

    kind: str
    other: str
    fund: str
    note: str
    made_by: str
    second: str


@verbs.command("write", help=N_("Write a line of the bank in the book, as a kind of money or a move."))
@_LINE
@click.option("--kind", default="", help=N_("What it was, like Collection: see money kinds."))
@click.option("--other", default="", help=N_("The place it came from or went to, like Tin."))
@click.option("--fund", default="", help=N_("Which pot; without it, the pot that is for anything."))
@click.option("--note", default="", help=N_("A few words; without them, those of the bank."))
@click.option("--made-by", default="", help=N_("Who does this. A first name is enough."))
@click.option("--second", default="", help=N_("Who else agrees."))
@click.option("--sure", is_flag=True, help=N_("The amount and the day are right, even if they are unusual."))
@_PLACE
@click.pass_obj
def _write(desk: Desk, /, line: int, place: str, *, sure: bool, **told: Unpack[_Written]) -> None:
    with desk.open() as group:
        reading = Reading(group)
        kind = reading.kind(told["kind"]) if told["kind"] else None
        other = reading.place(told["other"], "other") if told["other"] else None
        fund = reading.fund(told["fund"])
        reading.refuse()
        written = Written(
            fund=fund.id if fund else 0,
            kind=kind.id if kind else None,
            place=other.id if other else None,
            note=told["note"],
            made_by=told["made_by"],
            second=told["second"],
        )
        seq = comparing.write(group, _place(group, place), line, written, sure=sure)
    say(_("It is in the book, as entry {entry}.").format(entry=seq))


@verbs.command("uncleared", help=N_("Show what is in the book and was not at the bank yet on a day."))
@click.option("--day", type=DAY, required=True, help=N_("The day, such as the last of a month."))
@_PLACE
@with_json
@click.pass_obj
def _uncleared(desk: Desk, /, day: date, place: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = comparing.uncleared(group, _place(group, place), day)
        currency = group.profile.currency
    if in_json:
        as_json([{"entry": seq, "pence": pence} for seq, pence in found.items()])
        return
    table((_("Entry"), _("Amount")), [(seq, current().money(pence, currency)) for seq, pence in found.items()])


def _place(group: Group, name: str) -> int:
    """Return a place at a bank by its name, or the only one."""
    banks = taking.banks(group)
    found = [each for each in banks if not name or each.name.casefold() == name.strip().casefold()]
    if len(found) != 1:
        said = (
            N_("Say which bank with --place. There is: {known}.") if banks else N_("The book has no bank. Add one.")
        )
        raise RefusedError([Problem("place", said, {"known": current().listing(each.name for each in banks)})])
    return found[0].id


def _looked(group: Group, file: Path, columns: _Columns) -> Looked:
    """Look at a list, with the columns that were named."""
    looked = taking.look(group, file)
    if not any(columns.values()):
        return looked
    known = looked.form or BankForm(header=(), date="", what="", currency=group.profile.currency)
    if columns["money_in"]:
        known = replace(known, amount="")
    made = replace(
        known,
        date=columns["date"] or known.date,
        what=columns["what"] or known.what,
        amount=columns["amount"] or known.amount,
        money_in=columns["money_in"] or known.money_in,
        money_out=columns["money_out"] or known.money_out,
    )
    header = (made.date, made.what, made.amount, made.money_in, made.money_out, made.balance, *made.account)
    days = (columns["days"],) if columns["days"] else made.date_formats
    kept = replace(made, header=tuple(filter(None, header)), optional=(), date_formats=days, comma=columns["comma"])
    return taking.read_as(looked, kept)
