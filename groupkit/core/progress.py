"""Progress of long work, as seen from below: report steps, stop when asked."""

from typing import Protocol


class CancelledError(Exception):
    """Raised inside the work when the person pressed Cancel."""


class Progress(Protocol):
    """Anything that can show progress: a bar in the window, a terminal line, a notebook bar."""

    def step(self, done: int, total: int) -> None:
        """Report progress; raise CancelledError to stop the work."""


class Silent:
    """Shows nothing; the default everywhere."""

    def step(self, done: int, total: int) -> None:
        """Do nothing."""
