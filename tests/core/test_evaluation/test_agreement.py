"""How alike two coders decided, against tables worked out by hand."""

from fractions import Fraction

import pytest

from groupkit.core.evaluation.agreement import Agreement, agreement, used
from groupkit.core.evaluation.coding import Coding
from tests import studied


def of_table(both: int, only_first: int, only_second: int, neither: int) -> Agreement:
    """Return the agreement about one code, from how often both, one or neither heard it."""
    cells = ((True, True), (True, False), (False, True), (False, False))
    pairs = [
        pair
        for pair, times in zip(cells, (both, only_first, only_second, neither), strict=True)
        for _ in range(times)
    ]
    first, second = (
        [
            Coding(of=("Heron", "T1", str(at)), codes=frozenset({"hope"} if pair[coder] else ()))
            for at, pair in enumerate(pairs)
        ]
        for coder in (0, 1)
    )
    return agreement(first, second, ["hope"])


@pytest.mark.parametrize(
    ("table", "percent", "kappa"),
    [
        # 35 of 50 alike; by chance 25/50 · 30/50 + 25/50 · 20/50 = 1/2; (0.7 − 0.5) / 0.5
        ((20, 5, 10, 15), 70, Fraction(2, 5)),
        # 60 of 100; by chance .6 · .7 + .4 · .3 = .54; .06 / .46
        ((45, 15, 25, 15), 60, Fraction(3, 23)),
        # 60 of 100; by chance .6 · .3 + .4 · .7 = .46; .14 / .54
        ((25, 35, 5, 35), 60, Fraction(7, 27)),
        # never alike; by chance a half
        ((0, 3, 3, 0), 0, -1),
        # always alike, and not by chance alone
        ((2, 0, 0, 2), 100, 1),
        # one heard it always and the other never: by chance they would not meet either
        ((0, 4, 0, 0), 0, 0),
    ],
)
def test_figures_are_those_worked_out_by_hand(table, percent, kappa):
    found = of_table(*table)
    assert (found.units, found.percent) == (sum(table), percent)
    assert found.kappa == pytest.approx(float(kappa), abs=1e-12)


@pytest.mark.parametrize("table", [(10, 0, 0, 0), (0, 0, 0, 7), (0, 0, 0, 0)])
def test_where_both_said_one_thing_throughout_kappa_cannot_be_worked_out(table):
    found = of_table(*table)
    assert found.kappa is None
    assert found.percent == (100 if sum(table) else None)


def test_all_codes_together_and_each_alone():
    first, second = studied.codings(), studied.other_codings()
    codes = used(first, second)
    assert "workbook" in codes
    assert "housing" not in codes
    found = agreement(first, second, codes)
    # the workbook was heard five times, by the first alone; company once, by the second alone
    assert (found.code, found.units, found.same) == ("", 18 * len(codes), 18 * len(codes) - 6)
    assert [each.code for each in found.each] == list(codes)
    alone = {each.code: each for each in found.each}
    assert (alone["workbook"].percent, alone["workbook"].kappa) == (Fraction(1300, 18), 0)
    assert (alone["spirit"].percent, alone["spirit"].kappa) == (Fraction(100), 1.0)


def test_only_what_both_coded_is_counted():
    first, second = studied.codings()[:3], studied.codings()[2:]
    assert agreement(first, second, ["hope"]).units == 1
    assert agreement(first, (), ["hope"]) == Agreement(
        units=0, same=0, kappa=None, each=(Agreement(code="hope", units=0, same=0, kappa=None),)
    )
