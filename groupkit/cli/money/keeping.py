"""What is kept about money on the command line: receipts as files, names that go, and years that may go."""

from datetime import date
from pathlib import Path

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, ready, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, FILE, NUMBER
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.receipts import Belonging, told, which
from groupkit.core.redaction import Wanted
from groupkit.i18n import N_, _, current
from groupkit.services import receipts, redaction, retention

verbs = Verbs("keeping")
_NUMBER = click.argument("number", type=NUMBER, metavar=N_("NUMBER"))
_WHY = click.option("--why", required=True, help=N_("Why, in a few words. They stay in the book."))
_JOB = click.option("--by", required=True, help=N_("Which job you do in the group, like Treasurer; not a name."))


@verbs.command("receipt-add", help=N_("Keep a receipt: a picture or a PDF. Where a photo was taken is removed."))
@click.argument("file", type=FILE, metavar=N_("FILE"))
@click.option("--row", type=NUMBER, help=N_("The row of a sheet it belongs to: see money sheet."))
@click.option("--entry", type=NUMBER, help=N_("The entry of the book it belongs to; there it stays for good."))
@click.option("--sure", is_flag=True, help=N_("It is right, even if it was used before."))
@click.pass_obj
def _receipt_add(desk: Desk, /, file: Path, row: int | None, entry: int | None, *, sure: bool) -> None:
    with desk.open() as group:
        made = receipts.add(group, file)
        if row is not None or entry is not None:
            receipts.attach(group, made.id, Belonging(sheet_row=row, entry=entry), sure=sure)
        heavy = receipts.heavy(group)
    say(_("Receipt {number} is kept in the book.").format(number=made.id), heavy)


@verbs.command("receipts", help=N_("Show the receipts that are kept, what they belong to, and any that changed."))
@with_json
@click.pass_obj
def _receipts(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, damage = receipts.listing(group), receipts.damaged(group)
    if in_json:
        as_json({"receipts": found, "damage": damage})
        return
    words = current()
    rows = [
        (
            each.file.id,
            each.file.name,
            words.listing(dict.fromkeys(map(receipts.place_of, each.uses))),
            words.day(each.file.added_at.date(), "sheet"),
        )
        for each in found
    ]
    table((_("Receipt"), _("File"), _("Belongs to"), _("Added")), rows)
    say(told(damage), *which(damage))


@verbs.command("receipt-save", help=N_("Save a copy of a receipt as a file, into a folder."))
@_NUMBER
@click.option("--to", "folder", type=FILE, required=True, help=N_("The folder to save it in."))
@click.pass_obj
def _receipt_save(desk: Desk, /, number: int, folder: Path) -> None:
    ready(folder / "-")
    with desk.open() as group:
        saved = receipts.save(group, number, folder)
    say(_("Saved as {name}.").format(name=saved.name))


@verbs.command("receipt-away", help=N_("Take a receipt that belongs to nothing out of the book, for good."))
@_NUMBER
@click.pass_obj
def _receipt_away(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        receipts.take_away(group, number)


@verbs.command("find-name", help=N_("Show where a name, or a few words, stand in the money papers."))
@click.argument("words", metavar=N_("WORDS"))
@with_json
@click.pass_obj
def _find_name(desk: Desk, /, words: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = redaction.find(group, words)
    if in_json:
        as_json({"places": found.places, "on_the_list": found.on_the_list, "elsewhere": found.elsewhere})
        return
    table((_("Where it stands"),), [(place,) for place in found.places])
    if found.on_the_list:
        say(_("It is also on the list of people. Take it off there too: see service."))
    if found.elsewhere:
        say(_("It also stands in papers that are not about money. Those are not changed here."))


@verbs.command("redact", help=N_("Take a name, or a few words, out of the money papers for good; figures stay."))
@click.argument("words", metavar=N_("WORDS"))
@_WHY
@_JOB
@click.pass_obj
def _redact(desk: Desk, /, words: str, why: str, by: str) -> None:
    with desk.open() as group:
        made = redaction.redact(group, Wanted(text=words, why=why, by=by))
    say(_("{count} texts are gone; entry {entry} says so.").format(count=made.many, entry=made.entry))
    say(_("Copies made before today keep the name. Wipe them when you no longer need them."))


@verbs.command("keep-until", help=N_("Show how long each year of the book is kept, and from when it may go."))
@with_json
@click.pass_obj
def _keep_until(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = retention.years(group)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            words.day(year.first, "sheet"),
            words.day(year.last, "sheet"),
            words.day(year.may_go_from, "sheet"),
            _("Names and receipts are gone") if year.removed else "",
        )
        for year in found
    ]
    table((_("From"), _("To"), _("May go from"), _("State")), rows)


@verbs.command("remove-year", help=N_("Remove the names, notes and receipts of a year that may go; figures stay."))
@click.argument("last", type=DAY, metavar=N_("DAY"))
@_WHY
@_JOB
@click.pass_obj
def _remove_year(desk: Desk, /, last: date, why: str, by: str) -> None:
    with desk.open() as group:
        year = next((each for each in retention.years(group) if each.last == last), None)
        if year is None:
            raise RefusedError([Problem("year", N_("No year of the book ends on that day: see money keep-until."))])
        seq = retention.remove(group, year, by, why)
    say(_("The names, notes and receipts of that year are gone; entry {entry} says so.").format(entry=seq))
