"""What a group adds to a workbook when it is printed: its fellowship's words for each step, and its open roles."""

from collections.abc import Iterator
from dataclasses import replace

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.workbooks.editions import Own, Printing
from groupkit.core.workbooks.own import StepWording
from groupkit.i18n import N_, catalogue
from groupkit.services import terms
from groupkit.services.group import Group
from groupkit.services.workbooks.shelf import TOPIC, listing


def own(group: Group, printing: Printing) -> Own:
    """Return what the group adds to a print: its name, its words for the steps, its open roles, and the day."""
    words = catalogue(printing.language)
    free = (vacancy.role.called(words) for vacancy in terms.vacancies(group))
    return Own(
        group=group.profile.name,
        wordings=dict(_by_chapter(group)),
        open_roles=tuple(dict.fromkeys(free)),
        made_on=words.day(group.today(), "sheet"),
    )


def _by_chapter(group: Group) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the key of each step of every workbook that has words of the group's own, and those words."""
    known = {wording.step: wording for wording in wordings(group)}
    for workbook in listing(group):
        for step in workbook.steps:
            if step.number in known:
                wording = known[step.number]
                yield step.key, (wording.words, wording.said_of_it)


def wordings(group: Group) -> tuple[StepWording, ...]:
    """Return the fellowship's words for the steps that have some, by the number of the step."""
    return tuple(sorted(group.store.step_wordings, key=lambda each: each.step))


def set_wording(group: Group, wording: StepWording) -> StepWording:
    """Write down the fellowship's words for a step, in place of what was there, or refuse with every problem."""
    tidy = replace(
        wording, words=wording.words.strip(), credit=wording.credit.strip(), license=wording.license.strip()
    )
    refuse(tidy.problems())
    known = group.store.step_wordings.first(step=tidy.step)
    with group.change(N_("Write down our words for a step"), TOPIC) as store:
        if known is None:
            return replace(tidy, id=store.step_wordings.add(tidy))
        store.step_wordings.change(known.id, tidy)
        return replace(tidy, id=known.id)


def remove_wording(group: Group, step: int) -> None:
    """Take away the fellowship's words for a step; undo brings them back."""
    if group.store.step_wordings.first(step=step) is None:
        raise RefusedError([Problem("step", N_("There are no words of your own for that step."))])
    with group.change(N_("Take our words for a step away"), TOPIC) as store:
        store.step_wordings.remove(step=step)
