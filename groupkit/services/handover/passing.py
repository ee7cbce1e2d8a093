"""Jobs that change hands: begun, ticked off together, left and come back to, and finished."""

from collections.abc import Sequence
from dataclasses import replace

from groupkit.core.handover.passing import LAPTOP, Handover, Passing, known_problems
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.promises import Promise
from groupkit.core.roles import Role
from groupkit.i18n import N_, current
from groupkit.services import promises, roles
from groupkit.services.group import Group
from groupkit.storage import handover as shelf

TOPIC = "handover"
_LABEL = N_("Change a hand-over")


def jobs(group: Group) -> tuple[Role, ...]:
    """Return the jobs of the group that can be handed over: those held for longer first."""
    return tuple(sorted(roles.used(group), key=lambda role: not role.is_term))


def listing(group: Group) -> tuple[Handover, ...]:
    """Return every hand-over: those going on first, the newest first of each."""
    newest = sorted(group.store.handovers, key=lambda each: (each.started_on, each.id), reverse=True)
    return tuple(sorted(newest, key=lambda each: each.over))


def get(group: Group, id: int) -> Handover:  # noqa: A002  the field's own name
    """Return a hand-over by its number, or refuse."""
    found = group.store.handovers.first(id=id)
    if found is None:
        raise RefusedError([Problem("handover", N_("There is no hand-over {number}."), {"number": id})])
    return found


def of_role(group: Group, role: str, meeting: int | None = None) -> Handover:
    """Return the hand-over of a job that is going on, otherwise the last; refuse where there was none."""
    ours = (each for each in listing(group) if each.role == role and meeting in (None, each.meeting))
    found = next(ours, None)
    if found is None:
        raise RefusedError([Problem("role", N_("This job is not being handed over. Start it first."))])
    return found


def holder(group: Group, role: str, meeting: int | None = None) -> int | None:
    """Return who holds a job today, by the number of the person; none where nobody is written down."""
    today = group.today()
    terms = (term for term in group.store.terms if term.role == role and term.meeting in (None, meeting))
    held = [term for term in terms if term.covers(term.meeting or 0, today)]
    return held[-1].person if held else None


def start(group: Group, handover: Handover) -> Handover:
    """Begin to hand over a job today, or refuse with every problem found."""
    fresh = replace(_tidy(handover), id=0, started_on=group.today(), finished_on=None, known=())
    refuse((*_problems(group, fresh), *_going_on(group, fresh)))
    with group.change(N_("Start a hand-over"), TOPIC) as store:
        return replace(fresh, id=store.handovers.add(fresh))


def change(group: Group, handover: Handover) -> Handover:
    """Change who hands over to whom, or refuse with every problem found."""
    known = get(group, handover.id)
    changed = _tidy(replace(known, giver=handover.giver, taker=handover.taker, third=handover.third))
    changed = replace(changed, laptop=handover.laptop)
    refuse(_problems(group, changed))
    return _write(group, changed)


def remove(group: Group, of: Handover) -> None:
    """Take a hand-over off the list that was begun by mistake; what was written for the next holder goes too."""
    get(group, of.id)
    with group.change(N_("Remove a hand-over"), TOPIC) as store:
        store.handovers.remove(id=of.id)


def passing(group: Group, of: Handover) -> Passing:
    """Return a hand-over with its names and words."""
    known, store = get(group, of.id), group.store
    names = {person.id: person.short_name for person in store.people}
    meeting = next(iter(store.meetings.where(id=known.meeting)), None) if known.meeting else None
    steps = dict(store.handover_steps.read(known.id))
    return Passing(
        handover=known,
        role=_job(group, known.role),
        giver=names.get(known.giver or 0, ""),
        taker=names.get(known.taker or 0, ""),
        meeting=meeting.name if meeting else "",
        group=group.profile.name,
        done={key: day for key, day in steps.items() if day is not None},
        begun=frozenset(key for key, day in steps.items() if day is None),
        before=_before(group, known),
        job=shelf.job_form(),
        laptop=shelf.laptop_form(),
        promises=_promises(group, known.role, names.get(known.giver or 0, "")),
    )


def tick(group: Group, of: Handover, key: str) -> None:
    """Write down that one line is done today."""
    _there(group, of, key)
    with group.change(N_("Tick a line of a hand-over"), TOPIC) as store:
        store.handover_steps.write(of.id, key, group.today())


def untick(group: Group, of: Handover, key: str) -> None:
    """Take the tick off one line."""
    _there(group, of, key)
    with group.change(N_("Take a tick off a hand-over"), TOPIC) as store:
        store.handover_steps.remove(of.id, key)


def write_known(group: Group, of: Handover, known: Sequence[str]) -> Handover:
    """Write down what the one who leaves wishes they had known; it stays with the job for the next holder."""
    refuse(known_problems(known))
    tidy = tuple(words for line in known if (words := " ".join(line.split())))
    return _write(group, replace(get(group, of.id), known=tidy))


def wished(group: Group, role: str) -> tuple[str, ...]:
    """Return what the last holder of a job wished they had known."""
    return next((each.known for each in listing(group) if each.role == role and each.known), ())


def finish(group: Group, of: Handover) -> Handover:
    """Write down that the two are done today; lines may still be open."""
    known = get(group, of.id)
    if known.over:
        raise RefusedError([Problem("handover", N_("This hand-over is finished already."))])
    with group.change(N_("Finish a hand-over"), TOPIC) as store:
        done = replace(known, finished_on=group.today())
        store.handovers.change(known.id, done)
    return done


def _tidy(handover: Handover) -> Handover:
    return replace(handover, third=" ".join(handover.third.split()))


def _problems(group: Group, handover: Handover) -> tuple[Problem, ...]:
    return tuple(handover.problems(role.key for role in jobs(group)))


def _going_on(group: Group, fresh: Handover) -> tuple[Problem, ...]:
    twin = (fresh.role, fresh.meeting)
    if all(each.over or (each.role, each.meeting) != twin for each in group.store.handovers):
        return ()
    return (Problem("role", N_("This job is being handed over already. Go on with that one.")),)


def _job(group: Group, role: str) -> Role | None:
    """Return the card of a job; a job the group has given up since keeps its name."""
    if role == LAPTOP:
        return None
    return next(
        (each for each in jobs(group) if each.key == role), Role(key=role, title=role, purpose="", own=True)
    )


def _promises(group: Group, role: str, giver: str) -> tuple[Promise, ...]:
    """Return the promises a job, or whoever passes it on, still sees to."""
    held = filter(None, (role, giver))
    return tuple(each for each in promises.open_for(group) if any(promises.sees_to(each, name) for name in held))


def _before(group: Group, known: Handover) -> tuple[str, ...]:
    earlier = (each for each in listing(group) if each.id != known.id and each.role == known.role)
    return next((each.known for each in earlier if each.known), ())


def _there(group: Group, of: Handover, key: str) -> None:
    lines = (line.key for part in passing(group, of).parts(current()) for line in part.lines)
    if key not in lines:
        raise RefusedError([Problem("step", N_("There is no line {key} in this hand-over."), {"key": key})])


def _write(group: Group, changed: Handover) -> Handover:
    with group.change(_LABEL, TOPIC) as store:
        store.handovers.change(changed.id, changed)
    return changed
