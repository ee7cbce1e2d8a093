"""What is told outside of an outing: its facts without any person, and the lines of its poster."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.reckoning import FEW
from groupkit.core.outings.values import OUT, PRICE
from groupkit.core.outings.words.choosing import GradeWords, IdeaBank
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.outside import PosterWords, PublicWords
from groupkit.core.outings.words.planning import PhotoWords, WhoWords
from groupkit.core.problems import Problem
from groupkit.i18n import N_, Catalogue

TYPED = {
    "group": N_("The name of the group"),
    "name": N_("What it is called"),
    "place": N_("The place"),
    "meet_at": N_("Where we meet"),
    "map_link": N_("A link to a map"),
    "travel": N_("How we go"),
    "bring": N_("What to bring"),
    "access": N_("Steps, seats and toilets"),
    "contact": N_("How to ask the group"),
}
"""What somebody typed of all that is told outside, and what each is called on a form."""
LACKING = {
    "start": N_("It starts at"),
    "finish": N_("It ends at about"),
    "meet_at": N_("Where we meet"),
    "travel": N_("How we go"),
    "cost": N_("What a place costs, or that it costs nothing"),
    "bring": N_("What to bring"),
    "access": N_("Steps, seats and toilets"),
    "closes_on": N_("The list closes"),
}
"""What a poster would like to say, and what each is called."""
_LINK = ("https://", "http://", "geo:")
_NOT_SHOWN, _DRINK = "cost", "alcohol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The facts of an outing for outside: no person stands in it.

    A `neutral` one says nothing of what the group is about. `price` is that of a place in pence; with
    `costs_nothing` there is none. `contact` is the group's own; `count` is how many went, once it is over.
    """

    group: str
    name: str
    day: date
    start: time | None
    finish: time | None
    place: str
    meet_at: str
    map_link: str
    travel: str
    price: int
    costs_nothing: bool
    free_places: int
    currency: str
    bring: str
    access: str
    grades: tuple[tuple[str, str], ...]
    who: str
    photos: str
    closes: date | None
    called_off: bool
    count: int | None
    contact: str
    neutral: bool

    @property
    def where(self) -> str:
        """Where people meet: the meeting place, or the place itself."""
        return self.meet_at or self.place

    @property
    def lacking(self) -> tuple[str, ...]:
        """What a poster would like to say and nobody filled in yet, by the keys of LACKING."""
        there: Mapping[str, object] = {
            "start": self.start,
            "finish": self.finish,
            "meet_at": self.where,
            "travel": self.travel,
            "cost": self.price or self.costs_nothing,
            "bring": self.bring,
            "access": self.access,
            "closes_on": self.closes,
        }
        return tuple(key for key in LACKING if not there[key])

    @property
    def scanned(self) -> str:
        """What a camera reads: the link to a map, or else the words of the meeting place."""
        return self.map_link or self.where

    def problems(self) -> Iterator[Problem]:
        """Yield what to put right before the link can be read by a camera."""
        if self.map_link and not self.map_link.startswith(_LINK):
            yield Problem("map_link", N_("Type the link to the map as it begins: https://"))

    def gaps(self, words: Catalogue) -> Mapping[str, str]:
        """Return what is known, in words, by the gap it fills."""
        # wherever a price is told, free places are told with it
        price = words.money(self.price, self.currency) if self.price and self.free_places else ""
        known = {
            "name": self.name,
            "day": words.day(self.day, "long"),
            "start": words.clock(self.start) if self.start else "",
            "finish": words.clock(self.finish) if self.finish else "",
            "place": self.where,
            "travel": self.travel,
            "price": price,
            "bring": self.bring,
            "access": self.access,
            "grades": self._grades(words),
            "who": self.who,
            "closes": words.day(self.closes, "long") if self.closes else "",
            "contact": self.contact,
            "count": "" if self.count is None else words.whole(self.count),
        }
        return {gap: _within(said) for gap, said in known.items() if said}

    def _grades(self, words: Catalogue) -> str:
        _ = words.gettext
        told = ""
        for title, said in self.grades:
            one = _("{title}: {words}").format(title=title, words=said)
            told = _("{before}; {next}").format(before=told, next=one) if told else one
        return told


def _within(said: str) -> str:
    """Return what somebody typed, fit to stand within a sentence of ours that has its own full stop."""
    return " ".join(said.split()).rstrip(" .")


def invitation(known: KnownOuting, told: Told, *, neutral: bool = False, contact: str = "") -> Invitation:
    """Return what is told outside of an outing, in the language that is `told`."""
    outing, plan, heads = known.outing, known.plan, known.after.heads_out
    planned = any(line.direction == OUT for line in known.reckoning.plan)
    priced = outing.way == PRICE
    return Invitation(
        group="" if neutral else known.group,
        name=outing.name,
        day=outing.day,
        start=plan.start,
        finish=plan.finish,
        place=plan.place,
        meet_at=plan.meet_at,
        map_link=plan.map_link.strip(),
        travel=plan.travel,
        price=outing.price if priced else 0,
        costs_nothing=not outing.price if priced else not (planned or known.reckoning.costs),
        free_places=outing.free_places,
        currency=known.currency,
        bring=plan.bring,
        access=plan.access,
        grades=tuple(_graded(known, told(IdeaBank), neutral=neutral)),
        who="" if neutral else next((rule.words for rule in told(WhoWords).rules if rule.key == plan.who), ""),
        photos=_photos(plan.photos, told),
        closes=plan.closes_on,
        called_off=plan.called_off,
        # of one or two, a count would tell who went
        count=heads if heads is not None and heads >= FEW else None,
        contact=contact.strip(),
        neutral=neutral,
    )


def _graded(known: KnownOuting, bank: IdeaBank, *, neutral: bool) -> Iterator[tuple[str, str]]:
    """Yield what the idea is like, in words; what it costs stands on a line of its own."""
    key = known.idea.bank if known.idea else ""
    idea = next((one for one in bank.ideas if one.key == key), None)
    for grade in bank.grades if idea else ():
        if grade.key != _NOT_SHOWN and not (neutral and grade.key == _DRINK):
            yield grade.title, _step(grade, getattr(idea, grade.key))


def _step(grade: GradeWords, at: int) -> str:
    return (grade.low, grade.middle, grade.high)[at - 1]


def _photos(key: str, told: Told) -> str:
    """Return the rule on pictures: the short line of the poster where no faces are shown."""
    if key == "no-faces":
        return told(PublicWords).poster.photos
    return next((rule.words for rule in told(PhotoWords).rules if rule.key == key), "")


def when(about: Invitation, poster: PosterWords, words: Catalogue) -> str:
    """Return the day, and the times that are known."""
    gaps = dict(about.gaps(words), day=words.day(about.day, "full"))
    if about.start and about.finish:
        return poster.when.format_map(gaps)
    return words.gettext("{day}, {start}").format_map(gaps) if about.start else gaps["day"]


def lines(about: Invitation, poster: PosterWords, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the lines of a poster below the day and the place, each under its key; unknown ones are left out."""
    gaps = about.gaps(words)
    if "travel" in gaps:
        yield "way", poster.way.format_map(gaps)
    if about.price:
        price = words.money(about.price, about.currency)
        plain = words.gettext("It costs {price} each.")
        yield "cost", (poster.cost if about.free_places else plain).format(price=price)
    elif about.costs_nothing:
        yield "cost", poster.cost_nothing
    for key in ("bring", "access", "grades"):
        if key in gaps:
            yield key, getattr(poster, key).format_map(gaps)
    if about.who:
        yield "who", about.who
    if not about.neutral:
        yield "drink", poster.drink
    if about.photos:
        yield "photos", about.photos
    yield from (("alone", poster.alone), ("late", poster.late))
    if "closes" in gaps:
        yield "join", poster.join.format_map(gaps)


def slip(about: Invitation, poster: PosterWords, words: Catalogue) -> str:
    """Return the words of a slip to tear off; shorter where a time or a place is not known."""
    gaps = about.gaps(words)
    if {"start", "place"} <= gaps.keys():
        return poster.slip.format_map(gaps)
    return words.gettext("{name}, {day}").format_map(gaps)
