"""The chair's folder and the run sheet, made away from the window's thread."""

from collections.abc import Collection
from typing import BinaryIO

from groupkit.core.folder import PIECES
from groupkit.core.meetings import Occasion
from groupkit.core.progress import Progress
from groupkit.i18n import _
from groupkit.pdf import folder as paper
from groupkit.qt import printing
from groupkit.services import folder
from groupkit.services.group import Group


def name(occasion: Occasion) -> str:
    """Return the name a folder is saved under."""
    return _("Folder {day}").format(day=occasion.day.isoformat())


def whole(
    group: Group, occasion: Occasion, *, large: bool = False, pieces: Collection[str] = tuple(PIECES)
) -> printing.Make:
    """Return what makes the folder of a meeting; the book is read now, the paper is made later."""
    told, about = folder.folder(group, occasion), group.profile

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.folder(
            told,
            into,
            pieces=pieces,
            language=about.printing_language,
            paper=about.paper,
            large=large,
            progress=progress,
        )

    return make
