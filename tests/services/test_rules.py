"""A group settles its own limits about money."""

import pytest

from groupkit.core.problems import RefusedError
from groupkit.core.rules import MoneyRules
from groupkit.services import rules
from tests import evening


def test_until_a_group_says_otherwise_the_usual_limits_hold(book):
    assert rules.rules(book) == MoneyRules()


def test_limits_are_changed_as_one_step_kept_and_undone(tmp_path):
    with evening.new_book(tmp_path / "ours.groupkit") as group:
        rules.change(group, two_over=2000, more_notes=(10_000,))
        changed = rules.change(group, hand_days=7)
        assert changed == MoneyRules(two_over=2000, hand_days=7, more_notes=(10_000,))
    with evening.reopened(tmp_path / "ours.groupkit") as group:
        assert rules.rules(group) == changed
        rules.change(group, short_run=2)
        assert group.undo() == "Change what we settled about money"
        assert rules.rules(group) == changed


def test_everything_to_put_right_is_said_at_once(book):
    wrong = {"two_over": -1, "ask_over": -1, "short_month": -1, "claim_days": 0, "hand_days": 0, "short_run": 0}
    with pytest.raises(RefusedError) as refused:
        rules.change(book, **wrong, year_starts="02-29", more_notes=(0,))
    fields = {problem.field for problem in refused.value.problems}
    assert fields == {*wrong, "year_starts", "more_notes"}
    assert rules.rules(book) == MoneyRules()
