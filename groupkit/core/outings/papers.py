"""Which papers an outing has, what each is called, and who may see it."""

from dataclasses import dataclass

from groupkit.i18n import N_

EVERYBODY, ORGANISER = "everybody", "organiser"
SEEN_BY = {EVERYBODY: N_("For everybody to see"), ORGANISER: N_("For those who organise it")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper of an outing: its key, its title with a gap for the name of the outing, and who may see it."""

    key: str
    title: str
    seen_by: str = ORGANISER


SHEETS: tuple[Sheet, ...] = (
    Sheet(key="public", title=N_("{name}, for everybody"), seen_by=EVERYBODY),
    Sheet(key="sheet", title=N_("{name}, organiser’s sheet")),
    Sheet(key="steps", title=N_("{name}, the steps")),
    Sheet(key="venue", title=N_("{name}, looking at the place")),
    Sheet(key="travel", title=N_("{name}, the way there and back")),
    Sheet(key="weather", title=N_("{name}, the weather plan")),
    Sheet(key="jobs", title=N_("{name}, who does what")),
    Sheet(key="risks", title=N_("{name}, what could go wrong")),
    Sheet(key="who", title=N_("{name}, who may come"), seen_by=EVERYBODY),
)
