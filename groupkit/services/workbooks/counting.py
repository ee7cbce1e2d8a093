"""How many pages of each chapter were printed: so much a group can know of what is used, and nothing more."""

from collections.abc import Mapping

from groupkit.services.group import Group


def printed(group: Group) -> dict[str, int]:
    """Return how many pages were printed of each chapter, by its key."""
    return group.store.printed_pages.read()


def count(group: Group, pages: Mapping[str, int]) -> None:
    """Add the pages that were just printed of each chapter; undo does not know of it, as paper stays printed.

    Where nothing can be written, the pages are printed all the same and are not counted.
    """
    if group.read_only:
        return
    with group.store.quietly():
        group.store.printed_pages.add(pages)


def begin_anew(group: Group) -> None:
    """Forget what was counted."""
    with group.store.quietly():
        group.store.printed_pages.forget()
