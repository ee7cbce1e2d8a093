"""What the reader of a round looks at, and nobody else: agreement, new themes talk by talk, and matrices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from groupkit.core.evaluation import matrix as laid_out
from groupkit.core.evaluation import saturation as brought
from groupkit.core.evaluation.agreement import Agreement
from groupkit.core.evaluation.answers import SETBACKS, WAYS, Answer
from groupkit.core.evaluation.clocks import WAVES, DueState, due, wave_keys
from groupkit.core.evaluation.coding import Agreed
from groupkit.core.evaluation.matrix import SORTS, STATES, By, Cell, Matrix, Record, Row, Voice
from groupkit.core.evaluation.people import Ask, Person
from groupkit.core.evaluation.roomcheck import quotation_key
from groupkit.core.evaluation.saturation import Step
from groupkit.core.problems import chosen
from groupkit.i18n import N_, _, ngettext
from groupkit.services import spreadsheet
from groupkit.services.evaluation import asked, codebook, opened, rounds, telling
from groupkit.services.evaluation.asked import Asked, Pass
from groupkit.services.group import Group
from groupkit.storage.evaluation import shipped

NOT_FOR_THE_GROUP = N_("This shows who said what. It is for whoever reads this round, and not for the group.")
_HELD: Mapping[DueState, bool | None] = {
    DueState.HELD: True,
    DueState.LATE: True,
    DueState.EARLY: True,
    DueState.AHEAD: None,
    DueState.NOW: None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A matrix as rows of words under their heads, for a spreadsheet or a notebook."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def answers(group: Group, key: str, passphrase: Pass) -> tuple[Answer, ...]:
    """Return what those who are asked said in a round, for its reader; slow on purpose.

    Raises:
        WrongPassphraseError: it is not the reader's passphrase.
    """
    found, _others = opened.of_those_asked(group, asked.opened(group, rounds.get(group, key), passphrase))
    return found.answers


def agreed(group: Group, key: str, passphrase: Pass) -> tuple[Agreed, ...]:
    """Return what the two coders agreed on, in the order of answers; slow on purpose."""
    found, _others = opened.of_those_asked(group, asked.opened(group, rounds.get(group, key), passphrase))
    return opened.agreed(group, found)


def agreement(group: Group, key: str, passphrase: Pass) -> Agreement | None:
    """Return how alike the two coders decided, or None before they agreed on anything; slow on purpose."""
    return opened.agreement(group, opened.for_reader(group, rounds.get(group, key), passphrase))


def saturation(group: Group, key: str, passphrase: Pass) -> tuple[Step, ...]:
    """Return how many new themes each further talk brought, by wave and then by day; slow on purpose."""
    who = asked.opened(group, rounds.get(group, key), passphrase)
    found, _others = opened.of_those_asked(group, who)
    return brought.saturation(_in_order(who, found.answers), opened.agreed(group, found))


def matrix(group: Group, key: str, passphrase: Pass, *, by: By | str) -> Matrix:
    """Return what was heard from whom and when: by "theme", by "person", or through the "lens"; slow on purpose."""
    way = chosen("by", by, By)
    record, left_out = _record(group, asked.opened(group, rounds.get(group, key), passphrase))
    match way:
        case By.THEME:
            made = laid_out.by_theme(record)
        case By.PERSON:
            made = laid_out.by_person(record)
        case _:
            made = laid_out.lens(record, telling.told(shipped.lens()).steps)
    return replace(made, left_out=left_out)


def left_out(matrix: Matrix) -> str:
    """Say how many answers are in no cell because their sign or their talk is not of this round, or nothing."""
    some = ngettext(
        "{count} answer is left out: its sign, or its talk, does not belong to this round.",
        "{count} answers are left out: their signs, or their talks, do not belong to this round.",
        matrix.left_out,
    )
    return some.format(count=matrix.left_out) if matrix.left_out else ""


def sheet(matrix: Matrix) -> Sheet:
    """Return a matrix as words: for each wave what was heard, its way, a hard spell, and what helped."""
    told = (_("What was heard"), _("Way"), _("A hard spell"), _("What helped"))
    heads = (f"{_wave(wave)}: {each}" for wave in matrix.waves for each in told)
    return Sheet(
        head=(_("Theme"), _("What it is"), _("Sign"), _("First heard"), *heads),
        rows=tuple(_words(row) for row in matrix.rows),
    )


def to_csv(matrix: Matrix, path: Path) -> None:
    """Save a matrix for a spreadsheet; raise GroupkitError why not."""
    made = sheet(matrix)
    spreadsheet.save(path, made.head, made.rows)


def _words(row: Row) -> tuple[str, ...]:
    cells = (words for cell in row.cells for words in _cell(cell))
    return (row.title, _(SORTS[row.sort]), row.sign, _wave(row.first), *cells)


def _cell(cell: Cell) -> tuple[str, str, str, str]:
    return (
        _(STATES[cell.state]),
        _(WAYS[cell.path]) if cell.path else "",
        _(SETBACKS[cell.setback.what]) if cell.setback else "",
        cell.setback.helped if cell.setback else "",
    )


def _wave(wave: str) -> str:
    return _(WAVES[wave]) if wave in WAVES else wave


def _record(group: Group, who: Asked) -> tuple[Record, int]:
    """Gather all that a matrix is made of, and count the answers that are in none."""
    found, others = opened.of_those_asked(group, who)
    spoken = {(answer.sign, answer.wave) for answer in found.answers}
    voices = tuple(
        _voice(group, person, found.answers) for person in who.people if person.sign in {sign for sign, _ in spoken}
    )
    shown = {wave for voice in voices for wave in voice.waves}
    record = Record(
        waves=tuple(wave for wave in wave_keys(shipped.waves()) if wave in shown),
        areas=tuple((area.key, area.title) for area in telling.told(shipped.codebook()).areas),
        codes=codebook.listing(group),
        voices=voices,
        answers=found.answers,
        agreed=opened.agreed(group, found),
    )
    return record, others


def _voice(group: Group, person: Person, answers: Iterable[Answer]) -> Voice:
    talks = due(person, shipped.waves(), group.today())
    own = [answer.key for answer in answers if answer.sign == person.sign]
    waves = {talk.wave: _HELD.get(talk.state, False) for talk in talks}
    return Voice(
        sign=person.sign,
        strand=person.strand,
        waves=waves | {wave: True for _sign, wave, _question in own},
        quotes=frozenset(of for of in own if person.says_yes(Ask.QUOTATION, quotation_key(of))),
    )


def _in_order(who: Asked, answers: Iterable[Answer]) -> tuple[tuple[str, str], ...]:
    """Return the talks in which something was said, by wave and then by the day they were held."""
    order = wave_keys(shipped.waves())
    days = {(person.sign, wave): held.day for person in who.people for wave, held in person.held.items()}
    talks = dict.fromkeys((answer.sign, answer.wave) for answer in answers)
    return tuple(sorted(talks, key=lambda talk: (order.index(talk[1]), days.get(talk) or date.max, talk[0])))
