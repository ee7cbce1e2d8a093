"""The people, who does what at a meeting, and leaving the list, on the command line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_meeting, with_out
from groupkit.cli.reading import Reading, occasion
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.people import Away, Person
from groupkit.core.service import Holder
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import leaving, meetings, roles, service, weeks

if TYPE_CHECKING:
    from groupkit.pdf import service as paper
else:
    paper = lazily("groupkit.pdf.service")

verbs = Verbs("service")
_RATHER_NOT = click.option(
    "--if-needed", "rather_not", multiple=True, help=N_("A job they do only if nobody else can.")
)
_KNOWS = click.option("--knows", multiple=True, help=N_("A job they have done before."))
_WILLING = click.option(
    "--willing",
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
        reading = Reading(group)
        jobs = _keys(reading, willing)
        reading.refuse()
        made = service.add_person(group, Person(short_name=name, willing=jobs, resting=resting))
    say(_("{name} is on the list.").format(name=made.short_name))


@verbs.command(
    "change", help=N_("Change what somebody would like to do, or whether they are resting; the rest stays.")
)
@click.argument("name", metavar=N_("NAME"))
@_WILLING
@_RATHER_NOT
@_KNOWS
@click.option("--no-job", is_flag=True, help=N_("This person would rather do no job for now."))
@click.option("--resting/--not-resting", default=None, help=N_("Whether this person is asked for nothing for now."))
@click.option("--most", type=NUMBER, help=N_("How many turns they would take in four weeks; 0 for no limit."))
@click.pass_obj
def _change(desk: Desk, /, name: str, **said: Any) -> None:  # noqa: ANN401  what was typed, by its option
    with desk.open() as group:
        reading = Reading(group)
        person = reading.person(name)
        found = {option: _keys(reading, said[option]) for option in ("willing", "rather_not", "knows")}
        reading.refuse()
        if person is None:
            return
        jobs: dict[str, Any] = {option: keys for option, keys in found.items() if keys}
        if said["no_job"]:
            jobs |= {"willing": frozenset(), "rather_not": frozenset()}
        more = {option: said[option] for option in ("resting", "most") if said[option] is not None}
        service.change_person(group, replace(person, **jobs, **more))


@verbs.command("away", help=N_("Write down on which days somebody does not come, or (--back) take that away."))
@click.argument("name", metavar=N_("NAME"))
@click.option("--from", "first", type=DAY, help=N_("The first day; today when you do not say."))
@click.option("--until", "last", type=DAY, help=N_("The last day; the first when you do not say."))
@click.option("--back", is_flag=True, help=N_("They come again: take away the days that are still ahead."))
@click.pass_obj
def _away(desk: Desk, /, name: str, first: date | None, last: date | None, *, back: bool) -> None:
    with desk.open() as group:
        reading = Reading(group)
        person = reading.person(name)
        reading.refuse()
        if person is None:
            return
        begins = first or group.today()
        kept = tuple(each for each in person.away if not back or each.last < group.today())
        new = () if back else (Away(first=begins, last=last or begins),)
        service.change_person(group, replace(person, away=(*kept, *new)))


@verbs.command("leave", help=N_("Take somebody off the list for good; without --yes, only say what that means."))
@click.argument("name", metavar=N_("NAME"))
@click.option("--yes", is_flag=True, help=N_("Do it. It cannot be undone."))
@click.pass_obj
def _leave(desk: Desk, /, name: str, *, yes: bool) -> None:
    with desk.open() as group:
        reading = Reading(group)
        person = reading.person(name)
        reading.refuse()
        if person is None:
            return
        if not yes:
            say(*leaving.sentences(leaving.leaving(group, person)))
            return
        leaving.remove(group, person)
        say(_("The name is off the list, and out of this book."))


def _keys(reading: Reading, words: Sequence[str]) -> frozenset[str]:
    return frozenset(role.key for each in words if (role := reading.role(each)) is not None)


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
@click.argument("role", metavar=N_("ROLE"))
@click.argument("name", default="", metavar=N_("[NAME]"))
@click.option("--nobody", is_flag=True, help=N_("Leave the job open."))
@click.option("--place", type=NUMBER, default=1, help=N_("Which place, where several people do the job."))
@with_meeting
@click.pass_obj
def _assign(
    desk: Desk, /, role: str, name: str, day: date | None, meeting: str, place: int, *, nobody: bool
) -> None:
    if nobody == bool(name):
        raise UnclearError(_("Write one name, or --nobody."), click.get_current_context())
    with desk.open() as group:
        reading = Reading(group)
        job = reading.role(role)
        reading.refuse()
        service.assign(group, occasion(group, day, meeting), job.key if job else role, name or None, place=place)


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


@verbs.command("print-next", help=N_("Print who does what at the coming meetings, for the wall."))
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
