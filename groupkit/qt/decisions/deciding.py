"""The form that decides an idea: count the answers, see what they come to, and say which role does it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.core.business import Business
from groupkit.core.decisions import (
    AGREED,
    CONSENT,
    FIRST_READING,
    NOT_AGREED,
    OUTCOMES,
    PUT_OFF,
    TESTS,
    Counts,
    Decision,
    Motion,
    Rules,
    outcome_of,
    size_of,
)
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import DayChoice, RoleChoice, days_ahead, months_ahead, wide
from groupkit.qt.entries import Choice, Count, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.services import decisions

_ASKED = {
    "support": N_("For it"),
    "can_live": N_("Can live with it"),
    "aside": N_("Stand aside"),
    "concern": N_("Serious worry"),
}
_VOTED = {"in_favour": N_("Yes"), "against": N_("No"), "abstain": N_("Stand aside")}
_COMES_TO = {
    AGREED: N_("The counts say: agreed."),
    NOT_AGREED: N_("The counts say: not agreed."),
    PUT_OFF: N_("The counts say: talk on, and put it off."),
}
_ABREAST = 16
_EARLIER = N_("The worry last time: {words}")
_EARLY = N_("This is a big thing, and it is new. Read it out today; we decide at a later meeting.")


class DecideForm(QWidget):
    """One idea at one business meeting."""

    def __init__(
        self, page: Page, idea: Motion, about: Business, save: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__()
        self.idea, self._about = idea, about
        self._rules: Rules = decisions.rules(page.group)
        self._enough = decisions.needed(page.group, about)
        self._early = decisions.too_early(page.group, idea, about)
        self.present = Count(about.present, digits=3)
        self.test = wide(Choice((key, _(words)) for key, words in TESTS.items()))
        self.counts = {name: Count(digits=3) for name in (*_ASKED, *_VOTED)}
        self.comes_to = text("", "lead", "accent")
        self.outcome = wide(Choice(self._outcomes(), FIRST_READING if self._early else ""))
        self.owner = RoleChoice(page.group, _("Nobody yet"))
        self.save_button = button(_("Write down what we decided"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        how = (
            page.field("present", Field(_("How many are here"), self.present)),
            page.field("test", Field(_("How we decide"), self.test)),
        )
        self._asked, self._voted = self._group(page, _ASKED), self._group(page, _VOTED)
        what = (
            page.field("outcome", Field(_("What we decided"), self.outcome)),
            page.field("owner", Field(_("Which role does it"), self.owner)),
        )
        self.fold = Fold(_("More, if you like"), self._more(page))
        before = [text(_(_EARLIER).format(words=words), "small") for words in decisions.worries(page.group, idea)]
        early = [text(_(_EARLY), "body", "care")] if self._early else []
        self.setLayout(
            stack(
                card(
                    stack(
                        text(idea.title, "heading"),
                        text(idea.wording),
                        *before,
                        *early,
                        *how,
                        self._asked,
                        self._voted,
                        self.comes_to,
                        *what,
                        self.fold,
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )
        for entry in (self.present, *self.counts.values()):
            entry.textChanged.connect(self._count)
        self.test.currentIndexChanged.connect(self._count)
        self._count()

    def _outcomes(self) -> list[tuple[str, str]]:
        return [("", _("What the counts say")), *((key, _(words)) for key, words in OUTCOMES.items())]

    def _group(self, page: Page, names: dict[str, str]) -> QWidget:
        """Return the numbers of one way to decide, two abreast where there is room."""
        fields = [page.field(name, Field(_(words), self.counts[name])) for name, words in names.items()]
        pairs = [fields[at : at + 2] for at in range(0, len(fields), 2)]
        return box(stack(*(Columns(*((one, 1) for one in pair), letters=_ABREAST, space="m") for pair in pairs)))

    def _more(self, page: Page) -> QWidget:
        self.changed = notes(self.idea.amendment, lines=2)
        self.worry, self.minority = notes(lines=2), notes(lines=2)
        self.due = DayChoice(_("No day"), days_ahead(page.group))
        self.again = DayChoice(_("No day"), months_ahead(page.group))
        no_name = _("In a few words, without a name.")
        kept_out = _("Without a name. It is kept for next time, and is not in the notes.")
        fields = (
            ("amendment", Field(_("How we changed the words"), self.changed)),
            ("worry", Field(_("The serious worry, and why"), self.worry, hint=kept_out)),
            ("due", Field(_("By when"), self.due)),
            ("review_on", Field(_("When we look at it again"), self.again)),
            ("minority", Field(_("What those who said no add"), self.minority, hint=no_name)),
        )
        return box(stack(*(page.field(name, field) for name, field in fields), space="l"))

    def _count(self) -> None:
        """Show the numbers of the way chosen, and say what they come to."""
        asks = self.test.value() == CONSENT
        self._asked.setVisible(asks)
        self._voted.setVisible(not asks)
        made = self.decision()
        few = (self.present.count() or 0) < self._enough
        comes_to = outcome_of(made, self._rules, size_of(self.idea, self._rules), few=few)
        counted = made.counts.answers(made.test) > 0 and not self._early
        self.comes_to.setText(_(_COMES_TO[comes_to]) if counted else "")
        self.comes_to.setVisible(counted)

    def decision(self) -> Decision:
        """Return the decision as answered; a number left empty is none."""
        names = _ASKED if self.test.value() == CONSENT else _VOTED
        return Decision(
            motion=self.idea.id,
            test=self.test.value() or CONSENT,
            counts=Counts(**{name: self.counts[name].count() or 0 for name in names}),
            worry=self.worry.toPlainText().strip(),
            outcome=self.outcome.value() or "",
            minority=self.minority.toPlainText().strip(),
            owner=self.owner.value() or "",
            due=self.due.value(),
            review_on=self.again.value(),
        )
