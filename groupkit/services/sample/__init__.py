"""Makes a made-up group with fourteen months behind it, for trying things out and for pictures."""

import hashlib
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from groupkit.core.profile import Profile
from groupkit.core.progress import Progress, Silent
from groupkit.i18n import N_
from groupkit.services.group import EVERYTHING, Group, Surroundings
from groupkit.services.sample import days_out, evaluation, evenings, feedback, story, treasury
from groupkit.storage.store import Store

_A_DAY = timedelta(days=1)


def make(
    path: str | Path, passphrase: str, *, today: date | None = None, progress: Progress | None = None
) -> Group:
    """Make the made-up group's file and open it; its history is the 14 months before `today`.

    The same day gives the same people, entries and seals. Stopping it half way leaves no file.

    Raises:
        GroupkitError: there is a file of this name already, or the disk cannot take it.
        CancelledError: `progress` stopped the work.
    """
    last = today or Surroundings().now().date()
    told, clock, salts = story.read(), story.Clock(last), story.chance("salts")
    profile = Profile(
        identity=hashlib.sha256(f"{told.id} {last}".encode()).hexdigest()[:32],
        name=told.name,
        facilitator=told.facilitator,
        reserve=told.reserve,
        reserve_months=told.reserve_months,
    )
    store = Store.create(Path(path), passphrase, profile)
    group = Group(store, Surroundings(now=clock, salt=lambda: salts.randbytes(16)))
    with ExitStack() as unless_done:
        unless_done.callback(Path(path).unlink, missing_ok=True)
        unless_done.callback(group.close)
        telling = story.Telling(group=group, story=told, clock=clock, today=last)
        with group.change(N_("Make the sample group"), EVERYTHING):
            _tell(telling, progress or Silent())
        feedback.asked(telling)
        evaluation.looked(telling)
        unless_done.pop_all()
    group.store.journal.forget()
    group.surroundings = Surroundings()
    return group


def _tell(telling: story.Telling, progress: Progress) -> None:
    """Live the months one meeting at a time, as one change: it is far quicker, and all there or not at all."""
    telling.clock.go_to(telling.since - _A_DAY)
    evenings.gather(telling)
    books = treasury.open_books(telling)
    evenings.plan_meetings(telling, books.tin)
    held = evenings.held(telling)
    for done, occasion in enumerate(held, start=1):
        telling.clock.go_to(occasion.day)
        heads = evenings.count(telling, occasion)
        if occasion.meeting.place is not None:
            treasury.evening(books, occasion, heads)
        progress.step(done, len(held))
    evenings.look_ahead(telling)
    evenings.check_help(telling)
    evenings.hear_wishes(telling)
    days_out.bowled(telling, books)
    days_out.walked(telling)
    days_out.planned(telling, books)
    days_out.board(telling)
