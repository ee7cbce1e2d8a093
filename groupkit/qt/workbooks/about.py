"""What a group's own workbook is called, and what else can be done with the whole of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.workbooks.chapters import Workbook
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.entries import line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack
from groupkit.qt.sections import Fold

_MOST = 120


class About(QWidget):
    """The title and a few words, and buttons for the whole; `does` is told which was pressed."""

    def __init__(self, page: Page, workbook: Workbook, does: Callable[[str], object]) -> None:
        super().__init__()
        self.title = line(workbook.title, most=_MOST)
        self.summary = notes(workbook.summary, lines=3)
        self.keep_button = button(_("Keep the title"), "quiet", "check", does=lambda: does("describe"))
        self.file_button = button(_("Save as one file"), "plain", "download", does=lambda: does("file"))
        self.folder_button = button(_("Save as a folder"), "plain", "download", does=lambda: does("folder"))
        self.copy_button = button(_("Copy it"), "plain", "plus", does=lambda: does("copy"))
        self.remove_button = button(_("Take it away"), "plain", "trash-2", does=lambda: does("remove"))
        asked = stack(
            page.field("title", Field(_("What we call it"), self.title)),
            page.field("summary", Field(_("A few words on it"), self.summary)),
            Columns(self.keep_button, letters=0),
            space="m",
        )
        saving = Columns(self.file_button, self.folder_button, letters=0, space="s")
        others = Columns(self.copy_button, self.remove_button, letters=0, space="s")
        self.fold = Fold(_("Title, saving, copying"), box(stack(box(asked), saving, others, space="m")))
        self.setLayout(stack(card(stack(self.fold), pad="m")))
