"""The next meeting in one look: when, where, who does what, and what is still to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from groupkit.core.formats import RunningOrder
from groupkit.core.meetings import Heads, Occasion
from groupkit.core.people import Person
from groupkit.core.promises import Promise
from groupkit.core.roles import CHAIR
from groupkit.core.service import Holder
from groupkit.core.states import State, Status
from groupkit.core.tonight import Checklist, Task, checklist
from groupkit.i18n import N_
from groupkit.services import formats, meetings, money, promises, service
from groupkit.services.group import Group

TOPIC = "tonight"
_GREETER = "greeter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tonight:
    """Everything the first page shows about one meeting."""

    occasion: Occasion
    order: RunningOrder
    holders: tuple[Holder, ...]
    checklist: Checklist
    heads: Heads | None
    sheet: Status | None
    next_chair: Person | None
    promises: tuple[Promise, ...] = ()


def tonight(group: Group, occasion: Occasion | None = None) -> Tonight | None:
    """Return the meeting that is on or comes next (or the one named); None when no meeting is planned."""
    held = occasion or meetings.tonight(group)
    if held is None:
        return None
    holders = service.who(group, held)
    heads = meetings.heads(group, held)
    sheet = _status(group, held)
    chair = service.next_chair(group, held)
    facts = _facts(held, holders, sheet)
    if heads is not None:
        facts[Task.HEADS] = None
    if chair is not None:
        facts[Task.NEXT_CHAIR] = None
    by_hand = {}
    for task, done, by_itself, on in group.store.ticks.read(held.meeting.id, held.day):
        if by_itself and done:
            facts[task] = on
        else:
            by_hand[task] = done
    return Tonight(
        occasion=held,
        order=meetings.running_order(group, held),
        holders=holders,
        checklist=checklist(_wanted(facts, held), by_hand),
        heads=heads,
        sheet=sheet,
        next_chair=chair,
        promises=promises.open_for(group),
    )


def _status(group: Group, held: Occasion) -> Status | None:
    found = group.store.sheets.first(meeting=held.meeting.id, day=held.day)
    return money.status_of(group, found) if found else None


def _facts(held: Occasion, holders: tuple[Holder, ...], sheet: Status | None) -> dict[Task, date | None]:
    """Return the tasks that are done because the book says so."""
    filled = {holder.role.key for holder in holders if holder.person is not None}
    facts: dict[Task, date | None] = {Task.FORMAT: None} if held.meeting.format else {}
    for role, task in ((CHAIR, Task.CHAIR), (_GREETER, Task.GREETER)):
        if role in filled:
            facts[task] = None
    if sheet is not None and sheet.counted is not None:
        facts[Task.COUNT] = None
    if sheet is not None and sheet.state is not State.DRAFT:
        facts[Task.SEND] = None
    return facts


def _wanted(facts: Mapping[Task, date | None], held: Occasion) -> Mapping[Task, date | None]:
    """Count money tasks as done for a meeting that keeps no cash."""
    if held.meeting.place is not None:
        return facts
    return {**facts, Task.COUNT: None, Task.SEND: None}


def tick(group: Group, occasion: Occasion, task: Task, *, done: bool = True) -> None:
    """Tick or untick a task by hand."""
    with group.change(N_("Tick the list"), TOPIC) as store:
        store.ticks.write(occasion.meeting.id, occasion.day, task, done=done, by_itself=False, on=group.today())


def printed(group: Group, occasion: Occasion) -> None:
    """Let the list tick itself because the run sheet was printed or saved."""
    if group.read_only:
        return
    with group.change(N_("Print the run sheet"), TOPIC) as store:
        formats.keep_used(group, occasion)
        store.ticks.write(
            occasion.meeting.id, occasion.day, Task.RUN_SHEET, done=True, by_itself=True, on=group.today()
        )
