"""Someone to go with: who would like company, who can offer it, and who goes with whom once both said yes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from groupkit.core.outings.values import COMING, Goer
from groupkit.core.problems import Problem
from groupkit.i18n import N_

WANT, OFFER = "want", "offer"
COMPANY = ("", WANT, OFFER)
MOST_TOGETHER = 3


def together(people: Sequence[Goer]) -> tuple[tuple[Goer, ...], ...]:
    """Return who goes with whom: two or three each, in the order of the list."""
    side = {who.id: who.id for who in people}
    for who in people:
        if who.both_yes and who.goes_with in side:
            old, new = side[who.id], side[who.goes_with]
            side = {each: new if with_ == old else with_ for each, with_ in side.items()}
    groups = {with_: tuple(who for who in people if side[who.id] == with_) for with_ in side.values()}
    return tuple(each for each in groups.values() if len(each) > 1)


def alone(people: Sequence[Goer]) -> tuple[Goer, ...]:
    """Return those who come, said something about company, and go with nobody yet."""
    found = {who.id for each in together(people) for who in each}
    return tuple(who for who in people if who.company and who.standing == COMING and who.id not in found)


def pairing_problems(people: Sequence[Goer], one: Goer, other: Goer, *, both_yes: bool) -> Iterator[Problem]:
    """Yield why these two cannot be written down as going together yet."""
    if one.id == other.id:
        yield Problem("other", N_("Choose two people."))
    if any(who.standing != COMING for who in (one, other)):
        yield Problem("one", N_("Choose people who come along."))
    if not both_yes:
        yield Problem("both_yes", N_("Ask both first. Either can say no, and nobody asks why."))
    joined = {who.id for each in together(people) for who in each if {one.id, other.id} & {x.id for x in each}}
    if len(joined | {one.id, other.id}) > MOST_TOGETHER:
        yield Problem("other", N_("Two or three go together. Choose somebody else."))


def joined(people: Sequence[Goer], one: Goer, other: Goer) -> tuple[Goer, ...]:
    """Return everybody whose line changes when two go together; a third joins the two there are."""
    with_others = {who.id for each in together(people) for who in each}
    if one.id in with_others and other.id in with_others:
        return ()
    if other.id in with_others:
        one, other = other, one
    new = replace(other, goes_with=one.id, both_yes=True)
    return (new,) if one.id in with_others else (replace(one, goes_with=other.id, both_yes=True), new)


def parted(people: Sequence[Goer], goer: Goer) -> tuple[Goer, ...]:
    """Return everybody whose line changes when somebody goes with nobody any more; of three, two stay together."""
    company = next((each for each in together(people) if goer.id in {who.id for who in each}), ())
    rest = [who for who in company if who.id != goer.id]
    links = [who.id for who in rest[::-1]] if len(rest) > 1 else [None] * len(rest)
    stay = (replace(who, goes_with=link, both_yes=link is not None) for who, link in zip(rest, links, strict=True))
    return replace(goer, goes_with=None, both_yes=False), *stay
