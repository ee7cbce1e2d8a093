"""Amounts as whole pence, the notes and coins they are made of, and reading what a person typed."""

import re
import unicodedata
from collections.abc import Mapping

from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, current

MOST = 9_999_999
NOTES_AND_COINS: Mapping[str, tuple[int, ...]] = {
    "GBP": (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    "EUR": (10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    "USD": (10000, 5000, 2000, 1000, 500, 100, 25, 10, 5, 1),
}
SYMBOLS: Mapping[str, str] = {"GBP": "£", "EUR": "€", "USD": "$"}
_BEFORE: Mapping[str, str] = {"USD": "US"}  # British English writes US$5
CURRENCIES = tuple(NOTES_AND_COINS)
_WHOLE = 100
_EMPTY: Mapping[str, str] = {
    "": N_("Type how much. If there was none, type 0."),
    "collection": N_("Type how much. If nothing was collected, type 0 and we will write “none taken”."),
}

_PLAIN = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d{1,2}))?", re.ASCII)
_PENCE = re.compile(r"(?P<pence>\d{1,7})p", re.ASCII)
_COMMA = re.compile(r"(?P<whole>\d+),(?P<part>\d{1,2})", re.ASCII)
_TOO_FINE = re.compile(r"(?P<whole>\d+)\.(?P<part>\d{2})\d+", re.ASCII)


def is_note(pence: int) -> bool:
    """Tell whether a group may count notes of this worth besides the usual ones: any whole pounds."""
    return 0 < pence <= MOST and pence % _WHOLE == 0


def parse(text: str, currency: str, field: str = "amount") -> int:
    """Read an amount as pence; raise RefusedError saying what to type instead."""
    symbol = SYMBOLS[currency]
    typed = "".join(_ascii(letter) for letter in text if not letter.isspace())
    typed = typed.removeprefix(_BEFORE.get(currency, "")).removeprefix(symbol)
    if found := _PLAIN.fullmatch(typed):
        pence = _pence(found["whole"].replace(",", ""), found["part"] or "")
    elif currency == "GBP" and (found := _PENCE.fullmatch(typed)):
        pence = int(found["pence"])
    else:
        raise RefusedError([_misread(typed, currency, field)])
    if pence > MOST:
        raise RefusedError([Problem(field, N_("That is more than this book can hold."))])
    return pence


def _ascii(letter: str) -> str:
    """Turn a digit of any script into 0 to 9, so that every keyboard can be used."""
    return str(unicodedata.decimal(letter, letter))


def _pence(whole: str, part: str) -> int:
    return int(whole) * 100 + int(part.ljust(2, "0"))


def _misread(typed: str, currency: str, field: str) -> Problem:
    """Say why an amount could not be read, and offer what was probably meant."""

    def shown(pence: int) -> str:
        return current().money(pence, currency)

    if not typed:
        return Problem(field, _EMPTY.get(field, _EMPTY[""]))
    if typed[0] in "-−":
        return Problem(field, N_("Put the amount without a minus. Money out goes in the “paid out” part."))
    if any(sign in typed for sign in "£€$"):
        symbol = SYMBOLS[currency]
        return Problem(field, N_("This book is in {symbol} only."), {"symbol": symbol})
    if found := _COMMA.fullmatch(typed):
        meant = shown(_pence(found["whole"], found["part"]))
        return Problem(field, N_("Did you mean {amount}? Use a dot for pence."), {"amount": meant})
    if found := _TOO_FINE.fullmatch(typed):
        low = _pence(found["whole"], found["part"])
        values = {"low": shown(low), "high": shown(low + 1)}
        return Problem(field, N_("Pence only go to two places. Did you mean {low} or {high}?"), values)
    return Problem(field, N_("That is not an amount we can read. Use numbers like 4.35."))
