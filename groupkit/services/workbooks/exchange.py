"""Workbooks on their way between groups: checked, taken in, and given as a folder or as one file."""

from pathlib import Path

from groupkit.core.problems import Problem
from groupkit.core.workbooks.chapters import Workbook
from groupkit.services.group import Group
from groupkit.services.workbooks.shelf import shipped
from groupkit.services.workbooks.studio import add
from groupkit.storage import workbookfiles
from groupkit.storage import workbooks as storage

SUFFIX = workbookfiles.SUFFIX


def check(path: Path) -> tuple[Problem, ...]:
    """Return everything to put right in the files of a workbook; nothing when it can be printed as it is."""
    return storage.check(path)


def take_in(group: Group, path: Path) -> Workbook:
    """Make a workbook out of a folder or a file the group's own; refuse it whole with what is to be put right."""
    found = storage.read(path)
    base = found.key if any(each.key == found.key for each in shipped()) else ""
    return add(group, found, base)


def give(workbook: Workbook, path: Path) -> None:
    """Save a workbook for another group: as one file where the name ends with .workbook, else as a folder.

    Raises:
        GroupkitError: the folder holds something already, or the disk cannot take it.
    """
    files = storage.dumped(workbook)
    if path.suffix == SUFFIX:
        workbookfiles.put_in_file(files, path)
    else:
        workbookfiles.put_in_folder(files, path)
