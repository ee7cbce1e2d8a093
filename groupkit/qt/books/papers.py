"""The paper twin of the page: where the money is and the newest entries."""

from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.qt.printing import Make
from groupkit.services import telling
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import books as paper
else:
    paper = lazily("groupkit.pdf.books")

TITLE = N_("Where the money is")
_ENTRIES = 30


def made(group: Group, *, large: bool) -> Make:
    """Return how to make the paper of today."""
    profile = group.profile
    about, entries = telling.where(group), telling.newest(group, _ENTRIES)

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.where(
            about,
            entries,
            into,
            language=profile.printing_language,
            paper=profile.paper,
            large=large,
            progress=progress,
        )

    return make
