"""Whom to call in need: written down without a trace elsewhere, opened only in need, and gone on its day.

Nothing typed here is kept as a draft, and nothing is shown before somebody said that there is need.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from groupkit.core.outings.contacts import MOST_DAYS, Contact, Keeping
from groupkit.core.outings.words.safety import ContactWords
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import SideForm
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.services.outings import contacts
from groupkit.services.outings.known import words

CALLER, IN_NEED, DAYS = "caller", "in-need", "days-kept"
_BLANK = " ________"


class Contacts(QWidget):
    """How the details are kept and until when; the details themselves only once somebody says there is need."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page, self._said = page, words(ContactWords)
        self.keeping = contacts.keeping(page.group, page.shown)
        lines = stack(text(self._said.title, "heading"), space="m")
        for piece in self._pieces(self.keeping):
            lines.addWidget(piece)
        self.setLayout(stack(card(lines)))

    def _pieces(self, kept: Keeping) -> list[QWidget]:
        dates = self._said.dates
        day = current().day(kept.until, "full")
        if kept.looking and not kept.gone:
            return [text(dates.looking)]
        if kept.gone:
            if not kept.known:
                return [text(_("Nothing is kept here any more."), "body", "soft")]
            name = self._page.known.outing.name
            return [text(dates.gone.format(name=name, destroy=day)), text(dates.paper), *self._copies()]
        return [
            text(self._said.intro, "body", "soft"),
            text(dates.before.format(destroy=day)),
            *self._buttons(kept),
        ]

    def _buttons(self, kept: Keeping) -> list[QWidget]:
        page = self._page
        self.add_button = button(_("Write down whom to call"), "quiet", "plus", does=partial(page.turn, CALLER))
        self.days_button = button(_("Change until when"), "plain", does=partial(page.turn, DAYS))
        shown: list[QWidget] = []
        if kept.many:
            said = ngettext("{count} person said whom to call.", "{count} people said whom to call.", kept.many)
            shown.append(text(said.format(count=kept.many), "lead"))
        shown.append(Columns(self.add_button, self.days_button, letters=0, space="s"))
        if kept.many:
            opens = self._said.open
            self.need = Asked(
                opens.button, opens.ask, (opens.yes, opens.no), partial(page.turn, IN_NEED), "life-buoy"
            )
            shown.append(self.need)
        return shown

    def _copies(self) -> list[QWidget]:
        """Say how many older copies hold the details, and offer to remove them."""
        said = self._said.copies
        many = contacts.older_copies(self._page.group)
        head: list[QWidget] = [rule(), text(said.title, "lead")]
        if not many:
            return [*head, text(said.none), text(said.stick, "small")]
        self.drop = Asked(said.drop, said.drop_ask, (said.drop, self._said.open.no), self._drop)
        some = text(contacts.copies_in_words(many, self._said))
        return [*head, some, text(said.oldest), self.drop, text(said.stick, "small")]

    def _drop(self) -> None:
        page, said = self._page, self._said.copies.drop_done
        page.done(lambda: contacts.drop_older(page.group), said)


class Asked(QWidget):
    """A button whose question is asked once more before it does what it says."""

    def __init__(
        self, said: str, question: str, answers: tuple[str, str], does: Callable[[], object], drawn: str = ""
    ) -> None:
        super().__init__()
        self.ask_button = button(said, "plain", drawn, does=self._ask)
        self.yes_button = button(answers[0], "quiet", "check", does=does)
        self.yes_button.setAccessibleDescription(question)
        self.no_button = button(answers[1], "plain", does=self._leave)
        answering = Columns(self.yes_button, self.no_button, letters=0, space="s")
        self.asked: QWidget = box(stack(text(question), answering, space="m"))
        self.asked.hide()
        self.setLayout(stack(Columns(self.ask_button, letters=0), self.asked, space="m"))

    def _ask(self) -> None:
        self.asked.show()
        self.yes_button.setFocus()

    def _leave(self) -> None:
        self.asked.hide()
        self.ask_button.setFocus()


class InNeed(QWidget):
    """The details, once somebody said that there is need."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._said = said = words(ContactWords)
        self.change_buttons: dict[int, QPushButton] = {}
        self.close_button = button(_("Close it again"), "quiet", "check", does=page.turn)
        lines = stack(text(said.title, "heading"), text(said.open.after), space="m")
        for each in contacts.shown(page.group, page.shown):
            lines.addWidget(rule())
            lines.addWidget(self._one(page, each))
        lines.addWidget(Columns(self.close_button, letters=0))
        page.first = self.close_button
        self.setLayout(stack(card(lines), None))

    def _one(self, page: Showing, each: Contact) -> QWidget:
        said = self._said
        told = [text(each.name, "lead"), text(said.reach.replace(_BLANK, f" {each.reach}"))]
        if each.whom:
            told.insert(1, text(said.whom.replace(_BLANK, f" {each.whom}")))
        if each.knows:
            answer = said.knows_yes if each.knows == "yes" else said.knows_no
            told.append(text(_("{question} {answer}").format(question=said.knows, answer=answer)))
        if each.helps:
            told.append(text(_("What helps: {words}").format(words=each.helps)))
        change = button(_("Change"), "plain", does=partial(page.turn, CALLER, each.id))
        change.setAccessibleName(_("Change {title}").format(title=each.name))
        self.change_buttons[each.id] = change
        return box(stack(*told, Columns(change, letters=0), space="xs"))


class CallerForm(SideForm):
    """Whom to call for somebody. What is typed here is kept nowhere until it is saved."""

    def __init__(self, page: Showing, known: Contact | None) -> None:
        said = words(ContactWords)
        super().__init__(said.title, _("Keep this"), self._save, page.turn)
        self._page, self._known = page, known or Contact(outing=page.shown, name="")
        answers = (("", _("Not said")), ("yes", said.knows_yes), ("no", said.knows_no))
        self.name, self.whom = line(self._known.name, most=80), line(self._known.whom, most=80)
        self.reach = line(self._known.reach, most=300)
        self.knows = wide(Choice(answers, self._known.knows))
        self.helps = notes(self._known.helps, lines=3)
        for entry in (self.name, self.whom, self.reach, self.helps):
            _guard(entry)
        self.remove_button = button(_("Take it off"), "plain", "x", does=self._remove)
        self.remove_button.setVisible(known is not None)
        until = current().day(contacts.keeping(page.group, page.shown).until, "full")
        self.lay(
            text(said.intro, "body", "soft"),
            page.field("name", Field(_label(said.name), self.name)),
            page.field("whom", Field(_label(said.whom), self.whom)),
            page.field("reach", Field(_label(said.reach), self.reach)),
            page.field("knows", Field(said.knows, self.knows)),
            page.field("helps", Field(_label(said.helps), self.helps)),
            text(said.dates.before.format(destroy=until), "small"),
            below=self.remove_button,
        )

    def contact(self) -> Contact:
        """Return the details as answered."""
        return replace(
            self._known,
            name=self.name.text(),
            whom=self.whom.text(),
            reach=self.reach.text(),
            knows=self.knows.value() or "",
            helps=self.helps.toPlainText(),
        )

    def _save(self) -> None:
        page = self._page
        page.done(lambda: contacts.keep(page.group, self.contact()), _("It is kept, sealed."))

    def _remove(self) -> None:
        page = self._page
        page.done(lambda: contacts.take_off(page.group, self._known), _("It is gone from the book."))


def _label(words_: str) -> str:
    """Return the words before a blank, as the name of a field."""
    return words_.replace(_BLANK, "").rstrip(": ")


def _guard(entry: QLineEdit | QPlainTextEdit) -> None:
    """Ask whatever helps with typing to learn nothing from it."""
    entry.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)


class DaysForm(SideForm):
    """For how many days after the outing the details are kept."""

    def __init__(self, page: Showing) -> None:
        said = words(ContactWords)
        super().__init__(said.title, _("Keep this"), self._save, page.turn)
        self._page, now = page, contacts.keeping(page.group, page.shown)
        offered = [(days, self._days(days)) for days in range(1, MOST_DAYS + 1)]
        self.days = wide(Choice(offered, now.days))
        self.lay(page.field("days", Field(said.dates.choose, self.days, hint=said.dates.why)))

    def _days(self, days: int) -> str:
        return ngettext("{count} day", "{count} days", days).format(count=days)

    def _save(self) -> None:
        page = self._page
        page.done(
            lambda: contacts.keep_days(page.group, page.shown, self.days.value() or MOST_DAYS),
            _("It is written down."),
        )


def _caller(page: Showing) -> QWidget | None:
    kept = contacts.keeping(page.group, page.shown)
    if kept.gone or kept.looking:
        return None
    known = next((each for each in contacts.shown(page.group, page.shown) if each.id == page.on), None)
    return CallerForm(page, known)


def _in_need(page: Showing) -> QWidget | None:
    return InNeed(page) if contacts.keeping(page.group, page.shown).many else None


FORMS: dict[str, Callable[[Showing], QWidget | None]] = {CALLER: _caller, IN_NEED: _in_need, DAYS: DaysForm}
