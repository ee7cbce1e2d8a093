"""A kind of meeting fills in how a meeting runs and leaves the rest as it was."""

from dataclasses import replace
from datetime import time

from groupkit.core.meetings import Meeting
from groupkit.core.presets import Preset

MEETING = Meeting(
    id=4, name="Saturday group", weekday=5, start=time(19), minutes=60, format="x", venue="Hall", place=2
)


def test_it_fills_in_how_a_meeting_runs():
    women = Preset(key="women", title="Women", format="closed-women", is_open=False)
    assert women.of(MEETING) == replace(MEETING, format="closed-women", is_open=False)
    online = Preset(key="online", title="Online", format="online-meeting", talk="ask", is_open=True, online=True)
    assert online.of(MEETING) == replace(MEETING, format="online-meeting", talk="ask", online=True)
    assert women.of(replace(MEETING, online=True)).online
