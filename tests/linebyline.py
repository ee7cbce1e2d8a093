"""Something done in a child process, line by line, so that it can be stopped dead before any of its lines."""

import os
import sys
import traceback
from collections.abc import Callable, Collection


def child(
    do: Callable[[], object],
    at_line: Callable[[str], object],
    watched: Collection[str],
    passed_over: Collection[str] = (),
) -> int:
    """Let a child do something, and be told of each line before it runs; return how it ended.

    Lines of the `watched` files count, but for those of functions whose names are `passed_over`.
    """
    born = os.fork()
    if born == 0:
        try:

            def traced(frame, event, _value):
                if frame.f_code.co_filename not in watched or frame.f_code.co_name in passed_over:
                    return None
                if event == "line":
                    at_line(f"{frame.f_code.co_filename}:{frame.f_lineno}")
                return traced

            sys.settrace(traced)
            do()
            sys.settrace(None)
            os._exit(0)
        finally:  # the child never goes on with the tests of its parent
            os.write(2, traceback.format_exc().encode())
            os._exit(1)
    _, status = os.waitpid(born, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return status
