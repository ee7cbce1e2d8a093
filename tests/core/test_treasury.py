"""The trail of some days, as a value: which entries are about them, and a word for each sort of entry."""

from datetime import UTC, date, datetime

import pytest

from groupkit.core.ledger import START, EntryType
from groupkit.core.seals import Sealed
from groupkit.core.treasury import TYPES, Step, Trail

FIRST, LAST = date(2026, 11, 7), date(2026, 11, 14)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (FIRST, True),
        (LAST, True),
        (date(2026, 11, 10), True),
        (date(2026, 11, 6), False),
        (date(2026, 11, 15), False),
    ],
)
def test_what_is_about_other_days_stands_apart(day, inside):
    step = Step(entry=1, day=day, written=datetime(2026, 11, 8, tzinfo=UTC), type=EntryType.RECEIPT)
    told = Trail(
        group="Us", currency="GBP", first=FIRST, last=LAST, steps=(step,), began=(), ended=(), printed=LAST,
        sealed=Sealed.of(0, START),
    )  # fmt: skip
    assert (told.inside, told.outside) == (((step,), ()) if inside else ((), (step,)))


def test_every_sort_of_entry_has_a_word():
    assert set(TYPES) == set(EntryType)
