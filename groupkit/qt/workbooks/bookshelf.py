"""The workbooks there are: the group's own to change, and those that come with groupkit to copy."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from groupkit.core.problems import Problem
from groupkit.core.workbooks.chapters import Workbook
from groupkit.i18n import _, ngettext
from groupkit.qt.pieces import box, button, card, row, rule, stack, text

_SHOWN = 40


class Bookshelf(QWidget):
    """A line for each workbook, with a button to open it."""

    def __init__(self, books: Sequence[Workbook], choose: Callable[[str], object]) -> None:
        super().__init__()
        self.open_buttons: dict[str, QPushButton] = {}
        self._choose = choose
        own = [each for each in books if each.own]
        lines: list[QWidget] = []
        if own:
            lines += [text(_("Our own"), "heading"), *map(self._line, own), rule()]
        lines.append(text(_("Ready to use"), "heading"))
        lines += map(self._line, (each for each in books if not each.own))
        self.setLayout(stack(card(stack(*lines, space="m")), None))

    @property
    def first(self) -> QPushButton | None:
        """The first of the buttons."""
        return next(iter(self.open_buttons.values()), None)

    def _line(self, book: Workbook) -> QWidget:
        opening = button(_("Open"), "plain", does=partial(self._choose, book.key))
        opening.setAccessibleName(_("Open {title}").format(title=book.title))
        self.open_buttons[book.key] = opening
        count = len(book.chapters)
        told = ngettext("{count} chapter. {summary}", "{count} chapters. {summary}", count)
        said = text(told.format(count=count, summary=book.summary).strip(), "small")
        return box(row((stack(text(book.title, "lead"), said, space="xs"), 1), opening))


def put_right(name: str, problems: Sequence[Problem]) -> QFrame:
    """Make the list of everything to put right in a workbook that was looked at."""
    if not problems:
        said = _("{name} can be printed. There is nothing to put right.").format(name=name)
        return card(stack(text(said)), "accent")
    count = len(problems)
    heading = ngettext(
        "{name} was not taken in. There is {count} thing to put right.",
        "{name} was not taken in. There are {count} things to put right.",
        count,
    ).format(name=name, count=count)
    lines = [text(str(problem)) for problem in problems[:_SHOWN]]
    if count > _SHOWN:
        lines.append(text(_("Put these right first, then look again."), "body", "soft"))
    return card(stack(text(heading, "heading"), *lines, space="s"), "care")
