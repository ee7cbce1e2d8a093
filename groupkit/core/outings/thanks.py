"""Words of thanks after an outing, with its facts in their gaps."""

from collections.abc import Iterable
from dataclasses import replace

from groupkit.core.outings.growth import free_taken
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.reckoning import FEW
from groupkit.core.outings.values import COMING
from groupkit.core.outings.words.afterwards import Thanks
from groupkit.i18n import Catalogue

UNKNOWN = "…"
"""What stands in a gap nobody can fill yet, or that would tell of one or two people."""


def filled(thanks: Iterable[Thanks], known: KnownOuting, words: Catalogue) -> tuple[Thanks, ...]:
    """Return the words of thanks for one outing."""
    taken = known.after.free_taken
    bought = [row.what for row in known.reckoning.result.rows if row.planned is not None]
    facts = {
        "day": words.day(known.outing.day, "full"),
        "count": _counted(_places(known)),
        "free": _counted(free_taken(known.people) if taken is None else taken),
        "what": words.listing(bought) or UNKNOWN,
    }
    return tuple(replace(each, words=each.words.format(**facts)) for each in thanks)


def _places(known: KnownOuting) -> int:
    if known.after.heads_out is not None:
        return known.after.heads_out
    return sum(who.party for who in known.people if who.standing == COMING)


def _counted(count: int) -> str:
    return str(count) if count >= FEW else UNKNOWN
