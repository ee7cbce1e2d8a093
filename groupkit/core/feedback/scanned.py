"""What was read from a scanned page: answers, marks that a person has to look at, and words to type in.

Nothing here says which sheet it came from, except of a page that could not be read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from groupkit.core.feedback.forms import Answer, Answers
from groupkit.i18n import N_


class Trouble(StrEnum):
    """Why a page was not read."""

    NOT_A_PICTURE = "not-a-picture"
    TOO_LARGE = "too-large"
    LOCKED = "locked"
    NO_MARKS = "no-marks"
    TWO_PAGES = "two-pages"
    NO_CODE = "no-code"
    OTHER_FORM = "other-form"
    OTHER_ROUND = "other-round"
    TWICE = "twice"


TROUBLES = {
    Trouble.NOT_A_PICTURE: N_("This is not a picture we can read. PDF, JPEG and PNG work."),
    Trouble.TOO_LARGE: N_("This picture or file is too large. Scan at 200 or 300 dots per inch."),
    Trouble.LOCKED: N_("This file is locked with a password. Save it without one."),
    Trouble.NO_MARKS: N_(
        "We cannot find the black squares in the corners. Lay the page flat, with all four corners in the picture."
    ),
    Trouble.TWO_PAGES: N_("There is more than one page in this picture. Take a picture of each by itself."),
    Trouble.NO_CODE: N_("We cannot read the row of small squares at the top or the foot. Take the picture again."),
    Trouble.OTHER_FORM: N_(
        "This page belongs to another form, or to an older printing of this one. Read it in with its own round, or "
        "type in what is on it."
    ),
    Trouble.OTHER_ROUND: N_("This page belongs to another round. Read it in there, while that round is open."),
    Trouble.TWICE: N_("This is the same picture a second time. It was counted once."),
}
"""What is said of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A question somebody has to look at: a picture of its circles (PNG), and the answers it could have.

    `seen` are the answers that look marked. More than one can be right where `several` may be marked.
    """

    question: str
    crop: bytes
    candidates: tuple[int, ...]
    seen: tuple[int, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Handwriting:
    """A picture (PNG) of words to type in, and whether they may be read out."""

    question: str
    crop: bytes
    may_be_read: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """One page of a form: what is sure, what is not, and what is written; or why it could not be read.

    `asked` are the questions with circles on this page: a page that asks all of them is a whole answer by itself.
    `file` and `at`, the page in it from 1, stand only beside a trouble.
    """

    page: int = 0
    pages: int = 0
    asked: tuple[str, ...] = ()
    answers: Answers = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    areas: tuple[Handwriting, ...] = ()
    trouble: Trouble | None = None
    file: str = ""
    at: int = 0


def settled(page: ReadPage, decided: Mapping[str, Answer | None]) -> ReadPage:
    """Return a page with what a person saw in its doubtful questions; None is left blank.

    How words may be used can be in doubt as well. Raise KeyError while a doubt is open.
    """
    seen = {doubt.question: decided[doubt.question] for doubt in page.doubts}
    written = tuple(
        replace(area, may_be_read=seen.get(area.question, int(area.may_be_read)) == 1) for area in page.areas
    )
    words = {area.question for area in page.areas}
    chosen = {question: answer for question, answer in seen.items() if answer is not None and question not in words}
    return replace(page, answers={**page.answers, **chosen}, areas=written, doubts=())


def done_with(files: Iterable[str], pages: Iterable[ReadPage]) -> tuple[str, ...]:
    """Return the files of which every page was read, and which can be destroyed once the answers are in the box."""
    kept = {page.file for page in pages if page.trouble not in (None, Trouble.TWICE)}
    return tuple(file for file in files if file not in kept)
