"""The words of claims, of mileage and of payment for time, and the claim form that is filled with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from groupkit import extraction as forms
from groupkit.core.claiming import Case
from groupkit.core.claims import Deed, State
from groupkit.i18n import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class StateWords:
    """What a state is called, and what it means to the one who claims."""

    key: str
    title: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedWords:
    """The button of a deed, what it asks, and what is said when it is done."""

    key: str
    button: str
    done: str
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why there is no receipt."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoWords:
    """Why two people take part, and how a small group does it."""

    why: str
    small_group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceWords:
    """The words for cash that somebody gets before they spend it."""

    title: str
    intro: str
    spent: str
    returned: str
    out: str
    gentle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """The words of claims."""

    id: str
    title: str
    intro: str
    what_counts: str
    before: str
    not_in_public: str
    declaration: str
    received: str
    state: tuple[StateWords, ...]
    action: tuple[DeedWords, ...]
    no_receipt: tuple[Reason, ...]
    two: TwoWords
    advance: AdvanceWords

    def of(self, state: State) -> StateWords:
        """Return the words of a state."""
        return next(words for words in self.state if words.key == state.value)

    def doing(self, deed: Deed) -> DeedWords:
        """Return the words of a deed."""
        return next(words for words in self.action if words.key == deed.value)

    def why_none(self, key: str) -> str:
        """Return why there is no receipt, in words; nothing where there is one."""
        return next((reason.title for reason in self.no_receipt if reason.key == key), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedRate:
    """A mileage rate as it came with groupkit; with `confirm` it is shown, and not used before somebody looked.

    `vehicle` is what is driven, `region` the country, `official` where the figure itself stands.
    """

    key: str
    title: str
    vehicle: str
    region: str
    since: date
    tenths: int
    official: str
    source: str
    seen_on: date
    confirm: bool
    until: date | None = None
    year_miles: int | None = None
    tenths_above: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RateWords:
    """The mileage rates that come with groupkit, and the words around them."""

    id: str
    ask: str
    open: str
    worked: str
    never_more: str
    mileage: tuple[ShippedRate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer to an offer of payment for time."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What somebody else published about payment for time, and when."""

    key: str
    title: str
    says: str
    nation: str
    published: str
    source: str
    seen_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Where advice can be had; `confirm` tells that the group looks at it first."""

    key: str
    title: str
    reach: str
    source: str
    confirm: bool
    seen_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRecord:
    """The words under which payment for time is written down."""

    title: str
    signed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvolvementWords:
    """The words of payment for time: the note on benefits comes first."""

    id: str
    title: str
    intro: str
    not_costs: str
    first: str
    no_advice: str
    no_numbers: str
    decline_done: str
    choice: tuple[Choice, ...]
    fact: tuple[Fact, ...]
    advice: tuple[Advice, ...]
    record: TimeRecord

    def answer(self, key: str) -> Choice:
        """Return an answer by its key: "accept", "decline" or "think"."""
        return next(choice for choice in self.choice if choice.key == key)


Words = TypeVar("Words", ClaimWords, RateWords, InvolvementWords)


def told(form: Words, words: Catalogue) -> Words:
    """Return the words in another language."""
    return forms.translated(form, forms.FIELDS["money"], f"money/{form.id}", words.pgettext)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPaper:
    """What stands on the claim form: the claim, and what its kinds, pots and rates are called.

    `kinds` and `funds` are names by id. `rates` are tenths of a penny for a mile, by line. `notes` says of a line
    which meeting or outing it was for. `seal` stands after entry `after_entry` of the book.
    """

    group: str
    currency: str
    case: Case
    kinds: Mapping[int, str]
    funds: Mapping[int, str]
    rates: Mapping[int, int]
    words: ClaimWords
    time: InvolvementWords
    seal: str
    after_entry: int
    head: bytes
