"""Which papers an outing has, what each is called, and who may see it."""

from dataclasses import dataclass

from groupkit.i18n import N_

EVERYBODY, ORGANISER = "everybody", "organiser"
SEEN_BY = {EVERYBODY: N_("For everybody to see"), ORGANISER: N_("For those who organise it")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper of an outing: its key, its title with a gap for the name of the outing, and who may see it.

    One for `outside` names no person, and a `neutral` one does not say what the group is about. `loose` pages
    are put up or cut apart, and bear no number.
    """

    key: str
    title: str
    seen_by: str = ORGANISER
    outside: bool = False
    neutral: bool = False
    loose: bool = False


def _outside(key: str, title: str, *, neutral: bool = False) -> Sheet:
    return Sheet(key=key, title=title, seen_by=EVERYBODY, outside=True, neutral=neutral, loose=True)


SHEETS: tuple[Sheet, ...] = (
    Sheet(key="public", title=N_("{name}, for everybody"), seen_by=EVERYBODY),
    _outside("poster", N_("{name}, poster")),
    _outside("poster-neutral", N_("{name}, poster without the group"), neutral=True),
    _outside("invitation", N_("{name}, small invitations")),
    _outside("invitation-neutral", N_("{name}, small invitations without the group"), neutral=True),
    Sheet(key="sheet", title=N_("{name}, organiser’s sheet")),
    Sheet(key="budget", title=N_("{name}, the budget")),
    Sheet(key="cash", title=N_("{name}, cash on the day")),
    Sheet(key="steps", title=N_("{name}, the steps")),
    Sheet(key="venue", title=N_("{name}, looking at the place")),
    Sheet(key="travel", title=N_("{name}, the way there and back")),
    Sheet(key="weather", title=N_("{name}, the weather plan")),
    Sheet(key="jobs", title=N_("{name}, who does what")),
    Sheet(key="risks", title=N_("{name}, what could go wrong")),
    Sheet(key="who", title=N_("{name}, who may come"), seen_by=EVERYBODY),
    Sheet(key="signup", title=N_("{name}, who would like to come"), seen_by=EVERYBODY),
    Sheet(key="slip", title=N_("{name}, slips instead of the list"), loose=True),
    Sheet(key="company", title=N_("{name}, cards for company"), loose=True),
    Sheet(key="worked", title=N_("{name}, what worked")),
    Sheet(key="feedback", title=N_("{name}, how was it?"), seen_by=EVERYBODY),
    Sheet(key="thanks", title=N_("{name}, thanks")),
    Sheet(key="incident", title=N_("{name}, what happened")),
)
