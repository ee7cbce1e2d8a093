"""A sitting at a box whose power may go in the middle of a turn, and what is known of the answers in the box then.

When the power goes, the folder of the boxes is put back as it was at one moment of the writing, whichever it was.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

from groupkit.core.feedback.forms import RATHER_NOT, Answers, Form, Text
from groupkit.core.feedback.rounds import Round
from groupkit.core.problems import GroupkitError
from groupkit.services.feedback.sitting import Sitting
from groupkit.storage import saving
from groupkit.storage.feedback import box, boxfile

_FEW = 3
_WATCHED = frozenset({box.__file__, boxfile.__file__, saving.__file__})


def frozen(answers: Answers) -> object:
    """Return answers as something to count."""
    return tuple(sorted((key, answer) for key, answer in answers.items()))


def blank(what: object) -> bool:
    """Whether nothing was answered, which is in the box but is no answer."""
    return isinstance(what, tuple) and all(answer == RATHER_NOT for _key, answer in what)


def _on_disk(folder: Path) -> set[tuple[str, int, int, int]]:
    """Return what tells one state of a folder from another."""
    found = ((each.name, each.stat()) for each in folder.iterdir())
    return {(name, told.st_ino, told.st_size, told.st_mtime_ns) for name, told in found}


class Power:
    """The power of a laptop: how it goes, and the answers of which nobody can say if they were in time."""

    def __init__(self, folder: Path | None, rng: Random) -> None:
        self._folder, self._rng = folder, rng
        self.full = self.going = False
        self.unsure: Counter[object] = Counter()
        self.cuts = 0

    def during(self, turn: Callable[[], None], given: Sequence[object]) -> None:
        """Let a turn write the box, or stop it by a full disk or by the power."""
        if self.full:
            self.full = False
            raise GroupkitError("The disk is full.")
        if not self.going:
            turn()
            return
        self.going = False
        if self._folder is not None:
            self.cuts += 1
            with TemporaryDirectory() as kept:
                self._at_some_moment(turn, self._folder, Path(kept) / "disk")
            self.unsure.update(given)
        raise GroupkitError("The power is gone.")

    def _at_some_moment(self, turn: Callable[[], None], folder: Path, kept: Path) -> None:
        seen, moments = _on_disk(folder), 1
        shutil.copytree(folder, kept)

        def traced(frame: FrameType, _event: str, _value: object) -> Any:
            nonlocal seen, moments
            if frame.f_code.co_filename not in _WATCHED or frame.f_code.co_name.startswith("<"):
                return None
            if seen != (now := _on_disk(folder)):
                seen, moments = now, moments + 1
                # each state of the disk is as likely as any other, however many there are
                if self._rng.randrange(moments) == 0:
                    shutil.rmtree(kept)
                    shutil.copytree(folder, kept)
            return traced

        before = sys.gettrace()
        sys.settrace(traced)
        try:
            turn()
        finally:
            sys.settrace(before)
        assert moments > _FEW, "the lines that write were watched"
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)


class Kept:
    """A sitting that writes down what went into the box when the box says that it has it."""

    def __init__(self, inner: Sitting, power: Power, known: Counter[object]) -> None:
        self._inner, self._power, self._known = inner, power, known

    @property
    def form(self) -> Form:
        return self._inner.form

    @property
    def round(self) -> Round:
        return self._inner.round

    def cast(self, answers: Answers, texts: Sequence[Text] = (), *, page: int = 0) -> None:
        given = [frozen(answers), *texts]
        self._power.during(lambda: self._inner.cast(answers, texts, page=page), given)
        self._known.update(given)

    def leave(self) -> None:
        self._power.during(self._inner.leave, ())

    def end(self) -> None:
        self._inner.end()
