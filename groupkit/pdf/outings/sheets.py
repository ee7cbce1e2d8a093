"""Draws any paper of an outing by its key: each is a story made of what is known, in words of its language."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.papers import SHEETS
from groupkit.core.outings.words.form import Told
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.outings import (
    afterwards,
    budget,
    cash,
    jobs,
    money,
    poster,
    risks,
    rules,
    signup,
    slips,
    steps,
    travel,
    venue,
    weather,
)
from groupkit.pdf.press import document

_LARGE = 1.35
Story = Callable[[house.Leaf, KnownOuting, Told], Iterable[Flowable]]

STORIES: Mapping[str, Story] = {
    "sheet": money.organiser,
    "public": money.everybody,
    "budget": budget.budget,
    "cash": cash.cash,
    "poster": poster.poster,
    "poster-neutral": poster.neutral_poster,
    "invitation": poster.invitations,
    "invitation-neutral": poster.neutral_invitations,
    "steps": steps.steps,
    "venue": venue.venue,
    "travel": travel.travel,
    "weather": weather.weather,
    "jobs": jobs.jobs,
    "risks": risks.risks,
    "who": rules.who,
    "signup": signup.signup,
    "slip": slips.slip,
    "company": slips.company,
    "worked": afterwards.worked,
    "feedback": afterwards.feedback,
    "thanks": afterwards.thanks,
    "incident": afterwards.incident,
}


def leaf(language: str = "en", paper: str = "A4", *, large: bool = False) -> house.Leaf:
    """Return the paper that outings are printed on; large print is a third larger."""
    return house.Leaf(language=language, paper=paper, scale=_LARGE if large else 1.0)


def make(
    key: str,
    known: KnownOuting,
    told: Told,
    path: Path | BinaryIO,
    on: house.Leaf,
    progress: Progress | None = None,
) -> None:
    """Print one paper of an outing; `told` says its words in the language of the leaf."""
    sheet = next(sheet for sheet in SHEETS if sheet.key == key)
    named = sheet.of(known.outing.name, on.words)
    story = list(STORIES[key](on, known, told))
    document(path, named, story, on, progress, numbered=not sheet.loose)
