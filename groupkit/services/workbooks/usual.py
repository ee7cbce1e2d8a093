"""What a group chose for its last print, so that the next one takes two presses."""

from dataclasses import replace

from groupkit.core.workbooks.chapters import Workbook
from groupkit.core.workbooks.editions import Printing
from groupkit.core.workbooks.usual import Usual, last_step
from groupkit.services.group import Group


def usual(group: Group) -> Usual:
    """Return how the group mostly prints, on the paper it has; one copy in the standard edition to begin with."""
    kept = group.store.usual_print.read()
    return kept or Usual(printing=Printing(paper=group.profile.paper))


def remember(group: Group, workbook: Workbook, printing: Printing) -> None:
    """Remember what was just printed for the next time; undo does not know of it, as paper stays printed.

    Pages that are no step leave the last step as it was. Where nothing can be written, nothing is remembered.
    """
    if group.read_only:
        return
    known = usual(group)
    before = known.step if known.workbook in ("", workbook.key) else ""
    now = Usual(
        workbook=workbook.key,
        printing=replace(printing, chapters=()),
        step=last_step(workbook, printing) or before,
    )
    with group.store.quietly():
        group.store.usual_print.write(now)
