"""Makes a document of a story: pages, footers, outline, and a file that is whole or not there at all."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress, Silent
from groupkit.i18n import N_
from groupkit.pdf.fonts import REGULAR, named, plain, register, woven
from groupkit.pdf.marks import write
from groupkit.pdf.paper import FOOT, Leaf, Paper

_NOT_WRITTEN = N_("The paper could not be saved as {name}. Choose another folder, or check that the disk has room.")


def document(
    path: Path | BinaryIO,
    title: str,
    story: Sequence[Flowable],
    leaf: Leaf,
    progress: Progress | None = None,
    *,
    numbered: bool = True,
) -> None:
    """Write a story as a PDF: the same story gives the same bytes.

    Pages that are cut up or given away one by one are not `numbered`; they have the same border all round.
    Raise GroupkitError where it cannot be written; when it is cancelled nothing is left behind.
    """
    register()
    written = BytesIO()
    pages = _Pages(written, leaf, title, progress or Silent(), numbered=numbered)
    pages.make(list(story))
    if isinstance(path, Path):
        place(written.getvalue(), path)
    else:
        path.write(written.getvalue())


def place(data: bytes, path: Path) -> None:
    """Write beside the file first, so that there is never half a paper."""
    beside: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
            beside = Path(part.name)
            part.write(data)
        beside.chmod(0o600)
        beside.replace(path)
    except OSError as reason:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise GroupkitError(_NOT_WRITTEN, name=path.name) from reason


class _Pages(BaseDocTemplate):
    """The pages of one document."""

    def __init__(self, written: BytesIO, leaf: Leaf, title: str, progress: Progress, *, numbered: bool) -> None:
        size, margin = Paper(leaf.paper).size, Paper(leaf.paper).margin
        foot = FOOT if numbered else margin
        super().__init__(
            written, pagesize=size, title=named(title), author="groupkit", lang=leaf.language, invariant=1
        )
        self._leaf, self._progress = leaf, progress
        self._left: list[Flowable] = []
        self._total = 1
        frame = Frame(
            margin, foot, leaf.width, size[1] - margin - foot,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=_foot if numbered else _no_foot))

    def make(self, story: list[Flowable]) -> None:
        """Build every page."""
        self._left, self._total = story, max(1, len(story))
        leaf = self._leaf
        self.build(story, canvasmaker=lambda *args, **kwargs: _Sheets(leaf, *args, **kwargs))
        self._progress.step(self._total, self._total)

    def afterPage(self) -> None:  # noqa: N802  reportlab's own name
        """Tell how far the work is; this is also where a cancel stops it."""
        self._progress.step(max(0, self._total - len(self._left)), self._total)


def _foot(canvas: Any, _document: Any) -> None:  # noqa: ANN401  reportlab passes its own
    canvas.doForm(f"foot{canvas.getPageNumber()}")
    canvas.last = canvas.getPageNumber()


def _no_foot(_canvas: Any, _document: Any) -> None:  # noqa: ANN401  reportlab passes its own
    """Leave the foot of the page empty."""


class _Sheets(Canvas):
    """A canvas that draws the footers last, when the number of pages is known."""

    def __init__(self, leaf: Leaf, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  reportlab's own
        super().__init__(*args, **kwargs)
        self._leaf, self.last = leaf, 0

    def save(self) -> None:
        """Draw the footers and close the document."""
        page = self._leaf.words.gettext("Page {number} of {count}")
        for number in range(1, self.last + 1):
            self.beginForm(f"foot{number}")
            self._foot(page.format(number=number, count=self.last))
            self.endForm()
        super().save()

    def _foot(self, words: str) -> None:
        sheet, size, rtl = Paper(self._leaf.paper), self._leaf.size("small"), self._leaf.rtl
        x = sheet.margin if rtl else sheet.size[0] - sheet.margin
        if woven(words):
            write(self, words, (x, FOOT / 2), REGULAR, size, end=0 if rtl else 1, rtl=rtl)
            return
        self.setFont(REGULAR, size)
        place = self.drawString if rtl else self.drawRightString
        place(x, FOOT / 2, plain(words))
