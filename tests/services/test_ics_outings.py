"""A person takes an outing along in the calendar they use, and nobody's name goes with it."""

from datetime import UTC, date, datetime, time

import pytest
import vobject
from dateutil import tz
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groupkit.core.outings.plans import Plan
from groupkit.core.outings.values import PRICE, Goer, Outing
from groupkit.core.problems import RefusedError
from groupkit.core.zones import wall
from groupkit.services import ics, profile
from groupkit.services.outings import planning
from tests import evening
from tests.evening import SATURDAY

PLACES = st.text(st.sampled_from('قاعةالشرق é字𝄞 ;,\\\n:"aZ'), max_size=200)
SUMMER = date(2026, 7, 4)


@pytest.fixture
def group(book):
    """Return the group in London."""
    profile.change(book, zone="Europe/London")
    return book


def outing(group, day=SATURDAY, **plan):
    made = planning.start(group, Outing(name="Bowling", day=day, way=PRICE, price=500, free_places=2))
    planning.person(group, Goer(outing=made.id, name="Beatrix"))
    group.store.outing_details.add(Plan(outing=made.id, **{"start": time(14), **plan}))
    return made.id


def event(group, about, **how):
    (found,) = vobject.readOne(ics.outing_calendar(group, about, **how).decode(), transform=False).vevent_list
    return {name: lines[0] for name, lines in found.contents.items()}


def moment(line):
    zone = tz.gettz(line.params["TZID"][0]) if "TZID" in line.params else UTC
    return datetime.strptime(line.value.removesuffix("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=zone)


def test_the_public_one_says_where_and_what_to_bring(group):
    one = outing(
        group, finish=time(17), meet_at="Library steps", travel="The 14 bus", bring="A coat", access="Ramp"
    )
    told = {name: line.value for name, line in event(group, one).items()}
    assert (told["summary"], told["location"]) == ("Bowling", "Library steps")
    assert (told["class"], told["status"]) == ("PUBLIC", "CONFIRMED")
    for said in ("The 14 bus", "Bring: A coat", "Ramp", "£5.00 each"):
        assert said in told["description"].replace("\\,", ",")
    text = ics.outing_calendar(group, one).decode()
    assert not any(word in text for word in ("ATTENDEE", "ORGANIZER", "Jo", "Sam", "Beatrix"))


def test_a_telephone_others_look_at_shows_a_day_out_and_no_more(group):
    one = outing(group, meet_at="Library steps", travel="The 14 bus")
    told = event(group, one, neutral=True)
    assert (told["summary"].value, told["class"].value) == ("A day out", "PRIVATE")
    assert not {"location", "description", "x-wr-calname"} & told.keys()
    text = ics.outing_calendar(group, one, neutral=True).decode()
    assert not any(word in text for word in ("Bowling", "Library", group.profile.name))


def test_an_outing_is_known_again_when_it_is_changed_or_called_off(group):
    one, other = outing(group), outing(group)
    before = event(group, one)
    evening.later(group, weeks=1)
    group.store.outing_details.remove(outing=one)
    group.store.outing_details.add(Plan(outing=one, called_off=True))
    after = event(group, one)
    assert after["uid"].value == before["uid"].value != event(group, other)["uid"].value
    assert int(after["sequence"].value) > int(before["sequence"].value)
    assert after["status"].value == "CANCELLED"
    assert "location" not in after


@pytest.mark.parametrize(
    ("zone", "day"), [("Europe/London", SUMMER), ("America/Los_Angeles", SATURDAY), ("UTC", SATURDAY)]
)
def test_another_library_finds_the_same_moments(group, zone, day):
    profile.change(group, zone=zone)
    told = event(group, outing(group, day, start=time(22), finish=time(1)))
    found = [moment(told[name]).astimezone(UTC) for name in ("dtstart", "dtend")]
    assert [wall(at, zone).replace(tzinfo=None) for at in found] == [
        datetime.combine(day, time(22)), datetime.combine(day.replace(day=day.day + 1), time(1))
    ]  # fmt: skip


def test_an_outing_without_an_end_takes_a_while_and_one_without_times_the_day(group):
    told = event(group, outing(group))
    assert (moment(told["dtend"]) - moment(told["dtstart"])) == ics._USUAL
    told = event(group, outing(group, start=None))
    assert (told["dtstart"].value, told["dtend"].value) == ("20261114", "20261115")


def test_a_person_in_it_is_refused(group):
    with pytest.raises(RefusedError, match="Take out the name"):
        ics.outing_calendar(group, outing(group, meet_at="At Beatrix’s"))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PLACES, PLACES)
def test_lines_are_as_long_as_calendars_take_and_words_come_back_whole(group, place, travel):
    group.store.outing_details.remove(outing=1)
    if group.store.outings.first(id=1) is None:
        outing(group)
        group.store.outing_details.remove(outing=1)
    group.store.outing_details.add(Plan(outing=1, meet_at=place, travel=travel))
    data = ics.outing_calendar(group, 1)
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (found,) = vobject.readOne(data.decode()).vevent_list
    assert found.contents["location"][0].value == place if place else "location" not in found.contents
