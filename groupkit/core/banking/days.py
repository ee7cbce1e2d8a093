"""Days as banks write them. Month names are English whatever the computer speaks."""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = {
    "%d": r"(?P<day>\d{1,2})",
    "%m": r"(?P<month>\d{1,2})",
    "%b": r"(?P<name>[A-Za-z]{3})[a-z]*",
    "%Y": r"(?P<year>\d{4})",
    "%y": r"(?P<short>\d{2})",
}
_TIME = r"(?:[T ]\d{1,2}:\d{2}.*)?"


def read_day(text: str, form: str) -> date | None:
    """Return a day written like `form`, such as %d/%m/%Y, or None; a time behind it is left out."""
    pattern = re.escape(form).replace(r"\ ", " ")
    for part, digits in _PARTS.items():
        pattern = pattern.replace(re.escape(part), digits)
    found = re.fullmatch(pattern + _TIME, text.strip(), re.ASCII)
    if found is None:
        return None
    parts = found.groupdict()
    name = (parts.get("name") or "").lower()
    month = _MONTHS.index(name) + 1 if name in _MONTHS else int(parts.get("month") or 0)
    year = int(parts["year"]) if parts.get("year") else 2000 + int(parts["short"])
    try:
        return date(year, month, int(parts["day"]))
    except ValueError:
        return None


def fitting(texts: Iterable[str], forms: Iterable[str]) -> tuple[str, ...]:
    """Return the forms that read every one of some days: two when day and month could be either way round."""
    written = tuple(texts)
    return tuple(form for form in forms if all(read_day(text, form) for text in written))
