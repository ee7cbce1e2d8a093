"""Help now: what to do in each degree of need, who to ring, and how long ago this group checked each number."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.progress import Progress
from groupkit.core.safety import LONGEST, Contact, Freshness, Grade, Guidance, Level, freshness, sentence
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.look import px
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, chip, row, stack, text
from groupkit.qt.sections import header
from groupkit.services import safety

if TYPE_CHECKING:
    from groupkit.pdf import safety as paper
else:
    paper = lazily("groupkit.pdf.safety")

REGION = "UK"
_CHIPS: Mapping[Freshness, tuple[str, str]] = {
    "fresh": (N_("Checked"), "accent"),
    "unchecked": (N_("Not checked by us yet"), "care"),
    "amber": (N_("Ring it once"), "care"),
    "red": (N_("May have changed"), "wrong"),
}
_WHEN: Mapping[Level, str] = {
    "now": N_("In danger now"),
    "today": N_("Need to talk today"),
    "worse": N_("Worse than usual"),
}
_PARTS = (
    ("name", N_("Who it is"), N_("Elm Ward")),
    ("reach", N_("How to reach them"), N_("Ring the ward desk")),
    ("for_whom", N_("For whom"), N_("Anyone who has stayed there")),
    ("hours", N_("When"), N_("Day and night")),
)
_FORM_LETTERS = 38
Buttons = Callable[[Contact], Sequence[QPushButton]]


def _no_buttons(_contact: Contact) -> Sequence[QPushButton]:
    return ()


def help_cards(
    contacts: Sequence[Contact], guidance: Guidance, today: date, buttons: Buttons = _no_buttons
) -> QWidget:
    """Make the help of every degree, soonest first; needs no open group."""
    words = current()
    said = [each.told(words) for each in contacts]
    lines = stack(space="l")
    for grade in guidance.told(words).grades:
        lines.addWidget(_grade(grade, [each for each in said if each.level == grade.key], today, buttons))
    lines.addWidget(text(guidance.told(words).beside, "body", "soft"))
    return box(lines)


def _grade(grade: Grade, contacts: Sequence[Contact], today: date, buttons: Buttons) -> QWidget:
    lines = stack(text(grade.title, "heading"), text(grade.when), text(grade.do), space="m")
    made = [(_contact(each, today, buttons(each)), 1) for each in contacts]
    for at in range(0, len(made), 2):
        pair = made[at : at + 2]
        lines.addWidget(Columns(*pair, *([(QWidget(), 1)] if len(pair) == 1 and len(made) > 1 else [])))
    return card(lines)


def _contact(contact: Contact, today: date, buttons: Sequence[QPushButton]) -> QWidget:
    """Make one contact: how to reach it large, then for whom, then honestly whether it was checked."""
    facts = [contact.name, contact.for_whom, contact.hours, contact.cost]
    lines = stack(
        text(contact.reach, "title" if contact.emergency else "heading", "accent"),
        text("\n".join(filter(None, (" · ".join(filter(None, facts)), contact.not_for)))),
        space="xs",
    )
    if contact.emergency:
        lines.addWidget(text(_("Only for danger. Nobody needs to try it out."), "small"))
        return box(lines)
    words, tone = _CHIPS[freshness(contact, today)]
    said = sentence(contact, today) if contact.checked_on else ""
    lines.addLayout(row(chip(_(words), tone), (text(said, "small"), 1), space="s"))
    if buttons:
        lines.addWidget(Columns(*buttons, letters=0, space="xs"))
    lines.addStretch(1)
    return box(lines)


def open_help(leave: Callable[[], object], region: str = REGION) -> QWidget:
    """Make Help now for a window without an open group, from what comes with groupkit."""
    page = QWidget()
    page.setObjectName("page")
    guidance = safety.guidance().told(current())
    back = button(_("Back"), "primary", "chevron-left", does=leave)
    today = date.today()  # noqa: DTZ011  no group is open, so the day of this computer is the one meant
    shown = help_cards(safety.shipped(region, today), guidance, today)
    page.setLayout(stack(header(guidance.title, guidance.unsure, back), shown, None, space="xl"))
    page.setFocusProxy(back)
    return page


class SafetyPage(Page):
    """Help now with the group's own contacts and the days it checked each."""

    name = "safety"
    topics = frozenset({"safety", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.adding = False

    def content(self) -> QLayout:
        """Return the page, with the form for a contact of the group's own when it was opened."""
        guidance = safety.guidance().told(current())
        self.print_button = button(_("Print this page"), "primary", "printer", does=self.print_help)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_help)
        self.first = self.print_button
        self.check_buttons: dict[str, QPushButton] = {}
        self.remove_buttons: dict[str, QPushButton] = {}
        shown = help_cards(safety.contacts(self.group), guidance, self.group.today(), self._buttons)
        self.add_button = button(_("Add our own contact"), "quiet", "plus", does=self.open_form)
        below = self._form() if self.adding else self.add_button
        return stack(
            header(guidance.title, guidance.unsure, self.print_button, self.save_button), shown, below, None
        )

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a contact that was being written opens again with what was typed."""
        self.adding = self.adding or bool(typed)
        super().draw(typed)

    def _buttons(self, contact: Contact) -> Sequence[QPushButton]:
        if contact.emergency:
            return ()
        check = button(_("I checked it today"), "plain", "check", does=partial(self.check, contact))
        check.setAccessibleName(_("I checked {name} today").format(name=contact.name))
        self.check_buttons[contact.key] = check
        if not contact.local:
            return (check,)
        remove = button(_("Take it off"), "plain", "trash-2", does=partial(self.remove, contact))
        remove.setAccessibleName(_("Take {name} off the list").format(name=contact.name))
        self.remove_buttons[contact.key] = remove
        return check, remove

    def check(self, contact: Contact) -> None:
        """Write down that somebody rang a contact today."""
        if self.attempt(lambda: safety.check(self.group, contact.key)):
            self.desk.say(_("{name}: checked today.").format(name=contact.name), undoable=True)
            self.check_buttons[contact.key].setFocus()

    def remove(self, contact: Contact) -> None:
        """Take a contact of the group's own off the list."""
        if self.attempt(lambda: safety.remove(self.group, contact.key)):
            self.desk.say(_("{name} is off the list.").format(name=contact.name), undoable=True)

    def open_form(self) -> None:
        """Open the form for a contact of the group's own."""
        self.adding = True
        self.draw({})
        self.entries["name"].setFocus()

    def close_form(self) -> None:
        """Put the form away."""
        self.adding = False
        self.draw({})
        self.add_button.setFocus()

    def _form(self) -> QWidget:
        self.entries = {name: line(example=_(example), most=LONGEST[name]) for name, _label, example in _PARTS}
        self.level: Choice[Level] = Choice(((key, _(words)) for key, words in _WHEN.items()), "today")
        fields = [self.field(name, Field(_(label), self.entries[name])) for name, label, _example in _PARTS]
        self.keep_button = button(_("Save this contact"), "quiet", "check", does=self.add)
        self.leave_button = button(_("Not now"), "plain", does=self.close_form)
        hint = _("Ring it once before you save it: it counts as checked today.")
        form = card(
            stack(
                text(_("A contact of our own"), "heading"),
                text(hint),
                *fields,
                self.field("level", Field(_("When to use it"), self.level)),
                Columns(self.keep_button, self.leave_button, letters=0, space="s"),
                space="l",
            )
        )
        form.setMaximumWidth(px("body") * _FORM_LETTERS)
        return box(row((form, 9), None))

    def add(self) -> None:
        """Save the contact as written."""
        words: dict[str, Any] = {name: entry.text().strip() for name, entry in self.entries.items()}
        contact = Contact(key="own", level=self.level.value() or "today", local=True, **words)
        if self.attempt(lambda: safety.add(self.group, contact)):
            self.close_form()
            self.desk.say(_("{name} is on the list.").format(name=contact.name), undoable=True)

    def print_help(self) -> None:
        """Print the help sheet."""
        printing.print_out(self.desk, self, self._sheet())

    def save_help(self) -> None:
        """Save the help sheet as a PDF."""
        printing.save(self.desk, self, _("Help now"), self._sheet())

    def _sheet(self) -> printing.Make:
        contacts, guidance, today = safety.contacts(self.group), safety.guidance(), self.group.today()
        about = self.group.profile

        def make(into: BinaryIO, progress: Progress) -> None:
            paper.help_now(
                contacts,
                guidance,
                today,
                into,
                group=about.name,
                language=about.printing_language,
                paper=about.paper,
                progress=progress,
            )

        return make
