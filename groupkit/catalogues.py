"""Reads the .po files as they are, so that a language is one file and nothing has to be compiled."""

from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from groupkit.resources import folder


def read(language: str) -> NullTranslations:
    """Return the messages of a language; none where there is no file for it."""
    path = folder("i18n") / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        # with its locale, or the plural forms of the file are left out
        write_mo(compiled, read_po(source, locale=language.replace("-", "_"), ignore_obsolete=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
