"""The workbooks a group can print: those that come with groupkit, then its own."""

from dataclasses import replace

from groupkit.core.problems import GroupkitError
from groupkit.core.workbooks.chapters import Workbook, told
from groupkit.i18n import N_, catalogue
from groupkit.services.group import Group
from groupkit.storage import workbooks as storage

TOPIC = "workbooks"
_NOT_THERE = N_("There is no workbook called {key}. Look at the list for the one you want.")


def shipped() -> tuple[Workbook, ...]:
    """Return the workbooks that come with groupkit."""
    return storage.shipped()


def listing(group: Group) -> tuple[Workbook, ...]:
    """Return the workbooks that come with groupkit, then the group's own in the order they were made."""
    return (*shipped(), *(kept.workbook for kept in group.store.workbooks))


def get(group: Group, key: str) -> Workbook:
    """Return a workbook by its key; raise GroupkitError where there is none."""
    kept = group.store.workbooks.get(key)
    if kept is not None:
        return kept.workbook
    found = next((each for each in shipped() if each.key == key), None)
    if found is None:
        raise GroupkitError(_NOT_THERE, key=key)
    return found


def base(group: Group, key: str) -> Workbook | None:
    """Return what a group's own workbook was copied from, in its language, where that came with groupkit."""
    kept = group.store.workbooks.get(key)
    if kept is None:
        return None
    found = next((each for each in shipped() if each.key == kept.base), None)
    return found and in_language(found, kept.workbook.language)


def in_language(workbook: Workbook, language: str) -> Workbook:
    """Return a workbook in a language, as far as it is translated; a group's own stays as it is written."""
    if workbook.own or language == workbook.language:
        return workbook
    return replace(told(workbook, catalogue(language)), language=language)
