"""What is good to know in time about an award: that it ends, what stops then, and that a report is asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from groupkit.core.funding.awards import Award, LeftOver
from groupkit.core.funding.spending import Used
from groupkit.i18n import N_, _, current

AHEAD, SOON, CLOSE = timedelta(days=183), timedelta(days=60), timedelta(days=30)
MUCH_LEFT = 4
"""More than one part in this many unspent is worth talking about."""
_AHEAD = N_("{pot} ends on {day}. Then this stops: {stops}. There is time to ask who could go on with it.")
_AHEAD_PLAIN = N_("{pot} ends on {day}. There is time to ask who could go on with it.")
_SOON = N_("{pot} ends on {day}, and {left} of {award} is still to spend. What would help the group most?")
_CLOSE = N_(
    "{pot} ends on {day}, and {left} of {award} is still to spend. "
    "Talk about it at the next meeting, or ask {funder} if it can run a little longer."
)
_OVER: Mapping[str, str] = {
    LeftOver.ASK: N_("{pot} ended on {day} with {pot_left} in it. Ask {funder} what to do with it."),
    LeftOver.BACK: N_("{pot} ended on {day} with {pot_left} in it. It goes back to {funder}."),
    LeftOver.KEEP: N_("{pot} ended on {day} with {pot_left} in it. You may keep it for the same purpose."),
}
_REPORT = N_("{funder} would like a report by {report}. The statement is ready to print.")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One sentence about an award; `key` is "ahead", "soon", "close", "over" or "report"."""

    key: str
    message: str
    values: Mapping[str, str]

    def __str__(self) -> str:
        return _(self.message).format(**self.values)


def reminders(award: Award, used: Used, today: date, pot: str, currency: str) -> Iterator[Reminder]:
    """Yield what to know about an award today, in kind words; `pot` is the name of its pot."""
    words = current()
    unspent = award.pence - used.spent
    values = {
        "pot": pot,
        "funder": award.funder,
        "day": words.day(award.ends),
        "stops": award.stops.rstrip(". "),
        "left": words.money(max(0, unspent), currency),
        "award": words.money(award.pence, currency),
        "pot_left": words.money(used.left, currency),
        "report": words.day(award.report_due) if award.report_due else "",
    }
    key, message = _ending(award, award.ends - today, much=unspent * MUCH_LEFT > award.pence, left=used.left)
    if key:
        yield Reminder(key, message, values)
    if award.report_due is not None and timedelta(0) <= award.report_due - today <= CLOSE:
        yield Reminder("report", _REPORT, values)


def _ending(award: Award, days: timedelta, *, much: bool, left: int) -> tuple[str, str]:
    """Return which sentence about the end fits best now, if any."""
    if days < timedelta(0):
        return ("over", _OVER[award.left_over]) if left > 0 else ("", "")
    if much and days <= CLOSE:
        return "close", _CLOSE
    if much and days <= SOON:
        return "soon", _SOON
    if days <= AHEAD:
        return "ahead", _AHEAD if award.stops else _AHEAD_PLAIN
    return "", ""
