"""One meeting in full: when and where, what happens by the clock, who does what, and how many came."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from groupkit.core.folder import PIECES
from groupkit.core.formats import Item, RunningOrder, order_in
from groupkit.core.meetings import Heads, Occasion, visits
from groupkit.core.roles import called
from groupkit.i18n import N_, _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Count
from groupkit.qt.fields import Field
from groupkit.qt.look import px
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, chip, row, rule, stack, text
from groupkit.qt.sections import Fold, banner, fact, facts
from groupkit.qt.ticks import Tick

HEADS = (
    ("regulars", N_("Regulars")),
    ("first_timers", N_("First time")),
    ("visitors", N_("Visitors")),
    ("online", N_("Online")),
)
TOP = Qt.AlignmentFlag.AlignTop
_TIME_LETTERS = 4


def meeting_facts(occasion: Occasion, order: RunningOrder) -> QWidget:
    """Make the facts of one meeting: its times, its place, and how it runs."""
    words, meeting = current(), occasion.meeting
    times = _("{start} to {end}").format(
        start=words.clock(occasion.begins.time()), end=words.clock(occasion.ends.time())
    )
    plan = order_in(order, words).format
    long = ngettext("{title}, {minutes} minute", "{title}, {minutes} minutes", meeting.minutes)
    return facts(
        fact("clock", times, _("Doors open from {time}").format(time=words.clock(occasion.doors.time()))),
        fact("map-pin", meeting.venue or _("No place is written down yet."), meeting.access),
        fact(
            "users",
            _("Open meeting") if meeting.is_open else _("Closed meeting"),
            long.format(title=plan.title, minutes=meeting.minutes),
        ),
    )


class Order(QWidget):
    """What happens, minute by minute, with the words that are read and done folded under it."""

    def __init__(self, order: RunningOrder) -> None:
        super().__init__()
        said = order_in(order, current())
        names = {duty.role: duty.who for duty in order.duties if duty.who}
        parts = stack(text(_("Running order"), "heading"), space="m")
        if order.over:
            parts.addWidget(banner(order.note(current())))
        for item in said.items:
            parts.addWidget(_item(order, item, names))
        inside = stack(*self._words(said), space="l")
        self.fold = Fold(_("What is read and done"), box(inside))
        parts.addWidget(rule())
        parts.addWidget(self.fold)
        self.setLayout(stack(card(parts), None))

    def _words(self, said: RunningOrder) -> Iterator[QWidget]:
        for item in said.items:
            part = item.segment
            lines = stack(text(part.title, "lead"), space="xs")
            if part.read:
                lines.addWidget(text(_("Read aloud"), "small"))
                lines.addWidget(text(part.read))
            if part.do:
                lines.addWidget(text(_("Do"), "small"))
                lines.addWidget(text(part.do))
            yield box(lines)


def _item(order: RunningOrder, item: Item, names: dict[str, str]) -> QWidget:
    clock = text(current().clock(item.begins), "body", "soft", wrap=False)
    clock.setMinimumWidth(px("body") * _TIME_LETTERS)
    part = item.segment
    long = ngettext("{minutes} minute", "{minutes} minutes", part.minutes).format(minutes=part.minutes)
    led = [names.get(role) or order.job(role, current()) for role in part.leads]
    note = _("{who}. {long}").format(who=current().listing(led), long=long) if led else long
    lines = stack(text(part.title), text(note, "small"), space="xs")
    lines.setSpacing(1)
    line = row(clock, (lines, 1), space="m")
    line.setAlignment(clock, TOP)
    return box(line)


class Duties(QWidget):
    """Who does what at this meeting; a vacant role is said plainly."""

    def __init__(self, order: RunningOrder, ask: Callable[[], object] | None) -> None:
        super().__init__()
        lines = stack(text(_("Who does what"), "heading"), space="m")
        for duty in order.duties:
            who = text(duty.who) if duty.who else chip(_("Vacant"), "care")
            holder = row((who, 1)) if duty.who else row(who, None)
            lines.addLayout(
                row((text(called(duty.role, current(), duty.title), "body", "soft"), 2), (box(holder), 3))
            )
        self.ask_button = button(_("Ask someone"), "quiet", "user-plus", does=ask)
        if ask is not None:
            lines.addLayout(row(self.ask_button, None))
        self.setLayout(stack(card(lines)))


class OnPaper(QWidget):
    """What is in the folder, in large print or not, and as a file; or the run sheet alone."""

    def __init__(self, *, large: bool, save: Callable[[], object], sheet: Callable[[], object]) -> None:
        super().__init__()
        self.large = Tick(_("Large print"), _("A third larger, on more pages"), done=large)
        self.save_button = button(_("Save as PDF"), "quiet", "download", does=save)
        self.sheet_button = button(_("Only the run sheet"), "plain", "printer", does=sheet)
        self.ticks = {piece: Tick(_(words), done=True) for piece, words in PIECES.items()}
        self.fold = Fold(_("What is in it"), box(stack(*self.ticks.values(), space="xs")))
        heading = text(_("The folder on paper"), "heading")
        buttons = Columns(self.save_button, self.sheet_button, letters=0, space="s")
        self.setLayout(stack(card(stack(heading, self.large, self.fold, buttons, space="m"))))

    @property
    def pieces(self) -> tuple[str, ...]:
        """The pieces that are ticked."""
        return tuple(piece for piece, tick in self.ticks.items() if tick.isChecked())


class HeadCount(QWidget):
    """Four boxes for how many came: numbers only, no names."""

    def __init__(self, page: Page, known: Heads | None, save: Callable[[], object]) -> None:
        super().__init__()
        self.counts = {name: Count(getattr(known, name) if known else None, digits=3) for name, _label in HEADS}
        fields = [page.field(name, Field(_(label), self.counts[name])) for name, label in HEADS]
        self.save_button = button(_("Save the heads"), "quiet", "check", does=save)
        self.counts["online"].returnPressed.connect(save)
        counted = visits(known.contacts) if known else _("Not counted yet. Numbers only, no names.")
        lines = stack(text(_("How many came"), "heading"), text(counted, "body", "soft"), space="m")
        for field in fields:
            lines.addWidget(field)
        lines.addLayout(row(self.save_button, None))
        self.setLayout(stack(card(lines)))

    def heads(self) -> Heads:
        """Return what was counted; a box left empty counts as none."""
        return Heads(**{name: box_.count() or 0 for name, box_ in self.counts.items()})
