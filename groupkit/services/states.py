"""How each money sheet of this book stands, without reading the letters themselves."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from groupkit.core.ledger import Entry
from groupkit.core.sheets import Sheet
from groupkit.core.states import Note, State, Status
from groupkit.services import records
from groupkit.services.group import Group

VOID = "sheet-void"


def own_status(group: Group, sheet: Sheet) -> Status:
    """Return how one of the book's own sheets stands."""
    notes = group.store.post.notes("sent", sheet.id)
    return next(_statuses(group, (sheet,), {sheet.id: notes[-1]} if notes else {}))


def own_statuses(group: Group) -> Iterator[Status]:
    """Yield how each of the book's own sheets stands."""
    return _statuses(group, tuple(group.store.sheets.where()), group.store.post.newest_notes())


def _statuses(group: Group, sheets: Sequence[Sheet], last: Mapping[int, Note]) -> Iterator[Status]:
    name = group.profile.name
    places = {place.id: place.name for place in group.store.places}
    meetings = {meeting.id: meeting.name for meeting in group.store.meetings}
    for sheet in sheets:
        note = last.get(sheet.id) or Note(state=State.DRAFT, by=sheet.made_by, on=sheet.day)
        yield Status(
            sheet=sheet.id,
            group=name,
            place=places[sheet.place],
            number=sheet.number,
            meeting=meetings[sheet.meeting],
            day=sheet.day,
            state=note.state,
            counted=sheet.counted,
            words=note.words,
            by=note.by,
        )


def voided(group: Group, place: int | None = None) -> tuple[Entry, ...]:
    """Return the records of the sheets that were given up, of one tin or of all; their facts say which."""
    return tuple(each for each in records.records(group, VOID) if place in (None, each.facts["place"]))


def voids(group: Group) -> Iterator[Status]:
    """Yield the sheets that were given up: each keeps its number and says which one to see."""
    places = {place.id: place.name for place in group.store.places}
    meetings = {meeting.id: meeting.name for meeting in group.store.meetings}
    for each in voided(group):
        facts = each.facts
        yield Status(
            group=group.profile.name,
            place=places[int(str(facts["place"]))],
            number=int(str(facts["subject"])),
            meeting=meetings[int(str(facts["meeting"]))],
            day=date.fromisoformat(str(facts["day"])),
            state=State.VOID,
            words=each.wording("why"),
            see=int(str(facts["see"])),
        )


def before(group: Group, of: Sheet) -> int | None:
    """Return the number of the sheet a sheet follows, leaving out those that are void; None for the first."""
    void = {each.facts["subject"] for each in voided(group, of.place)}
    number = of.number - 1
    while number in void:
        number -= 1
    return number or None
