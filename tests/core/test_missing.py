"""The page for when money is missing, as a value: its words in a language, and which sheet is frozen."""

from datetime import date

from groupkit.core.missing import STEPS, STOP, THAWED, Done, frozen
from groupkit.i18n import catalogue
from groupkit.storage import missing

DAY = date(2026, 11, 14)
STOPPED = Done(step=STOP, on=DAY, sheet=3)


def test_only_the_sheet_that_was_frozen_is_and_only_until_it_is_thawed():
    assert frozen({STOP: STOPPED}, 3)
    assert not frozen({STOP: STOPPED}, 4)
    assert not frozen({}, 3)
    assert not frozen({STOP: STOPPED, THAWED: Done(step=THAWED, on=DAY)}, 3)


def test_the_steps_stand_in_their_order_and_every_word_can_be_said_otherwise():
    form = missing.form()
    assert tuple(step.key for step in form.step) == STEPS
    there = form.told(catalogue("en-XA"))
    assert there.title != form.title
    assert all(ours.do != theirs.do for ours, theirs in zip(form.step, there.step, strict=True))
    assert all(ours.words != theirs.words for ours, theirs in zip(form.not_this, there.not_this, strict=True))
    assert there.took.lines != form.took.lines
    assert there.log.columns != form.log.columns
    assert {turn.source for turn in there.report} == {turn.source for turn in form.report}
