"""The paper twins of an outing: the organiser's sheet, and the page with totals for everybody."""

from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.qt.printing import Make
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import outings as paper
else:
    paper = lazily("groupkit.pdf.outings")

SHEET, PUBLIC = "sheet", "public"
TITLES = {SHEET: N_("{name}, organiser’s sheet"), PUBLIC: N_("{name}, for everybody")}


def made(group: Group, known: Reckoning, which: str, *, large: bool) -> Make:
    """Return how a paper is made."""
    profile = group.profile
    totals = known.totals

    def make(into: BinaryIO, progress: Progress) -> None:
        how = {"group": profile.name, "language": profile.printing_language, "paper": profile.paper}
        if which == SHEET:
            paper.sheet(known, into, large=large, progress=progress, **how)
        else:
            paper.public(totals, into, large=large, progress=progress, **how)

    return make
