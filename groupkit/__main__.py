"""The window, or the command line when a command is named."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING

from groupkit.cli import commands
from groupkit.core.problems import GroupkitError
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.qt import application
else:
    application = lazily("groupkit.qt.application")


def main(words: Sequence[str] | None = None) -> int:
    """Open the window, or carry out the command on the line; return how it ended: 0 done, 1 refused, 2 unclear."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
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
