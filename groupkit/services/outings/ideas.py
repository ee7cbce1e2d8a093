"""Ideas for outings: gather them, let the group choose in private, and make an outing of what was chosen.

The box is held in memory alone. It is closed in one go, and only the sums are written, in the order of the ideas:
writing each vote would leave pages behind that tell who came before whom.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from groupkit.core.outings.choosing import CHOSEN, KEPT, OPEN, Box, Idea, Tally
from groupkit.core.outings.values import Outing
from groupkit.core.outings.words.choosing import BallotWords, IdeaBank
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outings import planning
from groupkit.services.outings.known import plan_of, words
from groupkit.services.outings.reckoning import TOPIC
from groupkit.storage.store import Store


@dataclass(slots=True, kw_only=True)
class OpenBox:
    """A box while it is open: which ideas stand on the ballot, what lies in it, and ideas people put in.

    Nothing of it is ever written before it is closed. `own` are ideas of people, without any order; `paper` and
    `papers` are what was counted on paper so far.
    """

    ideas: tuple[Idea, ...]
    box: Box
    own: frozenset[str] = field(default=frozenset(), repr=False)
    paper: dict[int, int] = field(default_factory=dict, repr=False)
    papers: int = field(default=0, repr=False)

    def put(self, given: Mapping[int, int], own: str = "") -> None:
        """Put one ballot in, and perhaps an idea; refuse more dots than there are, or an idea that is too long."""
        title = own.strip()
        if title:
            refuse(Idea(title=title).problems())
        self.box = self.box.put(given)
        if title:
            self.own |= {title}


def bank() -> IdeaBank:
    """Return the bank of ideas, in the language of the window."""
    return words(IdeaBank)


def listing(group: Group, *standings: str) -> tuple[Idea, ...]:
    """Return the ideas of the group by title, all of them or those that stand so."""
    found = (each for each in group.store.outing_ideas if not standings or each.standing in standings)
    return tuple(sorted(found, key=_by_title))


def _by_title(each: Idea) -> tuple[str, str, int]:
    return each.title.casefold(), each.title, each.id


def idea(group: Group, id: int) -> Idea:  # noqa: A002  the field's own name
    """Return an idea by its number, or refuse."""
    found = group.store.outing_ideas.first(id=id)
    if found is None:
        raise RefusedError([Problem("idea", N_("There is no idea with the number {number}."), {"number": id})])
    return found


def suggest(group: Group, title: str, about: str = "", bank: str = "") -> Idea:
    """Put an idea on the ballot; one that was kept from an earlier time comes back with its words as they are now.

    No name is asked for. Refuse an idea that stands on the ballot already.
    """
    made = Idea(title=title.strip(), about=about.strip(), bank=bank)
    refuse(made.problems())
    before = next((each for each in group.store.outing_ideas if _same(each, made)), None)
    if before is not None and before.standing == OPEN:
        raise RefusedError([Problem("title", N_("This idea stands on the ballot already."))])
    with group.change(N_("Suggest an outing"), TOPIC) as store:
        if before is None:
            return replace(made, id=store.outing_ideas.add(made))
        made = replace(made, id=before.id, about=made.about or before.about, bank=made.bank or before.bank)
        store.outing_ideas.change(before.id, made)
        return made


def _same(known: Idea, made: Idea) -> bool:
    by_key = bool(made.bank) and known.bank == made.bank
    return by_key or known.title.casefold() == made.title.casefold()


def keep(group: Group, id: int) -> Idea:  # noqa: A002  the field's own name
    """Take an idea off the ballot and keep it for another time."""
    return _stand(group, id, KEPT, N_("Keep an idea for another time"))


def offer(group: Group, id: int) -> Idea:  # noqa: A002  the field's own name
    """Put an idea on the ballot that was kept or chosen before."""
    return _stand(group, id, OPEN, N_("Put an idea on the ballot"))


def _stand(group: Group, id: int, standing: str, label: str) -> Idea:  # noqa: A002  the field's own name
    made = replace(idea(group, id), standing=standing)
    with group.change(label, TOPIC) as store:
        store.outing_ideas.change(id, made)
    return made


def remove(group: Group, id: int) -> None:  # noqa: A002  the field's own name
    """Remove an idea, such as one in which a name stands; an outing made of it stays."""
    idea(group, id)
    with group.change(N_("Remove an idea"), TOPIC) as store:
        store.outing_ideas.remove(id=id)


def sums(group: Group) -> tuple[tuple[Idea, int], ...]:
    """Return what came out when the box was closed last: each idea with its dots, most dots first."""
    known = {each.id: each for each in group.store.outing_ideas}
    found = ((known[tally.idea], tally.dots) for tally in group.store.outing_tallies)
    return tuple(sorted(found, key=lambda each: (-each[1], *_by_title(each[0]))))


# the box


def open_box(group: Group) -> OpenBox:
    """Open a box for the ideas on the ballot; refuse where there is nothing to choose between.

    Raises:
        GroupkitError: the book can only be looked at, so that the sums could not be written later.
    """
    found = listing(group, OPEN)
    refuse(ballot_problems(found))
    with group.store.quietly():
        told = words(BallotWords)
    return OpenBox(ideas=found, box=Box(dots=told.dots, fewest=told.fewest))


def ballot_problems(found: tuple[Idea, ...]) -> Iterable[Problem]:
    """Yield why there is nothing to choose between yet."""
    if len(found) < 2:  # noqa: PLR2004  a choice is between two
        yield Problem("idea", N_("Put two ideas or more on the ballot first."))


def close_box(group: Group, held: OpenBox) -> tuple[tuple[Idea, int], ...]:
    """Count what lies in the box and on paper, write the sums, and return them, most dots first.

    All is written in one go, and cannot be undone: who looked at the sums cannot un-see them. Refuse where so few
    people gave dots that the sums would show who chose what; the box stays as it was.
    """
    counted = held.box.with_paper(held.paper, held.papers)
    if counted.too_few:
        raise RefusedError([Problem("papers", words(BallotWords).steward.few)])
    with group.change(N_("Close the box and count"), TOPIC) as store:
        store.outing_tallies.remove()
        for each in sorted(listing(group), key=lambda each: each.id):
            if each.id in {one.id for one in held.ideas}:
                store.outing_tallies.add(Tally(idea=each.id, dots=counted.sums.get(each.id, 0)))
        _keep_own(store, held.own)
        store.journal.forget()
    return sums(group)


def _keep_own(store: Store, own: frozenset[str]) -> None:
    """Write what people put in, by title, and once where two had the same idea; it waits for the next time."""
    known = {each.title.casefold() for each in store.outing_ideas}
    for title in sorted(own, key=lambda title: (title.casefold(), title)):
        if title.casefold() not in known:
            known.add(title.casefold())
            store.outing_ideas.add(Idea(title=title, standing=KEPT))


def tally(group: Group, paper: Mapping[int, int], papers: int) -> tuple[tuple[Idea, int], ...]:
    """Write in one go what two people counted, where all chose on paper."""
    held = open_box(group)
    known = {each.id for each in held.ideas}
    for number in paper:
        if number not in known:
            said = N_("The idea {number} does not stand on the ballot.")
            raise RefusedError([Problem("idea", said, {"number": number})])
    held.paper, held.papers = dict(paper), papers
    return close_box(group, held)


def choose(group: Group, id: int, day: date) -> Outing:  # noqa: A002  the field's own name
    """Make an outing of an idea; the others on the ballot are kept for another time."""
    found = idea(group, id)
    with group.change(N_("Make an outing of an idea"), TOPIC) as store:
        made = planning.start(group, Outing(name=found.title, day=day))
        planning.details(group, replace(plan_of(group, made.id), idea=id))
        planning.step(group, made.id, "idea")
        if store.outing_tallies.first(idea=id) is not None:
            planning.step(group, made.id, "vote")
        store.outing_ideas.change(id, replace(found, standing=CHOSEN))
        for other in listing(group, OPEN):
            store.outing_ideas.change(other.id, replace(other, standing=KEPT))
    return made
