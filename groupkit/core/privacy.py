"""The gate for what leaves the group: no e-mail, telephone, passcode or credential in free text."""

import re

_PATTERNS = {
    "email": re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}"),
    "phone": re.compile(r"(?<![\w.,£€$])\+?\d(?:[\s().-]?\d){8,}(?!\w)"),
    "passcode": re.compile(r"\b(?:pass(?:word|code|phrase)|pin|pwd)\b\s*(?:is|[:=])\s*\S+", re.IGNORECASE),
    "link": re.compile(r"https?://\S*(?:pwd|token|key|secret)=\S+", re.IGNORECASE),
}


def leaks(text: str) -> tuple[str, ...]:
    """Return the kinds of private detail a text holds: "email", "phone", "passcode", "link"."""
    return tuple(kind for kind, pattern in _PATTERNS.items() if pattern.search(text))


def veiled(text: str) -> str:
    """Return the text with each private detail replaced by three dots, fit to leave the group."""
    for pattern in _PATTERNS.values():
        text = pattern.sub("…", text)
    return text
