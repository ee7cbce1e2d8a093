"""Makes whichever paper of service was asked for."""

from pathlib import Path
from typing import BinaryIO

from groupkit.core.leaflets import (
    Ballot,
    BallotWords,
    Poster,
    PosterWords,
    Record,
    RecordWords,
    Signup,
    SignupWords,
)
from groupkit.core.progress import Progress
from groupkit.pdf.leaflets.ballots import ballots
from groupkit.pdf.leaflets.cards import cards, one_page
from groupkit.pdf.leaflets.poster import poster
from groupkit.pdf.leaflets.record import record
from groupkit.pdf.leaflets.signup import signup
from groupkit.pdf.leaflets.swaps import swaps
from groupkit.services.papers import CardsTold, PaperTold, SwapsTold, Told


def make(
    told: Told,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print one paper from what was gathered for it."""
    match told:
        case CardsTold(roles=roles, in_short=in_short):
            printed = one_page if in_short else cards
            printed(roles, path, language=language, paper=paper, large=large, progress=progress)
        case SwapsTold(words=words, spots=spots):
            swaps(words, spots, path, language=language, paper=paper, large=large, progress=progress)
        case PaperTold(words=SignupWords() as words, told=Signup() as filled):
            signup(words, filled, path, language=language, paper=paper, large=large, progress=progress)
        case PaperTold(words=PosterWords() as words, told=Poster() as filled):
            poster(words, filled, path, language=language, paper=paper, large=large, progress=progress)
        case PaperTold(words=BallotWords() as words, told=Ballot() as filled):
            ballots(words, filled, path, language=language, paper=paper, large=large, progress=progress)
        case PaperTold(words=RecordWords() as words, told=Record() as filled):
            record(words, filled, path, language=language, paper=paper, large=large, progress=progress)
