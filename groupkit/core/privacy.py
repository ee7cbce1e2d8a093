"""The gate for what leaves the group: no e-mail, telephone, passcode or credential in free text, and no name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from groupkit.i18n import N_

_PATTERNS = {
    "email": re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}"),
    "phone": re.compile(r"(?<![\w.,£€$])\+?\d(?:[\s().-]?\d){8,}(?!\w)"),
    "passcode": re.compile(r"\b(?:pass(?:word|code|phrase)|pin|pwd)\b\s*(?:is|[:=])\s*\S+", re.IGNORECASE),
    "link": re.compile(r"https?://\S*(?:pwd|token|key|secret)=\S+", re.IGNORECASE),
}
_FEWEST_LETTERS = 2
UNSEEN = N_("There is something in it that nobody sees. Type it here anew.")
"""What is said of a text with letters nobody sees."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def leaks(text: str) -> tuple[str, ...]:
    """Return the kinds of private detail a text holds: "email", "phone", "passcode", "link"."""
    return tuple(kind for kind, pattern in _PATTERNS.items() if pattern.search(text))


def veiled(text: str) -> str:
    """Return the text with each private detail replaced by three dots, fit to leave the group."""
    for pattern in _PATTERNS.values():
        text = pattern.sub("…", text)
    return text


def bare(text: str) -> str:
    """Return the letters and figures of a text alone: capitals, blanks and signs make no difference."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def unseen(text: str) -> bool:
    """Tell whether a text holds what nobody sees: a sign for machines, or one that turns the order of letters."""
    return any(
        letter in _TURNING or (letter not in "\n\t" and unicodedata.category(letter) in {"Cc", "Cs"})
        for letter in text
    )


def named(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some names that stand in a text as whole words; capitals and accents make no difference.

    A sign of one letter is no name. Of "Maria K." the "Maria" alone is one too.
    """
    said = _plain(text)
    return tuple(name for name in names if any(_stands(form, said) for form in _forms(name)))


def _stands(form: str, said: str) -> bool:
    # an underscore parts words here, as in an address
    return re.search(rf"(?<![^\W_]){re.escape(form)}(?![^\W_])", said) is not None


def _forms(name: str) -> Iterator[str]:
    words = _plain(name).strip(" .").split()
    yield from filter(_is_name, (" ".join(words),))
    while len(words) > 1 and not _is_name(words[-1]):
        words.pop()
        yield from filter(_is_name, (" ".join(words),))


def _is_name(word: str) -> bool:
    return sum(map(str.isalpha, word)) >= _FEWEST_LETTERS


def _plain(text: str) -> str:
    """Return a text without capitals, accents, marks nobody sees, and odd blanks or apostrophes."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "'"))
    kept = (letter for letter in letters if unicodedata.category(letter) not in {"Mn", "Cf"})
    return " ".join("".join(kept).casefold().split())
