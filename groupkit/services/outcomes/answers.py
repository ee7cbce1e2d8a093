"""What was answered in a run: happening, partly, not, or not known, with a comment, however it came in."""

from collections.abc import Iterator
from dataclasses import replace

from groupkit.core.outcomes.standing import Said, problems
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import order, runs, statements
from groupkit.services.outcomes.own import TOPIC, asked
from groupkit.storage.outcomes import shipped

_CHANNEL = N_("Choose how the answers came: in a meeting, by post or another way.")
_SETTING = N_("Choose where the answers came from: from home, a ward or a prison.")


def of(group: Group, run: int) -> tuple[Said, ...]:
    """Return all that was answered in a run."""
    return tuple(group.store.outcome_said.where(run=run))


def say(group: Group, run: int, said: Said, *, sure: bool = False) -> Said:
    """Keep what was answered to one statement, in the place of what came in the same way before."""
    made = replace(said, run=run, comment=said.comment.strip())
    runs.get(group, run)
    statements.find(group, made.statement)
    refuse((*problems(made), *_chosen(made), *asked(group, ("comment", made.comment))), sure=sure)
    same = {"run": run, "statement": made.statement, "channel": made.channel, "setting": made.setting}
    with group.change(N_("Write down what was answered"), TOPIC) as store:
        store.outcome_said.remove(**same)
        return replace(made, id=store.outcome_said.add(made))


def write_down(
    group: Group, run: int, said: Said, dots: int | None, *, before: Said | None = None, sure: bool = False
) -> None:
    """Keep what was answered to one statement, in the place of `before`, and the dots it got, as one change.

    Where only dots were counted, only they are kept; without dots what it got so far stays.
    """
    with group.change(N_("Write down what was answered"), TOPIC) as store:
        if before is not None:
            store.outcome_said.remove(id=before.id)
        if dots is None or said.counts.answered or said.comment.strip():
            say(group, run, said, sure=sure)
        if dots is not None:
            order.put(group, run, said.statement, dots)


def _chosen(said: Said) -> Iterator[Problem]:
    words = shipped.workshop()
    if said.channel not in {each.key for each in words.channels}:
        yield Problem("channel", _CHANNEL)
    if said.setting not in {each.key for each in words.settings}:
        yield Problem("setting", _SETTING)
