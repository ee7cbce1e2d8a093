"""What a group does about how its meetings run: makes formats its own, version by version, and adds readings."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import msgspec

from groupkit.core.formats import Format, RunningOrder, running_order
from groupkit.core.keys import key_for
from groupkit.core.meetings import Meeting, Occasion
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.core.readings import OwnText, read_on
from groupkit.core.weeks import occasions
from groupkit.i18n import N_
from groupkit.services import agreement
from groupkit.services.group import Group
from groupkit.services.weeks import weeks
from groupkit.storage import library
from groupkit.storage.formats import Version

TOPIC = "meetings"
_LOOK_BACK, _LOOK_AHEAD = timedelta(days=92), timedelta(days=62)
_EVENING = time(19)
_NOT_OURS = N_("This comes with groupkit and stays as it is. Make your own copy, and change that.")
_NO_TITLE = N_("Give your copy a title.")
_NOT_WRITTEN = N_("The file {name} could not be saved. Choose another folder, or check that the disk has room.")


def shipped() -> tuple[Format, ...]:
    """Return the formats that come with groupkit, by title."""
    return library.formats()


def listing(group: Group) -> tuple[Format, ...]:
    """Return the group's own formats in their newest version, then those that come with groupkit, each by title."""
    own = (version.format for version in group.store.formats if not version.put_away)
    return (*sorted(own, key=lambda plan: plan.title.casefold()), *shipped())


def put_away(group: Group) -> tuple[Format, ...]:
    """Return the group's own formats that are put away, by title."""
    away = (version.format for version in group.store.formats if version.put_away)
    return tuple(sorted(away, key=lambda plan: plan.title.casefold()))


def get(group: Group, key: str) -> Format:
    """Return a format by its key, an own one in its newest version; raise GroupkitError where there is none."""
    own = group.store.formats.newest(key)
    return own.format if own else library.format_by_id(key)


def is_own(group: Group, key: str) -> bool:
    """Tell whether a format is the group's own, to be changed as it likes."""
    return group.store.formats.newest(key) is not None


def versions(group: Group, key: str) -> tuple[Version, ...]:
    """Return every version of a group's own format, newest first."""
    return tuple(group.store.formats.of(key))


def copy(group: Group, plan: Format, title: str) -> Format:
    """Make a copy of a format the group's own, under a title of its own."""
    refuse([] if title.strip() else [Problem("title", _NO_TITLE)])
    fresh = replace(plan, id=_key(group, title), title=title.strip())
    with group.change(N_("Make our own copy"), TOPIC) as store:
        return store.formats.add(fresh, group.today())


def save(group: Group, plan: Format) -> Format:
    """Save a change of a group's own format as its next version; meetings held before keep the one they used."""
    newest = group.store.formats.newest(plan.id)
    refuse([Problem("id", _NOT_OURS)] if newest is None else plan.problems())
    if newest is not None and replace(plan, version=newest.format.version) == newest.format:
        return newest.format
    with group.change(N_("Change how we meet"), TOPIC) as store:
        keep_past(group, (meeting for meeting in store.meetings if meeting.format == plan.id))
        return store.formats.add(plan, group.today())


def put_out_of_sight(group: Group, key: str, *, away: bool = True) -> None:
    """Put a group's own format away, or bring it back; a meeting that uses it goes on using it."""
    with group.change(N_("Put a way to meet away") if away else N_("Bring a way to meet back"), TOPIC) as store:
        store.formats.put_away(key, away=away)


def take_in(group: Group, path: Path) -> Format:
    """Make a format out of a file the group's own; refuse the whole file with what is to be put right in it."""
    plan = library.read(path)
    return copy(group, plan, plan.title)


def give(plan: Format, path: Path) -> None:
    """Save a format as a file another group can take in."""
    try:
        path.write_text(library.dumped(plan), "utf-8")
    except OSError as reason:
        raise GroupkitError(_NOT_WRITTEN, name=path.name) from reason


def _key(group: Group, title: str) -> str:
    """Return a key for a title that no other format has."""
    taken = {version.format.id for version in group.store.formats} | {plan.id for plan in shipped()}
    return key_for(title, taken, "our-meeting")


# how one meeting runs


def of(group: Group, occasion: Occasion) -> Format:
    """Return how one meeting runs, or ran: one that is over shows what it used."""
    used = group.store.used_formats.read(occasion.meeting.id, occasion.day)
    return used if used is not None and _is_over(group, occasion) else get(group, occasion.meeting.format)


def keep_used(group: Group, occasion: Occasion) -> None:
    """Keep how a meeting runs, for the day somebody looks back; until it is over, the last word counts."""
    kept = group.store.used_formats.read(occasion.meeting.id, occasion.day)
    if kept is not None and _is_over(group, occasion):
        return
    plan = get(group, occasion.meeting.format)
    if kept != replace(plan, version=0):
        with group.change(N_("Keep how the meeting ran"), TOPIC) as store:
            store.used_formats.write(occasion.meeting.id, occasion.day, plan)


def keep_past(group: Group, meetings: Iterable[Meeting]) -> None:
    """Keep how the meetings of the last three months ran, before the way they run is changed."""
    today = group.today()
    for held in occasions(meetings, today - _LOOK_BACK, today, weeks(group)):
        # What a format was that nobody knows any more cannot be kept.
        with suppress(GroupkitError):
            if _is_over(group, held):
                keep_used(group, held)


def _is_over(group: Group, occasion: Occasion) -> bool:
    return occasion.finishes <= group.now()


# the group's own texts


def texts(group: Group) -> tuple[OwnText, ...]:
    """Return the group's own texts, in the order they were added."""
    return tuple(group.store.texts)


def texts_on(group: Group, occasion: Occasion) -> tuple[OwnText, ...]:
    """Return the group's own texts that are read at one meeting."""
    return read_on(texts(group), occasion.day)


def set_text(group: Group, text: OwnText) -> OwnText:
    """Add one of the group's own texts, or change it, or refuse with every problem found."""
    tidy = replace(text, title=text.title.strip(), words=text.words.strip(), credit=text.credit.strip())
    refuse(tidy.problems())
    with group.change(N_("Write down our own words"), TOPIC) as store:
        if tidy.id:
            store.texts.change(tidy.id, tidy)
            return tidy
        return replace(tidy, id=store.texts.add(tidy))


def remove_text(group: Group, text: OwnText) -> None:
    """Take away one of the group's own texts."""
    if group.store.texts.first(id=text.id) is None:
        raise RefusedError([Problem("text", N_("That text is not there any more."))])
    with group.change(N_("Take our own words away"), TOPIC) as store:
        store.texts.remove(id=text.id)


def trial(group: Group, plan: Format) -> RunningOrder:
    """Return a format as the next meeting that uses it would run, or a meeting of its length this evening."""
    coming = occasions(group.store.meetings, group.today(), group.today() + _LOOK_AHEAD, weeks(group))
    held = next((each for each in coming if each.meeting.format == plan.id), None)
    if held is None:
        meeting = Meeting(
            name=plan.title, weekday=group.today().weekday(), start=_EVENING, minutes=plan.minutes, format=plan.id
        )
        held = Occasion(meeting=meeting, day=group.today(), zone=group.zone)
    profile = group.profile
    return running_order(
        plan,
        held,
        (),
        profile.name,
        texts=texts_on(group, held),
        steps=profile.steps,
        agreement=agreement.own(group),
    )


def booked(group: Group, plan: Format) -> tuple[Meeting, ...]:
    """Return the meetings that run by a format."""
    return tuple(meeting for meeting in group.store.meetings if meeting.format == plan.id)


def packed(plan: Format) -> str:
    """Return a format as text, finished or not, for the time until somebody comes back to it."""
    return msgspec.json.encode(plan).decode()


def unpacked(text: str) -> Format | None:
    """Return what `packed` made a text of; None where it is something else."""
    try:
        return msgspec.json.decode(text, type=Format)
    except msgspec.DecodeError:
        return None
