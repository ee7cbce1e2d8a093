"""Takes on the command line the steps of an outing, one at a time, and finds a good day."""

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.outings.naming import OUTING
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.core.outings.plans import DONE, NOT_NEEDED
from groupkit.core.outings.steps import due
from groupkit.core.outings.words.people import JobWords
from groupkit.core.outings.words.planning import StepWords
from groupkit.i18n import N_, _, current
from groupkit.services.outings import planning
from groupkit.services.outings.known import words

verbs = Verbs("steps")
_STEP = click.argument("key", metavar=N_("STEP"))


@verbs.command("steps", help=N_("Show the steps of an outing and the next one, with the key of each."))
@OUTING
@with_json
@click.pass_obj
def _steps(desk: Desk, /, number: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found, said = planning.progress(group, number), words(StepWords)
        jobs = {job.key: job.title for job in words(JobWords).jobs}
    if in_json:
        plain = [
            {"key": step.key, "from": due(step, found.day), "job": step.job, "state": found.state(step.key)}
            for step in found.needed
        ]
        as_json({"steps": plain, "next": found.next and found.next.key})
        return
    coming = found.next
    if coming is not None:
        say(f"{said.today}: {coming.title}", coming.do, coming.why, "")
    states = {DONE: said.done, NOT_NEEDED: said.not_needed}
    rows = [
        (
            step.key,
            step.title,
            current().day(due(step, found.day), "short"),
            jobs.get(step.job, _("All of us")),
            states.get(found.state(step.key), ""),
        )
        for step in found.needed
    ]
    table((_("Key"), _("Step"), _("From"), _("Who"), _("How far")), rows, shown={0, 1, 3, 4})


@verbs.command("done", help=N_("Write down that a step is done, by its key: see outings steps."))
@OUTING
@_STEP
@click.pass_obj
def _done(desk: Desk, /, number: int, key: str) -> None:
    _take(desk, number, key, DONE)


@verbs.command("not-needed", help=N_("Write down that this outing does not need a step."))
@OUTING
@_STEP
@click.pass_obj
def _not_needed(desk: Desk, /, number: int, key: str) -> None:
    _take(desk, number, key, NOT_NEEDED)


@verbs.command("not-yet", help=N_("Open a step again that was done or not needed."))
@OUTING
@_STEP
@click.pass_obj
def _not_yet(desk: Desk, /, number: int, key: str) -> None:
    _take(desk, number, key, "")


def _take(desk: Desk, number: int, key: str, state: str) -> None:
    with desk.open() as group:
        planning.step(group, number, key, state)
        coming, said = planning.progress(group, number).next, words(StepWords)
    if coming is not None:
        say(f"{said.today}: {coming.title}")


@verbs.command(
    "good-days", help=N_("Show evenings and weekends of the coming weeks that keep clear of our meetings.")
)
@with_json
@click.pass_obj
def _good_days(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = planning.days(group)
    if in_json:
        as_json(found)
        return
    spoken = current()
    table((_("Day"), _("From")), [(spoken.day(each.day, "full"), spoken.clock(each.start)) for each in found])


@verbs.command("call-off", help=N_("Call an outing off, or (--back) take it up again."))
@OUTING
@click.option("--back", is_flag=True, help=N_("It takes place after all."))
@click.pass_obj
def _call_off(desk: Desk, /, number: int, *, back: bool) -> None:
    with desk.open() as group:
        planning.call_off(group, number, off=not back)
