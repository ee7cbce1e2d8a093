"""What a form says of itself: what will be done with the answers, who it is for and whose words it has."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.feedback.forms import Form
from groupkit.i18n import _
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.feedback.studio.naming import ABOUT, STRANDS
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick

_MOST = 1_000


class AboutForm(QWidget):
    """Asks what a form says of itself; `changed` is called with every change, `form` gives the answers."""

    def __init__(self, page: Page, known: Form, changed: Callable[[], object]) -> None:
        super().__init__()
        self._page, self._known = page, known
        self.title = line(known.title)
        self.intro, self.what_happens = notes(known.intro, lines=5), notes(known.what_happens, lines=5)
        self.strand = Choice(((key, _(words)) for key, words in STRANDS.items()), known.strand)
        self.about = Choice(((key, _(words)) for key, words in ABOUT.items()), known.about)
        self.anonymous = Tick(
            _("Nobody can see who answers"),
            _("Take the tick away for an open talk, with names."),
            done=known.anonymous,
            fades=False,
        )
        self.source = line(known.source, most=400)
        self.credit, self.license = line(known.credit, most=400), line(known.license)
        self._listen(changed)
        heading = text(_("About the form"), "heading")
        self.setLayout(stack(card(stack(heading, *self._fields(), self.fold, space="m")), None))

    def _fields(self) -> tuple[QWidget, ...]:
        field = self._page.field
        done = _("People read this before they answer.")
        credit = _(
            "Leave it empty where the questions are your own. You are asked once if you have leave to use them."
        )
        theirs = (
            field("source", Field(_("Who wrote the questions"), self.source)),
            field("credit", Field(_("Whose words they are, if not your own"), self.credit, hint=credit)),
            field("license", Field(_("On what terms you may use them"), self.license)),
        )
        self.fold = Fold(
            _("Whose words these are"), box(stack(*theirs, space="m")), opened=bool(self._known.credit)
        )
        return (
            field("title", Field(_("What it is called"), self.title)),
            field("intro", Field(_("What stands at the top"), self.intro)),
            field("what_happens", Field(_("What will be done with the answers"), self.what_happens, hint=done)),
            field("strand", Field(_("Who it is for"), self.strand)),
            field("about", Field(_("What it is about"), self.about)),
            self.anonymous,
        )

    def _listen(self, changed: Callable[[], object]) -> None:
        for entry in (self.title, self.source, self.credit, self.license):
            entry.textChanged.connect(lambda _words: changed())
        for words in (self.intro, self.what_happens):
            words.textChanged.connect(changed)
        for choice in (self.strand, self.about):
            choice.currentIndexChanged.connect(lambda _at: changed())
        self.anonymous.toggled.connect(lambda _on: changed())

    def form(self, form: Form) -> Form:
        """Return a form with what was answered here."""
        return replace(
            form,
            title=self.title.text().strip(),
            intro=self.intro.toPlainText().strip()[:_MOST],
            what_happens=self.what_happens.toPlainText().strip()[:_MOST],
            strand=self.strand.value() or "",
            about=self.about.value() or "",
            anonymous=self.anonymous.isChecked(),
            source=self.source.text().strip(),
            credit=self.credit.text().strip(),
            license=self.license.text().strip(),
        )
