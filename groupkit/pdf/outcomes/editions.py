"""Prints any of the papers about good help, as it was gathered."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

from groupkit.core.outcomes.editions import Edition, Paper
from groupkit.core.progress import Progress
from groupkit.pdf.outcomes import answering, cards, drafts, halfday
from groupkit.pdf.outcomes import theories as services
from groupkit.storage.outcomes import shipped


class How(TypedDict, total=False):
    """How a paper is printed."""

    language: str
    paper: str
    large: bool
    progress: Progress | None


def edition(made: Edition, path: Path | BinaryIO, **how: Unpack[How]) -> None:
    """Print a paper; raise GroupkitError where the file cannot be written."""
    if made.workshop is not None:
        halfday.pages(made.workshop, shipped.workshop(), path, only=made.pages, **how)
    elif made.slot is not None:
        drafts.slot(made.slot, made.filled, path, **how)
    else:
        _PRINTS[made.paper](made, path, how)


def _statements(made: Edition, path: Path | BinaryIO, how: How) -> None:
    cards.statements(made.statements, shipped.statements(), shipped.sources(), path, **how)


def _principles(made: Edition, path: Path | BinaryIO, how: How) -> None:
    answering.principles(made.principles, shipped.principles(), shipped.statements(), path, **how)


def _practice(made: Edition, path: Path | BinaryIO, how: How) -> None:
    cards.practice(made.cards, shipped.practice(), shipped.sources(), path, **how)


def _answers(made: Edition, path: Path | BinaryIO, how: How) -> None:
    answering.answers(made.statements, shipped.statements(), path, **how)


def _ranking(made: Edition, path: Path | BinaryIO, how: How) -> None:
    answering.ranking(made.statements, shipped.statements(), path, **how)


def _repeat(made: Edition, path: Path | BinaryIO, how: How) -> None:
    answering.repeat(made.moved, shipped.statements(), made.names, path, **how)


def _theories(made: Edition, path: Path | BinaryIO, how: How) -> None:
    services.theories(made.laid, shipped.theories(), shipped.grouping(), shipped.sources(), path, **how)


def _draft(made: Edition, path: Path | BinaryIO, how: How) -> None:
    drafts.draft(made.draft, shipped.draft(), path, **how)


_PRINTS: dict[Paper, Callable[[Edition, Path | BinaryIO, How], None]] = {
    Paper.STATEMENTS: _statements,
    Paper.PRINCIPLES: _principles,
    Paper.PRACTICE: _practice,
    Paper.ANSWERS: _answers,
    Paper.RANKING: _ranking,
    Paper.REPEAT: _repeat,
    Paper.THEORIES: _theories,
    Paper.DRAFT: _draft,
}
