"""A plain word for each word that bookkeepers use, for whoever comes from outside and reads the book."""

from dataclasses import dataclass

from groupkit import extraction as forms
from groupkit.i18n import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of bookkeepers, ours for it, and what it means.

    A `banned` word stands on no page of ours; an `examiner` may read it on paper, beside ours.
    """

    key: str
    word: str
    say: str
    means: str
    banned: bool
    examiner: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The whole list."""

    title: str
    intro: str
    entry: tuple[Word, ...]

    def told(self, words: Catalogue) -> "Glossary":
        """Return the list in another language; the words of bookkeepers stay as they are."""
        return forms.translated(self, forms.FIELDS["money"], "money/money-glossary", words.pgettext)
