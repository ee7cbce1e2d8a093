"""The paper twin of a hand-over: the sheet for the two and a third person."""

from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.handover.passing import Handover
from groupkit.core.progress import Progress
from groupkit.lazy import lazily
from groupkit.qt.printing import Make
from groupkit.services.group import Group
from groupkit.services.handover import passing

if TYPE_CHECKING:
    from groupkit.pdf import handover as paper
else:
    paper = lazily("groupkit.pdf.handover")


def sheet(group: Group, of: Handover, *, large: bool) -> Make:
    """Return how the sheet of one hand-over is made."""
    told, about = passing.passing(group, of), group.profile

    def make(into: BinaryIO, progress: Progress) -> None:
        speaks, size = about.printing_language, about.paper
        paper.handover_sheet(told, into, language=speaks, paper=size, large=large, progress=progress)

    return make
