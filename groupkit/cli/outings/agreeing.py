"""Holds an outing against the book on the command line: what each says of group money, and where they differ."""

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.outings.naming import OUTING
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.core.outings.agreeing import Agreement
from groupkit.core.outings.budget import Pot
from groupkit.core.outings.words.people import BudgetWords
from groupkit.i18n import N_, _, current
from groupkit.services.outings.agreeing import agreement
from groupkit.services.outings.known import words
from groupkit.services.outings.pots import pots

verbs = Verbs("agreeing")


@verbs.command("agree", help=N_("Hold an outing against the book, to the penny."))
@OUTING
@with_json
@click.pass_obj
def _agree(desk: Desk, /, number: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found, known, currency = agreement(group, number), pots(group), group.profile.currency
    if in_json:
        as_json({"difference": found.difference, "apart": found.apart, "lines": found.lines, "pots": found.pots})
        return
    _show(found, {pot.id: pot for pot in known}, currency)


def _show(found: Agreement, known: dict[int, Pot], currency: str) -> None:
    told, shown = words(BudgetWords), current()

    def money(pence: int) -> str:
        return shown.money(pence, currency)

    rows = [
        (
            "*" if line.difference else "",
            line.entry,
            known[line.fund].name if line.fund in known else "",
            line.what or _("A payment"),
            money(line.book),
            money(line.outing),
        )
        for line in found.lines
    ]
    head = (_("Mark"), _("Entry"), _("Pot"), _("What for"), _("The book says"), _("The outing says"))
    table(head, rows)
    if found.difference:
        say(told.differs.format(book=money(found.book), outing=money(found.outing)))
    else:
        say(told.agrees)
    if found.apart:
        said = _("{amount} more was written down without an entry of the book. It is not compared.")
        say(said.format(amount=money(found.apart)))
