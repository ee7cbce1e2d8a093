"""The timekeeper's sheet: the meeting run live without a laptop, or how its time went once it is over."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.formats import RunningOrder, order_in
from groupkit.core.progress import Progress
from groupkit.core.runner.run import PartTime
from groupkit.pdf import paper as sheet
from groupkit.pdf.press import document

LARGE = 1.5
_CLOSE = 5.0


def timekeeper(
    order: RunningOrder,
    path: Path | BinaryIO,
    *,
    times: tuple[PartTime, ...] = (),
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print each part by the clock with room for a pen; with `times`, the minutes each part took instead."""
    leaf = sheet.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    order = order_in(order, leaf.words)
    name = leaf.words.gettext("Timekeeper: {meeting}").format(meeting=order.occasion.meeting.name)
    document(path, name, [*_head(leaf, order, name), *_parts(leaf, order, times), *_hints(leaf)], leaf, progress)


def _head(leaf: sheet.Leaf, order: RunningOrder, name: str) -> Iterator[Flowable]:
    words, held = leaf.words, order.occasion
    yield sheet.title(leaf, name)
    times = words.gettext("{day}, {begins} to {ends}")
    yield sheet.text(
        leaf,
        times.format(
            day=words.day(held.day, "full"),
            begins=words.clock(held.begins.time()),
            ends=words.clock(held.ends.time()),
        ),
        "lead",
    )


def _parts(leaf: sheet.Leaf, order: RunningOrder, times: tuple[PartTime, ...]) -> Iterator[Flowable]:
    words, _ = leaf.words, leaf.words.gettext
    took = {each.part: str(round(each.seconds / 60)) for each in times}
    last = _("Minutes it took") if times else _("It began at")
    rows = [(_("Time"), _("What"), _("Minutes"), last)]
    for item in order.items:
        part = item.segment
        rows.append((words.clock(item.begins), part.title, str(part.minutes), took.get(part.key, "")))
    yield sheet.table(leaf, rows, (3, 8, 3, 4), figures=(2,), padding=_CLOSE)


def _hints(leaf: sheet.Leaf) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    urgent = _("Count back from the end: keep the time for anything that can’t wait, and for the close.")
    yield sheet.heading(leaf, _("If we run late"))
    yield sheet.ticks(
        leaf,
        (
            _("That is all right. Shorten the longest part a little, and the next ones too."),
            urgent,
            _("Show the card at one minute left, then the thank-you card. Everyone has the same time."),
            _("Write no names. A tally of shares is enough."),
        ),
    )
