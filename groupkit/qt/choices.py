"""What a group can choose from, in words: languages, money, sizes of paper and countries."""

from babel.numbers import get_currency_name

from groupkit.core.money import CURRENCIES
from groupkit.core.profile import PAPERS, REGIONS
from groupkit.i18n import N_, _, current, languages, own_name

Options = tuple[tuple[str, str], ...]
_REGIONS = {"UK": N_("United Kingdom"), "US": N_("United States")}


def spoken(known: str = "") -> Options:
    """Return the languages groupkit speaks by their own names, and one that is in use already."""
    each = dict.fromkeys((*languages(), known or languages()[0]))
    return tuple((language, own_name(language)) for language in each)


def money(currency: str) -> str:
    """Return a currency in words."""
    return _("{name} ({code})").format(name=get_currency_name(currency, locale=current().locale), code=currency)


def currencies() -> Options:
    """Return the currencies groupkit counts in."""
    return tuple((currency, money(currency)) for currency in CURRENCIES)


def papers() -> Options:
    """Return the sizes of paper."""
    return tuple((paper, paper) for paper in PAPERS)


def regions() -> Options:
    """Return the countries whose help numbers come with groupkit."""
    return tuple((region, _(_REGIONS[region])) for region in REGIONS)
