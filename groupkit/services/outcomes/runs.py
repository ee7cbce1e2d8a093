"""The times a group goes through the statements."""

from dataclasses import replace

from groupkit.core.outcomes.workshop import Run
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.promises import Source, SourceKind
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes.own import TOPIC, asked

_TITLE = N_("Give it a name, such as “Autumn half-day”.")
_NONE = N_("There is no half-day or talk with the number {number}.")
_LATER = N_("Choose one that was before this one.")


def listing(group: Group) -> tuple[Run, ...]:
    """Return every run, the newest first."""
    return tuple(sorted(group.store.outcome_runs, key=lambda run: (run.day, run.id), reverse=True))


def get(group: Group, run: int) -> Run:
    """Return a run by its number; refuse where there is none."""
    found = group.store.outcome_runs.first(id=run)
    if found is None:
        raise RefusedError([Problem("run", _NONE, {"number": run})])
    return found


def make(group: Group, run: Run, *, sure: bool = False) -> int:
    """Write a run down and return its number, or change the one that has its number."""
    tidy = replace(run, title=run.title.strip(), place=run.place.strip())
    refuse(problems(group, tidy), sure=sure)
    if tidy.id:
        tidy = replace(tidy, closed_on=get(group, tidy.id).closed_on)
    with group.change(N_("Change a half-day") if tidy.id else N_("Plan a half-day"), TOPIC) as store:
        if tidy.id:
            store.outcome_runs.change(tidy.id, tidy)
            return tidy.id
        return store.outcome_runs.add(tidy)


def problems(group: Group, run: Run) -> tuple[Problem, ...]:
    """Return what is to be put right before a run is kept, and what is asked once."""
    found = [] if run.title.strip() else [Problem("title", _TITLE)]
    if run.follows is not None:
        before = group.store.outcome_runs.first(id=run.follows)
        if before is None or before.id == run.id or before.day > run.day:
            found.append(Problem("follows", _LATER))
    return (*found, *asked(group, ("title", run.title), ("place", run.place)))


def remove(group: Group, run: int) -> None:
    """Take a run away with all that was said in it; what was promised stays."""
    get(group, run)
    with group.change(N_("Take a half-day away"), TOPIC) as store:
        store.outcome_runs.remove(id=run)
        # its number may be given to the next one, and the promises are not those of that one
        for promise in tuple(store.promises):
            if promise.source == Source(kind=SourceKind.WORKSHOP, ref=str(run)):
                store.promises.change(promise.id, replace(promise, source=Source(kind=SourceKind.WORKSHOP)))
