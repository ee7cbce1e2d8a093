"""What was heard from whom and when, laid out by theme or by person: every wave as it was, and nothing averaged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from groupkit.core.evaluation.answers import Answer, AnswerKey, Setback, Way
from groupkit.core.evaluation.codes import Code
from groupkit.core.evaluation.coding import Agreed
from groupkit.core.evaluation.words import LensStep
from groupkit.i18n import N_

HARD_SPELL = "setback"
"""The code of the codebook under which a hard spell and what helped are shown, and in its area of life."""


class CellState(StrEnum):
    """What a cell says; none of them reads a gap as an answer."""

    HEARD = "heard"
    NOT_HEARD = "not_heard"
    NOT_YET = "not_yet"
    NOT_ASKED = "not_asked"
    NOT_HELD = "not_held"


STATES: dict[str, str] = {
    CellState.HEARD: N_("Heard"),
    CellState.NOT_HEARD: N_("Not spoken of"),
    CellState.NOT_YET: N_("Nobody had spoken of it yet"),
    CellState.NOT_ASKED: N_("Not asked"),
    CellState.NOT_HELD: N_("No talk was held"),
}


class By(StrEnum):
    """Which way a matrix is laid out."""

    THEME = "theme"
    PERSON = "person"
    LENS = "lens"


class Sort(StrEnum):
    """What a row is about: an area of life, a code, or a step of the lens."""

    AREA = "area"
    CODE = "code"
    STEP = "step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who was asked: the waves of their clock, and whether each was held; None is still ahead.

    `quotes` are the answers whose words they said may be told to the group.
    """

    sign: str
    waves: Mapping[str, bool | None]
    quotes: frozenset[AnswerKey] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that a matrix is made of; `waves` are the columns, and `areas` are keys with their titles."""

    waves: tuple[str, ...]
    areas: tuple[tuple[str, str], ...]
    codes: tuple[Code, ...]
    voices: tuple[Voice, ...]
    answers: tuple[Answer, ...]
    agreed: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one person said of one theme in one wave; `said` are the answers in which it was heard."""

    state: CellState
    path: Way | None = None
    setback: Setback | None = None
    may_quote: bool = False
    said: tuple[AnswerKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One person and one theme over all waves; `first` is the wave in which anybody first spoke of it."""

    sign: str
    sort: Sort
    theme: str
    title: str
    first: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Rows over waves; those of one theme, or of one person, stand together."""

    by: By
    waves: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Theme:
    """What rows are about: a cell is heard where one of its `codes` was, or where somebody told its way.

    `told` is what its way is told under, or "" where it has none.
    """

    sort: Sort
    key: str
    title: str
    codes: frozenset[str]
    told: str = ""


def by_theme(record: Record) -> Matrix:
    """Return all rows of one theme together: everybody's path in it."""
    return _laid_out(By.THEME, record, [_row(record, voice, theme) for theme, voice in _heard(record)])


def by_person(record: Record) -> Matrix:
    """Return all rows of one person together: everything they spoke of."""
    rows = [_row(record, voice, theme) for theme, voice in _heard(record)]
    places = {voice.sign: at for at, voice in enumerate(record.voices)}
    return _laid_out(By.PERSON, record, sorted(rows, key=lambda row: places[row.sign]))


def lens(record: Record, steps: Sequence[LensStep]) -> Matrix:
    """Return how each person spoke of themselves, the group and the world outside; no order is better."""
    themes = [_Theme(sort=Sort.STEP, key=step.key, title=step.title, codes=frozenset(step.codes)) for step in steps]
    rows = [_row(record, voice, theme) for voice in record.voices for theme in themes]
    return _laid_out(By.LENS, record, rows)


def _laid_out(by: By, record: Record, rows: Iterable[Row]) -> Matrix:
    return Matrix(by=by, waves=record.waves, rows=tuple(rows))


def _heard(record: Record) -> Iterator[tuple[_Theme, Voice]]:
    """Yield each theme with those who could have spoken of it: the ones with a clock on which it was heard."""
    for theme in _themes(record):
        for voice in record.voices:
            if _first(record, voice, theme):
                yield theme, voice


def _themes(record: Record) -> Iterator[_Theme]:
    """Yield the areas, each with its codes, and then the codes of no area; one that is gone from the book last."""
    known, areas = {code.key for code in record.codes}, {key for key, _title in record.areas}
    gone = sorted({code for each in record.agreed for code in each.codes} - known)
    for key, title in (*record.areas, ("", "")):
        held = [code for code in record.codes if code.area == key]
        if key:
            yield _Theme(sort=Sort.AREA, key=key, title=title, codes=frozenset(code.key for code in held), told=key)
        for code in held:
            told = "" if code.key in areas else code.key
            yield _Theme(sort=Sort.CODE, key=code.key, title=code.title, codes=frozenset({code.key}), told=told)
    for key in gone:
        yield _Theme(sort=Sort.CODE, key=key, title=key, codes=frozenset({key}))


def _row(record: Record, voice: Voice, theme: _Theme) -> Row:
    first = _first(record, voice, theme)
    return Row(
        sign=voice.sign,
        sort=theme.sort,
        theme=theme.key,
        title=theme.title,
        first=first,
        cells=tuple(_cell(record, voice, theme, wave, first) for wave in record.waves),
    )


def _cell(record: Record, voice: Voice, theme: _Theme, wave: str, first: str) -> Cell:
    answers = [each for each in record.answers if (each.sign, each.wave) == (voice.sign, wave)]
    said = tuple(
        each.of for each in record.agreed if each.of[:2] == (voice.sign, wave) and each.codes & theme.codes
    )
    path = _last(each.path[theme.told] for each in answers if theme.told in each.path)
    if not said and path is None:
        return Cell(state=_silent(voice, wave, first, asked=bool(answers)))
    hard = HARD_SPELL in theme.codes
    setbacks = [each.setback for each in answers if each.setback is not None] if hard else []
    return Cell(
        state=CellState.HEARD,
        path=path,
        setback=next(iter(setbacks), None),
        may_quote=not voice.quotes.isdisjoint(said),
        said=said,
    )


def _silent(voice: Voice, wave: str, first: str, *, asked: bool) -> CellState:
    """Return why nothing was heard: there was no talk, it is not there yet, or it was not spoken of."""
    held = voice.waves.get(wave)
    if not asked and held is False:
        return CellState.NOT_HELD
    if not asked:
        return CellState.NOT_ASKED
    order = list(voice.waves)
    earlier = not first or (wave in order and order.index(wave) < order.index(first))
    return CellState.NOT_YET if earlier else CellState.NOT_HEARD


def _first(record: Record, voice: Voice, theme: _Theme) -> str:
    """Return the wave of somebody's clock in which anybody on that clock first spoke of a theme, or ""."""
    clock = [each.sign for each in record.voices if tuple(each.waves) == tuple(voice.waves)]
    spoken = {each.of[1] for each in record.agreed if each.of[0] in clock and each.codes & theme.codes}
    spoken |= {each.wave for each in record.answers if each.sign in clock and theme.told in each.path}
    return next((wave for wave in voice.waves if wave in spoken), "")


def _last(ways: Iterable[Way]) -> Way | None:
    """Return the last word somebody had on it in one talk."""
    *_before, way = (None, *ways)
    return way
