"""Progress through the work on a rota, in hundredths of the whole."""

from groupkit.core.progress import CancelledError, Progress

PARTS = 100


class Share:
    """Progress of a part of the work as a part of the whole; where nobody knows its end, it creeps."""

    def __init__(self, progress: Progress, first: int, last: int) -> None:
        self._progress, self._first, self._last = progress, first, last
        self._ticks = 0

    def step(self, done: int, total: int) -> None:
        """Report the part as a share of the whole."""
        share = done / max(total, 1)
        self._progress.step(self._first + round((self._last - self._first) * share), PARTS)

    def tick(self) -> None:
        """Report that the work goes on."""
        self._ticks += 1
        self.step(self._ticks, self._ticks + 60)


def over(progress: Progress) -> None:
    """Show that the work is over; there is nothing left to cancel."""
    try:
        progress.step(PARTS, PARTS)
    except CancelledError:
        return
