"""The lists of the page: ideas to decide, what is to be done, and everything that was decided."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.business import Decided, by_role
from groupkit.core.decisions import AGREED, BIG, ORDINARY, OUTCOMES, SIZES, Action, Motion, Rules, size_of
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, button, card, chip, named_button, row, rule, stack, text
from groupkit.qt.sections import listed
from groupkit.qt.tables import Column, Table


class Ideas(QWidget):
    """The ideas that wait, each with its own two buttons."""

    def __init__(
        self,
        ideas: Sequence[Motion],
        rules: Rules,
        early: Collection[int],
        decide: Callable[[Motion], object] | None,
        change: Callable[[Motion], object],
        add: Callable[[], object],
    ) -> None:
        super().__init__()
        self.decide_buttons: dict[int, QPushButton] = {}
        self.change_buttons: dict[int, QPushButton] = {}
        lines = stack(text(_("Ideas to decide"), "heading"), space="m")
        if not ideas:
            lines.addWidget(text(_("No idea waits. Anybody can bring one, on a card or here."), "body", "soft"))
        for idea in ideas:
            self.change_buttons[idea.id] = named_button(
                _("Change"), _("Change {title}"), idea.title, partial(change, idea)
            )
            buttons = [self.change_buttons[idea.id]]
            if decide is not None:
                made = named_button(_("Decide"), _("Decide {title}"), idea.title, partial(decide, idea), "quiet")
                self.decide_buttons[idea.id] = made
                buttons.insert(0, made)
            chips = _chips(idea, rules, early=idea.id in early)
            below = [Columns(*chips, letters=0, space="s")] if chips else []
            words = stack(text(idea.title, "lead"), text(idea.wording, "body", "soft"), *below, space="xs")
            lines.addWidget(
                Columns((box(words), 1), Columns(*buttons, letters=0, space="s"), letters=26, space="m")
            )
            lines.addWidget(rule())
        self.add_button = button(_("Add an idea"), "plain", "plus", does=add)
        lines.addLayout(row(self.add_button, None))
        self.setLayout(stack(card(lines)))


def _chips(idea: Motion, rules: Rules, *, early: bool) -> list[QWidget]:
    """Return what is out of the ordinary about an idea."""
    size = size_of(idea, rules)
    made: list[QWidget] = []
    if size != ORDINARY:
        made.append(chip(_(SIZES[size]), "care" if size == BIG else "plain"))
    if early:
        made.append(chip(_("Read it out first")))
    return made


class ToDo(QWidget):
    """What is still to be done, and which role does it; a day that is past is no matter."""

    def __init__(
        self,
        actions: Sequence[Action],
        today: date,
        done: Callable[[Action], object],
        drop: Callable[[Action], object],
        add: Callable[[], object],
    ) -> None:
        super().__init__()
        self.done_buttons: dict[int, QPushButton] = {}
        self.drop_buttons: dict[int, QPushButton] = {}
        lines = stack(text(_("What is to be done"), "heading"), space="m")
        if not actions:
            lines.addWidget(text(_("Nothing is open."), "body", "soft"))
        for each in actions:
            self.done_buttons[each.id] = named_button(
                _("Done"), _("Done: {title}"), each.what, partial(done, each), "quiet"
            )
            self.drop_buttons[each.id] = named_button(
                _("Drop it"), _("Drop {title}"), each.what, partial(drop, each)
            )
            said = [text(words, "small") for words in (by_role(each.owner, current()), _when(each, today)) if words]
            words = box(stack(text(each.what), *said, space="xs"))
            buttons = Columns(self.done_buttons[each.id], self.drop_buttons[each.id], letters=0, space="s")
            lines.addWidget(Columns((words, 1), buttons, letters=26, space="m"))
            lines.addWidget(rule())
        self.add_button = button(_("Add something to do"), "plain", "plus", does=add)
        lines.addLayout(row(self.add_button, None))
        self.setLayout(stack(card(lines)))


def _when(each: Action, today: date) -> str:
    """Say by when something is to be done; once that day is past, only that it is open."""
    if each.due is None:
        return ""
    return _("By {day}").format(day=current().day(each.due)) if each.due >= today else _("Still open")


class Log(QWidget):
    """Everything that was decided, newest first; Enter opens the business meeting of its line."""

    def __init__(
        self,
        decided: Sequence[Decided],
        show: Callable[[Decided], object],
        print_log: Callable[[], object],
        save_log: Callable[[], object],
    ) -> None:
        super().__init__()
        columns = (
            Column[Decided](title=N_("The idea"), words=lambda each: each.motion.title),
            Column[Decided](title=N_("Day"), words=lambda each: current().day(each.day, "sheet")),
            Column[Decided](
                title=N_("What came of it"),
                words=lambda each: _(OUTCOMES[each.decision.outcome]),
                tone=lambda each: "accent" if each.decision.outcome == AGREED else "plain",
            ),
        )
        self.table = Table(columns, _("What we decided"))
        self.table.show_rows(decided)
        self.table.opened.connect(show)
        self.print_button = button(_("Print the log"), "quiet", "printer", does=print_log)
        self.save_button = button(_("Save the log as PDF"), "plain", "download", does=save_log)
        below = Columns(self.print_button, self.save_button, letters=0, space="s")
        self.setLayout(stack(listed(_("What we decided"), self.table, below)))
