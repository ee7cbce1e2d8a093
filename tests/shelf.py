"""A small workbook of made-up chapters, to read, change, bind and print."""

from groupkit.core.workbooks.chapters import Chapter, Notes, Section, Sort, Word, Workbook
from groupkit.core.workbooks.exercises import Exercise, Kind, Layout

SOURCE, LICENSE = "Written by us.", "CC-BY-4.0"


def exercise(key: str = "cost-map", **changes: object) -> Exercise:
    """Return an exercise with two questions, or with what is said otherwise."""
    usual: dict[str, object] = {
        "key": key,
        "kind": Kind.PROMPTS,
        "title": f"About {key}",
        "purpose": "To see it on paper.",
        "minutes": 10,
        "do": ("Write a few words.", "Stop when the time is up."),
        "easy": ("Write or draw.",),
        "example_by": "Bo",
        "example": ("I rang my sister.",),
        "landing": "Look out of the window.",
        "layout": Layout(prompts=("What helps?", "Who helps?")),
    }
    return Exercise(**usual | changes)  # type: ignore[arg-type]  # the names are those of an exercise


def step(number: int, *exercises: Exercise) -> Chapter:
    """Return a step with its exercises, or with two."""
    rows = exercises or (exercise("cost-map"), exercise("two-lists"))
    return Chapter(
        key=f"step-{number:02}",
        sort=Sort.STEP,
        number=number,
        title=f"Theme {number}",
        about=("What it is about.",),
        easy_about=("One idea.",),
        both="Mind and use meet here.",
        care=("Go gently.",),
        round="What helped this week?",
        wording_box=True,
        exercises=rows,
        notes=Notes(minutes=60, before=("Put out pens.",)),
        source=SOURCE,
        license=LICENSE,
    )


def workbook(**changes: object) -> Workbook:
    """Return a workbook of two steps, a page to read and a list of words."""
    reading = Chapter(
        key="reading",
        sort=Sort.READING,
        title="To read",
        sections=(Section(key="first", title="First", words=("A line.",), items=("One", "Two"), grade="fair"),),
        words=(Word(key="peer", word="Peer", meaning="Somebody who has been there."),),
        source=SOURCE,
        license=LICENSE,
    )
    usual: dict[str, object] = {
        "key": "small",
        "title": "A small book",
        "summary": "Two steps.",
        "chapters": (step(1), step(13), reading),
        "source": SOURCE,
        "license": LICENSE,
    }
    return Workbook(**usual | changes)  # type: ignore[arg-type]  # the names are those of a workbook
