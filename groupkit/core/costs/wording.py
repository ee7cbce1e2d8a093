"""The words of the cost form: its kinds of cost, where a figure comes from, and what stands beside the money."""

from dataclasses import dataclass

from groupkit import extraction as forms
from groupkit.i18n import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of cost; `kinds` are the names of the kinds in the book that go there by themselves."""

    key: str
    reco: str
    title: str
    what: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """A line of its own inside a kind of cost, so that it can be seen."""

    key: str
    category: str
    title: str
    what: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Kinds in the book that are no cost of the group, and why."""

    key: str
    kinds: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Where a figure comes from, or how it was worked out; `mark` stands beside it."""

    key: str
    title: str
    mark: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The words for time given freely."""

    title: str
    what: str
    unknown: str
    shown: str
    why: str
    source: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The words for what each time someone came cost; the figure never stands without its caveat."""

    title: str
    shown: str
    caveat: str
    basis: str
    few: str
    off: str
    source: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Every word of the cost form."""

    id: str
    language: str
    source: str
    license: str
    title: str
    intro: str
    blank: str
    year: str
    total: str
    unknown: str
    from_book: str
    fields: tuple[str, ...]
    category: tuple[Category, ...]
    own_line: tuple[OwnLine, ...]
    left_out: tuple[LeftOut, ...]
    basis: tuple[Flag, ...]
    approach: tuple[Flag, ...]
    hours: Hours
    per_contact: Contact

    def told(self, words: Catalogue) -> "Wording":
        """Return the words in another language."""
        return forms.translated(self, forms.FIELDS["money"], f"money/{self.id}", words.pgettext)

    def category_of(self, kind: str) -> str | None:
        """Return where a kind in the book goes, by its English name; None where it is no cost of the group.

        One the form does not know keeps the group going, like printing or the bank.
        """
        if any(kind in row.kinds for row in self.left_out):
            return None
        return next((row.key for row in self.category if kind in row.kinds), self.category[-1].key)

    def flag(self, key: str) -> Flag:
        """Return where a figure comes from, or how it was worked out, by its key."""
        return next(row for row in (*self.basis, *self.approach) if row.key == key)
