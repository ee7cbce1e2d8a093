"""The papers of an outing: what each is, for whose eyes, and the ways to print and save it."""

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from groupkit.core.outings.papers import SEEN_BY, SHEETS, Sheet
from groupkit.core.problems import refuse
from groupkit.core.progress import Progress
from groupkit.i18n import N_, _
from groupkit.lazy import lazily
from groupkit.qt.columns import Columns
from groupkit.qt.outings.part import Part, Showing
from groupkit.qt.pieces import button, card, rule, stack, text
from groupkit.qt.printing import Make
from groupkit.qt.ticks import Tick
from groupkit.services.group import Group
from groupkit.services.outings import public
from groupkit.services.outings.known import gathered, telling

if TYPE_CHECKING:
    from groupkit.pdf.outings import sheets
else:
    sheets = lazily("groupkit.pdf.outings.sheets")


def made(group: Group, outing: int, key: str, *, large: bool) -> Make:
    """Return how a paper of an outing is made, by its key in `core.outings.papers`."""
    found, profile = gathered(group, outing), group.profile
    told, withheld = telling(profile.printing_language), public.withheld(group, found, key)

    def make(into: BinaryIO, progress: Progress) -> None:
        refuse(withheld)
        leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
        sheets.make(key, found, told, into, leaf, progress)

    return make


class Papers(QWidget):
    """Every paper of the outing, those for everybody first, each with its two buttons."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page = page
        self.large = Tick(_("Large print"), _("A third larger, on more pages"), done=page.large)
        self.large.toggled.connect(self._choose_large)
        self.print_buttons: dict[str, QPushButton] = {}
        self.save_buttons: dict[str, QPushButton] = {}
        cards = [self._card(seen_by) for seen_by in SEEN_BY]
        self.setLayout(stack(card(stack(self.large), pad="m"), *cards, None, space="l"))

    def _card(self, seen_by: str) -> QFrame:
        lines = stack(text(_(SEEN_BY[seen_by]), "heading"), space="s")
        for at, sheet in enumerate(each for each in SHEETS if each.seen_by == seen_by):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._line(sheet))
        return card(lines)

    def _line(self, sheet: Sheet) -> QWidget:
        title = _(sheet.title)
        printing = button(_("Print"), "plain", "printer", does=partial(self._page.print_paper, sheet.key))
        printing.setAccessibleName(_("Print: {paper}").format(paper=title))
        saving = button(_("Save as PDF"), "plain", "download", does=partial(self._page.save_paper, sheet.key))
        saving.setAccessibleName(_("Save as PDF: {paper}").format(paper=title))
        self.print_buttons[sheet.key], self.save_buttons[sheet.key] = printing, saving
        ways = Columns(printing, saving, letters=0, space="s")
        return Columns((text(title), 1), ways, letters=36, space="m")

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self._page.large = large


PART = Part(key="papers", title=N_("Papers"), make=Papers)
