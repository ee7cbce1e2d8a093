"""Whatever people try with claims and advances, in any order: two people, and every penny told."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, run_state_machine_as_test

from groupkit.core.problems import RefusedError
from groupkit.services import check
from tests import evening
from tests.envelopes import rows_of
from tests.services.claimrules import ClaimRules

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


class ClaimMachine(ClaimRules, RuleBasedStateMachine):
    """A book with claims."""

    folder: pytest.TempPathFactory

    @initialize()
    def begin(self):
        self.group = evening.new_book(ClaimMachine.folder.mktemp("book") / "group.groupkit")
        evening.furnish(self.group)
        evening.open_with(self.group)
        self.group.store._db.execute_sql("PRAGMA synchronous = 0")
        self.begin_claims()

    def attempt(self, action):
        before = rows_of(self.group)
        try:
            return action()
        except RefusedError:
            assert rows_of(self.group) == before
            return None

    def note(self, seq):
        entry = self.group.store.ledger.entry(seq)
        assert entry
        assert entry.lines

    def teardown(self):
        if hasattr(self, "group"):
            assert check.check(self.group).holds
            self.group.close()


def run(tmp_path_factory, examples, steps):
    ClaimMachine.folder = tmp_path_factory
    how = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None, suppress_health_check=QUIET
    )
    run_state_machine_as_test(ClaimMachine, settings=how)


def test_a_few_claims_in_any_order(tmp_path_factory):
    run(tmp_path_factory, 8, 20)


@pytest.mark.proof
def test_many_claims_in_any_order(tmp_path_factory):
    run(tmp_path_factory, 40, 50)
