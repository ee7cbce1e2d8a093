"""How a group mostly prints its workbooks, and which step comes after the one it printed last."""

from dataclasses import dataclass, field

from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.editions import Printing


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What a group chose when it last printed: the workbook, how it was printed, and the last step of it.

    Of what was printed nothing else is kept: not when, not by whom, not for whom.
    """

    workbook: str = ""
    printing: Printing = field(default_factory=Printing)
    step: str = ""


def following(workbook: Workbook, step: str) -> Chapter | None:
    """Return the step after one that was printed; the first where none was, where it is gone or was the last."""
    steps = workbook.steps
    after = next((at + 1 for at, each in enumerate(steps) if each.key == step), 0)
    return steps[after % len(steps)] if steps else None


def last_step(workbook: Workbook, printing: Printing) -> str:
    """Return the key of the last step among what is printed, "" where there is none or it is the whole book."""
    steps = [each for each in workbook.steps if each.key in printing.chapters]
    return steps[-1].key if steps else ""
