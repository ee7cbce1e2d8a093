"""A small workbook with an exercise of every kind, for whatever draws or keeps its places."""

from typing import Any

from groupkit.core.workbooks.answers import Place, places
from groupkit.core.workbooks.chapters import Chapter, Section, Sort, Workbook
from groupkit.core.workbooks.exercises import NEEDS, TEXTS, Exercise, Keep, Kind, Layout, Shape, Wording

SOURCE: dict[str, Any] = {"source": "Written for a test.", "license": "CC-BY-4.0"}


def layout(kind: Kind, *, words: str = "") -> Layout:
    """Return the fewest words a kind of exercise needs; `words` stand before the number of each."""
    made: dict[str, Any] = {}
    for name, (least, _most) in NEEDS[kind].most.items():
        if name in TEXTS:
            made[name] = tuple(f"{words or name} {number}" for number in range(1, least + 1))
        elif name in ("low", "high"):
            made[name] = f"{words or name} end"
        elif name == "shape":
            made[name] = Shape.ROPE
        else:
            made[name] = max(least, 2)
    if "rows" in (*NEEDS[kind].most, *NEEDS[kind].may):
        made["rows"] = max(NEEDS[kind].most.get("rows", (2, 2))[0], 2)
    return Layout(**made)


def exercise(kind: Kind, *, words: str = "", **others: Any) -> Exercise:
    """Return an exercise of a kind."""
    about: dict[str, Any] = {
        "key": f"ex-{kind}",
        "kind": kind,
        "title": f"{words} Title of {kind}",
        "purpose": f"{words} To see what {kind} is.",
        "minutes": 10,
        "do": (f"{words} Do this first.", f"{words} Then do that."),
        "example_by": "Dee",
        "example": (f"{words} Dee wrote this.",),
        "landing": f"{words} Look out of the window.",
        "layout": layout(kind, words=words),
    }
    return Exercise(**(about | others))


def workbook(*, words: str = "") -> Workbook:
    """Return a workbook of two steps with an exercise of every kind, and something to read."""
    kinds = tuple(Kind)
    half = len(kinds) // 2
    believing = exercise(Kind.PROMPTS, words=words, key="ex-own", wording=Wording.SECULAR, keep=Keep.DESTROY)
    read = Section(
        key="how", title=f"{words} How to begin", words=(f"{words} Begin where you like.",), items=("Pen",)
    )
    return Workbook(
        key="all-kinds",
        title=f"{words} All kinds",
        summary="Every kind of exercise.",
        chapters=(
            Chapter(key="safe-use", sort=Sort.READING, title="Safe use", sections=(read,), **SOURCE),
            Chapter(
                key="step-01", sort=Sort.STEP, number=1, title=f"{words} First", about=(f"{words} About one.",),
                both=f"{words} Both sides.", care=(f"{words} Take care.",), hard=True,
                exercises=tuple(exercise(kind, words=words) for kind in kinds[:half]), **SOURCE,
            ),
            Chapter(
                key="step-13", sort=Sort.STEP, number=13, title=f"{words} Second", about=(f"{words} About two.",),
                exercises=(*(exercise(kind, words=words) for kind in kinds[half:]), believing), **SOURCE,
            ),
        ),
        **SOURCE,
    )  # fmt: skip


def every_place(book: Workbook) -> list[tuple[Chapter, Exercise, Place]]:
    """Return chapter, exercise and place of every place to answer in a workbook."""
    return [(part, each, place) for part in book.chapters for each in part.exercises for place in places(each)]
