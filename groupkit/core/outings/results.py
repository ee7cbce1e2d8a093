"""What an outing came to: budget against actual, what people, pots and grants bear, and what everybody may see."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the result in pence; `planned` is None for what nobody planned."""

    what: str
    planned: int | None
    actual: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """The pence that one pot or grant was to meet of an outing, and meets; below zero it keeps what is over.

    `actual` is None as long as the costs cannot be shared. No `fund` is a pot that is not chosen yet.
    """

    fund: int | None
    planned: int
    actual: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Budget against what it came to. What people do not pay is met by pots and grants: `pot_planned`, `pot_meets`.

    `met` says how much of it each meets: the pot of the outing first, then the grants beside it. Both `people`
    and `pot_meets` are None as long as the costs cannot be shared.
    """

    rows: tuple[Row, ...]
    planned: int
    cost: int
    people_planned: int
    people: int | None
    met: tuple[Met, ...]

    @property
    def pot_planned(self) -> int:
        """The pence pots and grants were to meet; below zero where more was to come in than to go out."""
        return self.planned - self.people_planned

    @property
    def pot_meets(self) -> int | None:
        """The pence pots and grants meet; below zero where more came in than went out."""
        return None if self.people is None else self.cost - self.people


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What everybody may see of an outing: no names, and no one's part.

    `together` and `pot_meets` stay empty where so few people pay that a total would tell what one of them pays.
    `people` are all who come, `pot_meets` is what the pot of the outing meets, and `grants` what others meet.
    """

    name: str
    day: date
    currency: str
    people: int
    rows: tuple[Row, ...]
    others: int
    planned: int
    cost: int
    together: int | None
    pot_meets: int | None
    grants: tuple[Met, ...] = ()
