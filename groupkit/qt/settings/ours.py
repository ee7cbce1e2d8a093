"""What the group settled about itself: its name, languages, paper, country, clock, reserve and cash."""

from typing import Any

from PySide6.QtWidgets import QWidget

from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _
from groupkit.qt import choices
from groupkit.qt.entries import Amount, Choice, Count, line
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import card, stack, text

_ZONE = N_("Leave it empty to follow the clock of this computer.")
_AMOUNTS = ("reserve", "cash_limit")


class OurSettings(QWidget):
    """The questions about the group; the money it uses is shown and stays as it is."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        known = page.group.profile
        self.title, self.facilitator = line(known.name), line(known.facilitator, most=60)
        self.choices = {
            "language": Choice(choices.spoken(known.language), known.language),
            "printing_language": Choice(choices.spoken(known.printing_language), known.printing_language),
            "paper": Choice(choices.papers(), known.paper),
            "region": Choice(choices.regions(), known.region),
        }
        self.zone = line(known.zone, example=page.group.zone, most=60)
        self.months = Count(known.reserve_months, digits=2)
        self.amounts = {name: Amount(known.currency, getattr(known, name), field=name) for name in _AMOUNTS}
        labels = {
            "language": _("Language of the group"),
            "printing_language": _("Language on paper"),
            "paper": _("Size of paper"),
            "region": _("Country, for the help numbers"),
        }
        hint = _("It cannot change once a book is started.")
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("The group"), "heading"),
                        page.field("name", Field(_("Name of the group"), self.title)),
                        page.field("facilitator", Field(_("First name of the facilitator"), self.facilitator)),
                        text(_("Money: {currency}").format(currency=choices.money(known.currency)), "lead"),
                        text(hint, "small"),
                        *(page.field(name, Field(labels[name], each)) for name, each in self.choices.items()),
                        page.field("zone", Field(_("Time zone, like Europe/London"), self.zone, hint=_(_ZONE))),
                        page.field("reserve", Field(_("Money we keep back"), self.amounts["reserve"])),
                        page.field("reserve_months", Field(_("How many months that should last"), self.months)),
                        page.field("cash_limit", Field(_("Most cash we want in hand"), self.amounts["cash_limit"])),
                        space="l",
                    )
                )
            )
        )

    def answers(self) -> dict[str, Any]:
        """Return the settings as answered; refuse with every amount that cannot be read."""
        pence, problems = {}, list[Problem]()
        for name, entry in self.amounts.items():
            try:
                pence[name] = entry.pence() if entry.text().strip() else 0
            except RefusedError as refused:
                problems.extend(refused.problems)
        if problems:
            raise RefusedError(problems)
        return {
            "name": self.title.text().strip(),
            "facilitator": self.facilitator.text().strip(),
            "zone": self.zone.text().strip(),
            **{name: choice.value() for name, choice in self.choices.items()},
            "reserve_months": self.months.count() or 0,
            **pence,
        }
