"""Whatever is done to the money, in any order: the book is what the simplest model says, and it proves itself.

One machine lives with one book. What holds of it, and where that is looked at:

- I1 moves keep each pot, and changes of pot each place: `every_move_keeps_what_it_should`
- I2 places, pots and lines come to the same: `the_balances_are_those_of_the_model`
- I3 a plain recount agrees: `the_balances_are_those_of_the_model`
- I4 nothing is ever short, also after a late entry: `nothing_was_short_at_any_moment`
- I5 a correction is the entry turned round, once: `BookRules.an_entry_is_put_right`
- I6 brought forward and what moved make carried forward: `MonthRules.months_add_up`
- I7 three months come to their quarter: `MonthRules.months_add_up`
- I8 the order of entries changes no account: `MonthRules.months_add_up`
- I9 nothing is written in a closed month: `MonthRules.a_month_is_closed`, `.a_month_is_opened_again`, `BookRules`
- I10 a closed account stays as it was: `MonthRules.every_closed_month_is_as_it_was`
- I11 a turned bit is found and named: `ProofRules.a_bit_of_the_book_turns`, `.a_bit_of_a_receipt_turns`
- I12 papers hold, and only with every entry before them: `ProofRules.papers_are_held_against_the_book`, `.prove`
- I13 a name is taken out whole, and no figure with it: `ProofRules.a_name_is_taken_out`
- I14 an accepted count makes the book what was counted: `BookRules.somebody_counts`
- I15 an amount is read as it is written: `BookRules.an_amount_is_written_and_read_again`
- I16 parts are whole, fair, and come to the cost: `OutingRules.everybody_pays_their_part`
- I17 settling up brings everyone to nothing: `OutingRules.everybody_pays_their_part`
- I18 claims take no step but those there are: `ClaimRules`, `claims_are_what_was_done_with_them`
- I19 an advance is spent, brought back or out: `ClaimRules`, `advances_are_given_spent_back_or_out`
- I20 a mile is paid at the rate of its day: `MileRules.a_journey_is_claimed`
- I21 a grant less what was spent is its pot: `GrantRules.grants_hold_what_their_pot_does`
- I22 other programs read the same: `ProofRules.the_book_goes_elsewhere`
- I23 a whole copy is the book: `ProofRules.the_book_goes_elsewhere`
- I24 a computer that stops leaves the whole entry or none: `ProofRules.the_computer_stops_in_the_middle`
- I25 what is refused changes nothing: `Book.attempt`
"""

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, run_state_machine_as_test

from groupkit.core.ledger import EntryType
from groupkit.services import ledger
from tests.services.bookrules import GRANT, BookRules
from tests.services.monthrules import MonthRules
from tests.services.potrules import GrantRules, MileRules, OutingRules
from tests.services.proofrules import ProofRules

if TYPE_CHECKING:
    from datetime import date


class Books(BookRules, MonthRules, GrantRules, OutingRules, MileRules, ProofRules, RuleBasedStateMachine):
    """A book with everything a group does with money, and beside it a list of plain lines."""

    runs: list[int]

    @initialize()
    def begin(self):
        self.begin_book()
        self.begin_proofs()
        self.begin_grants()
        self.begin_outing()
        self.begin_claims()
        self.begin_miles()
        self.begin_months()
        self.steps = 0

    @invariant()
    def the_balances_are_those_of_the_model(self):
        held = ledger.balances(self.group)
        assert held == dict(self.held())
        by_place: dict[int, int] = defaultdict(int)
        by_fund: dict[int, int] = defaultdict(int)
        for (place, fund), amount in held.items():
            by_place[place] += amount
            by_fund[fund] += amount
        total = sum(line.pence for line in self.model)
        assert sum(by_place.values()) == sum(by_fund.values()) == total

    @invariant()
    def nothing_was_short_at_any_moment(self):
        held: dict[tuple[str, int], int] = defaultdict(int)
        moments: dict[tuple[date, int], list[tuple[int, int, int]]] = defaultdict(list)
        for line in self.model:
            moments[line.day, line.seq].append((line.place, line.fund, line.pence))
        for moment in sorted(moments):
            for place, fund, amount in moments[moment]:
                held["place", place] += amount
                held["fund", fund] += amount
            assert all(held["place", place] >= 0 for place, _, _ in moments[moment])
            assert held["fund", GRANT] >= 0

    @invariant()
    def every_move_keeps_what_it_should(self):
        kept: dict[tuple[int, int], int] = defaultdict(int)
        for line in self.model:
            if line.type in (EntryType.MOVE, EntryType.FUND_MOVE):
                kept[line.seq, line.fund if line.type is EntryType.MOVE else line.place] += line.pence
                assert line.kind is None
        assert not any(kept.values())

    @invariant()
    def the_chain_holds(self):
        self.steps += 1
        found = self.group.store.ledger.verified()
        assert found.broken_at is None
        assert found.head == self.group.store.ledger.head()[1]

    def teardown(self):
        if not hasattr(self, "steps"):
            return
        self.every_closed_month_is_as_it_was()
        self.prove()
        Books.runs.append(self.steps)
        self.group.close()


@seed(1)
class OtherBooks(Books):
    """The same with other chances: where everything is checked these do not change from run to run."""


def run(tmp_path_factory, examples: int, steps: int, least: int = 0, machine: type[Books] = Books) -> list[int]:
    """Let so many books live for so many steps; return how many steps each had."""
    Books.folder, Books.runs = tmp_path_factory, []
    quick = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=quick, _min_steps=least)
    return Books.runs


def test_the_book_adds_up_whatever_is_done_to_it(tmp_path_factory):
    assert len(run(tmp_path_factory, 12, 20)) >= 12


@pytest.mark.proof
@pytest.mark.parametrize("part", range(2))
def test_the_book_adds_up_over_many_long_runs(tmp_path_factory, part):
    """A hundred and fifty-five books for each change, and as many others for a release."""
    runs = run(tmp_path_factory, 155, 52, least=51, machine=(Books, OtherBooks)[part])
    long = sum(steps > 50 for steps in runs)
    print(f"part {part}: {long} of {len(runs)} books lived through 50 steps or more, {sum(runs)} in all")
    assert long >= 150
