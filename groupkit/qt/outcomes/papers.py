"""What can be printed about good help: one paper chosen from those that belong to a page, printed or saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QWidget

from groupkit.core.outcomes.editions import PAPERS, Paper
from groupkit.core.progress import Progress
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, stack
from groupkit.qt.ticks import Tick
from groupkit.services.outcomes import editions

if TYPE_CHECKING:
    from groupkit.pdf.outcomes import editions as paper
else:
    paper = lazily("groupkit.pdf.outcomes.editions")


WITH_JUSTICE = ("outcomes", "justice")
"""Under which key the window holds whether somebody asked for the statements about police, courts and prison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One paper that can be chosen: what it is about, and how it is called where it has a name of its own."""

    paper: Paper
    which: str = ""
    pages: tuple[str, ...] = ()
    named: str = ""
    justice: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return "/".join((self.paper, self.which, *self.pages))

    @property
    def title(self) -> str:
        """What it is called."""
        return self.named or _(PAPERS[self.paper])


@dataclass(slots=True)
class Chosen:
    """Which paper was chosen last on a page, and whether in large print; it stays when the page is drawn anew."""

    key: str = ""
    large: bool = False


class OnPaper(QWidget):
    """Which paper, how large, and the two buttons."""

    def __init__(self, page: Page, offered: Sequence[Offer], chosen: Chosen) -> None:
        super().__init__()
        self._page, self._chosen = page, chosen
        self._offered = {each.key: each for each in offered}
        known = chosen.key if chosen.key in self._offered else None
        self.which = wide(Choice([(key, each.title) for key, each in self._offered.items()], known))
        self.which.currentIndexChanged.connect(self._choose)
        self.large = Tick(_("In large print"), done=chosen.large, fades=False)
        self.large.toggled.connect(self._enlarge)
        self.print_button = button(_("Print it"), "quiet", "printer", does=self.print_paper)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_paper)
        field = Field(_("Which paper"), self.which)
        self.setLayout(stack(field, self.large, flow(self.print_button, self.save_button), space="m"))

    def _choose(self) -> None:
        self._chosen.key = self.which.value() or ""

    def _enlarge(self, large: bool) -> None:  # noqa: FBT001  a slot
        self._chosen.large = large

    @property
    def offer(self) -> Offer:
        """The paper that is chosen."""
        return self._offered[self.which.value() or next(iter(self._offered))]

    def made(self) -> printing.Make:
        """Gather the paper now; what is returned prints it."""
        offer, group, large = self.offer, self._page.group, self._chosen.large
        profile = group.profile
        what = editions.edition(group, offer.paper, offer.which, justice=offer.justice, pages=offer.pages)

        def make(into: BinaryIO, progress: Progress) -> None:
            language, size = profile.printing_language, profile.paper
            paper.edition(what, into, language=language, paper=size, large=large, progress=progress)

        return make

    def print_paper(self) -> None:
        """Print the chosen paper."""
        self._page.attempt(lambda: printing.print_out(self._page.desk, self._page, self.made()))

    def save_paper(self) -> None:
        """Save the chosen paper as a PDF."""
        page, title = self._page, self.offer.title
        page.attempt(lambda: printing.save(page.desk, page, title, self.made()))
