"""All of a pack at once, in a folder: on paper, in large print, as slides and as a notebook."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from groupkit import resources
from groupkit.core.packs.blocks import Pack
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.i18n import _
from groupkit.qt.jobs import Job
from groupkit.qt.notices import ProgressStrip
from groupkit.qt.packs import papers
from groupkit.qt.page import Page
from groupkit.storage import saving
from groupkit.storage.world import plain_words

if TYPE_CHECKING:
    from groupkit.qt.printing import Make


class _Share:
    """The progress of one file among several; it stops when the whole is asked to stop."""

    def __init__(self, whole: Progress, at: int, files: int) -> None:
        self._whole, self._at, self._files = whole, at, files

    def step(self, done: int, total: int) -> None:
        """Report how far the whole is."""
        self._whole.step(self._at * total + done, self._files * total)


def save_all(page: Page, pack: Pack, notebook: str, strip: ProgressStrip) -> None:
    """Ask for a folder, then save the pack there in every form; `strip` shows how far it is, and stops it."""
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    named = QFileDialog.getExistingDirectory(page, _("Save in a folder"), start)
    if not named:
        return
    title, profile = papers.file_name(pack), page.group.profile
    folder = Path(named) / title
    forms: tuple[tuple[str, Make], ...] = (
        (f"{title}.pdf", papers.printed(pack, profile, large=False)),
        (_("{title}, large print.pdf").format(title=title), papers.printed(pack, profile, large=True)),
        (f"{title}.pptx", papers.slides(pack)),
    )

    def work(progress: Progress) -> str:
        with plain_words():
            folder.mkdir(exist_ok=True)
        for at, (name, make) in enumerate(forms):
            into = BytesIO()
            make(into, _Share(progress, at, len(forms)))
            saving.save(folder / name, into.getvalue())
        saving.save(folder / notebook, (resources.folder("workbooks") / "notebooks" / notebook).read_bytes())
        return folder.name

    def explain(error: Exception) -> None:
        if not isinstance(error, GroupkitError):
            raise error
        page.desk.say(str(error))

    job = Job(work, page)
    job.finished.connect(
        lambda name: page.desk.say(_("All of it is in the folder {name}.").format(name=name)),
        Qt.ConnectionType.AutoConnection,
    )
    job.failed.connect(explain)
    job.cancelled.connect(lambda: page.desk.say(_("Stopped. What was whole by then stays in the folder.")))
    strip.follow(job, lambda done, total: _("Saving the pack"))  # noqa: ARG005  the bar shows how far it is
    job.start(page.desk.runner)
