"""What the accounts of a charity need, by how much comes in in a year: figures with the days they hold for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from groupkit import extraction as forms
from groupkit.core.accounts.years import Span
from groupkit.core.money import SYMBOLS
from groupkit.i18n import N_, Catalogue

NATIONS: Mapping[str, str] = {
    "england-wales": N_("England and Wales"),
    "scotland": N_("Scotland"),
    "northern-ireland": N_("Northern Ireland"),
}
_REGIONS: Mapping[str, frozenset[str]] = {"UK": frozenset(NATIONS)}
_SIZE: Mapping[str, str] = {
    "at-most": N_("Up to {amount} in a year"),
    "under": N_("Less than {amount} in a year"),
    "over": N_("More than {amount} in a year"),
}
_SINCE: Mapping[str, str] = {
    "ends": N_("It counts for years that end on {day} or later."),
    "begins": N_("It counts for years that begin on {day} or later."),
}
_UNTIL: Mapping[str, str] = {
    "ends": N_("It counts for years that end on {day} or before."),
    "begins": N_("It counts for years that begin on {day} or before."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """What the law of a nation says of a charity with so much coming in in a year; `amount` is in whole pounds.

    `since` and `until` are both days on which it holds; a year of accounts counts by the day it `ends` or
    `begins`. With `confirm` it was seen on pages of others only.
    """

    key: str
    title: str
    nation: Literal["england-wales", "scotland", "northern-ireland"]
    test: Literal["at-most", "under", "over"]
    amount: int
    turns: Literal["ends", "begins"]
    says: str
    source: str
    seen_on: date
    confirm: bool
    since: date | None = None
    until: date | None = None

    def holds(self, span: Span) -> bool:
        """Tell whether it holds for a year of accounts, from its first to its last day."""
        day = span[1] if self.turns == "ends" else span[0]
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def size(self, words: Catalogue) -> str:
        """Return of which charities it speaks."""
        amount = f"{SYMBOLS['GBP']}{words.whole(self.amount)}"
        return words.gettext(_SIZE[self.test]).format(amount=amount)

    def counts(self, words: Catalogue) -> tuple[str, ...]:
        """Return for which years it counts, a sentence for its first and for its last day where it has them."""
        days = ((_SINCE, self.since), (_UNTIL, self.until))
        return tuple(
            words.gettext(said[self.turns]).format(day=words.day(day, "sheet"))
            for said, day in days
            if day is not None
        )

    def looked_up(self, words: Catalogue) -> str:
        """Return when and where somebody looked it up."""
        told = words.gettext("We looked this up on {day}: {source}.")
        return told.format(day=words.day(self.seen_on, "sheet"), source=self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdWords:
    """What accounts need by size as it comes with groupkit, and the words around it."""

    id: str
    language: str
    source: str
    license: str
    title: str
    intro: str
    ask: str
    unsure: str
    unknown: str
    threshold: tuple[Threshold, ...]


def told(form: ThresholdWords, words: Catalogue) -> ThresholdWords:
    """Return the words in the language of `words`."""
    return forms.translated(form, forms.FIELDS["money"], f"money/{form.id}", words.pgettext)


def of_year(thresholds: Iterable[Threshold], region: str, span: Span) -> tuple[Threshold, ...]:
    """Return what holds for a year of accounts in a region; its nation is not known, so that all of them count."""
    nations = _REGIONS.get(region, frozenset())
    return tuple(each for each in thresholds if each.nation in nations and each.holds(span))
