"""What came of a round: rounded figures in words with bars beside them, and the words two people passed on."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.release import Level, Shape
from groupkit.core.feedback.rounds import Round
from groupkit.core.feedback.said import Said, Sort
from groupkit.core.feedback.words import Words
from groupkit.core.progress import Progress
from groupkit.core.promises import Source, SourceKind
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.feedback import bars
from groupkit.qt.feedback.roundpage import RoundPage
from groupkit.qt.pieces import Item, box, button, card, mark, row, rule, stack, text
from groupkit.qt.sections import Fold, empty, header
from groupkit.services.feedback import results, rounds, texts
from groupkit.services.feedback.results import Results
from groupkit.storage.feedback import shipped

if TYPE_CHECKING:
    from groupkit.pdf.feedback import results as paper
else:
    paper = lazily("groupkit.pdf.feedback.results")

_USES = {
    Sort.READ: N_("It may be read out."),
    Sort.SUMMARY: N_("Only in a summary."),
    Sort.WORRY: N_("We say this to everybody."),
}


class ResultsPage(RoundPage):
    """All that is ever shown of a round; the same for everybody, however often it is looked at."""

    name = "feedbackresults"
    title = N_("What came of it")

    def shown(self, made: Round) -> QLayout:
        """Return the figures, or what is said while there are none."""
        found, words = results.of(self.group, self.key), rounds.said()
        back, title = self.back(), form_told(made.form, current()).title
        if found is None:
            said = _("Nothing is shown of this round: its box was not opened.")
            return stack(header(title, made.label, back), empty(_("There is nothing to see"), said), None)
        self.print_button = button(_("Print it"), "primary", "printer", does=self.print_paper)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=self.save_paper)
        self.first = self.print_button
        said_here = Source(kind=SourceKind.BOX, ref=self.key)
        promise = partial(self.desk.go, "promises", said_here)
        self.promise_button = button(_("Promise something"), "quiet", "plus", does=promise)
        beside = [back, self.save_button, self.promise_button]
        if texts.waiting(self.group, self.key):
            go = partial(self.desk.go, "feedbacktexts", self.key)
            self.texts_button = button(_("What people wrote"), "quiet", "lock", does=go)
            beside.append(self.texts_button)
        head = header(title, made.purpose, self.print_button, *beside)
        parts = [self._whole(found, words), *_moved(found, words), *_questions(found, words)]
        parts += _passed_on(self._said(), made)
        return stack(head, *parts, _how(words), None)

    def _said(self) -> tuple[Said, ...]:
        return texts.said(self.group, self.key)

    def _whole(self, found: Results, words: Words) -> QWidget:
        figures = words.figures
        lines: list[Item] = [text(found.word, "heading")] if found.word else []
        if found.beside and found.level is not Level.HIDDEN:
            lines.append(bars.change_line(found.change, words))
        lines.append(text(figures.room_line, "lead"))
        return card(stack(*lines, space="m"), "accent")

    def print_paper(self) -> None:
        """Print what is shown."""
        if (made := self._made()) is not None:
            printing.print_out(self.desk, self, made)

    def save_paper(self) -> None:
        """Save what is shown as a PDF."""
        if (made := self._made()) is not None:
            printing.save(self.desk, self, _("What came of it"), made)

    def _made(self) -> printing.Make | None:
        profile = self.group.profile
        found = results.of(self.group, self.key, profile.printing_language)
        if found is None:
            return None

        def make(into: BinaryIO, progress: Progress) -> None:
            paper.results(
                found,
                shipped.words(),
                into,
                language=profile.printing_language,
                paper=profile.paper,
                progress=progress,
            )

        return make


def _questions(found: Results, words: Words) -> Iterator[QWidget]:
    """Yield one card for each question that is shown; those that are not are named together, and look alike."""
    hidden = [each for each in found.tables if each.table.shape is Shape.HIDDEN]
    open_ = [each for each in found.tables if each.table.shape is not Shape.HIDDEN]
    for _place, run in groupby(open_, key=lambda each: (each.question, each.part)):
        yield bars.question(tuple(run), words)
    if hidden:
        # of several that could be marked each has a table of its own
        names = dict.fromkeys(" — ".join(filter(None, (each.asked, each.part))) for each in hidden)
        lines = (text(words.figures.hidden, "heading"), text(words.figures.hidden_why, "body", "soft"))
        yield card(stack(*lines, *map(text, names), space="s"), "sunken")


def _moved(found: Results, words: Words) -> Iterator[QWidget]:
    """Yield how those with a two-word card moved, where the round has cards and another one came before."""
    if found.moved:
        yield bars.moved(found, words)


def _passed_on(said: Sequence[Said], made: Round) -> Iterator[QWidget]:
    """Yield what two people passed on, question by question."""
    if not said:
        return
    asked = {each.key: each.says for each in form_told(made.form, current()).questions}
    parts: list[Item] = [text(_("In other words, which two people chose"), "heading")]
    last = ""
    for each in said:
        if each.question != last:
            # what is said to everybody belongs to no question
            heading = asked.get(each.question)
            parts.append(text(heading, "lead", "soft") if heading else rule())
        last = each.question
        drawn = "hand-heart" if each.sort is Sort.WORRY else "message-circle"
        lines = stack(text(each.words), text(_(_USES[each.sort]), "small", "soft"), space="xs")
        parts.append(row(mark(drawn, "accent"), (box(lines), 1)))
    yield card(stack(*parts, space="m"))


def _how(words: Words) -> QWidget:
    figures = words.figures
    said = (figures.not_add_up, figures.why_nudged, figures.ask_again, figures.if_asked)
    return Fold(_("How to read these figures"), card(stack(*map(text, said), space="m"), "sunken"))
