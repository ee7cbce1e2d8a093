"""What was heard from whom and when, for the reader alone: theme by theme or person by person, never averaged."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from groupkit.core.evaluation.matrix import By, Matrix, Row, Sort, about
from groupkit.core.evaluation.rounds import Round
from groupkit.core.evaluation.saturation import Step
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.evaluation import papers
from groupkit.qt.evaluation.band import wave_name
from groupkit.qt.evaluation.grid import MatrixView
from groupkit.qt.evaluation.likeness import how_alike
from groupkit.qt.evaluation.roundpage import LockedPage
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import LateFold, banner, empty, header
from groupkit.qt.tables import Column, Table
from groupkit.qt.ticks import Tick
from groupkit.services.evaluation import reading, telling
from groupkit.storage.evaluation import shipped

if TYPE_CHECKING:
    from nacl.public import PrivateKey

_STEPS: tuple[Column[Step], ...] = (
    Column(
        title=N_("Talk"), words=lambda step: _("{sign}, {talk}").format(sign=step.sign, talk=wave_name(step.wave))
    ),
    Column(title=N_("Answers"), words=lambda step: str(step.answers), figures=True),
    Column(title=N_("New themes"), words=lambda step: str(len(step.new)), figures=True),
    Column(title=N_("Themes so far"), words=lambda step: str(step.so_far), figures=True),
)


class MatrixPage(LockedPage):
    """One theme, or one person, at a time, over all talks; the lens is off until somebody switches it on."""

    name = "evaluationmatrix"
    title = N_("What was heard")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.by, self.lens, self.chosen, self.large = By.THEME, False, "", False
        self.matrix: Matrix | None = None
        self.view: MatrixView | None = None

    def forget(self) -> None:
        """Let go of the key, and of what was heard from whom."""
        super().forget()
        self.matrix = None

    def opened(self, made: Round, secret: "PrivateKey") -> QLayout:
        """Return the matrix as it is laid out now."""
        by = By.LENS if self.lens else self.by
        self.matrix = matrix = reading.matrix(self.group, self.key, secret, by=by)
        self.save_button = button(_("Save for a spreadsheet"), "quiet", "download", does=self.save)
        self.print_button = button(_("Print it"), "plain", "printer")
        self.print_button.clicked.connect(lambda: papers.print_matrix(self, matrix, large=self.large))
        head = header(_(self.title), made.title, None, self.back(), self.shut_button())
        self.first = self.back_button
        if not matrix.rows:
            said = _("Here stands what two people agreed that somebody said.")
            return stack(head, empty(_("Nothing is agreed yet"), said), None)
        note = banner(_(reading.NOT_FOR_THE_GROUP), tone="care", drawn="eye-off")
        self.large_tick = papers.large_tick(self)
        ways = stack(self.large_tick, flow(self.save_button, self.print_button), space="s")
        others = [text(said)] if (said := reading.left_out(matrix)) else []
        return stack(head, note, *others, self._laid_out(matrix), self._more(secret), ways, None)

    def _laid_out(self, matrix: Matrix) -> QWidget:
        groups = tuple(dict.fromkeys(_group(matrix, row) for row in matrix.rows))
        titles = (
            {_group(matrix, row): about(row, current()) for row in matrix.rows} if matrix.by is By.THEME else {}
        )
        self.chosen = self.chosen if self.chosen in groups else groups[0]
        self.way = Choice(((By.THEME, _("By theme")), (By.PERSON, _("By person"))), self.by)
        self.which = Choice([(each, titles.get(each, each)) for each in groups], self.chosen)
        self.way.currentIndexChanged.connect(self.turn_way)
        self.which.currentIndexChanged.connect(self.show_chosen)
        words = telling.told(shipped.lens())
        self.tick = Tick(
            _("Through a lens: {title}").format(title=words.title), words.note, done=self.lens, fades=False
        )
        self.tick.toggled.connect(self.turn_lens)
        asks = _("Which theme?") if matrix.by is By.THEME else _("Which person?")
        choices = Columns((Field(_("Laid out"), self.way), 1), (Field(asks, self.which), 2))
        self.way.setEnabled(not self.lens)
        self.first_heard = text("", "body", "soft")
        # shown before it stood anywhere, it would be a window of its own for a moment
        self.first_heard.setParent(self)
        self.view = MatrixView(_(self.title))
        self.first = self.which
        self.show_chosen()
        return card(stack(choices, self.first_heard, self.view, self.tick, space="m"))

    def show_chosen(self) -> None:
        """Show the theme or the person that was chosen."""
        if self.matrix is None or self.view is None:
            return
        self.chosen = self.which.value() or self.chosen
        rows = [row for row in self.matrix.rows if _group(self.matrix, row) == self.chosen]
        self.view.show_rows(self.matrix, rows)
        firsts = tuple(dict.fromkeys(row.first for row in rows if row.first))
        told = self.matrix.by is By.THEME and len(firsts) > 0
        self.first_heard.setVisible(told)
        if told:
            said = _("First heard in: {talk}.")
            if self.matrix.waves[0] not in firsts:
                said = _(
                    "First heard in: {talk}. Before that nobody had spoken of it, which is not the same as no."
                )
            self.first_heard.setText(said.format(talk=current().listing(map(wave_name, firsts))))

    def turn_way(self) -> None:
        """Lay it out the other way."""
        self.by, self.chosen = self.way.value() or By.THEME, ""
        self.turn()

    def turn_lens(self, on: bool) -> None:  # noqa: FBT001  a slot
        """Look through the lens, or no longer."""
        self.lens, self.chosen = on, ""
        self.turn()
        self.tick.setFocus()

    # beside it

    def _more(self, secret: "PrivateKey") -> QWidget:
        def alike() -> QWidget:
            found = reading.agreement(self.group, self.key, secret)
            return how_alike(self.group, found) if found else card(stack(text(_("Nothing is agreed yet"))))

        def brought() -> QWidget:
            self.table: Table[Step] = Table(_STEPS, _("New themes, talk by talk"))
            self.table.show_rows(reading.saturation(self.group, self.key, secret))
            said = _("When further talks bring little that is new, enough people may have been asked.")
            return card(stack(text(said, "body", "soft"), self.table, space="m"))

        self.folds = (
            LateFold(_("How alike the two heard it"), alike),
            LateFold(_("New themes, talk by talk"), brought),
        )
        return box(stack(*self.folds, space="s"))

    def save(self) -> None:
        """Ask where to, then save the matrix for a spreadsheet; its name says whom it is not for."""
        matrix = self.matrix
        if matrix is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        named, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save for a spreadsheet"),
            str(Path(folder) / f"{_('not for the group')}.csv"),
            _("Spreadsheets (*.csv)"),
        )
        if named:
            target = Path(named)
            target = target if target.suffix else target.with_suffix(".csv")
            self.kept(lambda: reading.to_csv(matrix, target), _("Saved as {name}.").format(name=target.name))


def _group(matrix: Matrix, row: Row) -> str:
    """Return what stands together: the rows of a theme, or those of a person."""
    if matrix.by is not By.THEME:
        return row.sign
    return f"{Sort(row.sort).value}/{row.theme}"
