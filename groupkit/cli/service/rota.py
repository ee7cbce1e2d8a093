"""The rota on the command line: plan it, say why, mend it, pass on what somebody does, print it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_meeting, with_out
from groupkit.cli.reading import Reading, occasion
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.service import Job
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.services.rota import absence, keeping, mending, offers, planning, why
from groupkit.services.rota.planning import Rota

if TYPE_CHECKING:
    from groupkit.pdf import rota as paper
else:
    paper = lazily("groupkit.pdf.rota")

verbs = Verbs("service")
_with_weeks = click.option(
    "--weeks", type=NUMBER, default=13, help=N_("How many weeks ahead; 13 when you do not say.")
)
_with_keep = click.option("--keep", is_flag=True, help=N_("Write it down. Without it, it is only shown."))


@verbs.command("plan", help=N_("Plan who does what in the coming weeks. What was said by hand stays."))
@_with_weeks
@click.option("--longer", is_flag=True, help=N_("Look for a fairer rota for up to half a minute longer."))
@click.option("--seed", type=NUMBER, default=0, help=N_("Another number gives another rota that is as fair."))
@_with_keep
@with_json
@click.pass_obj
def _plan(desk: Desk, /, weeks: int, seed: int, *, longer: bool, keep: bool, in_json: bool) -> None:
    with desk.open() as group:
        care = planning.LONGER if longer else planning.NORMAL
        found = planning.plan(group, weeks, care=care, seed=seed)
        if keep:
            keeping.keep(group, found)
    _show(found, in_json=in_json)


@verbs.command("replan", help=N_("Fill what has fallen vacant, with the fewest changes."))
@_with_weeks
@_with_keep
@with_json
@click.pass_obj
def _replan(desk: Desk, /, weeks: int, *, keep: bool, in_json: bool) -> None:
    with desk.open() as group:
        found = mending.mended(group, weeks)
        if keep:
            keeping.keep(group, found)
    _show(found, in_json=in_json, changed=True)


def _show(found: Rota, *, in_json: bool, changed: bool = False) -> None:
    shown = found.changes if changed else range(len(found.plan))
    if in_json:
        as_json(
            {
                "first": found.asked.first,
                "full": found.full,
                "gap": found.gap,
                "stopped": found.stopped,
                "open": len(found.empty),
                "changes": len(found.changes),
                "places": [_told(found, at) for at in shown],
            }
        )
        return
    words = current()
    rows = [
        (
            words.day(found.asked.occasion(at).day),
            found.asked.role(at).called(words),
            found.name(at) or _("nobody yet"),
            _("new") if at in found.changes else "",
        )
        for at in shown
    ]
    table((_("Day"), _("Job"), _("Who"), _("Changed")), rows)
    if found.empty:
        said = ngettext("{count} place has nobody.", "{count} places have nobody.", len(found.empty))
        say(said.format(count=len(found.empty)))
    if found.full:
        say(_("It is proved that no more places can be filled."))


def _told(found: Rota, at: int) -> dict[str, object]:
    held, place = found.asked.occasion(at), found.asked.places[at]
    return {
        "day": held.day,
        "meeting": held.meeting.name,
        "role": place.role,
        "place": place.place,
        "person": found.name(at) or None,
        "changed": at in found.changes,
    }


@verbs.command("why", help=N_("Say why somebody has a job at a meeting, or why nobody has."))
@click.argument("role", metavar=N_("ROLE"))
@click.option("--place", type=NUMBER, default=1, help=N_("Which place, where several people do the job."))
@with_meeting
@click.pass_obj
def _why(desk: Desk, /, role: str, place: int, day: date | None, meeting: str) -> None:
    with desk.open() as group:
        reading = Reading(group)
        job = reading.role(role)
        reading.refuse()
        held = occasion(group, day, meeting)
        weeks = min((held.day - group.today()).days // 7 + 1, planning.MOST_WEEKS)
        rota = offers.so_far(group, max(weeks, 1))
        at = rota.asked.find(held, Job(job.key if job else role, place))
        if at is None:
            said = N_("That job is not shared out at this meeting. See: service holders")
            raise RefusedError([Problem("role", said)])
        sentences = why.sentences(rota, at)
        could = [each.person.short_name for each in offers.offers(rota, at)]
    say(*sentences)
    if could:
        say(_("Who could, best first: {names}.").format(names=current().listing(could)))


@verbs.command("ill", help=N_("Somebody cannot come: show what they do and who could, and with --keep pass it on."))
@click.argument("name", metavar=N_("NAME"))
@click.option("--until", "last", type=DAY, help=N_("The last day; today when you do not say."))
@_with_keep
@click.pass_obj
def _ill(desk: Desk, /, name: str, last: date | None, *, keep: bool) -> None:
    with desk.open() as group:
        reading = Reading(group)
        person = reading.person(name)
        reading.refuse()
        if person is None:
            return
        told = absence.absence(group, person, last or group.today())
        if keep:
            absence.pass_on(group, told, [duty.suggested for duty in told.duties])
    words = current()
    for role, deputy in told.terms:
        say(absence.steps_in(told.person, role, deputy))
    rows = [
        (
            words.day(duty.occasion.day),
            duty.role.called(words),
            duty.suggested.short_name if duty.suggested else _("open for anybody"),
        )
        for duty in told.duties
    ]
    table((_("Day"), _("Job"), _("Who could take it")), rows)


@verbs.command("open", help=N_("Show the jobs of the coming weeks that anybody may take."))
@click.option("--weeks", type=NUMBER, default=4, help=N_("How many weeks ahead; 4 when you do not say."))
@with_json
@click.pass_obj
def _open(desk: Desk, /, weeks: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found = offers.open_jobs(group, weeks)
    if in_json:
        as_json(
            [
                {
                    "day": each.occasion.day,
                    "meeting": each.occasion.meeting.name,
                    "role": each.job.role,
                    "place": each.job.place,
                }
                for each in found
            ]
        )
        return
    words = current()
    rows = [
        (words.day(each.occasion.day), each.role.called(words), each.occasion.meeting.name, each.role.key)
        for each in found
    ]
    table((_("Day"), _("Job"), _("Meeting"), _("Key")), rows)


@verbs.command("print", help=N_("Print the rota of the coming weeks for the wall."))
@_with_weeks
@click.option("--large", is_flag=True, help=N_("In large print."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, weeks: int, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        about, shown = group.profile, keeping.table(offers.so_far(group, weeks))
        paper.wall(shown, out, group=about.name, language=about.printing_language, paper=about.paper, large=large)
    saved(out)
