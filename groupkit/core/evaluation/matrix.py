"""What was heard from whom and when, laid out by theme or by person: every wave as it was, and nothing averaged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from groupkit.core.evaluation.answers import Answer, AnswerKey, Setback, Way
from groupkit.core.evaluation.codes import Code
from groupkit.core.evaluation.coding import Agreed
from groupkit.core.evaluation.people import Strand
from groupkit.core.evaluation.words import LensStep
from groupkit.i18n import N_, Catalogue

HARD_SPELL = "setback"
"""The code of the codebook under which a hard spell and what helped are shown, and in its area of life."""


class CellState(StrEnum):
    """What a cell says; none of them reads a gap as an answer."""

    HEARD = "heard"
    NOT_HEARD = "not_heard"
    NOT_YET = "not_yet"
    NOT_CODED = "not_coded"
    NOT_ASKED = "not_asked"
    NOT_HELD = "not_held"


STATES: dict[str, str] = {
    CellState.HEARD: N_("Heard"),
    CellState.NOT_HEARD: N_("Not spoken of"),
    CellState.NOT_YET: N_("Nobody had spoken of it yet"),
    CellState.NOT_CODED: N_("Not coded yet"),
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


SORTS: dict[str, str] = {
    Sort.AREA: N_("Area of life"),
    Sort.CODE: N_("Theme"),
    Sort.STEP: N_("Step"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who was asked: their strand, the waves of its clock, and whether each was held; None is ahead.

    `quotes` are the answers whose words they said may be told to the group.
    """

    sign: str
    waves: Mapping[str, bool | None]
    strand: Strand = Strand.MEMBERS
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


_AREA = N_("{title} (an area of life)")


def about(row: Row, words: Catalogue) -> str:
    """Return what a row is about; an area of life says that it is one, as a theme in it may have the same title."""
    return words.gettext(_AREA).format(title=row.title) if row.sort is Sort.AREA else row.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Rows over waves; those of one theme, or of one person, stand together.

    `left_out` counts answers under a sign, or in a wave, that does not belong to the round: they are in no cell.
    """

    by: By
    waves: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Talk:
    """What was said in one talk, and what was agreed about it."""

    answers: list[Answer]
    agreed: list[Agreed]

    def said(self, theme: _Theme) -> tuple[AnswerKey, ...]:
        """Return the answers in which a theme was heard."""
        return tuple(each.of for each in self.agreed if each.codes & theme.codes)

    def path(self, theme: _Theme) -> Way | None:
        """Return the last word somebody had on the way it went."""
        ways = [each.path[theme.told] for each in self.answers if theme.told in each.path]
        return ways[-1] if ways else None

    def setback(self, theme: _Theme) -> Setback | None:
        """Return a hard spell, where the theme is about those."""
        spells = (each.setback for each in self.answers if each.setback is not None)
        return next(spells, None) if HARD_SPELL in theme.codes else None

    @property
    def waits(self) -> bool:
        """Whether something in it is still to be coded, or agreed on."""
        done = {each.of for each in self.agreed}
        return any(each.holds_themes and each.key not in done for each in self.answers)

    def speaks_of(self, theme: _Theme) -> bool:
        """Whether a theme was heard in it, or told the way of, or a hard spell that belongs to it."""
        return bool(self.said(theme) or self.path(theme) or self.setback(theme))


_SILENCE = _Talk(answers=[], agreed=[])


def by_theme(record: Record) -> Matrix:
    """Return all rows of one theme together: everybody's path in it."""
    rows = (row for row in _rows(record, _themes(record)) if row.first)
    return Matrix(by=By.THEME, waves=record.waves, rows=tuple(rows))


def by_person(record: Record) -> Matrix:
    """Return all rows of one person together: everything they spoke of."""
    rows = (row for row in _rows(record, _themes(record)) if row.first)
    return Matrix(by=By.PERSON, waves=record.waves, rows=_person_by_person(record, rows))


def lens(record: Record, steps: Iterable[LensStep]) -> Matrix:
    """Return how each person spoke of themselves, the group and the world outside; no order is better."""
    themes = (_Theme(sort=Sort.STEP, key=step.key, title=step.title, codes=frozenset(step.codes)) for step in steps)
    return Matrix(by=By.LENS, waves=record.waves, rows=_person_by_person(record, _rows(record, themes)))


def _person_by_person(record: Record, rows: Iterable[Row]) -> tuple[Row, ...]:
    places = {voice.sign: at for at, voice in enumerate(record.voices)}
    return tuple(sorted(rows, key=lambda row: places[row.sign]))


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


def _rows(record: Record, themes: Iterable[_Theme]) -> Iterator[Row]:
    """Yield a row for each theme and person, theme by theme."""
    talks: dict[tuple[str, str], _Talk] = defaultdict(lambda: _Talk(answers=[], agreed=[]))
    for answer in record.answers:
        talks[answer.sign, answer.wave].answers.append(answer)
    for each in record.agreed:
        talks[each.of[0], each.of[1]].agreed.append(each)
    strands: dict[Strand, list[str]] = defaultdict(list)
    for voice in record.voices:
        strands[voice.strand].append(voice.sign)
    for theme in themes:
        spoken = {talk for talk, said in talks.items() if said.speaks_of(theme)}
        for voice in record.voices:
            signs = strands[voice.strand]
            first = next((wave for wave in voice.waves if any((sign, wave) in spoken for sign in signs)), "")
            cells = (
                _cell(voice, theme, wave, first, talks.get((voice.sign, wave), _SILENCE)) for wave in record.waves
            )
            yield Row(
                sign=voice.sign,
                sort=theme.sort,
                theme=theme.key,
                title=theme.title,
                first=first,
                cells=tuple(cells),
            )


def _cell(voice: Voice, theme: _Theme, wave: str, first: str, talk: _Talk) -> Cell:
    if not talk.speaks_of(theme):
        return Cell(state=_silent(voice, wave, first, talk))
    said = talk.said(theme)
    return Cell(
        state=CellState.HEARD,
        path=talk.path(theme),
        setback=talk.setback(theme),
        may_quote=not voice.quotes.isdisjoint(said),
        said=said,
    )


def _silent(voice: Voice, wave: str, first: str, talk: _Talk) -> CellState:
    """Return why nothing was heard: no talk was held, or it is not coded yet, or it was not spoken of."""
    if not talk.answers or wave not in voice.waves:
        return CellState.NOT_HELD if voice.waves.get(wave) is False else CellState.NOT_ASKED
    if talk.waits:
        return CellState.NOT_CODED
    order = list(voice.waves)
    if not first or order.index(wave) < order.index(first):
        return CellState.NOT_YET
    return CellState.NOT_HEARD
