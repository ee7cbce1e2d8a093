"""The form to add a regular meeting or to change one: a column of questions, most answered already."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from PySide6.QtWidgets import QComboBox, QWidget

from groupkit.core.formats import LENGTHS, PACKS, TALK_TITLES, USUAL, translated
from groupkit.core.ledger import PlaceKind
from groupkit.core.meetings import STATES, Meeting
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Clock, Count, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.meetings.regular import state, weekday
from groupkit.qt.meetings.rules import HowOften
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.services import formats, ledger, presets

_HOSTED = {"": N_("Not said"), "yes": N_("Yes"), "no": N_("Not yet")}


class MeetingForm(QWidget):
    """Asks about one meeting; `meeting` gives the answers, and problems stand by the fields of the page."""

    def __init__(
        self, page: Page, known: Meeting | None, save: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__()
        self._page, self._known = (
            page,
            known or Meeting(name="", weekday=page.group.today().weekday(), start=time(19), minutes=60, format=""),
        )
        self.save_button = button(_("Save the meeting"), "quiet", "check", does=save)
        self.leave_button = button(_("Leave it as it was"), "plain", does=leave)
        when = card(stack(text(_("When"), "heading"), *self._when(), space="l"))
        fields = (*self._where(), *self._how(asks_state=known is not None))
        buttons = Columns(self.save_button, self.leave_button, letters=0, space="s")
        where = card(stack(text(_("Where and how"), "heading"), *fields, buttons, space="l"))
        self.setLayout(stack(Columns((box(stack(when, None)), 1), (box(stack(where, None)), 1))))

    def _when(self) -> tuple[QWidget, ...]:
        known, field = self._known, self._page.field
        self.name = line(known.name, example=_("Saturday group"))
        self.weekday = Choice(((day, weekday(day)) for day in range(7)), known.weekday)
        self.start = Clock(known.start)
        self.minutes = Count(known.minutes)
        self.doors = Count(known.doors)
        self.often = HowOften(field, known.when, self._page.group.today())
        hint = _("This stands on posters and run sheets.")
        return (
            field("name", Field(_("What it is called"), self.name, hint=hint)),
            field("weekday", Field(_("Day of the week"), self.weekday)),
            self.often,
            field("start", Field(_("It starts at"), self.start)),
            field("minutes", Field(_("How many minutes it lasts"), self.minutes)),
            field("doors", Field(_("How many minutes before the doors open"), self.doors)),
        )

    def _where(self) -> tuple[QWidget, ...]:
        known, field = self._known, self._page.field
        self.venue = line(known.venue, example=_("Eastside Hall, Room 2"))
        self.access = line(known.access, example=_("Step-free by the side door"))
        self.online = Choice(((False, _("In person")), (True, _("Online"))), known.online)
        own = self._page.group.zone
        self.zone = line(known.zone, example=own)
        hint = _("Only if its clock is not yours. Yours is {zone}.").format(zone=own)
        self.zone_fold = Fold(
            _("Another time zone"),
            field("zone", Field(_("Its time zone, like Europe/London"), self.zone, hint=hint)),
            opened=bool(known.zone),
        )
        self.zone_fold.setVisible(known.online)
        self.online.currentIndexChanged.connect(lambda _at: self.zone_fold.setVisible(self.online.value() is True))
        return (
            field("venue", Field(_("Where"), self.venue)),
            field("access", Field(_("Getting in"), self.access)),
            field("online", Field(_("In person or online"), self.online)),
            self.zone_fold,
        )

    def _how(self, *, asks_state: bool) -> tuple[QWidget, ...]:
        known, field, group = self._known, self._page.field, self._page.group
        self._plans = {plan.id: plan for plan in formats.listing(group)}
        plans = {key: translated(plan, current()).title for key, plan in self._plans.items()}
        if known.format:
            plans.setdefault(known.format, known.format)
        self.format = Choice(plans.items(), known.format or USUAL)
        # The longest of the titles must not make the page wider; the open list shows each in full.
        self.format.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        kinds = [
            ("", _("As it stands below")),
            *((each.key, each.told(current()).title) for each in presets.presets()),
        ]
        self.kind = Choice(kinds, "")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.currentIndexChanged.connect(lambda _at: self._start_from(self.kind.value()))
        as_format = [("", _("As the running order says"))]
        self.talk = Choice([*as_format, *((key, _(words)) for key, words in TALK_TITLES.items())], known.talk)
        self.pack = Choice(((key, _(words)) for key, words in PACKS.items()), known.pack)
        self.length = Choice(((key, _(words)) for key, words in LENGTHS.items()), known.length)
        self.is_open = Choice(
            ((True, _("Open: anybody may come")), (False, _("Closed: for members"))), known.is_open
        )
        tins = [(place.id, place.name) for place in ledger.places(group) if place.kind is PlaceKind.TIN]
        tins_and_none: list[tuple[int, str]] = [*tins, (0, _("It has no tin"))]
        self.tin = Choice(tins_and_none, known.place or (tins[0][0] if tins and not known.id else 0))
        self.state = Choice(((name, state(name)) for name in STATES), known.state)
        self.hosted = Choice(((key, _(words)) for key, words in _HOSTED.items()), known.hosted)
        self.site_rules = notes(known.site_rules, lines=4)
        hosted = field("hosted", Field(_("Does somebody it is held for look after it?"), self.hosted))
        rules = field("site_rules", Field(_("The rules of the place"), self.site_rules))
        self.format.currentIndexChanged.connect(lambda _at: self._fit(hosted, rules))
        self._fit(hosted, rules)
        last = (field("state", Field(_("Is it held at the moment?"), self.state)),) if asks_state else ()
        return (
            field("kind", Field(_("Start from a kind of meeting"), self.kind, hint=_("It fills in what follows."))),
            field("format", Field(_("How it runs"), self.format)),
            hosted,
            rules,
            field("talk", Field(_("How people may reply"), self.talk)),
            field("pack", Field(_("Which words are read"), self.pack)),
            field("length", Field(_("How much is read"), self.length)),
            field("is_open", Field(_("Who may come"), self.is_open)),
            field("place", Field(_("Which tin its money goes into"), self.tin)),
            *last,
        )

    def _start_from(self, key: str | None) -> None:
        """Fill in how a kind of meeting runs; everything can be changed afterwards."""
        if not key:
            return
        chosen = presets.get(key)
        self.format.choose(chosen.format)
        self.talk.choose(chosen.talk)
        self.is_open.choose(chosen.is_open)
        if chosen.online:
            self.online.choose(chosen.online)

    def _fit(self, hosted: QWidget, rules: QWidget) -> None:
        """Ask only what this way to meet needs."""
        plan = self._plans.get(self.format.value() or "")
        hosted.setVisible(plan is not None and bool(plan.identity))
        rules.setVisible(plan is not None and plan.site_rules)

    def meeting(self) -> Meeting:
        """Return the meeting as answered."""
        return replace(
            self._known,
            name=self.name.text().strip(),
            weekday=_or(self.weekday.value(), 0),
            start=self.start.moment(),
            minutes=_or(self.minutes.count(), 0),
            doors=_or(self.doors.count(), 0),
            venue=self.venue.text().strip(),
            access=self.access.text().strip(),
            format=self.format.value() or "",
            talk=self.talk.value() or "",
            pack=self.pack.value() or "",
            length=self.length.value() or "standard",
            when=self.often.rule(),
            zone=self.zone.text().strip() if self.online.value() else self._known.zone,
            is_open=self.is_open.value() is not False,
            online=self.online.value() is True,
            place=self.tin.value() or None,
            state=self.state.value() or STATES[0],
            hosted=self.hosted.value() or "",
            site_rules=self.site_rules.toPlainText().strip(),
        )


def _or(answer: int | None, otherwise: int) -> int:
    return otherwise if answer is None else answer
