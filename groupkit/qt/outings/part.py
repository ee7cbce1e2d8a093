"""What a part of the page of an outing is, and what it may ask of the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.steps import Progress
from groupkit.qt.desk import Desk
from groupkit.qt.page import Page

Doing = Callable[[], object]


class Showing(Page):
    """The page of outings as its parts see it.

    `shown` is the number of the outing and `part` the key of the part that is open. `opened` is the form that is
    open, `on` the number of what it is about, and `about` what else it starts from. `known` is the money of the
    outing, `whole` all that is known of it, except whom to call, and `progress` how far it is on its way; `step`
    is the key of the step that was opened, if any. `body`, `beside`, `form` and `primary` are
    what the open part made.
    """

    whole: KnownOuting
    progress: Progress
    body: Any
    beside: Any
    form: Any
    primary: Any

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown, self.part, self.opened, self.on = 0, "", "", 0
        self.step = ""
        self.about: object = None
        self.large = False

    @property
    def known(self) -> Reckoning:
        """What is known of the money of the outing."""
        return self.whole.reckoning

    def show_outing(self, id: int, part: str = "") -> None:  # noqa: A002  the field's own name
        """Show one outing, or the list for 0; without a part, the one that holds the next step."""
        raise NotImplementedError

    def show_part(self, key: str) -> None:
        """Show a part of the outing, and close the form that is open."""
        raise NotImplementedError

    def show_step(self, key: str) -> None:
        """Open a step of the plan, and no form."""
        raise NotImplementedError

    def leads(self, field: str) -> tuple[str, Doing] | None:
        """Return where a step is taken, by its field: what its button says and does; None where nowhere."""
        raise NotImplementedError

    def turn(self, form: str = "", on: int = 0, about: object = None) -> None:
        """Open one form or none, on the part that has it, and start there with the keyboard."""
        raise NotImplementedError

    def done(self, action: Doing, said: str, surely: Doing | None = None, *, again: bool = False) -> None:
        """Do what was asked and close the form, or keep everything that was typed."""
        raise NotImplementedError

    def print_paper(self, which: str) -> None:
        """Print one of the papers, by its key in `core.outings.papers`."""
        raise NotImplementedError

    def save_paper(self, which: str) -> None:
        """Save one of the papers as a PDF."""
        raise NotImplementedError


Makes = Callable[[Showing], QWidget]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the page: its key, its title, and how it is made.

    `beside` makes what stands beside it while no form is open. `primary` makes the one thing to do next, which
    stands in the corner of the page. `forms` are the small forms the part can open, by their names; a maker that
    returns None opens nothing. `steps` says which steps of the plan are taken here, by their `field`, and which
    form each opens ("" for none). The `wide` forms take the room of the whole part. What is typed into a
    `private` form is kept nowhere until it is saved.
    """

    key: str
    title: str
    make: Makes
    beside: Makes | None = None
    primary: Callable[[Showing], QPushButton | None] | None = None
    forms: Mapping[str, Callable[[Showing], QWidget | None]] = field(default_factory=dict)
    wide: frozenset[str] = frozenset()
    steps: Mapping[str, str] = field(default_factory=dict)
    private: frozenset[str] = frozenset()
