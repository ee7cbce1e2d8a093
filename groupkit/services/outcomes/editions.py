"""Gathers what a paper about good help is made of, in the language in which the group prints."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from groupkit.core.outcomes.editions import PAGES, Edition, Paper
from groupkit.core.outcomes.statements import Statement
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import (
    comparing,
    draft,
    order,
    practice,
    runs,
    slots,
    statements,
    theories,
    workshop,
)

COMPONENTS = "component"
"""The other way to lay the cards about local services out; the usual one is by area."""
_RUN = N_("Say the number of the talk or the half-day: this paper is about one.")
_DRAFT = N_("There is no draft with the key {key}.")
_SLOT = N_("There is no place for words with the key {key}.")
_PAGE = N_("There is no page with the key {key} in a half-day.")
_NO_PLAN = N_("This talk has no plan for a half-day. Choose a half-day.")


def edition(
    group: Group, paper: Paper, which: str = "", *, justice: bool = False, pages: Sequence[str] = ()
) -> Edition:
    """Return what a paper is made of; `which` is the run, the slot, the draft or the way cards are laid out.

    With `justice` the cards hold the five about police, courts and prison too. Refuse where there is none of it.
    """
    language = group.profile.printing_language
    match paper:
        case Paper.STATEMENTS:
            return Edition(paper=paper, statements=statements.listing(group, justice=justice, language=language))
        case Paper.HALF_DAY:
            return _half_day(group, which, pages)
        case _:
            return _MADE[paper](group, which, language)


def _principles(group: Group, which: str, language: str) -> Edition:
    """Gather all of it, or what stands beside the statements of a run."""
    keys = tuple(each.statement for each in order.listing(group, _run(group, which))) if which else None
    found = statements.principles(group, keys, language)
    return Edition(paper=Paper.PRINCIPLES, principles=found)


def _practice(group: Group, _which: str, language: str) -> Edition:
    return Edition(paper=Paper.PRACTICE, cards=practice.listing(group, language))


def _slot(group: Group, which: str, language: str) -> Edition:
    known = {slot.key: (slot, filled) for slot, filled in slots.listing(group, language)}
    if which not in known:
        raise RefusedError([Problem("slot", _SLOT, {"key": which})])
    slot, filled = known[which]
    return Edition(paper=Paper.SLOT, slot=slot, filled=filled)


def _answers(group: Group, which: str, language: str) -> Edition:
    return Edition(paper=Paper.ANSWERS, statements=_on_the_table(group, which, language))


def _ranking(group: Group, which: str, language: str) -> Edition:
    return Edition(paper=Paper.RANKING, statements=_on_the_table(group, which, language))


def _on_the_table(group: Group, which: str, language: str) -> tuple[Statement, ...]:
    """Return the statements of a run as they were put up; all of them where none was chosen yet."""
    chosen = sorted(order.listing(group, _run(group, which)), key=lambda each: each.id)
    if not chosen:
        return statements.listing(group, language=language)
    return tuple(statements.find(group, each.statement, language) for each in chosen)


def _repeat(group: Group, which: str, language: str) -> Edition:
    moved = comparing.compare(group, _run(group, which))
    names = {each.statement: statements.find(group, each.statement, language).words for each in moved}
    return Edition(paper=Paper.REPEAT, moved=moved, names=names)


def _half_day(group: Group, which: str, pages: Sequence[str]) -> Edition:
    half_day = workshop.get(group, _run(group, which))
    unknown = [Problem("pages", _PAGE, {"key": key}) for key in pages if key not in PAGES]
    if unknown:
        raise RefusedError(unknown)
    if not half_day.run.agenda:
        raise RefusedError([Problem("run", _NO_PLAN)])
    return Edition(paper=Paper.HALF_DAY, workshop=half_day, pages=tuple(pages) or tuple(PAGES))


def _theories(_group: Group, which: str, language: str) -> Edition:
    laid = theories.in_components(language) if which == COMPONENTS else theories.in_areas(language)
    return Edition(paper=Paper.THEORIES, laid=laid)


def _draft(group: Group, which: str, _language: str) -> Edition:
    found = next((each for each in draft.listing(group) if each.key == which), None)
    if which and found is None:
        raise RefusedError([Problem("draft", _DRAFT, {"key": which})])
    return Edition(paper=Paper.DRAFT, draft=found)


def _run(group: Group, which: str) -> int:
    if not which.isdecimal():
        raise RefusedError([Problem("run", _RUN)])
    return runs.get(group, int(which)).id


_MADE: Mapping[Paper, Callable[[Group, str, str], Edition]] = MappingProxyType(
    {
        Paper.PRINCIPLES: _principles,
        Paper.PRACTICE: _practice,
        Paper.SLOT: _slot,
        Paper.ANSWERS: _answers,
        Paper.RANKING: _ranking,
        Paper.REPEAT: _repeat,
        Paper.THEORIES: _theories,
        Paper.DRAFT: _draft,
    }
)
