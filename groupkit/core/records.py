"""What the book of money says besides money that moves: the particulars of an entry, in one fixed form.

Particulars are whole numbers, days and plain keys. A name or a note never stands among them: those are
wordings, which can be erased.
"""

import json
from collections.abc import Mapping, Sequence

FACTS = "facts"

Fact = int | str | None | Sequence["Fact"] | Mapping[str, "Fact"]
Facts = Mapping[str, Fact]


def written(facts: Facts) -> str:
    """Return particulars as the text that is chained, always the same for the same particulars.

    Raises:
        TypeError: something is no whole number, text, list or table of these.
    """
    return json.dumps(_plain(facts), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read(text: str) -> Facts:
    """Return the particulars a text holds; an empty text holds none."""
    found = json.loads(text or "{}")
    if not isinstance(found, dict):
        raise TypeError
    return found


def _plain(fact: Fact) -> object:
    if fact is None or isinstance(fact, int | str):
        return fact
    if isinstance(fact, Mapping):
        return {str(key): _plain(value) for key, value in fact.items()}
    if isinstance(fact, Sequence):
        return [_plain(value) for value in fact]
    raise TypeError(type(fact).__name__)
