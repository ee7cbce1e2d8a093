"""What may make services work: eleven cards about local services, and how a group marks and lays them out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from groupkit.core.outcomes.statements import Answer
from groupkit.core.problems import Problem
from groupkit.i18n import N_

ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        Answer.HAPPENING: N_("Services here do this"),
        Answer.PARTLY: N_("Some do, or partly"),
        Answer.NOT: N_("We do not see it"),
        Answer.UNKNOWN: N_("We do not know"),
    }
)
_THEORY = N_("There is no card with the key {key}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theory:
    """One card: where it is like this and this is given, people feel this, and this comes of it."""

    key: str
    title: str
    context: str
    resource: str
    response: str
    outcome: str
    support: str
    ask: tuple[str, ...]
    area: str
    component: str
    source: str
    support_note: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One of the four areas in which something new becomes what people do."""

    key: str
    title: str
    about: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One of six components of joined-up care; `data` tells whether the study has anything on it."""

    key: str
    title: str
    data: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a group says local services do about one card, on its own or in a run."""

    id: int = 0
    theory: str
    run: int | None = None
    standing: Answer
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """One area or component with its cards; without `data` the study says nothing, which is not nought."""

    key: str
    title: str
    about: str
    data: bool
    cards: tuple[Theory, ...]


def by_area(theories: Iterable[Theory], areas: Iterable[Area]) -> tuple[Laid, ...]:
    """Lay the cards out in the four areas."""
    cards = tuple(theories)
    return tuple(_laid(each.key, each.title, each.about, _of(cards, "area", each.key)) for each in areas)


def by_component(theories: Iterable[Theory], components: Iterable[Component]) -> tuple[Laid, ...]:
    """Lay the cards out in the components; one the study has nothing on stays, with no data."""
    cards = tuple(theories)
    return tuple(
        _laid(each.key, each.title, "", _of(cards, "component", each.key) if each.data else ())
        for each in components
    )


def _of(cards: tuple[Theory, ...], field: str, key: str) -> tuple[Theory, ...]:
    return tuple(card for card in cards if getattr(card, field) == key)


def _laid(key: str, title: str, about: str, cards: tuple[Theory, ...]) -> Laid:
    return Laid(key=key, title=title, about=about, data=bool(cards), cards=cards)


def problems(mark: Mark, theories: Iterable[Theory]) -> Iterator[Problem]:
    """Yield what is to be put right before a mark is kept."""
    if mark.theory not in {theory.key for theory in theories}:
        yield Problem("theory", _THEORY, {"key": mark.theory})
