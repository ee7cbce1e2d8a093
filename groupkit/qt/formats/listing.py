"""Every way to meet as a list, the versions of one, and its minutes beside what was booked."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.formats import Format, translated
from groupkit.i18n import _, current, ngettext
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.storage.formats import Version


class Formats(QWidget):
    """The group's own formats, then those that come with groupkit, then what was put away, folded."""

    def __init__(
        self, listed: Sequence[Format], away: Sequence[Format], choose: Callable[[Format], object]
    ) -> None:
        super().__init__()
        self.open_buttons: dict[str, QPushButton] = {}
        self._choose = choose
        own = [plan for plan in listed if plan.version]
        ours = [plan for plan in listed if not plan.version]
        lines: list[QWidget] = []
        if own:
            lines += [text(_("Our own"), "heading"), *map(self._line, own), rule()]
        lines += [text(_("Ready to use"), "heading"), *map(self._line, ours)]
        if away:
            lines.append(Fold(_("Put away"), box(stack(*map(self._line, away), space="m"))))
        self.setLayout(stack(card(stack(*lines, space="m")), None))

    @property
    def first(self) -> QPushButton:
        """The first of the buttons."""
        return next(iter(self.open_buttons.values()))

    def _line(self, plan: Format) -> QWidget:
        said = translated(plan, current())
        opening = button(_("Open"), "plain", does=partial(self._choose, plan))
        opening.setAccessibleName(_("Open {title}").format(title=said.title))
        self.open_buttons[plan.id] = opening
        minutes = ngettext("{count} minute. {summary}", "{count} minutes. {summary}", plan.minutes)
        told = minutes.format(count=plan.minutes, summary=said.summary)
        return box(row((stack(text(said.title, "lead"), text(told, "small"), space="xs"), 1), opening))


class Versions(QWidget):
    """The versions of one format, newest first; each can be brought back."""

    def __init__(self, versions: Sequence[Version], bring_back: Callable[[Format], object]) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        lines = []
        for each in versions[1:]:
            said = _("Version {number}, {day}").format(
                number=each.format.version, day=current().day(each.made_on, "sheet")
            )
            back = button(_("Bring it back"), "plain", "undo-2", does=partial(bring_back, each.format))
            back.setAccessibleName(_("Bring back version {number}").format(number=each.format.version))
            self.buttons.append(back)
            lines.append(box(row((text(said), 1), back)))
        count = len(versions)
        told = ngettext("{count} version", "{count} versions", count).format(count=count)
        inside = stack(*lines, space="s") if lines else stack(text(_("Each time you save, a version is kept.")))
        self.setLayout(stack(card(stack(Fold(told, box(inside))), pad="m")))


def time_in_words(lengths: Sequence[int], booked: Sequence[int]) -> str:
    """Say how long a format takes, beside the shortest time that was booked for it."""
    longest = max(lengths)
    if not booked:
        return ngettext("It takes {count} minute.", "It takes {count} minutes.", longest).format(count=longest)
    room = min(booked)
    if longest > room:
        over = longest - room
        said = ngettext(
            "This takes {count} minute more than you booked.",
            "This takes {count} minutes more than you booked.",
            over,
        )
        return said.format(count=over)
    if longest == room:
        return _("{count} of the {booked} minutes you booked.").format(count=longest, booked=room)
    said = _("{count} of the {booked} minutes you booked. {left} in hand.")
    return said.format(count=longest, booked=room, left=room - longest)
