"""The form studio: see every feedback form, make one the group's own, and watch it while it changes."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.feedback.forms import Form, told
from groupkit.core.feedback.writing import What, arranged
from groupkit.core.problems import Problem
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.feedback.studio.about import AboutForm
from groupkit.qt.feedback.studio.filing import Filing
from groupkit.qt.feedback.studio.listing import Forms, Refused
from groupkit.qt.feedback.studio.looking import LookAt, NotBrought, emptied
from groupkit.qt.feedback.studio.naming import in_short, kind_in_words
from groupkit.qt.feedback.studio.preview import Preview
from groupkit.qt.feedback.studio.question import QuestionForm
from groupkit.qt.feedback.studio.questions import Questions
from groupkit.qt.feedback.studio.translating import Languages, TranslationForm
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import header
from groupkit.services.feedback import forms

_DRAFT = "draft"


class StudioPage(Page):
    """The list of forms, or one of them opened."""

    name = "feedbackforms"
    topics = frozenset({forms.TOPIC, "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form: Form | None = None
        self.kept: Form | None = None
        self.at = -1
        self.language = ""
        self.asking: AboutForm | QuestionForm | TranslationForm | None = None
        self.dropped: Sequence[Problem] = ()
        self.refused: tuple[str, Sequence[Problem]] | None = None
        self.filing = Filing(self, self.turn, self.refuse)

    def content(self) -> QLayout:
        """Return the list or the opened form."""
        self.asking = None
        return self._list() if self.form is None else self._opened(self.form)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; a form that was left half changed opens again as it was left."""
        left = forms.unpacked(typed[_DRAFT]) if typed and _DRAFT in typed else None
        if left is not None:
            self.form, self.kept = left, self._in_store(left)
        elif self.form is not None and self.form == self.kept:
            self.form = self.kept = self._in_store(self.form)
        super().draw({})

    def typed(self) -> dict[str, str]:
        """Return the form as it stands, when it is not saved yet."""
        changed = self.form is not None and self.form.own and self.form != self.kept
        return {_DRAFT: forms.packed(self.form)} if self.form is not None and changed else {}

    def turn(self, form: Form | None, at: int = -1, dropped: Sequence[Problem] = ()) -> None:
        """Open a form at a question, or what it says of itself; None is the list."""
        self.form, self.at, self.dropped, self.refused, self.language = form, at, dropped, None, ""
        self.kept = self._in_store(form)
        super().draw({})
        if self.first is not None:
            self.first.setFocus()

    def refuse(self, name: str, problems: Sequence[Problem]) -> None:
        """Show what is to be put right in a file that was not taken in."""
        self.form, self.kept, self.refused = None, None, (name, problems)
        super().draw({})

    def _in_store(self, form: Form | None) -> Form | None:
        """Return a form as it is kept now; None where it is not."""
        return next((each for each in forms.listing(self.group) if form and each.id == form.id), None)

    # the list

    def _list(self) -> QLayout:
        self.forms = Forms(forms.own(self.group), forms.shipped(), self.turn)
        self.new_button = button(_("Write a form"), "primary", "plus", does=self.begin)
        self.take_button = button(_("Take one in from a file"), "plain", "upload", does=self.filing.take_in)
        self.back_button = button(_("Feedback"), "plain", "chevron-left", does=lambda: self.desk.go("feedback"))
        self.first = self.forms.first
        said = _("Open one to see what it asks. Make your own copy to change it.")
        above = [Refused(*self.refused)] if self.refused else []
        head = header(_("Feedback forms"), said, self.new_button, self.take_button, self.back_button)
        return stack(head, *above, self.forms, None)

    def begin(self) -> None:
        """Open a new form of the group's own; it counts once it is saved."""
        self.turn(forms.new(self.group, _("Our questions")))

    # one form

    def _opened(self, form: Form) -> QLayout:
        self.at = min(self.at, len(form.questions) - 1)
        shown = form if form.own else told(form, current())
        self.questions = Questions(self.choose, self.change_order if form.own else None)
        self.questions.show_form(shown, self.at)
        self.preview = Preview(self.desk.runner, self.group.profile)
        self.look_at = LookAt(self.choose)
        self._room = stack()
        if form.own:
            self._ask(form)
        else:
            self._room.addWidget(_words(shown, self.at))
        self.first = self.questions.list
        self._show(form)
        self.languages = Languages(form, self.translate)
        self.languages.setVisible(form.own)
        left = stack(self.questions, self.languages, self.filing.buttons(form), None, space="m")
        middle = stack(NotBrought(self.dropped), self.look_at, self._room, None, space="m")
        whole = Columns((box(left), 4), (box(middle), 5), (self.preview, 5), letters=62)
        self.back_button = button(_("All forms"), "plain", "chevron-left", does=partial(self.turn, None))
        title = shown.title or _("No title yet")
        return stack(header(title, self._standing(form), self._main(form), self.back_button), whole, None)

    def _standing(self, form: Form) -> str:
        if not form.own:
            return in_short(form)
        if self.kept is None:
            return _("Not saved yet.")
        said = _("Your own, version {version}. Rounds that have begun keep the one they used.")
        return said.format(version=self.kept.version)

    def _main(self, form: Form) -> QPushButton:
        if form.own:
            self.save_button = button(_("Save"), "primary", "check", does=self.save)
            return self.save_button
        self.copy_button = button(_("Make our own copy"), "primary", "plus", does=self.make_copy)
        return self.copy_button

    def _ask(self, form: Form) -> None:
        """Show the questions about what is chosen."""
        emptied(self._room)
        self.fields = {}
        if self.language:
            self.asking = TranslationForm(self, form, self.language, self._changed)
        elif self.at < 0:
            self.asking = AboutForm(self, form, self._changed)
        else:
            self.asking = QuestionForm(self, form, self.at, self._changed, self._asked_anew)
        self._room.addWidget(self.asking)

    def _changed(self) -> None:
        """Take what was typed into the form, and show what that changes."""
        if self.form is not None and self.asking is not None:
            self.form = self.asking.form(self.form)
            self.questions.show_form(self.form, self.at)
            self._show(self.form)

    def _asked_anew(self) -> None:
        """Ask for what another kind of question needs."""
        self._changed()
        if self.form is not None:
            self._ask(self.form)
        if isinstance(self.asking, QuestionForm):
            self.asking.kind.setFocus()

    def _show(self, form: Form) -> None:
        self.look_at.show_problems(forms.check(form) if form.own else ())
        self.preview.show_form(form if form.own else told(form, current()), self.at)

    # changes

    def choose(self, at: int) -> None:
        """Choose a question by its place; −1 is what the form says of itself."""
        self.at, self.language = at, ""
        if self.form is not None and self.form.own:
            self.questions.show_form(self.form, at)
            self._ask(self.form)
            self._show(self.form)
        else:
            super().draw({})
            self.questions.list.setFocus()

    def translate(self, language: str) -> None:
        """Ask for the texts of the form in another language."""
        self.language = language
        if self.form is not None:
            self._ask(self.form)

    def change_order(self, what: What) -> None:
        """Move the question up or down, add one after it, copy it, or take it out."""
        if self.form is not None:
            self.form, at = arranged(self.form, self.at, what, _("What would you like to ask?"))
            self.choose(at)

    def make_copy(self) -> None:
        """Make a copy of this form the group's own, and open it."""
        form = self.form
        if form is not None:
            title = _("Our {title}").format(title=told(form, current()).title)
            self.attempt(lambda: self.turn(forms.copy(self.group, form, title), self.at))

    def save(self) -> None:
        """Save the form as its next version; what only asks is taken when the button is pressed once more."""
        form = self.form
        if form is not None and self.attempt(lambda: self._saved(form), lambda: self._saved(form, sure=True)):
            self.desk.say(_("{title} is saved.").format(title=form.title), undoable=True)

    def _saved(self, form: Form, *, sure: bool = False) -> None:
        self.turn(forms.save(self.group, form, sure=sure), self.at)


def _words(form: Form, at: int) -> QWidget:
    """Return what a form that comes with groupkit says of itself, or one of its questions."""
    if at < 0:
        done = text(_("What will be done with the answers"), "lead")
        lines = [text(form.title, "heading"), text(form.intro), done, text(form.what_happens)]
        return box(stack(card(stack(*lines, space="m")), None))
    question = form.questions[at]
    lines = [text(kind_in_words(question.kind), "small", "soft")]
    lines += [text(words, "lead") for words in (question.statement, question.ask) if words]
    lines += [text(question.easy, "body", "soft")] if question.easy else []
    lines += [text(each.words) for each in question.options]
    return box(stack(card(stack(*lines, space="m")), None))
