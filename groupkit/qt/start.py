"""The first-run form: a few questions, a passphrase, a place for the file, and then the recovery sheet."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from groupkit.core.money import CURRENCIES
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.profile import PAPERS, REGIONS, Profile
from groupkit.core.settings import Settings
from groupkit.i18n import _, current
from groupkit.qt import choices
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, line
from groupkit.qt.fields import Field, show_problems
from groupkit.qt.jobs import Job, Runner, on_pool
from groupkit.qt.look import px
from groupkit.qt.passphrases import Beside, Passphrase, Strength
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.recovery import RecoveryCard
from groupkit.qt.sections import header
from groupkit.services import profile
from groupkit.services.group import Group

_LETTERS = 40


class StartPage(QWidget):
    """Asks what a new group needs, makes its file, offers the recovery sheet, and hands over the open group.

    `before` is the same page in another size or language: its answers, or its group, are taken over.
    """

    made = Signal(object)
    left = Signal()

    def __init__(self, runner: Runner = on_pool, before: "StartPage | None" = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self._runner = runner
        self.desk: Desk | None = None
        self.fields: dict[str, Field[Any]] = {}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._held = self._form()
        self._body.addWidget(self._held)
        self._body.addStretch(1)
        self.setFocusProxy(self.title)
        # A file nobody was handed must not stay locked when the page goes away.
        self._unclaimed = unclaimed = list[Group]()
        self.destroyed.connect(lambda *_: _close(unclaimed))
        if before is not None:
            self._take_over(before)

    def _take_over(self, before: "StartPage") -> None:
        if before._unclaimed:  # noqa: SLF001  the same page, made anew
            self._offer_sheet(before._unclaimed.pop())  # noqa: SLF001  the same page, made anew
            return
        for name, field in before.fields.items():
            if isinstance(field.entry, QLineEdit):
                self.fields[name].entry.setText(field.entry.text())
            else:
                self.fields[name].entry.choose(field.entry.value())
        self._keep_at(before.place)

    def _form(self) -> QWidget:
        self.start_button = button(_("Start the group"), "primary", "check", does=self.start)
        self.back_button = button(_("Back"), "plain", "chevron-left", does=self.left.emit)
        said = _("Most of this can be changed later. It takes about two minutes.")
        self.trouble = text("", "body", "wrong")
        self.trouble.hide()
        about = card(stack(text(_("The group"), "heading"), *self._about(), space="l"))
        kept = card(stack(text(_("What keeps it safe"), "heading"), *self._kept(), self.trouble, space="l"))
        held = Columns((box(stack(about, None)), 1), (box(stack(kept, None)), 1))
        top = header(_("A new group"), said, self.start_button, self.back_button)
        return box(stack(top, held, space="xl"))

    def _field(self, name: str, made: Field[Any]) -> Field[Any]:
        self.fields[name] = made
        return made

    def _about(self) -> tuple[QWidget, ...]:
        self.title = line(example=_("Saturday group, Eastside"))
        self.currency = Choice(choices.currencies())
        self.language = Choice(choices.spoken(), current().language)
        self.printing = Choice(choices.spoken(), current().language)
        self.paper = Choice(choices.papers())
        self.region = Choice(choices.regions())
        self.facilitator = line(example=_("Maria"), most=60)
        name = _("First name of the facilitator, if you have one")
        return (
            self._field("name", Field(_("Name of the group"), self.title)),
            self._field("currency", Field(_("Money"), self.currency)),
            self._field("language", Field(_("Language of the group"), self.language)),
            self._field("printing_language", Field(_("Language on paper"), self.printing)),
            self._field("paper", Field(_("Size of paper"), self.paper)),
            self._field("region", Field(_("Country, for the help numbers"), self.region)),
            self._field("facilitator", Field(name, self.facilitator)),
        )

    def _kept(self) -> tuple[QWidget, ...]:
        self.passphrase, self.again = Passphrase(), Passphrase()
        self.again.returnPressed.connect(self.start)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.place = Path(folder) / _("Our group.groupkit")
        self.shown_place = text(str(self.place), "small")
        self.place_button = button(_("Choose another place"), "quiet", "file-text", does=self.choose)
        where = stack(text(_("Where the file is kept"), "lead"), self.shown_place, row(self.place_button, None))
        return (
            self._field("passphrase", Field(_("Passphrase"), self.passphrase)),
            Strength(self.passphrase),
            self._field("again", Field(_("The passphrase again"), self.again)),
            Beside(self.passphrase, self.again),
            box(where),
        )

    def profile(self) -> Profile:
        """Return the group as answered."""
        return Profile(
            identity="",
            name=self.title.text().strip(),
            currency=self.currency.value() or CURRENCIES[0],
            language=self.language.value() or "en",
            printing_language=self.printing.value() or "en",
            paper=self.paper.value() or PAPERS[0],
            region=self.region.value() or REGIONS[0],
            facilitator=self.facilitator.text().strip(),
        )

    def choose(self) -> None:
        """Ask where to keep the file."""
        if (target := self.ask_target(self.place)) is not None:
            self._keep_at(target if target.suffix else target.with_suffix(".groupkit"))

    def _keep_at(self, place: Path) -> None:
        self.place = place
        self.shown_place.setText(str(place))

    def ask_target(self, suggested: Path) -> Path | None:
        """Ask the system for a place."""
        named, _filter = QFileDialog.getSaveFileName(
            self, _("Where to keep the file"), str(suggested), _("Group files (*.groupkit)")
        )
        return Path(named) if named else None

    def start(self) -> None:
        """Make the group; every problem stands by its field and nothing typed is lost."""
        self.trouble.hide()
        about, passphrase, again = self.profile(), self.passphrase.text(), self.again.text()
        if not self._attempt(lambda: profile.ready(about, passphrase, again)):
            return
        job = Job(lambda _progress: profile.first_key(passphrase), self)
        job.finished.connect(
            lambda key: self._attempt(
                lambda: self._offer_sheet(profile.start(self.place, about, passphrase, again, key))
            )
        )
        job.start(self._runner)

    def _attempt(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except RefusedError as refused:
            self._say("\n".join(map(str, show_problems(self.fields, refused.problems))))
            return False
        except GroupkitError as trouble:
            self._say(str(trouble))
            return False
        return True

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _offer_sheet(self, group: Group) -> None:
        """Put the recovery sheet in the place of the form."""
        self._unclaimed.append(group)
        self.desk = Desk(group, Settings(), self._runner)
        self.recovery = RecoveryCard(self.desk)
        self.go_button = button(_("Go to our desk"), "primary", "arrow-right", does=self.hand_over)
        self.said = text("", "body", "accent")
        self.said.hide()
        self.desk.said.connect(self._tell)
        later = text(_("Later is fine too: it can be printed from Settings at any time."), "body", "soft")
        top = header(_("Your group has a desk"), _("One last thing, and it is worth it."), self.go_button)
        fresh = box(stack(top, row((self.recovery, 9), None), self.said, later, space="xl"))
        self.recovery.setMaximumWidth(px("body") * _LETTERS)
        self._held.hide()
        self._held.deleteLater()
        self._body.insertWidget(0, fresh)
        self._held = fresh
        self.setFocusProxy(self.recovery.print_button)
        self.recovery.print_button.setFocus()

    def hand_over(self) -> None:
        """Hand over the open group."""
        self.made.emit(self._unclaimed.pop())

    def _tell(self, sentence: str, _undoable: bool) -> None:  # noqa: FBT001  a slot
        self.said.setText(sentence)
        self.said.show()


def _close(groups: list[Group]) -> None:
    for group in groups:
        group.close()
