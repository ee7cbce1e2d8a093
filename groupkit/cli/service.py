"""People and who does what, on the command line."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_meeting, with_out
from groupkit.cli.reading import Reading, occasion
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.people import Person
from groupkit.core.roles import TITLES
from groupkit.core.service import Holder, Term
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import meetings, roles, service, terms, weeks

if TYPE_CHECKING:
    from groupkit.pdf import service as paper
else:
    paper = lazily("groupkit.pdf.service")

verbs = Verbs("service")
_ROLE = OneOf(tuple(TITLES))
_WILLING = click.option(
    "--willing",
    type=_ROLE,
    multiple=True,
    help=N_("A job this person would like to do. Name it once for each job."),
)


@verbs.command("people", help=N_("Show the people the group knows, by short name."))
@with_json
@click.pass_obj
def _people(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = service.people(group)
        titles = roles.titles(group)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            p.short_name,
            words.listing(title for role, title in titles.items() if role in p.willing),
            _("yes") if p.resting else "",
        )
        for p in found
    ]
    table((_("Name"), _("Would like to do"), _("Resting")), rows)


@verbs.command("add", help=N_("Put somebody on the list, by a short name."))
@click.argument("name", metavar=N_("NAME"))
@_WILLING
@click.option("--resting", is_flag=True, help=N_("This person is asked for nothing for now."))
@click.pass_obj
def _add(desk: Desk, /, name: str, willing: tuple[str, ...], *, resting: bool) -> None:
    with desk.open() as group:
        made = service.add_person(group, Person(short_name=name, willing=frozenset(willing), resting=resting))
    say(_("{name} is on the list.").format(name=made.short_name))


@verbs.command(
    "change", help=N_("Change what somebody would like to do, or whether they are resting; the rest stays.")
)
@click.argument("name", metavar=N_("NAME"))
@_WILLING
@click.option("--no-job", is_flag=True, help=N_("This person would rather do no job for now."))
@click.option("--resting/--not-resting", default=None, help=N_("Whether this person is asked for nothing for now."))
@click.pass_obj
def _change(desk: Desk, /, name: str, willing: tuple[str, ...], *, no_job: bool, resting: bool | None) -> None:
    with desk.open() as group:
        reading = Reading(group)
        person = reading.person(name)
        reading.refuse()
        if person is not None:
            jobs = frozenset(willing) if willing or no_job else person.willing
            rests = person.resting if resting is None else resting
            service.change_person(group, replace(person, willing=jobs, resting=rests))


@verbs.command("hold", help=N_("Write down who holds a job over time. The keys of the jobs: service holders."))
@click.argument("role", type=_ROLE, metavar=N_("ROLE"))
@click.argument("name", metavar=N_("NAME"))
@click.option("--since", type=DAY, required=True, help=N_("The first day."))
@click.option("--until", type=DAY, help=N_("The last day, if it is known."))
@click.option("--meeting", default="", help=N_("The meeting it is for; without it, the whole group."))
@click.pass_obj
def _hold(desk: Desk, /, role: str, name: str, since: date, until: date | None, meeting: str) -> None:
    with desk.open() as group:
        reading = Reading(group)
        person = reading.person(name)
        where = reading.meeting(meeting) if meeting else None
        made = Term(
            role=role,
            person=person.id if person else 0,
            meeting=where.id if where else None,
            since=since,
            until=until,
        )
        reading.refuse(made.problems(roles.listing(group)))
        terms.hold(group, made)


@verbs.command("holders", help=N_("Show who does what at one meeting."))
@with_meeting
@with_json
@click.pass_obj
def _holders(desk: Desk, /, day: date | None, meeting: str, *, in_json: bool) -> None:
    with desk.open() as group:
        held = occasion(group, day, meeting)
        found = service.who(group, held)
    if in_json:
        as_json([_told(each) for each in found])
        return
    say(f"{held.meeting.name}, {current().day(held.day)}")
    nobody = _("nobody yet")
    words = current()
    rows = [
        (each.role.called(words), each.person.short_name if each.person else nobody, each.role.key)
        for each in found
    ]
    table((_("Job"), _("Who"), _("Key")), rows)


def _told(holder: Holder) -> dict[str, object]:
    name = holder.person.short_name if holder.person else None
    return {"role": holder.role.key, "place": holder.place, "person": name}


@verbs.command(
    "assign",
    help=N_("Give a job at one meeting to somebody, or leave it open. The keys of the jobs: service holders."),
)
@click.argument("role", type=_ROLE, metavar=N_("ROLE"))
@click.argument("name", default="", metavar=N_("[NAME]"))
@click.option("--nobody", is_flag=True, help=N_("Leave the job open."))
@with_meeting
@click.pass_obj
def _assign(desk: Desk, /, role: str, name: str, day: date | None, meeting: str, *, nobody: bool) -> None:
    if nobody == bool(name):
        raise UnclearError(_("Write one name, or --nobody."), click.get_current_context())
    with desk.open() as group:
        service.assign(group, occasion(group, day, meeting), role, name or None)


@verbs.command("next-chair", help=N_("Say who chairs the same meeting next time; without a name, show who does."))
@click.argument("name", default="", metavar=N_("[NAME]"))
@with_meeting
@click.pass_obj
def _next_chair(desk: Desk, /, name: str, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        held = occasion(group, day, meeting)
        chair = service.nominate(group, held, name) if name else service.next_chair(group, held)
    if chair is None:
        say(_("Nobody chairs next time yet."))
    else:
        say(_("{name} chairs next time.").format(name=chair.short_name))


@verbs.command("print", help=N_("Print who does what at the coming meetings, for the wall."))
@click.option("--weeks", "ahead", type=NUMBER, default=4, help=N_("How many weeks ahead; 4 when you do not say."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, ahead: int, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        profile = group.profile
        rows = tuple((held, service.duties(group, held)) for held in meetings.coming(group, ahead))
        gone = weeks.left_out(group, group.today(), group.today() + timedelta(weeks=ahead))
        speaks, size = profile.printing_language, profile.paper
        paper.who_does_what(rows, out, group=profile.name, gone=gone, language=speaks, paper=size)
    saved(out)
