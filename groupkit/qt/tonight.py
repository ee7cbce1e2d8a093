"""Tonight: the page a tired secretary opens half an hour before the meeting."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.formats import translated
from groupkit.core.meetings import Heads, Occasion
from groupkit.core.service import Holder
from groupkit.core.states import State
from groupkit.core.tonight import NOTES, TITLES, Phase, Task, Tick
from groupkit.core.weeks import moved_here
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Count
from groupkit.qt.fields import Field
from groupkit.qt.look import gap
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, chip, row, rule, stack, text
from groupkit.qt.promises.card import Promised
from groupkit.qt.sections import Fold, banner, empty, fact, facts, header
from groupkit.qt.ticks import Tick as TickRow
from groupkit.services import meetings, safety, service, terms, tonight

if TYPE_CHECKING:
    from groupkit.qt import printing
    from groupkit.qt.meetings import papers
else:
    papers = lazily("groupkit.qt.meetings.papers")
    printing = lazily("groupkit.qt.printing")

_PHASES = {
    Phase.BEFORE: N_("Before people arrive"),
    Phase.DURING: N_("During the meeting"),
    Phase.AFTER: N_("After"),
}
_HEADS = (
    ("regulars", N_("Regulars")),
    ("first_timers", N_("First time")),
    ("visitors", N_("Visitors")),
    ("online", N_("Online")),
)
_WITH_BUTTON = (
    Task.CHAIR,
    Task.RUN_SHEET,
    Task.GREETER,
    Task.HEADS,
    Task.COUNT,
    Task.SEND,
    Task.NEXT_CHAIR,
)
_SHOWN_AS = {
    State.DRAFT: N_("The money sheet is started."),
    State.SENT: N_("The money sheet is sent."),
    State.ACCEPTED: N_("{by} accepted the money sheet."),
    State.QUERIED: N_("{by} has a question about the money sheet."),
    State.REPLIED: N_("Your answer about the money sheet is on its way."),
    State.PAID: N_("{by} marked the money sheet as paid."),
}

_SOON = timedelta(hours=1)


class TonightPage(Page):
    """Which meeting, where, who does what, and what is still to do, as a list that ticks itself."""

    name = "tonight"
    topics = frozenset({"tonight", "meetings", "service", "money", "safety", "profile", "promises"})

    def content(self) -> QLayout:
        """Return the page for the meeting that is on or comes next."""
        self.shown = tonight.tonight(self.group)
        self.ticks: dict[Task, TickRow] = {}
        self.main_button: QPushButton | None = None
        if self.shown is None:
            start = button(_("Add a meeting"), "primary", "plus", does=lambda: self.desk.go("meetings"))
            self.main_button = self.first = start
            return stack(
                header(_("Tonight"), _("No meeting is planned yet.")),
                empty(
                    _("When do you meet?"), _("Tell groupkit the day and the time once. It keeps the rest."), start
                ),
                None,
            )
        occasion = self.shown.occasion
        return stack(
            self._header(occasion),
            self._facts(occasion),
            Columns((self._tasks(), 3), (self._side(), 2)),
            None,
            space="xl",
        )

    def _header(self, occasion: Occasion) -> QWidget:
        told = {"day": current().day(occasion.day), "when": _until(self.group.now(), occasion)}
        moved = moved_here(occasion, current())
        said = _("{day}. {when} {moved}.") if moved else _("{day}. {when}")
        sentence = said.format(**told, moved=moved)
        self.main_button = self._main()
        saved = button(_("Save as PDF"), "quiet", "download", does=self.save_folder)
        beside = [self._run_button(occasion), saved] if _is_near(self.group.now(), occasion) else [saved]
        return header(_("Tonight"), sentence, self.main_button, *beside)

    def _run_button(self, occasion: Occasion) -> QPushButton:
        self.run_button = button(
            _("Run the meeting"), "quiet", "play", does=lambda: self.desk.go("runner", occasion)
        )
        return self.run_button

    def _main(self) -> QPushButton:
        """Return the one primary button: the next undone thing."""
        following = self._next()
        does: dict[Task, tuple[str, str, Callable[[], object]]] = {
            Task.HEADS: (_("Count heads"), "users", self._to_heads),
            Task.COUNT: (_("Count the tin"), "wallet", self._to_money),
            Task.SEND: (_("Send the money sheet"), "send", self._to_money),
            Task.NEXT_CHAIR: (_("Ask who chairs next"), "user-plus", self._to_service),
            Task.CHAIR: (_("Find a chair"), "user-plus", self._to_service),
            Task.GREETER: (_("Find a greeter"), "user-plus", self._to_service),
        }
        words, drawn, action = does.get(following, (_("Print the folder"), "printer", self.print_folder))
        return button(words, "primary", drawn, does=action)

    def _next(self) -> Task:
        """Return the next thing that has a button of its own; the folder can always be printed again."""
        assert self.shown is not None  # noqa: S101  only called when there is a meeting
        undone = [tick.task for tick in self.shown.checklist.ticks if not tick.done]
        return next((task for task in undone if task in _WITH_BUTTON), Task.RUN_SHEET)

    def _facts(self, occasion: Occasion) -> QWidget:
        words, meeting = current(), occasion.meeting
        plan = translated(self.shown.order.format, words) if self.shown else None
        kind = _("Open meeting") if meeting.is_open else _("Closed meeting")
        parts = [
            fact(
                "clock",
                _("{start} to {end}").format(
                    start=words.clock(occasion.begins.time()), end=words.clock(occasion.ends.time())
                ),
                _("Doors open from {time}").format(time=words.clock(occasion.doors.time())),
            ),
            fact("map-pin", meeting.venue or meeting.name, meeting.access),
        ]
        if plan is not None:
            parts.append(
                fact(
                    "users", kind, _("{title}, {minutes} minutes").format(title=plan.title, minutes=meeting.minutes)
                )
            )
        return facts(*parts)

    def _tasks(self) -> QWidget:
        assert self.shown is not None  # noqa: S101  only called when there is a meeting
        listed = self.shown.checklist
        present = listed.current
        ticks = listed.phase(present)
        done = sum(tick.done for tick in ticks)
        if listed.following is None:
            top = stack(text(_("Everything is ready. Sit down for a minute."), "heading"))
        else:
            counted = ngettext("{done} of {total} done", "{done} of {total} done", len(ticks))
            said = text(counted.format(done=done, total=len(ticks)), "small", wrap=False)
            top = stack(row((text(_(_PHASES[present]), "heading"), 1), said))
        top.setContentsMargins(gap("m"), gap("s"), gap("m"), 0)
        rows = stack(*self._rows(ticks), space="xs")
        folded = [self._fold(phase) for phase in Phase if phase is not present]
        return box(stack(card(stack(top, rows, rule(), *folded, space="s"), pad="m"), None))

    def _rows(self, ticks: tuple[Tick, ...]) -> Iterator[QWidget]:
        following = self.shown.checklist.following if self.shown else None
        for tick in ticks:
            is_next = following is not None and tick.task is following.task
            made = TickRow(_(TITLES[tick.task]), _note(tick), done=tick.done, following=is_next)
            made.clicked.connect(lambda done, task=tick.task: self._tick(task, done=done))
            self.ticks[tick.task] = made
            if is_next:
                self.first = made
            yield made
            if tick.task is Task.HEADS:
                yield self._heads()

    def _fold(self, phase: Phase) -> Fold:
        assert self.shown is not None  # noqa: S101  only called when there is a meeting
        ticks = self.shown.checklist.phase(phase)
        words = ngettext("{phase}: {count} thing", "{phase}: {count} things", len(ticks))
        folded = Fold(
            words.format(phase=_(_PHASES[phase]), count=len(ticks)), box(stack(*self._rows(ticks), space="xs"))
        )
        setattr(self, f"{phase.value}_fold", folded)
        return folded

    def _heads(self) -> QWidget:
        """Return the four boxes for counting heads; numbers only."""
        known = self.shown.heads if self.shown else None
        counts = {name: Count(getattr(known, name) if known else None, digits=3) for name, _label in _HEADS}
        self.counts = counts
        boxes = [self.field(name, Field(_(label), counts[name])) for name, label in _HEADS]
        self.save_heads_button = button(_("Save the heads"), "quiet", "check", does=self.save_heads)
        counts["online"].returnPressed.connect(self.save_heads)
        inside = stack(Columns(*boxes, letters=0, space="l"), row(self.save_heads_button, None), space="m")
        inside.setContentsMargins(gap("xxxl"), 0, gap("m"), gap("m"))
        return box(inside)

    def save_heads(self) -> None:
        """Write down how many came; boxes left empty count as none."""
        occasion = self._occasion()
        counted = Heads(**{name: field.count() or 0 for name, field in self.counts.items()})
        if self.attempt(lambda: meetings.count_heads(self.group, occasion, counted)):
            said = ngettext("{count} visit written down.", "{count} visits written down.", counted.contacts)
            self.desk.say(said.format(count=counted.contacts), undoable=True)

    def _side(self) -> QWidget:
        parts: list[QWidget | None] = [self._roles()]
        if self.shown is not None and self.shown.sheet is not None:
            line = self.shown.sheet
            tone = "care" if line.state is State.QUERIED else "accent"
            see = button(_("Open it"), "plain", does=self._to_money)
            parts.append(banner(_(_SHOWN_AS[line.state]).format(by=line.by), see, tone, "wallet"))
        elif waiting := safety.to_check(self.group):
            said = ngettext(
                "{count} help number has not been checked lately.",
                "{count} help numbers have not been checked lately.",
                len(waiting),
            )
            check = button(_("Check them"), "plain", does=lambda: self.desk.go("safety"))
            parts.append(banner(said.format(count=len(waiting)), check))
        if self.shown is not None and self.shown.promises:
            go = partial(self.desk.go, "promises")
            self.promised = Promised(self.shown.promises, self.group.today(), go)
            parts.append(self.promised)
        return box(stack(*parts, None, space="l"))

    def _roles(self) -> QWidget:
        assert self.shown is not None  # noqa: S101  only called when there is a meeting
        lines = stack(text(_("Who does what"), "heading"), space="m")
        filled = [holder for holder in self.shown.holders if holder.person is not None]
        vacant = [holder for holder in self.shown.holders if holder.person is None]
        for holder in filled:
            lines.addLayout(row((text(holder.role.called(current()), "body", "soft"), 2), (text(_name(holder)), 3)))
        if vacant:
            lines.addWidget(rule())
        for holder in vacant:
            lines.addLayout(
                row((text(holder.role.called(current()), "body", "soft"), 1), chip(_("Vacant"), "care"))
            )
        for sentence in terms.announced(self.group):
            lines.addWidget(rule())
            lines.addWidget(text(sentence))
        following = service.after(self.group, self.shown.occasion)
        if following is not None:
            chair = self.shown.next_chair
            said = (
                _("{name} chairs next, on {day}.").format(name=chair.short_name, day=current().day(following.day))
                if chair
                else _("Nobody chairs on {day} yet.").format(day=current().day(following.day))
            )
            lines.addWidget(rule())
            lines.addWidget(text(said))
        self.ask_button = button(_("Ask someone"), "quiet", "user-plus", does=self._to_service)
        lines.addLayout(row(self.ask_button, None))
        return card(lines)

    def _tick(self, task: Task, *, done: bool) -> None:
        occasion = self._occasion()
        self.attempt(lambda: tonight.tick(self.group, occasion, task, done=done))

    def _occasion(self) -> Occasion:
        assert self.shown is not None  # noqa: S101  only called when there is a meeting
        return self.shown.occasion

    def _to_money(self) -> None:
        self.desk.go("money", self._occasion())

    def _to_service(self) -> None:
        self.desk.go("service", self._occasion())

    def _to_heads(self) -> None:
        for phase in (Phase.DURING, Phase.AFTER):
            fold = getattr(self, f"{phase.value}_fold", None)
            if isinstance(fold, Fold):
                fold.line.setChecked(fold.isAncestorOf(self.counts["regulars"]))
        self.counts["regulars"].setFocus()

    def print_folder(self) -> None:
        """Print tonight's folder; the list ticks itself."""
        printing.print_out(self.desk, self, self.folder(), self._printed)

    def save_folder(self) -> None:
        """Save tonight's folder as a PDF; the list ticks itself."""
        printing.save(self.desk, self, papers.name(self._occasion()), self.folder(), self._printed)

    def _printed(self) -> None:
        tonight.printed(self.group, self._occasion())

    def folder(self) -> "printing.Make":
        """Return what makes tonight's folder."""
        return papers.whole(self.group, self._occasion())


def _note(tick: Tick) -> str:
    """Return the quieter line of a task: why, or how it ticked itself."""
    if tick.done and tick.by_itself:
        if tick.on is not None:
            return _("Ticked by itself on {day}").format(day=current().day(tick.on))
        return _("Ticked by itself")
    return _(NOTES.get(tick.task, ""))


def _name(holder: Holder) -> str:
    return holder.person.short_name if holder.person else ""


def _is_near(now: datetime, occasion: Occasion) -> bool:
    return occasion.starts - _SOON <= now <= occasion.finishes + _SOON


def _until(now: datetime, occasion: Occasion) -> str:
    """Say how long it is until the meeting, in words that hurry nobody."""
    if occasion.starts <= now < occasion.finishes:
        return _("The meeting is on.")
    minutes = (occasion.starts - now).total_seconds() // 60
    if minutes < 2:  # noqa: PLR2004  minutes
        return _("We start now.")
    if minutes < 120:  # noqa: PLR2004  minutes
        return ngettext("We start in {count} minute.", "We start in {count} minutes.", int(minutes)).format(
            count=int(minutes)
        )
    days = (occasion.day - now.date()).days
    if days == 0:
        return _("We start at {time}.").format(time=current().clock(occasion.begins.time()))
    return ngettext("That is tomorrow.", "That is in {count} days.", days).format(count=days)
