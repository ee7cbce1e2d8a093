"""What stands beside the lists: moving money, our limits, and the paper."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick

Does = Callable[[], object]


class Moving(QWidget):
    """The two ways money changes without coming in or going out."""

    def __init__(self, move: Does | None, give: Does | None) -> None:
        super().__init__()
        self.move_button = button(_("Move money"), "quiet", "arrow-right", does=move)
        self.give_button = button(_("Give to another pot"), "quiet", "arrow-right", does=give)
        self.move_button.setVisible(move is not None)
        self.give_button.setVisible(give is not None)
        shown = [each for each, does in ((self.move_button, move), (self.give_button, give)) if does]
        for each in (self.move_button, self.give_button):
            each.setParent(self)
        said = _("Banked, handed over, or set aside? Write it down here.")
        below = (row(each, None) for each in shown)
        whole = stack(text(_("Something moved?"), "heading"), text(said, "body", "soft"), *below, space="m")
        self.setLayout(stack(card(whole)))


class OurLimits(QWidget):
    """What the group settled about its money, folded."""

    def __init__(self, sentences: Iterable[str], change: Does) -> None:
        super().__init__()
        self.change_button = button(_("Change our limits"), "plain", does=change)
        said = (text(words, "small") for words in sentences)
        self.fold = Fold(_("Our limits"), box(stack(*said, row(self.change_button, None), space="m")))
        self.setLayout(stack(card(stack(self.fold), pad="m")))


class OnPaper(QWidget):
    """Where the money is and the newest entries, on paper with the seal of the book."""

    def __init__(self, *, large: bool, choose: Callable[[bool], object], printed: Does, saved: Does) -> None:
        super().__init__()
        self.large = Tick(_("Large print"), _("A quarter larger, on more pages"), done=large)
        self.large.toggled.connect(choose)
        self.print_button = button(_("Print it"), "quiet", "printer", does=printed)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=saved)
        below = Columns(self.print_button, self.save_button, letters=0, space="s")
        self.setLayout(stack(card(stack(text(_("On paper"), "heading"), self.large, below, space="m"))))
