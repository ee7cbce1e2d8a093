"""The printed list typed back in: as many lines as were written on, kept as typed until all of them are right."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from groupkit.core.outings.places import LIFTS
from groupkit.core.outings.typedback import MOST_HELPS, TypedRow
from groupkit.core.outings.words.people import SignupWords
from groupkit.core.outings.words.planning import CompanyWords
from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, Count, line
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import Action
from groupkit.qt.outings.part import Showing
from groupkit.qt.outings.signing import companies
from groupkit.qt.pieces import button, card, stack, text

LINES, MORE = 6, 6


@dataclass(frozen=True, slots=True)
class _Line:
    """The entries of one line."""

    name: QLineEdit
    party: Count
    way: Choice[str]
    company: Choice[str]
    helps: QLineEdit


class Sheet(QWidget):
    """A line of entries for each line of the paper; a line that nobody wrote on stays empty."""

    def __init__(
        self, page: Showing, words: SignupWords, company: CompanyWords, save: Action, leave: Action
    ) -> None:
        super().__init__()
        self._page, self._words, self._company, self._does = page, words, company, (save, leave)
        self.lines: list[_Line] = []
        self.save_button = button(_("Put all of them down"), "quiet", "check", does=save)
        self.more_button = button(_("More lines"), "plain", "plus", does=self.more)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self._rows = stack(space="m")
        said = _("Type what stands on the paper, from the top. Whoever comes first has the place.")
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("Type the list in"), "heading"),
                        text(said, "body", "soft"),
                        self._rows,
                        Columns(self.save_button, self.more_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )
        self._grow(max(page.on, LINES))

    def more(self) -> None:
        """Offer more lines, and go to the first of them."""
        first = len(self.lines)
        self._grow(first + MORE)
        self.lines[first].name.setFocus()

    def rows(self) -> tuple[TypedRow, ...]:
        """Return every line as it was typed."""
        return tuple(
            TypedRow(
                line=number,
                name=each.name.text(),
                party=each.party.text(),
                way=each.way.value() or "",
                company=each.company.value() or "",
                helps=each.helps.text(),
            )
            for number, each in enumerate(self.lines, start=1)
        )

    def _grow(self, count: int) -> None:
        # the page keeps how many there are, so that nothing that was typed is lost when it is drawn again
        self._page.on = count
        while len(self.lines) < count:
            self._rows.addWidget(self._line(len(self.lines) + 1))

    def _line(self, number: int) -> QWidget:
        said = self._words
        made = _Line(
            line(most=80),
            Count(digits=2),
            wide(Choice([(key, _(words)) for key, words in LIFTS.items()])),
            wide(Choice(companies(self._company))),
            line(most=MOST_HELPS),
        )
        self.lines.append(made)
        asked = {
            "name": (said.column_name, made.name),
            "party": (said.column_party, made.party),
            "way": (said.column_way, made.way),
            "company": (said.column_company, made.company),
            "helps": (said.column_helps, made.helps),
        }
        fields = [self._field(key, number, label, entry) for key, (label, entry) in asked.items()]
        heading = text(_("Line {line}").format(line=number), "small")
        parts = zip(fields, (5, 2, 4, 4, 5), strict=True)
        across = Columns(heading, *parts, letters=70, space="s")
        if number > 1:
            across.turned.connect(lambda now: _show_captions(fields, not now))
            _show_captions(fields, not across.across)
        return across

    def _field(self, key: str, number: int, label: str, entry: QWidget) -> Field[QWidget]:
        made = self._page.field(f"{key}-{number}", Field(label, entry))
        entry.setAccessibleName(_("Line {line}, {what}").format(line=number, what=label))
        return made


def _show_captions(fields: Iterable[Field[QWidget]], shown: bool) -> None:  # noqa: FBT001  as Qt says it
    """Show what each entry is for: above every line where they stand under each other, else above the first."""
    for field in fields:
        field.caption.setVisible(shown)
