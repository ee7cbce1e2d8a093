"""Late-bound gettext: a message is looked up when it is shown, never at import.

The catalogues are read from the .po files themselves, so there is nothing to compile. Dates, money
and lists are written by babel in the catalogue's own language.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache, cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from groupkit.lazy import lazily
from groupkit.resources import folder

if TYPE_CHECKING:
    from groupkit import catalogues
else:
    catalogues = lazily("groupkit.catalogues")

_REGION = {"en": "en_GB", "en-XA": "en_GB", "ar-XB": "en_GB"}
_MONDAY = date(2026, 1, 5)
_LONGER = str.maketrans("aeiouyAEIOUYcnCN", "àéîöûÿÀÉÎÖÛÝçñÇÑ")


def _locale(language: str) -> Locale:
    return Locale.parse(_REGION.get(language, language.replace("-", "_")))


def is_language(code: str) -> bool:
    """Whether a code names a language, like en or pt-BR."""
    try:
        _locale(code)
    except (ValueError, UnknownLocaleError):
        return False
    return True


def own_name(language: str) -> str:
    """Return the name of a language in the language itself."""
    return (_locale(language).language_name or language).capitalize()


class Catalogue:
    """The messages of one language, and its way to write dates, money and lists."""

    def __init__(self, language: str, messages: NullTranslations) -> None:
        self.language, self._messages = language, messages
        self.locale = _locale(language)

    @cached_property
    def rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language == "ar-XB" or self.locale.text_direction == "rtl"

    def _shown(self, text: str) -> str:
        return _lengthened(text) if self.language == "en-XA" else text

    def gettext(self, message: str) -> str:
        """Translate a message; an empty one stays empty."""
        return self._shown(self._messages.gettext(message)) if message else ""

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Translate a message that holds a count."""
        return self._shown(self._messages.ngettext(singular, plural, count))

    def pgettext(self, context: str, message: str) -> str:
        """Translate a text of a workbook or form by its stable key."""
        return self._shown(self._messages.pgettext(context, message)) if message else ""

    def has(self, key: str, message: str) -> bool:
        """Whether a text of a form is written in this language; in the languages made up for tests, all are."""
        if self.language in _REGION:
            return True
        # gettext gives back the very same text where it knows none
        return self._messages.pgettext(key, message) is not message

    def money(self, pence: int, currency: str) -> str:
        """Write an amount with its currency, with a true minus sign: −£0.50."""
        words = format_currency(Decimal(abs(pence)) / 100, currency, locale=self.locale)
        return f"−{words}" if pence < 0 else words

    def amount(self, pence: int) -> str:
        """Write an amount without its currency, as in a column: −0.50."""
        words = format_decimal(Decimal(abs(pence)) / 100, "#,##0.00", locale=self.locale)
        return f"−{words}" if pence < 0 else words

    def whole(self, number: int) -> str:
        """Write a whole number, as pounds in a column: −1,204."""
        words = format_decimal(abs(number), "#,##0", locale=self.locale)
        return f"−{words}" if number < 0 else words

    def day(self, day: date, style: str = "long") -> str:
        """Write a day: "full", "long", "short" or "sheet". Its pattern is translated like any other text."""
        pgettext = self._messages.pgettext
        patterns = {
            "full": pgettext("day/full", "EEEE d MMMM y"),
            "long": pgettext("day/long", "EEEE d MMMM"),
            "short": pgettext("day/short", "d MMM"),
            "sheet": pgettext("day/sheet", "EEE d MMM y"),
        }
        return format_date(day, patterns[style], locale=self.locale)

    def month(self, day: date, style: str = "long") -> str:
        """Write the month a day is in, alone: "long" with its year, or "short"."""
        pgettext = self._messages.pgettext
        patterns = {"long": pgettext("month/long", "LLLL y"), "short": pgettext("month/short", "LLL")}
        return format_date(day, patterns[style], locale=self.locale)

    def weekday(self, number: int) -> str:
        """Write a day of the week, alone; 0 is Monday."""
        return format_date(_MONDAY + timedelta(days=number), "cccc", locale=self.locale)

    def clock(self, moment: time) -> str:
        """Write a time of day."""
        return format_time(moment, "short", locale=self.locale)

    def listing(self, items: Iterable[str]) -> str:
        """Write a list of things as one phrase: "Sam, Jo and Dee"."""
        return format_list(list(items), locale=self.locale)

    def percent(self, share: float) -> str:
        """Write a share as a percentage."""
        return format_percent(share, locale=self.locale)


def _lengthened(text: str) -> str:
    """Lengthen a text by 40 % and leave its {fields} as they are."""
    parts = text.replace("{", "\0{").replace("}", "}\0").split("\0")
    words = "".join(part if part.startswith("{") else part.translate(_LONGER) for part in parts)
    padding = " ~~~~" * (len(text) * 2 // 25 + 1)
    return f"{words}{padding[: max(1, len(text) * 2 // 5)]}"


def _messages(language: str) -> NullTranslations:
    """Return the messages of a language; English, and the languages made up for tests, need no file."""
    return NullTranslations() if language in _REGION else catalogues.read(language)


@cache
def catalogue(language: str) -> Catalogue:
    """Return the messages of a language, to print a document in it whatever the window speaks."""
    return Catalogue(language, _messages(language))


def languages() -> tuple[str, ...]:
    """Return the languages groupkit speaks: English, and one per file in i18n."""
    return ("en", *sorted(path.stem for path in folder("i18n").glob("*.po")))


_current = catalogue("en")


def use(language: str) -> None:
    """Set the language of the window."""
    global _current  # noqa: PLW0603  the one process-wide state below the window
    _current = catalogue(language)


def current() -> Catalogue:
    """Return the catalogue the window speaks."""
    return _current


def _(message: str) -> str:
    """Translate a message into the language of the window."""
    return _current.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message that holds a count into the language of the window."""
    return _current.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Translate a text of a workbook or form into the language of the window."""
    return _current.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802  gettext convention
    """Mark a message for translation without translating it yet."""
    return message
