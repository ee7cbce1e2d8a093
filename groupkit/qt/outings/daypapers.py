"""The papers of the day: printed with whom to call, and saved without, for a file on a disk is never torn up."""

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QWidget

from groupkit.core.outings.words.safety import ContactWords, DaySheetWords
from groupkit.core.progress import Progress
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import button, card, rule, stack, text
from groupkit.qt.printing import Make
from groupkit.qt.ticks import Tick
from groupkit.services.outings import contacts
from groupkit.services.outings.known import gathered, telling, words

if TYPE_CHECKING:
    from groupkit.pdf.outings import daysheet, sheets
else:
    daysheet = lazily("groupkit.pdf.outings.daysheet")
    sheets = lazily("groupkit.pdf.outings.sheets")


def made(page: Showing, *, filled: bool, whole: bool = True) -> Make:
    """Return how the day sheet is made, its sealed page `filled` in or blank; not `whole` is that page alone."""
    group, profile = page.group, page.group.profile
    known, told = gathered(group, page.shown), telling(profile.printing_language)
    kept = contacts.shown(group, page.shown) if filled else ()
    until, large = contacts.keeping(group, page.shown).until, page.large

    def make(into: BinaryIO, progress: Progress) -> None:
        leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
        day = daysheet.Day(known=known, contacts=kept, destroy_on=until)
        draw = daysheet.make if whole else daysheet.make_sealed
        draw(day, told, into, leaf, progress)

    return make


def print_day(page: Showing) -> None:
    """Print the day sheet, the home card and the sealed page, which are then on paper alone."""
    printing.print_out(page.desk, page, made(page, filled=True))


class DayPapers(QWidget):
    """The ways to the day sheet and to a blank sealed page."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page, said, sealed = page, words(DaySheetWords), words(ContactWords)
        self.large = Tick(_("Large print"), _("A third larger, on more pages"), done=page.large)
        self.large.toggled.connect(self._choose_large)
        self.print_button = button(_("Print the day sheet"), "quiet", "printer", does=partial(print_day, page))
        self.save_button = button(_("Save it without whom to call"), "plain", "download", does=self._save)
        self.blank_button = button(_("Print a blank sealed page"), "quiet", "printer", does=self._blank)
        lines = stack(
            text(said.title, "heading"),
            text(said.one_copy),
            Columns(self.print_button, self.save_button, letters=0, space="s"),
            rule(),
            text(sealed.title, "lead"),
            text(_("On paper alone: people write on it themselves, and nothing of it is in this book.")),
            Columns(self.blank_button, letters=0, space="s"),
            rule(),
            self.large,
            space="m",
        )
        self.setLayout(stack(card(lines)))

    def _save(self) -> None:
        named = _("{outing}: {paper}").format(outing=self._page.known.outing.name, paper=words(DaySheetWords).title)
        printing.save(self._page.desk, self._page, named.replace(":", ""), made(self._page, filled=False))

    def _blank(self) -> None:
        printing.print_out(self._page.desk, self._page, made(self._page, filled=False, whole=False))

    def _choose_large(self, large: bool) -> None:  # noqa: FBT001  a slot
        self._page.large = large
