"""The board of things to do outside the group: its rows by kind, and one small form at a time beside them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.openings import Board
from groupkit.core.progress import Progress
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import RoleChoice
from groupkit.qt.desk import Desk
from groupkit.qt.fields import Field
from groupkit.qt.oneform import OneForm
from groupkit.qt.openings.form import OpeningForm
from groupkit.qt.openings.listing import Does, Rows
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import header
from groupkit.qt.ticks import Tick
from groupkit.services import openings

if TYPE_CHECKING:
    from groupkit.pdf import openings as paper
else:
    paper = lazily("groupkit.pdf.openings")

WRITE = "write"


class OpeningsPage(OneForm):
    """The board."""

    name = "openings"
    topics = frozenset({openings.TOPIC, "profile", "service"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.job, self.large = "", False
        self.rows: Any = None

    def content(self) -> QLayout:
        """Return the board and what stands beside it."""
        self.board = openings.board(self.group)
        self.form = self._form()
        whole = self.beside(self._rows(), self.form or self._side())
        if self.form is not None:
            self.first = self.form.lines["name"]
        return stack(self._header(), whole, None)

    def _header(self) -> QWidget:
        words = self.board.words
        self.back_button = button(_("Outings"), "plain", "chevron-left", does=partial(self.desk.go, "outings"))
        self.primary = button(_("Put something on the board"), "primary", "plus", does=partial(self.turn, WRITE))
        self.first = self.first or self.primary
        return header(words.title, words.intro, self.primary, self.back_button)

    def _rows(self) -> QWidget:
        if not self.board.openings:
            self.rows = None
            return _nothing(self.board)
        does = Does(still_on=self.still_on, change=partial(self.turn, WRITE), ended=self.ended)
        self.rows = rows = Rows(self.board, does)
        return rows

    def _side(self) -> QWidget:
        words = self.board.words
        self.looking = RoleChoice(self.group, _("Nobody in particular"), self.job)
        self.looking.currentIndexChanged.connect(self._choose_job)
        self.large_print = Tick(_("Large print"), _("A third larger, on more pages"), done=self.large)
        self.large_print.toggled.connect(self._choose_large)
        self.print_button = button(_("Print the board"), "quiet", "printer", does=self.print_board)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_board)
        about = card(stack(text(words.not_ours, "body", "soft"), text(words.company, "body", "soft")), "sunken")
        if not self.board.openings:
            return box(stack(about, None))
        hint = _("Choose it first, then press “It is still on” beside what you looked up.")
        looked = card(stack(Field(words.by_job, self.looking, hint=hint)))
        buttons = Columns(self.print_button, self.save_button, letters=0, space="s")
        on_paper = card(stack(text(_("On paper"), "heading"), self.large_print, buttons, space="m"))
        return box(stack(looked, on_paper, about, None, space="l"))

    def _form(self) -> OpeningForm | None:
        if self.opened != WRITE:
            return None
        known = next((one for one in self.board.openings if one.id == self.on), None)
        return OpeningForm(self, self.board, known, self.job, self.save, self.turn, self.remove)

    # what the buttons do

    def save(self) -> None:
        """Put the row on the board as answered."""
        form = self.form

        def write(*, sure: bool = False) -> None:
            openings.write(self.group, form.opening(), sure=sure)

        if not self._done(write, _("It is on the board."), lambda: write(sure=True)):
            form.unfold(self)

    def still_on(self, id: int) -> None:  # noqa: A002  the field's own name
        """Write down that somebody looked today."""
        self._done(lambda: openings.still_on(self.group, id, self.job), _("Thank you. It says today now."))

    def ended(self, id: int) -> None:  # noqa: A002  the field's own name
        """Take a row off the board; it stays below, to be put back."""
        self._done(lambda: openings.ended(self.group, id), _("It is off the board."))

    def remove(self) -> None:
        """Take the row of the form off for good."""
        self._done(lambda: openings.remove(self.group, self.on), _("It is off the board for good."))

    def _done(self, action: Callable[[], object], said: str, surely: Callable[[], object] | None = None) -> bool:
        if not self.attempt(action, surely):
            return False
        self.turn()
        self.desk.say(said, undoable=self.group.next_undo is not None)
        return True

    def _choose_job(self) -> None:
        self.job = self.looking.value() or ""

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self.large = large

    # paper

    def _make(self) -> printing.Make:
        board, profile, large = openings.printable(self.group), self.group.profile, self.large

        def make(into: BinaryIO, progress: Progress) -> None:
            language, size = profile.printing_language, profile.paper
            paper.board(board, into, language=language, paper=size, large=large, progress=progress)

        return make

    def print_board(self) -> None:
        """Print the board."""
        printing.print_out(self.desk, self, self._make())

    def save_board(self) -> None:
        """Save the board as a PDF."""
        printing.save(self.desk, self, self.board.words.title, self._make())


def _nothing(board: Board) -> QWidget:
    """Return what stands there as long as the board is empty: each kind with an example."""
    kinds = [box(stack(text(kind.title), text(kind.example, "small"), space="xs")) for kind in board.words.kinds]
    return box(stack(card(stack(text(board.words.empty, "lead"), *kinds, space="m")), None))
