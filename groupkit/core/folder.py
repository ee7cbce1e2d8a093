"""The chair's folder: everything that is in the hand at a meeting, and which of it this meeting needs."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from groupkit.core.agreement import Agreement
from groupkit.core.formats import AGREEMENT, RunningOrder, Segment
from groupkit.core.meetings import Occasion
from groupkit.core.safety import Contact, Guidance
from groupkit.i18n import N_, Catalogue

PIECES = {
    "run-sheet": N_("Run sheet"),
    "script": N_("Script"),
    "readings": N_("Readings, one on a page"),
    "time-cards": N_("Time cards"),
    "agreement": N_("Agreement, limits and how we reply"),
    "first-visit": N_("For a first visit, three times"),
    "visitors": N_("Notice for visitors"),
    "site": N_("What stays here"),
    "count-slip": N_("Count slips"),
    "news": N_("News slip"),
    "help-now": N_("Help now"),
}
"""Every piece a folder can have, in the order it is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of words: a title and its lines."""

    key: str
    title: str
    lines: tuple[str, ...]

    def told(self, words: Catalogue) -> "Sheet":
        """Return the sheet in another language."""
        at = f"folder/folder/{self.key}"
        return replace(
            self,
            title=words.pgettext(f"{at}/title", self.title),
            lines=tuple(words.pgettext(f"{at}/lines", line) for line in self.lines),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """What a folder is made of; `coming` are the next dates of the same meeting, `today` dates the help sheet."""

    order: RunningOrder
    agreement: Agreement
    sheets: tuple[Sheet, ...]
    coming: tuple[Occasion, ...]
    contacts: tuple[Contact, ...]
    guidance: Guidance
    today: date
    currency: str = "GBP"
    worths: tuple[int, ...] = ()

    def sheet(self, key: str, words: Catalogue) -> Sheet:
        """Return a sheet of words by its key, in a language."""
        return next(sheet for sheet in self.sheets if sheet.key == key).told(words)

    def pieces(self, wanted: Collection[str] = tuple(PIECES)) -> tuple[str, ...]:
        """Return the pieces that are wanted and that this meeting needs, in order."""
        meeting, plan = self.order.occasion.meeting, self.order.format
        needless = {
            "visitors": not meeting.is_open,
            "site": not plan.site_rules,
            "first-visit": plan.site_rules,
            "count-slip": meeting.place is None,
            "readings": not readings(self.order),
        }
        return tuple(piece for piece in PIECES if piece in wanted and not needless.get(piece, False))


def readings(order: RunningOrder) -> tuple[Segment, ...]:
    """Return the parts that have a reading of their own on paper; the agreement has a card.

    Where the group reads words of its own and has none in the book, its own card goes into the folder by hand.
    """
    return tuple(
        item.segment
        for item in order.items
        if order.own_text(item.segment) is not None
        or ("reader" in item.segment.leads and not item.segment.slot and item.segment.key != AGREEMENT)
    )
