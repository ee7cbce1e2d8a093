"""Where a kind of money stands in the accounts: after which other, on which line, under which heading."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from groupkit.core.accounts.headings import headings_for, lines_for, translated
from groupkit.core.ledger import Kind, offered
from groupkit.i18n import _, current
from groupkit.qt.books.keeping import KeepingPage
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.pieces import button, rule, stack, text
from groupkit.services import accounts

_FIRST = 0
_USUAL = ""


class StandingForm(QWidget):
    """Three questions about one kind, and the button that keeps the answers."""

    def __init__(self, page: KeepingPage, kind: Kind, keep: Callable[[], object]) -> None:
        super().__init__()
        form = translated(accounts.form(), current())
        alike = [each for each in accounts.ordered_kinds(page.group) if each.direction == kind.direction]
        at = next((place for place, each in enumerate(alike) if each.id == kind.id), 0)
        before = alike[at - 1].id if at else _FIRST
        after = [(each.id, _("After {name}").format(name=each.name)) for each in offered(alike, before)]
        self.after = wide(
            Choice([(_FIRST, _("First of all")), *(each for each in after if each[0] != kind.id)], before)
        )
        lines = [
            (line.key, _("{line}: {title}").format(line=line.line, title=line.title))
            for line in lines_for(form, kind.direction)
        ]
        headings = [(each.key, each.title) for each in headings_for(form, kind.direction)]
        line, heading = accounts.usual(page.group, kind)
        self.cc16 = wide(Choice(_with_usual(lines, line), kind.cc16))
        self.scottish = wide(Choice(_with_usual(headings, heading), kind.scottish))
        self.keep_button = button(_("Keep where it stands"), "quiet", "check", does=keep)
        self.setLayout(
            stack(
                rule(),
                text(_("In the accounts"), "heading"),
                page.field("after", Field(_("Where in the list?"), self.after)),
                page.field("cc16", Field(_("Which line of a charity’s form (CC16a)?"), self.cc16)),
                page.field("scottish", Field(_("Which heading in Scotland?"), self.scottish)),
                self.keep_button,
                space="l",
            )
        )

    def settle(self, page: KeepingPage, kind: Kind) -> Kind:
        """Keep the answers."""
        return accounts.settle(
            page.group,
            kind,
            after=self.after.value() or _FIRST,
            cc16=self.cc16.value() or _USUAL,
            scottish=self.scottish.value() or _USUAL,
        )


def _with_usual(options: Iterable[tuple[str, str]], usual: str) -> list[tuple[str, str]]:
    """Return the options, with the usual one named first."""
    known = list(options)
    title = next((words for key, words in known if key == usual), "")
    return [(_USUAL, _("As usual: {title}").format(title=title)), *known]
