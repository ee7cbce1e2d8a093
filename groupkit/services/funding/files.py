"""The receipts behind a statement: those of its payments, each once, in the order of the payments."""

from groupkit.core.funding.stating import Statement
from groupkit.services.group import Group
from groupkit.storage.binder import Bound


def behind(group: Group, told: Statement) -> tuple[Bound, ...]:  # noqa: ARG001  until receipts are kept
    """Return the receipts of the payments on a statement, named by entry and receipt number."""
    return ()
