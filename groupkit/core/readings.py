"""Readings: the group's own texts, each with the line that says whose words they are, and where they are read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from groupkit.core.calendar import EVERY_WEEK, Rule
from groupkit.core.problems import Problem
from groupkit.i18n import N_

SLOTS: Mapping[str, str] = {
    "preamble": N_("Opening words"),
    "steps": N_("Our steps"),
    "extra-steps": N_("Our five more steps"),
    "traditions": N_("Our traditions, or how we run our group"),
    "reading": N_("A reading"),
    "closing": N_("Closing words"),
}
"""The places in a script where a group reads words of its own, never ours."""
EXTRA_STEPS = "extra-steps"
STEPS: Mapping[str, str] = {
    "12+5": N_("Twelve steps and five more"),
    "12": N_("Twelve steps"),
}
"""Which steps a group works with. With 12, the part for the five more falls away."""
LONGEST = {"title": 80, "words": 20_000, "credit": 300}
"""The most letters of each part of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """A text the group brings itself: where it is read, on which days, and `credit`, whose words it is."""

    id: int = 0
    slot: str
    title: str = ""
    words: str
    credit: str
    when: Rule = EVERY_WEEK

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this text can be read and printed."""
        if self.slot not in SLOTS:
            yield Problem("slot", N_("Choose where in the meeting this is read."))
        if not self.words.strip():
            yield Problem("words", N_("Write or paste the words that are read."))
        if not self.credit.strip():
            yield Problem("credit", N_("Say whose words these are, and that you may copy them."))
        for name, longest in LONGEST.items():
            if len(getattr(self, name)) > longest:
                yield Problem(name, N_("Use fewer words here, {longest} letters at most."), {"longest": longest})


def read_on(texts: tuple[OwnText, ...], day: date) -> tuple[OwnText, ...]:
    """Return the texts that are read on a day: one for a week or a date comes before one for every week."""
    return tuple(sorted((text for text in texts if text.when.holds(day)), key=lambda text: text.when == EVERY_WEEK))
