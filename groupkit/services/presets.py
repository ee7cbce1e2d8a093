"""What a group does to run its meetings another way altogether; nothing it wrote or counted is touched."""

from collections.abc import Iterable

from groupkit.core.meetings import Meeting
from groupkit.core.presets import Preset
from groupkit.core.problems import GroupkitError, Problem, RefusedError
from groupkit.i18n import N_
from groupkit.services import formats, meetings, profile
from groupkit.services.group import Group
from groupkit.storage import agreement


def presets() -> tuple[Preset, ...]:
    """Return the kinds of meeting to start from."""
    return agreement.presets()


def get(key: str) -> Preset:
    """Return a kind of meeting by its key, or refuse."""
    found = next((preset for preset in presets() if preset.key == key), None)
    if found is None:
        raise RefusedError([Problem("preset", N_("There is no kind of meeting called {key}."), {"key": key})])
    return found


def use(group: Group, preset: Preset, which: Iterable[Meeting] | None = None) -> None:
    """Run meetings (all of the group's when none are named) this way, as one change that can be undone.

    Where this kind of meeting reads steps, the steps the group works with change too; a meeting on a ward, for some
    people only or from afar is left alone then, because it does not run by them.
    """
    chosen = meetings.listing(group) if which is None else tuple(which)
    with group.change(N_("Meet another way"), meetings.TOPIC, profile.TOPIC):
        for meeting in chosen:
            if which is not None or not preset.steps or _by_steps(group, meeting):
                meetings.change(group, preset.of(meeting))
        if which is None and preset.steps:
            profile.change(group, steps=preset.steps)


def _by_steps(group: Group, meeting: Meeting) -> bool:
    """Tell whether a meeting is one in a room, for anybody, without rules of a site: such a one runs by steps."""
    try:
        plan = formats.get(group, meeting.format)
    except GroupkitError:
        return True
    return plan.channel == "room" and not (plan.identity or plan.site_rules)
