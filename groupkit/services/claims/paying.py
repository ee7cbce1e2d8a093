"""Pays a claim: from a place of its own, or as rows on the money sheet of a meeting."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from groupkit.core.claimforms import ClaimWords, told
from groupkit.core.claiming import Case, Part
from groupkit.core.claims import Deed, Person, Sort, State, Step
from groupkit.core.ledger import Entry, EntryType, Line, PlaceKind
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.records import FACTS, written
from groupkit.core.sheets import Part as SheetPart
from groupkit.core.sheets import Row
from groupkit.i18n import N_, Catalogue, catalogue, current
from groupkit.services import books, ledger, standing
from groupkit.services.claims import steps
from groupkit.services.claims.known import TOPIC, acting, case, cases, has
from groupkit.services.group import Group
from groupkit.storage import claimforms


def pay(
    group: Group,
    number: int,
    by: str | Person,
    *,
    place: int | None = None,
    how: str = "",
    reference: str = "",
    received: bool = False,
) -> Case:
    """Pay what was agreed, in one entry of the book; a claim on an advance is squared with the cash given before.

    Args:
        group: the open group.
        number: the number of the claim.
        by: who pays it.
        place: where the money comes from; for an advance it is the cash given before.
        how: "cash" or "bank"; as the claim says where it is not given.
        reference: the bank's, for a payment through the bank.
        received: whether the claimant has marked that the cash has come.
    """
    found = case(group, number)
    step = Step(
        deed=Deed.PAY,
        by=acting(group, by, found.claim.who),
        day=group.today(),
        pence=found.now.agreed,
        reference=reference.strip(),
        received=received,
        how=how or found.claim.how,
    )
    source = found.claim.advance if found.claim.sort is Sort.ADVANCE else place
    refuse((*steps.problems(group, found, step), *_source(group, source)))
    with group.change(N_("Pay a claim"), TOPIC):
        ledger.post(group, [_entry(group, found, step, source or 0)])
    group.store.journal.forget()
    return case(group, number)


def _source(group: Group, place: int | None) -> Iterator[Problem]:
    if place not in {each.id for each in ledger.places(group)}:
        yield Problem("place", N_("Choose where the money comes from."))


def _entry(group: Group, found: Case, step: Step, place: int) -> tuple[Entry, Mapping[str, str]]:
    parts = found.parts
    lines = tuple(Line(place, part.fund, part.kind, -part.pence) for part in parts)
    draft = books.entry(group, EntryType.PAYMENT, step.day, *lines)
    words = {
        "made_by": step.by.name,
        standing.FOR: step.by.stands_in_for,
        "who": found.claim.who.name,
        "note": current().listing(dict.fromkeys(part.what for part in parts if part.what)),
        "receipt": current().listing(dict.fromkeys(part.receipt for part in parts if part.receipt)),
        "second": next((part.second for part in parts if part.second), ""),
        "claim": str(found.claim.number),
        "reference": step.reference,
        FACTS: written(
            {
                "claim": found.claim.number,
                "by": step.by.id or 0,
                "how": step.how,
                "received": int(step.received),
            }
        ),
    }
    return draft, words


# on the money sheet of a meeting


def parts(group: Group, number: int) -> tuple[Part, ...]:
    """Return what is to be paid for a claim, one part for each kind and pot; refuse when it cannot be paid now."""
    return steps.agreed_case(group, number).parts


def rows(group: Group, number: int) -> tuple[Row, ...]:
    """Return the rows with which a money sheet pays a claim."""
    words = catalogue(group.profile.printing_language)
    return tuple(_row(part, words) for part in parts(group, number))


def _row(part: Part, words: Catalogue) -> Row:
    """Return the row of a part; what needs no receipt of its own, like payment for time, has the claim for one."""
    none = part.why_none or told(claimforms.words(ClaimWords), words).why_none(part.no_receipt)
    own = words.gettext("with claim {number}").format(number=part.claim)
    receipt = part.receipt or ("" if none else own)
    return Row(
        part=SheetPart.OUT,
        kind=part.kind,
        fund=part.fund,
        what=part.what,
        who=part.who,
        receipt=receipt,
        no_receipt="" if receipt else none,
        second="" if receipt else part.second,
        claim=part.claim,
        pence=part.pence,
    )


def row_problems(group: Group, known: Sequence[Row], row: Row) -> Iterator[Problem]:
    """Yield why a row that names a claim cannot stand on a sheet beside the rows that are known already."""
    if row.claim is None or not has(group, row.claim):
        return
    try:
        wanted = Counter((part.fund, part.pence) for part in parts(group, row.claim))
    except RefusedError as refused:
        yield from refused.problems
        return
    others = Counter((each.fund, each.pence) for each in known if each.claim == row.claim and each.id != row.id)
    if (row.fund, row.pence) not in wanted - others:
        yield _agreed_is(group, row.claim, wanted)


def on_sheet_problems(group: Group, sheet_rows: Iterable[Row], by: str) -> Iterator[Problem]:
    """Yield why the claims on a sheet cannot be paid by it: a part is left out, or one person did it all."""
    for number, found in _by_claim(group, sheet_rows).items():
        try:
            agreed = steps.agreed_case(group, number)
        except RefusedError as refused:
            yield from refused.problems
            continue
        wanted = Counter((part.fund, part.pence) for part in agreed.parts)
        if Counter((row.fund, row.pence) for row in found) != wanted:
            yield _agreed_is(group, number, wanted)
        step = _sheet_step(group, agreed, found, by)
        yield from (replace(problem, field="claim") for problem in steps.problems(group, agreed, step))


def _by_claim(group: Group, sheet_rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Return the rows that pay a claim of this book, by its number; a claim kept on paper only is left out."""
    claims: dict[int, list[Row]] = {}
    for row in sheet_rows:
        if row.claim is not None and has(group, row.claim):
            claims.setdefault(row.claim, []).append(row)
    return claims


def _agreed_is(group: Group, number: int, wanted: Mapping[tuple[int, int], int]) -> Problem:
    funds = {fund.id: fund.name for fund in ledger.funds(group)}
    words, currency = current(), group.profile.currency
    agreed = words.listing(
        words.gettext("{amount} from {pot}").format(amount=words.money(pence, currency), pot=funds[fund])
        for (fund, pence), many in wanted.items()
        for _one in range(many)
    )
    message = N_("For claim {number} this was agreed: {agreed}. Pay that much.")
    return Problem("claim", message, {"number": number, "agreed": agreed})


def _sheet_step(group: Group, found: Case, sheet_rows: Sequence[Row], by: str) -> Step:
    banks = {place.id for place in ledger.places(group) if place.kind is PlaceKind.BANK}
    bank = any(row.place in banks for row in sheet_rows)
    return Step(
        deed=Deed.PAY,
        by=acting(group, by, found.claim.who),
        day=group.today(),
        pence=found.now.agreed,
        how="bank" if bank else "cash",
        reference=next((row.receipt or row.no_receipt for row in sheet_rows), "") if bank else "",
        received=not bank,
    )


def waiting(group: Group) -> tuple[Case, ...]:
    """Return the claims that are agreed and not paid yet, but for those on an advance."""
    return tuple(case for case in cases(group, State.AGREED) if case.claim.sort is not Sort.ADVANCE)
