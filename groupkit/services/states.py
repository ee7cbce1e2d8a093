"""How each money sheet of this book stands, without reading the letters themselves."""

from collections.abc import Iterator, Mapping, Sequence

from groupkit.core.sheets import Sheet
from groupkit.core.states import Note, State, Status
from groupkit.services.group import Group


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
