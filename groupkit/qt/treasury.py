"""All about the money: what one can do, by how often it is done. Each page of the money has a line here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QLayout, QPushButton

from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.look import gap
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import header

# Each line: the name of a place, what it is called here, and one short sentence
Line = tuple[str, str, str]
EVERY_WEEK: tuple[Line, ...] = (
    ("money", N_("Money sheets"), N_("What came in and went out at a meeting, counted by two.")),
    ("claims", N_("Claims and advances"), N_("Getting your money back, and money before you spend it.")),
    ("books", N_("Where the money is"), N_("What each place and each pot holds. Count now, or move money.")),
)
EVERY_MONTH: tuple[Line, ...] = (
    ("banking", N_("The bank"), N_("The bank’s own list, beside what the book says.")),
    ("accounts", N_("Accounts"), N_("How a month or a year went. Two people close a month.")),
    (
        "sizes",
        N_("What accounts need, by size"),
        N_("What the law asks of a charity, by how much comes in in a year."),
    ),
)
NOW_AND_THEN: tuple[Line, ...] = (
    ("funding", N_("Grants and funders"), N_("What a grant is for, what of it is left, and its statement.")),
    ("outings", N_("Outings"), N_("What a day out costs, who shares it, and who pays whom.")),
    ("vouchers", N_("Vouchers"), N_("What came, what was given, what is left; never to whom.")),
    ("stock", N_("Literature"), N_("What came, was sold and was given. It is counted, and is not money.")),
    ("costs", N_("What a year costs"), N_("What it really takes to keep going, also what nobody charges for.")),
    (
        "exports",
        N_("The book for other programs"),
        N_("All of it as files, for an accountant or another computer."),
    ),
)
TO_BE_SURE: tuple[Line, ...] = (
    ("reserve", N_("What we keep by"), N_("What is free, what an ordinary month costs, and cash that waits.")),
    ("papercheck", N_("Check against a paper"), N_("Whether the book still is what a paper saw, and its trail.")),
    ("handing", N_("Hand over the money"), N_("One paper with every figure, which both treasurers sign.")),
    ("missing", N_("If money is missing"), N_("Calm steps, one at a time. Nobody is told by the book.")),
    ("receipts", N_("Receipts we keep"), N_("Every receipt that is kept, and what it belongs to.")),
    ("redaction", N_("Names on old papers"), N_("Take a name out of old money papers. The figures stay.")),
)
GROUPS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (N_("Every week"), EVERY_WEEK),
    (N_("Every month"), EVERY_MONTH),
    (N_("Now and then"), NOW_AND_THEN),
    (N_("To be sure"), TO_BE_SURE),
)


class TreasuryPage(Page):
    """A calm list of everything that can be done about money."""

    name = "treasury"

    def content(self) -> QLayout:
        """Return the groups that have a line, two beside each other."""
        self.links: dict[str, QPushButton] = {}
        back = button(_("Money"), "plain", "chevron-left", does=lambda: self.desk.go("money"))
        cards = [self._group(title, lines) for title, lines in GROUPS if lines]
        self.first = next(iter(self.links.values()))
        left, right = (box(stack(*side, None, space="l")) for side in (cards[::2], cards[1::2]))
        head = header(_("All about the money"), _("Nothing here has to be done today."), None, back)
        return stack(head, Columns((left, 1), (right, 1)), None)

    def _group(self, title: str, lines: Sequence[Line]) -> QFrame:
        rows = stack(text(_(title), "heading"), space="m")
        for place, name, sentence in lines:
            self.links[place] = button(_(name), "plain", "arrow-right", does=partial(self.desk.go, place))
            self.links[place].setAccessibleDescription(_(sentence))
            said = row((text(_(sentence), "small"), 1), space="xs")
            said.insertSpacing(0, gap("m"))
            rows.addLayout(stack(Columns(self.links[place], letters=0), said, space="xs"))
        return card(rows)
