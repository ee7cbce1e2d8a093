"""In which order letters stand on a line where scripts meet: the Unicode rules for both directions of writing.

The steps are those of python-bidi; the rule for brackets (N0) and our own for telephone numbers are added here.
"""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from bidi import algorithm

_BOTH_WAYS = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
# no font of the house draws other brackets
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_SIGN = re.compile(r"(?<![\w.,])[+\-−£€$](?=\d)")
_GAP = re.compile(r"(?<=\d)[ \-](?=\d)")
_T = TypeVar("_T")


def turns(text: str) -> bool:
    """Return whether a text holds letters that are written from right to left."""
    return _BOTH_WAYS.search(text) is not None


def begins_right(text: str, *, otherwise: bool = False) -> bool:
    """Return whether the first letter of a text is written from right to left; figures have no direction."""
    kinds = (algorithm.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), None)
    return otherwise if first is None else first != "L"


def levels(text: str, *, rtl: bool) -> list[int]:
    """Return the level of each letter: even ones run to the right, odd ones to the left.

    A telephone number keeps the order of its groups, and a sign or a currency stays before its number.
    """
    found: dict[str, Any] = algorithm.get_empty_storage()
    found["base_level"], found["base_dir"] = int(rtl), "LR"[rtl]
    algorithm.get_embedding_levels(_numbers(text), found)
    for at, each in enumerate(found["chars"]):
        each["at"] = at
    algorithm.explicit_embed_and_overrides(found)
    algorithm.resolve_weak_types(found)
    _brackets(found["chars"], "LR"[rtl])
    algorithm.resolve_neutral_types(found, debug=False)
    algorithm.resolve_implicit_levels(found, debug=False)
    return _spread({each["at"]: each["level"] for each in found["chars"]}, len(text), int(rtl))


def visual(pieces: Sequence[_T], at: Sequence[int]) -> list[_T]:
    """Return the pieces of a line from left to right; `at` holds the level of each."""
    made, heights = list(pieces), list(at)
    for level in range(max(heights, default=0), 0, -1):
        start = 0
        while start < len(made):
            end = start
            while end < len(made) and heights[end] >= level:
                end += 1
            made[start:end] = reversed(made[start:end])
            heights[start:end] = reversed(heights[start:end])
            start = end + 1
    return made


def _numbers(text: str) -> str:
    """Let what stands inside a number count as part of it; a space between digits would turn its groups round."""
    joined = _GAP.sub("\N{NO-BREAK SPACE}", text)
    return _SIGN.sub(lambda sign: text[sign.end()], joined)


def _spread(known: dict[int, int], count: int, base: int) -> list[int]:
    """Give letters that only join or part others the level of the letter before."""
    made: list[int] = []
    for at in range(count):
        made.append(known.get(at, made[-1] if made else base))
    return made


def _brackets(chars: list[dict[str, Any]], base: str) -> None:
    """Let both brackets of a pair look the same way, by what stands inside them and before them."""
    for opened, closed in _pairs(chars):
        inside = {_STRONG[each["type"]] for each in chars[opened + 1 : closed] if each["type"] in _STRONG}
        if not inside:
            continue
        side = base if base in inside else _before(chars[:opened], base)
        for place in (opened, closed):
            chars[place]["type"] = side
            _marks_after(chars[place + 1 :], side)


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, each in enumerate(chars):
        if each["ch"] in _BRACKETS:
            waiting.append((_BRACKETS[each["ch"]], at))
        elif any(each["ch"] == closing for closing, _ in waiting):
            while True:
                closing, opened = waiting.pop()
                if closing == each["ch"]:
                    break
            found.append((opened, at))
    return sorted(found)


def _before(chars: list[dict[str, Any]], base: str) -> str:
    return next((_STRONG[each["type"]] for each in reversed(chars) if each["type"] in _STRONG), base)


def _marks_after(chars: list[dict[str, Any]], side: str) -> None:
    for each in chars:
        if each["orig"] != "NSM":
            break
        each["type"] = side
