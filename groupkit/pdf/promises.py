"""What the group said it would do, on paper: the poster for the wall, and the list to go through together."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.business import by_role
from groupkit.core.packs.words import MeetingWords
from groupkit.core.progress import Progress
from groupkit.core.promises import Poster, Promise, State
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

LARGE = 1.35
_HALVES = (20, 1, 24)
_ROOM = 14.0


def poster(  # noqa: PLR0913  what stands on the poster, and how it is printed
    made: Poster,
    words: MeetingWords,
    path: Path | BinaryIO,
    *,
    group: str = "",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print "You said, we did, we couldn't because" for a wall; `words` are in the language of the paper."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    document(path, words.poster.title, list(_poster(leaf, made, words, group)), leaf, progress)


def sheet(  # noqa: PLR0913  what stands on the list, and how it is printed
    promises: Sequence[Promise],
    words: MeetingWords,
    path: Path | BinaryIO,
    *,
    group: str = "",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print promises one below the other: who looks after each, when to look again, and what came of it."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    title = leaf.words.gettext("What we promised")
    document(path, title, list(_sheet(leaf, title, promises, words, group)), leaf, progress)


# the poster


def _poster(leaf: house.Leaf, made: Poster, words: MeetingWords, group: str) -> Iterator[Flowable]:
    yield house.heading(leaf, words.poster.title, "huge")
    if group:
        yield house.text(leaf, group, "lead")
    if not (made.did or made.could_not or made.still):
        yield house.text(leaf, words.none_made, "read")
    told = words.poster
    for head, promises in ((told.did, made.did), (told.could_not, made.could_not), (told.trying, made.still)):
        yield from _part(leaf, head, promises, words)


def _part(leaf: house.Leaf, head: str, promises: Sequence[Promise], words: MeetingWords) -> Iterator[Flowable]:
    """Lay out one part of the poster: what was said beside what came of it, under the names of the two."""
    for at, each in enumerate(promises):
        beside = (
            [house.text(leaf, each.said, "read")],
            "",
            [house.text(leaf, said, style) for said, style in _answered(leaf, each, words)],
        )
        cells = house.columns(leaf, beside, _HALVES)
        pieces: list[Flowable] = [house.ruled(leaf), cells]
        if not at:
            names = (house.text(leaf, words.poster.said, "part"), "", house.text(leaf, head, "part"))
            pieces = [house.gap(_ROOM * leaf.scale), house.columns(leaf, names, _HALVES), *pieces]
        yield house.together(pieces)


def _answered(leaf: house.Leaf, promise: Promise, words: MeetingWords) -> Iterator[tuple[str, str]]:
    """Yield what stands beside what was said, each line with its style."""
    told = words.poster
    if promise.state is State.COULD_NOT:
        yield promise.why, "read"
        return
    yield promise.what, "read"
    if promise.state is State.TRIED:
        yield words.standing.tried, "lead"
        if promise.why:
            yield promise.why, "body"
    if promise.state is State.OPEN:
        yield _line(leaf, told.who, by_role(promise.owner, leaf.words)), "body"
        yield _line(leaf, told.again, leaf.words.month(promise.again)), "body"


# the list


def _sheet(
    leaf: house.Leaf, title: str, promises: Sequence[Promise], words: MeetingWords, group: str
) -> Iterator[Flowable]:
    yield house.title(leaf, title)
    if group:
        yield house.text(leaf, group, "lead")
    if not promises:
        yield house.text(leaf, words.none_made)
    for each in promises:
        yield house.together([house.ruled(leaf), *_promise(leaf, each, words)])


def _promise(leaf: house.Leaf, promise: Promise, words: MeetingWords) -> Iterator[Flowable]:
    told, _ = words.poster, leaf.words.gettext
    yield house.heading(leaf, promise.what)
    yield house.text(leaf, _line(leaf, told.said, promise.said))
    owner = by_role(promise.owner, leaf.words) or (_("Nobody yet") if promise.state is State.OPEN else "")
    if owner:
        yield house.text(leaf, _line(leaf, told.who, owner))
    yield house.text(leaf, standing(promise, words), "lead")
    if promise.state is State.TRIED and promise.why:
        yield house.text(leaf, promise.why)
    if promise.state is State.OPEN:
        yield house.text(leaf, _line(leaf, told.again, leaf.words.month(promise.again)))
    elif promise.told_on is None:
        yield house.ticks(leaf, (_("Tell the group what came of it"),))
    else:
        yield house.text(leaf, told.done.format(day=leaf.words.day(promise.told_on, "full")))


def standing(promise: Promise, words: MeetingWords) -> str:
    """Say in one sentence what came of a promise."""
    said = {
        State.OPEN: words.standing.open,
        State.DONE: words.standing.done,
        State.TRIED: words.standing.tried,
        State.COULD_NOT: words.standing.could_not,
    }
    return said[promise.state].format(why=promise.why)


def _line(leaf: house.Leaf, label: str, said: str) -> str:
    return leaf.words.gettext("{label}: {words}").format(label=label, words=said)
