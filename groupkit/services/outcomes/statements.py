"""What people said good services look like: the statements that come with groupkit, and those a group adds."""

from groupkit.core.outcomes import own as written
from groupkit.core.outcomes.own import OwnKind
from groupkit.core.outcomes.statements import Principle, Statement, beside, problems
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import own
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

_STAGE = N_("Choose where on the way it belongs: first contact, getting help, or another.")
_NONE = N_("There is no statement with the key {key}.")


def listing(group: Group, *, justice: bool = False, language: str | None = None) -> tuple[Statement, ...]:
    """Return the 52 statements and those of the group, by stage, in the order of the people who were asked then.

    With `justice` the five about police, courts and prison come last.
    """
    words = told(shipped.statements(), language)
    mine = tuple(map(written.statement, own.of_kind(group, OwnKind.STATEMENT)))
    stages = [stage.key for stage in words.stages]
    found = sorted((*words.statements, *mine), key=lambda each: stages.index(each.stage))
    return (*found, *(told(shipped.justice(), language).statements if justice else ()))


def justice_used(group: Group) -> bool:
    """Tell whether the group has said anything about police, courts and prison, or means to."""
    five = {each.key for each in shipped.justice().statements}
    store = group.store
    tables = (store.outcome_orders, store.outcome_said, store.outcome_known)
    return any(row.statement in five for table in tables for row in table)


def lines(language: str | None = None) -> tuple[Statement, ...]:
    """Return the lines of the short lists, which can be answered like statements; their keys are "list/line"."""
    return tuple(
        Statement(key=f"{each.key}/{line.key}", words=line.words, source=line.source)
        for each in told(shipped.lists(), language).lists
        for line in each.lines
    )


def find(group: Group, key: str, language: str | None = None) -> Statement:
    """Return a statement, or a line of a list, by its key; refuse where there is none."""
    known = (*listing(group, justice=True, language=language), *lines(language))
    found = next((each for each in known if each.key == key), None)
    if found is None:
        raise RefusedError([Problem("statement", _NONE, {"key": key})])
    return found


def principles(
    group: Group, keys: tuple[str, ...] | None = None, language: str | None = None
) -> tuple[Principle, ...]:
    """Return what those who pay can do: all of it, or what stands beside some statements."""
    words = told(shipped.principles(), language).principles
    if keys is None:
        return words
    return beside((find(group, key) for key in keys), words, shipped.statements().parts)


def add(group: Group, words: str, stage: str, part: str = "", *, sure: bool = False) -> Statement:
    """Keep a statement of the group's own; refuse with every problem, and ask where somebody is named."""
    made = Statement(key="", words=words, stage=stage, part=part, own=True)
    known = shipped.statements()
    wrong = [] if stage in {each.key for each in known.stages} else [Problem("stage", _STAGE)]
    if part and (stage, part) not in {(each.stage, each.key) for each in known.parts}:
        wrong.append(Problem("part", _STAGE))
    refuse((*problems(made), *wrong, *own.asked(group, ("words", words))), sure=sure)
    return written.statement(own.keep(group, N_("Add a statement of our own"), made))


def remove(group: Group, key: str) -> None:
    """Take a statement of the group's own away, with what was said about it."""
    own.remove(group, N_("Take a statement of our own away"), OwnKind.STATEMENT, key)
