"""Open talks: forms that are not anonymous, printed, written down with a name, and sealed to whoever asked."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.feedback.forms import Form, told
from groupkit.core.feedback.said import Talk
from groupkit.core.progress import Progress
from groupkit.i18n import _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.feedback.keypage import KeyPage
from groupkit.qt.feedback.kiosk.writing import wipe
from groupkit.qt.feedback.roundpage import TOPIC
from groupkit.qt.feedback.talkform import TalkForm, in_a_year
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.passphrases import Beside, Passphrase
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import empty, header
from groupkit.services.feedback import forms, keepers, rounds, talks
from groupkit.services.feedback.talks import Notes
from groupkit.services.group import Group
from groupkit.storage.feedback import shipped

if TYPE_CHECKING:
    from nacl.public import PrivateKey

    from groupkit.pdf.feedback import paper
else:
    paper = lazily("groupkit.pdf.feedback.paper")


class TalksPage(KeyPage):
    """The talks that are kept, one being written down, or one that its reader reads."""

    name = "feedbacktalks"
    topics = frozenset({TOPIC, "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.writing, self.reading = "", 0
        self.notes: Notes | None = None
        self.form: TalkForm | None = None
        self.letting_go = 0

    def typed(self) -> dict[str, str]:
        """Return nothing: what was said in a talk is kept sealed, or not at all."""
        return {}

    def content(self) -> QLayout:
        """Return the list, or the talk that is open."""
        self.form = None
        words = rounds.said().open_talk
        self.back_button = button(_("Feedback"), "plain", "chevron-left", does=partial(self.desk.go, "feedback"))
        self.first = self.back_button
        head = header(_("Open talks"), words.heading, self.back_button)
        form = next((each for each in _open(self.group) if each.id == self.writing), None) if self.writing else None
        if form is not None:
            ways = self.save, self.leave
            self.form = TalkForm(self, form, keepers.listing(self.group), rounds.said(), ways)
            self.first = self.form.who
            return stack(head, self.form, None)
        kept = {each.id: each for each in talks.listing(self.group)}
        if self.reading in kept:
            return stack(head, self._read(kept[self.reading]), None)
        begin = self._begin()
        self.first = self.choice
        return stack(head, Columns((self._list(tuple(kept.values())), 3), (begin, 2)), None)

    # the list

    def _begin(self) -> QWidget:
        self.choice = Choice([(each.id, told(each, current()).title) for each in _open(self.group)])
        self.write_button = button(_("Write down a talk"), "primary", "plus", does=self.begin)
        self.print_button = button(_("Print the sheets"), "quiet", "printer", does=self.print_sheets)
        ways = flow(self.write_button, self.print_button)
        return box(stack(card(stack(Field(_("Which talk?"), self.choice), ways, space="m")), None))

    def _list(self, kept: tuple[Talk, ...]) -> QWidget:
        self.buttons: dict[int, tuple[QPushButton, QPushButton]] = {}
        if not kept:
            said = _("Where there are only a few, a talk with a name is more honest than a form without one.")
            return box(stack(empty(_("No talk is kept"), said), None))
        return box(stack(card(stack(*self._rows(kept), space="m")), None))

    def _rows(self, kept: tuple[Talk, ...]) -> Iterator[QWidget]:
        titles = {each.id: told(each, current()).title for each in forms.listing(self.group)}
        for at, each in enumerate(kept):
            day = current().day(each.day, "long")
            reader = keepers.get(self.group, each.reader).name
            said = _("{day}. Only {name} can read it.").format(day=day, name=reader)
            until = _("It goes by itself on {day}.").format(day=current().day(each.keep_until, "full"))
            small = (text(line, "small", "soft") for line in (said, until))
            lines = stack(text(titles.get(each.form, each.form), "lead"), *small, space="xs")
            opens = button(_("Read"), "plain", "lock", does=partial(self.open, each.id))
            goes = button(_("Let it go"), "plain", "trash-2", does=partial(self.let_go, each.id))
            for made in (opens, goes):
                made.setAccessibleDescription(day)
            self.buttons[each.id] = opens, goes
            if at:
                yield rule()
            yield Columns((box(lines), 1), Columns(opens, goes, letters=0, space="s"), letters=24)

    def _turn(self) -> None:
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def begin(self) -> None:
        """Open the form for the talk that was chosen."""
        self.writing = self.choice.value() or ""
        self._turn()

    def leave(self) -> None:
        """Close what is open; nothing of it is kept."""
        wipe(self)
        self.writing, self.reading, self.notes = "", 0, None
        self._turn()

    def save(self) -> None:
        """Seal the talk to its reader."""
        form = self.form
        if form is None:
            return
        notes, reader = form.notes(), form.reader.value() or 0
        found, until = forms.get(self.group, self.writing), in_a_year(self.group.today())
        kept, self.writing = self.writing, ""
        if self.attempt(lambda: talks.write(self.group, found, notes, reader=reader, keep_until=until)):
            self.leave()
            self.desk.say(_("It is sealed. Only its reader can read it, and in a year it goes."))
        else:
            self.writing = kept

    def let_go(self, id: int) -> None:  # noqa: A002  the field's own name
        """Let a talk go; the first press only asks."""
        if self.letting_go != id:
            self.letting_go = id
            self.desk.say(_("It is gone for good then. Press once more to let it go."))
        elif self.attempt(lambda: talks.forget(self.group, id)):
            self.desk.say(_("The talk is gone."))

    def print_sheets(self) -> None:
        """Print the sheets of the talk that was chosen."""
        form, profile = forms.get(self.group, self.choice.value() or ""), self.group.profile

        def make(into: BinaryIO, progress: Progress) -> None:
            language, size = profile.printing_language, profile.paper
            paper.book(form, shipped.words(), into, language=language, paper=size, progress=progress)

        printing.print_out(self.desk, self, make)

    # reading

    def open(self, id: int) -> None:  # noqa: A002  the field's own name
        """Ask for the passphrase of its reader."""
        self.reading = id
        self._turn()

    def _read(self, talk: Talk) -> QWidget:
        self.leave_button = button(_("Close it"), "plain", "x", does=self.leave)
        if self.notes is not None:
            self.first = self.leave_button
            return card(stack(*self._said(talk, self.notes), row(self.leave_button, None), space="m"))
        keeper = keepers.get(self.group, talk.reader)
        self.entry = Passphrase()
        self.first = self.entry
        self.entry.returnPressed.connect(self.unlock)
        field = self.field("passphrase", Field(_("Passphrase of {name}").format(name=keeper.name), self.entry))
        self.open_button = button(_("Read"), "primary", "lock", does=self.unlock)
        return card(stack(field, Beside(self.entry), flow(self.open_button, self.leave_button), space="m"))

    def _said(self, talk: Talk, notes: Notes) -> Iterator[QWidget]:
        form = next((each for each in forms.listing(self.group) if each.id == talk.form), None)
        asked = {each.key: each.says for each in told(form, current()).questions} if form else {}
        yield text(notes.who, "heading")
        for key, said in notes.words.items():
            yield text(asked.get(key, key), "body", "soft")
            yield text(said, "lead")
            if key in notes.to_group:
                yield text(_("The group may hear this"), "small")

    def unlock(self) -> None:
        """Try the passphrase away from the window's thread."""
        talk = next(each for each in talks.listing(self.group) if each.id == self.reading)
        self.try_key(keepers.get(self.group, talk.reader), self._opened)

    def _opened(self, key: "PrivateKey") -> None:
        found: list[Notes] = []
        if self.attempt(lambda: found.append(talks.read(self.group, self.reading, key))):
            self.notes = found[0]
            self._turn()


def _open(group: Group) -> tuple[Form, ...]:
    """Return the forms of open talks."""
    return tuple(each for each in forms.listing(group) if not each.anonymous)
