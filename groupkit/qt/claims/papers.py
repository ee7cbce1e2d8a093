"""The paper twins of claims: the claim form, filled in and empty."""

from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.progress import Progress
from groupkit.i18n import catalogue
from groupkit.lazy import lazily
from groupkit.qt.printing import Make
from groupkit.services.claims import papers
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import claims as paper
else:
    paper = lazily("groupkit.pdf.claims")


def claim(group: Group, number: int) -> Make:
    """Return how the form of a claim is made."""
    told, profile = papers.paper(group, number), group.profile

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.claim(told, into, language=profile.printing_language, paper=profile.paper, progress=progress)

    return make


def blank(group: Group) -> Make:
    """Return how the empty claim form is made."""
    profile = group.profile
    words = papers.words(catalogue(profile.printing_language))

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.blank(
            words,
            into,
            currency=profile.currency,
            language=profile.printing_language,
            paper=profile.paper,
            progress=progress,
        )

    return make
