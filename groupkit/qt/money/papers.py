"""The papers of the money, ready to be made away from the window: each takes values, never the open group."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.letters import Answer, Letter
from groupkit.core.profile import Profile
from groupkit.core.progress import Progress
from groupkit.core.states import Status
from groupkit.core.stock import Cupboard
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt.printing import Make

if TYPE_CHECKING:
    from groupkit.pdf import money as paper
    from groupkit.pdf import slips
    from groupkit.pdf import stock as shelves
else:
    paper = lazily("groupkit.pdf.money")
    shelves = lazily("groupkit.pdf.stock")
    slips = lazily("groupkit.pdf.slips")


def sheet(profile: Profile, letter: Letter) -> Make:
    """Return how to make the PDF of a sheet that was sent."""

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.sheet(letter, into, language=profile.printing_language, paper=profile.paper, progress=progress)

    return make


def answer(profile: Profile, said: Answer) -> Make:
    """Return how to make the PDF of an answer."""

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.answer(said, into, language=profile.printing_language, paper=profile.paper, progress=progress)

    return make


def literature(profile: Profile, told: Cupboard | None) -> Make:
    """Return how to make the page about literature, filled in with what there is or (None) with empty lines."""

    def make(into: BinaryIO, progress: Progress) -> None:
        language, size = profile.printing_language, profile.paper
        if told is None:
            shelves.blank(into, language=language, paper=size, progress=progress)
        else:
            shelves.summary(told, into, language=language, paper=size, progress=progress)

    return make


def statuses(profile: Profile, lines: tuple[Status, ...]) -> Make:
    """Return how to make the list of sheets."""

    def make(into: BinaryIO, progress: Progress) -> None:
        paper.statuses(
            lines,
            into,
            currency=profile.currency,
            language=profile.printing_language,
            paper=profile.paper,
            progress=progress,
        )

    return make


def count_slips(profile: Profile, worths: Sequence[int]) -> Make:
    """Return how to make the slips to count on with a pen."""

    def make(into: BinaryIO, progress: Progress) -> None:
        slips.count_slip(
            into,
            group=profile.name,
            currency=profile.currency,
            worths=worths,
            language=profile.printing_language,
            paper=profile.paper,
            progress=progress,
        )

    return make


def blank_sheet(profile: Profile, worths: Sequence[int]) -> Make:
    """Return how to make a sheet to fill in with a pen."""

    def make(into: BinaryIO, progress: Progress) -> None:
        slips.blank_sheet(
            into,
            group=profile.name,
            currency=profile.currency,
            worths=worths,
            language=profile.printing_language,
            paper=profile.paper,
            progress=progress,
        )

    return make


def sheet_name(number: int, group: str) -> str:
    """Return the name to suggest for the file of a sheet."""
    return _plain(_("Money sheet {number} – {group}").format(number=number, group=group))


def answer_name(number: int, group: str) -> str:
    """Return the name to suggest for the file of an answer."""
    return _plain(_("Answer to money sheet {number} – {group}").format(number=number, group=group))


def _plain(name: str) -> str:
    """Leave out what no system allows in the name of a file."""
    return "".join(letter for letter in name if letter not in '<>:"/\\|?*' and letter.isprintable())
