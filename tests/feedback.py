"""Makes feedback forms, answers and figures for tests."""

from collections.abc import Sequence
from itertools import product

from groupkit.core.feedback.forms import Form, Kind, Option, Question, Scale
from groupkit.core.feedback.items import usual_tables
from groupkit.core.feedback.release import Shape, Table

NAMES = ("welcome", "safe", "fair", "heard", "again")
FIVE = Scale(
    key="five", options=tuple(Option(key=word, words=word) for word in ("no", "bit", "half", "most", "yes"))
)


def rating(key: str, *, reverse: bool = False) -> Question:
    """Return a question with five steps."""
    return Question(key=key, kind=Kind.FACES, ask=key, scale="five", reverse=reverse)


def choosing(key: str, options: int, kind: Kind = Kind.CHOICE) -> Question:
    """Return a question with options of its own."""
    return Question(
        key=key, kind=kind, ask=key, options=tuple(Option(key=f"o{at}", words=f"o{at}") for at in range(options))
    )


def form(*questions: Question, tables: Sequence[str] = (), composite: Sequence[str] = ()) -> Form:
    """Return a form of these questions."""
    return Form(
        id="trial",
        version=1,
        title="Trial",
        strand="members",
        about="group",
        intro="",
        what_happens="",
        source="",
        license="",
        tables=tuple(tables) or usual_tables(questions),
        composite=tuple(composite),
        questions=questions,
    )


USUAL = form(*map(rating, NAMES), composite=NAMES)
"""A form of five questions with five steps, and one word for all."""


def shown(
    *figures: int, shape: Shape = Shape.CELLS, rather_not: int = 0, item: str = "safe", part: str = ""
) -> Table:
    """Return a table as it was shown."""
    return Table(item=item, part=part, shape=shape, figures=figures, rather_not=rather_not, of=max(sum(figures), 9))


def spread(size: int, cells: int) -> list[tuple[int, ...]]:
    """Return every way in which so many people can be spread over some cells."""
    return [way for way in product(range(size + 1), repeat=cells) if sum(way) == size]
