"""The meeting run live: works by keyboard alone, and finds its place again after a closed lid or a crash."""

from collections.abc import Callable
from datetime import time, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.formats import order_in
from groupkit.core.meetings import Occasion
from groupkit.core.problems import GroupkitError
from groupkit.core.runner.run import Run, Sharing
from groupkit.core.runner.view import View, view
from groupkit.core.zones import wall
from groupkit.i18n import _, current
from groupkit.qt.desk import Desk
from groupkit.qt.look import px, worn
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, row, stack, text
from groupkit.qt.runner.corrections import Corrections
from groupkit.qt.runner.doors import Asleep, Door, Over
from groupkit.qt.runner.line import WholeLine
from groupkit.qt.runner.script import Script, Scrolled
from groupkit.qt.runner.sharing import Turns
from groupkit.qt.runner.stage import Stage
from groupkit.services import meetings, runner
from groupkit.services.group import Group

_TICK, _WIDE, _FEWEST = 500, 66, 4
_SIGN_OF_LIFE = timedelta(minutes=1)
Verb = Callable[[Group, Occasion], object]


class RunnerPage(Page):
    """One meeting, full screen. The clock is read anew at every tick; nothing is counted up or down."""

    name = "runner"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.occasion: Occasion | None = runner.running(self.group) or meetings.tonight(self.group)
        self.stage: Stage | None = None
        self.door: QWidget | None = None
        self.turns: Turns | None = None
        self._asked_about_sleep = False
        self._clock = QTimer(self, interval=_TICK)
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        self._keys()

    def _keys(self) -> None:
        onwards, backwards = ("Left", "Right") if worn().rtl else ("Right", "Left")
        keys: dict[str, Callable[[], object]] = {
            "Space": partial(self.does, runner.pause),
            onwards: partial(self.does, runner.next_part),
            backwards: partial(self.does, runner.back),
            "+": partial(self.does, runner.one_more_minute),
            "S": partial(self.shares, "share"),
            "P": partial(self.shares, "pass"),
            "E": partial(self.shares, "end"),
            "W": self.show_words,
            "Escape": self.leave,
        }
        for pressed, does in keys.items():
            QShortcut(QKeySequence(pressed), self, does)

    def show_this(self, shown: object) -> None:
        """Run one meeting, in place of the one that is on or comes next."""
        if isinstance(shown, Occasion):
            self.occasion = shown
            self.draw({})

    def content(self) -> QLayout:
        """Return the page as the meeting stands."""
        self.stage = self.turns = self.door = None
        held = self.occasion
        if held is None:
            self.first = leave = self._leave()
            return stack(text(_("No meeting is planned yet."), "display"), row(leave, None), None)
        run = runner.run_of(self.group, held)
        if run is None:
            self.door = door = Door(held, self.group.now(), self.start)
            self.first = door.start_button
            return stack(self._top(held), (door, 1))
        away = timedelta() if self._asked_about_sleep else runner.away(self.group, held)
        if away:
            self.door = asleep = Asleep(away, self._carry_on, partial(self.does, runner.it_was_a_pause))
            self.first = asleep.carry_on_button
            return stack(self._top(held), None, asleep, None)
        if run.finished is not None:
            return self._over(held)
        return self._running(held, run)

    def _over(self, held: Occasion) -> QLayout:
        order = order_in(meetings.running_order(self.group, held), current())
        titles = {item.segment.key: item.segment.title for item in order.items}
        self.door = over = Over(titles, runner.times(self.group, held), self.leave)
        self.first = over.onwards_button
        self.back_button = button(
            _("Not yet: go back"), "plain", "chevron-left", does=partial(self.does, runner.back)
        )
        return stack(self._top(held), over, row(self.back_button, None), None, space="l")

    def _running(self, held: Occasion, run: Run) -> QLayout:
        order = order_in(meetings.running_order(self.group, held), current())
        self.turns = Turns(self.shares, self.share_by, run.sharing)
        self.script, self.line = Script(order), WholeLine()
        clock = wall(self.group.now(), held.zone).time()
        self.corrections = Corrections(self.began_at, self.leave_out, clock)
        below = box(stack(self.turns, self.corrections, space="m"))
        self.stage = Stage(order, self.turns.sign, below, self.script)
        view = Scrolled(self.stage, _("How the meeting stands"), _FEWEST)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top, buttons = self._top(held), self._buttons()
        self.tick()
        return stack(top, (view, 1), self.line, buttons, space="l")

    def _top(self, held: Occasion) -> QWidget:
        ends = _("Ends at {time}").format(time=current().clock(held.ends.time()))
        self.leave_button = self._leave()
        self.ends = text(ends, "lead", "soft")
        self.help_button = button(_("Help now"), "help", "life-buoy", does=partial(self.desk.go, "safety"))
        name = text(held.meeting.name, "lead")
        name.setMinimumWidth(1)
        return box(row((name, 1), self.ends, self.leave_button, self.help_button))

    def _leave(self) -> QPushButton:
        return button(_("Leave full screen"), "plain", "x", does=self.leave)

    def _buttons(self) -> QWidget:
        back = Large(_("Back"), "chevron-left", partial(self.does, runner.back))
        self.pause_button = Large(_("Pause"), "pause", partial(self.does, runner.pause))
        self.more_button = Large(_("One more minute"), "plus", partial(self.does, runner.one_more_minute))
        self.words_button = Large(_("Show the words"), "book-open", self.show_words)
        self.next_button = button(
            _("Next item"), "primary", "arrow-right", does=partial(self.does, runner.next_part)
        )
        self.next_button.setProperty("large", "true")
        self.first = self.next_button
        self.back_button = back.button
        self._others = (back, self.pause_button, self.more_button, self.words_button)
        self._fold()
        return box(row(*(each.button for each in self._others), None, self.next_button))

    def _fold(self) -> None:
        """Leave the icons alone where words would not fit; their names are still said."""
        short = self.width() < px("body") * _WIDE
        for each in self._others:
            each.fold(short=short)
        self.ends.setVisible(not short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the buttons when the page gets narrow (Qt)."""
        super().resizeEvent(event)
        if self.stage is not None:
            self._fold()

    # what the chair does

    def start(self, at: object = None) -> None:
        """Begin the meeting, now or at a moment that has passed."""
        if self.occasion is not None:
            held = self.occasion
            self._attempt(lambda: runner.start(self.group, held, at))  # type: ignore[arg-type]  # a moment or None

    def does(self, verb: Verb) -> None:
        """Do one step with the meeting, and show how it stands then."""
        held = self.occasion
        if held is not None and runner.run_of(self.group, held) is not None:
            self._attempt(lambda: verb(self.group, held))

    def _attempt(self, action: Callable[[], object]) -> None:
        self._asked_about_sleep = True
        before = self._shape()
        if self.attempt(action):
            if self.stage is None or self._shape() != before:
                self.draw({})
                if self.first is not None:
                    self.first.setFocus()
            else:
                self.tick()

    def _shape(self) -> object:
        """Return what makes the page look another way altogether."""
        run = runner.run_of(self.group, self.occasion) if self.occasion is not None else None
        return run is None or run.finished is not None

    def shares(self, what: str) -> None:
        """Begin a share, pass, or end one."""
        if self.turns is not None and self.turns.isVisibleTo(self):
            verbs: dict[str, Verb] = {
                "share": runner.begin_turn,
                "pass": runner.pass_turn,
                "end": runner.end_turn,
            }
            self.does(verbs[what])

    def share_by(self, sharing: Sharing) -> None:
        """Choose how people take turns."""
        self.does(lambda group, held: runner.share_by(group, held, sharing))

    def began_at(self, clock: time) -> None:
        """Say when the part that is on really began."""
        self.does(lambda group, held: runner.correct_start(group, held, runner.moment(held, clock)))

    def leave_out(self, at: int) -> None:
        """Leave out a part that comes later."""
        self.does(lambda group, held: runner.leave_out(group, held, at))

    def show_words(self) -> None:
        """Show what is read and done in this part, or what comes next again."""
        if self.stage is not None:
            shown = self.script.isHidden()
            self.script.setVisible(shown)
            self.stage.coming.setVisible(not shown)
            self.words_button.say(_("Hide the words") if shown else _("Show the words"))

    def leave(self) -> None:
        """Leave the full screen; the meeting goes on."""
        self.desk.go("tonight")

    def _carry_on(self) -> None:
        if self.occasion is not None:
            held = self.occasion
            self._attempt(lambda: runner.still_here(self.group, held))

    # the clock

    def tick(self) -> None:
        """Read the clock and show what it says; write a sign of life each minute."""
        held = self.occasion
        if held is None or self.stage is None or self.turns is None:
            return
        run = runner.run_of(self.group, held)
        if run is None or run.finished is not None:
            return
        now = self.group.now()
        if run.paused_at is None and now - run.seen > runner.AWAKE:
            self._asked_about_sleep = False
            self.draw({})
            return
        if run.paused_at is None and now - run.seen >= _SIGN_OF_LIFE:
            self._sign_of_life(held)
        self.show_view(view(run, now), run, held)

    def _sign_of_life(self, held: Occasion) -> None:
        try:
            runner.still_here(self.group, held)
        except GroupkitError as trouble:
            self.desk.say(str(trouble))

    def show_view(self, seen: View, run: Run, held: Occasion) -> None:
        """Show a view of the meeting; only what is new is drawn again."""
        assert self.stage is not None  # noqa: S101  shown only while a meeting runs
        assert self.turns is not None  # noqa: S101  as above
        call = current().clock(wall(seen.call_at, held.zone).time()) if seen.call_at else ""
        speaking = run.turn is not None
        self.stage.show_view(seen, call, speaking=speaking)
        self.turns.setVisible(seen.part.shares)
        self.turns.show_view(seen, run.sharing, speaking=speaking)
        self.corrections.show_view(seen)
        self.script.show_part(seen.part.key)
        self.line.show_line(seen.line)
        self.pause_button.say(_("Go on") if seen.paused else _("Pause"))


class Large:
    """A large quiet button that can do with its icon alone."""

    def __init__(self, words: str, drawn: str, does: Callable[[], object]) -> None:
        self.button = button(words, "quiet", drawn, does=does)
        self.button.setProperty("large", "true")
        self._words, self._short = words, False

    def say(self, words: str) -> None:
        """Give the button other words."""
        if words != self._words:
            self._words = words
            self.fold(short=self._short)

    def fold(self, *, short: bool) -> None:
        """Show the icon alone, or the words beside it; a screen reader says the words either way."""
        self._short = short
        self.button.setText("" if short else f" {self._words}")
        self.button.setToolTip(self._words if short else "")
        self.button.setAccessibleName(self._words)
