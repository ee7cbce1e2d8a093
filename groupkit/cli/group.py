"""Commands about the group file as a whole: make it, look it over, copy it, settle its name and passphrase."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from groupkit.cli.desk import Desk, twice
from groupkit.cli.options import with_json, with_out
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE, NUMBER, OneOf
from groupkit.core.money import CURRENCIES, parse
from groupkit.core.problems import Problem, refuse
from groupkit.core.profile import PAPERS, REGIONS, Profile, passphrase_problems
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.pdf import profile as paper
    from groupkit.services import check, profile, sample
else:
    paper = lazily("groupkit.pdf.profile")
    check = lazily("groupkit.services.check")
    profile = lazily("groupkit.services.profile")
    sample = lazily("groupkit.services.sample")

verbs = Verbs("group")
_PATH = click.argument("path", type=FILE, metavar=N_("FILE"))
_NEW_FILE = click.option("--name", required=True, help=N_("What the group is called."))
_CURRENCY = click.option("--currency", type=OneOf(CURRENCIES), help=N_("The money the group uses."))
_PAPER = click.option("--paper", type=OneOf(PAPERS), help=N_("The paper in the printer."))
_REGION = click.option("--region", type=OneOf(REGIONS), help=N_("The country of the help contacts."))
_FACILITATOR = click.option("--facilitator", help=N_("Who the money sheets go to."))
_ZONE = click.option("--zone", help=N_("The time zone of the clock on the wall, like Europe/London."))
_PRINTING = click.option("--printing-language", help=N_("The language of the paper, like en."))


@verbs.command("sample", help=N_("Make the file of a made-up group to look around in."))
@_PATH
@click.pass_obj
def _sample(desk: Desk, /, path: Path) -> None:
    passphrase, again = desk.first_secret()
    refuse(passphrase_problems(passphrase, again))
    sample.make(path, passphrase).close()
    saved(path)


@verbs.command(
    "new", help=N_("Make the file of a new group. The passphrase is asked, or read with --passphrase-file.")
)
@_PATH
@_NEW_FILE
@_CURRENCY
@_PAPER
@_REGION
@_FACILITATOR
@_PRINTING
@_ZONE
@click.pass_obj
def _new(desk: Desk, /, path: Path, name: str, **chosen: str | None) -> None:
    about: dict[str, Any] = {field: value for field, value in chosen.items() if value is not None}
    words = current().language
    first = replace(Profile(identity="", name=name, language=words, printing_language=words), **about)
    profile.start(path, first, *desk.first_secret()).close()
    saved(path)


@verbs.command("settings", help=N_("Show what the group settled about itself, or change it."))
@click.option("--name", help=N_("What the group is called."))
@_CURRENCY
@_PAPER
@_REGION
@_FACILITATOR
@_PRINTING
@_ZONE
@click.option("--steps", help=N_("The steps the group works with: 12+5 or 12."))
@click.option("--reserve", help=N_("What the group keeps back, as an amount like 96.00."))
@click.option("--reserve-months", type=NUMBER, help=N_("How many months the reserve is for."))
@with_json
@click.pass_obj
def _settings(desk: Desk, /, *, in_json: bool, **chosen: str | int | None) -> None:
    changes = {field: value for field, value in chosen.items() if value is not None}
    with desk.open() as group:
        if "reserve" in changes:
            changes["reserve"] = parse(str(changes["reserve"]), group.profile.currency, "reserve")
        known = profile.change(group, **changes) if changes else group.profile
        zone = group.zone
    if in_json:
        as_json(known)
        return
    words = current()
    reserve = words.money(known.reserve, known.currency)
    rows = (
        (_("Name"), known.name),
        (_("Money"), known.currency),
        (_("Paper"), known.paper),
        (_("Language of the paper"), known.printing_language),
        (_("Country of the help contacts"), known.region),
        (_("Facilitator"), known.facilitator),
        (_("Time zone"), zone),
        (_("Steps"), known.steps),
        (_("Kept back"), reserve),
    )
    table((_("What"), _("How it is")), rows)


@verbs.command("check", help=N_("Look the whole group file over, and change nothing."))
@click.argument("book", type=FILE, metavar=N_("[BOOK]"), required=False)
@with_json
@click.pass_obj
def _check(desk: Desk, /, book: Path | None, *, in_json: bool) -> None:
    with replace(desk, book=book or desk.book).open() as group:
        report = check.check(group)
    if in_json:
        as_json(report)
    refuse(Problem("check", "{fault}", {"fault": fault}) for fault in report.faults)
    if not in_json:
        said = _("Everything holds. Seal {seal}, after entry {entry}. It matches the paper when the seal does.")
        say(said.format(seal=report.seal, entry=report.entries))


@verbs.command("backup", help=N_("Copy the group file; the copy opens with the same passphrase."))
@click.argument("target", type=FILE, metavar=N_("FILE"))
@click.pass_obj
def _backup(desk: Desk, /, target: Path) -> None:
    with desk.open() as group:
        saved(profile.backup(group, target))


@verbs.command(
    "passphrase", help=N_("Give the group file a new passphrase. The recovery sheet ends with the old one.")
)
@click.option("--new-passphrase-file", type=FILE, help=N_("A file with the new passphrase in its first line."))
@click.pass_obj
def _passphrase(desk: Desk, /, new_passphrase_file: Path | None) -> None:
    with desk.open() as group:
        profile.new_passphrase(group, *twice(new_passphrase_file))
    say(_("The new passphrase holds from now on. Print a new recovery sheet: the old one is of no use any more."))


@verbs.command("recovery-sheet", help=N_("Print the sheet that opens the file when the passphrase is lost."))
@with_out
@click.pass_obj
def _recovery_sheet(desk: Desk, /, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        known, code = group.profile, profile.recovery_code(group)
        paper.recovery_sheet(
            known.name,
            group.path.name,
            code,
            group.today(),
            out,
            language=known.printing_language,
            paper=known.paper,
        )
    saved(out)
