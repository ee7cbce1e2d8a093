"""Check against a paper, print the trail, or let somebody look at the book without changing it."""

from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.progress import Progress
from groupkit.core.treasury import Trail
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Count, Day, line
from groupkit.qt.fields import Field
from groupkit.qt.money.ways import back
from groupkit.qt.page import Page
from groupkit.qt.pieces import box, button, card, mark, row, stack, text
from groupkit.qt.sections import header
from groupkit.services import ledger, proofing, treasury
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.core.seals import Compared
    from groupkit.pdf import missing as calm
    from groupkit.pdf import treasury as paper
else:
    calm = lazily("groupkit.pdf.missing")
    paper = lazily("groupkit.pdf.treasury")


class PaperCheckPage(Page):
    """A code typed from a paper, and what the book says to it."""

    name = "papercheck"
    topics = frozenset({"money"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.told: Compared | None = None

    def content(self) -> QLayout:
        """Return the page."""
        self.check_button = button(_("Check"), "primary", "shield-check", does=self.check)
        said = _("Every paper about money has a code at its foot. It tells whether the book is still the same.")
        top = header(_("Check against a paper"), said, self.check_button, back(self.desk))
        left = box(stack(self._asked(), *self._answer(), None, space="l"))
        right = box(stack(self._trail(), *self._look(), None, space="l"))
        self.first = self.code
        return stack(top, Columns((left, 3), (right, 2)), None)

    def _asked(self) -> QWidget:
        now = ledger.sealed(self.group)
        self.code = line(example="7K4M-Q2ZD-9XVB-4H8T", most=40)
        self.code.returnPressed.connect(self.check)
        self.entry = Count(digits=6)
        newest = _("The book has the code {code} now, after entry {entry}.").format(code=now.code, entry=now.entry)
        hint = _("The number beside the code. Leave it empty if there is none.")
        return card(
            stack(
                text(_("What stands on the paper"), "heading"),
                self.field("code", Field(_("Code"), self.code, hint=_("Small letters and spaces are fine."))),
                self.field("entry", Field(_("After entry"), self.entry, hint=hint)),
                text(newest, "small"),
                space="l",
            )
        )

    def _answer(self) -> list[QWidget]:
        if self.told is None:
            return []
        first, *others = proofing.in_words(self.told)
        kind, drawn = ("accent", "circle-check") if self.told.holds else ("care", "info")
        heading = row(mark(drawn, kind), (text(first, "heading"), 1), space="m")
        self.answer = card(stack(heading, *(text(each) for each in others), space="m"), kind)
        return [self.answer]

    def check(self) -> None:
        """Hold the paper against the book and say what was found; what was typed stays."""
        found: list[Compared] = []
        if self.attempt(lambda: found.append(proofing.compare(self.group, self.code.text(), self.entry.count()))):
            (self.told,) = found
            self.draw()
            self.code.setFocus()

    # the trail

    def _trail(self) -> QWidget:
        self.since, self.until = Day(treasury.since_agreed(self.group)), Day(self.group.today())
        self.print_button = button(_("Print the trail"), "quiet", "printer", does=self.print_trail)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_trail)
        self.words_button = button(
            _("Print our words for an examiner"), "plain", "book-open", does=self.print_words
        )
        said = _("Every entry of these days, who wrote it, and what was put right. Two people look and sign.")
        return card(
            stack(
                text(_("The trail on paper"), "heading"),
                text(said, "body", "soft"),
                Columns(
                    (self.field("first", Field(_("From"), self.since)), 1),
                    (self.field("last", Field(_("To"), self.until)), 1),
                    letters=24,
                    space="m",
                ),
                Columns(self.print_button, self.save_button, letters=0, space="s"),
                Columns(self.words_button, letters=0),
                space="m",
            )
        )

    def print_trail(self) -> None:
        """Print the trail of the days chosen."""
        if (make := self._paper()) is not None:
            printing.print_out(self.desk, self, make)

    def save_trail(self) -> None:
        """Save the trail of the days chosen as a PDF."""
        if (make := self._paper()) is not None:
            printing.save(self.desk, self, _("The trail of our book"), make)

    def print_words(self) -> None:
        """Print our words beside those an examiner may use."""
        about, form = self.group.profile, treasury.plain_words()

        def make(into: BinaryIO, progress: Progress) -> None:
            calm.plain_words(form, into, language=about.printing_language, paper=about.paper, progress=progress)

        printing.print_out(self.desk, self, make)

    def _paper(self) -> printing.Make | None:
        found: list[Trail] = []
        if not self.attempt(lambda: found.append(treasury.trail(self.group, self.since.day(), self.until.day()))):
            return None
        return trail_paper(self.group, found[0])

    # let somebody look

    def _look(self) -> list[QWidget]:
        if self.group.looking_only:
            return []
        self.look_button = button(_("Let somebody look"), "quiet", "lock", does=self.look)
        said = _("Any member may look. Nothing can be changed then, until somebody types the passphrase again.")
        heading = text(_("Show the book"), "heading")
        return [card(stack(heading, text(said, "body", "soft"), Columns(self.look_button, letters=0), space="m"))]

    def look(self) -> None:
        """Let somebody look: every change is refused until the book is locked and opened again."""
        self.group.only_look()
        self.desk.go("money")


def trail_paper(group: Group, told: Trail) -> printing.Make:
    """Return how the trail is made."""
    about = group.profile

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.trail(told, into, language=about.printing_language, paper=about.paper, progress=progress)

    return make
