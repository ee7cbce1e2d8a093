"""Figures as they are said in the room: whole sentences that make sense, and tell no more than the figure does."""

from collections.abc import Iterator, Sequence

from groupkit.core.feedback.changes import Change
from groupkit.core.feedback.release import BANDS, CELLS_FROM, Level, Shape, Table
from groupkit.core.feedback.words import FigureWords

_TENS, _TOP = 10, 100


def in_words(table: Table, answers: Sequence[str], words: FigureWords, *, rather_not: str = "") -> tuple[str, ...]:
    """Return the sentences of a table, in the words of its answers; with `rather_not`, also who would not say.

    What is hidden is one sentence, always the same. Figures that leave nothing to say are left out.
    """
    if table.shape is Shape.HIDDEN:
        return (words.hidden,)
    return tuple(_sentences(table, answers, words, rather_not))


def apart(table: Table, answers: Sequence[str], words: FigureWords) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield the sentences of each figure by itself, and its share of all for a bar; nothing of what is hidden."""
    if table.shape is Shape.HIDDEN:
        return
    for at, (figure, answer) in enumerate(zip(table.figures, _named(table, answers, words), strict=True)):
        percents = table.percents[at : at + 1]
        alone = Table(
            item=table.item, option=0, shape=Shape.CELLS, figures=(figure,), of=table.of, percents=percents
        )
        yield in_words(alone, [answer], words), figure / max(table.of, figure, 1)


def level_in_words(level: Level, words: FigureWords) -> str:
    """Return the one word of a form as a sentence."""
    return {
        Level.HIDDEN: words.hidden,
        Level.LOW: words.one_low,
        Level.MIDDLE: words.one_middle,
        Level.HIGH: words.one_high,
    }[level]


def change_in_words(change: Change, words: FigureWords) -> str:
    """Return how a figure stands beside the one before, as a sentence."""
    return {
        Change.HIDDEN: words.change_hidden,
        Change.UP: words.change_up,
        Change.SAME: words.change_same,
        Change.DOWN: words.change_down,
    }[change]


def moved_in_words(moved: Table, words: FigureWords) -> tuple[tuple[tuple[str, ...], float], ...]:
    """Return about how many moved which way: each with its share for a bar, or that it is not shown."""
    if moved.shape is Shape.HIDDEN:
        return (((words.hidden,), 0.0),)
    answers = (words.moved_down, words.moved_same, words.moved_up)
    found = []
    for figure, answer in zip(moved.figures[::-1], answers[::-1], strict=True):
        some = words.moved_nearly_all if figure == moved.of else words.moved_some
        said = some if figure else words.moved_few
        found.append(((said.format(about=figure, of=moved.of, answer=answer),), figure / moved.of))
    return tuple(found)


def _sentences(table: Table, answers: Sequence[str], words: FigureWords, rather_not: str) -> Iterator[str]:
    named = _named(table, answers, words)
    if table.shape is Shape.BANDS:
        yield words.fewer_than.format(of=CELLS_FROM)
        most = [answer for figure, answer in zip(table.figures, named, strict=True) if figure == max(table.figures)]
        if len(most) == 1:
            yield words.most_band.format(answer=most[0])
    for at, (figure, answer) in enumerate(zip(table.figures, named, strict=True)):
        yield _said(figure, table.of, answer, words)
        if table.percents and 0 < table.percents[at] < _TOP:
            yield words.percent.format(about=table.percents[at] // _TENS, of=_TENS)
    if table.rather_not and rather_not:
        yield _said(table.rather_not, table.of + table.rather_not, rather_not, words)
    if table.middle is not None:
        yield words.mean.format(answer=_middle(table.middle, answers, words))


def _named(table: Table, answers: Sequence[str], words: FigureWords) -> Sequence[str]:
    """Return what stands beside each figure: an answer, the answers of a band, or the one of several."""
    if table.option is not None:
        return [answers[table.option]]
    if table.shape is Shape.BANDS:
        return [_or([answers[step] for step in steps], words) for steps in BANDS]
    return answers


def _said(figure: int, of: int, answer: str, words: FigureWords) -> str:
    if not figure:
        return words.none_or_few.format(answer=answer)
    return (words.nearly_all if figure == of else words.some).format(about=figure, of=of, answer=answer)


def _middle(middle: float, answers: Sequence[str], words: FigureWords) -> str:
    """Return the answer at the middle, or both where it falls between two."""
    low = int(middle)
    return answers[low] if middle == low else _or(answers[low : low + 2], words)


def _or(answers: Sequence[str], words: FigureWords) -> str:
    """Return one answer, or two that count as one."""
    return words.either.format(one=answers[0], other=answers[1]) if len(answers) > 1 else answers[0]
