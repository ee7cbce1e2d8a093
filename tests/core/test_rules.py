"""What a group can settle about its money, and what it is told to put right."""

import pytest

from groupkit.core.rules import MoneyRules


@pytest.mark.parametrize(
    ("limits", "fields"),
    [
        (MoneyRules(), []),
        (MoneyRules(two_over=0, ask_over=0, short_month=0), []),
        (MoneyRules(two_over=-1), ["two_over"]),
        (MoneyRules(ask_over=-1, short_month=-1), ["ask_over", "short_month"]),
        (MoneyRules(claim_days=0, hand_days=0, short_run=0), ["claim_days", "hand_days", "short_run"]),
        (MoneyRules(year_starts="01-01"), []),
        (MoneyRules(year_starts="12-28"), []),
        *(
            (MoneyRules(year_starts=day), ["year_starts"])
            for day in ("", "13-01", "00-01", "02-29", "4-6", "04-06x")
        ),
        (MoneyRules(more_notes=(10_000,)), []),
        (MoneyRules(more_notes=(100, 0)), ["more_notes"]),
    ],
)
def test_what_cannot_be_settled_is_pointed_out(limits, fields):
    assert [problem.field for problem in limits.problems()] == fields
