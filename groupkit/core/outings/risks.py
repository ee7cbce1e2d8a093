"""What could go wrong on an outing and what is done about it, and who does what on the day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groupkit.core.problems import Problem
from groupkit.i18n import N_

if TYPE_CHECKING:  # an open book needs no words
    from groupkit.core.outings.words.people import Job, JobWords, RiskWords

LITTLE, SOME, MUCH = 1, 2, 3
_TITLE, _WORDS = 120, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A line of the risk sheet: who may be hurt, how likely and how bad (1 to 3), what is done, by which job."""

    id: int = 0
    outing: int
    key: str
    title: str
    whom: str = ""
    likely: int = SOME
    harm: int = SOME
    what: str = ""
    job: str = ""
    ready: bool = False
    after: str = ""

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before this can be a line of the risk sheet."""
        if not self.title.strip():
            yield Problem("title", N_("Say what could go wrong, in a few words."))
        for field, most in (("title", _TITLE), ("whom", _TITLE), ("what", _WORDS), ("after", _WORDS)):
            if len(getattr(self, field)) > most:
                yield Problem(field, N_("Use fewer letters: {most} at most."), {"most": most})
        for field in ("likely", "harm"):
            if not LITTLE <= getattr(self, field) <= MUCH:
                yield Problem(field, N_("Choose little, some or much."))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayJob:
    """Who does a job on the day; nobody yet where `person` is None."""

    id: int = 0
    outing: int
    job: str
    person: int | None = None
    said_yes: bool = False


def ordered(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """Return what is both likely and bad first; what the two come to is never shown to anybody."""
    return tuple(sorted(risks, key=lambda risk: (-risk.likely * risk.harm, -risk.harm, risk.id)))


def starters(words: "RiskWords", outing: int, taken: Iterable[str] = ()) -> tuple[Risk, ...]:
    """Return the lines a risk sheet may begin with, most likely and worst first, without those it has."""
    has = frozenset(taken)
    return ordered(
        Risk(
            outing=outing,
            key=line.key,
            title=line.title,
            whom=line.whom,
            likely=line.likely,
            harm=line.harm,
            what=line.do,
        )
        for line in words.risks
        if line.key not in has
    )


def own_key(risks: Iterable[Risk]) -> str:
    """Return a key that no line of a risk sheet has, for a line of the group's own."""
    taken = {risk.key for risk in risks}
    return next(key for number in range(1, len(taken) + 2) if (key := f"own-{number}") not in taken)


def job_of(words: "JobWords", key: str) -> "Job | None":
    """Return a job on the day by its key, if there is one."""
    return next((job for job in words.jobs if job.key == key), None)


def kept_apart(words: "JobWords", jobs: Iterable[DayJob], key: str) -> frozenset[int]:
    """Return the people who cannot take a job, because they have one that nobody holds beside it."""
    asked = job_of(words, key)
    beside = frozenset(asked.apart if asked is not None else ()) | {
        job.key for job in words.jobs if key in job.apart
    }
    return frozenset(each.person for each in jobs if each.person is not None and each.job in beside)
