"""Lets go, past midnight, of what is to go by the new day, where a book stays open over night."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from groupkit.services.group import Group, due, sweep

_MINUTE = 60_000
_DAY = 24 * 60
# a laptop that slept wakes late: looking each hour costs one quick question to the file
_LONGEST = 60


class Midnight(QTimer):
    """Waits for a minute past midnight where the group is; `attempt` does what the disk may refuse."""

    def __init__(self, parent: QObject, attempt: Callable[[Callable[[], object]], object]) -> None:
        super().__init__(parent, singleShot=True)
        self._attempt = attempt
        self._group: Group | None = None
        self.timeout.connect(self.come)

    def wait(self, group: Group) -> None:
        """Wait for the next midnight of an open group, for an hour at the most."""
        self._group = group
        now = group.now()
        left = _DAY + 1 - now.hour * 60 - now.minute
        self.start(min(left, _LONGEST) * _MINUTE)

    def come(self) -> None:
        """Let go of what is to go by today, and wait again."""
        if self._group is not None:
            if due(self._group):
                group = self._group
                self._attempt(lambda: sweep(group))
            self.wait(self._group)

    def leave(self) -> None:
        """Wait no longer: the group is closed."""
        self.stop()
        self._group = None
