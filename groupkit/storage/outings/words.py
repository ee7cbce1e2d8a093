"""Reads the words of outings and of the board, as they come with groupkit."""

from collections.abc import Mapping

from groupkit.core.outings.words.afterwards import AfterwardsWords
from groupkit.core.outings.words.choosing import BallotWords, IdeaBank
from groupkit.core.outings.words.form import Form, Words
from groupkit.core.outings.words.outside import BoardWords, PublicWords
from groupkit.core.outings.words.people import BudgetWords, JobWords, RiskWords, SignupWords
from groupkit.core.outings.words.planning import (
    PhotoWords,
    StepWords,
    TravelWords,
    VenueWords,
    WeatherWords,
    WhoWords,
)
from groupkit.core.outings.words.safety import ContactWords, DaySheetWords
from groupkit.storage import shipped

FILES: Mapping[type[Words], str] = {
    IdeaBank: "ideas",
    BallotWords: "ballot",
    StepWords: "steps",
    VenueWords: "venue",
    TravelWords: "travel",
    WeatherWords: "weather",
    WhoWords: "who",
    PhotoWords: "photos",
    SignupWords: "signup",
    BudgetWords: "budget",
    JobWords: "jobs",
    RiskWords: "risks",
    ContactWords: "contacts",
    DaySheetWords: "daysheet",
    PublicWords: "public",
    BoardWords: "board",
    AfterwardsWords: "afterwards",
}


def words(kind: type[Form]) -> Form:
    """Return one kind of words, or raise GroupkitError when its file is not as it came."""
    return shipped.words(kind, "outings", f"{FILES[kind]}.toml")
