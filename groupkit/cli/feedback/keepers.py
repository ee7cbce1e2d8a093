"""Who holds the keys of boxes, on the command line; each types their own passphrase, which is in no file."""

import click

from groupkit.cli.desk import Desk, own_secret
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.i18n import N_, _, current
from groupkit.services.feedback import keepers

verbs = Verbs("keepers")
_NAME = click.argument("name", metavar=N_("NAME"))


@verbs.command("keepers", help=N_("Show who holds the keys of boxes."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = keepers.listing(group)
    if in_json:
        as_json([{"name": keeper.name, "since": keeper.since} for keeper in found])
        return
    table((_("Name"), _("Since")), [(keeper.name, current().day(keeper.since, "long")) for keeper in found])


@verbs.command("keeper", help=N_("Make a key for somebody, who types a passphrase of their own."))
@_NAME
@click.option("--instead-of", help=N_("Who held it until now; boxes that wait for them still do."))
@click.pass_obj
def _keeper(desk: Desk, /, name: str, instead_of: str | None) -> None:
    with desk.open() as group:
        before = None if instead_of is None else keepers.named(group, instead_of)
        first, again = (
            own_secret(_("New passphrase of {name}").format(name=name)),
            own_secret(_("The same once more")),
        )
        if before is None:
            keepers.add(group, name, first, again)
        else:
            keepers.replace_(group, before.id, name, first, again)
    say(_("{name} holds a key now. Nobody can find that passphrase again.").format(name=name))


@verbs.command("keeper-end", help=N_("Write down that somebody holds no key any more."))
@_NAME
@click.pass_obj
def _end(desk: Desk, /, name: str) -> None:
    with desk.open() as group:
        keeper = keepers.named(group, name)
        keepers.end(group, keeper.id)
        waits = keepers.waits_for(group, keeper)
    if waits:
        say(_("A box is still shut that only {name} can open, together with somebody.").format(name=keeper.name))
