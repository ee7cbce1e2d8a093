"""The parts of the page of an outing, in their order, and the row of buttons that chooses one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outings.steps import Progress
from groupkit.i18n import _
from groupkit.qt.flow import Flow
from groupkit.qt.outings import (
    after,
    money,
    outside,
    papers,
    people,
    place,
    plan,
    safety,
)
from groupkit.qt.outings.part import Part
from groupkit.qt.pieces import button

PARTS: tuple[Part, ...] = (
    plan.PART,
    place.PART,
    people.PART,
    safety.PART,
    money.PART,
    outside.PART,
    papers.PART,
    after.PART,
)


def part_of(form: str, open_part: str) -> str:
    """Return the key of the part that has a form: the one that is open, if it has, or else the first that has."""
    has = [part.key for part in PARTS if form in part.forms]
    return open_part if open_part in has or not has else has[0]


def taken_in(field: str) -> Part | None:
    """Return the part in which the steps of a field are taken, if any."""
    return next((part for part in PARTS if field in part.steps), None)


def opens_on(progress: Progress) -> str:
    """Return the key of the part that holds the next step; the plan where it is taken nowhere else."""
    part = taken_in(progress.next.field) if progress.next is not None else None
    return part.key if part is not None else PARTS[0].key


def is_private(form: str) -> bool:
    """Tell whether what is typed into a form is kept nowhere until it is saved."""
    return any(form in part.private for part in PARTS)


class PartRow(QWidget):
    """A button for each part, in lines; the one that is open is marked."""

    def __init__(self, now: str, show: Callable[[str], object]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        for part in PARTS:
            is_open = part.key == now
            kind, drawn = ("quiet", "chevron-down") if is_open else ("plain", "")
            made = button(_(part.title), kind, drawn, does=partial(show, part.key))
            made.setCheckable(True)
            made.setChecked(is_open)
            made.setAccessibleDescription(_("This part is open.") if is_open else _("Opens this part."))
            self.buttons[part.key] = made
        self.setLayout(Flow(*self.buttons.values()))
