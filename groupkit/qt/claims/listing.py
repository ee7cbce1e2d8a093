"""Every claim and how it stands, and the cash that people were given before they spend it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from groupkit.core.claiming import Case
from groupkit.core.claims import State
from groupkit.i18n import N_, _, current
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.qt.sections import listed
from groupkit.qt.tables import Column, Table
from groupkit.services.claims import advances, papers
from groupkit.services.claims.advances import Advance
from groupkit.services.group import Group

Does = Callable[[int], object]
TONES = {
    State.DRAFT: "plain",
    State.HANDED_IN: "care",
    State.SENT_BACK: "care",
    State.AGREED: "accent",
    State.PAID: "plain",
    State.NOT_AGREED: "plain",
    State.WAIVED: "plain",
}
_OPEN = (State.SENT_BACK, State.HANDED_IN, State.AGREED, State.DRAFT)


def in_order(cases: Sequence[Case]) -> list[Case]:
    """Return claims with those that wait for somebody first, then the newest."""
    waits = {state: at for at, state in enumerate(_OPEN)}
    return sorted(cases, key=lambda case: (waits.get(case.state, len(_OPEN)), -case.claim.number))


def claims_card(group: Group, cases: Sequence[Case], opened: Callable[[int], object]) -> tuple[QFrame, Table[Case]]:
    """Return the table of claims, and the card it stands on."""
    currency, words = group.profile.currency, papers.words()
    columns: tuple[Column[Case], ...] = (
        Column(title=N_("Claim"), words=_claim),
        Column(title=N_("Amount"), words=lambda case: current().money(case.total, currency), figures=True),
        Column(
            title=N_("How it stands"),
            words=lambda case: words.of(case.state).title,
            tone=lambda case: TONES[case.state],
        ),
    )
    table = Table(columns, _("Claims"))
    shown = in_order(cases)
    table.show_rows(shown)
    table.opened.connect(lambda case: opened(case.claim.number))
    table.clicked.connect(lambda index: opened(shown[index.row()].claim.number))
    table.setFixedHeight(table.minimumHeight())
    return listed(_("Claims"), table), table


def _claim(case: Case) -> str:
    claim = case.claim
    values = {"number": claim.number, "name": claim.who.name, "day": current().day(claim.day, "short")}
    return _("{number}: {name}, {day}").format(**values)


class AdvancesCard(QWidget):
    """The cash that is out, one line a person, each with what can be done about it."""

    def __init__(
        self,
        group: Group,
        give: Callable[[], object],
        back: Callable[[int], object],
        spent: Callable[[int], object],
    ) -> None:
        super().__init__()
        words, out = papers.words().advance, advances.advances(group)
        self.give_button = button(_("Give cash before"), "plain", "plus", does=give)
        self.back_buttons: dict[int, QPushButton] = {}
        self.spent_buttons: dict[int, QPushButton] = {}
        parts: list[QWidget] = [text(words.title, "heading")]
        parts += [text(words.intro, "body", "soft")] if not out else []
        for found in out:
            parts += [rule(), *self._line(group, found, back, spent)]
        parts += [text(words.gentle, "small")] if out else []
        self.setLayout(stack(card(stack(*parts, row(self.give_button, None), space="m"))))

    def _line(self, group: Group, found: Advance, back: Does, spent: Does) -> list[QWidget]:
        money, words = partial(current().money, currency=group.profile.currency), papers.words().advance
        place = found.place.id
        since = current().day(found.since, "short") if found.since else ""
        lines = [
            text(_("{name}: still out {amount}").format(name=found.place.name, amount=money(found.out)), "lead")
        ]
        told = _("Given {given} since {day}, spent {spent}, back {back}.")
        values = {"given": money(found.given), "spent": money(found.spent), "back": money(found.back), "day": since}
        lines.append(text(told.format(**values), "small"))
        self.spent_buttons[place] = button(
            words.spent,
            "quiet",
            name=_("{words}: {name}").format(words=words.spent, name=found.place.name),
            does=partial(spent, place),
        )
        self.back_buttons[place] = button(
            words.returned,
            "plain",
            name=_("{words}: {name}").format(words=words.returned, name=found.place.name),
            does=partial(back, place),
        )
        return [*lines, box(stack(self.spent_buttons[place], self.back_buttons[place], space="s"))]
