"""Would this room know who it was? Two people decide about every finding; what they pass on, the group hears."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.evaluation import deciding
from groupkit.core.evaluation.deciding import Decision, Room
from groupkit.core.evaluation.people import STRANDS
from groupkit.core.evaluation.roomcheck import Choice as Does
from groupkit.core.evaluation.rounds import Round, State
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import line
from groupkit.qt.evaluation import papers
from groupkit.qt.evaluation.deciding import ThemeView
from groupkit.qt.evaluation.roundpage import LockedPage
from groupkit.qt.evaluation.told import ToldList
from groupkit.qt.fields import Field, show_problems
from groupkit.qt.flow import flow
from groupkit.qt.pieces import Item, box, button, card, chip, row, stack, text
from groupkit.qt.sections import Fold, empty, header
from groupkit.services.evaluation import check, telling
from groupkit.services.evaluation.check import Passed
from groupkit.storage.evaluation import shipped

if TYPE_CHECKING:
    from nacl.public import PrivateKey

_NAME = 40
_LOOK = -1


class CheckPage(LockedPage):
    """What passed already, for everybody who has the book; behind a passphrase, one theme after another."""

    name = "evaluationcheck"
    title = N_("What the group hears")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.at, self.answering, self.taking_back = _LOOK, 0, 0
        self.decided: dict[str, Decision] = {}
        self.of, self.large = "", False
        self.view: ThemeView | None = None
        self.list: ToldList | None = None
        self.room: Room | None = None
        self.whole: Room | None = None

    def shown(self, made: Round) -> QLayout:
        """Return what passed, and the passphrase where there is more to look at."""
        if self.of != made.key:
            self.of, self.decided = made.key, {}
        if self.secret is not None:
            return super().shown(made)
        head = header(_(self.title), made.title, None, self.back())
        self.taking_back = 0
        parts: list[Item] = []
        passed = check.passed(self.group, self.key)
        self.first = None
        if made.state is not State.DESTROYED:
            asked = self.ask(made.reader)
            parts.append(Fold(_("Look at the themes again"), asked) if passed else asked)
        if passed:
            verbs = self.answer, self.take_back, self.keep_answer, self.answer_none
            self.list = ToldList(self, passed, telling.told(shipped.roomcheck()), self.answering, verbs)
            self.first = self.list.first
            parts.insert(0, self.list)
            parts.insert(1, self._onwards(passed))
        elif made.state is State.DESTROYED:
            parts.append(empty(_("Nothing was passed on"), _("The group heard no theme of this round.")))
        self.first = self.first or self.back_button
        return stack(head, box(stack(*parts, space="l")), None)

    def _onwards(self, passed: tuple[Passed, ...]) -> QLayout:
        """Make what comes next: paper for the group, and once it has said something to each theme, an evening."""
        self.print_button = button(_("Print these for the group"), "quiet", "printer")
        self.print_button.clicked.connect(lambda: papers.print_themes(self, passed, large=self.large))
        self.large_tick = papers.large_tick(self)
        if self.answering or any(each.response is None for each in passed):
            return stack(self.large_tick, flow(self.print_button), space="s")
        evening = partial(self.desk.go, "evaluationmeeting")
        self.first = self.meeting_button = button(_("Looking at our group"), "primary", "arrow-right", does=evening)
        return stack(self.large_tick, flow(self.meeting_button, self.print_button), space="s")

    def forget(self) -> None:
        """Let go of the key, and of who spoke of what; what was decided so far is there again behind the key."""
        super().forget()
        self.view = self.room = self.whole = None

    # what the group said

    def answer(self, id_: int) -> None:
        """Open the place for what the group said to a theme."""
        self.answering = id_
        self.turn()

    def answer_none(self, _id: int = 0) -> None:
        """Close it again."""
        self.answer(0)

    def keep_answer(self, id_: int) -> None:
        """Write down what the group said."""
        shown = self.list
        if shown is None or shown.response is None or (said := shown.response.value()) is None:
            return
        words, before = shown.said.toPlainText(), self.answering
        keep = partial(check.respond, self.group, self.key, id_, said, words)
        self.answering = 0
        if self.attempt(keep, partial(keep, sure=True)):
            self.turn()
            self.desk.say(_("It is written down."))
        else:
            self.answering = before

    def take_back(self, id_: int) -> None:
        """Take a theme back; the first press only asks."""
        if self.taking_back != id_:
            self.taking_back = id_
            self.desk.say(_("The group does not read it any more then. Press once more to take it back."))
        elif self.attempt(lambda: check.take_back(self.group, self.key, id_)):
            self.desk.say(_("It is taken back."))

    # theme by theme

    def opened(self, made: Round, secret: "PrivateKey") -> QLayout:
        """Return the next theme, or what comes after the last."""
        self.view, words = None, telling.told(shipped.roomcheck())
        self.whole = whole = check.room(self.group, self.key, secret)
        self.room = room = deciding.merged(whole, self.decided.values())
        head = header(words.title, words.intro, None, self.back(), self.shut_button())
        self.first = self.back_button
        if not whole.themes:
            said = _("Themes stand here once two people have agreed what was heard.")
            return stack(head, empty(_("Nothing to look at yet"), said), None)
        if self.at == _LOOK:
            return stack(head, self._overview(made, whole, room), None)
        theme = whole.themes[self.at]
        now = next((each for each in room.themes if each.key == theme.key), None)
        where = _("Theme {number} of {all}").format(number=self.at + 1, all=len(whole.themes))
        if now is None:
            body = self._put_with(theme.title)
        else:
            self.view = body = ThemeView(self, now, room, words, self.decided)
            self.first = self.view.first
        return stack(head, box(stack(text(where, "lead"), body, self._foot(len(whole.themes)), space="m")), None)

    def _put_with(self, title: str) -> QWidget:
        said = _("{title} goes to the group as part of a wider theme.").format(title=title)
        self.apart_button = button(_("Take it apart again"), "quiet", "undo-2", does=self.take_apart)
        self.first = self.apart_button
        return empty(_("Put with a wider theme"), said, self.apart_button)

    def take_apart(self) -> None:
        """Let a theme stand by itself again."""
        assert self.whole is not None  # noqa: S101  the page is open
        theme = self.whole.themes[self.at]
        self.decided = {
            about: each
            for about, each in self.decided.items()
            if not (each.choice is Does.MERGE and about.startswith(f"{theme.key}|"))
        }
        self.turn()

    def _foot(self, count: int) -> QWidget:
        before = button(_("The one before"), "plain", "chevron-left", does=partial(self.step, -1))
        onwards = button(_("Next theme"), "primary", "arrow-right", does=partial(self.step, 1))
        if not self.at:
            before.hide()
        self.before_button, self.next_button = before, onwards
        if self.at == count - 1:
            onwards.setText(_("See all themes"))
            onwards.setAccessibleName(_("See all themes"))
        return flow(before, onwards, button(_("All themes"), "plain", does=self.look))

    def _take(self) -> bool:
        """Take what was decided on the page; False where something is to be put right first."""
        view, room = self.view, self.whole
        if view is None or room is None:
            return True
        kept = {about: each for about, each in self.decided.items() if about not in view.about()}
        made = kept | {each.about: each for each in view.decisions()}
        here = view.about()
        wrong = [
            each
            for each in deciding.problems(room, tuple(made.values()), self.group.today())
            if each.field in here and not each.asks
        ]
        if wrong:
            show_problems(self.fields, wrong)
            return False
        self.decided = made
        return True

    def step(self, by: int) -> None:
        """Go to another theme, with what was decided about this one."""
        if self._take() and self.whole is not None:
            count = len(self.whole.themes)
            self.at = self.at + by if 0 <= self.at + by < count else _LOOK
            self.turn()

    def look(self) -> None:
        """Show all themes."""
        if self._take():
            self.at = _LOOK
            self.turn()

    def show_theme(self, at: int) -> None:
        """Show one theme, counted from 0."""
        self.at = at
        self.turn()

    # all of them

    def _overview(self, made: Round, whole: Room, room: Room) -> QWidget:
        passing = {each.theme for each in deciding.passed(whole, self.decided.values())}
        there = {each.key for each in room.themes}
        self.buttons = {}
        parts: list[Item] = [text(telling.told(shipped.roomcheck()).nothing_passes, "lead")]
        strand = None
        for at, theme in enumerate(whole.themes):
            if theme.strand is not strand:
                strand = theme.strand
                parts.append(text(_(STRANDS[strand]), "heading"))
            go = button(theme.title, "plain", "arrow-right", does=partial(self.show_theme, at))
            self.buttons[theme.key] = go
            if theme.key not in there:
                said, tone = _("Put with a wider theme"), "plain"
            elif theme.key in passing:
                said, tone = _("The group hears it"), "accent"
            else:
                said, tone = _("Stays back"), "plain"
            parts.append(Columns((box(row(go, None)), 1), chip(said, tone), letters=22))
        first = next((at for at, each in enumerate(whole.themes) if each.key not in self.decided), 0)
        kind = "quiet" if passing else "primary"
        self.look_button = button(
            _("Look theme by theme"), kind, "arrow-right", does=partial(self.show_theme, first)
        )
        self.first = self.look_button
        if made.state in {State.OPEN, State.CODING}:
            parts.insert(1, text(_("Talks or coding still go on. More themes may come."), "body", "soft"))
        all_ = box(stack(card(stack(*parts, space="m")), row(self.look_button, None), None, space="l"))
        return Columns((all_, 3), (box(stack(self._two(), None)), 2)) if passing else all_

    def _two(self) -> QWidget:
        self.by, self.second = line(most=_NAME), line(most=_NAME)
        self.pass_button = button(_("Pass these on"), "primary", "check", does=self.pass_on)
        self.first = self.by
        return card(
            stack(
                text(_("Two people decide this together"), "heading"),
                self.field("by", Field(_("First person"), self.by)),
                self.field("second", Field(_("Second person"), self.second)),
                text(_("The names are not kept."), "small", "soft"),
                row(self.pass_button, None),
                space="m",
            ),
            "accent",
        )

    def pass_on(self) -> None:
        """Keep for the group what two people decided; facts in words of their own are asked about once."""
        secret = self.secret
        if secret is None:
            return
        made, one, other = tuple(self.decided.values()), self.by.text(), self.second.text()
        keep = partial(check.decide, self.group, self.key, made, secret, by=one, second=other)
        if self.attempt(keep, partial(keep, sure=True)):
            self.secret, self.decided, self.at = None, {}, _LOOK
            self.turn()
            self.desk.say(_("It is passed on. Read it to the group, and write down what it says."))
