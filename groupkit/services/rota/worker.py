"""The solver in a process of its own: it can be ended at any moment, and its weight is never loaded elsewhere.

The question goes in and answers come out as MessagePack, each with its length before it.
"""

import contextlib
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from io import BytesIO
from typing import IO, TYPE_CHECKING

import msgspec

from groupkit.core.rota.question import Question
from groupkit.core.rota.rules import cost
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.services.rota import exact
else:
    exact = lazily("groupkit.services.rota.exact")

Plan = tuple[int | None, ...]
_LENGTH = struct.Struct(">I")
_EVERY = 0.05
COVERAGE, FAIR, CHANGES = "coverage", "fair", "changes"


class Wish(msgspec.Struct):
    """What the solver is asked: a question, a plan to begin from, and how long to look.

    `fewest_changes` asks for the plan nearest to the one to begin from instead of the fairest.
    """

    question: Question
    start: Plan
    seconds: float
    nodes: int
    gap: float
    fewest_changes: bool = False


class Told(msgspec.Struct):
    """One answer: its stage, the plan, how good it can be at best, and whether that is proved."""

    stage: str
    plan: Plan
    bound: float
    proved: bool
    fused: bool


@dataclass(frozen=True, slots=True)
class _End:
    """The worker has ended."""


def is_there() -> bool:
    """Tell whether the solver is installed; there is none for some processors."""
    return find_spec("highspy") is not None


def answers(wish: Wish, tick: Callable[[], object]) -> Iterator[Told]:
    """Yield the answers of the solver as they come; `tick` is called often and may raise to end the worker."""
    wish = msgspec.structs.replace(wish, question=replace(wish.question))
    command = [sys.executable, "-m", "groupkit.services.rota.worker"]
    with subprocess.Popen(  # noqa: S603  our own module, nothing from outside
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        found: queue.SimpleQueue[Told | _End] = queue.SimpleQueue()
        reader = threading.Thread(target=_read, args=(process.stdout, found), daemon=True)
        reader.start()
        try:
            _send(process.stdin, msgspec.msgpack.encode(wish))
            yield from _until_end(found, tick)
        finally:
            process.kill()
            reader.join()


def _send(into: IO[bytes] | None, body: bytes) -> None:
    # a worker that could not start has hung up: there is no answer then, and the plan stays as it is
    with contextlib.suppress(BrokenPipeError), into or BytesIO() as stream:
        stream.write(body)


def _until_end(found: "queue.SimpleQueue[Told | _End]", tick: Callable[[], object]) -> Iterator[Told]:
    while True:
        tick()
        try:
            told = found.get(timeout=_EVERY)
        except queue.Empty:
            continue
        if isinstance(told, _End):
            return
        yield told


def _read(stream: IO[bytes] | None, found: "queue.SimpleQueue[Told | _End]") -> None:
    while stream is not None and len(head := stream.read(_LENGTH.size)) == _LENGTH.size:
        body = stream.read(*_LENGTH.unpack(head))
        with contextlib.suppress(msgspec.DecodeError):
            found.put(msgspec.msgpack.decode(body, type=Told))
    found.put(_End())


def solve(wish: Wish) -> Iterator[Told]:
    """Yield what the solver finds: how few places stay empty, then the fairest plan; or the fewest changes."""
    question = wish.question
    effort = exact.Effort(seconds=wish.seconds, nodes=wish.nodes, gap=wish.gap)
    if wish.fewest_changes:
        yield from _told(CHANGES, exact.fewest_changes(question, wish.start, effort=effort))
        return
    filled = exact.fewest_empty(question, effort=exact.Effort(seconds=wish.seconds), start=wish.start)
    yield from _told(COVERAGE, filled)
    if filled is None:
        return
    begin = fuller(question, wish.start, filled.plan)
    yield from _told(FAIR, exact.best(question, filled.cost, effort=effort, start=begin))


def fuller(question: Question, first: Plan, second: Plan) -> Plan:
    """Return the plan whose empty places cost less; the first where both cost the same."""
    return second if cost(question, second).empty < cost(question, first).empty else first


def _told(stage: str, answer: "exact.Answer | None") -> Iterator[Told]:
    if answer is not None:
        yield Told(stage=stage, plan=answer.plan, bound=answer.bound, proved=answer.proved, fused=answer.fused)


def main() -> int:
    """Read one question, write the answers."""
    wish = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Wish)
    for told in solve(wish):
        body = msgspec.msgpack.encode(told)
        sys.stdout.buffer.write(_LENGTH.pack(len(body)) + body)
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":  # pragma: no cover  the process itself is tested from outside
    sys.exit(main())
