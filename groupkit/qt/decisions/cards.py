"""The form of an idea card, and the small form of something to do; only a few words are needed for either."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from groupkit.core.decisions import SIZES, Action, Motion
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import DayChoice, RoleChoice, days_ahead, days_back, wide
from groupkit.qt.entries import Amount, Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold

Does = Callable[[], object]


class CardForm(QWidget):
    """An idea: what to call it and what we would do; the rest of the card folds."""

    def __init__(self, page: Page, known: Motion | None, save: Does, leave: Does, remove: Does) -> None:
        super().__init__()
        self._known = known or Motion(title="", proposal="")
        self.title = line(self._known.title, example=_("A new kettle"), most=80)
        self.proposal = notes(self._known.proposal, example=_("We buy a kettle for no more than £25."), lines=3)
        self.save_button = button(_("Save the idea"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.remove_button = button(_("Take it back"), "plain", "x", does=remove)
        self.remove_button.setVisible(known is not None)
        needed = (
            page.field("title", Field(_("The idea in a few words"), self.title)),
            page.field("proposal", Field(_("What we would do, in one sentence"), self.proposal)),
        )
        self.fold = Fold(_("More on the card, if you like"), self._more(page))
        heading = _("Change an idea") if known else _("An idea")
        self.setLayout(
            stack(
                card(
                    stack(
                        text(heading, "heading"),
                        *needed,
                        self.fold,
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        Columns(self.remove_button, letters=0),
                        space="l",
                    )
                ),
                None,
            )
        )

    def _more(self, page: Page) -> QWidget:
        """Return the fields that may stay empty."""
        known = self._known
        self.why = notes(known.why, lines=2)
        self.cost = Amount(page.group.profile.currency, known.cost, field="cost")
        self.how_large = wide(Choice(((key, _(words)) for key, words in SIZES.items()), known.size))
        self.affects = notes(known.affects, lines=2)
        self.instead = notes(known.instead, lines=2)
        self.proposer, self.seconder = line(known.proposer, most=40), line(known.seconder, most=40)
        self.told = DayChoice(_("Not yet"), days_back(page.group), known.told_on)
        kept_out = _("A role or a first name. It is on the card only, never in the notes.")
        fields = (
            ("why", Field(_("Why: what have we seen?"), self.why)),
            ("cost", Field(_("What it costs, if it costs anything"), self.cost)),
            ("size", Field(_("Small, plain or big"), self.how_large)),
            ("affects", Field(_("Who it touches"), self.affects)),
            ("instead", Field(_("What else we could do"), self.instead)),
            ("proposer", Field(_("Who brings it"), self.proposer, hint=kept_out)),
            ("seconder", Field(_("Who backs it"), self.seconder)),
            ("told_on", Field(_("When its words were put up in writing"), self.told)),
        )
        return box(stack(*(page.field(name, field) for name, field in fields), space="l"))

    def motion(self) -> Motion:
        """Return the card as answered; raise RefusedError where the cost cannot be read."""
        return replace(
            self._known,
            title=self.title.text(),
            proposal=self.proposal.toPlainText(),
            why=self.why.toPlainText().strip(),
            cost=self.cost.pence() if self.cost.text().strip() else None,
            size=self.how_large.value() or self._known.size,
            affects=self.affects.toPlainText().strip(),
            instead=self.instead.toPlainText().strip(),
            proposer=self.proposer.text().strip(),
            seconder=self.seconder.text().strip(),
            told_on=self.told.value(),
        )


class ActionForm(QWidget):
    """Something a role does, and by when if there is a day."""

    def __init__(self, page: Page, save: Does, leave: Does) -> None:
        super().__init__()
        self.what = line(example=_("Ask the library about its room"), most=200)
        self.what.returnPressed.connect(save)
        self.owner = RoleChoice(page.group, _("Nobody yet"))
        self.due = DayChoice(_("No day"), days_ahead(page.group))
        self.save_button = button(_("Write it down"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("Something to do"), "heading"),
                        page.field("what", Field(_("What"), self.what)),
                        page.field("owner", Field(_("Which role does it"), self.owner)),
                        page.field("due", Field(_("By when"), self.due)),
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )

    def action(self, business: int | None) -> Action:
        """Return what is to be done as answered, taken on at a business meeting or in between."""
        owner, due = self.owner.value() or "", self.due.value()
        return Action(what=self.what.text(), owner=owner, due=due, business=business)
