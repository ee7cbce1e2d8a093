"""How to print it: the edition, the copies, a booklet and the edge it is turned on, and what is seldom changed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.workbooks.chapters import Workbook
from groupkit.core.workbooks.editions import Edge, Edition, Printing
from groupkit.core.workbooks.exercises import Wording
from groupkit.i18n import _
from groupkit.qt.choices import papers
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, Count
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.qt.workbooks.turning import Turning
from groupkit.qt.workbooks.wording import BLACK, CREAM, EDGES, EDITIONS, GROUNDS, PLAIN, WORDINGS

Changed = Callable[[], object]


class How(QWidget):
    """The choices of a print; those that do not go together are not offered together."""

    def __init__(self, page: Page, workbook: Workbook, printing: Printing, when: str, changed: Changed) -> None:
        super().__init__()
        self._workbook, self._known, self._changed = workbook, printing, changed
        self._shows = False
        self.edition = wide(
            Choice(((each, _(words)) for each, (words, _note) in EDITIONS.items()), printing.edition)
        )
        self.note = text("", "small", "soft")
        self.copies = Count(printing.copies, digits=2)
        hint = _("For {day}. We remember the number.").format(day=when) if when else _("We remember the number.")
        self.copies_field = page.field("copies", Field(_("How many copies"), self.copies, hint=hint))
        self.booklet = Tick(
            _("Fold it to a booklet"),
            _("Half-size pages, stapled in the middle"),
            done=printing.booklet,
            fades=False,
        )
        self.turn = _Turn(printing.edge)
        self.more = Fold(_("More choices"), self._more(printing), opened=_is_special(printing))
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("How"), "heading"),
                        Field(_("Which kind"), self.edition),
                        self.note,
                        self.copies_field,
                        self.booklet,
                        self.turn,
                        self.more,
                        space="m",
                    ),
                    pad="m",
                ),
                None,
            )
        )
        self._listen()
        self._show()

    def _more(self, printing: Printing) -> QWidget:
        ground = CREAM if printing.cream else BLACK if printing.black_only else PLAIN
        self.paper = wide(Choice(papers(), printing.paper))
        self.ground = wide(Choice(((key, _(words)) for key, words in GROUNDS.items()), ground))
        self.wording = wide(Choice(((each, _(words)) for each, words in WORDINGS.items()), printing.wording))
        self.fillable = Tick(
            _("A form to fill in on a screen"),
            _("It is saved, to write in on any computer"),
            done=printing.fillable,
            fades=False,
        )
        self.notes = Tick(
            _("The facilitator’s notes"), _("In place of the pages for members"), done=printing.notes, fades=False
        )
        return box(
            stack(
                Field(_("Paper"), self.paper),
                Field(_("The page"), self.ground),
                Field(_("Words for what is bigger than us"), self.wording),
                self.fillable,
                self.notes,
                space="m",
            )
        )

    def _listen(self) -> None:
        choices: tuple[Choice[Edition] | Choice[str] | Choice[Wording] | Choice[Edge], ...] = (
            self.edition,
            self.paper,
            self.ground,
            self.wording,
            self.turn.edge,
        )
        for choice in choices:
            choice.currentIndexChanged.connect(self._show)
        for tick in (self.booklet, self.fillable, self.notes):
            tick.toggled.connect(self._show)
        self.copies.textChanged.connect(self._show)

    def _show(self) -> None:
        """Offer what goes with the edition, and say what it is."""
        asked = self.printing()
        self.note.setText(_(EDITIONS[asked.edition][1]))
        self.booklet.setVisible(not asked.fillable and self._goes(asked, booklet=True))
        self.fillable.setVisible(self._goes(asked, booklet=False, fillable=True))
        self.copies_field.setVisible(on_paper(asked))
        self.turn.setVisible(asked.booklet)
        self.turn.show_edge()
        if self._shows:
            self._changed()
        self._shows = True

    def _goes(self, printing: Printing, **more: bool) -> bool:
        """Return whether something can be asked for besides."""
        asked = replace(printing, **more)  # type: ignore[arg-type]  # the names are those of a printing
        return not any(each.field in more for each in asked.problems(self._workbook))

    def printing(self) -> Printing:
        """Return what is asked for; what does not go with the edition is left out."""
        ground = self.ground.value()
        asked = replace(
            self._known,
            edition=self.edition.value() or Edition.STANDARD,
            paper=self.paper.value() or self._known.paper,
            wording=self.wording.value() or Wording.OPEN,
            edge=self.turn.edge.value() or Edge.SHORT,
            cream=ground == CREAM,
            black_only=ground == BLACK,
            notes=self.notes.isChecked(),
            copies=self.copies.count() or 0,
            booklet=False,
            fillable=False,
        )
        fillable = self.fillable.isChecked() and self._goes(asked, fillable=True)
        booklet = self.booklet.isChecked() and not fillable and self._goes(asked, booklet=True)
        return replace(asked, fillable=fillable, booklet=booklet)


class _Turn(QWidget):
    """How the sheets of a booklet are turned, in words and as a picture, and the other edge for other printers."""

    def __init__(self, edge: Edge) -> None:
        super().__init__()
        self.edge = wide(Choice(((each, _(words)) for each, words in EDGES.items()), edge))
        self.picture = Turning(edge)
        said = _("Print on both sides. If a back comes out upside down, choose the other edge and print again.")
        after = _("Fold the whole pile in the middle, then staple the fold.")
        words = stack(text(said, "small"), text(after, "small"), None, space="xs")
        picture = box(stack(self.picture, None))
        shown = Columns(picture, (box(words), 1), letters=16, space="s")
        self.setLayout(stack(shown, Field(_("Turn each sheet on"), self.edge), space="s"))

    def show_edge(self) -> None:
        """Draw the edge that is chosen."""
        self.picture.show_edge(self.edge.value() or Edge.SHORT)


def on_paper(printing: Printing) -> bool:
    """Return whether it is for the printer, and not only to be saved."""
    return printing.edition is not Edition.PLAIN_TEXT and not printing.fillable


def _is_special(printing: Printing) -> bool:
    """Return whether something seldom chosen is chosen, which had better be seen."""
    return printing.fillable or printing.notes
