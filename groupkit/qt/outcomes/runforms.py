"""The forms of one talk: when it is, which statements are on the table, and what was answered to one of them."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from groupkit.core.outcomes.standing import Counts, Said
from groupkit.core.outcomes.statements import Answer, Statement
from groupkit.core.outcomes.words import Choice as Worded
from groupkit.core.outcomes.words import Titled
from groupkit.core.outcomes.workshop import Run
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, Count, Day, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.outcomes.ownforms import OwnForm
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick

Action = Callable[[], object]
_LETTERS = 26


def follows(earlier: Sequence[Run], chosen: int | None) -> Choice[int]:
    """Offer the talks that one can follow, or none."""
    said = _("{title}, {day}")
    named = [(run.id, said.format(title=run.title, day=current().day(run.day, "long"))) for run in earlier]
    return wide(Choice([(0, _("It is the first")), *named], chosen or 0))


class TalkForm(OwnForm):
    """When a talk is, what it is called, and which one it follows."""

    def __init__(self, page: Page, today: date, earlier: Sequence[Run], save: Action, leave: Action) -> None:
        super().__init__()
        self.title = line(example=_("Autumn talk"), most=80)
        self.day = Day(today)
        self.place = line(most=80)
        self.follows = follows(earlier, earlier[0].id if earlier else None)
        hint = _("Then you can see what moved since.")
        self._lay(
            _("A new talk"),
            page.field("title", Field(_("What it is called"), self.title)),
            page.field("day", Field(_("Which day"), self.day)),
            page.field("place", Field(_("Where"), self.place)),
            page.field("follows", Field(_("Which one it follows"), self.follows, hint=hint)),
            save=save,
            leave=leave,
        )

    def run(self) -> Run:
        """Return the talk as answered."""
        return Run(
            day=self.day.day(),
            title=self.title.text(),
            place=self.place.text(),
            follows=self.follows.value() or None,
        )


class ChooseForm(QWidget):
    """Which statements are on the table: a tick each, folded by stage."""

    def __init__(
        self,
        groups: Sequence[tuple[str, Sequence[Statement]]],
        chosen: Collection[str],
        asked_for: tuple[str, bool],
        save: Action,
        leave: Action,
    ) -> None:
        super().__init__()
        self.ticks: dict[str, Tick] = {}
        folds: list[Fold] = []
        for at, (title, statements) in enumerate(groups):
            made = [Tick(each.words, done=each.key in chosen, fades=False) for each in statements]
            self.ticks.update(zip((each.key for each in statements), made, strict=True))
            some = any(each.key in chosen for each in statements)
            folds.append(Fold(title, box(stack(*made, space="xs")), opened=some or (not at and not chosen)))
            if title == asked_for[0]:
                self.asked_tick = self._asked_for(folds[-1], asked=asked_for[1])
        self.save_button = button(_("Put these on the table"), "primary", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        buttons = Columns(self.save_button, self.leave_button, letters=0, space="s")
        few = text(_("Few are enough: three, or one from each stage."), "body", "soft")
        heading = text(_("Choose the statements"), "heading")
        self.setLayout(stack(card(stack(heading, few, *folds, self.asked_tick, buttons, space="m")), None))

    def _asked_for(self, fold: Fold, *, asked: bool) -> Tick:
        """Make the tick that shows the statements which are there only where somebody asks for them."""
        made = Tick(_("With those about police, courts and prison"), done=asked, fades=False)
        fold.setVisible(asked)
        made.toggled.connect(fold.setVisible)
        return made

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the statements that are ticked."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())


class AnswerForm(OwnForm):
    """How many gave each answer to one statement, how it came in, its dots, and a comment."""

    def __init__(
        self,
        page: Page,
        statement: Statement,
        answers: Sequence[Worded],
        ways: tuple[Sequence[Titled], Sequence[Titled]],
        known: tuple[Said | None, int],
        act: tuple[Action, Action],
    ) -> None:
        super().__init__()
        said, dots = known
        self._statement = statement.key
        counts = said.counts if said else None
        self.counts = {
            Answer(each.key): Count((counts.of(Answer(each.key)) or None) if counts else None, digits=3)
            for each in answers
        }
        self.dots = Count(dots or None, digits=3)
        self.comment = notes(said.comment if said else "", lines=3)
        channels, settings = ways
        self.channel = wide(Choice(((each.key, each.title) for each in channels), said.channel if said else None))
        self.setting = wide(Choice(((each.key, each.title) for each in settings), said.setting if said else None))
        fields = [
            page.field(
                "counts" if not at else f"counts/{each.key}", Field(each.words, self.counts[Answer(each.key)])
            )
            for at, each in enumerate(answers)
        ]
        pairs = [
            Columns((one, 1), (other, 1), letters=_LETTERS)
            for one, other in zip(fields[::2], fields[1::2], strict=True)
        ]
        self._lay(
            _("How many said each?"),
            text(statement.words, "lead"),
            *pairs,
            page.field("comment", Field(_("What makes us think so"), self.comment)),
            page.field("dots", Field(_("Dots it got"), self.dots, hint=_("Leave it empty before you count dots."))),
            page.field("channel", Field(_("How the answers came"), self.channel)),
            page.field("setting", Field(_("Where they came from"), self.setting)),
            save=act[0],
            leave=act[1],
        )

    def said(self) -> Said:
        """Return what was answered."""
        many = {answer: each.count() or 0 for answer, each in self.counts.items()}
        return Said(
            statement=self._statement,
            channel=self.channel.value() or "",
            setting=self.setting.value() or "",
            counts=Counts(
                happening=many[Answer.HAPPENING],
                partly=many[Answer.PARTLY],
                not_here=many[Answer.NOT],
                unknown=many[Answer.UNKNOWN],
            ),
            comment=self.comment.toPlainText(),
        )
