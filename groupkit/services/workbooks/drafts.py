"""What is being written in the studio and not kept yet, so that locking the book loses nothing of it."""

from dataclasses import dataclass

import msgspec

from groupkit.core.workbooks.chapters import Chapter
from groupkit.core.workbooks.exercises import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An exercise or the words of a chapter as they stand in their form; `after` is where a new one goes."""

    workbook: str
    chapter: str
    exercise: Exercise | None = None
    words: Chapter | None = None
    after: str = ""


def packed(draft: Draft) -> str:
    """Return a draft as text, finished or not."""
    return msgspec.json.encode(draft).decode()


def unpacked(text: str) -> Draft | None:
    """Return what `packed` made a text of; None where it is something else."""
    try:
        return msgspec.json.decode(text, type=Draft)
    except msgspec.DecodeError:
        return None
