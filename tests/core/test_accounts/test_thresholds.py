"""What accounts need by size holds from a day until a day, for a year that begins or ends then."""

from datetime import date

import pytest

from groupkit.core.accounts.thresholds import Threshold, of_year, told
from groupkit.i18n import catalogue
from groupkit.storage import yearforms

ENGLISH = catalogue("en")
FORM = yearforms.thresholds()
OLD = (date(2025, 9, 30), date(2026, 9, 29))
NEW = (date(2025, 10, 1), date(2026, 9, 30))


def found(key: str) -> Threshold:
    return next(each for each in FORM.threshold if each.key == key)


def amounts(span, nation, title="simple"):
    return [row.amount for row in of_year(FORM.threshold, "UK", span) if row.nation == nation and title in row.key]


@pytest.mark.parametrize(
    ("title", "before", "after"),
    [("simple", 250, 500), ("examined", 25, 40), ("audit", 1000, 1500), ("registered", 5, 5)],
)
def test_what_counts_in_england_and_wales_goes_by_the_day_a_year_ends(title, before, after):
    assert amounts(OLD, "england-wales", title) == [before * 1000]
    assert amounts(NEW, "england-wales", title) == [after * 1000]


def test_what_counts_in_scotland_goes_by_the_day_a_year_begins():
    assert amounts((date(2025, 12, 31), date(2026, 12, 30)), "scotland", "audit") == [500_000]
    assert amounts((date(2026, 1, 1), date(2026, 12, 31)), "scotland", "audit") == [1_000_000]
    assert amounts((date(2011, 3, 31), date(2012, 3, 30)), "scotland") == []


def test_elsewhere_nothing_of_it_counts():
    assert of_year(FORM.threshold, "US", NEW) == ()


def test_it_is_said_in_words():
    assert found("ew-simple").size(ENGLISH) == "Up to £500,000 in a year"
    assert found("ew-audit").size(ENGLISH) == "More than £1,500,000 in a year"
    assert found("scotland-simple").size(ENGLISH) == "Less than £250,000 in a year"
    assert found("ew-simple").counts(ENGLISH) == ("It counts for years that end on Wed 30 Sept 2026 or later.",)
    assert found("scotland-audit-old").counts(ENGLISH) == (
        "It counts for years that begin on Wed 31 Dec 2025 or before.",
    )
    assert found("ew-registered").counts(ENGLISH) == ()
    said = "We looked this up on Sat 21 Nov 2026: makingmusic.org.uk, on charity income thresholds."
    assert found("ew-audit-old").looked_up(ENGLISH) == said


def test_it_is_told_in_another_language():
    longer = told(FORM, catalogue("en-XA"))
    assert longer.title != FORM.title
    assert longer.threshold[0].says != FORM.threshold[0].says
    assert told(FORM, ENGLISH) == FORM
