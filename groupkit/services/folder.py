"""What a group puts into the chair's folder of one meeting."""

from datetime import timedelta

from groupkit.core.folder import Folder
from groupkit.core.meetings import Occasion
from groupkit.services import agreement, counting, meetings, safety
from groupkit.services.group import Group
from groupkit.storage import folder as storage

_COMING = timedelta(weeks=10)
_DATES = 4


def folder(group: Group, occasion: Occasion) -> Folder:
    """Return everything the folder of one meeting is made of."""
    later = meetings.between(group, occasion.day + timedelta(days=1), occasion.day + _COMING)
    same = [held for held in later if held.meeting.id == occasion.meeting.id]
    return Folder(
        order=meetings.running_order(group, occasion),
        agreement=agreement.agreement(group),
        sheets=storage.sheets(),
        coming=tuple(same[:_DATES]),
        contacts=safety.contacts(group),
        guidance=safety.guidance(),
        today=group.today(),
        currency=group.profile.currency,
        worths=counting.worths(group),
    )
