"""Which papers an outing has, what each is called, and who may see it."""

from dataclasses import dataclass

from groupkit.i18n import N_, Catalogue

EVERYBODY, ORGANISER = "everybody", "organiser"
SEEN_BY = {EVERYBODY: N_("For everybody to see"), ORGANISER: N_("For those who organise it")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper of an outing: its key, its title, and who may see it.

    One for `outside` names no person, and a `neutral` one does not say what the group is about. `loose` pages
    are put up or cut apart, and bear no number.
    """

    key: str
    title: str
    seen_by: str = ORGANISER
    outside: bool = False
    neutral: bool = False
    loose: bool = False

    def of(self, outing: str, words: Catalogue) -> str:
        """Return the name of the paper of one outing, as it stands on its file."""
        return words.gettext(N_("{outing}: {paper}")).format(outing=outing, paper=words.gettext(self.title))


def _outside(key: str, title: str, *, neutral: bool = False) -> Sheet:
    return Sheet(key=key, title=title, seen_by=EVERYBODY, outside=True, neutral=neutral, loose=True)


SHEETS: tuple[Sheet, ...] = (
    Sheet(key="public", title=N_("What it costs, in sums"), seen_by=EVERYBODY),
    _outside("poster", N_("Poster")),
    _outside("poster-neutral", N_("Poster without the group"), neutral=True),
    _outside("invitation", N_("Small invitations")),
    _outside("invitation-neutral", N_("Small invitations without the group"), neutral=True),
    Sheet(key="sheet", title=N_("Who pays what")),
    Sheet(key="budget", title=N_("The budget")),
    Sheet(key="cash", title=N_("Cash on the day")),
    Sheet(key="steps", title=N_("The steps")),
    Sheet(key="venue", title=N_("Looking at the place")),
    Sheet(key="travel", title=N_("The way there and back")),
    Sheet(key="weather", title=N_("The weather plan")),
    Sheet(key="jobs", title=N_("Who does what")),
    Sheet(key="risks", title=N_("What could go wrong")),
    Sheet(key="who", title=N_("Who may come"), seen_by=EVERYBODY),
    Sheet(key="signup", title=N_("Who would like to come"), seen_by=EVERYBODY),
    Sheet(key="slip", title=N_("Slips instead of the list"), loose=True),
    Sheet(key="company", title=N_("Cards for company"), loose=True),
    Sheet(key="worked", title=N_("What worked")),
    Sheet(key="feedback", title=N_("How was it?"), seen_by=EVERYBODY),
    Sheet(key="thanks", title=N_("Thanks")),
    Sheet(key="incident", title=N_("What happened")),
)
