"""What a group does about what it agrees: keeps a line, leaves it out, writes it anew, and settles its limits."""

from dataclasses import replace

from groupkit.core.agreement import LONGEST_LIMITS, Agreement, Line
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.storage import agreement as storage

TOPIC = "meetings"
_LABEL = N_("Change what we agree")


def shipped() -> Agreement:
    """Return what groups agree on before they change it."""
    return storage.shipped()


def agreement(group: Group) -> Agreement:
    """Return what the group agrees."""
    return group.store.agreement.read()


def own(group: Group) -> Agreement | None:
    """Return what the group agrees where it made that its own; otherwise each format says it in its own way."""
    found = agreement(group)
    return found if found != shipped() else None


def keep(group: Group, key: str, *, kept: bool = True) -> Agreement:
    """Keep a line, or leave it out."""
    line = _line(group, key)
    return _write(group, replace(line, kept=kept))


def reword(group: Group, key: str, words: str) -> Agreement:
    """Write a line in the group's own words; with none, ours stand there again."""
    line = _line(group, key)
    if not words.strip():
        with group.change(_LABEL, TOPIC) as store:
            store.agreement.remove(key)
        return agreement(group)
    return _write(group, replace(line, words=words.strip(), own=True))


def add(group: Group, words: str) -> Agreement:
    """Add a line of the group's own."""
    taken = {line.key for line in agreement(group).lines}
    key = next(f"ours-{number}" for number in range(1, len(taken) + 2) if f"ours-{number}" not in taken)
    fresh = Line(key=key, words=words.strip(), own=True)
    refuse(replace(problem, field="added") for problem in fresh.problems())
    return _write(group, fresh)


def set_limits(group: Group, words: str) -> Agreement:
    """Settle the group's own limits of what stays here, dated today; with no words, ours stand there again."""
    tidy = words.strip()
    if len(tidy) > LONGEST_LIMITS:
        said = N_("Use fewer words here, {longest} letters at most.")
        raise RefusedError([Problem("limits", said, {"longest": LONGEST_LIMITS})])
    with group.change(N_("Settle our limits"), TOPIC) as store:
        store.agreement.write_limits(tidy, group.today() if tidy else None)
    return agreement(group)


def _line(group: Group, key: str) -> Line:
    found = next((line for line in agreement(group).lines if line.key == key), None)
    if found is None:
        raise RefusedError([Problem("line", N_("There is no line called {key}."), {"key": key})])
    return found


def _write(group: Group, line: Line) -> Agreement:
    refuse(line.problems())
    with group.change(_LABEL, TOPIC) as store:
        store.agreement.write(line.key, kept=line.kept, words=line.words if line.own else "")
    return agreement(group)
