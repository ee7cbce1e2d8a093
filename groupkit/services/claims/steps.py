"""Takes a claim one step on, each step a record in the book: handed in, asked about, agreed, given to the group."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from groupkit.core.claiming import Case, step_problems
from groupkit.core.claims import Deed, Person, State, Step
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services import books, records, standing
from groupkit.services.claims.known import MAKING, SECOND_FOR, TOPIC, WHAT, acting, case, facts_of, person, words_of
from groupkit.services.group import Group

_LABELS: Mapping[Deed, str] = {
    Deed.HAND_IN: N_("Hand in a claim"),
    Deed.SEND_BACK: N_("Ask about a claim"),
    Deed.ADD: N_("Hand in a claim again"),
    Deed.AGREE: N_("Agree a claim"),
    Deed.NOT_AGREE: N_("Say no to a claim"),
    Deed.WAIVE: N_("Give a claim to the group"),
}


def hand_in(group: Group, number: int, by: str | Person) -> Case:
    """Hand in a claim; from here on every step stands in the book for good."""
    return _take(group, number, _step(group, Deed.HAND_IN, by))


def send_back(group: Group, number: int, by: str | Person, needs: str) -> Case:
    """Send a claim back with a question: what is needed so that it can be agreed."""
    return _take(group, number, _step(group, Deed.SEND_BACK, by, why=needs))


def added(group: Group, number: int, by: str | Person) -> Case:
    """Hand a claim in again: what was asked for has been added."""
    return _take(group, number, _step(group, Deed.ADD, by))


def agree(
    group: Group,
    number: int,
    by: str | Person,
    amounts: Mapping[int, int] | None = None,
    *,
    why: str = "",
    second: str | Person = "",
    far_on: date | None = None,
) -> Case:
    """Agree a claim line by line; it is not paid by that.

    Args:
        group: the open group.
        number: the number of the claim.
        by: who agrees it; never the one who claims.
        amounts: the pence agreed for each line, by its id; everything as claimed where none are given.
        why: why it is less than was claimed, if it is.
        second: who agrees it too, where something has no receipt or it is a large sum.
        far_on: the day somebody far away said yes, who is named in `by`.
    """
    found = case(group, number)
    pence = {line.id: line.pence for line in found.claim.lines} if amounts is None else dict(amounts)
    another = person(group, second)
    step = _step(group, Deed.AGREE, by, why=why)
    also = another if another.name.strip() else None
    return _take(group, number, replace(step, amounts=pence, second=also, far_on=far_on))


def not_agree(group: Group, number: int, by: str | Person, why: str) -> Case:
    """Say no to a claim, and why."""
    return _take(group, number, _step(group, Deed.NOT_AGREE, by, why=why))


def waive(group: Group, number: int, by: str | Person) -> Case:
    """Give what was agreed to the group: nothing is paid, and the book keeps what things really cost."""
    return _take(group, number, _step(group, Deed.WAIVE, by))


def _step(group: Group, deed: Deed, by: str | Person, *, why: str = "") -> Step:
    return Step(deed=deed, by=person(group, by), day=group.today(), why=why.strip())


def _take(group: Group, number: int, step: Step) -> Case:
    found = case(group, number)
    second = step.second and acting(group, step.second, found.claim.who)
    step = replace(step, by=acting(group, step.by, found.claim.who), second=second)
    with group.change(_LABELS[step.deed], TOPIC):
        write(group, found, step)
    group.store.journal.forget()
    return case(group, number)


def problems(group: Group, found: Case, step: Step) -> tuple[Problem, ...]:
    """Return everything to put right before a step can be taken."""
    currency, two_over = group.profile.currency, books.limits(group).two_over
    return tuple(step_problems(found.claim, found.steps, step, currency=currency, two_over=two_over))


def write(group: Group, found: Case, step: Step) -> None:
    """Write a step down inside a change, or refuse it with everything to put right."""
    refuse(problems(group, found, step))
    facts: dict[str, Any] = {"by": step.by.id or 0}
    words = {"by": step.by.name, standing.FOR: step.by.stands_in_for, "why": step.why}
    if step.deed in MAKING:
        facts |= facts_of(found.claim) | {"who": found.claim.who.id or 0}
        words |= words_of(found.claim)
    if step.deed is Deed.AGREE:
        facts["amounts"] = {str(line): pence for line, pence in step.amounts.items()}
    if step.second is not None:
        facts["second"], words["second"] = step.second.id or 0, step.second.name
        words[SECOND_FOR] = step.second.stands_in_for
    if step.far_on is not None:
        facts["far_on"] = step.far_on.isoformat()
    records.record(group, WHAT[step.deed], found.claim.number, facts, words, day=step.day)


def agreed_case(group: Group, number: int) -> Case:
    """Return a claim that is agreed and not paid yet; refuse with how it stands otherwise."""
    found = case(group, number)
    if found.state is State.PAID:
        raise RefusedError([Problem("claim", N_("Claim {number} is paid already."), {"number": number})])
    if found.state is not State.AGREED:
        said = N_("Claim {number} is not agreed yet, so it cannot be paid.")
        raise RefusedError([Problem("claim", said, {"number": number})])
    return found
