"""The paper twins of business meetings: the list, the notes, the log and an empty idea card."""

from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.business import Agenda, Business, Minutes
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.qt.printing import Make
from groupkit.services import business, decisions
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import decisions as paper
    from groupkit.pdf import motions as cards
else:
    paper = lazily("groupkit.pdf.decisions")
    cards = lazily("groupkit.pdf.motions")


AGENDA, NOTES, LOG, CARD = "agenda", "notes", "log", "card"
TITLES = {
    AGENDA: N_("Business meeting"),
    NOTES: N_("Notes of our business meeting"),
    LOG: N_("What we decided"),
    CARD: N_("Idea card"),
}


def made(group: Group, about: Business | None, which: str, *, large: bool) -> Make:
    """Return how a paper is made: the list or the notes of a business meeting, the log, or an empty idea card."""
    profile = group.profile
    how = {"language": profile.printing_language, "paper": profile.paper}
    values: Agenda | Minutes | None = None
    if about is not None and which in (AGENDA, NOTES):
        values = (business.agenda if which == AGENDA else business.minutes)(group, about)
    log, words = decisions.log(group), business.words()

    def make(into: BinaryIO, progress: Progress) -> None:
        match values:
            case Agenda():
                paper.agenda(values, into, large=large, progress=progress, **how)
            case Minutes():
                paper.minutes(values, into, large=large, progress=progress, **how)
            case None if which == LOG:
                paper.log(log, into, group=profile.name, large=large, progress=progress, **how)
            case _:
                cards.blank_cards(words, into, large=large, progress=progress, **how)

    return make
