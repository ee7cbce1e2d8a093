"""What is said to somebody who puts themselves down, waits, moves up or cannot come, in whole sentences."""

from collections.abc import Iterator
from datetime import date, timedelta

from groupkit.core.outings.places import in_line
from groupkit.core.outings.plans import BACK_NONE
from groupkit.core.outings.reckoning import name_of
from groupkit.core.outings.values import COMING, Goer
from groupkit.core.outings.words.people import SignupWords
from groupkit.i18n import N_, _, current
from groupkit.services.group import Group
from groupkit.services.outings.known import words
from groupkit.services.outings.places import DroppedOut
from groupkit.services.outings.reckoning import reckoning

_DAYS = timedelta(days=3)
_DAY = timedelta(days=1)


def name(group: Group, goer: Goer) -> str:
    """Return the name of somebody on the list, or which place it is where they gave none."""
    return name_of(goer.id, reckoning(group, goer.outing).people, current())


def put_down(group: Group, goer: Goer) -> Iterator[str]:
    """Say that somebody comes, or which number they are in line, without a promise."""
    if goer.standing == COMING:
        yield _("{name} comes along.").format(name=name(group, goer))
        return
    told = words(SignupWords).waiting_words
    yield told.waiting.format(number=in_line(reckoning(group, goer.outing).people, goer))
    yield told.no_promise


def cannot_come(group: Group, gone: DroppedOut) -> Iterator[str]:
    """Say that it is all right, what comes back, and whose turn it is now."""
    told, currency = words(SignupWords).drop_out, group.profile.currency
    yield told.words
    if gone.back or gone.later or (gone.rule == BACK_NONE and gone.goer.amount):
        yield str(getattr(told, gone.rule))
    if gone.back:
        said = _(N_("The pot gives {name} {amount}. Write it down under Money when it is done."))
        yield said.format(name=name(group, gone.goer), amount=current().money(gone.back, currency))
    if gone.first is not None:
        yield first_in_line(group, gone.first)


def first_in_line(group: Group, goer: Goer) -> str:
    """Say who can have a place now; nobody moves up before they said yes."""
    return _("A place is free, and {name} is first in line. Ask them.").format(name=name(group, goer))


def to_tell(group: Group, goer: Goer) -> str:
    """Say who can have a place now, and what to tell them, with the day by which they say whether they like."""
    day = reckoning(group, goer.outing).outing.day
    by = current().day(answer_by(group.today(), day), "long")
    told = words(SignupWords).waiting_words.moved_up.format(day=by)
    return _("{name} is first in line. You can tell them: “{words}”").format(name=name(group, goer), words=told)


def answer_by(today: date, day: date) -> date:
    """Return by which day somebody says whether they would like a place: soon, and before the outing."""
    return max(today, min(today + _DAYS, day - _DAY))
