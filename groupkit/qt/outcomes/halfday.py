"""The parts of a half-day on its page: the form that plans it, who is coming by kind, and its running order."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outcomes.words import SegmentWords, WorkshopWords
from groupkit.core.outcomes.workshop import Guests, Kind, Run, Segment, Workshop, minutes, timed
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Clock, Count, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.outcomes.ownforms import OwnForm
from groupkit.qt.outcomes.runforms import follows
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, box, button, card, chip, row, rule, stack, text
from groupkit.qt.sections import Fold

Action = Callable[[], object]
_AFTERNOON = time(13)
_LETTERS = 15


class PlanForm(OwnForm):
    """When and where it is, and how long each part takes; a part with no minutes is left out."""

    def __init__(
        self, page: Page, known: Run, words: WorkshopWords, earlier: Sequence[Run], act: tuple[Action, Action]
    ) -> None:
        super().__init__()
        self._known = known
        self.title = line(known.title, most=80)
        self.day, self.start = Day(known.day), Clock(known.start or _AFTERNOON)
        self.place = line(known.place, example=_("Eastside Hall, Room 2"), most=80)
        self.follows = follows(earlier, known.follows)
        long = {each.key: each.minutes for each in known.agenda}
        self.minutes = {each.key: Count(long.get(each.key), digits=3) for each in words.segments}
        self.total = text("", "lead")
        for each in self.minutes.values():
            each.textChanged.connect(self._add_up)
        self._add_up()
        parts = [
            Columns((text(each.title), 3), (self._named(each), 2), letters=_LETTERS, space="s")
            for each in words.segments
        ]
        holder = box(stack(*parts, self.total, space="s"))
        holder.setFocusProxy(next(iter(self.minutes.values())))
        hint = _("Leave a part empty to leave it out.")
        self._lay(
            _("When, where and what"),
            page.field("title", Field(_("What it is called"), self.title)),
            page.field("day", Field(_("Which day"), self.day)),
            page.field("start", Field(_("When it starts"), self.start)),
            page.field("place", Field(_("Where"), self.place)),
            page.field("follows", Field(_("Which one it follows"), self.follows)),
            page.field("agenda", Field(_("Minutes for each part"), holder, hint=hint)),
            save=act[0],
            leave=act[1],
        )

    def _named(self, segment: SegmentWords) -> Count:
        made = self.minutes[segment.key]
        made.setAccessibleName(_("Minutes: {part}").format(part=segment.title))
        return made

    def _add_up(self) -> None:
        whole = sum(each.count() or 0 for each in self.minutes.values())
        self.total.setText(_("All together: {time}").format(time=_long(whole)))

    def run(self) -> Run:
        """Return the half-day as answered."""
        found = ((key, each.count()) for key, each in self.minutes.items())
        return Run(
            id=self._known.id,
            day=self.day.day(),
            title=self.title.text(),
            place=self.place.text(),
            start=self.start.moment(),
            agenda=tuple(Segment(key=key, minutes=many) for key, many in found if many is not None),
            follows=self.follows.value() or None,
        )


class GuestsForm(OwnForm):
    """How many of one kind were asked, are coming and came; no name is kept."""

    def __init__(self, page: Page, kind: Kind, known: Guests, act: tuple[Action, Action]) -> None:
        super().__init__()
        self._kind = kind.key
        self.asked, self.coming, self.came = (
            Count(many or None, digits=3) for many in (known.asked, known.coming, known.came)
        )
        self._lay(
            kind.title,
            text(_("Only how many. No names are kept."), "body", "soft"),
            page.field("asked", Field(_("How many you asked"), self.asked)),
            page.field("coming", Field(_("How many are coming"), self.coming)),
            page.field("came", Field(_("How many came"), self.came)),
            save=act[0],
            leave=act[1],
        )

    def guests(self) -> Guests:
        """Return the numbers as answered."""
        asked, coming, came = (each.count() or 0 for each in (self.asked, self.coming, self.came))
        return Guests(kind=self._kind, asked=asked, coming=coming, came=came)


class Coming(QWidget):
    """Each kind of people with how many; a kind nobody of whom is coming says so."""

    def __init__(
        self,
        workshop: Workshop,
        kinds: Sequence[Kind],
        gaps: Mapping[str, Kind],
        gap: str,
        change: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        lines: list[Item] = [text(_("Who is in the room"), "heading")]
        for at, kind in enumerate(kinds):
            guests = workshop.of(kind.key)
            said = [text(kind.title), text(_counted(guests), "small", "soft")]
            if kind.key in gaps:
                said.append(text(_few(guests, gap, over=workshop.run.closed_on is not None), "small", "care"))
            self.buttons[kind.key] = made = button(_("Change"), "plain", does=partial(change, kind.key))
            made.setAccessibleDescription(kind.title)
            lines += [*([rule()] if at else []), row((stack(*said, space="xs"), 1), made)]
        self.setLayout(stack(card(stack(*lines, space="m"))))


def _few(guests: Guests, gap: str, *, over: bool) -> str:
    """Return the words for a kind of whom there are too few, before the half-day or after it."""
    if over:
        return _("Fewer than you may want came.") if guests.came else _("Nobody of this kind came.")
    return _("Fewer than you may want are coming.") if guests.coming else gap


def _counted(guests: Guests) -> str:
    words = current()
    if not guests.asked and not guests.coming and not guests.came:
        return _("Nobody was asked yet.")
    said = _("Asked {asked}, coming {coming}, came {came}")
    return said.format(
        asked=words.whole(guests.asked), coming=words.whole(guests.coming), came=words.whole(guests.came)
    )


def running_order(run: Run, words: WorkshopWords) -> QWidget:
    """Make the plan with its times; each part opens on what is read aloud and what is done."""
    known = {each.key: each for each in words.segments}
    lines: list[Item] = [text(_("The plan"), "heading"), text(_long(minutes(run)), "body", "soft")]
    said, clock = _("{begins}  {part}"), current().clock
    for each in timed(run):
        part = known[each.segment.key]
        inside: list[Item] = [text(part.read.strip()), text(part.do.strip(), "body", "soft")]
        if part.needs:
            needs = current().listing(part.needs)
            inside.append(text(_("You need: {things}").format(things=needs), "small", "soft"))
        title = said.format(begins=clock(each.begins), part=part.title)
        lines.append(Fold(title, card(stack(*inside, space="s"), "sunken", "l")))
    return card(stack(*lines, space="s"))


def over(day: date) -> QWidget:
    """Say that a half-day is over."""
    return chip(_("Closed on {day}").format(day=current().day(day, "long")), "accent")


def _long(many: int) -> str:
    """Return a length in words: hours and minutes."""
    hours, rest = divmod(many, 60)
    words = current()
    in_hours = ngettext("{count} hour", "{count} hours", hours).format(count=words.whole(hours))
    in_minutes = ngettext("{count} minute", "{count} minutes", rest).format(count=words.whole(rest))
    found = [*([in_hours] if hours else []), *([in_minutes] if rest or not hours else [])]
    return words.listing(found)
