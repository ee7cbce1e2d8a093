"""The sheets that are ticked and written on: the place, the way there and back, and the weather."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from groupkit.core.outings.plans import HEAVY, NO, UNSURE, WORDS_SEEN, YES, Checked
from groupkit.core.outings.words.planning import TravelWords, VenueCheck, VenueWords, WeatherWords
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import SideForm
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import box, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.qt.ticks import Tick
from groupkit.services.outings import checks
from groupkit.services.outings.known import words


class SheetForm(SideForm):
    """A sheet with a row for each question: what it asks, an answer, and a few words."""

    def __init__(self, page: Showing, sheet: str, heading: str) -> None:
        super().__init__(heading, _("Keep this sheet"), self._save, page.turn)
        self._page, self._sheet = page, sheet
        self._seen = {each.key: each for each in page.whole.checks if each.sheet == sheet}
        self.answers: dict[str, Choice[str]] = {}
        self.ticks: dict[str, Tick] = {}
        self.lines: dict[str, QLineEdit] = {}

    def _line(self, key: str, label: str, hint: str = "", example: str = "") -> Field[QLineEdit]:
        seen = self._seen.get(key)
        self.lines[key] = line(seen.words if seen else "", example=example, most=WORDS_SEEN)
        return self._page.field(f"words-{key}", Field(label, self.lines[key], hint=hint))

    def _answer(self, key: str, label: str, hint: str, offered: tuple[tuple[str, str], ...]) -> Field[Choice[str]]:
        seen = self._seen.get(key)
        self.answers[key] = wide(Choice(offered, seen.answer if seen else UNSURE))
        return self._page.field(f"answer-{key}", Field(label, self.answers[key], hint=hint))

    def _tick(self, key: str, title: str) -> Tick:
        seen = self._seen.get(key)
        self.ticks[key] = Tick(title, done=seen is not None and seen.answer == YES, fades=False)
        return self.ticks[key]

    def found(self) -> Iterator[Checked]:
        """Yield what was answered, question by question."""
        for key, entry in self.lines.items():
            answer = UNSURE
            if key in self.answers:
                answer = self.answers[key].value() or UNSURE
            elif key in self.ticks and self.ticks[key].isChecked():
                answer = YES
            yield Checked(outing=self._page.shown, sheet=self._sheet, key=key, answer=answer, words=entry.text())

    def _save(self) -> None:
        group = self._page.group
        self._page.done(lambda: checks.check(group, *self.found()), _("The sheet is kept."))


class VenueForm(SheetForm):
    """The questions about a place: those that weigh most come first, and the others are folded."""

    def __init__(self, page: Showing) -> None:
        told = words(VenueWords)
        super().__init__(page, "venue", told.title)
        self._offered = ((UNSURE, told.unsure), (YES, told.yes), (NO, told.no))
        heavy = [check for check in told.checks if check.weighs == HEAVY]
        light = [check for check in told.checks if check.weighs != HEAVY]
        opened = any(check.key in self._seen for check in light)
        self.fold = Fold(_("If the answer is no, plan for it"), self._asked(light), opened=opened)
        heading = text(_("If the answer is no, think of another place"), "lead", "accent")
        self.lay(text(told.intro, "body", "soft"), heading, self._asked(heavy), self.fold)

    def _asked(self, asked: Sequence[VenueCheck]) -> QWidget:
        rows = stack(space="l")
        for at, check in enumerate(asked):
            if at:
                rows.addWidget(rule())
            answer = self._answer(check.key, check.title, check.about, self._offered)
            seen = self._line(check.key, _("What we saw"))
            seen.entry.setAccessibleName(_("What we saw: {question}").format(question=check.title))
            sides = [(box(stack(each, None)), 1) for each in (answer, seen)]
            rows.addWidget(Columns(*sides, space="xl"))
        return box(rows)


class TravelForm(SheetForm):
    """What the way passes, to tick, and the questions about it."""

    def __init__(self, page: Showing) -> None:
        told = words(TravelWords)
        super().__init__(page, "travel", told.title)
        rows: list[QWidget] = [text(told.intro, "body", "soft"), _asked(told.passes_title, told.passes_about)]
        for each in told.passes:
            way = self._line(each.key, told.other_way)
            way.entry.setAccessibleName(_("A way round it: {what}").format(what=each.title))
            rows += [rule(), Columns((self._tick(each.key, each.title), 2), (way, 3), space="l")]
        rows.append(text(told.together, "body", "soft"))
        for check in told.checks:
            rows += [rule(), self._line(check.key, check.title, check.about)]
        self.lay(*rows)


class WeatherForm(SheetForm):
    """What is done in each kind of weather, and what that means for this outing."""

    def __init__(self, page: Showing) -> None:
        told = words(WeatherWords)
        super().__init__(page, "weather", told.title)
        rows: list[QWidget] = [text(told.intro, "body", "soft")]
        for each in told.plans:
            rows += [rule(), self._line(each.key, each.title, each.do, _("What that means for us"))]
        self.lay(*rows)


def _asked(title: str, about: str) -> QWidget:
    return box(stack(text(title, "lead"), text(about, "small"), space="xs"))
