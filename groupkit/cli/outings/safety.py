"""Writes down on the command line what could go wrong on an outing and what is done, and who does which job."""

from dataclasses import replace

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.outings.naming import OUTING, WHAT, same
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.outings.risks import LITTLE, MUCH, SOME, Risk
from groupkit.core.outings.words.people import JobWords, RiskWords
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _, current
from groupkit.services.group import Group
from groupkit.services.outings import safety
from groupkit.services.outings.known import gathered, words

verbs = Verbs("safety")
_MUCH = {"little": LITTLE, "some": SOME, "much": MUCH}
_JOB = click.argument("job", metavar=N_("JOB"))
_UNKNOWN = N_("There is no line like “{what}”. See outings risks.")


# what could go wrong


@verbs.command(
    "risks", help=N_("Show the risk sheet, what is likely and bad first, and the lines it may begin with.")
)
@OUTING
@with_json
@click.pass_obj
def _risks(desk: Desk, /, number: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found, more = gathered(group, number), safety.starting(group, number)
        lines, said = safety.risks(group, number), words(RiskWords)
        jobs = {job.key: job.title for job in words(JobWords).jobs}
    if in_json:
        as_json({"outing": found.outing.id, "risks": lines, "starters": [each.key for each in more]})
        return
    much = {LITTLE: said.low, SOME: said.middle, MUCH: said.high}
    rows = [
        (
            each.title,
            each.whom,
            much[each.likely],
            much[each.harm],
            each.what,
            jobs.get(each.job, ""),
            _("yes") if each.ready else "",
        )
        for each in lines
    ]
    table((_("What could go wrong"), said.who, said.likely, said.harm, said.do, said.by, said.ready), rows)
    if more:
        say(_("Lines to begin with: {keys}").format(keys=", ".join(each.key for each in more)))


@verbs.command("take-risk", help=N_("Take lines that come with groupkit onto the risk sheet, by their keys."))
@OUTING
@click.argument("keys", nargs=-1, required=True, metavar=N_("KEY …"))
@click.pass_obj
def _take_risk(desk: Desk, /, number: int, keys: tuple[str, ...]) -> None:
    with desk.open() as group:
        known = {risk.key for risk in words(RiskWords).risks}
        unknown = [key for key in keys if key not in known]
        if unknown:
            raise RefusedError([Problem("line", _UNKNOWN, {"what": key}) for key in unknown])
        safety.take_starters(group, number, keys)


@verbs.command("risk", help=N_("Write a line of the risk sheet, or change it."))
@OUTING
@click.argument("title", metavar=N_("WORDS"))
@click.option("--whom", help=N_("Who may be hurt."))
@click.option("--likely", type=OneOf(tuple(_MUCH)), help=N_("How likely it is."))
@click.option("--harm", type=OneOf(tuple(_MUCH)), help=N_("How bad it would be."))
@click.option("--do", "what", help=N_("What we do."))
@click.option("--job", help=N_("The job of who does it, by its key: see outings jobs."))
@click.option("--ready/--not-ready", default=None, help=N_("Whether it is done before the day."))
@click.option("--after", help=N_("What we saw when we looked at it again after the day."))
@click.pass_obj
def _risk(desk: Desk, /, number: int, title: str, **told: str | bool | None) -> None:
    said: dict[str, object] = {name: value for name, value in told.items() if value is not None}
    said |= {name: _MUCH[str(said[name])] for name in ("likely", "harm") if name in said}
    with desk.open() as group:
        before = _line(group, number, title) or Risk(outing=number, key="", title=title)
        safety.risk(group, replace(before, **said))  # type: ignore[arg-type]  # as click read them


@verbs.command("drop-risk", help=N_("Take a line off the risk sheet."))
@OUTING
@WHAT
@click.pass_obj
def _drop_risk(desk: Desk, /, number: int, what: str) -> None:
    with desk.open() as group:
        found = _line(group, number, what)
        if found is None:
            raise RefusedError([Problem("line", _UNKNOWN, {"what": what})])
        safety.unrisk(group, found)


def _line(group: Group, number: int, typed: str) -> Risk | None:
    """Return a line of the risk sheet by its words or its key."""
    return next(
        (each for each in safety.risks(group, number) if same(each.title, typed) or each.key == typed), None
    )


# who does what


@verbs.command("jobs", help=N_("Show the jobs of the day, who does them and who said yes."))
@OUTING
@with_json
@click.pass_obj
def _jobs(desk: Desk, /, number: int, *, in_json: bool) -> None:
    with desk.open() as group:
        known, said = gathered(group, number), words(JobWords)
    held = {each.job: each for each in known.jobs if each.person is not None}
    if in_json:
        as_json(tuple(held.values()))
        return
    rows = []
    for job in said.jobs:
        does = held.get(job.key)
        who = said.open if does is None or does.person is None else known.names.get(does.person, "")
        rows.append((job.key, job.title, who, _("yes") if does is not None and does.said_yes else ""))
    table((_("Key"), _("Job"), _("Who"), _("Said yes")), rows, shown={0, 1})


@verbs.command("job", help=N_("Say who does a job on the day; without a name, it is open again."))
@OUTING
@_JOB
@click.argument("name", default="", metavar=N_("NAME"))
@click.option("--yes", "said_yes", is_flag=True, help=N_("They said yes."))
@click.pass_obj
def _job(desk: Desk, /, number: int, job: str, name: str, *, said_yes: bool) -> None:
    with desk.open() as group:
        reading = Reading(group)
        person = reading.person(name) if name else None
        reading.refuse()
        safety.job(group, number, job.strip().casefold(), person.id if person else None, said_yes=said_yes)


@verbs.command("ask", help=N_("Show who could be asked to do a job on the day."))
@OUTING
@_JOB
@with_json
@click.pass_obj
def _ask(desk: Desk, /, number: int, job: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found, said = safety.offer(group, number, job.strip().casefold()), words(JobWords).ask
    wanted, others = ([each.short_name for each in people] for people in (found.willing, found.others))
    if in_json:
        as_json({"willing": wanted, "others": others})
        return
    say(said)
    if wanted:
        say(_("They would like such a job: {names}").format(names=current().listing(wanted)))
    if others:
        say(_("You can ask these as well: {names}").format(names=current().listing(others)))
    if not wanted and not others:
        say(_("Nobody on the list is free for it that day."))
