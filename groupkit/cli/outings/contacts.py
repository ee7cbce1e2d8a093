"""Says on the command line when whom to call in need goes, never what it is, and saves the day sheet without it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.outings.naming import OUTING
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.core.outings.words.safety import ContactWords
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services.outings import contacts
from groupkit.services.outings.known import gathered, telling, words
from groupkit.services.outings.reckoning import listing

if TYPE_CHECKING:
    from groupkit.pdf.outings import daysheet, sheets
else:
    daysheet = lazily("groupkit.pdf.outings.daysheet")
    sheets = lazily("groupkit.pdf.outings.sheets")

verbs = Verbs("contacts")
_LARGE = click.option("--large", is_flag=True, help=N_("Larger print."))


@verbs.command("contacts-due", help=N_("Show when whom to call in need goes, and how many older copies hold it."))
@with_json
@click.pass_obj
def _contacts_due(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        kept = [(one, contacts.keeping(group, one.id)) for one in listing(group)]
        copies = contacts.older_copies(group)
    known = [(one, each) for one, each in kept if each.known and not one.put_away]
    if in_json:
        found = [{"outing": one.id, "until": each.until, "gone": each.gone} for one, each in known]
        as_json({"outings": found, "older_copies": copies})
        return
    said = words(ContactWords)
    rows = [
        (one.id, one.name, current().day(each.until, "full"), _("gone") if each.gone else _("kept"))
        for one, each in known
    ]
    table((_("Number"), _("Outing"), _("Until"), _("Now")), rows)
    if copies:
        say(contacts.copies_in_words(copies, said))


@verbs.command(
    "day-sheet", help=N_("Save the day sheet with a blank sealed page: whom to call is never in a file.")
)
@OUTING
@_LARGE
@with_out
@click.pass_obj
def _day_sheet(desk: Desk, /, number: int, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        known, profile = gathered(group, number), group.profile
        until = contacts.keeping(group, number).until
    leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
    daysheet.make(daysheet.Day(known=known, destroy_on=until), telling(profile.printing_language), out, leaf)
    saved(out)
