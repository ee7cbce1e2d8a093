"""The recovery sheet: the code that opens the group's file when the passphrase is lost, for a sealed envelope."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

ABREAST = 4
_HOW = (
    N_(
        "This code opens the file when nobody remembers the passphrase. Whoever holds it can read everything in it."
    ),
    N_("To use it: open the file in groupkit, and type the code where the passphrase goes."),
    N_("Put this sheet in an envelope, seal it, and write your name across the flap."),
    N_("Give it to the facilitator to keep. Keep it away from the laptop."),
    N_("When you choose a new passphrase, this code ends. Print a new sheet then, and tear up this one."),
)


def recovery_sheet(  # noqa: PLR0913  everything that is printed, and how
    group_name: str,
    file_name: str,
    code: str,
    day: date,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print the recovery code of a file as large groups of letters, with where to keep it."""
    leaf = house.Leaf(language=language, paper=paper)
    title = leaf.words.gettext("Recovery sheet")
    about = leaf.words.gettext("{group}: file {file}, {day}").format(
        group=group_name, file=file_name, day=leaf.words.day(day, "full")
    )
    story = [house.title(leaf, title), house.text(leaf, about, "lead"), _code(leaf, code), *_rest(leaf)]
    document(path, title, story, leaf, progress)


def _code(leaf: house.Leaf, code: str) -> Flowable:
    """Lay out the code in rows that are read from left to right in every language."""
    groups = [house.text(house.Leaf(paper=leaf.paper), letters, "huge") for letters in code.split()]
    rows = [
        [*groups[first : first + ABREAST], *[""] * ABREAST][:ABREAST] for first in range(0, len(groups), ABREAST)
    ]
    made = Table(rows, colWidths=[leaf.width / ABREAST] * ABREAST)
    made.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), 2.5, black), ("LEFTPADDING", (0, 0), (-1, -1), 14)]))
    made.spaceBefore = made.spaceAfter = 10
    return made


def _rest(leaf: house.Leaf) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield from (house.text(leaf, _(sentence)) for sentence in _HOW)
    yield house.text(leaf, _("The code has no letter I, L, O or U. A round sign is always a nought."))
    yield house.gap(12)
    yield house.text(leaf, _("Sealed by, and the day:"), "lead")
    yield house.lines(leaf, 1)
    yield house.text(leaf, _("Taken into keeping by, and the day:"), "lead")
    yield house.lines(leaf, 1)
