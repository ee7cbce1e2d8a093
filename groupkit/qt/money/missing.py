"""If money is missing: one calm step at a time, with nobody blamed and nobody told by the book."""

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.missing import COUNT, LOOK, PRINT, REST, STOP, TELL, THAWED, Part, Step, Turn
from groupkit.core.progress import Progress
from groupkit.i18n import _, current
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.fields import Field
from groupkit.qt.money import papers
from groupkit.qt.money.names import Name, known
from groupkit.qt.money.papercheck import trail_paper
from groupkit.qt.money.ways import back
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, mark, row, stack, text
from groupkit.qt.sections import Fold, header
from groupkit.services import counting, missing, treasury

if TYPE_CHECKING:
    from groupkit.pdf import missing as paper
else:
    paper = lazily("groupkit.pdf.missing")

_DRAWN = {STOP: "lock", COUNT: "users", LOOK: "check", PRINT: "printer", TELL: "message-circle", REST: "check"}


class MissingPage(Page):
    """The steps, the one that comes next in full; what not to do stands beside them."""

    name = "missing"
    topics = frozenset({"money", "service"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.primary: QPushButton | None = None

    def content(self) -> QLayout:
        """Return the page."""
        self.form = missing.form().told(current())
        self.done = missing.done(self.group)
        self.next = next((step.key for step in self.form.step if step.key not in self.done), "")
        self.primary = None
        steps = [self._step(step) for step in self.form.step]
        print_page = button(_("Print this page"), "quiet", "printer", does=self.print_page)
        self.print_button = print_page
        beside = [print_page, back(self.desk)]
        top = header(self.form.title, self.form.intro, self.primary, *beside)
        left = box(stack(*self._calm(), *steps, *self._thaw(), *self._away(), None, space="m"))
        right = box(stack(self._never(), *self._later(), None, space="l"))
        self.first = self.primary or print_page
        return stack(top, Columns((left, 3), (right, 2)), None)

    def _calm(self) -> list[QWidget]:
        self.help_button = button(_("Help now"), "plain", "life-buoy", does=lambda: self.desk.go("safety"))
        danger = Columns((text(self.form.danger), 1), self.help_button, letters=20, space="s")
        said = [text(words, "body", "soft") for words in (self.form.protects, self.form.quiet, self.form.small)]
        return [card(stack(*said, danger, space="s"))]

    # the steps

    def _step(self, step: Step) -> QWidget:
        if step.key in self.done:
            told = text(missing.told(self.group, step.key, step.done), "body", "soft")
            words = stack(text(step.title, "lead"), told, space="xs")
            return card(row(mark("circle-check", "accent"), (words, 1), space="m"))
        if step.key != self.next:
            later = row(mark("circle-dashed", "soft"), (text(step.title, "body", "soft"), 1), space="m")
            return card(later, "sunken")
        parts: list[QWidget] = [text(step.title, "heading"), text(step.do), text(step.why, "body", "soft")]
        parts += [box(row(mark("chevron-right", "soft"), (text(place), 1), space="s")) for place in step.places]
        parts += self._extra(step.key)
        nothing_open = step.key == STOP and missing.draft(self.group) is None
        does = _("We have stopped") if nothing_open else step.button
        self.primary = button(does, "primary", _DRAWN[step.key], does=self._does(step.key))
        return card(stack(*parts, space="m"), "accent")

    def _extra(self, key: str) -> list[QWidget]:
        """Return what a step needs besides its words."""
        if key == COUNT:
            does = self.print_slips
            self.slips_button = button(_("Print slips to count on"), "plain", "printer", does=does)
            return [box(row(self.slips_button, None))]
        if key == TELL:
            self.name_entry = Name(known(self.group), self.group.profile.facilitator)
            return [self.field("name", Field(_("Who knows now?"), self.name_entry))]
        return []

    def _does(self, key: str) -> Callable[[], object]:
        if key == PRINT:
            return self.print_trail
        if key == REST:
            return self.rest
        return lambda: self.tick(key)

    def tick(self, key: str) -> None:
        """Say that a step is done."""
        name = self.name_entry.name() if key == TELL else ""
        if self.attempt(lambda: missing.tick(self.group, key, name)) and self.first is not None:
            self.first.setFocus()

    def print_slips(self) -> None:
        """Print a slip for each of the two who count."""
        printing.print_out(self.desk, self, papers.count_slips(self.group.profile, counting.worths(self.group)))

    def print_trail(self) -> None:
        """Print the trail since the last count that agreed; the step is done once it is printed."""
        told = treasury.trail(self.group, treasury.since_agreed(self.group), self.group.today())
        printing.print_out(self.desk, self, trail_paper(self.group, told), lambda: self.tick(PRINT))

    def rest(self) -> None:
        """Let it rest, and go back to the meeting."""
        if self.attempt(lambda: missing.tick(self.group, REST)):
            self.desk.go("tonight")

    # two people let the sheet go on

    def _thaw(self) -> list[QWidget]:
        stop = self.done.get(STOP)
        if stop is None or stop.sheet is None or not missing.is_frozen(self.group, stop.sheet):
            return [self._thawed()] if THAWED in self.done else []
        self.by, self.second = Name(known(self.group)), Name(known(self.group))
        self.thaw_button = button(_("Let the sheet go on"), "quiet", "check", does=self.thaw)
        asked = box(
            stack(
                self.field("by", Field(_("Who says so?"), self.by)),
                self.field("second", Field(_("Who says so with you?"), self.second)),
                row(self.thaw_button, None),
                space="l",
            )
        )
        self.thaw_fold = Fold(_("Let the frozen sheet go on, two of you"), card(stack(asked)))
        return [self.thaw_fold]

    def _thawed(self) -> QWidget:
        known_ = self.done[THAWED]
        said = _("{names} let the sheet go on, on {day}.")
        return text(said.format(names=known_.name, day=current().day(known_.on)), "body", "soft")

    def thaw(self) -> None:
        """Let the sheet go on, because two people say so."""
        if self.attempt(lambda: missing.thaw(self.group, self.by.name(), self.second.name())):
            self.desk.say(_("The sheet can be changed again."), undoable=True)

    def _away(self) -> list[QWidget]:
        if not self.done:
            return []
        self.away_button = button(_("It is settled: put this away"), "plain", "check", does=self.put_away)
        return [box(row(self.away_button, None))]

    def put_away(self) -> None:
        """Forget how far we came, because it is settled."""
        if self.attempt(lambda: missing.put_aside(self.group)):
            self.desk.say(_("Put away. Nothing of it is kept."), undoable=True)

    # beside the steps

    def _never(self) -> QWidget:
        lines = [text(never.words) for never in self.form.not_this]
        return card(stack(text(_("What not to do"), "heading"), *lines, space="m"))

    def _later(self) -> list[QWidget]:
        form = self.form
        self.folds = [Fold(part.title, card(_lines(part))) for part in (form.found, form.not_found, form.took)]
        for_them = stack(_lines(form.facilitator), *map(_turn, form.report), space="l")
        self.folds.append(Fold(form.facilitator.title, card(for_them)))
        return list(self.folds)

    def print_page(self) -> None:
        """Print the whole page, with room to write."""
        about, form = self.group.profile, missing.form()

        def make(into: BinaryIO, progress: Progress) -> None:
            speaks, size = about.printing_language, about.paper
            paper.missing_money(form, into, group=about.name, language=speaks, paper=size, progress=progress)

        printing.print_out(self.desk, self, make)


def _lines(part: Part) -> QLayout:
    return stack(*(text(line) for line in part.lines), space="s")


def _turn(turn: Turn) -> QWidget:
    """Say where trustees can turn, and when that was read."""
    seen = _("Read on {day}.").format(day=current().day(turn.seen_on))
    title = _("{name}, {nation}").format(name=turn.title, nation=turn.nation)
    return box(stack(text(title, "lead"), text(turn.what), text(turn.reach), text(seen, "small"), space="xs"))
