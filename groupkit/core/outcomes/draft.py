"""A group's own draft of what works here, made of if-and-then sentences and four boxes."""

from collections.abc import Iterator
from dataclasses import dataclass

from groupkit.core.problems import Problem
from groupkit.i18n import N_

LIMITS = "limits"
"""The box that says where it does not fit; it stands after the four."""
_TITLE = N_("Give the draft a name.")
_EMPTY = N_("Write one sentence of if and then, or fill one of the boxes.")
_HALF = N_("Finish the sentence: if this happens, then that.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IfThen:
    """One sentence: if this happens in our group, then that."""

    when: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line in a box of a draft, by the key of the box."""

    box: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One draft: sentences that are alike, and what stands in its boxes."""

    key: str = ""
    title: str
    if_thens: tuple[IfThen, ...] = ()
    lines: tuple[Line, ...] = ()

    def of(self, box: str) -> tuple[str, ...]:
        """Return the lines in one box."""
        return tuple(line.words for line in self.lines if line.box == box)


def problems(draft: Draft) -> Iterator[Problem]:
    """Yield what is to be put right before a draft is kept."""
    if not draft.title.strip():
        yield Problem("title", _TITLE)
    if not draft.if_thens and not any(line.words.strip() for line in draft.lines):
        yield Problem("lines", _EMPTY)
    if not all(each.when.strip() and each.then.strip() for each in draft.if_thens):
        yield Problem("if_thens", _HALF)
