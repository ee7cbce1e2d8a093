"""The papers for choosing, made as the window asks for them: ballots to cut, and the pocket list of ideas."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.outings.choosing import Idea
from groupkit.core.progress import Progress
from groupkit.lazy import lazily
from groupkit.qt.printing import Make
from groupkit.services.group import Group
from groupkit.services.outings.known import telling

if TYPE_CHECKING:
    from groupkit.pdf.outings import ballot as ballots
    from groupkit.pdf.outings import bank as pocket
    from groupkit.pdf.outings import sheets
else:
    ballots = lazily("groupkit.pdf.outings.ballot")
    pocket = lazily("groupkit.pdf.outings.bank")
    sheets = lazily("groupkit.pdf.outings.sheets")


def ballot(group: Group, found: Sequence[Idea], *, large: bool) -> Make:
    """Return how the ballots are made, with the sheet to count them on."""
    profile = group.profile
    told = telling(profile.printing_language)

    def make(into: BinaryIO, progress: Progress) -> None:
        leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
        ballots.ballot(found, told, into, leaf, progress)

    return make


def slips(group: Group, *, large: bool) -> Make:
    """Return how slips are made on which anybody can write an idea."""
    profile = group.profile
    told = telling(profile.printing_language)

    def make(into: BinaryIO, progress: Progress) -> None:
        leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
        ballots.slips(told, into, leaf, progress)

    return make


def bank(group: Group, keys: Collection[str], *, large: bool) -> Make:
    """Return how the pocket list of ideas is made, of those with these keys."""
    profile = group.profile
    told = telling(profile.printing_language)

    def make(into: BinaryIO, progress: Progress) -> None:
        leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
        pocket.bank(keys, told, into, leaf, progress)

    return make
