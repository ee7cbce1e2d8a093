"""What every file of words for outings has: a name and a title, and a translation."""

from dataclasses import dataclass
from typing import Protocol, TypeVar

from groupkit import extraction as forms
from groupkit.i18n import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one file in forms/outings, under its `id`."""

    id: str
    title: str


Form = TypeVar("Form", bound=Words)


class Told(Protocol):
    """Says any words that come with outings, in one language: `told(VenueWords)`."""

    def __call__(self, kind: type[Form], /) -> Form:
        """Return one kind of words."""


def told(form: Form, words: Catalogue) -> Form:
    """Return the words in another language."""
    return forms.translated(form, forms.FIELDS["outings"], f"outings/{form.id}", words.pgettext)
