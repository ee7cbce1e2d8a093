"""Who does what at the coming meetings, large enough to read on the wall and to write a name in."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.formats import Duty
from groupkit.core.meetings import Occasion
from groupkit.core.progress import Progress
from groupkit.core.roles import called
from groupkit.core.weeks import NotHeld, moved_here
from groupkit.core.weeks import gone as not_as_usual
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

LARGE = 1.25


def who_does_what(
    rows: Sequence[tuple[Occasion, Sequence[Duty]]],
    path: Path | BinaryIO,
    *,
    group: str = "",
    gone: Sequence[NotHeld] = (),
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print each meeting with its jobs and who does them, in order; `gone` are those not held as usual."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE)
    title = leaf.words.gettext("Who does what")
    document(path, title, list(_story(leaf, title, rows, group, gone)), leaf, progress)


def _story(
    leaf: house.Leaf,
    title: str,
    rows: Sequence[tuple[Occasion, Sequence[Duty]]],
    group: str,
    gone: Sequence[NotHeld],
) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, title)
    if group:
        yield house.text(leaf, group, "lead")
    yield house.text(leaf, _("Would you like to try one? Tell the secretary, or write your first name here."))
    if gone:
        yield house.together(list(_not_as_usual(leaf, gone)))
    if not rows:
        yield house.text(leaf, _("No meeting is planned yet."))
    for occasion, duties in rows:
        yield house.together(list(_meeting(leaf, occasion, duties)))


def _not_as_usual(leaf: house.Leaf, gone: Sequence[NotHeld]) -> Iterator[Flowable]:
    """Say first of all which meetings are left out or moved away, so that nobody stands before a locked door."""
    words, _ = leaf.words, leaf.words.gettext
    yield house.ruled(leaf)
    yield house.heading(leaf, _("Not as usual"))
    for each in gone:
        usual = each.occasion
        said = _("{day}, {meeting}. {note}.").format(
            day=words.day(usual.day, "long"), meeting=usual.meeting.name, note=not_as_usual(each, words)
        )
        yield house.text(leaf, said, "lead")


def _meeting(leaf: house.Leaf, occasion: Occasion, duties: Sequence[Duty]) -> Iterator[Flowable]:
    """Lay out one meeting: the day and time, then its jobs two abreast."""
    words = leaf.words
    _ = words.gettext
    when = _("{day}, {time}").format(day=words.day(occasion.day, "long"), time=words.clock(occasion.begins.time()))
    yield house.ruled(leaf)
    yield house.heading(leaf, when)
    about = occasion.meeting.name
    if occasion.meeting.venue:
        about = _("{meeting}, {venue}").format(meeting=about, venue=occasion.meeting.venue)
    yield house.text(leaf, about)
    if moved := moved_here(occasion, words):
        yield house.text(leaf, moved, "lead")
    for first in range(0, len(duties), 2):
        pair = [*duties[first : first + 2], None][:2]
        cells = [cell for duty in pair for cell in _job(leaf, duty)]
        yield house.columns(leaf, cells, (22, 28, 22, 28))


def _job(leaf: house.Leaf, duty: Duty | None) -> Iterator[Flowable | str]:
    if duty is None:
        yield from ("", "")
        return
    _ = leaf.words.gettext
    yield house.text(leaf, called(duty.role, leaf.words, duty.title))
    yield house.text(leaf, duty.who or _("vacant"), "lead" if duty.who else "body")
