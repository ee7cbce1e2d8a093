"""The paper twin of the rota, made away from the window's thread."""

from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.progress import Progress
from groupkit.lazy import lazily
from groupkit.qt.printing import Make
from groupkit.services.group import Group
from groupkit.services.rota import keeping
from groupkit.services.rota.planning import Rota

if TYPE_CHECKING:
    from groupkit.pdf import rota as paper
else:
    paper = lazily("groupkit.pdf.rota")


def wall(group: Group, rota: Rota, *, large: bool = False) -> Make:
    """Return what makes the rota for the wall; the book is read now, the paper is made later."""
    told, about = keeping.table(rota), group.profile

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.wall(
            told,
            into,
            group=about.name,
            language=about.printing_language,
            paper=about.paper,
            large=large,
            progress=progress,
        )

    return make
