"""A secretary sees which public holidays are coming, and closes those the group wants off."""

from datetime import date

from groupkit.core.weeks import ClosedDays
from groupkit.services import holidays, meetings, profile, weeks
from groupkit.services.holidays import Holiday

FIRST, LAST = date(2026, 11, 14), date(2027, 1, 3)


def test_the_holidays_of_a_country_say_where_they_are_kept_and_which_meetings_fall_on_them(book):
    found = {each.day: each for each in holidays.holidays(book, FIRST, LAST)}
    assert found[date(2026, 12, 26)] == Holiday(
        day=date(2026, 12, 26), name="Boxing Day", meetings=("Sat meeting",)
    )
    assert found[date(2026, 11, 30)].parts == ("Scotland",)
    assert found[date(2026, 12, 25)].meetings == ()
    assert list(found) == sorted(found)
    assert all(FIRST <= day <= LAST for day in found)


def test_another_country_has_holidays_of_its_own(book):
    profile.change(book, region="US")
    found = holidays.holidays(book, FIRST, LAST)
    assert [(each.day, each.name, each.parts) for each in found] == [
        (date(2026, 11, 26), "Thanksgiving Day", ()),
        (date(2026, 12, 25), "Christmas Day", ()),
        (date(2027, 1, 1), "New Year's Day", ()),
    ]


def test_nothing_closes_until_somebody_says_so_and_undo_opens_it_again(book):
    boxing, new_year = (each for each in holidays.holidays(book, FIRST, LAST) if each.day.day in {26, 1})
    assert weeks.closed_days(book) == ()
    closed = holidays.close(book, (boxing, new_year))
    assert closed[0] == ClosedDays(id=1, first=boxing.day, last=boxing.day, reason="Boxing Day")
    assert weeks.closed_days(book) == closed
    assert not any(held.day == boxing.day for held in meetings.coming(book))
    assert boxing.day not in {each.day for each in holidays.holidays(book, FIRST, LAST)}
    assert book.undo() == "Close some days"
    assert weeks.closed_days(book) == ()
