"""Writes down what an outing cost, and who paid it: a person, or the pot from a place of the group."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import AMOUNTS, IN, OUT, PRICE, Cost, Handed, Outing
from groupkit.core.problems import Problem, refuse
from groupkit.core.shares import POT
from groupkit.i18n import N_
from groupkit.services import books, ledger
from groupkit.services.group import Group
from groupkit.services.outings.pots import chosen, kind_of, paying_problems, pot_of
from groupkit.services.outings.reckoning import TOPIC, outing, put_right, reckoning, still_open


def cost(group: Group, made: Cost, handed: Handed | None = None, *, sure: bool = False) -> Cost:
    """Write down a cost, or change one; refuse with every problem found.

    With `handed`, the pot or a grant pays it from a place of the group now, and the payment stands in the book
    for good. A cost that belongs to an entry of the book is paid by the pot or grant of that entry.
    """
    known = reckoning(group, made.outing)
    tidy = replace(made, what=made.what.strip(), fund=_fund_of(group, known, made))
    refuse(
        (
            *tidy.problems(),
            *_cost_problems(known, tidy, handed),
            *_entry_problems(group, tidy),
            *paying_problems(group, known.outing, tidy.pence, handed),
        )
    )
    still_open(group, tidy.outing)
    with group.change(N_("Write down what an outing cost"), TOPIC, ledger.TOPIC) as store:
        if handed is not None:
            seq = paid_out(group, known.outing, tidy.pence, handed, tidy.what, sure=sure)
            tidy = replace(tidy, entry=seq, fund=pot_of(known.outing, handed))
        if tidy.id:
            store.outing_costs.change(tidy.id, tidy)
        else:
            tidy = replace(tidy, id=store.outing_costs.add(tidy))
        if handed is not None:
            store.journal.forget()
    return tidy


def _fund_of(group: Group, known: Reckoning, made: Cost) -> int | None:
    """Return the pot or grant that paid a cost: that of its entry, if it has one."""
    if made.payer != POT:
        return None
    before = next((each for each in known.costs if each.id == made.id), None)
    if before is not None and before.entry and before.entry == made.entry:
        return before.fund
    found = None if made.entry is None else group.store.ledger.entry(made.entry)
    return next((line.fund for line in found.lines), None) if found else made.fund


def _entry_problems(group: Group, made: Cost) -> Iterator[Problem]:
    if made.entry is not None and group.store.ledger.entry(made.entry) is None:
        said = N_("There is no entry {entry}. Look at the number on the sheet.")
        yield Problem("entry", said, {"entry": made.entry})


def _cost_problems(known: Reckoning, made: Cost, handed: Handed | None) -> Iterator[Problem]:
    people = {who.id: who for who in known.people}
    before = next((each for each in known.costs if each.id == made.id), None)
    sharing = [who for who in known.coming if not made.sharers or who.id in made.sharers]
    if made.payer != POT and made.payer not in people:
        yield Problem("payer", N_("Choose somebody who is on this outing."))
    if handed is not None and made.payer != POT:
        yield Problem("payer", N_("Leave the place out: only the pot pays from one."))
    shared = known.coming and known.outing.way not in (AMOUNTS, PRICE)
    if shared and not any(who.parts for who in sharing):
        yield Problem("sharers", N_("Choose at least one person to share this."))
    if before is not None and before.entry and (handed, made.pence, made.payer) != (None, before.pence, POT):
        said = N_("This was paid from the book. Take it back first, then write it down as it was.")
        yield Problem("amount", said)


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
    """Return the payments for outings that belong to no cost yet, newest first.

    They are those from its pot and the grants in its budget; from any pot while none is chosen.
    """
    known = outing(group, id)
    pots = {known.fund} | {line.fund for line in group.store.outing_plans.where(outing=id)} - {None}
    taken = {each.entry for each in group.store.outing_costs}
    kind = kind_of(group, OUT)
    found = [
        link.entry
        for link in group.store.ledger.links()
        if link.entry.type is EntryType.PAYMENT and link.entry.seq not in taken and not link.entry.facts
    ]
    fits = [
        one
        for one in found
        if all(line.kind == kind and (known.fund is None or line.fund in pots) for line in one.lines)
    ]
    return tuple(reversed([one for one in fits if not put_right(group, one.seq)]))


def paid_out(group: Group, about: Outing, pence: int, handed: Handed, note: str, *, sure: bool) -> int:
    """Write the payment of a pot or grant for an outing, inside a change; return the number of the entry."""
    kind = handed.kind or kind_of(group, OUT)
    line = Line(handed.place, chosen(group, about, handed), kind, -pence)
    draft = books.entry(group, EntryType.PAYMENT, handed.day or group.today(), line)
    return books.write(group, draft, _signed(handed, note), {"outing": about.id}, sure=sure)


def came_in(group: Group, about: Outing, pence: int, handed: Handed, *, sure: bool) -> int:
    """Write what the pot got towards an outing, inside a change; return the number of the entry."""
    line = Line(handed.place, chosen(group, about, handed), kind_of(group, IN), pence)
    draft = books.entry(group, EntryType.RECEIPT, handed.day or group.today(), line)
    return books.write(group, draft, _signed(handed, about.name), {"outing": about.id}, sure=sure)


def _signed(handed: Handed, note: str) -> Mapping[str, str]:
    return {"note": note, "made_by": handed.made_by, "second": handed.second}
