"""How each money sheet of this book stands, without reading the letters themselves."""

from groupkit.core.sheets import Sheet
from groupkit.core.states import Note, State, Status
from groupkit.services.group import Group


def own_status(group: Group, sheet: Sheet) -> Status:
    """Return how one of the book's own sheets stands."""
    store = group.store
    notes = store.post.notes("sent", sheet.id)
    last = notes[-1] if notes else Note(state=State.DRAFT, by=sheet.made_by, on=sheet.day)
    return Status(
        sheet=sheet.id,
        group=group.profile.name,
        place=store.places.get(sheet.place).name,
        number=sheet.number,
        meeting=store.meetings.get(sheet.meeting).name,
        day=sheet.day,
        state=last.state,
        counted=sheet.counted,
        words=last.words,
        by=last.by,
    )
