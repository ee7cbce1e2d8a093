"""The safety of an outing: what could go wrong and what is done, and who does which job on the day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from groupkit.core.outings.risks import DayJob, Risk, job_of, kept_apart, ordered, own_key, starters
from groupkit.core.outings.words.people import Job, JobWords, RiskWords
from groupkit.core.people import Person
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.service import eligibility_problems, willing
from groupkit.i18n import N_
from groupkit.services import roles, service
from groupkit.services.group import Group
from groupkit.services.outings.known import words
from groupkit.services.outings.reckoning import TOPIC, outing, still_open


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Who can be asked to do a job on the day: first those who said they would like such a job, then the others."""

    willing: tuple[Person, ...]
    others: tuple[Person, ...]


def risks(group: Group, id: int) -> tuple[Risk, ...]:  # noqa: A002  the field's own name
    """Return the risk sheet of an outing, what is both likely and bad first."""
    return ordered(group.store.outing_risks.where(outing=id))


def starting(group: Group, id: int) -> tuple[Risk, ...]:  # noqa: A002  the field's own name
    """Return the lines that come with groupkit and that the risk sheet of an outing has not taken."""
    return starters(words(RiskWords), id, [risk.key for risk in risks(group, id)])


def risk(group: Group, made: Risk) -> Risk:
    """Write down a line of the risk sheet, or change one; refuse with every problem found."""
    tidy = replace(made, **{name: getattr(made, name).strip() for name in ("title", "whom", "what", "after")})
    refuse((*tidy.problems(), *_no_such_job(tidy.job)))
    still_open(group, tidy.outing)
    with group.change(N_("Change the risk sheet"), TOPIC) as store:
        if tidy.id:
            store.outing_risks.change(tidy.id, tidy)
            return tidy
        key = own_key(store.outing_risks.where(outing=tidy.outing))
        tidy = replace(tidy, key=key)
        return replace(tidy, id=store.outing_risks.add(tidy))


def _no_such_job(key: str) -> Iterator[Problem]:
    if key and job_of(words(JobWords), key) is None:
        yield Problem("job", N_("Choose a job from the list."))


def take_starters(group: Group, id: int, keys: Iterable[str]) -> tuple[Risk, ...]:  # noqa: A002  the field's own name
    """Take lines that come with groupkit onto the risk sheet, by their keys; those it has stay as they are."""
    still_open(group, id)
    wanted = frozenset(keys)
    new = [line for line in starting(group, id) if line.key in wanted]
    if new:
        with group.change(N_("Begin the risk sheet"), TOPIC) as store:
            for line in new:
                store.outing_risks.add(line)
    return risks(group, id)


def unrisk(group: Group, gone: Risk) -> None:
    """Take a line off the risk sheet."""
    still_open(group, gone.outing)
    with group.change(N_("Take a line off the risk sheet"), TOPIC) as store:
        store.outing_risks.remove(id=gone.id)


def offer(group: Group, id: int, key: str) -> Offer:  # noqa: A002  the field's own name
    """Return who can be asked to do a job on the day of an outing.

    Nobody is who rests, is away that day, would rather not, or has a job that nobody holds beside it.
    """
    asked, about = _job(key), outing(group, id)
    role = roles.get(group, asked.role)
    there = [person for person in service.people(group) if not (person.resting or person.is_away(about.day))]
    apart = kept_apart(words(JobWords), group.store.outing_jobs.where(outing=id), key)
    free = [person for person in there if person.id not in apart and not any(eligibility_problems(person, role))]
    first = willing(free, asked.role)
    known = {person.id for person in first}
    others = (each for each in free if each.id not in known and asked.role not in each.rather_not)
    return Offer(willing=first, others=tuple(others))


def _job(key: str) -> Job:
    found = job_of(words(JobWords), key)
    if found is None:
        raise RefusedError([Problem("job", N_("Choose a job from the list."))])
    return found


def job(group: Group, id: int, key: str, person: int | None, *, said_yes: bool = False) -> DayJob:  # noqa: A002
    """Say who is asked to do a job on the day, and whether they said yes; with nobody, it is open again.

    Refuse where they cannot: they rest, are away, or have a job that nobody holds beside this one.
    """
    asked, about = _job(key), still_open(group, id)
    if person is not None:
        refuse(_cannot(group, id, asked, person))
    made = DayJob(outing=about.id, job=asked.key, person=person, said_yes=said_yes and person is not None)
    with group.change(N_("Say who does what on the day"), TOPIC) as store:
        store.outing_jobs.remove(outing=id, job=key)
        return replace(made, id=store.outing_jobs.add(made)) if person is not None else made


def _cannot(group: Group, id: int, asked: Job, wanted: int) -> Iterator[Problem]:  # noqa: A002
    """Yield why somebody cannot do a job on the day of an outing."""
    person = next((each for each in service.people(group) if each.id == wanted), None)
    if person is None:
        yield Problem("person", N_("Choose somebody from the list."))
        return
    name = {"name": person.short_name}
    if person.resting:
        yield Problem("person", N_("{name} is resting. Ask somebody else this time."), name)
    if person.is_away(outing(group, id).day):
        yield Problem("person", N_("{name} is away that day. Ask somebody else this time."), name)
    jobs = words(JobWords)
    if person.id in kept_apart(jobs, group.store.outing_jobs.where(outing=id), asked.key):
        said = N_("{name} has a job already that goes to somebody else than this one. Ask another person.")
        yield Problem("person", said, name)
    yield from eligibility_problems(person, roles.get(group, asked.role))
