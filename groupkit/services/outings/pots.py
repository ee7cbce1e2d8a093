"""From which pot or grant group money moves for an outing, and whether it may."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from groupkit.core.ledger import Fund, FundKind
from groupkit.core.outings.budget import Pot
from groupkit.core.outings.values import IN, OUT, Handed, Outing
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, current
from groupkit.services import books, ledger
from groupkit.services.funding import awards
from groupkit.services.group import Group

_KINDS = {IN: N_("Towards an outing"), OUT: N_("Outing")}
_NO_POT = Problem("fund", N_("Choose which pot it is paid from."))


def pots(group: Group) -> tuple[Pot, ...]:
    """Return the pots and grants of the group, as an outing needs them."""
    names = {kind.id: kind.name for kind in ledger.kinds(group, "out")}
    return tuple(
        Pot(
            id=fund.id,
            name=fund.name,
            grant=fund.kind is FundKind.RESTRICTED,
            ends_on=fund.ends_on,
            buys=tuple(names[kind] for kind in sorted(fund.buys & set(names))),
            put_away=fund.closed_on is not None,
        )
        for fund in ledger.funds(group)
    )


def pot_of(about: Outing, handed: Handed) -> int:
    """Return the pot or grant that group money moves from or to; refuse where none was chosen yet."""
    pot = handed.fund or about.fund
    if pot is None:
        raise RefusedError([_NO_POT])
    return pot


def chosen(group: Group, about: Outing, handed: Handed) -> int:
    """Return the pot or grant that group money moves from or to, inside a change.

    The first pot that money moves from becomes that of an outing that has none; a grant stays beside it.
    """
    pot = pot_of(about, handed)
    if about.fund is None and not _is_grant(_fund(group, pot)):
        group.store.outings.change(about.id, replace(about, fund=pot))
    return pot


def paying_problems(group: Group, about: Outing, pence: int, handed: Handed | None) -> Iterator[Problem]:
    """Yield what is left to say before the pot pays: who does it, who else agrees, and whether the pot may."""
    if handed is not None:
        most = books.limits(group).two_over
        yield from handed.problems()
        yield from handed.alone_problems(pence, most, current().money(most, group.profile.currency))
        yield from _may_pay(group, about, pence, handed)


def getting_problems(group: Group, about: Outing, handed: Handed) -> Iterator[Problem]:
    """Yield what is left to say before the pot gets something: who does it, and which pot it is."""
    yield from handed.problems()
    pot = handed.fund or about.fund
    fund = _fund(group, pot)
    if fund is None:
        yield _NO_POT
    elif _is_grant(fund) and pot != about.fund:
        said = N_("{fund} is a grant. What people pay goes to the pot of the outing. Choose the pot.")
        yield Problem("fund", said, {"fund": fund.name})


def _may_pay(group: Group, about: Outing, pence: int, handed: Handed) -> Iterator[Problem]:
    """Yield why the pot or grant that was chosen does not pay for this, or not any more."""
    fund = _fund(group, handed.fund or about.fund)
    kinds = {kind.id: kind.name for kind in ledger.kinds(group, "out")}
    kind = handed.kind or kind_of(group, OUT)
    if fund is None:
        yield _NO_POT
        return
    if kind not in kinds:
        yield Problem("kind", N_("Choose what it was."))
    elif not awards.may_pay(group, fund, kind, pence):
        bought = current().listing(kinds[each] for each in sorted(fund.buys & set(kinds)))
        said = N_("{fund} is for {bought}. This looks like {kind}. Choose another pot.")
        yield Problem("fund", said, {"fund": fund.name, "bought": bought, "kind": kinds[kind]})
    yield from _ended(fund, handed.day or group.today())


def _ended(fund: Fund, day: date) -> Iterator[Problem]:
    if fund.ends_on is not None and day > fund.ends_on:
        said = N_("{fund} could be used until {day}. Choose another pot.")
        yield Problem("fund", said, {"fund": fund.name, "day": current().day(fund.ends_on, "full")})


def _fund(group: Group, pot: int | None) -> Fund | None:
    return next((fund for fund in ledger.funds(group) if fund.id == pot), None)


def _is_grant(fund: Fund | None) -> bool:
    return fund is not None and fund.kind is FundKind.RESTRICTED


def kind_of(group: Group, direction: str) -> int:
    """Return the kind of money for outings, or else the last kind of its direction."""
    known = [kind for kind in ledger.kinds(group, direction) if kind.closed_on is None]
    names = {_KINDS[direction].casefold(), current().gettext(_KINDS[direction]).casefold()}
    found = next((kind for kind in known if kind.name.casefold() in names), None) or (known[-1] if known else None)
    if found is None:
        raise RefusedError([Problem("kind", N_("Set up the tin first, on the Money page."))])
    return found.id
