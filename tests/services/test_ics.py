"""A member takes the meetings along in the calendar they use, whatever it is, and nobody's name goes with them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from io import StringIO

import pytest
import vobject
from dateutil import rrule, tz
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groupkit.core.calendar import Rule
from groupkit.core.meetings import Meeting
from groupkit.core.problems import GroupkitError
from groupkit.core.weeks import ChangedDate, ClosedDays
from groupkit.core.zones import instant, wall
from groupkit.services import ics, meetings, profile, weeks
from tests import evening
from tests.evening import SATURDAY

FIRST, LAST = SATURDAY - ics.BACK, SATURDAY + ics.AHEAD
ARABIC = "قاعة الشرق الكبيرة، الغرفة الثانية; الباب الأيمن"
VENUES = st.text(st.sampled_from('قاعةالشرق é字𝄞 ;,\\\n:"aZ'), max_size=200)


@pytest.fixture
def group(book):
    """Return the group in London."""
    profile.change(book, zone="Europe/London")
    return book


def only(group):
    (meeting,) = meetings.listing(group)
    return meeting


def parsed(group, **about):
    return vobject.readOne(ics.calendar(group, **about).decode(), transform=False)


def moments(event, name):
    """Return the moments of one kind of line of an event; the zone is dateutil's, not the file's or ours."""
    for line in event.contents.get(name, []):
        zone = tz.gettz(line.params["TZID"][0]) if "TZID" in line.params else UTC
        for value in line.value.split(","):
            yield datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=zone)


def recurring(event):
    """Return every moment of an event, as dateutil expands the lines that vobject found."""
    (start,) = moments(event, "dtstart")
    found = rrule.rruleset()
    found.rdate(start)
    for line in event.contents.get("rrule", []):
        rule = rrule.rrulestr(line.value, dtstart=start)
        assert isinstance(rule, rrule.rrule)
        found.rrule(rule)
    for at in moments(event, "rdate"):
        found.rdate(at)
    for at in moments(event, "exdate"):
        found.exdate(at)
    return {at.astimezone(UTC) for at in found}


def read_back(group):
    """Return the moments others find in the file, changed dates in place of the usual ones."""
    usual, changed = set(), {}
    for event in parsed(group).contents["vevent"]:
        uid = event.contents["uid"][0].value
        if "recurrence-id" in event.contents:
            (was,), (at,) = moments(event, "recurrence-id"), moments(event, "dtstart")
            gone = event.contents["status"][0].value == "CANCELLED"
            changed[uid, was.astimezone(UTC)] = None if gone else at.astimezone(UTC)
        else:
            usual |= {(uid, at) for at in recurring(event)}
    # A moved date is one of the rule's own; one that is left out is taken off the rule as well.
    assert {date for date, now in changed.items() if now} <= usual
    assert not {date for date, now in changed.items() if now is None} & usual
    return {at for uid, at in usual if (uid, at) not in changed} | set(changed.values()) - {None}


def held(group):
    return {o.starts for o in meetings.between(group, FIRST, LAST)}


RULES = (
    "every", "1st", "1st 3rd", "last", "4th last", "5th", "every 2 weeks from 2026-01-03",
    "every 5 weeks from 2027-03-06", "on 2026-11-20 2027-01-01 2027-02-03", "on 2027-01-01",
    "every except 2026-12-26 2027-01-02", "2nd except 2026-12-12", "on 2026-11-20 2027-01-01 except 2027-01-01",
)  # fmt: skip


@pytest.mark.parametrize("zone", ["Europe/London", "America/Los_Angeles", "Asia/Tehran", "UTC"])
@pytest.mark.parametrize("rule", RULES)
def test_another_library_finds_the_same_moments(group, rule, zone):
    meetings.change(group, replace(only(group), when=Rule.parse(rule), zone=zone, start=time(23), minutes=90))
    assert read_back(group) == held(group) != set()


def test_moved_and_left_out_and_closed_dates_are_found_too(group):
    meetings.add(
        group, Meeting(name="Noon", weekday=2, start=time(12), minutes=60, format="x", when=Rule(weeks=(1,)))
    )
    on = partial(meetings.on, group, name="Sat")
    weeks.move(group, on(date(2026, 11, 21)), date(2026, 11, 22), time(9), "Fair")
    weeks.move(group, on(date(2026, 12, 5)), date(2026, 12, 5), time(17, 30))
    weeks.cancel(group, on(date(2026, 12, 12)), "No heating")
    weeks.close_days(group, ClosedDays(first=date(2026, 12, 24), last=date(2027, 1, 3), reason="Hall shut"))
    group.store.changes.add(ChangedDate(meeting=1, day=date(2026, 9, 5), to_day=date(2026, 11, 16)))
    group.store.changes.add(ChangedDate(meeting=1, day=date(2026, 9, 12)))
    group.store.changes.add(ChangedDate(meeting=1, day=date(2026, 9, 19), to_day=date(2026, 9, 20)))
    assert read_back(group) == held(group)
    told = {event.contents["status"][0].value for event in parsed(group).contents["vevent"]}
    assert told == {"CONFIRMED", "CANCELLED"}


def test_meetings_that_rest_and_rules_without_a_date_left_are_not_in_it(group):
    usual = only(group)
    meetings.add(group, replace(usual, id=0, state="paused"))
    meetings.add(group, replace(usual, id=0, when=Rule.parse("on 2020-01-01")))
    group.store.changes.add(ChangedDate(meeting=3, day=date(2020, 1, 1), to_day=date(2026, 12, 1)))
    assert len(parsed(group).contents["vevent"]) == 1
    assert "vevent" not in parsed(group, meetings=[]).contents


def said(group):
    """Return the lines of the one event, by name."""
    (event,) = vobject.readOne(ics.calendar(group).decode()).vevent_list
    return {name: lines[0].value for name, lines in event.contents.items()}


def test_each_event_is_known_again_and_names_nobody(group):
    before = said(group)
    evening.later(group, weeks=1)
    meetings.change(group, replace(only(group), name="Saturday circle", venue=ARABIC, access="Side door"))
    after = said(group)
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    assert [after[name] for name in ("summary", "location", "description", "class")] == [
        "Saturday circle", ARABIC, "Side door", "PRIVATE"
    ]  # fmt: skip
    text = ics.calendar(group).decode()
    assert not any(word in text for word in ("ATTENDEE", "ORGANIZER", "Jo", "Sam", "Maria"))


def test_a_telephone_others_look_at_shows_a_meeting_and_no_more(group):
    meetings.change(group, replace(only(group), venue=ARABIC, access="Side door"))
    text = ics.calendar(group, neutral=True).decode()
    assert "SUMMARY:Meeting" in text
    assert not any(word in text for word in ("Saturday group", "Sat meeting", "LOCATION", "DESCRIPTION", "CALNAME"))


@pytest.mark.parametrize("day", ["2026-12-01", "2027-03-27", "2027-03-28", "2027-07-01"])
@pytest.mark.parametrize("name", ["Europe/London", "America/Los_Angeles"])
def test_the_file_brings_its_own_zone(group, name, day):
    profile.change(group, zone=name)
    text = ics.calendar(group).decode()
    zone = "BEGIN:VTIMEZONE" + text.split("BEGIN:VTIMEZONE")[1].split("END:VTIMEZONE")[0] + "END:VTIMEZONE\r\n"
    brought, known = tz.tzical(StringIO(zone)).get(name), tz.gettz(name)
    noon = datetime.fromisoformat(f"{day}T12:00")
    assert noon.replace(tzinfo=brought).utcoffset() == noon.replace(tzinfo=known).utcoffset()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(VENUES)
def test_no_line_is_longer_than_75_octets_and_no_letter_is_broken(group, venue):
    group.store.meetings.change(1, replace(only(group), venue=venue, name="قاعة" + venue))
    data = ics.calendar(group)
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and line.decode() for line in lines)
    unfolded = data.replace(b"\r\n ", b"").decode().split("\r\n")
    (told,) = [line.removeprefix("SUMMARY:") for line in unfolded if line.startswith("SUMMARY:")]
    meant = (
        told.replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\0", "\\")
    )
    assert meant == "قاعة" + venue


HALL = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//hall//EN
{events}END:VCALENDAR
"""
EVENT = "BEGIN:VEVENT\nUID:{0}\nDTSTART{1}\n{2}SUMMARY:{3}\nEND:VEVENT\n"


def of_the_hall(*events):
    told = "".join(EVENT.format(at, *event) for at, event in enumerate(events))
    return HALL.format(events=told).replace("\n", "\r\n").encode()


def test_the_days_a_hall_is_shut_are_read_from_its_calendar():
    data = of_the_hall(
        (";VALUE=DATE:20261224", "DTEND;VALUE=DATE:20270104\n", "Closed  for Christmas"),
        (";VALUE=DATE:20261201", "", "Floor"),
        (";VALUE=DATE:20261202", "DURATION:P2D\n", "Ring 01632 960 001"),
        (":20261203T120000Z", "", "Yoga"),
        (";VALUE=DATE:20260101", "RRULE:FREQ=YEARLY\n", "New Year"),
        (";VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261201\n", "Backwards"),
    )
    assert ics.closed_days(data) == (
        ClosedDays(first=date(2026, 12, 1), last=date(2026, 12, 1), reason="Floor"),
        ClosedDays(first=date(2026, 12, 2), last=date(2026, 12, 3), reason=""),
        ClosedDays(first=date(2026, 12, 24), last=date(2027, 1, 3), reason="Closed for Christmas"),
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"hello", b"%PDF-1.7", of_the_hall((";VALUE=DATE:2026", "", "x")), b"BEGIN:VCALENDAR"],
)
def test_what_is_no_calendar_is_refused_whole(data):
    with pytest.raises(GroupkitError, match="not a calendar"):
        ics.closed_days(data)


def test_an_endless_calendar_is_refused_before_it_is_read():
    with pytest.raises(GroupkitError, match="1 MB"):
        ics.closed_days(b"A" * (ics.LARGEST + 1))


@given(st.binary(max_size=300))
def test_any_bytes_are_days_or_a_sentence(data):
    try:
        ics.closed_days(of_the_hall((";VALUE=DATE:20261201", "", "x")).replace(b"Floor", data) + data)
    except GroupkitError as told:
        assert str(told)


@pytest.mark.parametrize(
    "zone", ["Europe/London", "America/Los_Angeles", "Asia/Tehran", "Australia/Lord_Howe", "Africa/Casablanca"]
)
def test_the_clock_in_the_file_keeps_the_time_of_its_zone_hour_by_hour(zone):
    first, hours = date(2026, 1, 1), 24 * 400
    text = ics._clock(zone, first, first + timedelta(hours=hours)).to_ical().decode()
    clock = tz.tzical(StringIO(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")).get(zone)
    for hour in range(hours):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        shown = wall(moment, zone)
        if instant(shown, zone) == moment:  # not the second of an hour that comes twice
            assert shown.replace(tzinfo=clock).astimezone(UTC) == moment
