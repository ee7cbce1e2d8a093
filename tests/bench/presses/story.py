"""A workbook as plain pieces that any program can set: headings, paragraphs, lines to write on and tables.

The texts are all of groupkit's, on pages that begin where its own begin. What groupkit draws (circles, scales,
boxes, squares to tick) is left out, and it prints further lines where a page has room: the others have less to do.
"""

from collections.abc import Iterator

from groupkit.core.workbooks.answers import Place, Way, places
from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.editions import Printing
from groupkit.core.workbooks.exercises import Exercise, Kind, Layout
from groupkit.pdf.workbooks.making import in_order
from tests.bench.presses.pieces import Piece

_NOTES = 23
_DRAWING = 6


def story(workbook: Workbook, printing: Printing) -> list[Piece]:
    """Return what is printed, as many times as it is wanted."""
    chapters = in_order(workbook, printing)
    once = [Piece("heading", workbook.title, 1), Piece("text", workbook.summary)]
    if len(printing.chapters) != 1:
        once += [Piece("page"), *(Piece("text", f"{each.label} {each.title}".strip()) for each in chapters)]
    for chapter in chapters:
        once += _chapter(workbook, chapter)
    copy = [*once, Piece("page")] * printing.copies
    return copy[:-1]


def _chapter(workbook: Workbook, chapter: Chapter) -> Iterator[Piece]:
    yield Piece("page")
    if chapter.number:
        yield Piece("text", f"Step {chapter.label}")
    yield from _read(chapter)
    if chapter.wording_box:
        yield from (Piece("page"), Piece("heading", "Our fellowship’s wording", 2), Piece("lines", lines=6))
    pacing = workbook.chapter("pacing")
    if chapter.number and chapter.hard and pacing:
        yield from _chapter(workbook, pacing)
    if chapter.number:
        yield from _exercise(_CHECK_IN)
    for exercise in chapter.exercises:
        if exercise.wording in ("", "open"):
            yield from _exercise(exercise)
    if chapter.roles:
        yield from (Piece("page"), Piece("heading", "Jobs our group is looking for", 2), Piece("lines", lines=4))
    if chapter.number:
        yield from _exercise(_NEXT)
        yield from (Piece("page"), Piece("heading", "Notes", 2), Piece("lines", lines=_NOTES))


def _read(chapter: Chapter) -> Iterator[Piece]:
    """Yield what is read before the exercises."""
    yield Piece("heading", chapter.title, 1)
    yield from (Piece("text", line) for line in chapter.about)
    if chapter.both:
        yield from (Piece("heading", "Both sides", 3), Piece("text", chapter.both))
    if chapter.care:
        yield Piece("heading", "Take care", 3)
        yield from (Piece("text", f"• {line}") for line in chapter.care)
    if chapter.round:
        yield from (Piece("heading", "A question for the meeting", 3), Piece("text", chapter.round))
    for section in chapter.sections:
        yield Piece("heading", section.title, 3)
        yield from (Piece("text", line) for line in section.words)
        yield from (Piece("text", f"• {line}") for line in section.items)
    yield from (Piece("text", f"{each.word}: {each.meaning}") for each in chapter.words)


def _exercise(exercise: Exercise) -> Iterator[Piece]:
    yield Piece("page")
    yield Piece("text", f"about {exercise.minutes} minutes")
    yield from (Piece("heading", exercise.title, 2), Piece("text", f"Why  {exercise.purpose}"))
    yield from (Piece("text", f"{at}  {line}") for at, line in enumerate(exercise.do, start=1))
    if exercise.example:
        yield Piece("text", f"{exercise.example_by} wrote:")
        yield from (Piece("text", line) for line in exercise.example)
    asked = places(exercise)
    cells = [place for place in asked if place.key.startswith("cell-")]
    if cells:
        yield _table(exercise.layout)
    for place in asked:
        if place not in cells:
            yield from _place(place)
    if exercise.landing:
        yield Piece("text", f"To finish  {exercise.landing}")
        yield Piece("text", "keep · tear off · destroy · to share if you like")


def _table(layout: Layout) -> Piece:
    within = bool(layout.rows)
    heads = layout.columns if within else ("", *layout.columns)
    rows = [(label, *[""] * (len(heads) - 1)) for label in (*layout.labels, *[""] * layout.rows)]
    return Piece("table", rows=[heads, *rows])


def _place(place: Place) -> Iterator[Piece]:
    if place.label:
        yield Piece("text", place.label)
    if place.way is Way.DRAWING:
        yield Piece("lines", lines=_DRAWING)
    elif place.way is not Way.TICK:
        yield Piece("lines", lines=place.lines)


def _closing(title: str, purpose: str, layout: Layout) -> Exercise:
    return Exercise(
        key="closing", kind=Kind.PROMPTS, title=title, purpose=purpose, minutes=5, do=(), landing="", layout=layout
    )


_CHECK_IN = _closing(
    "How I am today",
    "If today is a hard day, choose a short page, or just rest.",
    Layout(
        prompts=("My mood", "My urge to drink or use", "How steady I feel", "One thing that would help today"),
        lines=2,
    ),
)
_NEXT = _closing(
    "Support, and what comes next",
    "To leave this step with one small thing to do and somebody beside you.",
    Layout(
        prompts=(
            "What I want to remember from this step",
            "Who I can talk to about it",
            "One small thing I will do",
            "What could get in the way, and what then",
        ),
        lines=3,
    ),
)
