"""The jobs of the group on the command line: what there is, our own names, on and off."""

from dataclasses import replace

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.roles import OFF, ON, ROTATING, TERM, Role
from groupkit.i18n import N_, _, current
from groupkit.services import roles
from groupkit.services.group import Group

verbs = Verbs("service")


@verbs.command("jobs", help=N_("Show the jobs of the group, and which are on the list."))
@with_json
@click.pass_obj
def _jobs(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = roles.listing(group)
    if in_json:
        as_json([{"role": role.key, "title": role.called(current()), "used": role.used} for role in found])
        return
    when = {ON: _("on the list"), OFF: _("not for now")}
    rows = [(role.called(current()), when.get(role.used, _("at some meetings")), role.key) for role in found]
    table((_("Job"), _("Listed"), _("Key")), rows)


@verbs.command("rename", help=N_("Give a job the group’s own name."))
@click.argument("role", metavar=N_("ROLE"))
@click.argument("title", metavar=N_("TITLE"))
@click.pass_obj
def _rename(desk: Desk, /, role: str, title: str) -> None:
    with desk.open() as group:
        roles.save(group, replace(_found(group, role), title=title))


@verbs.command("switch", help=N_("Put a job on the list, or leave it out."))
@click.argument("role", metavar=N_("ROLE"))
@click.argument("used", type=OneOf((ON, OFF)), metavar=N_("on/off"))
@click.pass_obj
def _switch(desk: Desk, /, role: str, used: str) -> None:
    with desk.open() as group:
        roles.save(group, replace(_found(group, role), used=used))


@verbs.command("add-job", help=N_("Add a job of the group’s own."))
@click.argument("title", metavar=N_("TITLE"))
@click.option("--purpose", required=True, help=N_("What it is for, in a sentence."))
@click.option("--months", is_flag=True, help=N_("It is held for some months, not given meeting by meeting."))
@click.pass_obj
def _add_job(desk: Desk, /, title: str, purpose: str, *, months: bool) -> None:
    with desk.open() as group:
        kind = TERM if months else ROTATING
        made = Role(key=roles.new_key(group), title=title, purpose=purpose, group=kind, own=True)
        say(_("{role} is on the list.").format(role=roles.save(group, made).title))


@verbs.command("put-back", help=N_("Go back to the usual card of a job, or take off one of the group’s own."))
@click.argument("role", metavar=N_("ROLE"))
@click.pass_obj
def _put_back(desk: Desk, /, role: str) -> None:
    with desk.open() as group:
        roles.put_back(group, _found(group, role).key)


def _found(group: Group, role: str) -> Role:
    reading = Reading(group)
    found = reading.role(role)
    reading.refuse()
    return found or roles.get(group, role)
