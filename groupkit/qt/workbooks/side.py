"""What stands quietly beside: how many pages were printed of each chapter, and the ways on."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.workbooks.chapters import Workbook
from groupkit.i18n import N_, _, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.look import gap
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.workbooks.wording import short_name

WAYS = (
    ("stepwords", N_("Our fellowship’s wording"), "file-text"),
    ("studio", N_("Make it our own"), "book-open"),
    ("pages", N_("My private pages"), "lock"),
)


class Counted(QWidget):
    """The pages printed so far, folded where there is more than one line, and a way to begin anew."""

    def __init__(self, workbook: Workbook, pages: Mapping[str, int], clear: Callable[[], object]) -> None:
        super().__init__()
        self._workbook, self._clear = workbook, clear
        self._holder = stack()
        self.setLayout(self._holder)
        self.fold: Fold | None = None
        self.clear_button: QPushButton | None = None
        self.show_counts(pages)

    def show_counts(self, pages: Mapping[str, int]) -> None:
        """Show the count of each chapter that was printed, in the order of the book."""
        if self.fold is not None:
            self._holder.removeWidget(self.fold)
            self.fold.hide()
            self.fold.deleteLater()
        self.clear_button, self.fold = None, None
        found = [(short_name(each), pages[each.key]) for each in self._workbook.chapters if pages.get(each.key)]
        if not found:
            return
        self.clear_button = button(_("Clear the count"), "plain", does=self._clear)
        lines = [text(_line(name, count), "small") for name, count in found]
        total = sum(count for _name, count in found)
        said = ngettext("Printed so far: {count} page", "Printed so far: {count} pages", total).format(count=total)
        if len(found) == 1:
            said = _("Printed so far: {chapter}").format(chapter=_line(*found[0]))
            lines = []
        inside = stack(*lines, row(self.clear_button, None), space="xs")
        inside.setContentsMargins(gap("xl"), 0, gap("xl"), 0)
        self.fold = Fold(said, box(inside))
        self._holder.addWidget(self.fold)


def _line(name: str, count: int) -> str:
    return ngettext("{name}, {count} page", "{name}, {count} pages", count).format(name=name, count=count)


class Ways(QWidget):
    """The pages one goes on to from here, a quiet row each; with `print_wall` also the list for the wall."""

    def __init__(self, desk: Desk, print_wall: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        for name, title, drawn in WAYS:
            self.buttons[name] = button(_(title), "plain", drawn, does=partial(desk.go, name))
        rows = list(self.buttons.values())
        if print_wall is not None:
            self.wall_button = button(_("Print what is in it, for the wall"), "plain", "printer", does=print_wall)
            rows.append(self.wall_button)
        ways = Columns(*rows, letters=0, space="s")
        self.setLayout(stack(card(stack(text(_("More"), "heading"), ways, space="s"), pad="m")))
