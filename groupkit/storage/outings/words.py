"""Reads the words of outings and of the board, as they come with groupkit."""

import tomllib
from collections.abc import Mapping
from functools import cache

import msgspec

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
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.resources import folder

LARGEST = 1_000_000
"""The largest file read, in bytes."""
_UNREADABLE = N_("The file {file} cannot be read. Put groupkit on this computer again.")

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
    name = FILES[kind]
    try:
        return msgspec.convert(_form(name), kind)
    except msgspec.ValidationError as reason:
        raise GroupkitError(_UNREADABLE, file=f"{name}.toml") from reason


@cache
def _form(name: str) -> Mapping[str, object]:
    path = folder("forms") / "outings" / f"{name}.toml"
    try:
        if path.stat().st_size > LARGEST:
            raise GroupkitError(_UNREADABLE, file=path.name)
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as reason:
        raise GroupkitError(_UNREADABLE, file=path.name) from reason
