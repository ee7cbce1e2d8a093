"""The chair's folder as one document: run sheet, script, readings, cards, slips and notices, each on its own."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.agreement import Agreement
from groupkit.core.folder import PIECES, Folder, Sheet
from groupkit.core.formats import RunningOrder, order_in
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import agreement, meetings, safety, slips, welcome
from groupkit.pdf import paper as sheet
from groupkit.pdf.press import document

_NOTHING = N_("Nothing of this is needed at that meeting. Choose what goes into the folder.")
LARGE = 1.35
Pages = Iterable[Iterable[Flowable]]
_COPIES = 3


def folder(
    told: Folder,
    path: Path | BinaryIO,
    *,
    pieces: Collection[str] = tuple(PIECES),
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the folder of one meeting; pieces that do not belong to it are left out by themselves.

    What is read or held up is a third larger with `large`. Raise GroupkitError where it cannot be saved.
    """
    if not told.pieces(pieces):
        raise GroupkitError(_NOTHING)
    hand = _hand(told, sheet.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0))
    story: list[Flowable] = []
    for piece in told.pieces(pieces):
        for page in _PAGES[piece](hand):
            story += [sheet.NextPage(), *page] if story else page
    title = hand.leaf.words.gettext("Folder: {meeting}").format(meeting=told.order.occasion.meeting.name)
    document(path, title, story, hand.leaf, progress)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hand:
    """A folder in the language of its paper; slips with fixed rows are set on the `plain` leaf."""

    told: Folder
    order: RunningOrder
    agreed: Agreement
    leaf: sheet.Leaf
    plain: sheet.Leaf

    def sheet(self, key: str) -> Sheet:
        """Return a sheet of words by its key."""
        return self.told.sheet(key, self.leaf.words)


def _hand(told: Folder, leaf: sheet.Leaf) -> _Hand:
    order = order_in(told.order, leaf.words)
    return _Hand(
        told=told,
        order=order,
        # A ward or a prison has limits of its own; they go before those most groups read.
        agreed=replace(told.agreement.told(leaf.words), limits=order.limits),
        leaf=leaf,
        plain=sheet.Leaf(language=leaf.language, paper=leaf.paper),
    )


def _agreement(hand: _Hand) -> Pages:
    yield agreement.agreed(hand.leaf, hand.agreed)
    yield agreement.replying(hand.leaf, hand.agreed, hand.order.spoken)


def _first_visits(hand: _Hand) -> Pages:
    told = hand.sheet("first-visit")
    for _copy in range(_COPIES):
        yield welcome.first_visit(hand.leaf, told, hand.order.occasion, hand.told.coming)


def _help(hand: _Hand) -> Pages:
    told = hand.told
    yield safety.one_page(hand.plain, told.contacts, told.guidance, told.today, hand.order.group)


_PAGES: Mapping[str, Callable[[_Hand], Pages]] = {
    "run-sheet": lambda hand: [meetings.glance(hand.leaf, hand.order)],
    "script": lambda hand: [meetings.script(hand.leaf, hand.order)],
    "readings": lambda hand: meetings.readings(hand.leaf, hand.order),
    "time-cards": lambda hand: [welcome.time_cards(hand.plain, hand.sheet("time"))],
    "agreement": _agreement,
    "first-visit": _first_visits,
    "visitors": lambda hand: [welcome.notice(hand.leaf, hand.sheet("visitors"))],
    "site": lambda hand: [welcome.notice(hand.leaf, hand.sheet("site"))],
    "count-slip": lambda hand: [
        slips.count_slips(hand.plain, hand.order.group, hand.told.currency, hand.told.worths)
    ],
    "news": lambda hand: [welcome.news(hand.plain, hand.sheet("news"))],
    "help-now": _help,
}
"""What each new page of a piece begins with."""
