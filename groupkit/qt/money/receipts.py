"""Every receipt that is kept: what it belongs to, how it looks, and a copy of it as a file."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QLayout, QWidget

from groupkit.core.receipts import told, which
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.money import ways
from groupkit.qt.money.attaching import small_picture
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, mark, row, rule, stack, text
from groupkit.qt.sections import banner, empty, header, listed
from groupkit.qt.tables import Column, Table
from groupkit.services import receipts
from groupkit.services.receipts import Receipt

_PICTURE = 4


class ReceiptsPage(Page):
    """The list of receipts, with the chosen one at its side."""

    name = "receipts"
    topics = frozenset({"money"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kept: tuple[Receipt, ...] = ()
        self.chosen = 0
        self.sure = False

    def content(self) -> QLayout:
        """Return the list beside the chosen receipt."""
        self.kept = receipts.listing(self.group)
        back = ways.back(self.desk)
        self.back_button = back
        said = _("Pictures and PDFs, kept inside the book. Attach one where you write what was paid.")
        if not self.kept:
            self.first = back
            none = empty(
                _("No receipt yet"), _("On the money sheet, under “Something was paid”, there is a button.")
            )
            return stack(header(_("Receipts we keep"), said, None, back), *self._damage(), none, None)
        self.save_button = button(_("Save a copy"), "primary", "download", does=self.save)
        self.table = Table(
            (
                Column[Receipt](title=N_("Receipt"), words=_name),
                Column[Receipt](title=N_("Belongs to"), words=_places),
                Column[Receipt](title=N_("Added"), words=_added),
            ),
            _("Receipts we keep"),
        )
        self.table.show_rows(self.kept)
        at = next((at for at, each in enumerate(self.kept) if each.file.id == self.chosen), len(self.kept) - 1)
        self.table.choose(at)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._look())
        self.first = self.table
        self._room = stack(None)
        self._shown: QWidget | None = None
        self._look()
        parts = Columns((listed(_("Kept in the book"), self.table), 3), (box(self._room), 2))
        return stack(header(_("Receipts we keep"), said, self.save_button, back), *self._damage(), parts, None)

    def _damage(self) -> list[QFrame]:
        """Say which receipts are not as they were, apart from the figures, and when they weigh much."""
        found, heavy = receipts.damaged(self.group), receipts.heavy(self.group)
        care = [banner(heavy)] if heavy else []
        if not found:
            return care
        lines = stack(text(told(found)), *(text(each, "small") for each in which(found)), space="xs")
        return [card(row(mark("circle-alert", "care"), (lines, 1), space="m"), "care", "l"), *care]

    def _look(self) -> None:
        """Show the chosen receipt at the side; the list stays, so that the arrow keys walk through it."""
        found = self.table.chosen()
        if found is None:
            return
        if found.file.id != self.chosen:
            self.chosen, self.sure = found.file.id, False
        fresh = self._card(found)
        if self._shown is not None:
            self._shown.hide()
            self._room.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = fresh
        self._room.insertWidget(0, fresh)
        if fresh.parentWidget() is not None:
            fresh.show()  # at once, so that the keyboard can go to it

    def _card(self, found: Receipt) -> QFrame:
        places = [text(receipts.place_of(use)) for use in found.uses]
        lines: list[QWidget | QLayout] = [
            text(_name(found), "heading"),
            row(small_picture(self.group, found.file, _PICTURE), None),
            *(places or [text(_("It belongs to nothing yet."), "body", "soft")]),
        ]
        if not found.uses:
            lines += [rule(), *self._away(found)]
        return card(stack(*lines, space="m"))

    def _away(self, found: Receipt) -> list[QWidget]:
        """Offer to take away one that belongs to nothing, and ask once more."""
        if not self.sure:
            self.away_button = button(_("Take it away"), "plain", "trash-2", does=self.ask)
            return [Columns(self.away_button, letters=0)]
        self.keep_button = button(_("Keep it"), "quiet", "undo-2", does=self.keep)
        self.away_button = button(
            _("Take it away for good"), "quiet", "trash-2", does=partial(self.take_away, found.file.id)
        )
        said = text(_("Its file leaves the book for good. This cannot be undone."))
        return [said, Columns(self.keep_button, self.away_button, letters=0, space="s")]

    def ask(self) -> None:
        """Ask once more; the safe answer has the keyboard."""
        self.sure = True
        self._look()
        self.keep_button.setFocus()

    def keep(self) -> None:
        """Leave it where it is."""
        self.sure = False
        self._look()
        self.away_button.setFocus()

    def take_away(self, number: int) -> None:
        """Remove a receipt that belongs to nothing."""
        self.sure = False
        if self.attempt(partial(receipts.take_away, self.group, number)):
            self.desk.say(_("It is out of the book."))

    def ask_folder(self) -> Path | None:
        """Ask where to save the copy."""
        named = QFileDialog.getExistingDirectory(self, _("Where to save the copy"))
        return Path(named) if named else None

    def save(self) -> None:
        """Save a copy of the chosen receipt as a file."""
        folder = self.ask_folder()
        if folder is None:
            return
        saved: list[Path] = []
        if self.attempt(lambda: saved.append(receipts.save(self.group, self.chosen, folder))):
            self.desk.say(_("Saved as {name}.").format(name=saved[0].name))


def _name(found: Receipt) -> str:
    return found.file.name or _("Receipt {number}").format(number=found.file.id)


def _places(found: Receipt) -> str:
    places = dict.fromkeys(map(receipts.place_of, found.uses))
    return current().listing(places) if places else _("Nothing yet")


def _added(found: Receipt) -> str:
    return current().day(found.file.added_at.date(), "sheet")
