"""The steps of the laptop that the program does itself: a copy that opens, a new passphrase, the old copies."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.handover.passing import Proof
from groupkit.core.safety import Contact
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.passphrases import Beside, Passphrase, Strength
from groupkit.qt.pieces import box, button, mark, row, rule, stack, text

Action = Callable[[], object]


def seen(proof: Proof | None) -> list[QWidget]:
    """Say what was seen in a copy, if one was opened."""
    if proof is None:
        return []
    tone, drawn = ("accent", "circle-check") if proof.holds else ("wrong", "circle-alert")
    lines = stack(*(text(sentence) for sentence in proof.told(current())), space="xs")
    return [box(row(mark(drawn, tone), (lines, 1), space="s"))]


class FirstCopy(QWidget):
    """Makes a copy and opens it, before anything is changed."""

    def __init__(self, proof: Proof | None, make: Action) -> None:
        super().__init__()
        self.copy_button = button(_("Make a copy and open it"), "quiet", "download", does=make)
        self.setLayout(stack(Columns(self.copy_button, letters=0), *seen(proof), space="m"))


class NewWords(QWidget):
    """Asks the new holder for a passphrase twice, then once more whether the old one may end."""

    def __init__(self, page: Page, change: Action) -> None:
        super().__init__()
        self.passphrase, self.again = Passphrase(), Passphrase()
        self.next_button = button(_("Change the passphrase"), "quiet", "lock", does=self.ask)
        self.change_button = button(_("Use the new one from now on"), "quiet", "check", does=change)
        self.keep_button = button(_("Keep the old one"), "quiet", "undo-2", does=self.keep)
        said = text(
            _("The old passphrase and its recovery sheet end at once. Is the new holder sure of the words?")
        )
        self.sure = box(stack(said, Columns(self.keep_button, self.change_button, letters=0, space="s"), space="m"))
        self.asking = Columns(self.next_button, letters=0)
        self.sure.hide()
        self.setLayout(
            stack(
                page.field("passphrase", Field(_("New passphrase"), self.passphrase)),
                Strength(self.passphrase),
                page.field("again", Field(_("The new passphrase again"), self.again)),
                Beside(self.passphrase, self.again),
                self.asking,
                self.sure,
                space="m",
            )
        )
        self.again.returnPressed.connect(self.ask)

    def ask(self) -> None:
        """Ask once more; the safe answer has the keyboard."""
        self.asking.hide()
        self.sure.show()
        self.keep_button.setFocus()

    def keep(self) -> None:
        """Leave everything as it was."""
        for entry in (self.passphrase, self.again):
            entry.clear()
        self.back()
        self.next_button.setFocus()

    def back(self) -> None:
        """Go back to the two entries, which have something to put right."""
        self.sure.hide()
        self.asking.show()


class WhichWords(QWidget):
    """Asks which passphrase opened the book, where the laptop stopped while it was being changed."""

    def __init__(self, new: Action, old: Action) -> None:
        super().__init__()
        self.new_button = button(_("The new one"), "quiet", "check", does=new)
        self.old_button = button(_("The old one"), "quiet", "undo-2", does=old)
        said = _(
            "The laptop stopped while you were at this. Nothing is lost. Which passphrase opened the book now?"
        )
        self.setLayout(
            stack(text(said), Columns(self.new_button, self.old_button, letters=0, space="s"), space="m")
        )


class OldWords(QWidget):
    """Lets the old holder try the old passphrase and the new holder the new one, then offers to end old copies."""

    def __init__(self, page: Page, proof: Proof | None, found: str, try_old: Action, make: Action) -> None:
        super().__init__()
        self.old, self.new = Passphrase(), Passphrase()
        self.try_button = button(_("Try the old one"), "quiet", "lock", does=try_old)
        self.copy_button = button(_("Make a new copy and open it"), "quiet", "download", does=make)
        self.old.returnPressed.connect(self.try_button.click)
        self.new.returnPressed.connect(self.copy_button.click)
        self.setLayout(
            stack(
                page.field("old", Field(_("The old passphrase, typed by the old holder"), self.old)),
                Columns(self.try_button, letters=0),
                *([text(found, "lead")] if found else []),
                rule(),
                page.field("new", Field(_("The new passphrase, typed by the new holder"), self.new)),
                Beside(self.old, self.new),
                Columns(self.copy_button, letters=0),
                *seen(proof),
                space="m",
            )
        )


class OldCopies(QWidget):
    """Says how many old copies still open with old words, and removes them when asked twice."""

    def __init__(self, copies: Sequence[Path], remove: Action) -> None:
        super().__init__()
        said = ngettext(
            "{count} older copy beside the book still opens with the old passphrase:",
            "{count} older copies beside the book still open with the old passphrase:",
            len(copies),
        )
        self.ask_button = button(_("Remove the old copies"), "quiet", "trash-2", does=self.ask)
        self.keep_button = button(_("Keep them for now"), "quiet", "undo-2", does=self.keep)
        self.remove_button = button(_("Make a new copy, then remove them"), "quiet", "trash-2", does=remove)
        sure = text(_("First a new copy is made and opened. Then the old ones go for good. This cannot be undone."))
        buttons = Columns(self.keep_button, self.remove_button, letters=0, space="s")
        self.sure, self.asking = box(stack(sure, buttons, space="m")), Columns(self.ask_button, letters=0)
        self.sure.hide()
        elsewhere = _("Copies on a stick or another computer open with the old words too. Look there as well.")
        self.setLayout(
            stack(
                rule(),
                text(said.format(count=len(copies)), "lead"),
                *(text(copy.name, "small") for copy in copies),
                text(elsewhere),
                self.asking,
                self.sure,
                space="m",
            )
        )

    def ask(self) -> None:
        """Ask once more; the safe answer has the keyboard."""
        self.asking.hide()
        self.sure.show()
        self.keep_button.setFocus()

    def keep(self) -> None:
        """Leave the copies where they are."""
        self.sure.hide()
        self.asking.show()
        self.ask_button.setFocus()


class Contacts(QWidget):
    """The help contacts the group added itself: each is asked again, or taken off."""

    def __init__(
        self,
        contacts: Sequence[tuple[Contact, bool]],
        agreed: Callable[[Contact], object],
        remove: Callable[[Contact], object],
    ) -> None:
        super().__init__()
        self.yes_buttons: dict[str, QPushButton] = {}
        self.remove_buttons: dict[str, QPushButton] = {}
        lines = stack(text(_("groupkit keeps no phone list. These are the help contacts you added:")), space="m")
        if not contacts:
            lines = stack(text(_("groupkit keeps no phone list, and you have added no help contact of your own.")))
        for contact, asked in contacts:
            lines.addWidget(self._line(contact, agreed, remove, asked=asked))
        self.setLayout(lines)

    def _line(
        self,
        contact: Contact,
        agreed: Callable[[Contact], object],
        remove: Callable[[Contact], object],
        *,
        asked: bool,
    ) -> QWidget:
        yes = button(_("They said yes"), "quiet", "check", does=partial(agreed, contact))
        yes.setAccessibleName(_("{name} said yes").format(name=contact.name))
        off = button(_("Take it off"), "plain", "trash-2", does=partial(remove, contact))
        off.setAccessibleName(_("Take {name} off the list").format(name=contact.name))
        self.yes_buttons[contact.key], self.remove_buttons[contact.key] = yes, off
        yes.setVisible(not asked)
        state = text(_("Asked again, and said yes."), "small") if asked else text(contact.reach, "small")
        words = row(
            mark("circle-check" if asked else "circle-dashed", "accent" if asked else "soft"),
            (stack(text(contact.name), state, space="xs"), 1),
            space="s",
        )
        buttons = Columns(*([] if asked else [yes]), off, letters=0, space="s")
        return box(stack(words, buttons, space="s"))
