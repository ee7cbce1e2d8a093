"""Prints with one program in a process of its own, and tells as JSON what it took.

`python -m tests.bench.presses PROGRAM ASKED PDF`; ASKED is a file of JSON, a story or what is asked of groupkit.
"""

import json
import re
import sys
import time
from importlib import import_module
from pathlib import Path

from tests.bench.presses.pieces import Piece


def peak() -> float:
    """Return the most memory this process has had, in megabytes; what its parent had does not count."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    return int(found[1]) / 1024 if found else 0.0


def main(program: str, asked: Path, path: Path) -> None:
    """Print what is asked for."""
    press = import_module(f"tests.bench.presses.{program}").press
    given = json.loads(asked.read_text("utf-8"))
    wish = [Piece(*row) for row in given] if isinstance(given, list) else given
    begun = time.process_time()
    press(wish, path)
    ended = time.process_time()
    told = {"building": ended - begun, "whole": ended, "peak": peak(), "size": path.stat().st_size / 1024}
    print(json.dumps(told))


main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
