"""Says the words of evaluation that come with groupkit in the language of the window, or in another."""

from typing import TypeVar

from groupkit.core.evaluation.words import Words
from groupkit.extraction import FIELDS, translated
from groupkit.i18n import catalogue, current

Form = TypeVar("Form", bound=Words)


def told(form: Form, language: str | None = None) -> Form:
    """Return the words of a file in the language of the window, unless told another."""
    spoken = current() if language is None else catalogue(language)
    return translated(form, FIELDS["evaluation"], f"evaluation/{form.id}", spoken.pgettext)
