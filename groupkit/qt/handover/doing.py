"""What happens on the steps of the laptop: slow work runs beside the window, and each step says what it saw."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from groupkit.core.handover.passing import BACKUP, CONTACTS, MONEY, NEW, OLD, SPARE, Passing, Proof
from groupkit.core.problems import GroupkitError, Problem, RefusedError
from groupkit.core.progress import Progress
from groupkit.core.safety import Contact
from groupkit.i18n import N_, _, current
from groupkit.qt import printing, recovery
from groupkit.qt.columns import Columns
from groupkit.qt.handover.laptop import Contacts, FirstCopy, NewWords, OldCopies, OldWords, WhichWords
from groupkit.qt.jobs import Job
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack, text
from groupkit.services import profile, safety
from groupkit.services.handover import laptop, passing
from groupkit.storage.vault import Key

T = TypeVar("T")
_NOT_THESE = N_("These words do not open the book. Try once more, slowly.")


class LaptopSteps:
    """Draws the steps of the laptop on a page and does what they offer."""

    def __init__(self, page: Page) -> None:
        self.page, self.group, self.desk = page, page.group, page.desk
        self.proofs: dict[str, Proof] = {}
        self.found = ""

    def draw(self, told: Passing, key: str) -> list[QWidget]:
        """Return what one step offers besides its line to tick."""
        self.told, self.of = told, told.handover
        made: dict[str, Callable[[], list[QWidget]]] = {
            BACKUP: self._first_copy,
            NEW: self._new_words,
            OLD: self._old_words,
            SPARE: self._spare,
            MONEY: self._money,
            CONTACTS: self._contacts,
        }
        return made[key]() if key in made and not self.of.over else []

    # a copy before anything is changed

    def _first_copy(self) -> list[QWidget]:
        self.first_copy = FirstCopy(self.proofs.get(BACKUP), partial(self.copy, BACKUP))
        return [self.first_copy]

    def copy(self, step: str) -> None:
        """Copy the book to where the person says, open the copy and look it over."""
        target = self.ask_target(f"{self.group.path.stem} {self.group.today().isoformat()}.groupkit")
        made: list[Path] = []
        if target is None or not self.page.attempt(lambda: made.append(profile.backup(self.group, target))):
            return
        self._beside(laptop.looking(self.group, made[0]), partial(self._looked, step))

    def _looked(self, step: str, proof: Proof) -> None:
        self.proofs[step] = proof
        self.page.attempt(lambda: laptop.proven(self.group, self.of, proof, renewed=step == OLD))
        self.page.draw()

    def ask_target(self, suggested: str) -> Path | None:
        """Ask the system where to put a copy."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        named, _filter = QFileDialog.getSaveFileName(
            self.page, _("Save a copy"), str(Path(folder) / suggested), _("Group files (*.groupkit)")
        )
        target = Path(named) if named else None
        return target if target is None or target.suffix else target.with_suffix(".groupkit")

    # the new passphrase

    def _new_words(self) -> list[QWidget]:
        if NEW in self.told.begun:
            self.which = WhichWords(partial(self._settle, new=True), partial(self._settle, new=False))
            return [self.which]
        if NEW in self.told.done:
            return []
        self.new_words = NewWords(self.page, self.change)
        return [self.new_words]

    def _settle(self, *, new: bool) -> None:
        does = passing.tick if new else passing.untick
        self.page.attempt(lambda: does(self.group, self.of, NEW))

    def change(self) -> None:
        """Give the book its new passphrase."""
        words, again = self.new_words.passphrase.text(), self.new_words.again.text()
        self._derived(words, partial(self._change, words, again))

    def _change(self, words: str, again: str, key: Key) -> None:
        if not self.page.attempt(lambda: laptop.new_passphrase(self.group, self.of, words, again, key)):
            self.new_words.back()
            return
        self.proofs.clear()
        self.page.draw({})
        self.desk.say(_("The new passphrase holds. The old one does not open the book any more."))

    # the old one has ended

    def _old_words(self) -> list[QWidget]:
        if NEW not in self.told.done:
            return [text(_("First the new holder chooses a new passphrase, one step back."), "lead")]
        self.old_words = OldWords(self.page, self.proofs.get(OLD), self.found, self.try_old, self.try_new)
        old = laptop.old_copies(self.group) if OLD in self.told.done else ()
        said = text(_("You can try both here, without closing the book."))
        if not old:
            return [said, self.old_words]
        self.old_copies = OldCopies(old, self.remove)
        return [said, self.old_words, self.old_copies]

    def try_old(self) -> None:
        """Try the old passphrase on the book as it is now."""
        self._derived(self.old_words.old.text(), self._tried)

    def _tried(self, key: Key) -> None:
        opened = laptop.opens(self.group, key)
        still, shut = _("These words open the book. They are the ones that hold now."), _("It stays shut.")
        self.found = still if opened else shut
        self.page.draw()

    def try_new(self) -> None:
        """Let the new holder's words open a new copy."""
        self._derived(self.old_words.new.text(), self._copy_again)

    def _copy_again(self, key: Key) -> None:
        def opens() -> None:
            if not laptop.opens(self.group, key):
                raise RefusedError([Problem("new", _NOT_THESE)])

        if self.page.attempt(opens):
            self.copy(OLD)

    def remove(self) -> None:
        """Remove the old copies, once a new one was made and opened."""
        if self.page.attempt(lambda: laptop.remove_old_copies(self.group)):
            self.page.draw({})
            self.desk.say(_("A new copy was made and opened. The old copies are gone."))

    # the sheet, the money and the people

    def _spare(self) -> list[QWidget]:
        self.print_button = button(_("Print the recovery sheet"), "quiet", "printer", does=self.print_spare)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_spare)
        return [Columns(self.print_button, self.save_button, letters=0, space="s")]

    def print_spare(self) -> None:
        """Print the new recovery sheet."""
        printing.print_out(self.desk, self.page, recovery.sheet(self.group))

    def save_spare(self) -> None:
        """Save the new recovery sheet as a PDF."""
        printing.save(self.desk, self.page, _("Recovery sheet"), recovery.sheet(self.group))

    def _money(self) -> list[QWidget]:
        currency = self.group.profile.currency
        said = _("The book says that {amount} is in {place}.")
        cash = [
            text(said.format(amount=current().money(pence, currency), place=name), "lead")
            for name, pence in laptop.cash(self.group)
        ]
        self.money_button = button(_("Go to Money"), "quiet", "wallet", does=lambda: self.desk.go("money"))
        return [box(stack(*cash, Columns(self.money_button, letters=0), space="m"))]

    def _contacts(self) -> list[QWidget]:
        self.contacts = Contacts(laptop.contacts(self.group, self.of), self._agreed, self._take_off)
        return [self.contacts]

    def _agreed(self, contact: Contact) -> None:
        if self.page.attempt(lambda: laptop.agreed(self.group, self.of, contact.key)):
            self.desk.say(_("{name} stays.").format(name=contact.name), undoable=True)

    def _take_off(self, contact: Contact) -> None:
        if self.page.attempt(lambda: safety.remove(self.group, contact.key)):
            self.desk.say(_("{name} is off the list.").format(name=contact.name), undoable=True)

    # beside the window

    def _derived(self, words: str, use: Callable[[Key], object]) -> None:
        """Derive the key of a passphrase, the slow part, and go on with it."""
        self._beside(partial(profile.next_key(self.group), words), use)

    def _beside(self, work: Callable[[], T], use: Callable[[T], object]) -> None:
        def does(_progress: Progress) -> T:
            return work()

        def explain(error: Exception) -> None:
            if not isinstance(error, GroupkitError):
                raise error
            self.desk.say(str(error))

        job = Job(does, self.page)
        job.finished.connect(use)
        job.failed.connect(explain)
        job.start(self.desk.runner)
