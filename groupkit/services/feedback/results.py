"""What was shown of a round, always the same: tables, one word, and how they stand beside the round before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from groupkit.core.feedback import changes
from groupkit.core.feedback.cards import has_cards
from groupkit.core.feedback.changes import Beside, Change, Roster, Wave, taken_over
from groupkit.core.feedback.figures import change_in_words, in_words, level_in_words, moved_in_words
from groupkit.core.feedback.forms import Form, Question, asked_alike, one_word_alike, told
from groupkit.core.feedback.given import options
from groupkit.core.feedback.release import Level, Release, Table
from groupkit.core.feedback.rounds import Round
from groupkit.core.feedback.words import Words
from groupkit.i18n import catalogue, current
from groupkit.services.feedback import rounds
from groupkit.services.group import Group

_NOTHING = Release(tables=(), level=Level.HIDDEN)
_PART, _CALLED = "=", ": "


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A table as it is shown: what was asked, of whom if of a part alone, and what is said of the figures.

    `answers` are the words of the steps, `change` how it stands beside the round before.
    """

    question: str
    asked: str
    part: str
    answers: tuple[str, ...]
    table: Table
    lines: tuple[str, ...]
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All that is ever shown of a round.

    `word` is empty where the form has none, `beside` also where no round before has one that says as much.
    `moved` are sentences about how those with a card moved, each with its share for a bar; empty without cards.
    `moves` are the figures of that.
    """

    round: Round
    level: Level
    word: str
    change: Change
    beside: str
    tables: tuple[Shown, ...]
    moved: tuple[tuple[tuple[str, ...], float], ...] = ()
    moves: Table = _NOTHING.moved


def of(group: Group, key: str, language: str | None = None) -> Results | None:
    """Return what is shown of a round, or None while its box is shut, and for good where nobody opened it."""
    made = rounds.get(group, key)
    shown = group.store.feedback_releases.of(made.id)
    if shown is None:
        return None
    spoken = current() if language is None else catalogue(language)
    words, form = rounds.said(language), told(made.form, spoken)
    before = _before(group, made)
    change = Change.HIDDEN if before is None else changes.word(before, shown)
    return Results(
        round=made,
        level=shown.level,
        word=level_in_words(shown.level, words.figures) if form.composite else "",
        change=change,
        beside="" if change is Change.HIDDEN else change_in_words(change, words.figures),
        tables=tuple(_shown(form, words, shown, before)),
        moves=shown.moved,
        moved=moved_in_words(shown.moved, words.figures) if before is not None and has_cards(made.form) else (),
    )


def tables(group: Group, key: str) -> Release | None:
    """Return the figures that are shown of a round, or None while its box is shut."""
    return group.store.feedback_releases.of(rounds.get(group, key).id)


def ways(group: Group, made: Round) -> tuple[Beside, ...]:
    """Return the ways to see a round among those like it, with what was shown of each, if anything.

    There is more than one where answers of a round were taken over into the next: whoever left in between may be
    among them, or not.
    """
    held = rounds.alike(group, made.form)
    apart = {each.id: Roster(able=each.able, joined=each.joined, left=each.left) for each in held}
    together = dict(apart)
    for each in held:
        if each.follows in together and each.goes_on:
            together[each.id] = taken_over(together.pop(each.follows), apart[each.id])
    every = (apart, together) if together != apart else (apart,)
    return tuple(_beside(group, made, rosters) for rosters in every)


def _beside(group: Group, made: Round, rosters: Mapping[int, Roster]) -> Beside:
    kept = group.store.feedback_releases
    waves = {at: Wave(roster=roster, release=kept.of(at) or _NOTHING) for at, roster in rosters.items()}
    return Beside(
        earlier=tuple(wave for at, wave in waves.items() if at < made.id),
        now=rosters[made.id],
        later=tuple(wave for at, wave in waves.items() if at > made.id),
    )


def _before(group: Group, made: Round) -> Release | None:
    """Return what was shown of the round before, of the questions alone that were asked alike in both."""
    for each in reversed(tuple(group.store.feedback_rounds.where(form=made.form.id))):
        shown = group.store.feedback_releases.of(each.id) if each.id < made.id else None
        if shown is not None:
            same = asked_alike(each.form, made.form)
            tables = tuple(table for table in shown.tables if _asks(table) <= same)
            return Release(
                tables=tables, level=shown.level if one_word_alike(each.form, made.form) else Level.HIDDEN
            )
    return None


def _shown(form: Form, words: Words, release: Release, before: Release | None) -> Iterator[Shown]:
    asked = {question.key: question for question in form.questions}
    earlier = {} if before is None else {_place(table): table for table in before.tables}
    for table in release.tables:
        question, old = asked[table.item], earlier.get(_place(table))
        answers = options(question, words)
        yield Shown(
            question=question.key,
            asked=question.says,
            part=_part(table.part, asked, words),
            answers=answers,
            table=table,
            lines=in_words(table, answers, words.figures, rather_not=words.rather_not),
            change=Change.HIDDEN if old is None else changes.question(old, table, reverse=question.reverse),
        )


def _asks(table: Table) -> frozenset[str]:
    """Return the questions a table is about: one, or one by another."""
    return frozenset({table.item, table.part.partition(_PART)[0]} - {""})


def _place(table: Table) -> tuple[str, int | None, str]:
    return table.item, table.option, table.part


def _part(part: str, asked: dict[str, Question], words: Words) -> str:
    """Return whom a part is of: a question and one of its answers."""
    key, _is, at = part.partition(_PART)
    return f"{asked[key].says}{_CALLED}{options(asked[key], words)[int(at)]}" if part else ""
