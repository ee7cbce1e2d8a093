"""The window, or the command line when a command is named."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

from groupkit.cli import commands
from groupkit.core.problems import GroupkitError
from groupkit.lazy import lazily

try:
    import resource
except ImportError:  # Windows has no such limits, and keeps no such picture unless it was told to
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from groupkit.qt import application
else:
    application = lazily("groupkit.qt.application")


def _leave_no_dump() -> None:
    """Let no picture of the memory be kept where the program is cut off: it may hold a passphrase or an answer."""
    with suppress(OSError, ValueError):
        limits = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, limits[1]))


def main(words: Sequence[str] | None = None) -> int:
    """Open the window, or carry out the command on the line; return how it ended: 0 done, 1 refused, 2 unclear."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if resource is not None:
        _leave_no_dump()
    done = commands.run(sys.argv[1:] if words is None else words)
    if not isinstance(done, commands.Window):
        return done
    try:
        return application.run(done.book, done.passphrase)
    except GroupkitError as told:
        sys.stderr.write(f"{told}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
