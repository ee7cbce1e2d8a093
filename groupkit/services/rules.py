"""What a group settles about its money, beside its profile: its own limits."""

from dataclasses import replace
from typing import Any

from groupkit.core.problems import refuse
from groupkit.core.rules import MoneyRules
from groupkit.i18n import N_
from groupkit.services import ledger
from groupkit.services.group import Group


def rules(group: Group) -> MoneyRules:
    """Return the group's limits about money."""
    return group.store.rules.read()


def change(group: Group, **limits: Any) -> MoneyRules:  # noqa: ANN401  the fields have types of their own
    """Change some of the group's limits as one undoable step, or refuse with every problem found."""
    changed = replace(rules(group), **limits)
    refuse(changed.problems())
    with group.change(N_("Change what we settled about money"), ledger.TOPIC) as store:
        store.rules.write(changed)
    return changed
