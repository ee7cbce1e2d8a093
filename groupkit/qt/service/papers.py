"""The paper twin of who does what: the coming meetings for the wall."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.meetings import Occasion
from groupkit.core.progress import Progress
from groupkit.lazy import lazily
from groupkit.qt.printing import Make
from groupkit.services import service, weeks
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import service as paper
else:
    paper = lazily("groupkit.pdf.service")


def who_does_what(group: Group, occasions: Iterable[Occasion]) -> Make:
    """Return how the sheet of these meetings and their roles is made."""
    about = group.profile
    shown = tuple(occasions)
    rows = tuple((held, service.duties(group, held)) for held in shown)
    gone = weeks.left_out(group, group.today(), shown[-1].day) if shown else ()

    def make(into: BinaryIO, progress: Progress) -> None:
        speaks, size = about.printing_language, about.paper
        paper.who_does_what(rows, into, group=about.name, gone=gone, language=speaks, paper=size, progress=progress)

    return make
