"""The words of the Workbooks page for editions, beliefs, pages and the edge a sheet is turned on."""

from collections.abc import Mapping
from types import MappingProxyType

from groupkit.core.workbooks.chapters import Chapter, Sort
from groupkit.core.workbooks.editions import Edge, Edition
from groupkit.core.workbooks.exercises import Wording
from groupkit.i18n import N_, _

EDITIONS: Mapping[Edition, tuple[str, str]] = MappingProxyType(
    {
        Edition.STANDARD: (N_("Standard"), N_("Clear letters, and room to write.")),
        Edition.LARGE: (
            N_("Large print"),
            N_("Large letters on whole sheets, to staple. Folded, the letters would come out small."),
        ),
        Edition.EASY_READ: (N_("Easy Read, with pictures"), N_("One idea in a sentence, and pictures.")),
        Edition.PENCIL: (N_("Pencil, with wide lines"), N_("Lines far apart, for large handwriting.")),
        Edition.CARDS: (N_("Pocket cards"), N_("Cards to cut out and carry.")),
        Edition.PLAIN_TEXT: (
            N_("Plain text for screen readers"),
            N_("Words only, to read with a screen reader. It is saved, not printed."),
        ),
    }
)
"""Each edition, and one line on what it is."""

NEXT = N_("Next for the group. Printed when nothing is ticked.")

WORDINGS: Mapping[Wording, str] = MappingProxyType(
    {
        Wording.OPEN: N_("Open to every belief"),
        Wording.SPIRITUAL: N_("With spiritual words"),
        Wording.SECULAR: N_("With secular words"),
    }
)

PLAIN, CREAM, BLACK = "plain", "cream", "black"
GROUNDS: Mapping[str, str] = MappingProxyType(
    {PLAIN: N_("White, with a little grey"), CREAM: N_("Cream, easier on the eyes"), BLACK: N_("Black ink only")}
)

EDGES: Mapping[Edge, str] = MappingProxyType(
    {Edge.SHORT: N_("The short edge, as most printers do"), Edge.LONG: N_("The long edge")}
)

SORTS: Mapping[Sort, str] = MappingProxyType(
    {
        Sort.PAGE: N_("Pages for any day: {count}"),
        Sort.INSERT: N_("Pages for hard moments: {count}"),
        Sort.READING: N_("Pages to read: {count}"),
    }
)
"""The folded lists of chapters that are no steps."""


def short_name(chapter: Chapter) -> str:
    """Return the shortest name of a chapter: a step by its number alone."""
    return _("Step {number}").format(number=chapter.label) if chapter.number else chapter.title
