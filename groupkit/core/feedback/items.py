"""What of a form may ever be shown, as the form said before anybody answered: questions, steps and crossings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from groupkit.core.feedback.forms import CARD_KEYS, Form, Kind, Question, Scale

STEPS = 5
"""How many steps a scale has that is put into bands or into one word."""
_BY = " by "
_RATED = frozenset({Kind.FACES, Kind.FIT})
_CLOSED = _RATED | {Kind.CHOICE, Kind.SEVERAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question that may be shown: its key, how many steps it has, whether they are in order, low to high.

    Where several answers could be marked, each is an item of its own, and `option` is its place. `by` is the
    question whose answers part the people into `parts` groups. A `reverse` item is better the lower it is.
    """

    key: str
    steps: int = STEPS
    ordered: bool = True
    reverse: bool = False
    option: int | None = None
    by: str = ""
    parts: int = 0

    @property
    def rated(self) -> bool:
        """Whether it goes from low to high in five steps."""
        return self.ordered and self.steps == STEPS


def usual_tables(questions: Iterable[Question]) -> tuple[str, ...]:
    """Return what may be shown of questions where nobody says anything about it: all that are rated."""
    return tuple(question.key for question in questions if question.kind in _RATED)


def items(form: Form, scales: Sequence[Scale]) -> tuple[Item, ...]:
    """Return what may be shown of a form, in its own order, and nothing where it names nothing.

    Only the first crossing of a question counts: two crossings together could tell of very few.
    """
    sizes = {scale.key: len(scale.options) for scale in scales}
    closed = (question for question in form.questions if question.kind in _CLOSED)
    asked = {question.key: question for question in closed if question.key not in CARD_KEYS}
    named: dict[str, str] = {}
    for name in form.tables:
        key, _, by = name.partition(_BY)
        if key in asked:
            named[key] = named.get(key) or (by if by in asked and by != key else "")
    return tuple(item for key, by in named.items() for item in _items(asked[key], asked.get(by), sizes))


def composite(form: Form, scales: Sequence[Scale]) -> tuple[Item, ...]:
    """Return the rated questions behind the one word a small room may hear."""
    sizes = {scale.key: len(scale.options) for scale in scales}
    behind = set(form.composite) - {*CARD_KEYS}
    asked = [question for question in form.questions if question.key in behind]
    found = [item for question in asked if question.kind in _CLOSED for item in _items(question, None, sizes)]
    return tuple(item for item in found if item.rated)


def _items(question: Question, by: Question | None, sizes: dict[str, int]) -> Iterator[Item]:
    # somebody may be in several groups at once where several answers could be marked: no crossing by those
    parted = by if by and by.kind is not Kind.SEVERAL else None
    groups, steps = _steps(parted, sizes) if parted else 0, _steps(question, sizes)
    key, over = question.key, parted.key if parted else ""
    if question.kind is Kind.SEVERAL:
        for at in range(steps):
            yield Item(key=key, steps=steps, ordered=False, option=at, by=over, parts=groups)
    else:
        rated = question.scale in sizes
        yield Item(key=key, steps=steps, ordered=rated, reverse=question.reverse, by=over, parts=groups)


def _steps(question: Question, sizes: dict[str, int]) -> int:
    return len(question.options) or sizes.get(question.scale, 0)
