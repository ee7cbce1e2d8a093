"""Closed days stay closed until two people open them again."""

from datetime import UTC, date, datetime

from groupkit.core import locks
from groupkit.core.ledger import Entry, EntryType, Wording
from groupkit.core.records import FACTS, written


def said(seq, kind, day, **facts):
    wording = Wording.of(FACTS, written(facts), bytes(16))
    at = datetime(2026, 12, 31, tzinfo=UTC)
    return Entry(seq=seq, day=day, recorded_at=at, type=kind, lines=(), wordings=(wording,))


OCTOBER = said(1, EntryType.CLOSE, date(2026, 11, 3), end="2026-10-31")
NOVEMBER = said(2, EntryType.CLOSE, date(2026, 12, 2), end="2026-11-30")
AGAIN = said(3, EntryType.REOPEN, date(2026, 12, 5), **{"from": "2026-11-01"})


def test_the_newest_close_in_force_counts():
    assert locks.closed_up_to([]) is None
    assert locks.closed_up_to([OCTOBER, NOVEMBER]) == date(2026, 11, 30)
    assert locks.closes([OCTOBER, NOVEMBER, AGAIN]) == (OCTOBER,)
    assert locks.closed_up_to([OCTOBER, AGAIN]) == date(2026, 10, 31)


def test_a_month_opened_again_leaves_those_before_it_closed():
    assert locks.closed_up_to([NOVEMBER, AGAIN]) == date(2026, 10, 31)
    assert locks.shut([NOVEMBER, AGAIN]) == ((date(2026, 10, 31), NOVEMBER),)
    assert not tuple(locks.problems([NOVEMBER, AGAIN], date(2026, 11, 1)))
    (problem,) = locks.problems([NOVEMBER, AGAIN], date(2026, 10, 31))
    assert str(problem).startswith("October 2026 was closed on Wednesday 2 December.")


def test_a_closed_day_says_which_month_and_what_to_do():
    (problem,) = locks.problems([OCTOBER, NOVEMBER], date(2026, 10, 31))
    assert str(problem) == (
        "October 2026 was closed on Tuesday 3 November. Put it on a later day and say that it belongs there, "
        "or ask two people to reopen that month."
    )
    assert not tuple(locks.problems([OCTOBER, NOVEMBER, AGAIN], date(2026, 11, 1)))
