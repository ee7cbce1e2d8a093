"""The whole book of money to take elsewhere, exactly as it is, and what keeps a copy from being taken in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from groupkit.core.ledger import START, Fund, Kind, Link, Place, first_break, seal
from groupkit.core.problems import Problem
from groupkit.i18n import N_

Cell = int | str | None
Row = Mapping[str, Cell]

_BROKEN = N_("Entry {entry} is not as it was written. Nothing has been brought in.")
_SHORT = N_("Entries are left out at the end of this copy. Nothing has been brought in.")
_STRANGE = N_("Entry {entry} names a place, pot or kind that is not in the copy. Nothing has been brought in.")
_TWICE = N_("Two in the list of {list} have one number. Nothing has been brought in.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything the book of money holds.

    `tables` are the rows of what is kept beside the entries, by the name of their table; `head` is the hash
    of the newest entry.
    """

    title: str
    currency: str
    places: tuple[Place, ...]
    funds: tuple[Fund, ...]
    kinds: tuple[Kind, ...]
    links: tuple[Link, ...]
    tables: Mapping[str, tuple[Row, ...]]
    head: bytes

    @property
    def seal(self) -> str:
        """The seal that the papers of this book bear after its newest entry."""
        return seal(self.head)

    def problems(self) -> Iterator[Problem]:
        """Yield what keeps this copy from being a whole book, most telling first."""
        broken = first_break(self.links)
        if broken is not None:
            yield Problem("entry", _BROKEN, {"entry": broken})
        elif (self.links[-1].hash if self.links else START) != self.head:
            yield Problem("entry", _SHORT)
        for name, listed in (("places", self.places), ("funds", self.funds), ("kinds", self.kinds)):
            if len({each.id for each in listed}) < len(listed):
                yield Problem("file", _TWICE, {"list": name})
        for entry in self._strange():
            yield Problem("entry", _STRANGE, {"entry": entry})
        for link in self.links:
            yield from link.entry.problems()

    def _strange(self) -> Iterator[int]:
        places, funds, kinds = (_ids(listed) for listed in (self.places, self.funds, self.kinds))
        for link in self.links:
            known = (
                line.place in places and line.fund in funds and (line.kind is None or line.kind in kinds)
                for line in link.entry.lines
            )
            if not all(known):
                yield link.entry.seq


def _ids(listed: Iterable[Place | Fund | Kind]) -> frozenset[int]:
    return frozenset(each.id for each in listed)
