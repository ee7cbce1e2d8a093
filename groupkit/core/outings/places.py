"""The places of an outing: who has one, who waits for one, and whose turn it is when one is free."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from groupkit.core.outings.company import COMPANY
from groupkit.core.outings.values import COMING, NOT_COMING, WAITING, Goer, Outing
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_

OWN, WITH_US, NEEDED, OFFERED = "own", "group", "needed", "offered"
LIFTS = {
    "": N_("Not said"),
    OWN: N_("My own way"),
    WITH_US: N_("With the group"),
    NEEDED: N_("I need a lift"),
    OFFERED: N_("I can give a lift"),
}
STANDINGS = (COMING, WAITING, NOT_COMING)
Goers = Sequence[Goer]


def of_standing(people: Goers, standing: str) -> tuple[Goer, ...]:
    """Return those who come, who wait or who cannot come, in the order in which they put themselves down."""
    return tuple(who for who in people if who.standing == standing)


def heads(people: Goers) -> int:
    """Return how many people that is, with everybody who comes along with them."""
    return sum(who.party for who in people)


def taken(people: Goers) -> int:
    """Return how many places are taken."""
    return heads(of_standing(people, COMING))


def places_left(people: Goers, places: int) -> int | None:
    """Return how many places are left, or None where there are as many as people like."""
    return max(0, places - taken(people)) if places else None


def free_left(outing: Outing, people: Goers) -> int:
    """Return how many of the places that cost nothing nobody has yet."""
    return max(0, outing.free_places - sum(who.free for who in of_standing(people, COMING)))


def moved_up(people: Goers, places: int) -> Goer | None:
    """Return the first in line whose party fits into what is free, if anybody can move up."""
    left = places_left(people, places)
    waiting = of_standing(people, WAITING)
    return next((who for who in waiting if left is None or who.party <= left), None)


def in_line(people: Goers, goer: Goer) -> int:
    """Return which number somebody has among those who wait; 0 where they do not wait."""
    waiting = [who.id for who in of_standing(people, WAITING)]
    return waiting.index(goer.id) + 1 if goer.id in waiting else 0


def seated(people: Goers, places: int, goer: Goer) -> Goer:
    """Return somebody who puts themselves down: they come where their party fits and nobody is first, or wait."""
    left = places_left(people, places)
    comes = left is None or (goer.party <= left and moved_up(people, places) is None)
    return replace(goer, standing=COMING if comes else WAITING)


def problems(goer: Goer) -> Iterator[Problem]:
    """Yield everything to put right about how somebody puts themselves down, beside their name and their share."""
    if leaks(goer.name):
        said = N_("Leave out the number or address. A first name, a letter or a sign is enough.")
        yield Problem("name", said)
    if goer.lift not in LIFTS:
        yield Problem("lift", N_("Choose how they get there."))
    if goer.company not in COMPANY:
        yield Problem("company", N_("Choose whether they would like company."))


def twice(people: Goers, goer: Goer) -> Iterator[Problem]:
    """Yield that somebody of this name is on the list already; who could not come may put themselves down again."""
    there = {who.name.casefold() for who in people if who.id != goer.id and who.standing != NOT_COMING}
    if goer.name and goer.standing != NOT_COMING and goer.name.casefold() in there:
        said = N_("{name} is on the list already. Add a letter to tell them apart.")
        yield Problem("name", said, {"name": goer.name})


def room_problems(outing: Outing, people: Goers, goer: Goer) -> Iterator[Problem]:
    """Yield what to ask before somebody comes: more than there are places, past the line, on more free places.

    Each of them may well be right, where the organiser says so. Nothing is asked about what stood before.
    """
    before = next((who for who in people if who.id == goer.id), replace(goer, party=0, free=0))
    had, free_had = (before.party, before.free) if before.standing == COMING else (0, 0)
    others = [who for who in people if who.id != goer.id]
    come = taken(others) + goer.party
    if goer.standing != COMING:
        return
    if outing.places and goer.party > had and come > outing.places:
        said = N_("There are places for {places}, and that makes {heads}. Is that right?")
        yield Problem("party", said, {"places": outing.places, "heads": come}, asks=True)
    first = moved_up(people, outing.places) if outing.places else None
    if goer.party > had and first is not None and first.id != goer.id:
        yield _first(first)
    given = sum(who.free for who in of_standing(others, COMING)) + goer.free
    if goer.free > free_had and given > outing.free_places:
        said = N_("Free places: {places}. That gives away {given}. Is that right?")
        yield Problem("free", said, {"places": outing.free_places, "given": given}, asks=True)


def _first(first: Goer) -> Problem:
    if not first.name:
        return Problem("name", N_("Somebody else is first in line. Is that right?"), asks=True)
    return Problem("name", N_("{name} is first in line. Is that right?"), {"name": first.name}, asks=True)


def filled(outing: Outing, people: Goers) -> tuple[Goer, ...]:
    """Return those who cannot come after all and whose places somebody has taken since, who still bear a part.

    Whoever gave their place up first is counted first. Where there are as many places as people like, nobody's
    place stays empty.
    """
    gone = [who for who in of_standing(people, NOT_COMING) if who.amount]
    taken_again = heads(gone) - (places_left(people, outing.places) or 0)
    found = []
    for who in gone:
        taken_again -= who.party
        if taken_again < 0:
            break
        found.append(who)
    return tuple(found)
