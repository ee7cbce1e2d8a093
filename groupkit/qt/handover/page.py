"""Handing over: the jobs that change hands, and one of them gone through step by step; left and come back to."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QScrollArea, QWidget

from groupkit.core.handover.passing import Handover, Line, Part, Passing
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.handover.doing import LaptopSteps
from groupkit.qt.handover.listing import Listing, between
from groupkit.qt.handover.names import Names
from groupkit.qt.handover.side import Side
from groupkit.qt.handover.steps import FINISH, WISH, Steps, explained, inside, ticks
from groupkit.qt.handover.wish import End, Wish
from groupkit.qt.look import gap
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import empty, header
from groupkit.qt.ticks import Tick
from groupkit.services.handover import passing

_START, _NAMES = "start", "names"
_SETTLED = 60
"""Milliseconds after which a page has found its heights."""


class HandoverPage(Page):
    """The list of hand-overs, or one of them with one step open at a time."""

    name = "handover"
    topics = frozenset({"handover", "service", "safety", "profile", "meetings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown, self.at, self.form, self.role = 0, "", "", ""
        self.laptop = LaptopSteps(self)
        self.ticks = dict[str, Tick]()
        self.wish: Wish | None = None
        self.main_button: QPushButton | None = None

    def content(self) -> QLayout:
        """Return the list, the form of a new hand-over, or one that is going on."""
        self.ticks, self.wish, self.back_button = {}, None, self._back()
        found = {each.id: each for each in passing.listing(self.group)}
        if self.shown in found:
            return self._one(passing.passing(self.group, found[self.shown]))
        return self._start() if self.form == _START else self._list(tuple(found.values()))

    def show_this(self, shown: object) -> None:
        """Show the hand-over of a job by its key, or the form to start it; or one hand-over."""
        if isinstance(shown, Handover):
            self.open(shown)
        elif isinstance(shown, str):
            going = (each for each in passing.listing(self.group) if each.role == shown and not each.over)
            known = next(going, None)
            self.role = shown
            self._turn(form=_START) if known is None else self.open(known)

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the page; the keyboard stays on the line it was on, and what was left half written comes back."""
        if typed and typed.get("shown", "").isdigit():
            self.shown, self.at = int(typed["shown"]), typed.get("at", "")
        held = QApplication.focusWidget()
        key = next((key for key, row in self.ticks.items() if row is held), "")
        super().draw(typed)
        if key in self.ticks:
            self.ticks[key].setFocus()

    def typed(self) -> dict[str, str]:
        """Return what was typed, and at which step."""
        words = super().typed()
        return {**words, "shown": str(self.shown), "at": self.at} if words and self.shown else words

    def _turn(self, *, shown: int = 0, at: str = "", form: str = "") -> None:
        """Turn to the list, a form or a step, and start there with the keyboard."""
        self.shown, self.at, self.form = shown, at, form
        self.draw({})
        if self.first is not None:
            self.first.setFocus()
        # Twice, because parts that go under each other when they do not fit find their height a little later.
        for wait in (0, _SETTLED):
            QTimer.singleShot(wait, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Scroll to the step that is open, once everything on the page has its place."""
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if not isinstance(area, QScrollArea):
            return
        for part in (self.steps.inside if self.shown and self.at else None, self.first):
            if part is not None:
                area.ensureWidgetVisible(part, 0, gap("xxxl"))

    def _back(self) -> QPushButton:
        if self.shown or self.form:
            return button(_("Every hand-over"), "plain", "chevron-left", does=self.leave)
        return button(_("People and roles"), "plain", "chevron-left", does=lambda: self.desk.go("service"))

    # the list

    def _list(self, found: Sequence[Handover]) -> QLayout:
        going = next((each for each in found if not each.over), None)
        start = partial(self._turn, form=_START)
        self.start_button = button(_("Hand over a job"), "quiet" if going else "primary", "plus", does=start)
        said = _("When a job changes hands, you go through it together here, one step at a time.")
        self.first = self.start_button
        if not found:
            quiet = _("You can stop at any step and come back. Nothing has to be done in one evening.")
            below = empty(_("No job changes hands now"), quiet, self.start_button)
            return stack(header(_("Handing over"), said, None, self.back_button), below, None)
        self.list = Listing([passing.passing(self.group, each) for each in found], self.open)
        buttons = [self.start_button]
        if going:
            self.main_button = button(_("Go on"), "primary", "arrow-right", does=partial(self.open, going))
            job = passing.passing(self.group, going).called(current())
            self.main_button.setAccessibleName(_("Go on: {job}").format(job=job))
            self.first = self.main_button
            buttons = [self.main_button, self.start_button]
        return stack(header(_("Handing over"), said, *buttons, self.back_button), self.list, None)

    def open(self, of: Handover) -> None:
        """Open one hand-over at the first step that is not done."""
        if of.id != self.shown:
            self.laptop = LaptopSteps(self)
        parts = _parts(passing.passing(self.group, of))
        following = next((part.key for part in parts if not part.done), "")
        self._turn(shown=of.id, at="" if of.over else following)

    def leave(self) -> None:
        """Go back to the list; what was written for the next holder is kept first."""
        if self._kept():
            self._turn()

    # the form

    def _start(self) -> QLayout:
        self.names = Names(self, None, self.role, self.start, self._turn)
        self.first = self.names.role
        said = _("Say what changes hands. A name that is not known yet can come later.")
        top = header(_("Handing over"), said, None, self.back_button)
        return stack(top, Columns((self.names, 3), (box(stack(None)), 2)), None)

    def start(self) -> None:
        """Start the hand-over as answered, and open its first step."""
        made: list[Handover] = []
        if self.attempt(lambda: made.append(passing.start(self.group, self.names.handover()))):
            self.form = ""
            self.open(made[0])
            self.desk.say(_("The hand-over has begun."), undoable=True)

    def save_names(self) -> None:
        """Keep who hands over to whom."""
        if self.attempt(lambda: passing.change(self.group, self.names.handover())):
            self._turn(shown=self.shown, at=self.at)

    # one hand-over

    def _one(self, told: Passing) -> QLayout:
        parts = _parts(told)
        third = told.handover.third
        with_you = [_("{name} sits with you.").format(name=third)] if third else []
        said = "\n".join((between(told), *with_you))
        self.main_button = self._main(told.handover)
        self.steps = Steps(parts, self.at, self.go, self._inside(told, parts))
        side = self._side(told)
        self.first = self.first or self.steps.lines.get(self.at) or self.main_button
        top = header(told.called(current()), said, self.main_button, self.back_button)
        return stack(top, Columns((self.steps, 3), (side, 2)), None)

    def _main(self, of: Handover) -> QPushButton | None:
        if of.over:
            return None
        if self.at == FINISH:
            return button(_("Finish the hand-over"), "primary", "check", does=self.finish)
        return button(_("Next step"), "primary", "arrow-right", does=self.go_on)

    def _inside(self, told: Passing, parts: Sequence[Part]) -> QWidget:
        part = next((part for part in parts if part.key == self.at), None)
        if part is None:
            return box(stack())
        if part.key == WISH:
            self.wish = Wish(self, told, self.write_known)
            self.first = self.wish.entries[0]
            return inside(self.wish)
        if part.key == FINISH:
            self.end = End(told, lambda: self.desk.go("service"))
            return inside(self.end)
        self.ticks = ticks(part, self._tick)
        return inside(*explained(part), *self.laptop.draw(told, part.key), *self.ticks.values())

    def _side(self, told: Passing) -> QWidget:
        here = partial(self._turn, shown=self.shown, at=self.at)
        if self.form == _NAMES:
            self.names = Names(self, told.handover, told.handover.role, self.save_names, here)
            self.first = self.names.giver
            return self.names
        self.side = Side(self.desk, told, partial(here, form=_NAMES), self.remove)
        return self.side

    # what a person does

    def go(self, key: str) -> None:
        """Open a step, or close the one that stands open; what was written for the next holder is kept first."""
        if self._kept():
            self._turn(shown=self.shown, at="" if key == self.at else key)

    def go_on(self) -> None:
        """Open the next step that is not done, after the one that stands open."""
        if not self._kept():
            return
        parts = _parts(passing.passing(self.group, self._of()))
        keys = [part.key for part in parts]
        after = keys.index(self.at) + 1 if self.at in keys else 0
        self._turn(shown=self.shown, at=next(part.key for part in parts[after:] if not part.done))

    def _tick(self, key: str, done: bool) -> None:  # noqa: FBT001  Qt passes it so
        does = passing.tick if done else passing.untick
        if not self.attempt(lambda: does(self.group, self._of(), key)):
            self.draw()

    def _kept(self) -> bool:
        """Keep what was written for the next holder; tell whether the step may be left."""
        return self.wish is None or not self.wish.waits() or self.write_known()

    def write_known(self) -> bool:
        """Keep the three things for the next holder."""
        words = self.wish.answers() if self.wish else ()
        if not self.attempt(lambda: passing.write_known(self.group, self._of(), words)):
            return False
        self.draw({})
        self.desk.say(_("Kept for the next holder."), undoable=True)
        return True

    def _of(self) -> Handover:
        return passing.get(self.group, self.shown)

    def remove(self) -> None:
        """Take a hand-over off the list that was begun by mistake."""
        if self.attempt(lambda: passing.remove(self.group, self._of())):
            self._turn()
            self.desk.say(_("The hand-over is off the list."), undoable=True)

    def finish(self) -> None:
        """Write down that the two are done."""
        thanks = passing.passing(self.group, self._of()).job.told(current()).close.thanks
        if self.attempt(lambda: passing.finish(self.group, self._of())):
            self._turn(shown=self.shown)
            self.desk.say(thanks, undoable=True)


def _parts(told: Passing) -> tuple[Part, ...]:
    """Return the steps, with what is written for the next holder and the end."""
    known, words = told.handover, current()
    wish = Line(key=WISH, words="", done_on=known.started_on if known.known else None)
    end = Line(key=FINISH, words="", done_on=known.finished_on)
    title = told.job.told(words).wish.title
    last = (Part(key=WISH, title=title, lines=(wish,)), Part(key=FINISH, title=_("Finish"), lines=(end,)))
    return (*told.parts(words), *last)
