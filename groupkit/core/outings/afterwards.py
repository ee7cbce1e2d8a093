"""What is written down after an outing: heads, what worked, and what happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from groupkit.core.outings.values import MOST_PLACES
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_

YES, WITH_A_CHANGE, SOMETHING_ELSE = "yes", "change", "other"
AGAIN = ("", YES, WITH_A_CHANGE, SOMETHING_ELSE)
"""Whether we would do it again; empty where nobody said."""
_LINE, _WORDS = 200, 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """How an outing went, in numbers of people and in words about the day; None is not counted."""

    id: int = 0
    outing: int
    heads_out: int | None = None
    heads_back: int | None = None
    heads_early: int | None = None
    first_time: int | None = None
    free_taken: int | None = None
    well: str = ""
    change: str = ""
    left_out: str = ""
    tip: str = ""
    again: str = ""

    @property
    def not_back(self) -> int:
        """How many went out, did not come back with the others, and did not say that they left."""
        return 0 if self.heads_out is None or self.heads_back is None else self.heads_out - self._seen

    @property
    def _seen(self) -> int:
        return (self.heads_back or 0) + (self.heads_early or 0)

    def heads_problems(self, *, all_known: bool = False) -> Iterator[Problem]:
        """Yield what is left to say about the heads; with `all_known` fewer may be back than went out."""
        counts = {name: getattr(self, name) for name in ("heads_out", "heads_back", "heads_early", "first_time")}
        beyond = [name for name, count in counts.items() if not 0 <= (count or 0) <= MOST_PLACES]
        yield from (Problem(each, N_("Type how many, from 0 to {most}."), {"most": MOST_PLACES}) for each in beyond)
        if beyond:
            return
        if self.heads_out is None:
            if any(count is not None for count in counts.values()):
                yield Problem("heads_out", N_("Type how many went out first."))
            return
        if self._seen > self.heads_out:
            said = N_("More are counted here than went out. Somebody who joined later went out too: count them in.")
            yield Problem("heads_back", said)
        if (self.first_time or 0) > self.heads_out:
            yield Problem("first_time", N_("This is more than went out. Count once more."))
        if self.not_back > 0 and not all_known:
            said = N_("Fewer came back than went out. Look for them first. Then say that all are known.")
            yield Problem("all_known", said)

    def words_problems(self) -> Iterator[Problem]:
        """Yield what is left to put right in the words about the day."""
        for name in ("well", "change", "left_out", "tip"):
            yield from _words_problems(name, getattr(self, name), _WORDS)
        if self.again not in AGAIN:
            yield Problem("again", N_("Choose one of the answers."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A note of what happened, facts only, kept until a day; `job` is that of the writer, never a name."""

    id: int = 0
    outing: int
    at: str
    place: str
    what: str
    done: str = ""
    told: str = ""
    follow: str = ""
    change: str = ""
    job: str = ""
    kept_until: date

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be a note."""
        if not self.what.strip():
            yield Problem("what", N_("Write what was seen or heard. A few words are enough."))
        for name in ("at", "place", "job"):
            yield from _words_problems(name, getattr(self, name), _LINE)
        for name in ("what", "done", "told", "follow", "change"):
            yield from _words_problems(name, getattr(self, name), _WORDS)


def _words_problems(name: str, words: str, most: int) -> Iterator[Problem]:
    """Yield what to put right in words that others read: their length, and how to reach a person."""
    if len(words) > most:
        yield Problem(name, N_("Use fewer letters: {most} at most."), {"most": most})
    if leaks(words):
        yield Problem(name, N_("Leave out telephone numbers, e-mail addresses and passwords."))
