"""Handing over: the jobs that change hands, and one of them gone through step by step; left and come back to."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QPushButton, QWidget

from groupkit.core.handover.passing import LAPTOP, WISHES, Handover, Line, Part, Passing
from groupkit.i18n import _, current
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import line
from groupkit.qt.fields import Field
from groupkit.qt.handover.doing import LaptopSteps
from groupkit.qt.handover.listing import Listing, between
from groupkit.qt.handover.names import Names
from groupkit.qt.handover.papers import sheet
from groupkit.qt.handover.steps import FINISH, WISH, Steps, explained, inside, ticks
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import empty, header
from groupkit.qt.ticks import Tick
from groupkit.services.handover import passing

_START, _NAMES = "start", "names"


class HandoverPage(Page):
    """The list of hand-overs, or one of them with one step open at a time."""

    name = "handover"
    topics = frozenset({"handover", "service", "safety", "profile", "meetings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown, self.at, self.form, self.role = 0, "", "", LAPTOP
        self.large = False
        self.laptop = LaptopSteps(self)
        self.ticks: dict[str, Tick] = {}

    def content(self) -> QLayout:
        """Return the list, the form of a new hand-over, or one that is going on."""
        self.ticks, self.back_button = {}, self._back()
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

    def _back(self) -> QPushButton:
        if self.shown or self.form:
            return button(_("Every hand-over"), "plain", "chevron-left", does=self._turn)
        return button(_("People and roles"), "plain", "chevron-left", does=lambda: self.desk.go("service"))

    # the list

    def _list(self, found: Sequence[Handover]) -> QLayout:
        self.start_button = button(_("Hand over a job"), "quiet", "plus", does=partial(self._turn, form=_START))
        said = _("When somebody takes on a job, you go through it together here, one step at a time.")
        if not found:
            self.start_button = button(_("Hand over a job"), "primary", "plus", does=self.start_button.click)
            self.first = self.start_button
            quiet = _("You can stop at any step and come back. Nothing has to be done in one evening.")
            below: QWidget = empty(_("No job changes hands now"), quiet, self.start_button)
            return stack(header(_("Handing over"), said, None, self.back_button), below, None)
        self.list = Listing([passing.passing(self.group, each) for each in found], self.open)
        newest = found[0]
        self.main_button = self.start_button
        if not newest.over:
            self.main_button = button(_("Go on"), "primary", "arrow-right", does=partial(self.open, newest))
        beside = [self.start_button] if self.main_button is not self.start_button else []
        self.first = self.main_button
        return stack(header(_("Handing over"), said, self.main_button, *beside, self.back_button), self.list, None)

    def open(self, of: Handover) -> None:
        """Open one hand-over at the first step that is not done."""
        told = passing.passing(self.group, of)
        following = next((part.key for part in self._parts(told) if not (part.lines and part.done)), FINISH)
        self._turn(shown=of.id, at="" if of.over else following)

    # the form

    def _start(self) -> QLayout:
        self.names = Names(self, None, self.role, self.start, self._turn)
        self.first = self.names.role
        said = _("Say who passes on what to whom. A name that is not known yet can come later.")
        return stack(
            header(_("Handing over"), said, None, self.back_button),
            Columns((self.names, 3), (box(stack(None)), 2)),
            None,
        )

    def start(self) -> None:
        """Start the hand-over as answered, and open its first step."""
        made: list[Handover] = []
        if self.attempt(lambda: made.append(passing.start(self.group, self.names.handover()))):
            self.open(made[0])
            self.desk.say(_("The hand-over has begun. You can stop at any step and come back."), undoable=True)

    def save_names(self) -> None:
        """Keep who hands over to whom."""
        if self.attempt(lambda: passing.change(self.group, self.names.handover())):
            self._turn(shown=self.shown, at=self.at)

    # one hand-over

    def _parts(self, told: Passing) -> tuple[Part, ...]:
        """Return the steps, with what is written for the next holder and the end."""
        known, words = told.handover, current()
        wish = Line(key=WISH, words="", done_on=known.started_on if known.known else None)
        end = Line(key=FINISH, words="", done_on=known.finished_on)
        title = told.job.told(words).wish.title
        return (
            *told.parts(words),
            Part(key=WISH, title=title, lines=(wish,)),
            Part(key=FINISH, title=_("Finish"), lines=(end,)),
        )

    def _one(self, told: Passing) -> QLayout:
        of, parts = told.handover, self._parts(told)
        third = _("{name} sits with you.").format(name=of.third) if of.third else ""
        said = "\n".join(filter(None, (between(told), third)))
        self.main_button = self._main(of)
        self.steps = Steps(parts, self.at, self.go, self._inside(told, parts))
        self.first = self.first or self.steps.lines.get(self.at) or self.main_button
        top = header(told.called(current()), said, self.main_button, self.back_button)
        return stack(top, Columns((self.steps, 3), (self._side(told), 2)), None)

    def _main(self, of: Handover) -> QPushButton:
        if of.over:
            return button(_("Print the sheet"), "primary", "printer", does=self.print_sheet)
        if self.at == FINISH:
            return button(_("Finish the hand-over"), "primary", "check", does=self.finish)
        return button(_("Next step"), "primary", "arrow-right", does=self.go_on)

    def _inside(self, told: Passing, parts: Sequence[Part]) -> QWidget:
        part = next((part for part in parts if part.key == self.at), None)
        if part is None:
            return box(stack())
        if part.key == WISH:
            return inside(*self._wish(told))
        if part.key == FINISH:
            return inside(*self._end(told))
        self.ticks = ticks(part, self._tick)
        self.first = next(iter(self.ticks.values()), None)
        offered = self.laptop.draw(told, part.key)
        return inside(*explained(part), *offered, *self.ticks.values())

    def _wish(self, told: Passing) -> list[QWidget]:
        """Ask for three things no list tells; each is one line."""
        asked, known = told.job.told(current()).wish, told.handover.known
        self.known: list[QLineEdit] = []
        fields: list[QWidget] = []
        for number in range(WISHES):
            entry = line(known[number] if number < len(known) else "", most=300)
            label = asked.lines[number].replace("_", "").strip(": ")
            self.known.append(entry)
            fields.append(self.field(f"known-{number + 1}", Field(label, entry)))
        self.first = self.known[0]
        self.known_button = button(_("Keep this for the next holder"), "quiet", "check", does=self.write_known)
        return [text(asked.intro), *fields, Columns(self.known_button, letters=0)]

    def _end(self, told: Passing) -> list[QWidget]:
        close = told.job.told(current()).close
        said = _("Print the sheet and sign it, all three. Then write down who holds the job now.")
        self.holds_button = button(
            _("Write down who holds it"), "quiet", "users", does=lambda: self.desk.go("service")
        )
        return [text(close.text), text(said), Columns(self.holds_button, letters=0)]

    def _side(self, told: Passing) -> QWidget:
        if self.form == _NAMES:
            leave = partial(self._turn, shown=self.shown, at=self.at)
            self.names = Names(self, told.handover, told.handover.role, self.save_names, leave)
            self.first = self.names.giver
            return self.names
        cards = [self._before(told), self._together(told), self._paper()]
        return box(stack(*(each for each in cards if each), None, space="l"))

    def _before(self, told: Passing) -> QWidget | None:
        if not told.before:
            return None
        words = [text(each) for each in told.before]
        return card(stack(text(_("What the last holder wished they had known"), "heading"), *words), "accent")

    def _together(self, told: Passing) -> QWidget:
        form = told.job.told(current())
        self.names_button = button(_("Change the names"), "plain", "users", does=self._ask_names)
        self.remove_button = button(_("Take it off the list"), "plain", "trash-2", does=self.remove)
        lines = [text(_("You can stop at any step and come back."), "lead"), *(text(each) for each in form.how)]
        buttons = (
            [] if told.handover.over else [Columns(self.names_button, self.remove_button, letters=0, space="s")]
        )
        return card(stack(text(_("Take your time"), "heading"), *lines, *buttons))

    def _paper(self) -> QWidget:
        self.print_button = button(_("Print the sheet"), "quiet", "printer", does=self.print_sheet)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_sheet)
        self.large_tick = Tick(_("In large print"), done=self.large, fades=False)
        self.large_tick.clicked.connect(self._enlarge)
        said = text(_("One sheet for the three of you, with room to sign."))
        buttons = Columns(self.print_button, self.save_button, letters=0, space="s")
        return card(stack(text(_("On paper"), "heading"), said, self.large_tick, buttons, space="m"))

    # what a person does

    def go(self, key: str) -> None:
        """Open a step, or close the one that stands open; what was written for the next holder is kept first."""
        if self._kept():
            self._turn(shown=self.shown, at="" if key == self.at else key)

    def go_on(self) -> None:
        """Open the next step that is not done, after the one that stands open."""
        if not self._kept():
            return
        parts = self._parts(passing.passing(self.group, self._of()))
        keys = [part.key for part in parts]
        after = keys.index(self.at) + 1 if self.at in keys else 0
        following = next((part.key for part in parts[after:] if not part.done), FINISH)
        self._turn(shown=self.shown, at=following)

    def _tick(self, key: str, done: bool) -> None:  # noqa: FBT001  Qt passes it so
        does = passing.tick if done else passing.untick
        if not self.attempt(lambda: does(self.group, self._of(), key)):
            self.draw({})

    def _kept(self) -> bool:
        """Keep what was written for the next holder; tell whether the step may be left."""
        return self.at != WISH or "known-1" not in self.typed_now() or self.write_known()

    def typed_now(self) -> dict[str, str]:
        """Return the words for the next holder as they stand, where they differ from what is kept."""
        now = tuple(entry.text().strip() for entry in self.known)
        kept = passing.get(self.group, self.shown).known
        return {"known-1": ""} if tuple(filter(None, now)) != kept else {}

    def write_known(self) -> bool:
        """Keep the three things for the next holder."""
        words = [entry.text() for entry in self.known]
        if not self.attempt(lambda: passing.write_known(self.group, self._of(), words)):
            return False
        self.desk.say(_("Kept for the next holder."), undoable=True)
        return True

    def _of(self) -> Handover:
        return passing.get(self.group, self.shown)

    def _ask_names(self) -> None:
        self._turn(shown=self.shown, at=self.at, form=_NAMES)

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

    # paper

    def _enlarge(self, large: bool) -> None:  # noqa: FBT001  Qt passes it so
        self.large = large

    def print_sheet(self) -> None:
        """Print the sheet of this hand-over."""
        printing.print_out(self.desk, self, sheet(self.group, self._of(), large=self.large))

    def save_sheet(self) -> None:
        """Save the sheet of this hand-over as a PDF."""
        printing.save(self.desk, self, _("Hand-over"), sheet(self.group, self._of(), large=self.large))
