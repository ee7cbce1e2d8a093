"""Jobs held for months, on the command line: who holds them, who is put forward, and what is vacant."""

from datetime import date
from typing import Any

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.service import Nomination, Term
from groupkit.i18n import N_, _, current
from groupkit.services import roles, service, terms
from groupkit.services.group import Group

verbs = Verbs("service")
_NOT_FORWARD = N_("{name} is not put forward for this. See: service forward")


@verbs.command("hold", help=N_("Write down who holds a job over time. The keys of the jobs: service jobs."))
@click.argument("role", metavar=N_("ROLE"))
@click.argument("name", metavar=N_("NAME"))
@click.option("--since", type=DAY, required=True, help=N_("The first day."))
@click.option("--until", type=DAY, help=N_("The last day, if it is known."))
@click.option("--meeting", default="", help=N_("The meeting it is for; without it, the whole group."))
@click.option("--deputy", default="", help=N_("Who steps in on a bad day."))
@click.option("--next", "follows", default="", help=N_("Who takes over when the term ends."))
@click.pass_obj
def _hold(desk: Desk, /, role: str, name: str, **said: Any) -> None:  # noqa: ANN401  what was typed, by its option
    with desk.open() as group:
        reading = Reading(group)
        job, person = reading.role(role), reading.person(name)
        where = reading.meeting(said["meeting"]) if said["meeting"] else None
        deputy, follows = (reading.person(said[each]) if said[each] else None for each in ("deputy", "follows"))
        made = Term(
            role=job.key if job else "",
            person=person.id if person else None,
            meeting=where.id if where else None,
            since=said["since"],
            until=said["until"],
            deputy=deputy.id if deputy else None,
            next=follows.id if follows else None,
        )
        reading.refuse(made.problems(roles.listing(group)))
        terms.hold(group, made)


@verbs.command("terms", help=N_("Show the jobs held for months: who, since when, until when, and what is vacant."))
@with_json
@click.pass_obj
def _terms(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        names = {person.id: person.short_name for person in service.people(group)}
        held = [term for role in roles.used(group) for term in terms.now(group, role.key)]
        vacant, soon = terms.vacancies(group), {each.term.id for each in terms.ending(group)}
        titles = roles.titles(group)
    if in_json:
        as_json(
            {
                "held": [
                    {
                        "role": term.role,
                        "person": names.get(term.person or 0, ""),
                        "since": term.since,
                        "until": term.until,
                        "deputy": names.get(term.deputy or 0),
                        "next": names.get(term.next or 0),
                        "ends_soon": term.id in soon,
                    }
                    for term in held
                ],
                "vacant": [{"role": each.role.key, "since": each.since} for each in vacant],
            }
        )
        return
    words = current()
    rows = [
        (
            titles[term.role],
            names.get(term.person or 0, ""),
            words.day(term.since),
            words.day(term.until) if term.until else "",
            names.get(term.deputy or 0, ""),
        )
        for term in held
    ]
    rows += [
        (titles[each.role.key], _("nobody"), words.day(each.since) if each.since else "", "", "") for each in vacant
    ]
    table((_("Job"), _("Who"), _("Since"), _("Until"), _("Deputy")), rows)


@verbs.command("end", help=N_("End a term; whoever is next takes over the day after."))
@click.argument("role", metavar=N_("ROLE"))
@click.option("--day", type=DAY, help=N_("The last day; today when you do not say."))
@click.pass_obj
def _end(desk: Desk, /, role: str, day: date | None) -> None:
    with desk.open() as group:
        reading = Reading(group)
        job = reading.role(role)
        reading.refuse()
        held = terms.now(group, job.key) if job else ()
        if not held:
            raise RefusedError([Problem("role", N_("Nobody holds that job now."))])
        for term in held:
            terms.end(group, term, day)


@verbs.command("forward", help=N_("Put somebody forward for a job, with their yes; without a name, show who is."))
@click.argument("role", default="", metavar=N_("[ROLE]"))
@click.argument("name", default="", metavar=N_("[NAME]"))
@click.option("--themselves", is_flag=True, help=N_("They put themselves forward."))
@click.option("--said-yes", is_flag=True, help=N_("Somebody else named them, and they said yes."))
@click.pass_obj
def _forward(desk: Desk, /, role: str, name: str, *, themselves: bool, said_yes: bool) -> None:
    with desk.open() as group:
        if not name:
            _waiting(group)
            return
        reading = Reading(group)
        job, person = reading.role(role), reading.person(name)
        reading.refuse()
        if job is not None and person is not None:
            made = Nomination(
                role=job.key,
                person=person.id,
                by_self=themselves,
                said_yes=said_yes,
                named_on=group.today(),
            )
            terms.put_forward(group, made)


def _waiting(group: Group) -> None:
    names = {person.id: person.short_name for person in service.people(group)}
    titles = roles.titles(group)
    rows = [(titles[each.role], names[each.person], each.role) for each in terms.nominations(group)]
    table((_("Job"), _("Who"), _("Key")), rows)


@verbs.command("choose", help=N_("Write down whom the group chose by ballot; votes are never kept."))
@click.argument("role", metavar=N_("ROLE"))
@click.argument("name", metavar=N_("NAME"))
@click.option("--since", type=DAY, help=N_("The first day of the term; today when you do not say."))
@click.pass_obj
def _choose(desk: Desk, /, role: str, name: str, since: date | None) -> None:
    with desk.open() as group:
        terms.choose(group, _named(group, role, name), since)
    say(_("The group has chosen."))


@verbs.command("withdraw", help=N_("Take back that somebody is put forward; nothing of it is kept."))
@click.argument("role", metavar=N_("ROLE"))
@click.argument("name", metavar=N_("NAME"))
@click.pass_obj
def _withdraw(desk: Desk, /, role: str, name: str) -> None:
    with desk.open() as group:
        terms.withdraw(group, _named(group, role, name))


def _named(group: Group, role: str, name: str) -> Nomination:
    reading = Reading(group)
    job, person = reading.role(role), reading.person(name)
    reading.refuse()
    for each in terms.nominations(group):
        if job is not None and person is not None and (each.role, each.person) == (job.key, person.id):
            return each
    raise RefusedError([Problem("person", _NOT_FORWARD, {"name": name})])
