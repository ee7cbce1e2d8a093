"""A clock on the wall means one moment, wherever it hangs and whatever night it is."""

from datetime import UTC, datetime, timedelta

import pytest
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.zones import instant, problems, wall

ZONES = ("Europe/London", "America/Los_Angeles", "Asia/Tehran", "Asia/Kathmandu", "Australia/Lord_Howe", "")
MOMENTS = st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2037-01-01"))


@given(MOMENTS, st.sampled_from(ZONES))
def test_a_clock_means_the_moment_another_library_finds(at, zone):
    other = tz.gettz(zone or "UTC")
    assert other is not None
    # A time the clocks skip has no moment of its own: the other library is asked about the one it turns into.
    real = tz.resolve_imaginary(at.replace(tzinfo=other))
    assert instant(at, zone) == real.astimezone(UTC)
    assert wall(instant(at, zone), zone) == real.replace(tzinfo=None, fold=0)


@pytest.mark.parametrize(
    ("at", "zone", "moment"),
    [
        ("2026-03-29T00:30", "Europe/London", "2026-03-29T00:30"),
        ("2026-03-29T01:30", "Europe/London", "2026-03-29T01:30"),
        ("2026-03-29T02:30", "Europe/London", "2026-03-29T01:30"),
        ("2026-10-25T01:30", "Europe/London", "2026-10-25T00:30"),
        ("2026-10-25T02:30", "Europe/London", "2026-10-25T02:30"),
        ("2026-03-08T02:30", "America/Los_Angeles", "2026-03-08T10:30"),
        ("2026-11-01T01:30", "America/Los_Angeles", "2026-11-01T08:30"),
    ],
)
def test_the_two_nights_when_clocks_change(at, zone, moment):
    assert instant(datetime.fromisoformat(at), zone) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_an_hour_that_comes_twice_is_over_after_two_hours():
    night = datetime.fromisoformat("2026-10-25T01:30")
    assert wall(instant(night, "Europe/London") + timedelta(hours=1), "Europe/London") == night


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../passwd", "/etc/passwd", "a" * 300, "Europe"])
def test_a_zone_nobody_knows_is_told_in_plain_words(zone):
    (problem,) = problems(zone)
    assert problem.field == "zone"
    assert "Europe/London" in str(problem)
    assert [*problems(""), *problems("Europe/London")] == []
