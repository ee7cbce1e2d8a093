"""Who to ring when things are hard: graded help, and how long ago this group checked each number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from babel.dates import format_date

from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_, Catalogue, current

Level = Literal["now", "today", "worse"]
Freshness = Literal["unchecked", "fresh", "amber", "red"]

LEVELS: tuple[Level, ...] = ("now", "today", "worse")
"""In danger now, need to talk today, worse than usual."""

AMBER_AFTER, RED_AFTER = 90, 180
"""Days after which a check is growing old, and after which the number may no longer work."""

LONGEST = {"name": 26, "reach": 26, "for_whom": 40, "hours": 24, "cost": 10, "not_for": 60}
"""The most letters of each part of a contact, so that the sheet stays on one page."""

_TOO_LONG = N_("Use fewer words here, {longest} letters at most.")
_FULL = {
    "unchecked": N_("This group has not checked this number yet."),
    "fresh": N_("Checked on {day}."),
    "amber": N_("Last checked in {month}. Ring it once to see if it still works."),
    "red": N_("Last checked in {month}. It may have changed. Ring it once before you rely on it."),
}
_BRIEF = {
    "unchecked": N_("Not checked by us yet"),
    "fresh": N_("Checked on {day}"),
    "amber": N_("Last checked in {month}"),
    "red": N_("Last checked in {month}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach help.

    `seen_on` is when the maker of a shipped row last saw it; `checked_on` is when this group rang it.
    A shipped row with no `source` was never seen in writing and waits for the group's own check.
    """

    key: str
    name: str
    reach: str
    for_whom: str = ""
    hours: str = ""
    cost: str = ""
    region: str = ""
    level: Level
    not_for: str = ""
    source: str = ""
    seen_on: date | None = None
    checked_on: date | None = None
    local: bool = False
    retired_on: date | None = None

    @property
    def emergency(self) -> bool:
        """Whether this is the country's own number for danger to life."""
        return self.level == "now" and not self.local

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the group can add this contact."""
        if not self.name.strip():
            yield Problem("name", N_("Write who this is, like Elm Ward or Sam's key worker."))
        if not self.reach.strip():
            yield Problem("reach", N_("Write how to reach them, like a number or a place to go."))
        if leaks(self.name):
            yield Problem("name", N_("Only the name goes here. The number has its own place."))
        if self.level not in LEVELS:
            yield Problem("level", N_("Choose when to use this: in danger now, today, or worse than usual."))
        for field, longest in LONGEST.items():
            if len(getattr(self, field)) > longest:
                yield Problem(field, _TOO_LONG, {"longest": longest})

    def told(self, words: Catalogue) -> "Contact":
        """Return a shipped contact in another language; a local one stays as the group wrote it."""
        if self.local:
            return self
        place = f"safety/contacts-{self.region.partition('-')[0].lower()}/{self.key}"
        return replace(
            self,
            reach=words.pgettext(f"{place}/reach", self.reach),
            for_whom=words.pgettext(f"{place}/for_whom", self.for_whom),
            hours=words.pgettext(f"{place}/hours", self.hours),
            cost=words.pgettext(f"{place}/cost", self.cost),
            not_for=words.pgettext(f"{place}/not_for", self.not_for),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One degree of need: its name, how to know it, and what to do."""

    key: Level
    title: str
    when: str
    do: str

    def told(self, words: Catalogue) -> "Grade":
        """Return this grade in another language."""
        place = f"safety/help-now/{self.key}"
        return Grade(
            key=self.key,
            title=words.pgettext(f"{place}/title", self.title),
            when=words.pgettext(f"{place}/when", self.when),
            do=words.pgettext(f"{place}/do", self.do),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """The words of the help page: three grades, and what the group is and is not."""

    title: str
    unsure: str
    beside: str
    own: str
    grades: tuple[Grade, ...]
    source: str
    license: str

    def told(self, words: Catalogue) -> "Guidance":
        """Return the guidance in another language."""
        return replace(
            self,
            title=words.pgettext("safety/help-now/title", self.title),
            unsure=words.pgettext("safety/help-now/unsure", self.unsure),
            beside=words.pgettext("safety/help-now/beside", self.beside),
            own=words.pgettext("safety/help-now/own", self.own),
            grades=tuple(grade.told(words) for grade in self.grades),
        )


def freshness(contact: Contact, today: date) -> Freshness:
    """Tell how long ago this group checked a contact: more than 90 days is amber, more than 180 red."""
    if contact.checked_on is None:
        return "unchecked"
    age = (today - contact.checked_on).days
    if age > RED_AFTER:
        return "red"
    return "amber" if age > AMBER_AFTER else "fresh"


def sentence(contact: Contact, today: date, words: Catalogue | None = None) -> str:
    """Say honestly whether this group has checked a contact, in the window's language unless told another."""
    # Nobody is to ring an emergency number to see if it works.
    said = _BRIEF if contact.emergency else _FULL
    return _checked(said, contact, today, words or current())


def mark(contact: Contact, today: date, words: Catalogue | None = None) -> str:
    """Say the same in a few words, where there is little room."""
    return _checked(_BRIEF, contact, today, words or current())


def _checked(said: dict[str, str], contact: Contact, today: date, words: Catalogue) -> str:
    message = words.gettext(said[freshness(contact, today)])
    if contact.checked_on is None:
        return message
    # A month alone is plain while it can only mean one year; once it could be mistaken, the year stands too.
    pattern = "MMMM" if contact.checked_on.year == today.year else "MMMM y"
    return message.format(
        day=format_date(contact.checked_on, "d MMMM y", locale=words.locale),
        month=format_date(contact.checked_on, pattern, locale=words.locale),
    )


def current_contacts(contacts: Iterable[Contact], today: date) -> tuple[Contact, ...]:
    """Return the contacts not yet retired: emergency first, then by grade, the group's own first in each."""
    kept = (each for each in contacts if each.retired_on is None or each.retired_on > today)
    return tuple(sorted(kept, key=lambda each: (not each.emergency, LEVELS.index(each.level), not each.local)))


def printable(contacts: Iterable[Contact], today: date) -> tuple[Contact, ...]:
    """Return, in order, what may stand on paper: emergency and local rows always, others while sound.

    A row whose check is red, or that nobody has ever seen or rung, stays off paper until the group rings it.
    """
    return tuple(each for each in current_contacts(contacts, today) if _fit_for_paper(each, today))


def _fit_for_paper(contact: Contact, today: date) -> bool:
    if contact.emergency or contact.local:
        return True
    known = bool(contact.source) or contact.checked_on is not None
    return known and freshness(contact, today) != "red"
