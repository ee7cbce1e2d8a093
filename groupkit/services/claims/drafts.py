"""Makes a claim: whose it is, and what was spent, line by line; what was agreed before is agreed once more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from groupkit.core.claimforms import InvolvementWords, told
from groupkit.core.claiming import Case, old_lines
from groupkit.core.claims import Claim, ClaimLine, Deed, Person, Sort, State, Step, leads_to
from groupkit.core.ledger import Kind
from groupkit.core.limits import questions
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, current
from groupkit.services import books, ledger
from groupkit.services.claims import steps
from groupkit.services.claims.known import OPEN, TOPIC, acting, case, cases, person
from groupkit.services.group import Group
from groupkit.storage import claimforms

_FINISHED = N_("Claim {number} is finished, so it stays as it is. Start a new one.")


def start(
    group: Group,
    who: str,
    *,
    sort: Sort = Sort.COST,
    how: str = "cash",
    day: date | None = None,
    number: int = 0,
    advance: int | None = None,
) -> Claim:
    """Start a claim for somebody and return it; it is a draft, and nothing else can be chosen.

    Args:
        group: the open group.
        who: whose claim it is.
        sort: what is claimed: a cost, payment for time, or what became of an advance.
        how: "cash" or "bank".
        day: the day on the form; today where none is given.
        number: the number of a claim made on paper; the next free one where none is given.
        advance: the place of the cash they got before, for a claim of that sort.
    """
    taken = {claim.number for claim in group.store.claims.where()}
    made = Claim(
        number=number or max(taken, default=0) + 1,
        who=person(group, who),
        day=day or group.today(),
        how=how,
        sort=sort,
        advance=advance,
    )
    refuse(_startable(group, made, taken))
    with group.change(N_("Start a claim"), TOPIC) as store:
        return replace(made, id=store.claims.add(made))


def _startable(group: Group, made: Claim, taken: set[int]) -> Iterator[Problem]:
    if not made.who.name.strip():
        yield Problem("who", N_("Write whose claim it is. A first name is enough."))
    if made.number in taken or made.number < 1:
        yield Problem(
            "number", N_("Claim {number} is written down already. Choose another number."), {"number": made.number}
        )
    if made.day > group.today():
        yield Problem("day", N_("That date has not come yet. Put in the day the money was spent."))
    advances = {place.id for place in ledger.places(group) if place.advance}
    if (made.sort is Sort.ADVANCE) != (made.advance is not None) or made.advance not in {None, *advances}:
        yield Problem("advance", N_("Choose whose cash this tells about."))


def about(group: Group, number: int, *, who: str | None = None, how: str | None = None, by: str = "") -> Case:
    """Change whose claim it is while it is a draft, or how the money comes back."""
    found = _changeable(group, number)
    if who is not None and who.strip() != found.claim.who.name and found.state is not State.DRAFT:
        raise RefusedError([Problem("who", N_("Whose claim it is stays. Start a new one for somebody else."))])
    claim = found.claim
    changed = replace(claim, who=person(group, who) if who is not None else claim.who, how=how or claim.how)
    refuse(() if changed.who.name else [Problem("who", N_("Write whose claim it is. A first name is enough."))])
    with group.change(N_("Change a claim"), TOPIC) as store:
        store.claims.change(changed)
        _recorded(group, replace(found, claim=changed), by)
    return _settled(group, found)


def add_line(group: Group, number: int, line: ClaimLine, by: str | Person = "", *, sure: bool = False) -> ClaimLine:
    """Put one more thing on a claim, or refuse with everything to put right; what is only asked about, once."""
    found = _changeable(group, number)
    refuse((*_fitting(group, found.claim, line), *asked(group, found.claim, line)), sure=sure)
    with group.change(N_("Add a line to a claim"), TOPIC) as store:
        made = replace(line, id=store.claims.add_line(found.claim.id, line))
        _recorded(group, _with(found, (*found.claim.lines, made)), by)
    _settled(group, found)
    return made


def change_line(
    group: Group, number: int, line: ClaimLine, by: str | Person = "", *, sure: bool = False
) -> ClaimLine:
    """Change a line; what was agreed before is agreed once more."""
    found = _changeable(group, number)
    before = next((each for each in found.claim.lines if each.id == line.id), None)
    fresh = () if before and _alike(before, line) else asked(group, found.claim, line)
    refuse((*_there(found, line.id), *_fitting(group, found.claim, line), *fresh), sure=sure)
    with group.change(N_("Change a line of a claim"), TOPIC) as store:
        store.claims.change_line(line)
        _recorded(
            group, _with(found, tuple(line if line.id == each.id else each for each in found.claim.lines)), by
        )
    _settled(group, found)
    return line


def take_out(group: Group, number: int, line: int, by: str | Person = "") -> None:
    """Take a line off a claim."""
    found = _changeable(group, number)
    refuse(_there(found, line))
    with group.change(N_("Take a line off a claim"), TOPIC) as store:
        store.claims.remove_line(line)
        _recorded(group, _with(found, tuple(each for each in found.claim.lines if each.id != line)), by)
    _settled(group, found)


def remove(group: Group, number: int) -> None:
    """Throw a claim away that nobody handed in."""
    found = case(group, number)
    if found.state is not State.DRAFT:
        raise RefusedError([Problem("state", N_("This claim was handed in, so it stays as it is in the book."))])
    with group.change(N_("Throw a claim away"), TOPIC) as store:
        store.claims.remove(found.claim.id)


def time_kind(group: Group) -> Kind:
    """Return the kind that payment for time stands under, made where there is none."""
    name = told(claimforms.words(InvolvementWords), current()).record.title
    for kind in ledger.kinds(group, "out"):
        if kind.name.casefold() == name.casefold():
            return kind
    return ledger.add_kind(group, Kind(direction="out", name=name))


def asked(group: Group, claim: Claim, line: ClaimLine) -> Iterator[Problem]:
    """Yield what is asked once about a line: a large sum, a day long ago, a receipt that was used before."""
    limits, today = books.limits(group), group.today()
    yield from (
        problem
        for problem in questions(line.pence, line.day, today, limits, group.profile.currency)
        if problem.field == "amount"
    )
    if old_lines(replace(claim, lines=(line,)), today, limits.claim_days):
        message = N_(
            "This was more than {days} days ago. It can still be claimed: press the same button once more."
        )
        yield Problem("day", message, {"days": limits.claim_days}, asks=True)
    used = line.receipt.strip().casefold()
    for other in cases(group) if used else ():
        if any(each.receipt.strip().casefold() == used and each.id != line.id for each in other.claim.lines):
            values = {"receipt": line.receipt.strip(), "number": other.claim.number}
            message = N_(
                "Receipt {receipt} is already on claim {number}. Use it again? Press the same button once more."
            )
            yield Problem("receipt", message, values, asks=True)
            return


def _alike(one: ClaimLine, other: ClaimLine) -> bool:
    """Tell whether nothing was changed that was asked about."""
    return (one.pence, one.day, one.receipt) == (other.pence, other.day, other.receipt)


def _with(found: Case, lines: tuple[ClaimLine, ...]) -> Case:
    return replace(found, claim=replace(found.claim, lines=lines))


def _changeable(group: Group, number: int) -> Case:
    found = case(group, number)
    if leads_to(found.state, Deed.CHANGE) is None:
        raise RefusedError([Problem("state", _FINISHED, {"number": number})])
    return found


def _recorded(group: Group, changed: Case, by: str | Person) -> None:
    """Write down a change of a claim that somebody looks at already, or has agreed."""
    if changed.state not in OPEN:
        steps.write(
            group, changed, Step(deed=Deed.CHANGE, by=acting(group, by, changed.claim.who), day=group.today())
        )


def _settled(group: Group, before: Case) -> Case:
    if before.state not in OPEN:
        group.store.journal.forget()
    return case(group, before.claim.number)


def _there(found: Case, line: int) -> tuple[Problem, ...]:
    if any(each.id == line for each in found.claim.lines):
        return ()
    return (
        Problem(
            "line",
            N_("That line is not on claim {number} any more. Look at the claim once more."),
            {"number": found.claim.number},
        ),
    )


def _fitting(group: Group, claim: Claim, line: ClaimLine) -> Iterator[Problem]:
    """Yield what to put right in a line by itself, and where it does not fit the book."""
    yield from replace(claim, lines=(line,)).problems(group.today())
    kinds = {kind.id: kind.name for kind in ledger.kinds(group, "out")}
    if line.kind not in kinds:
        yield Problem("kind", N_("Choose what it was."))
        return
    fund = next((fund for fund in ledger.funds(group) if fund.id == line.fund), None)
    if fund is None:
        yield Problem("fund", N_("Choose which pot it is for."))
    elif fund.buys and line.kind not in fund.buys:
        bought = current().listing(kinds[kind] for kind in sorted(fund.buys & set(kinds)))
        said = N_("{fund} is for {bought}. This looks like {kind}. Choose another pot.")
        yield Problem("fund", said, {"fund": fund.name, "bought": bought, "kind": kinds[line.kind]})
