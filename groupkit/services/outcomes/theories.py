"""What may make services work: cards about local services, laid out two ways, and what a group marks on them."""

from dataclasses import replace

from groupkit.core.outcomes.theories import Laid, Mark, Theory, by_area, by_component, problems
from groupkit.core.problems import refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import runs
from groupkit.services.outcomes.own import TOPIC, asked
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped


def listing(group: Group, language: str | None = None) -> tuple[Theory, ...]:  # noqa: ARG001  as every listing
    """Return the eleven cards; none was made for groups like ours, and each page of them says so."""
    return told(shipped.theories(), language).theories


def in_areas(language: str | None = None) -> tuple[Laid, ...]:
    """Return the cards in the four areas."""
    return by_area(told(shipped.theories(), language).theories, told(shipped.grouping(), language).areas)


def in_components(language: str | None = None) -> tuple[Laid, ...]:
    """Return the cards in the six components; three of them have no data."""
    return by_component(told(shipped.theories(), language).theories, told(shipped.grouping(), language).components)


def marks(group: Group, run: int | None = None) -> dict[str, Mark]:
    """Return what the group marked by the key of each card, in a run or outside of any."""
    return {mark.theory: mark for mark in group.store.theory_marks if mark.run == run}


def mark(group: Group, made: Mark, *, sure: bool = False) -> Mark:
    """Keep what local services do about one card, in the place of what was marked before."""
    tidy = replace(made, comment=made.comment.strip())
    if tidy.run is not None:
        runs.get(group, tidy.run)
    refuse((*problems(tidy, shipped.theories().theories), *asked(group, ("comment", tidy.comment))), sure=sure)
    before = marks(group, tidy.run).get(tidy.theory)
    with group.change(N_("Mark a card"), TOPIC) as store:
        if before is not None:
            store.theory_marks.remove(id=before.id)
        return replace(tidy, id=store.theory_marks.add(tidy))


def unmark(group: Group, theory: str, run: int | None = None) -> None:
    """Take the mark of a card away."""
    before = marks(group, run).get(theory)
    if before is not None:
        with group.change(N_("Take a mark away"), TOPIC) as store:
            store.theory_marks.remove(id=before.id)
