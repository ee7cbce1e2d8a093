"""Changed dates and closed days are kept in the file as they were written."""

from datetime import time, timedelta

from groupkit.core.weeks import ChangedDate, ClosedDays
from tests.evening import SATURDAY

SUNDAY = SATURDAY + timedelta(days=1)


def test_a_changed_date_reads_back_as_it_was_written(book):
    moved = ChangedDate(id=1, meeting=1, day=SATURDAY, to_day=SUNDAY, to_start=time(9, 30), reason="Fair")
    left_out = ChangedDate(id=2, meeting=1, day=SUNDAY)
    with book.change("Try", "meetings") as store:
        for change in (moved, left_out):
            store.changes.add(change)
    assert tuple(book.store.changes) == (moved, left_out)


def test_closed_days_read_back_as_they_were_written(book):
    closed = ClosedDays(id=1, first=SATURDAY, last=SUNDAY, reason="Painting")
    with book.change("Try", "meetings") as store:
        store.closed.add(closed)
    assert tuple(book.store.closed) == (closed,)
