"""Long work away from the window's thread. The work gets values, never the open group."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from groupkit.core.progress import CancelledError, Progress

Work = Callable[[Progress], Any]
Runner = Callable[[Callable[[], None]], None]

_going: set["Job"] = set()


def on_pool(work: Callable[[], None]) -> None:
    """Run work on Qt's pool of threads."""
    QThreadPool.globalInstance().start(work)


def run_at_once(work: Callable[[], None]) -> None:
    """Run work before returning, for tests that need no threads."""
    work()


def wait_for_jobs(milliseconds: int = 10_000) -> bool:
    """Ask every job to stop and wait for it, as the window does when it closes; False if one went on."""
    for job in _going:
        job.cancel()
    return QThreadPool.globalInstance().waitForDone(milliseconds)


class Job(QObject):
    """One piece of work: runs elsewhere, reports to the thread that made it, stops with its owner.

    Exactly one of `finished` (its result), `failed` (its exception) and `cancelled` is followed by `ended`.
    """

    stepped = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Work, owner: QObject) -> None:
        # Not a child of its owner: a job must outlive a page that closes while the work still reports.
        super().__init__()
        self._work: Work | None = work
        self._stopping = False
        owner.destroyed.connect(self.cancel)
        self.ended.connect(self._end)

    @property
    def over(self) -> bool:
        """Whether the work has ended; what it was given is let go then."""
        return self._work is None

    def start(self, run: Runner = on_pool) -> None:
        """Start the work; connect to the signals first."""
        # Ended jobs are let go only now: their threads may still have held them when they reported.
        _going.difference_update([job for job in _going if job.over])
        _going.add(self)
        run(self._run)

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stopping = True

    def step(self, done: int, total: int) -> None:
        """Report progress; raise CancelledError when the person asked to stop."""
        if self._stopping:
            raise CancelledError
        self.stepped.emit(done, total)

    def _run(self) -> None:
        try:
            result = self._work(self) if self._work else None
        except CancelledError:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001  handed to the window, which shows or reports it
            self.failed.emit(error)
        else:
            self.finished.emit(result)
        self.ended.emit()

    @Slot()
    def _end(self) -> None:
        self._work = None
