"""One question of a form: how it is answered, its words, its answers, and what may be shown of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.feedback.forms import STEPPED, WRITTEN, Form, Kind, Question
from groupkit.core.feedback.writing import options_from, turned, with_lists
from groupkit.i18n import _
from groupkit.qt.entries import Choice, Count, line, notes
from groupkit.qt.feedback.studio.naming import KINDS
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick

_MOST = 600


class QuestionForm(QWidget):
    """Asks about one question; `changed` is called with every change, `turned` when it is to be asked anew."""

    def __init__(
        self, page: Page, form: Form, at: int, changed: Callable[[], object], again: Callable[[], object]
    ) -> None:
        super().__init__()
        self._page, self.at, self._known = page, at, form.questions[at]
        self._changed, self._again = changed, again
        question = self._known
        self.kind = Choice(((kind, _(words)) for kind, words in KINDS.items()), question.kind)
        self.statement, self.ask = notes(question.statement, lines=3), notes(question.ask, lines=4)
        self.easy = line(question.easy, most=300)
        self.options = notes("\n".join(each.words for each in question.options), lines=9)
        self.most = Count(question.most or None, digits=1)
        self.longest = Count(question.longest or None, digits=3)
        self._ticks(form)
        self._listen()
        heading = text(_("Question {number}").format(number=at + 1), "heading")
        self.setLayout(stack(card(stack(heading, *self._fields(), *self._shown(), space="m")), None))

    def _ticks(self, form: Form) -> None:
        key, question = self._known.key, self._known
        self.figures = Tick(
            _("Its figures may be shown"),
            _("Rounded, and never in a small room."),
            # one that is given answers to mark may show figures unless somebody says otherwise
            done=key in form.tables or question.kind not in STEPPED | {Kind.SEVERAL},
            fades=False,
        )
        self.behind = Tick(
            _("Part of the one word for a small room"),
            _("Five questions or more, with the same answers."),
            done=key in form.composite,
            fades=False,
        )
        self.reverse = Tick(_("It is better the less people agree"), done=question.reverse, fades=False)
        self.sensitive = Tick(
            _("It asks about the person"),
            _("Age, illness and the like can tell who wrote."),
            done=question.sensitive,
            fades=False,
        )

    def _fields(self) -> list[QWidget]:
        kind, field = self._known.kind, self._page.field
        fields: list[QWidget] = [field("kind", Field(_("How it is answered"), self.kind))]
        if kind is Kind.FIT:
            fields.append(field("statement", Field(_("The sentence that is weighed"), self.statement)))
        fields.append(field("ask", Field(_("What is asked"), self.ask)))
        if kind in (Kind.CHOICE, Kind.SEVERAL) and not self._known.scale:
            hint = _("One answer on each line. “I would rather not say” is added to them.")
            fields.append(field("options", Field(_("The answers to choose from"), self.options, hint=hint)))
        return fields

    def _shown(self) -> list[QWidget]:
        kind, field = self._known.kind, self._page.field
        more: list[QWidget] = [field("easy", Field(_("The same in easier words, if you like"), self.easy))]
        if kind is Kind.SEVERAL:
            hint = _("Leave it empty if people may mark them all.")
            more.append(field("most", Field(_("How many may be marked"), self.most, hint=hint)))
        if kind in WRITTEN:
            hint = _("Leave it empty for the usual room.")
            more.append(field("longest", Field(_("How many letters an answer may have"), self.longest, hint=hint)))
        if kind in STEPPED:
            more.append(self.reverse)
        closed = kind in STEPPED or kind is Kind.SEVERAL
        shown: list[QWidget] = [self.figures] if closed else []
        shown += [self.behind] if kind in STEPPED else []
        return [*shown, self.sensitive, Fold(_("More about this question"), box(stack(*more, space="m")))]

    def _listen(self) -> None:
        for words in (self.statement, self.ask, self.options):
            words.textChanged.connect(self._changed)
        for entry in (self.easy, self.most, self.longest):
            entry.textChanged.connect(lambda _words: self._changed())
        for tick in (self.figures, self.behind, self.reverse, self.sensitive):
            tick.toggled.connect(lambda _on: self._changed())
        self.kind.currentIndexChanged.connect(lambda _at: self._again())

    def question(self) -> Question:
        """Return the question as answered."""
        known = self._known
        made = replace(
            known,
            statement=self.statement.toPlainText().strip()[:_MOST],
            ask=self.ask.toPlainText().strip()[:_MOST],
            easy=self.easy.text().strip(),
            options=options_from(self.options.toPlainText(), known.options),
            most=self.most.count() or 0,
            longest=self.longest.count() or 0,
            reverse=self.reverse.isChecked(),
            sensitive=self.sensitive.isChecked(),
        )
        return turned(made, self.kind.value() or known.kind)

    def form(self, form: Form) -> Form:
        """Return a form with this question as answered."""
        questions = list(form.questions)
        questions[self.at] = self.question()
        fresh = replace(form, questions=tuple(questions))
        return with_lists(fresh, self._known.key, figures=self.figures.isChecked(), behind=self.behind.isChecked())
