"""How a meeting stands at a moment: what the chair sees, in whole minutes and calm words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from groupkit.core.runner.run import MINUTE, NOTHING, Part, Run, shares_of_time
from groupkit.i18n import Catalogue

_AHEAD, _BEHIND = 2, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A part that comes later: its number, how many minutes it will have, and whether it is left out."""

    at: int
    part: Part
    minutes: int
    out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part on the line of the whole meeting: how long it is, and how much of it is over (0 to 1)."""

    long: timedelta
    done: float
    now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A meeting at a moment.

    `left` is minutes left of the part, 0 when it is over its time; `behind` is minutes late (less than 0: to
    spare) if every part kept its length; `overrun` is minutes past the end that no shorter part can save.
    `shorter` is the part whose shortening brings most back; `call_at` is when to ask for anything that can't
    wait at the latest, `call_now` that it is time. `signal` of a share is "", "soon" or "thanks".
    """

    part: Part
    number: int
    count: int
    left: int
    over: bool
    coming: tuple[Coming, ...]
    behind: int
    overrun: int
    shorter: Part | None
    call_at: datetime | None
    call_now: bool
    line: tuple[Stretch, ...]
    signal: str
    share_left: int
    suggested: int
    hands_over: bool
    paused: bool
    finished: bool

    def pace(self, words: Catalogue) -> tuple[str, str]:
        """Return how the time goes, and what helps, as two sentences; nothing where all is as planned."""
        if self.overrun:
            said = words.ngettext(
                "About {count} minute past the end.", "About {count} minutes past the end.", self.overrun
            )
            return said.format(count=self.overrun), words.gettext(
                "Nothing is left to shorten. Leave a part out, or end a little later."
            )
        if self.behind >= _BEHIND:
            said = words.ngettext("About {count} minute behind", "About {count} minutes behind", self.behind)
            if self.shorter is None:
                return said.format(count=self.behind), words.gettext("That is all right.")
            back = words.gettext("That is all right. A shorter “{part}” brings us back.")
            return said.format(count=self.behind), back.format(part=self.shorter.title)
        if self.behind <= -_AHEAD:
            return words.gettext("A few minutes in hand."), words.gettext("Room for one more share.")
        return words.gettext("On time"), ""


def view(run: Run, now: datetime) -> View:
    """Return how a meeting stands at a moment."""
    at_rest = run.finished or run.paused_at or now
    remaining = run.remaining(now)
    here = max(remaining, NOTHING)
    later = shares_of_time(run, at_rest + here, run.at + 1)
    whole = here + sum(
        (run.parts[at].long for at in range(run.at + 1, len(run.parts)) if at not in run.out), NOTHING
    )
    shrunk = here + sum(later, NOTHING)
    coming = tuple(
        Coming(at=at, part=run.parts[at], minutes=_minutes(long), out=at in run.out)
        for at, long in enumerate(later, start=run.at + 1)
    )
    call_at = _call_at(run)
    shares = max(run.sharing.people - run.sharing.turns - run.sharing.passes, 0)
    return View(
        part=run.part,
        number=run.at + 1,
        count=len(run.parts),
        left=_minutes(here),
        over=remaining <= NOTHING,
        coming=coming,
        behind=round((at_rest + whole - run.ends) / MINUTE),
        overrun=max(0, round((at_rest + shrunk - run.ends) / MINUTE)),
        shorter=_shorter(run, coming),
        call_at=call_at,
        call_now=call_at is not None and at_rest >= call_at,
        line=_line(run, now, later),
        signal=_signal(run, at_rest),
        share_left=_share_left(run, at_rest),
        suggested=int(here / MINUTE / shares) if shares else 0,
        hands_over=_hands_over(run),
        paused=run.paused_at is not None,
        finished=run.finished is not None,
    )


def _minutes(long: timedelta) -> int:
    # A little less than a whole minute is said as the minute: nobody sets a meeting by seconds.
    return ceil(long / MINUTE - 0.05)


def _call_at(run: Run) -> datetime | None:
    """Return the latest moment to ask for anything that can't wait, counted back from the end."""
    urgent = next((at for at, part in enumerate(run.parts) if part.urgent and at >= run.at), None)
    if urgent is None or urgent == run.at or urgent in run.out:
        return None
    after = (part for at, part in enumerate(run.parts) if at >= urgent and at not in run.out)
    needed = sum(
        (part.long if part.holds or part.weight == 0 or part.urgent else MINUTE for part in after), NOTHING
    )
    return run.ends - needed


def _shorter(run: Run, coming: tuple[Coming, ...]) -> Part | None:
    saved = {each.at: each.part.minutes - each.minutes for each in coming if not each.out}
    best = max(saved, key=lambda at: saved[at], default=None)
    return run.parts[best] if best is not None and saved[best] > 0 else None


def _line(run: Run, now: datetime, later: tuple[timedelta, ...]) -> tuple[Stretch, ...]:
    took = run.took(now)
    over = tuple(Stretch(long=took[at], done=1.0) for at in range(run.at) if took[at] > NOTHING)
    long = max(took[run.at] + run.remaining(now), took[run.at], MINUTE)
    here = Stretch(long=long, done=min(took[run.at] / long, 1.0), now=run.finished is None)
    return (*over, here, *(Stretch(long=each, done=0.0) for each in later if each > NOTHING))


def _signal(run: Run, now: datetime) -> str:
    if run.turn is None or not run.turn.long:
        return ""
    spoken = now - run.turn.since
    if spoken >= run.turn.long:
        return "thanks"
    # In a short share the last third is enough notice; in a long one, the last minute.
    return "soon" if run.turn.long - spoken <= min(MINUTE, run.turn.long / 3) else ""


def _share_left(run: Run, now: datetime) -> int:
    if run.turn is None or not run.turn.long:
        return 0
    return _minutes(max(run.turn.long - (now - run.turn.since), NOTHING))


def _hands_over(run: Run) -> bool:
    """Tell whether the chair hands over to the secretary here."""
    if run.at == 0 or "secretary" not in run.part.leads[:1]:
        return False
    return "secretary" not in run.parts[run.at - 1].leads[:1]
