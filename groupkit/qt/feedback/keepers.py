"""Who holds the keys of boxes: each makes a passphrase of their own, and nobody else ever knows it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.feedback.rounds import Keeper
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import line
from groupkit.qt.feedback.roundpage import TOPIC, away
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.passphrases import Beside, Passphrase, Strength
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import empty, header
from groupkit.services.feedback import keepers
from groupkit.services.feedback.keepers import LONGEST_NAME, Made


class KeyForm(QWidget):
    """Asks whoever is to hold a key for a short name and a passphrase of their own, typed twice."""

    def __init__(self, page: "KeyMaker", held: Keeper | None = None) -> None:
        super().__init__()
        self.name_entry = line(held.name if held else "", most=LONGEST_NAME)
        self.passphrase, self.again = Passphrase(), Passphrase()
        name = page.field("name", Field(_("Your short name"), self.name_entry))
        first = page.field("passphrase", Field(_("A passphrase of your own"), self.passphrase))
        again = page.field("again", Field(_("The passphrase again"), self.again))
        self.again.returnPressed.connect(page.make_key)
        self.make_button = button(_("Make the key"), "primary", "lock", does=page.make_key)
        self.cancel_button = button(_("Not now"), "plain", does=partial(page.open_form, None))
        said = _(
            "Whoever holds the key types this, and all others look away. Nobody can find it again: without it, "
            "what the key locks stays shut for good."
        )
        buttons = Columns(self.make_button, self.cancel_button, letters=0, space="s")
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("A key for {name}").format(name=held.name) if held else _("A new key"), "heading"),
                        text(said, "body", "soft"),
                        name,
                        first,
                        Strength(self.passphrase),
                        again,
                        Beside(self.passphrase, self.again),
                        buttons,
                        space="m",
                    )
                ),
                None,
            )
        )


class KeyMaker(Page):
    """A page on which keys are made, away from the window's thread."""

    key_form: KeyForm | None = None
    instead = 0

    def open_form(self, held: Keeper | None, *, opened: bool = False) -> None:
        """Open the form, for somebody new or in the place of somebody, or close it."""
        raise NotImplementedError

    def make_key(self) -> None:
        """Make the key as typed; every problem stands by its field, and what was typed stays."""
        form = self.key_form
        if form is None or not form.make_button.isEnabled():
            return
        typed = form.name_entry.text(), form.passphrase.text(), form.again.text()
        instead = self.instead

        def prepare() -> None:
            work = keepers.making(self.group, *typed, instead=instead)
            form.make_button.setEnabled(False)
            away(self, self.desk, work, self._keep)

        self.attempt(prepare)

    def _keep(self, made: object) -> None:
        form = self.key_form
        if form is None or not isinstance(made, Made):
            return
        form.make_button.setEnabled(True)
        told: list[Keeper] = []
        instead = self.instead
        if self.attempt(lambda: told.append(keepers.keep(self.group, made, instead=instead))):
            self.open_form(None)
            self.desk.say(_("{name} holds a key now.").format(name=told[0].name))


class KeepersPage(KeyMaker):
    """The list of those who hold a key, and a form to make one."""

    name = "feedbackkeepers"
    topics = frozenset({TOPIC})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.making = False

    def open_form(self, held: Keeper | None, *, opened: bool = False) -> None:
        """Open the form, for somebody new or in the place of somebody, or close it."""
        self.making, self.instead = opened, held.id if held else 0
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def content(self) -> QLayout:
        """Return who holds a key, with the form beside them when it is open."""
        found = keepers.listing(self.group)
        self.back_button = button(_("Feedback"), "plain", "chevron-left", does=partial(self.desk.go, "feedback"))
        self.new_button = button(_("Make a key"), "quiet" if self.making else "primary", "plus")
        self.new_button.clicked.connect(lambda: self.open_form(None, opened=True))
        said = _("Two people open a box together. Each has a passphrase of their own.")
        head = header(_("Who holds the keys"), said, self.new_button, self.back_button)
        self.first = self.new_button
        shown = self._list(found) if found else self._nobody()
        self.key_form = None
        if not self.making:
            return stack(head, shown, None)
        held = next((each for each in found if each.id == self.instead), None)
        self.key_form = KeyForm(self, held)
        self.first = self.key_form.passphrase if held else self.key_form.name_entry
        whole = Columns((box(stack(shown, None)), 3), (self.key_form, 2))
        whole.turned.connect(lambda across: whole.put_last_first(not across))
        return stack(head, whole, None)

    def _nobody(self) -> QWidget:
        said = _(
            "Choose two people the group trusts: one who reads what is written, and one more who has to be there. "
            "Each makes a key."
        )
        return empty(_("Nobody holds a key yet"), said)

    def _list(self, found: tuple[Keeper, ...]) -> QWidget:
        self.buttons: dict[str, tuple[QPushButton, QPushButton]] = {}
        return card(stack(*self._rows(found), space="m"))

    def _rows(self, found: tuple[Keeper, ...]) -> Iterator[QWidget]:
        for at, keeper in enumerate(found):
            since = _("Since {day}.").format(day=current().day(keeper.since, "long"))
            waits = keepers.waits_for(self.group, keeper)
            lines = [text(keeper.name, "lead"), text(since, "small", "soft")]
            if waits:
                lines.append(text(_("A box waits for this passphrase."), "small"))
            other = button(_("A new passphrase"), "plain", does=partial(self.open_form, keeper, opened=True))
            other.setAccessibleName(_("A new passphrase for {name}").format(name=keeper.name))
            ends = button(_("Take the key back"), "plain", "x", does=partial(self.end, keeper))
            ends.setAccessibleName(_("Take the key of {name} back").format(name=keeper.name))
            self.buttons[keeper.name] = (other, ends)
            if at:
                yield rule()
            yield Columns(
                (box(stack(*lines, space="xs")), 1), Columns(other, ends, letters=0, space="s"), letters=30
            )

    def end(self, keeper: Keeper) -> None:
        """Write down that somebody holds no key any more."""
        if self.attempt(lambda: keepers.end(self.group, keeper.id)):
            said = _("{name} holds no key for new rounds. Boxes that wait still open with the old passphrase.")
            self.desk.say(said.format(name=keeper.name))

    def typed(self) -> dict[str, str]:
        """Return nothing: a form for a key begins afresh."""
        return {}
