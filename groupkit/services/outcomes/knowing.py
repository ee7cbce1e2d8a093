"""How a group would know about a statement here, in its own words and not by a fixed measure."""

from groupkit.core.outcomes.statements import Known, known_problems
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import statements
from groupkit.services.outcomes.own import TOPIC, asked
from groupkit.storage.outcomes import shipped

_WAY = N_("Choose one of the ways to know, or leave it open.")


def listing(group: Group) -> dict[str, Known]:
    """Return how the group would know, by the key of each statement it wrote about."""
    return {known.statement: known for known in group.store.outcome_known}


def know(group: Group, statement: str, how: str, way: str = "", *, sure: bool = False) -> Known:
    """Keep how the group would know about a statement; refuse with every problem."""
    statements.find(group, statement)
    made = Known(statement=statement, how=how.strip(), way=way)
    ways = {"", *(each.key for each in shipped.statements().ways)}
    wrong = () if way in ways else (Problem("way", _WAY),)
    refuse((*known_problems(made), *wrong, *asked(group, ("how", how))), sure=sure)
    with group.change(N_("Write down how we would know"), TOPIC) as store:
        store.outcome_known.remove(statement=statement)
        store.outcome_known.add(made)
    return made
