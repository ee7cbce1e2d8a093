"""A pack on paper, as slides and in a notebook, made away from the window from the same values."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from groupkit import resources
from groupkit.core.packs.blocks import Pack
from groupkit.core.profile import Profile
from groupkit.core.progress import Progress
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.desk import Desk
from groupkit.qt.printing import Make
from groupkit.storage.world import plain_words

if TYPE_CHECKING:
    from groupkit.pdf.packs import pages
    from groupkit.pdf.slides import deck
else:
    pages = lazily("groupkit.pdf.packs.pages")
    deck = lazily("groupkit.pdf.slides.deck")

MEETING, REPORT = "evaluation-pack.ipynb", "commissioner-report.ipynb"
"""The notebooks in which the pack of a meeting and a report can be looked at."""


def file_name(pack: Pack) -> str:
    """Return what the files of a pack are called: its title, without what no file may be called."""
    return " ".join(re.sub(r'[\\/:*?"<>|]', " ", pack.title).split())


def printed(pack: Pack, profile: Profile, *, large: bool) -> Make:
    """Return how a pack is put on paper, in the language it was made in."""

    def make(into: BinaryIO, progress: Progress) -> None:
        pages.pack(pack, into, language=pack.language, paper=profile.paper, large=large, progress=progress)

    return make


def slides(pack: Pack) -> Make:
    """Return how a pack is put on slides."""

    def make(into: BinaryIO, progress: Progress) -> None:
        deck.deck(pack, into, language=pack.language, progress=progress)

    return make


def save_slides(desk: Desk, parent: QWidget, pack: Pack) -> None:
    """Ask where to, then save a pack as slides there."""
    target = _asked(parent, _("Save as slides"), f"{file_name(pack)}.pptx", _("Slides (*.pptx)"))
    if target is not None:
        printing.save_to(desk, parent, target, slides(pack))


def save_notebook(desk: Desk, parent: QWidget, name: str) -> None:
    """Ask where to, then put a copy of a notebook there; it holds no figure before somebody runs it."""
    target = _asked(parent, _("Save a notebook"), name, _("Notebooks (*.ipynb)"))
    if target is None:
        return

    def copied() -> None:
        with plain_words():
            target.write_bytes((resources.folder("workbooks") / "notebooks" / name).read_bytes())
        desk.say(_("Saved as {name}.").format(name=target.name))

    desk.attempt(copied)


def _asked(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    named, _filter = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / suggested), kinds)
    if not named:
        return None
    target = Path(named)
    return target if target.suffix else target.with_suffix(Path(suggested).suffix)
