"""Cash somebody gets before they spend it: given, spent with receipts, brought back, and what is still out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from groupkit.core.claiming import advance as reckoned
from groupkit.core.ledger import Entry, EntryType, Line, Place, PlaceKind
from groupkit.core.money import MOST
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, current
from groupkit.services import books, ledger
from groupkit.services.claims.known import TOPIC
from groupkit.services.group import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """The cash one person was given, in pence since it was last all squared up; `since` is the day it began."""

    place: Place
    since: date | None = None
    given: int = 0
    spent: int = 0
    back: int = 0

    @property
    def out(self) -> int:
        """What is still out: given, less what was spent and what came back."""
        return self.given - self.spent - self.back


def advances(group: Group, *, also_squared: bool = False) -> tuple[Advance, ...]:
    """Return the advances that are still out, oldest first; with `also_squared` every one there was."""
    places = [place for place in ledger.places(group) if place.advance]
    entries = sorted((link.entry for link in group.store.ledger.links()), key=lambda entry: (entry.day, entry.seq))
    found = (_told(place, entries) for place in places)
    shown = [each for each in found if also_squared or each.out]
    return tuple(sorted(shown, key=lambda each: (each.since or date.max, each.place.id)))


def advance(group: Group, place: int) -> Advance:
    """Return how the cash given to somebody stands; refuse when that place holds none given before."""
    for found in advances(group, also_squared=True):
        if found.place.id == place:
            return found
    raise RefusedError([Problem("advance", N_("Choose whose cash this tells about."))])


def _told(place: Place, entries: Sequence[Entry]) -> Advance:
    """Add up what came and went since the place was last empty; what was put right counts as if it had not been."""
    types = {entry.seq: entry.type for entry in entries}
    sums = dict.fromkeys(("given", "spent", "back"), 0)
    since: date | None = None
    for entry in entries:
        pence = sum(line.pence for line in entry.lines if line.place == place.id)
        kind = types.get(entry.reverses or entry.seq, entry.type)
        if not pence:
            continue
        if entry.reverses is None and sums["given"] == sums["spent"] + sums["back"]:
            since, sums = entry.day, dict.fromkeys(sums, 0)
        arrived = (pence > 0) is (entry.reverses is None)
        if kind is EntryType.PAYMENT:
            sums["spent"] -= pence
        elif arrived:
            sums["given"] += pence
        else:
            sums["back"] -= pence
    return Advance(place=place, since=since, **sums)


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """Pence of a fund given out of a place to somebody by somebody else; `second` saw it."""

    who: str
    pence: int
    fund: int
    place: int
    by: str
    second: str = ""

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the cash can be given."""
        if not 0 < self.pence <= MOST:
            yield Problem("amount", N_("Type an amount above zero."))
        if not self.who.strip():
            yield Problem("who", N_("Write who gets it. A first name is enough."))
        if not self.by.strip():
            yield Problem("by", N_("Write who does this. A first name is enough."))
        elif self.by.strip().casefold() == self.who.strip().casefold():
            yield Problem("by", N_("Let someone else give it out, so that two people know of it."))


def give(group: Group, giving: Giving, *, sure: bool = False) -> Advance:
    """Give somebody cash before they spend it; it stays on every sheet until it is squared up."""
    refuse((*giving.problems(), *_known(group, giving)))
    name = current().gettext("{name}, advance").format(name=giving.who.strip())
    known = next((each for each in ledger.places(group) if each.name.casefold() == name.casefold()), None)
    with group.change(N_("Give an advance"), TOPIC):
        held = known or ledger.add_place(group, Place(name=name, kind=PlaceKind.PERSON, advance=True))
        out = Line(giving.place, giving.fund, None, -giving.pence)
        draft = books.entry(
            group, EntryType.MOVE, group.today(), out, Line(held.id, giving.fund, None, giving.pence)
        )
        words = {"made_by": giving.by, "who": giving.who, "second": giving.second}
        books.write(group, draft, words, {"advance": held.id}, sure=sure)
    return advance(group, held.id)


def _known(group: Group, giving: Giving) -> Iterator[Problem]:
    if giving.fund not in {each.id for each in ledger.funds(group)}:
        yield Problem("fund", N_("Choose which pot it is for."))
    if giving.place not in {each.id for each in ledger.places(group) if not each.advance}:
        yield Problem("place", N_("Choose where the money comes from."))


def give_back(group: Group, place: int, pence: int, into: int, by: str) -> Advance:
    """Take change back into a tin or another place, from whichever pots it was given."""
    now = advance(group, place)
    currency = group.profile.currency
    refuse(_returnable(group, pence, into, by))
    reckoned(now.given, now.spent, now.back + pence, currency=currency)
    lines = tuple(_shares(group, place, pence, into))
    draft = books.entry(group, EntryType.MOVE, group.today(), *lines)
    books.write(group, draft, {"made_by": by, "who": now.place.name}, {"advance": place}, sure=True)
    return advance(group, place)


def _returnable(group: Group, pence: int, into: int, by: str) -> Iterator[Problem]:
    if not 0 < pence <= MOST:
        yield Problem("amount", N_("Type an amount above zero."))
    if not by.strip():
        yield Problem("by", N_("Write who does this. A first name is enough."))
    if into not in {each.id for each in ledger.places(group) if not each.advance}:
        yield Problem("place", N_("Choose where the change went."))


def _shares(group: Group, place: int, pence: int, into: int) -> Iterator[Line]:
    """Yield the lines of change that comes back, out of each pot that is held there, in turn."""
    for (where, fund), held in sorted(ledger.balances(group).items()):
        part = min(held, pence)
        if where == place and part > 0:
            yield Line(place, fund, None, -part)
            yield Line(into, fund, None, part)
            pence -= part
