"""The workbook a command is about: one of the group's, or without a group file one that comes with groupkit."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from groupkit.cli.desk import Desk
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.workbooks.chapters import Workbook
from groupkit.i18n import N_
from groupkit.services.workbooks import shelf

if TYPE_CHECKING:
    from groupkit.services.group import Group

_NOT_THERE = N_("No workbook called {key} comes with groupkit. To name one of your own, put --book FILE before.")


@contextmanager
def group_if_named(desk: Desk) -> Iterator["Group | None"]:
    """Open the group file where one is named."""
    if desk.book is None:
        yield None
        return
    with desk.open() as group:
        yield group


def workbook(group: "Group | None", key: str) -> Workbook:
    """Return a workbook by its key, or refuse with what to do."""
    if group is not None:
        return shelf.get(group, key)
    found = next((each for each in shelf.shipped() if each.key == key), None)
    if found is None:
        raise RefusedError([Problem("key", _NOT_THERE, {"key": key})])
    return found
