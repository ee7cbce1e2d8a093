"""How the group shares its service, and whether it could run without one of its people."""

from dataclasses import dataclass, replace
from datetime import timedelta

from groupkit.core.meetings import Occasion
from groupkit.core.people import Away, Person
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.roles import Role
from groupkit.core.service import Job
from groupkit.core.sharing import Sharing
from groupkit.core.sharing import sharing as counted
from groupkit.i18n import N_
from groupkit.services import roles, service
from groupkit.services.group import Group
from groupkit.services.rota.asking import ask
from groupkit.services.rota.planning import QUICK, work_out

A_MONTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """What the next four weeks would lack if one person were away all that time.

    `places` is how many places there are in all, `open` those that nobody could take then although somebody could
    otherwise, `terms` the roles they hold that have no deputy.
    """

    person: Person
    places: int
    open: tuple[tuple[Occasion, Job], ...]
    terms: tuple[Role, ...]

    @property
    def goes_on(self) -> bool:
        """Whether everything would have somebody."""
        return not self.open and not self.terms


def sharing(group: Group) -> Sharing:
    """Return how service was shared in the last thirteen weeks, in counts."""
    store = group.store
    return counted(service.people(group), roles.listing(group), store.turns, store.terms, group.today())


def without(group: Group, name: str) -> Without:
    """Tell whether the group could run the next four weeks without somebody, and what would lack."""
    person = group.store.people.named(name)
    if person is None:
        said = N_("Nobody on the list is called {name}. Add them first.")
        raise RefusedError([Problem("person", said, {"name": name})])
    today = group.today()
    usual = work_out(ask(group, today, A_MONTH), care=QUICK)
    with group.store.looking():
        away = Away(first=today, last=today + timedelta(weeks=A_MONTH))
        group.store.people.change(replace(person, away=(away,)))
        for turn in tuple(group.store.turns.where(person=person.id)):
            if turn.day >= today:
                group.store.turns.remove(id=turn.id)
        bare = work_out(ask(group, today, A_MONTH), care=QUICK)
        held = [term for term in group.store.terms if term.person == person.id and term.deputy is None]
    open_anyway = {_where(usual.asked.occasion(at), usual.asked.places[at]) for at in usual.empty}
    lacking = [(bare.asked.occasion(at), bare.asked.places[at]) for at in bare.empty]
    terms = {term.role for term in held if term.covers(term.meeting or 0, today)}
    return Without(
        person=person,
        places=len(usual.plan),
        open=tuple(
            (held, job) for held, job in lacking if _where(held, job) not in open_anyway and job.role not in terms
        ),
        terms=tuple(role for role in roles.listing(group) if role.key in terms),
    )


def _where(held: Occasion, job: Job) -> tuple[object, ...]:
    return held.meeting.id, held.day, job
