"""Wishes come back from the book as they were written down."""

from datetime import date

from groupkit.core.wishes import Wish


def test_a_wish_is_kept_and_taken_out(other):
    wish = Wish(weekday=6, part="evening", place="Northside", people=3, told_on=date(2026, 11, 1))
    with other.store.step("Add"):
        id_ = other.store.wishes.add(wish)
    (kept,) = other.store.wishes
    assert kept == Wish(id=id_, weekday=6, part="evening", place="Northside", people=3, told_on=date(2026, 11, 1))
    with other.store.step("Remove"):
        assert other.store.wishes.remove(id=id_) == 1
    assert tuple(other.store.wishes) == ()
