"""Business meetings, ideas, decisions and rules come back from the book as they were written down."""

from dataclasses import replace
from datetime import date, time

import pytest

from groupkit.core.business import Business
from groupkit.core.decisions import Action, Counts, Decision, Motion, Rules, Share

DAY = date(2026, 11, 14)
ABOUT = Business(
    day=DAY,
    start=time(12, 15),
    room="Room 2",
    notice_on=date(2026, 10, 31),
    more=("Keys", "The host"),
    present=7,
    apologies=2,
    taken_by="secretary",
    read_back=True,
    approved_on=DAY,
)
IDEA = Motion(
    title="A kettle",
    proposal="We buy one.",
    why="It drips.",
    cost=2500,
    affects="All",
    instead="Mend it",
    proposer="Jo",
    seconder="Sam",
    size="big",
    amendment="We borrow one.",
    told_on=DAY,
    withdrawn_on=DAY,
)


def test_a_whole_meeting_comes_back(other):
    with other.store.step("Add"):
        about = other.store.business.add(ABOUT)
        bare = other.store.business.add(Business(day=DAY))
        idea = other.store.motions.add(IDEA)
        made = Decision(
            motion=idea,
            business=about,
            test="vote",
            counts=Counts(support=1, can_live=2, aside=3, concern=4, in_favour=5, against=6, abstain=7),
            worry="The noise",
            outcome="agreed",
            minority="Not us",
            owner="treasurer",
            due=DAY,
            review_on=DAY,
        )
        said = other.store.decisions.add(made)
        to_do = other.store.actions.add(
            Action(what="Buy it", owner="treasurer", due=DAY, motion=idea, business=about, done_on=DAY)
        )
    assert tuple(other.store.business) == (replace(ABOUT, id=about), Business(id=bare, day=DAY))
    assert tuple(other.store.motions) == (replace(IDEA, id=idea),)
    assert tuple(other.store.decisions) == (replace(made, id=said),)
    (kept,) = other.store.actions
    assert (kept.id, kept.what, kept.due, kept.done_on, kept.dropped_on) == (to_do, "Buy it", DAY, DAY, None)


@pytest.mark.parametrize("rules", [Rules(), Rules(least=3, vote=Share(of=3, out_of=4), big_things="The name")])
def test_rules_are_ours_until_they_are_settled(other, rules):
    assert other.store.decision_rules.read() == Rules()
    for settled in (Rules(least=9), rules):
        with other.store.step("Settle"):
            other.store.decision_rules.write(settled)
    assert other.store.decision_rules.read() == rules
    other.undo()
    assert other.store.decision_rules.read() == Rules(least=9)
