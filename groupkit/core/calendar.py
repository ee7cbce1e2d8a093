"""When something happens: every week, on some weeks of the month, every few weeks, or on dates."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_

WEEK = timedelta(days=7)
_YEAR = 12
_RULE = N_(
    '"{text}" is not a rule for when. Write every, 1st, 2nd, 3rd, 4th, 5th, last, '
    "every 2 weeks from 2026-01-03, or on 2026-08-15. Add except 2026-12-26 for days to leave out."
)
_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Which of the days that share a weekday are meant.

    `weeks` are weeks of the month (1 to 5); `last` is the last week of the month; `step` counts weeks
    from `start`; `dates` are the days themselves. Nothing set means every week. Days in `excluding` are left
    out, whatever else is set.
    """

    weeks: tuple[int, ...] = ()
    last: bool = False
    step: int = 1
    start: date | None = None
    dates: tuple[date, ...] = ()
    excluding: tuple[date, ...] = ()

    def holds(self, day: date) -> bool:
        """Tell whether the rule holds on a day (the weekday is the meeting's own)."""
        return day not in self.excluding and self._names(day)

    def _names(self, day: date) -> bool:
        if self.dates:
            return day in self.dates
        if self.start is not None:
            apart = (day - self.start).days
            return apart >= 0 and apart % (7 * self.step) < 7  # noqa: PLR2004  days in a week
        if self.weeks or self.last:
            of_month = (day.day - 1) // 7 + 1
            return of_month in self.weeks or (self.last and (day + WEEK).month != day.month)
        return True

    @classmethod
    def parse(cls, text: str) -> "Rule":
        """Read a rule as it stands in a form; raise RefusedError when it cannot be read.

        It reads `every`, `1st`, `1st 3rd`, `last`, `every 2 weeks from DATE` and `on DATE DATE`, each of them
        with `except DATE DATE` after it.
        """
        words = text.replace(",", " ").split()
        at = words.index("except") if "except" in words else len(words)
        try:
            rule = cls._read(words[:at])
            return replace(rule, excluding=_days(words[at + 1 :])) if at < len(words) else rule
        except (KeyError, ValueError, IndexError):
            raise RefusedError([Problem("when", _RULE, {"text": text})]) from None

    @classmethod
    def _read(cls, words: list[str]) -> "Rule":
        if words == ["every"]:
            return cls()
        if words[0] == "every" and words[2:4] == ["weeks", "from"] and int(words[1]) > 0:
            (start,) = words[4:]
            return cls(step=int(words[1]), start=date.fromisoformat(start))
        if words[0] == "on":
            return cls(dates=_days(words[1:]))
        last = "last" in words
        return cls(weeks=tuple(sorted(_ORDINALS[word] for word in words if word != "last")), last=last)

    def __str__(self) -> str:
        left_out = " except " + _written(self.excluding) if self.excluding else ""
        return f"{self._written()}{left_out}"

    def _written(self) -> str:
        if self.dates:
            return f"on {_written(self.dates)}"
        if self.start is not None:
            return f"every {self.step} weeks from {self.start.isoformat()}"
        named = [word for word, week in _ORDINALS.items() if week in self.weeks]
        return " ".join([*named, *(["last"] if self.last else [])]) or "every"


EVERY_WEEK = Rule()


def _days(words: list[str]) -> tuple[date, ...]:
    """Read one day or more; raise ValueError where there is none."""
    if not words:
        raise ValueError(words)
    return tuple(sorted({date.fromisoformat(day) for day in words}))


def _written(days: Iterable[date]) -> str:
    return " ".join(day.isoformat() for day in days)


def days(weekday: int, rule: Rule, first: date, last: date) -> Iterator[date]:
    """Yield the days from `first` to `last` that fall on a weekday (0 is Monday) and keep the rule."""
    if rule.dates:
        yield from (day for day in rule.dates if first <= day <= last and rule.holds(day))
        return
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= last:
        if rule.holds(day):
            yield day
        day += WEEK


def later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
