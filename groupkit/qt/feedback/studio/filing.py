"""Forms and files: taken in from a group or another survey program, saved for either, or taken away."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from groupkit.core.feedback.forms import Form
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import _
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack
from groupkit.qt.sections import Fold
from groupkit.services.feedback import exchange, forms

_TOML, _XLSFORM = "TOML (*.toml)", "XLSForm (*.xlsx)"


class Open(Protocol):
    """Opens a form at a question, or the list for None; `dropped` is what a file could not bring."""

    def __call__(self, form: Form | None, at: int = -1, dropped: Sequence[Problem] = ()) -> None:
        """Open it."""


class Filing:
    """What the studio does about files."""

    def __init__(self, page: Page, opens: Open, refuse: Callable[[str, Sequence[Problem]], None]) -> None:
        self._page, self._open, self._refuse, self._asked = page, opens, refuse, ""

    def buttons(self, form: Form) -> QWidget:
        """Return the buttons to save a form as a file, and to take it away where it is the group's own."""
        self.give_button = button(
            _("Save for another group"), "plain", "download", does=lambda: self._give(form, _TOML, forms.give)
        )
        self.survey_button = button(
            _("Save for other survey programs"),
            "plain",
            "download",
            does=lambda: self._give(form, _XLSFORM, exchange.to_xlsform),
        )
        self.remove_button = button(_("Take this form away"), "plain", "trash-2", does=lambda: self.remove(form))
        self.remove_button.setVisible(forms.is_own(self._page.group, form.id))
        inside = stack(self.give_button, self.survey_button, self.remove_button, space="s")
        self.fold = Fold(_("Files"), box(inside))
        return card(stack(self.fold), pad="m")

    def take_in(self) -> None:
        """Ask for a file, and open the form in it."""
        kinds = f"{_('Forms')} (*.toml *.xlsx)"
        named, _filter = QFileDialog.getOpenFileName(self._page, _("Take one in from a file"), "", kinds)
        if not named:
            return
        path = Path(named)
        try:
            self._take(path)
        except RefusedError as refused:
            # What is only asked about is taken when the same file is chosen once more.
            asked, self._asked = self._asked, f"{path}{refused}" if refused.only_asks else ""
            if asked and asked == self._asked:
                self._take(path, sure=True)
            else:
                self._refuse(path.name, refused.problems)

    def _take(self, path: Path, *, sure: bool = False) -> None:
        page = self._page
        if path.suffix.casefold() == exchange.SUFFIX:
            taken = exchange.from_xlsform(path)
            self._open(forms.made_own(page.group, taken.form), dropped=taken.dropped)
            page.desk.say(_("Look through it, then save it."))
        else:
            self._open(forms.take_in(page.group, path, sure=sure))
            page.desk.say(_("It is yours now."), undoable=True)

    def _give(self, form: Form, kind: str, save: Callable[[Form, Path], None]) -> None:
        suffix = exchange.SUFFIX if kind == _XLSFORM else ".toml"
        named, _filter = QFileDialog.getSaveFileName(self._page, _("Save the form"), f"{form.id}{suffix}", kind)
        if named:
            path = Path(named)
            if self._page.attempt(lambda: save(form, path)):
                self._page.desk.say(_("Saved as {name}.").format(name=path.name))

    def remove(self, form: Form) -> None:
        """Take a form of the group's own away; undo brings it back."""
        if self._page.attempt(lambda: forms.remove(self._page.group, form.id)):
            self._open(None)
            self._page.desk.say(_("{title} is taken away.").format(title=form.title), undoable=True)
