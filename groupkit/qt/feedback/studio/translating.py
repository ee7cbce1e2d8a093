"""A form in another language: every text beside the words it is written in, and which of them are still to come."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.feedback.forms import Form, texts
from groupkit.core.feedback.writing import in_language, said_in
from groupkit.i18n import _, languages, own_name
from groupkit.qt.entries import Choice, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold

_LINE = 60


class Languages(QWidget):
    """Asks into which language a form is to be put; `write` is told its code."""

    def __init__(self, form: Form, write: Callable[[str], object]) -> None:
        super().__init__()
        known = dict.fromkeys((*(each.key for each in form.translations), *languages()))
        offered = [(code, own_name(code)) for code in known if code != form.language]
        self.language = Choice(offered)
        self.write_button = button(_("Write it in this language"), "plain", does=lambda: self._write(write))
        chosen = Field(_("The language"), self.language)
        self.fold = Fold(_("In other languages"), box(stack(chosen, self.write_button, space="s")))
        self.setLayout(stack(card(stack(self.fold), pad="m")))

    def _write(self, write: Callable[[str], object]) -> None:
        if code := self.language.value():
            write(code)


class TranslationForm(QWidget):
    """Asks for every text of a form in one language; `changed` is called with every change."""

    def __init__(self, page: Page, known: Form, language: str, changed: Callable[[], object]) -> None:
        super().__init__()
        self._language = language
        written = said_in(known, language)
        self.entries = {
            at: notes(written.get(at, ""), lines=1 if len(said) < _LINE else 3) for at, said in texts(known).items()
        }
        fields = []
        for at, said in texts(known).items():
            self.entries[at].textChanged.connect(changed)
            fields.append(page.field(f"translations/{language}/{at}", Field(said, self.entries[at])))
        hint = text(_("Leave all of it empty to take the language out."), "body", "soft")
        self.setLayout(stack(card(stack(text(own_name(language), "heading"), hint, *fields, space="m")), None))

    def form(self, form: Form) -> Form:
        """Return a form with its texts in this language as answered."""
        said = {at: entry.toPlainText().strip() for at, entry in self.entries.items()}
        return in_language(form, self._language, said)
