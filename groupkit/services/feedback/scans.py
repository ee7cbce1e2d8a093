"""Pages that were read from scans go into the box, in no order; the pictures are destroyed afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom

from groupkit.core.feedback.forms import STEPPED, Form, Kind, Text
from groupkit.core.feedback.given import tidied
from groupkit.core.feedback.rounds import State
from groupkit.core.feedback.scanned import ReadPage
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, current
from groupkit.services.feedback import rounds
from groupkit.services.feedback.rounds import said
from groupkit.services.feedback.sitting import Sitting
from groupkit.services.group import Group
from groupkit.storage import saving

_MARKED = STEPPED | {Kind.SEVERAL}
_OTHER = N_("Some of these pages belong to another form. Take them out, and try again. None was put in.")
_chance = SystemRandom()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many pages went into the box, those that wait for somebody to look, and those nobody could read."""

    pages: int
    waiting: tuple[ReadPage, ...]
    unread: tuple[ReadPage, ...]


def take(group: Group, pile: list[ReadPage], sitting: Sitting, texts: Sequence[Text] = ()) -> Taken:
    """Put the pages that are sure into the box, and words that were typed in, each apart from the others.

    Each page leaves the pile once it is in the box, so that a second try puts none in twice. What stays in the pile
    waits for somebody to look.

    Raises:
        RefusedError: the round is over, or something belongs to another form; nothing was put in.
        GroupkitError: the box cannot take it now.
    """
    if rounds.get(group, sitting.round.key).state is not State.OPEN:
        raise RefusedError([Problem("round", rounds.NOT_OPEN)])
    sure = [page for page in pile if page.trouble is None and not page.doubts]
    _refuse_others(sitting.form, sure, texts)
    _chance.shuffle(sure)
    for page in sure:
        if page.answers or _asks(sitting.form, page):
            sitting.cast(page.answers, page=_number(sitting.form, page))
        pile[:] = [other for other in pile if other is not page]
    for text in _shuffled(tidied(texts)):
        sitting.cast({}, (text,))
    return Taken(
        pages=len(sure),
        waiting=tuple(page for page in pile if page.trouble is None),
        unread=tuple(page for page in pile if page.trouble is not None),
    )


def _refuse_others(form: Form, pages: Sequence[ReadPage], texts: Sequence[Text]) -> None:
    asked = {question.key for question in form.questions}
    named = {key for page in pages for key in (*page.asked, *page.answers)} | {text.question for text in texts}
    if named - asked:
        raise RefusedError([Problem("pages", _OTHER)])


def _number(form: Form, page: ReadPage) -> int:
    """Return which page of the form this is, or 0 where it asks the whole of it."""
    return 0 if _marked(form) <= set(page.asked) else page.page


def _asks(form: Form, page: ReadPage) -> bool:
    """Tell whether there is anything to mark on a page; one for words of one's own is no form that was filled."""
    return not _marked(form).isdisjoint(page.asked)


def _marked(form: Form) -> frozenset[str]:
    return frozenset(question.key for question in form.questions if question.kind in _MARKED)


def _shuffled(texts: Iterable[Text]) -> list[Text]:
    found = list(texts)
    _chance.shuffle(found)
    return found


def ask_to_destroy(files: Sequence[Path]) -> str:
    """Return the one question that is asked before pictures of forms are destroyed."""
    return said().opening.scans.format(files=current().listing(file.name for file in files))


def destroy(files: Iterable[Path]) -> tuple[Path, ...]:
    """Destroy pictures of forms after asking; return those that were there and are gone.

    Raises:
        GroupkitError: one of them cannot be destroyed; those before it are gone.
    """
    gone = tuple(file for file in files if file.is_file())
    for file in gone:
        saving.erase(file)
    return gone
