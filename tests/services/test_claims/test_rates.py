"""Miles are paid at the rate of the day of travel, and at a figure somebody looked up where none is known."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from groupkit.core.claims import ClaimLine
from groupkit.core.problems import RefusedError
from groupkit.core.rates import Rate
from groupkit.services import profile
from groupkit.services.claims import drafts, known, rates
from tests.evening import SATURDAY, named

BEFORE = date(2026, 4, 5)


def typed(**said):
    values: dict[str, Any] = {
        "key": "car",
        "since": date(2026, 4, 6),
        "tenths": 500,
        "source": "gov.uk",
        "seen_on": SATURDAY,
    }
    return Rate(**{"source": "gov.uk"} | values | said)


def refused(action):
    with pytest.raises(RefusedError) as told:
        action()
    return [problem.field for problem in told.value.problems]


def test_a_journey_is_reckoned_at_the_rate_of_its_day(book):
    claim = drafts.start(book, "Kim")
    pence, rate = rates.driven(book, claim, BEFORE, 124, "car")
    assert (pence, rate.tenths) == (558, 450)
    assert rates.vehicles(book)["bicycle"] == "Bicycle"


def test_where_no_rate_is_known_somebody_types_the_official_one(book):
    claim = drafts.start(book, "Kim")
    with pytest.raises(RefusedError, match="We know no rate for Saturday 14 November 2026"):
        rates.driven(book, claim, SATURDAY, 124, "car")
    seen = rates.offered(book, "car", SATURDAY)
    assert seen is not None
    assert (seen.tenths, seen.confirmed) == (550, False)
    rates.own(book, typed())
    rates.own(book, typed(tenths=520))
    assert rates.driven(book, claim, SATURDAY, 124, "car")[0] == 645
    assert rates.offered(book, "car", SATURDAY) is None
    assert rates.driven(book, claim, BEFORE, 124, "car")[0] == 558
    book.undo()
    assert rates.driven(book, claim, SATURDAY, 124, "car")[0] == 620


def test_miles_driven_before_in_the_same_tax_year_count_towards_the_band(book):
    ids = named(book, "Fares")
    claim = drafts.start(book, "Kim")
    line = ClaimLine(
        day=date(2026, 4, 1), kind=ids["kind"], fund=ids["fund"], what="Visits", pence=400_000, miles=99_900,
        rate="car", from_place="Hall", to_place="Wards", no_receipt="mileage",
    )  # fmt: skip
    drafts.add_line(book, claim.number, line, sure=True)
    assert rates.driven(book, claim, BEFORE, 200, "car")[0] == 10 * 45 + 10 * 25
    assert rates.driven(book, drafts.start(book, "Ali"), BEFORE, 200, "car")[0] == 20 * 45
    assert rates.driven(book, claim, date(2025, 4, 1), 200, "car")[0] == 20 * 45
    drafts.change_line(book, claim.number, replace(known.case(book, 1).claim.lines[0], rate="bicycle"), sure=True)
    assert rates.driven(book, claim, BEFORE, 200, "car")[0] == 20 * 45


def test_a_line_shows_the_rate_it_was_reckoned_at(book):
    line = ClaimLine(day=BEFORE, kind=1, fund=1, what="x", pence=1, miles=10, rate="car")
    found = rates.of_line(book, line)
    assert found
    assert found.tenths == 450
    assert rates.of_line(book, replace(line, miles=None)) is None


def test_what_cannot_be_a_rate_or_a_journey_is_refused(book):
    claim = drafts.start(book, "Kim")
    assert refused(lambda: rates.own(book, typed(key="boat", tenths=0, source=""))) == ["rate", "source", "vehicle"]
    assert refused(lambda: rates.driven(book, claim, BEFORE, 0, "boat")) == ["miles", "vehicle"]


def test_a_group_elsewhere_has_the_rates_of_its_country(book):
    profile.change(book, region="US")
    assert set(rates.vehicles(book)) == {"car"}
    assert "We know no rate" in rates.words().open


def test_a_rate_that_was_typed_keeps_the_miles_after_which_it_changes(book):
    claim = drafts.start(book, "Kim")
    rates.own(book, typed(year_miles=10, tenths_above=250))
    pence, rate = rates.driven(book, claim, SATURDAY, 124, "car")
    assert (rate.year_miles, rate.tenths_above) == (10, 250)
    assert pence == 10 * 50 + 60
