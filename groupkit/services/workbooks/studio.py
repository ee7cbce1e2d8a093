"""The studio: a group makes a workbook its own and changes its chapters, one undoable step at a time.

Each change takes the workbook as it stands and returns it as it is then; what came with groupkit never changes.
"""

from collections.abc import Iterator
from dataclasses import replace

from groupkit.core.keys import key_for
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.workbooks import own
from groupkit.core.workbooks.chapters import Chapter, Sort, Workbook
from groupkit.core.workbooks.exercises import Exercise, Kind, Layout
from groupkit.i18n import N_, _
from groupkit.services.group import Group
from groupkit.services.workbooks.shelf import TOPIC, base, in_language, listing

_NO_TITLE = N_("Give it a title.")
_NOT_OURS = N_("This comes with groupkit and stays as it is. Make your own copy, and change that.")
_BLANK_LICENSE = "CC-BY-4.0"
_USUAL_KEY = "our-workbook"


def copy(group: Group, workbook: Workbook, title: str) -> Workbook:
    """Make a copy of a workbook the group's own, in the language the group prints in."""
    kept = group.store.workbooks.get(workbook.key)
    fresh = begun(title, group.profile.printing_language, "", workbook)
    return add(group, fresh, kept.base if kept else workbook.key)


def make(group: Group, title: str) -> Workbook:
    """Make a workbook of the group's own from nothing, with one page to begin with."""
    return add(group, begun(title, group.profile.printing_language, group.profile.name), "")


def begun(title: str, language: str, source: str, like: Workbook | None = None) -> Workbook:
    """Return a workbook to begin with: like another one, or one page with one exercise by whoever writes it."""
    refuse(_untitled(title))
    key, said = key_for(title, (), _USUAL_KEY), title.strip()
    if like is not None:
        return replace(in_language(like, language), key=key, title=said, own=True)
    return Workbook(
        key=key,
        title=said,
        summary="",
        language=language,
        source=source,
        license=_BLANK_LICENSE,
        chapters=(_page(_("Our first page"), (), source),),
    )


def add(group: Group, workbook: Workbook, base_key: str) -> Workbook:
    """Add a workbook to the group's own, under a key that no other has; refuse with everything to put right."""
    taken = {each.key for each in listing(group)}
    fresh = replace(workbook, key=key_for(workbook.title, taken, _USUAL_KEY), own=True)
    refuse((*fresh.problems(), *(problem for each in fresh.chapters for problem in each.problems())))
    with group.change(N_("Make a workbook our own"), TOPIC) as store:
        store.workbooks.add(fresh, base_key)
    return fresh


def save(group: Group, workbook: Workbook, label: str = N_("Change our workbook")) -> Workbook:
    """Write a group's own workbook as it is now, or refuse with everything to put right."""
    before = group.store.workbooks.get(workbook.key)
    if before is None:
        raise RefusedError([Problem("workbook", _NOT_OURS)])
    if before.workbook == workbook:
        return workbook
    changed = [each for each in workbook.chapters if each not in before.workbook.chapters]
    refuse((*workbook.problems(), *(problem for each in changed for problem in each.problems())))
    with group.change(label, TOPIC) as store:
        store.workbooks.write(workbook)
    return workbook


def remove(group: Group, workbook: Workbook) -> None:
    """Take a group's own workbook away; undo brings it back."""
    if group.store.workbooks.get(workbook.key) is None:
        raise RefusedError([Problem("workbook", _NOT_OURS)])
    with group.change(N_("Take our workbook away"), TOPIC) as store:
        store.workbooks.remove(workbook.key)


def describe(group: Group, workbook: Workbook, title: str, summary: str) -> Workbook:
    """Change what a group's own workbook is called, and what is said of it."""
    refuse(_untitled(title))
    return save(group, replace(workbook, title=title.strip(), summary=summary.strip()))


# chapters


def set_chapter(group: Group, workbook: Workbook, chapter: Chapter) -> Workbook:
    """Change the words of a chapter, or refuse with every problem found."""
    refuse(chapter.problems())
    return save(group, replace(workbook, chapters=own.put(workbook.chapters, chapter)))


def add_chapter(group: Group, workbook: Workbook, title: str, after: str = "") -> Workbook:
    """Add a page of the group's own, with a first exercise to change, after another chapter or last."""
    refuse(_untitled(title))
    chapter = _page(title.strip(), workbook.chapters, group.profile.name)
    return save(group, replace(workbook, chapters=own.put(workbook.chapters, chapter, after)), N_("Add a chapter"))


def move_chapter(group: Group, workbook: Workbook, key: str, by: int) -> Workbook:
    """Move a chapter up (by -1) or down (by 1)."""
    return save(group, replace(workbook, chapters=own.moved(workbook.chapters, key, by)), N_("Move a chapter"))


def take_out_chapter(group: Group, workbook: Workbook, key: str) -> Workbook:
    """Take a chapter out of a group's own workbook."""
    return save(group, replace(workbook, chapters=own.without(workbook.chapters, key)), N_("Take a chapter out"))


def put_chapter_back(group: Group, workbook: Workbook, key: str) -> Workbook:
    """Put a chapter back as it came, in place of what the group made of it, or where it stood."""
    chapters = own.put_back(workbook.chapters, _ours(group, workbook), key)
    return save(group, replace(workbook, chapters=chapters), N_("Put ours back"))


def left_out(group: Group, workbook: Workbook) -> tuple[Chapter, ...]:
    """Return the chapters that came with the workbook and were taken out."""
    return own.left_out(workbook.chapters, _ours(group, workbook))


def is_as_it_came(group: Group, workbook: Workbook, key: str) -> bool:
    """Tell whether a chapter is as it came, or has nothing it came from."""
    ours = base(group, workbook.key)
    came = ours.chapter(key) if ours else None
    return came is None or came == workbook.chapter(key)


def _ours(group: Group, workbook: Workbook) -> tuple[Chapter, ...]:
    ours = base(group, workbook.key)
    return ours.chapters if ours else ()


def _untitled(title: str) -> Iterator[Problem]:
    if not title.strip():
        yield Problem("title", _NO_TITLE)


def _page(title: str, beside: tuple[Chapter, ...], source: str) -> Chapter:
    """Return a page with one exercise, to change at once."""
    first = Exercise(
        key="first",
        kind=Kind.PROMPTS,
        title=_("What helps me"),
        purpose=_("To have it on paper on a hard day."),
        minutes=10,
        do=(_("Write a few words on each line."),),
        landing=_("Breathe out slowly, once."),
        layout=Layout(prompts=(_("What helps me?"),)),
    )
    key = key_for(title, {each.key for each in beside} | {"workbook"}, "our-page")
    return Chapter(key=key, sort=Sort.PAGE, title=title, exercises=(first,), source=source, license=_BLANK_LICENSE)
