"""How every claim stands: what is written in the tables, and what the records of the book make of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from groupkit.core.claiming import Case, Part
from groupkit.core.claims import Claim, ClaimLine, Deed, Person, Sort, State, Step, fold, leads_to
from groupkit.core.ledger import Entry, EntryType
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_
from groupkit.services import ledger, records, standing
from groupkit.services.group import Group

TOPIC = ledger.TOPIC
WHAT: Mapping[Deed, str] = {
    Deed.HAND_IN: "claim-handed-in",
    Deed.CHANGE: "claim-changed",
    Deed.SEND_BACK: "claim-sent-back",
    Deed.ADD: "claim-added",
    Deed.AGREE: "claim-agreed",
    Deed.NOT_AGREE: "claim-not-agreed",
    Deed.WAIVE: "claim-waived",
}
MAKING = (Deed.HAND_IN, Deed.CHANGE, Deed.ADD)
"""The deeds that write down every line of a claim."""
OPEN = (State.DRAFT, State.SENT_BACK)
"""The states in which a claim is changed freely."""
SECOND_FOR = "second_for"
"""The wording of a step that says whose work was done by whoever agreed it too."""
_DEED = {what: deed for deed, what in WHAT.items()}
_TEXTS = ("what", "from_place", "to_place", "receipt", "why_none", "second")
_FIGURES = tuple(field.name for field in fields(ClaimLine) if field.name not in ("id", "day", *_TEXTS))


def person(group: Group, name: str | Person) -> Person:
    """Return somebody by the name they give, with their number where the group knows them, or knew them by it.

    What stands in brackets behind a name, like a role, is no part of it.
    """
    if isinstance(name, Person):
        return name
    plain = name.partition("(")[0].strip()
    known = (each.id for each in group.store.people if each.short_name.casefold() == plain.casefold())
    return Person(name=plain, id=next(known, None) or _once_called(group, plain))


def acting(group: Group, name: str | Person, claimant: Person) -> Person:
    """Return who takes a step with somebody's claim; the deputy of a treasurer who is away does it for them.

    With a claim of their own they stand for nobody but themselves.
    """
    found = person(group, name)
    if found.stands_in_for or found.is_same(claimant):
        return found
    return replace(found, stands_in_for=standing.in_place_of(group, found.name))


def _once_called(group: Group, name: str) -> int | None:
    """Return the number of whoever took a step with a claim under this name, before they were called otherwise."""
    for entry in reversed(records.records(group, "claim-")) if name else ():
        for part in ("by", "who", "second"):
            number = entry.facts.get(part)
            if isinstance(number, int) and number and entry.wording(part).casefold() == name.casefold():
                return number
    return None


def cases(group: Group, *states: State) -> tuple[Case, ...]:
    """Return every claim, by number; `states` choose among them."""
    found = tuple(_cases(group, tuple(group.store.claims.where())))
    return tuple(case for case in found if not states or case.state in states)


def case(group: Group, number: int) -> Case:
    """Return a claim by its number; refuse when there is none."""
    for found in _cases(group, tuple(group.store.claims.where(number=number))):
        return found
    raise RefusedError([Problem("claim", N_("There is no claim {number}. Look at the list."), {"number": number})])


def has(group: Group, number: int) -> bool:
    """Tell whether there is a claim of this number."""
    return next(group.store.claims.where(number=number), None) is not None


def to_pay(group: Group) -> tuple[Part, ...]:
    """Return what is agreed and not paid yet, oldest claim first; what an advance covers is left out."""
    waiting = (case for case in cases(group, State.AGREED) if case.claim.sort is not Sort.ADVANCE)
    return tuple(part for case in waiting for part in case.parts)


def owed_on(group: Group, day: date) -> tuple[Part, ...]:
    """Return what was agreed by the end of a day and not paid by then, oldest claim first."""
    then = (replace(case, steps=tuple(step for step in case.steps if step.day <= day)) for case in cases(group))
    waiting = (case for case in then if case.state is State.AGREED and case.claim.sort is not Sort.ADVANCE)
    return tuple(part for case in waiting for part in case.parts)


def _cases(group: Group, claims: Iterable[Claim]) -> Iterator[Case]:
    wanted = {claim.number: claim for claim in claims}
    entries: dict[int, list[Entry]] = {number: [] for number in wanted}
    for entry in records.records(group, "claim-", next(iter(wanted)) if len(wanted) == 1 else None):
        entries.get(int(str(entry.facts["subject"])), []).append(entry)
    for entry in group.store.ledger.payments_of_claims():
        entries.get(int(entry.wording("claim")), []).append(entry)
    brought = group.store.claims.brought()
    for number, claim in sorted(wanted.items()):
        written = sorted(entries[number], key=lambda entry: entry.seq)
        steps = tuple(_steps(claim, written, *brought.get(number, ("", 0))))
        yield Case(claim=_as_made(group, claim, written, steps), steps=steps)


def _steps(claim: Claim, written: Iterable[Entry], brought: str, after: int) -> Iterator[Step]:
    """Yield the steps of a claim: those an older book knew, the records, and the entries that paid it.

    An entry may name the number of a claim on paper before there was one in the book: it pays nothing here.
    """
    state = State.DRAFT
    pay: Step | None = None
    for step in _before(claim, brought):
        state = leads_to(state, step.deed) or state
        yield step
    for entry in written:
        if entry.type is EntryType.RECORD:
            step = _step(entry)
            state = leads_to(state, step.deed) or state
            yield step
        elif pay is None and state is State.AGREED and entry.seq > after:
            pay = _payment(entry)
        elif pay is not None:
            pay = replace(pay, pence=pay.pence - _sum(entry), entries=(*pay.entries, entry.seq))
    if pay is not None:
        yield pay


def _before(claim: Claim, brought: str) -> Iterator[Step]:
    """Yield the steps of a claim that an older book held as agreed, or as paid."""
    if not brought:
        return
    nobody = Person(name="")
    amounts = {line.id: line.pence for line in claim.lines}
    yield Step(deed=Deed.HAND_IN, by=claim.who, day=claim.day)
    yield Step(deed=Deed.AGREE, by=nobody, day=claim.day, amounts=amounts)
    if brought == "paid":
        yield Step(deed=Deed.PAY, by=nobody, day=claim.day, pence=sum(amounts.values()))


def _step(entry: Entry) -> Step:
    facts: Any = entry.facts
    second, far_on = entry.wording("second"), facts.get("far_on")
    return Step(
        deed=_DEED[facts["what"]],
        by=_named(entry.wording("by"), facts["by"], entry.wording(standing.FOR)),
        day=entry.day,
        why=entry.wording("why"),
        amounts={int(line): int(pence) for line, pence in facts.get("amounts", {}).items()},
        second=_named(second, facts["second"], entry.wording(SECOND_FOR)) if "second" in facts else None,
        far_on=date.fromisoformat(far_on) if far_on else None,
    )


def _payment(entry: Entry) -> Step:
    facts: Any = entry.facts
    return Step(
        deed=Deed.PAY,
        by=_named(entry.wording("made_by"), facts.get("by"), entry.wording(standing.FOR)),
        day=entry.day,
        pence=-_sum(entry),
        how=facts.get("how", ""),
        reference=entry.wording("reference"),
        received=bool(facts.get("received")),
        entries=(entry.seq,),
    )


def _sum(entry: Entry) -> int:
    return sum(line.pence for line in entry.lines)


def _named(name: str, number: int | None, stands_in_for: str) -> Person:
    return Person(name=name, id=number or None, stands_in_for=stands_in_for)


def _as_made(group: Group, claim: Claim, written: Iterable[Entry], steps: tuple[Step, ...]) -> Claim:
    """Return a claim as the book says it is: while it is not being made, its lines are those handed in."""
    making = [entry for entry in written if _DEED.get(str(entry.facts.get("what"))) in MAKING]
    if not making:
        return claim if claim.who.id else replace(claim, who=person(group, claim.who.name))
    facts: Any = making[-1].facts
    who = replace(claim.who, id=facts["who"] or None)
    if fold(steps) in OPEN:
        return replace(claim, who=who)
    return replace(claim, who=who, how=facts["how"], lines=tuple(_lines(making[-1])))


def _lines(entry: Entry) -> Iterator[ClaimLine]:
    facts: Any = entry.facts
    for number, said in sorted(facts["lines"].items(), key=lambda line: int(line[0])):
        told = {name: entry.wording(f"{name}_{number}") for name in _TEXTS}
        figures: Any = {name: said.get(name, "" if name in ("no_receipt", "rate") else None) for name in _FIGURES}
        yield ClaimLine(id=int(number), day=date.fromisoformat(said["day"]), **(figures | told))


def facts_of(claim: Claim) -> dict[str, Any]:
    """Return the particulars of every line of a claim, as they are recorded when it is handed in."""
    lines = {}
    for line in claim.lines:
        told = {name: getattr(line, name) for name in _FIGURES}
        lines[str(line.id)] = {"day": line.day.isoformat()} | {k: v for k, v in told.items() if v not in (None, "")}
    return {"how": claim.how, "sort": claim.sort.value, "day": claim.day.isoformat(), "lines": lines}


def words_of(claim: Claim) -> dict[str, str]:
    """Return the names and notes of every line of a claim, as they are recorded when it is handed in."""
    texts = {f"{name}_{line.id}": getattr(line, name) for line in claim.lines for name in _TEXTS}
    return {"who": claim.who.name, **texts}
