"""Writes down what an outing cost, and who paid it: a person, or the pot from a place of the group."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import AMOUNTS, IN, OUT, Cost, Handed, Outing
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.shares import POT
from groupkit.i18n import N_, current
from groupkit.services import books, ledger
from groupkit.services.group import Group
from groupkit.services.outings.reckoning import TOPIC, outing, put_right, reckoning, still_open

_KINDS = {IN: N_("Towards an outing"), OUT: N_("Outing")}


def cost(group: Group, made: Cost, handed: Handed | None = None, *, sure: bool = False) -> Cost:
    """Write down a cost, or change one; refuse with every problem found.

    With `handed`, the pot pays it from a place of the group now, and the payment stands in the book for good.
    """
    tidy = replace(made, what=made.what.strip())
    known = reckoning(group, tidy.outing)
    refuse((*tidy.problems(), *_cost_problems(known, tidy, handed), *paying_problems(group, tidy.pence, handed)))
    still_open(group, tidy.outing)
    with group.change(N_("Write down what an outing cost"), TOPIC, ledger.TOPIC) as store:
        if handed is not None:
            tidy = replace(tidy, entry=paid_out(group, known.outing, tidy.pence, handed, tidy.what, sure=sure))
        if tidy.id:
            store.outing_costs.change(tidy.id, tidy)
        else:
            tidy = replace(tidy, id=store.outing_costs.add(tidy))
        if handed is not None:
            store.journal.forget()
    return tidy


def _cost_problems(known: Reckoning, made: Cost, handed: Handed | None) -> Iterator[Problem]:
    people = {who.id: who for who in known.people}
    before = next((each for each in known.costs if each.id == made.id), None)
    sharing = [people[who] for who in made.sharers if who in people] if made.sharers else known.people
    if made.payer != POT and made.payer not in people:
        yield Problem("payer", N_("Choose somebody who is on this outing."))
    if handed is not None and made.payer != POT:
        yield Problem("payer", N_("Leave the place out: only the pot pays from one."))
    if people and known.outing.way != AMOUNTS and not any(who.parts for who in sharing):
        yield Problem("sharers", N_("Choose at least one person to share this."))
    if before is not None and before.entry and (handed, made.pence, made.payer) != (None, before.pence, POT):
        said = N_("This was paid from the book. Take it back first, then write it down as it was.")
        yield Problem("amount", said)


def paying_problems(group: Group, pence: int, handed: Handed | None) -> Iterator[Problem]:
    """Yield what is left to say before the pot pays: who does it, and who else agrees if it is much."""
    if handed is not None:
        most = books.limits(group).two_over
        yield from handed.problems()
        yield from handed.alone_problems(pence, most, current().money(most, group.profile.currency))


def drop_cost(group: Group, made: Cost, *, why: str = "", made_by: str = "") -> None:
    """Take a cost back; where the pot paid it, its entry in the book is put right by a new one."""
    still_open(group, made.outing)
    with group.change(N_("Take a cost back"), TOPIC, ledger.TOPIC) as store:
        store.outing_costs.remove(id=made.id)
        if made.entry is not None and is_in_book(group, made):
            ledger.reverse(group, made.entry, why, made_by)


def is_in_book(group: Group, made: Cost) -> bool:
    """Tell whether a cost has an entry of its own in the book, not one of a money sheet, that still stands."""
    found = None if made.entry is None else group.store.ledger.entry(made.entry)
    ours = found is not None and found.facts.get("outing") == made.outing
    return ours and not put_right(group, made.entry)


def unlinked(group: Group, id: int) -> tuple[Entry, ...]:  # noqa: A002  the field's own name
    """Return the payments from the pot of an outing that belong to no cost yet, newest first."""
    known = outing(group, id)
    taken = {each.entry for each in group.store.outing_costs}
    kind = kind_of(group, OUT)
    found = [
        link.entry
        for link in group.store.ledger.links()
        if link.entry.type is EntryType.PAYMENT and link.entry.seq not in taken and not link.entry.facts
    ]
    fits = [one for one in found if all((line.fund, line.kind) == (known.fund, kind) for line in one.lines)]
    return tuple(reversed([one for one in fits if not put_right(group, one.seq)]))


def paid_out(group: Group, about: Outing, pence: int, handed: Handed, note: str, *, sure: bool) -> int:
    """Write the payment of the pot for an outing, inside a change; return the number of the entry."""
    line = Line(handed.place, pot_of(about, handed), kind_of(group, OUT), -pence)
    draft = books.entry(group, EntryType.PAYMENT, handed.day or group.today(), line)
    return books.write(group, draft, _signed(handed, note), {"outing": about.id}, sure=sure)


def came_in(group: Group, about: Outing, pence: int, handed: Handed, *, sure: bool) -> int:
    """Write what the pot got towards an outing, inside a change; return the number of the entry."""
    line = Line(handed.place, pot_of(about, handed), kind_of(group, IN), pence)
    draft = books.entry(group, EntryType.RECEIPT, handed.day or group.today(), line)
    return books.write(group, draft, _signed(handed, about.name), {"outing": about.id}, sure=sure)


def pot_of(about: Outing, handed: Handed) -> int:
    """Return the pot or grant that group money moves from or to; refuse where none was chosen yet."""
    pot = handed.fund or about.fund
    if pot is None:
        raise RefusedError([Problem("fund", N_("Choose which pot it is paid from."))])
    return pot


def _signed(handed: Handed, note: str) -> Mapping[str, str]:
    return {"note": note, "made_by": handed.made_by, "second": handed.second}


def kind_of(group: Group, direction: str) -> int:
    """Return the kind of money for outings, or else the last kind of its direction."""
    known = [kind for kind in ledger.kinds(group, direction) if kind.closed_on is None]
    names = {_KINDS[direction].casefold(), current().gettext(_KINDS[direction]).casefold()}
    found = next((kind for kind in known if kind.name.casefold() in names), None) or (known[-1] if known else None)
    if found is None:
        raise RefusedError([Problem("kind", N_("Set up the tin first, on the Money page."))])
    return found.id
