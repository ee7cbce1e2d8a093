"""The forms of the plan: where and how, what helps on the day, and the rules."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from groupkit.core.outings.plans import BACK_ALL, BACK_IF_FILLED, BACK_NONE, LENGTHS, Plan
from groupkit.core.outings.words.people import SignupWords
from groupkit.core.outings.words.planning import PhotoWords, TravelWords, WhoWords
from groupkit.i18n import _, current, ngettext
from groupkit.qt.decisions.offers import DayChoice, Days, wide
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import SideForm
from groupkit.qt.outings.part import Showing
from groupkit.services.outings import planning
from groupkit.services.outings.known import words

_BEFORE = (0, 1, 2, 3, 7, 14)


class PlanForm(SideForm):
    """A form that changes some words or rules of the plan and leaves the others as they are."""

    def __init__(self, page: Showing, heading: str) -> None:
        super().__init__(heading, _("Keep this"), self._save, page.turn)
        self._page, self._plan = page, page.whole.plan
        self._lines: dict[str, QLineEdit] = {}
        self._notes: dict[str, QPlainTextEdit] = {}

    def _line(self, name: str, label: str, *, example: str = "", hint: str = "") -> Field[QLineEdit]:
        self._lines[name] = line(getattr(self._plan, name), example=example, most=LENGTHS[name])
        return self._page.field(name, Field(label, self._lines[name], hint=hint))

    def _note(self, name: str, label: str, hint: str = "") -> Field[QPlainTextEdit]:
        self._notes[name] = notes(getattr(self._plan, name), lines=3)
        return self._page.field(name, Field(label, self._notes[name], hint=hint))

    def plan(self) -> Plan:
        """Return the plan as answered."""
        said: dict[str, Any] = {name: entry.text() for name, entry in self._lines.items()}
        said |= {name: entry.toPlainText() for name, entry in self._notes.items()}
        return replace(self._plan, **said)

    def _save(self) -> None:
        self._page.done(lambda: planning.details(self._page.group, self.plan()), _("The plan is saved."))


class WhereForm(PlanForm):
    """The place, where people meet, and the way there and back."""

    def __init__(self, page: Showing) -> None:
        super().__init__(page, _("Where and how"))
        told = words(TravelWords)
        hint = _("Copy it from a map. It opens on a telephone, and is drawn on the poster as a code.")
        self.lay(
            self._line("place", _("The place"), example=_("The café by the lake")),
            self._line("meet_at", told.meet, example=_("The bench by the gate")),
            self._line("map_link", _("A link to a map"), hint=hint),
            self._note("travel", told.go),
            self._line("last_back", told.last),
        )


class HelpsForm(PlanForm):
    """What to bring, and what makes the day easier."""

    def __init__(self, page: Showing) -> None:
        super().__init__(page, _("What helps on the day"))
        self.lay(
            self._note("bring", _("What to bring")),
            self._note("access", _("Steps, seats and toilets")),
            self._note("food", _("Food and drink")),
            self._note("quiet", _("A quiet place"), _("Where people can sit by themselves for a while.")),
        )


class RulesForm(PlanForm):
    """Who may come, pictures, what comes back, and the days on which the list closes and the group agreed."""

    def __init__(self, page: Showing) -> None:
        super().__init__(page, _("What we agreed"))
        plan, back = self._plan, words(SignupWords).drop_out
        refunds = ((BACK_ALL, back.back_all), (BACK_IF_FILLED, back.back_if_filled), (BACK_NONE, back.back_none))
        who, photos = words(WhoWords), words(PhotoWords)
        self.who = wide(Choice([(rule.key, rule.title) for rule in who.rules], plan.who))
        self.photos = wide(Choice([(rule.key, rule.title) for rule in photos.rules], plan.photos))
        self.refund = wide(Choice(refunds, plan.refund))
        day = page.known.outing.day
        self.closes = DayChoice(_("It stays open"), list(_closing(day)), plan.closes_on)
        today = page.group.today()
        decided: Days = [(today - timedelta(days=ago), _ago(ago, today)) for ago in range(15)]
        self.decided = DayChoice(_("Not asked yet"), decided, plan.decided_on)
        self.lay(
            page.field("who", Field(who.title, self.who, hint=who.today)),
            page.field("photos", Field(photos.title, self.photos, hint=photos.intro)),
            page.field("refund", Field(back.title, self.refund)),
            page.field("closes_on", Field(_("The list closes"), self.closes)),
            page.field("decided_on", Field(_("The group agreed on"), self.decided)),
        )

    def plan(self) -> Plan:
        """Return the plan with the rules as answered."""
        known = super().plan()
        return replace(
            known,
            who=self.who.value() or known.who,
            photos=self.photos.value() or known.photos,
            refund=self.refund.value() or known.refund,
            closes_on=self.closes.value(),
            decided_on=self.decided.value(),
        )


def _closing(day: date) -> Iterable[tuple[date | None, str]]:
    for before in _BEFORE:
        shown = current().day(day - timedelta(days=before))
        said = _("On the day, {day}")
        if before:
            said = ngettext("{count} day before, {day}", "{count} days before, {day}", before)
        yield day - timedelta(days=before), said.format(count=before, day=shown)


def _ago(ago: int, today: date) -> str:
    return current().day(today - timedelta(days=ago), "full") if ago else _("Today")
