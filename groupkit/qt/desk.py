"""What every page is given: the open group, the person's preferences, and how to speak and to go elsewhere."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.settings import Settings
from groupkit.i18n import _
from groupkit.qt.jobs import Runner, on_pool
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.services.outings.ideas import OpenBox


class Desk(QObject):
    """One open group in one window; passed to each page, never found.

    `said` carries a sentence for the toast and whether Undo goes with it; `went` the name of a place and,
    perhaps, what to show there. `boxes` are the boxes of votes that are open, by the identity of their book: they
    are held in memory alone, also while the book is locked. What a page `held` comes back with it, until then.
    """

    said = Signal(str, bool)
    went = Signal(str, object)
    asked_to_lock = Signal()
    settings_changed = Signal(object)

    def __init__(self, group: Group, settings: Settings, runner: Runner = on_pool) -> None:
        super().__init__()
        self.group, self.settings, self.runner = group, settings, runner
        self.boxes: dict[str, OpenBox] = {}
        self.held: dict[tuple[str, str], object] = {}

    def say(self, sentence: str, *, undoable: bool = False) -> None:
        """Say a sentence at the bottom of the window; `undoable` offers Undo beside it."""
        self.said.emit(sentence, undoable)

    def go(self, place: str, shown: object = None) -> None:
        """Go to another place of the window."""
        self.went.emit(place, shown)

    def attempt(self, action: Callable[[], object]) -> bool:
        """Do something that the world may refuse (disk full, read-only); say why and return False if it does.

        Problems with what was typed are not caught: a page shows those by its fields.
        """
        try:
            action()
        except RefusedError:
            raise
        except GroupkitError as trouble:
            self.say(str(trouble))
            return False
        return True

    def undo(self) -> None:
        """Reverse the last change and say which."""
        label = self.group.undo()
        self.say(_("Undone: {change}").format(change=_(label)) if label else _("There is nothing to undo."))

    def redo(self) -> None:
        """Do the last undone change again and say which."""
        label = self.group.redo()
        self.say(_("Done again: {change}").format(change=_(label)) if label else _("There is nothing to do again."))
