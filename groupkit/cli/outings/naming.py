"""Which outing, which person on it and which line of its budget a line of typing is about."""

from collections.abc import Sequence

import click

from groupkit.cli.typed import NUMBER
from groupkit.core.outings.reckoning import Reckoning, name_of
from groupkit.core.outings.values import NOT_COMING, Goer, Planned
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, current

OUTING = click.argument("number", type=NUMBER, metavar=N_("OUTING"))
AMOUNT = click.argument("amount", metavar=N_("AMOUNT"))
WHAT = click.argument("what", metavar=N_("WORDS"))
NAME = click.argument("name", metavar=N_("NAME"))


def goer(people: Sequence[Goer], name: str) -> int:
    """Return the number of somebody on the list, or refuse; a place without a name is called as it is shown."""
    shown = ((who, name_of(who.id, people, current())) for who in people)
    named = [who for who, called in shown if same(called, name)]
    # whoever could not come may have put themselves down again
    found = next((who.id for who in sorted(named, key=lambda who: who.standing == NOT_COMING)), None)
    if found is None:
        said = N_("{name} is not on the list of this outing. Add them first.")
        raise RefusedError([Problem("name", said, {"name": name})])
    return found


def line_of(known: Reckoning, what: str) -> Planned:
    """Return a line of the budget, or refuse."""
    found = next((line for line in known.plan if same(line.what, what)), None)
    if found is None:
        said = N_("There is no line like “{what}” in the budget.")
        raise RefusedError([Problem("line", said, {"what": what})])
    return found


def same(known: str, typed: str) -> bool:
    """Tell whether something known is what was typed."""
    return known.casefold() == typed.strip().casefold()
