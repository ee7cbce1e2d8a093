"""Makes the pages that are asked for, away from the window's thread and one printing at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.core.workbooks.chapters import Workbook
from groupkit.core.workbooks.editions import Edition, Own, Printing
from groupkit.lazy import lazily
from groupkit.qt.jobs import Job, Runner

if TYPE_CHECKING:
    from groupkit.pdf import raster
    from groupkit.pdf.workbooks import making as paper
else:
    paper = lazily("groupkit.pdf.workbooks.making")
    raster = lazily("groupkit.pdf.raster")

DPI = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: a workbook, how it is printed, and what the group adds."""

    workbook: Workbook
    printing: Printing
    own: Own

    def is_like(self, other: "Wish | None") -> bool:
        """Whether another wish makes the same pages; two workbooks are not read through to find out."""
        return (
            other is not None
            and self.workbook is other.workbook
            and self.printing == other.printing
            and self.own == other.own
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One copy as it goes to the printer: a PDF, or a text for screen readers, which has no sides.

    `sides` are printed on and `pages` are read, two on each side of a booklet; `first` is the picture of the first
    side, and `counts` the pages of each chapter that was chosen.
    """

    wish: Wish
    data: bytes
    sides: int = 0
    pages: int = 0
    first: "raster.Picture | None" = None
    counts: Mapping[str, int] = field(default_factory=dict)


Then = Callable[[Made], object]


def make(wish: Wish, progress: Progress) -> Made:
    """Make the pages of one copy."""
    if wish.printing.edition is Edition.PLAIN_TEXT:
        into = BytesIO()
        paper.book(wish.workbook, wish.printing, into, own=wish.own, progress=progress)
        return Made(wish=wish, data=into.getvalue())
    copy = paper.one_copy(wish.workbook, wish.printing, own=wish.own, progress=progress)
    return Made(
        wish=wish,
        data=copy.data,
        sides=raster.count(copy.data),
        pages=copy.count,
        first=raster.page(copy.data, 0, DPI),
        counts=copy.of_chapters,
    )


class Maker(QObject):
    """Makes what was wished for last; pages made already are handed on at once.

    `began` carries the job to follow, `made` the pages, `failed` a sentence, and `stopped` that somebody
    did not want to wait.
    """

    began = Signal(object)
    made = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wish: Wish | None = None
        self._then: Then | None = None
        self._made: Made | None = None
        self.job: Job | None = None
        self._going: Wish | None = None

    def ask(self, wish: Wish, then: Then | None = None) -> None:
        """Make pages; `then` is called with them, unless something else is asked for first."""
        if self._made is not None and wish.is_like(self._made.wish):
            self._wish = wish
            self._cancel()
            self.made.emit(self._made)
            if then is not None:
                then(self._made)
            return
        same = wish.is_like(self._wish)
        self._then = then or (self._then if same else None)
        if same and self.job is not None:
            return
        self._wish = wish
        if self.job is None:
            self._start(wish)
        else:
            self._cancel()

    def _cancel(self) -> None:
        if self.job is not None:
            self.job.cancel()

    def _start(self, wish: Wish) -> None:
        self._going = wish
        self.job = job = Job(lambda progress: make(wish, progress), self)
        job.finished.connect(self._keep, Qt.ConnectionType.AutoConnection)
        job.failed.connect(self._explain)
        job.cancelled.connect(self._give_up)
        job.ended.connect(self._go_on)
        self.began.emit(job)
        job.start(self._runner)

    def _keep(self, made: Made) -> None:
        if made.wish is not self._wish:
            return
        self._made = made
        then, self._then = self._then, None
        self.made.emit(made)
        if then is not None:
            then(made)

    def _explain(self, error: Exception) -> None:
        self._wish = self._then = None
        if not isinstance(error, GroupkitError):
            raise error
        self.failed.emit(str(error))

    def _give_up(self) -> None:
        """Stop, unless it was only stopped for the next wish."""
        if self._going is self._wish:
            self._wish = self._then = None
            self.stopped.emit()

    def _go_on(self) -> None:
        """Start what was asked for meanwhile."""
        self.job = None
        wish = self._wish
        if wish is not None and (self._made is None or not wish.is_like(self._made.wish)):
            self._start(wish)
