"""The exercises of a group's own workbook: added, reworded, moved, taken out and put back as they came."""

from dataclasses import replace

from groupkit.core.keys import key_for
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.workbooks import own
from groupkit.core.workbooks.chapters import Chapter, Section, Word, Workbook
from groupkit.core.workbooks.exercises import Exercise, Kind, Layout
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.workbooks.shelf import base, shipped
from groupkit.services.workbooks.studio import save

_NO_CHAPTER = N_("That chapter is not there any more.")
_LAST = N_("This is all there is in the chapter. Add another exercise first, or take the chapter out.")


def set_exercise(group: Group, workbook: Workbook, chapter: str, exercise: Exercise, after: str = "") -> Workbook:
    """Add an exercise (one without a key is new) or change it, or refuse with every problem by its field."""
    refuse(exercise.problems())
    whole = _chapter(workbook, chapter)
    if not exercise.key:
        beside: tuple[Exercise | Section | Word, ...] = (*whole.exercises, *whole.sections, *whole.words)
        taken = {each.key for each in beside}
        exercise = replace(exercise, key=key_for(exercise.title, taken, "our-exercise"))
    return _save(group, workbook, whole, own.put(whole.exercises, exercise, after), N_("Change an exercise"))


def move_exercise(group: Group, workbook: Workbook, chapter: str, key: str, by: int) -> Workbook:
    """Move an exercise up (by -1) or down (by 1) in its chapter."""
    whole = _chapter(workbook, chapter)
    return _save(group, workbook, whole, own.moved(whole.exercises, key, by), N_("Move an exercise"))


def take_out_exercise(group: Group, workbook: Workbook, chapter: str, key: str) -> Workbook:
    """Take an exercise out of its chapter; the last thing in a chapter stays."""
    whole = _chapter(workbook, chapter)
    rest = own.without(whole.exercises, key)
    if not (rest or whole.sections or whole.words):
        raise RefusedError([Problem("exercise", _LAST)])
    return _save(group, workbook, whole, rest, N_("Take an exercise out"))


def put_exercise_back(group: Group, workbook: Workbook, chapter: str, key: str) -> Workbook:
    """Put an exercise back as it came, in place of what the group made of it, or where it stood."""
    whole, ours = _chapter(workbook, chapter), _ours(group, workbook, chapter)
    return _save(group, workbook, whole, own.put_back(whole.exercises, ours, key), N_("Put ours back"))


def exercises_left_out(group: Group, workbook: Workbook, chapter: str) -> tuple[Exercise, ...]:
    """Return the exercises that came with a chapter and were taken out."""
    return own.left_out(_chapter(workbook, chapter).exercises, _ours(group, workbook, chapter))


def as_it_came(group: Group, workbook: Workbook, chapter: str, key: str) -> Exercise | None:
    """Return an exercise as it came with groupkit, where it did."""
    return next((each for each in _ours(group, workbook, chapter) if each.key == key), None)


def like(kind: Kind) -> Layout:
    """Return a layout to begin with: that of the first exercise of a kind that comes with groupkit, if any."""
    rows = (each for book in shipped() for chapter in book.chapters for each in chapter.exercises)
    return next((each.layout for each in rows if each.kind is kind), Layout())


def _save(
    group: Group, workbook: Workbook, whole: Chapter, exercises: tuple[Exercise, ...], label: str
) -> Workbook:
    chapters = own.put(workbook.chapters, replace(whole, exercises=exercises))
    return save(group, replace(workbook, chapters=chapters), label)


def _chapter(workbook: Workbook, key: str) -> Chapter:
    found = workbook.chapter(key)
    if found is None:
        raise RefusedError([Problem("chapter", _NO_CHAPTER)])
    return found


def _ours(group: Group, workbook: Workbook, chapter: str) -> tuple[Exercise, ...]:
    ours = base(group, workbook.key)
    found = ours.chapter(chapter) if ours else None
    return found.exercises if found else ()
