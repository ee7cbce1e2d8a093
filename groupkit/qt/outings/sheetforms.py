"""The sheets that are ticked and written on: the place, the way there and back, and the weather."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QWidget

from groupkit.core.outings.plans import NO, UNSURE, WORDS_SEEN, YES, Checked
from groupkit.core.outings.words.planning import TravelWords, VenueWords, WeatherWords
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, line
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import SideForm
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import box, rule, stack, text
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

    def _line(self, key: str, label: str) -> Field[QLineEdit]:
        seen = self._seen.get(key)
        self.lines[key] = line(seen.words if seen else "", most=WORDS_SEEN)
        return self._page.field(f"words-{key}", Field(label, self.lines[key]))

    def _answer(self, key: str, label: str, offered: tuple[tuple[str, str], ...]) -> Field[Choice[str]]:
        seen = self._seen.get(key)
        self.answers[key] = wide(Choice(offered, seen.answer if seen else UNSURE))
        return self._page.field(f"answer-{key}", Field(label, self.answers[key]))

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
    """The questions about a place: those that weigh most come first."""

    def __init__(self, page: Showing) -> None:
        told = words(VenueWords)
        super().__init__(page, "venue", told.title)
        offered = ((UNSURE, told.unsure), (YES, told.yes), (NO, told.no))
        rows: list[QWidget] = [text(told.intro, "body", "soft")]
        for check in told.checks:
            answer = self._answer(check.key, _("The answer"), offered)
            answer.entry.setAccessibleName(check.title)
            seen = self._line(check.key, _("What we saw"))
            seen.entry.setAccessibleName(_("What we saw: {question}").format(question=check.title))
            rows += [rule(), _asked(check.title, check.about), Columns((answer, 2), (seen, 3), space="l")]
        self.lay(*rows)


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
            seen = self._line(check.key, _("What we found"))
            seen.entry.setAccessibleName(check.title)
            rows += [rule(), _asked(check.title, check.about), seen]
        self.lay(*rows)


class WeatherForm(SheetForm):
    """What is done in each kind of weather, and what that means for this outing."""

    def __init__(self, page: Showing) -> None:
        told = words(WeatherWords)
        super().__init__(page, "weather", told.title)
        rows: list[QWidget] = [text(told.intro, "body", "soft")]
        for each in told.plans:
            ours = self._line(each.key, _("What that means for us"))
            ours.entry.setAccessibleName(_("What that means for us: {what}").format(what=each.title))
            rows += [rule(), _asked(each.title, each.do), ours]
        self.lay(*rows)


def _asked(title: str, about: str) -> QWidget:
    return box(stack(text(title, "lead"), text(about, "small"), space="xs"))
