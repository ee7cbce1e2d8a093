"""The paper twins of an outing, made as the window asks for them."""

from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.progress import Progress
from groupkit.lazy import lazily
from groupkit.qt.printing import Make
from groupkit.services.group import Group
from groupkit.services.outings.known import gathered, telling

if TYPE_CHECKING:
    from groupkit.pdf.outings import sheets
else:
    sheets = lazily("groupkit.pdf.outings.sheets")


def made(group: Group, outing: int, key: str, *, large: bool) -> Make:
    """Return how a paper of an outing is made, by its key in `core.outings.papers`."""
    found, profile = gathered(group, outing), group.profile
    told = telling(profile.printing_language)

    def make(into: BinaryIO, progress: Progress) -> None:
        leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
        sheets.make(key, found, told, into, leaf, progress)

    return make
