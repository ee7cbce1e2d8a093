"""How a group decides: ideas on cards, what was decided about each, who does it, and the group's own rules.

Decisions are kept without who said what. A person is named only on a card that still waits to be decided.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from groupkit.core.money import MOST
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_

SMALL, ORDINARY, BIG = "small", "ordinary", "big"
SIZES: Mapping[str, str] = {SMALL: N_("Small"), ORDINARY: N_("Plain"), BIG: N_("Big")}
CONSENT, VOTE = "consent", "vote"
TESTS: Mapping[str, str] = {CONSENT: N_("We ask each of us"), VOTE: N_("We vote")}
AGREED, NOT_AGREED, PUT_OFF, FIRST_READING = "agreed", "not-agreed", "put-off", "first-reading"
OUTCOMES: Mapping[str, str] = {
    AGREED: N_("Agreed"),
    NOT_AGREED: N_("Not agreed"),
    PUT_OFF: N_("Put off"),
    FIRST_READING: N_("Read for the first time"),
}
FINAL = (AGREED, NOT_AGREED)
BIG_THINGS = N_(
    "A new room, a new kind of meeting or a new talk rule. Keeping a person away. Joining with another group."
)
LONGEST: Mapping[str, int] = {
    "title": 80,
    "proposal": 300,
    "what": 200,
    **dict.fromkeys(("proposer", "seconder", "owner"), 40),
    **dict.fromkeys(("why", "affects", "instead", "amendment", "worry", "minority", "big_things"), 600),
}
TOO_LONG = N_("Use fewer words here, {longest} letters at most.")
ON_PAPER = N_("This goes on paper. Leave out numbers to ring, e-mail and passcodes.")
_MOST_PEOPLE, _MOST_NOTICE = 99, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole in whole numbers, like two of every three; it is never rounded."""

    of: int
    out_of: int

    def reached(self, count: int, total: int) -> bool:
        """Tell whether so many of all are at least this part; of nobody, nothing is reached."""
        return total > 0 and count * self.out_of >= self.of * total

    def least(self, total: int) -> int:
        """Return the smallest number that is at least this part of all."""
        return -(-total * self.of // self.out_of)

    @property
    def is_part(self) -> bool:
        """Whether it is more than nothing and at most everything."""
        return 0 < self.of <= self.out_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How the group decides. Enough are here when `least` regulars are, or the `usual` share of those who come.

    A plain vote and a big one need the `vote` share of those who vote. A big thing is put up in writing `notice`
    meetings ahead. What costs at most `small_up_to` may be small, what costs more than `big_over` is big, both in
    pence; `big_things` says in the group's own words what else is, "" in ours.
    """

    least: int = 5
    usual: Share = Share(of=1, out_of=2)
    vote: Share = Share(of=2, out_of=3)
    notice: int = 2
    small_up_to: int = 2000
    big_over: int = 10000
    big_things: str = ""

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the group can decide this way."""
        if not 1 <= self.least <= _MOST_PEOPLE:
            yield Problem("least", N_("Say how many regulars are enough, from 1 to 99."))
        if not self.usual.is_part:
            yield Problem("usual", N_("Choose a part of those who come, like a half."))
        if not self.vote.is_part or 2 * self.vote.of <= self.vote.out_of:
            yield Problem("vote", N_("Choose more than a half, like two of every three."))
        if not 0 <= self.notice <= _MOST_NOTICE:
            yield Problem("notice", N_("Say how many meetings ahead, from 0 to 12."))
        if not 0 <= self.small_up_to <= self.big_over <= MOST:
            yield Problem("big_over", N_("Small things cost less than big ones. Check the two amounts."))
        yield from worded(self, ("big_things",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """An idea card. `cost` is in pence, None where it costs nothing or nobody knows.

    `told_on` is when its words were put up in writing. `proposer` and `seconder` are roles or first names; they
    stand on the card only, never in the notes.
    """

    id: int = 0
    title: str
    proposal: str
    why: str = ""
    cost: int | None = None
    affects: str = ""
    instead: str = ""
    proposer: str = ""
    seconder: str = ""
    size: str = ORDINARY
    amendment: str = ""
    told_on: date | None = None
    withdrawn_on: date | None = None

    @property
    def wording(self) -> str:
        """What is decided: the proposal, or the words it was changed to."""
        return self.amendment or self.proposal

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the card can be read out."""
        if not self.title.strip():
            yield Problem("title", N_("Give the idea a few words to call it by."))
        if not self.proposal.strip():
            yield Problem("proposal", N_("Write in one sentence what we would do."))
        if self.size not in SIZES:
            yield Problem("size", N_("Choose small, plain or big."))
        if self.cost is not None and not 0 <= self.cost <= MOST:
            yield Problem("cost", N_("Write what it costs, or leave it empty."))
        yield from worded(
            self, ("title", "proposal", "why", "affects", "instead", "proposer", "seconder", "amendment")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many answered what: the first four when each of us is asked, the others in a vote."""

    support: int = 0
    can_live: int = 0
    aside: int = 0
    concern: int = 0
    in_favour: int = 0
    against: int = 0
    abstain: int = 0

    def answers(self, test: str) -> int:
        """Return how many answered in one way to decide."""
        if test == CONSENT:
            return self.support + self.can_live + self.aside + self.concern
        return self.in_favour + self.against + self.abstain


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided about an idea at one business meeting. `outcome` "" leaves it to the counts.

    `worry` is the serious worry, kept for when the idea comes back and never in the notes; `minority` is what those
    who said no add to the notes. Neither has a name in it. `owner` is a role, by its key or its name.
    """

    id: int = 0
    motion: int = 0
    business: int = 0
    test: str = CONSENT
    counts: Counts = Counts()
    worry: str = ""
    outcome: str = ""
    minority: str = ""
    owner: str = ""
    due: date | None = None
    review_on: date | None = None

    def problems(self, present: int | None) -> Iterator[Problem]:
        """Yield everything to put right before it can be kept; `present` is how many were there, if counted."""
        if self.test not in TESTS:
            yield Problem("test", N_("Say whether each of us was asked, or whether we voted."))
        for field in fields(self.counts):
            if getattr(self.counts, field.name) < 0:
                yield Problem(field.name, N_("Count from 0 upwards."))
        if present is not None and self.counts.answers(self.test) > present:
            said = N_("More people answered than were there: {count} were. Count once more.")
            yield Problem("support" if self.test == CONSENT else "in_favour", said, {"count": present})
        if self.outcome not in ("", *OUTCOMES):
            yield Problem("outcome", N_("Choose agreed, not agreed or put off."))
        yield from worded(self, ("worry", "minority", "owner"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something a role does after a business meeting: done, still open or dropped, and all three are fine."""

    id: int = 0
    what: str
    owner: str = ""
    due: date | None = None
    motion: int | None = None
    business: int | None = None
    done_on: date | None = None
    dropped_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.done_on is None and self.dropped_on is None

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before it can be on the list."""
        if not self.what.strip():
            yield Problem("what", N_("Write in a few words what is to be done."))
        yield from worded(self, ("what", "owner"))


def worded(value: object, names: Iterable[str]) -> Iterator[Problem]:
    """Yield what is too long, or too private for paper, in some texts of a value."""
    for name in names:
        words = getattr(value, name)
        if len(words) > LONGEST[name]:
            yield Problem(name, TOO_LONG, {"longest": LONGEST[name]})
        if leaks(words):
            yield Problem(name, ON_PAPER)


def size_of(motion: Motion, rules: Rules) -> str:
    """Return how large an idea is: as its card says, or larger where it costs more than that."""
    cost = motion.cost or 0
    if motion.size == BIG or cost > rules.big_over:
        return BIG
    return ORDINARY if cost > rules.small_up_to else motion.size


def needs_notice(motion: Motion, rules: Rules) -> int:
    """Return how many meetings ahead an idea is put up in writing; 0 where it may be decided at once."""
    return rules.notice if size_of(motion, rules) == BIG else 0


def enough(rules: Rules, usual: int) -> int:
    """Return how many have to be here so that the group can decide; `usual` is how many come, 0 if not known."""
    return min(rules.least, max(1, rules.usual.least(usual))) if usual > 0 else rules.least


def reached(decision: Decision, rules: Rules, size: str) -> bool:
    """Tell whether the counts carry an idea.

    Asked one by one, nobody has a serious worry and somebody is for it or can live with it. In a vote the group's
    share of those who vote is for it; for a small thing, more hands are up for it than against it.
    """
    counts = decision.counts
    if decision.test == CONSENT:
        return counts.concern == 0 and counts.support + counts.can_live > 0
    if size == SMALL:
        return counts.in_favour > counts.against
    return rules.vote.reached(counts.in_favour, counts.in_favour + counts.against)


def outcome_of(decision: Decision, rules: Rules, size: str, *, few: bool) -> str:
    """Return what the counts come to; a close vote, a serious worry, or too `few` people, and it rests."""
    if few and size != SMALL:
        return PUT_OFF
    if reached(decision, rules, size):
        return AGREED
    turned_down = decision.test == VOTE and decision.counts.against > decision.counts.in_favour
    return NOT_AGREED if turned_down else PUT_OFF


def still_to_decide(motions: Iterable[Motion], decisions: Iterable[Decision]) -> tuple[Motion, ...]:
    """Return the ideas that wait: neither taken back, nor agreed, nor turned down; oldest first."""
    settled = {each.motion for each in decisions if each.outcome in FINAL}
    return tuple(each for each in motions if each.withdrawn_on is None and each.id not in settled)


def still_open(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return what is to be done, soonest due first; what has no day comes last."""
    return tuple(
        sorted((each for each in actions if each.is_open), key=lambda each: (each.due or date.max, each.id))
    )
