"""The papers of the accounts, ready to be made away from the window: each takes values, never the open group."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.accounts.headings import YearForm
from groupkit.core.accounts.whole import WholeAccount
from groupkit.core.accounts.years import named
from groupkit.core.profile import Profile
from groupkit.core.progress import Progress
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.qt.printing import Make

if TYPE_CHECKING:
    from groupkit.pdf.accounts import papers as paper
    from groupkit.pdf.accounts import scottish
else:
    paper = lazily("groupkit.pdf.accounts.papers")
    scottish = lazily("groupkit.pdf.accounts.scottish")

MONTH, ALOUD, POUNDS, YEAR, YEAR_POUNDS, SCOTTISH = "month", "aloud", "pounds", "year", "year-pounds", "scottish"
TITLES: Mapping[str, str] = {
    MONTH: N_("The month"),
    ALOUD: N_("To read aloud"),
    POUNDS: N_("The month in pounds only"),
    YEAR: N_("The year"),
    YEAR_POUNDS: N_("The year in pounds only"),
    SCOTTISH: N_("The year for Scotland"),
}
OF_YEAR = (YEAR, YEAR_POUNDS, SCOTTISH)


def make(which: str, account: WholeAccount, form: YearForm, profile: Profile, *, large: bool) -> Make:
    """Return how to make one of the papers in TITLES."""

    def made(into: BinaryIO, progress: Progress) -> None:
        language, size = profile.printing_language, profile.paper
        if which == YEAR:
            paper.year(account, form, into, language=language, paper=size, large=large, progress=progress)
        elif which == SCOTTISH:
            scottish.scottish(account, form, into, language=language, paper=size, large=large, progress=progress)
        elif which in (POUNDS, YEAR_POUNDS):
            paper.whole_pounds(account, into, language=language, paper=size, large=large, progress=progress)
        elif which == ALOUD:
            paper.aloud(account, into, language=language, paper=size, large=large, progress=progress)
        else:
            paper.month(account, into, language=language, paper=size, large=large, progress=progress)

    return made


def name_of(which: str, account: WholeAccount) -> str:
    """Return the name to suggest for the file of a paper."""
    days = named(current(), (account.figures.now.start, account.figures.now.end))
    words = {
        MONTH: _("Accounts {days} – {group}"),
        ALOUD: _("To read aloud {days} – {group}"),
        POUNDS: _("Accounts rounded {days} – {group}"),
        YEAR: _("Accounts {days} – {group}"),
        YEAR_POUNDS: _("Accounts rounded {days} – {group}"),
        SCOTTISH: _("Statement of balances {days} – {group}"),
    }
    said = words[which].format(days=days, group=account.group)
    return "".join(letter for letter in said if letter not in '<>:"/\\|?*' and letter.isprintable())
