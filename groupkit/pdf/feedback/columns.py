"""Where the circles of a question stand side by side, and the words that go with each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from groupkit.core.feedback.forms import RATHER_NOT, STEPPED, Kind, Option, Question
from groupkit.core.feedback.layout import CLEAR
from groupkit.core.feedback.words import Words
from groupkit.pdf.feedback.pens import Said, said
from groupkit.pdf.feedback.settings import MARGIN, Setting

FACES = 5
"""How many steps have faces."""
_COLUMN, _LAST, _APART = 12.6, 19.0, 2.5
"""The widths in millimetres: a step, *rather not say*, the room between the two."""
_MOST_LINES = 3
_MANY = 5
_MOST_SHARE, _LEAST_SHARE = 0.6, 0.88
_BETWEEN, _SLACK, _ENDLESS = 0.9, 0.1, 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A closed question with its answers in words."""

    question: Question
    options: tuple[Option, ...]

    @property
    def faces(self) -> bool:
        """Whether its steps have faces."""
        return self.question.kind is Kind.FACES and len(self.options) == FACES

    @property
    def places(self) -> tuple[int, ...]:
        """The answers in their order; *rather not say* is the last."""
        return (*range(len(self.options)), RATHER_NOT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the circles of a row stand, from the side where reading begins, and how wide the words above may be."""

    middles: tuple[float, ...]
    widths: tuple[float, ...]

    @property
    def start(self) -> float:
        """Where the first column begins."""
        return self.middles[0] - self.widths[0] / 2


def asked(question: Question, words: Words) -> Asked:
    """Return a closed question with the shared steps or with answers of its own."""
    return Asked(question=question, options=question.options or words.scale(question.scale).options)


def step_wide(setting: Setting, questions: Sequence[Asked]) -> float:
    """Return how wide a step is, the same for all the questions of a form so that their circles stand in line."""
    full = [option.words for each in questions if len(each.options) == _MANY for option in each.options]
    most = (setting.width * _MOST_SHARE - _last(setting)) / _MANY
    least = max(_COLUMN * _narrowed(setting), 2 * CLEAR * setting.radius)
    return max([least, *filter(lambda wide: wide <= most, (_longest(setting, words) for words in full))])


def _narrowed(setting: Setting) -> float:
    return min(1.0, max(_LEAST_SHARE, setting.scale))


def _last(setting: Setting) -> float:
    return _LAST * _narrowed(setting)


def columns_of(setting: Setting, each: Asked, words: Words, step: float) -> Columns | None:
    """Return where the circles stand side by side, or nothing where the words are too long for that."""
    count = len(each.options)
    if each.question.kind not in STEPPED or count > _MANY:
        return None
    if setting.large:
        widths = [setting.width / (count + 1)] * (count + 1)
    else:
        widths = [step * _MANY / count] * count + [max(_last(setting), _longest(setting, words.rather_not))]
    if not _side_by_side(setting, each, words, widths):
        return None
    apart = 0 if setting.large else _APART
    starts = [MARGIN + setting.width - apart - sum(widths)]
    for wide in widths:
        starts.append(starts[-1] + wide)
    middles = [start + wide / 2 for start, wide in zip(starts, widths, strict=False)]
    return Columns(middles=(*middles[:-1], middles[-1] + apart), widths=tuple(widths))


def _side_by_side(setting: Setting, each: Asked, words: Words, widths: Sequence[float]) -> bool:
    """Return whether the words of every answer fit in their column in a few lines."""
    lines = [_MOST_LINES - setting.large] * len(each.options) + [_MOST_LINES]
    line = setting.style("step").leading / mm
    labels = [*(option.words for option in each.options), words.rather_not]
    return all(
        _longest(setting, label) <= wide and _label(setting, label, wide).high <= most * line + _SLACK
        for label, wide, most in zip(labels, widths, lines, strict=True)
    )


def _label(setting: Setting, words: str, wide: float) -> Said:
    """Return words in the middle of a column, a little off those beside them."""
    return said(setting, words, "step", wide - _BETWEEN, centred=True)


def _longest(setting: Setting, words: str) -> float:
    """Return the width of a column that the longest word fits in, in millimetres."""
    return (
        max(said(setting, word, "step", _ENDLESS).piece.minWidth() for word in [*words.split(), ""]) / mm + _BETWEEN
    )


def labels(setting: Setting, each: Asked, columns: Columns, words: Words) -> list[Said]:
    """Return the words above the circles of a question, or below them."""
    texts = [*(option.words for option in each.options), words.rather_not]
    return [_label(setting, label, wide) for label, wide in zip(texts, columns.widths, strict=True)]
