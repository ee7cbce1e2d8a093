"""The form of our own limits: when two agree, what is asked about, when something is mentioned."""

from datetime import date

from groupkit.core.limits import Limits
from groupkit.core.money import parse
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import _, current
from groupkit.qt.books.forms import Does, SideForm, pence_of
from groupkit.qt.books.keeping import KeepingPage
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Amount, Choice, Count, line
from groupkit.qt.fields import Field

_MONTHS, _DAYS = range(1, 13), range(1, 29)
_YEAR = 2001


class LimitsForm(SideForm):
    """What the group settled about its money, to change."""

    def __init__(self, page: KeepingPage, known: Limits, save: Does, leave: Does) -> None:
        super().__init__(_("Our limits"), _("These are yours to settle. They stop nobody; they make us ask."))
        self._known, self._currency, add, words = known, page.group.profile.currency, page.field, current()
        self.two_over = Amount(self._currency, known.two_over, field="two_over")
        self.ask_over = Amount(self._currency, known.ask_over, field="ask_over")
        self.short_month = Amount(self._currency, known.short_month, field="short_month")
        self.claim_days, self.hand_days = Count(known.claim_days), Count(known.hand_days)
        self.short_run = Count(known.short_run, digits=2)
        month, day = known.year_starts
        named = [(at, words.month(date(_YEAR, at, 1), "short")) for at in _MONTHS]
        self.month, self.day = wide(Choice(named, month)), Choice(((at, str(at)) for at in _DAYS), day)
        notes = " ".join(words.amount(worth) for worth in known.more_notes)
        self.more_notes = line(notes, example="100", most=60)
        every = _("Type 0 and two people agree every payment.")
        hint = _("Their worth, with a space between, like 100. Leave it empty if there are none.")
        self.lay(
            [
                add("two_over", Field(_("Two people agree a payment over"), self.two_over, hint=every)),
                add("ask_over", Field(_("Ask once about an amount over"), self.ask_over)),
                add("claim_days", Field(_("Days a claim may wait before we mention it"), self.claim_days)),
                add("hand_days", Field(_("Days cash may be in somebody’s hands"), self.hand_days)),
                add("short_run", Field(_("Short counts in a row before we mention it"), self.short_run)),
                add("short_month", Field(_("Short in a month before we mention it"), self.short_month)),
                add("year_starts", Field(_("Our year starts in"), self.month)),
                add("year_day", Field(_("On which day of that month?"), self.day)),
                add("more_notes", Field(_("Other notes we count"), self.more_notes, hint=hint)),
            ],
            _("Settle it"), save, leave,
        )  # fmt: skip

    def settled(self) -> Limits:
        """Return the limits as answered; refuse with everything to put right."""
        problems: list[Problem] = []
        made = Limits(
            two_over=pence_of(self.two_over, problems),
            ask_over=pence_of(self.ask_over, problems),
            claim_days=self.claim_days.count() or 0,
            hand_days=self.hand_days.count() or 0,
            short_run=self.short_run.count() or 0,
            short_month=pence_of(self.short_month, problems),
            year_starts=(self.month.value() or 1, self.day.value() or 1),
            more_notes=self._notes(problems),
        )
        refuse([*problems, *made.problems()])
        return made

    def _notes(self, problems: list[Problem]) -> tuple[int, ...]:
        found = []
        for typed in self.more_notes.text().split():
            try:
                found.append(parse(typed, self._currency, "more_notes"))
            except RefusedError as refused:
                problems += refused.problems
        return tuple(found)
