"""Every form as a list: the group's own first, then those that come with groupkit."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.feedback.forms import Form, told
from groupkit.core.problems import Problem
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.feedback.studio.naming import in_short
from groupkit.qt.pieces import box, button, card, rule, stack, text


class Forms(QWidget):
    """The list, with a button on each form to open it."""

    def __init__(self, own: Sequence[Form], shipped: Sequence[Form], choose: Callable[[Form], object]) -> None:
        super().__init__()
        self._choose = choose
        self.open_buttons: dict[str, QPushButton] = {}
        groups: list[QWidget] = []
        if own:
            groups.append(self._group(_("Our own"), own))
        groups.append(self._group(_("They come with groupkit"), shipped))
        self.first = next(iter(self.open_buttons.values()))
        self.setLayout(stack(*groups, None, space="l"))

    def _group(self, heading: str, listed: Sequence[Form]) -> QWidget:
        return card(stack(text(heading, "heading"), *self._rows(listed), space="m"))

    def _rows(self, listed: Sequence[Form]) -> Iterator[QWidget]:
        for at, form in enumerate(listed):
            shown = told(form, current())
            opening = button(_("Open"), "plain", does=partial(self._choose, form))
            opening.setAccessibleName(_("Open {name}").format(name=shown.title))
            self.open_buttons[form.id] = opening
            open_talk = [] if form.anonymous else [text(_("An open talk, with names."), "small", "soft")]
            said = stack(text(shown.title, "lead"), text(in_short(form), "small", "soft"), *open_talk, space="xs")
            if at:
                yield rule()
            yield Columns((box(said), 1), opening, letters=20, space="m")


class Refused(QWidget):
    """What is to be put right in a file that was not taken in."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__()
        said = ngettext(
            "{name} was not taken in. There is {count} thing to put right.",
            "{name} was not taken in. There are {count} things to put right.",
            len(problems),
        )
        lines = (text(str(each)) for each in problems)
        self.setLayout(
            stack(card(stack(text(said.format(name=name, count=len(problems)), "lead"), *lines, space="s"), "care"))
        )
