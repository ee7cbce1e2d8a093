"""Private pages: a member opens a file of their own, answers, saves, prints, locks it and takes it away.

Nothing here knows a group. What is locked is forgotten as well as a program can: the key and the answers are let
go, but the computer may keep copies of its memory that nobody here can reach.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from groupkit.core.pages import LOCK_FIRST, LONGEST, Answer, Bookmark, Content, Spot, fits, tidied
from groupkit.core.problems import GroupkitError, Problem, refuse
from groupkit.core.profile import passphrase_problems
from groupkit.core.workbooks.answers import Place
from groupkit.core.workbooks.exercises import Wording
from groupkit.i18n import N_
from groupkit.storage import pages as shelf

SUFFIX = shelf.SUFFIX
_LOCKED = N_("These pages are locked. Open them again, then go on.")
_OTHER_LOCK = N_(
    "These pages were given another passphrase somewhere else while they were open here. Keep what you wrote here "
    "in another file."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Words that could not be kept when the pages were locked: still sealed, and what the file was like then."""

    sealed: bytes
    seen: bytes

    def __repr__(self) -> str:
        return "Waiting(…)"


@dataclass(slots=True, eq=False)
class PrivatePages:
    """One open file of private pages; `unsaved` tells whether something in it is not in the file yet.

    `held` is its key, None once it is locked; `seen` how the file began when it was last read or written, and
    `touched` the places written in since.
    """

    path: Path
    held: shelf.Lock | None
    seen: bytes
    answers: dict[Spot, str] = field(default_factory=dict)
    bookmark: Bookmark | None = None
    lock_after: int = LOCK_FIRST
    wording: Wording = Wording.OPEN
    unsaved: bool = False
    touched: set[Spot] = field(default_factory=set)

    def __repr__(self) -> str:
        return "PrivatePages(…)"

    @property
    def locked(self) -> bool:
        """Whether key and answers are gone from here."""
        return self.held is None

    @property
    def key(self) -> shelf.Lock:
        """The key of the file; raise GroupkitError once it is locked."""
        if self.held is None:
            raise GroupkitError(_LOCKED)
        return self.held


def ready(passphrase: str, again: str) -> None:
    """Refuse with everything to put right before a passphrase can lock pages."""
    refuse(passphrase_problems(passphrase, again))


def new(path: Path, passphrase: str, again: str) -> PrivatePages:
    """Make a file of private pages and open it; slow on purpose, as opening is."""
    ready(passphrase, again)
    shelf.refuse_taken(path)
    made = PrivatePages(path, shelf.new_lock(passphrase), b"")
    _write(made)
    return made


def open_pages(path: Path, passphrase: str, waiting: Waiting | None = None) -> PrivatePages:
    """Open a file of private pages, or those that were waiting to be kept in it; raise GroupkitError why not."""
    sealed = waiting.sealed if waiting is not None else shelf.read(path)
    lock = shelf.lock_of(sealed, passphrase)
    content = shelf.unseal(sealed, lock)
    seen = waiting.seen if waiting is not None else sealed[: shelf.HEAD]
    opened = PrivatePages(path, lock, seen)
    opened.answers = {each.spot: each.words for each in content.answers}
    opened.bookmark, opened.lock_after, opened.wording = content.bookmark, content.lock_after, content.wording
    if waiting is not None:
        opened.unsaved, opened.touched = True, set(opened.answers)
    else:
        shelf.sweep(path)
    return opened


def answer(pages: PrivatePages, spot: Spot, words: str, place: Place | None = None) -> None:
    """Write into a place, in the memory alone until it is saved; no words leave the place empty."""
    kept = tidied(words)
    refuse(_answer_problems(kept, place))
    if pages.key and kept != pages.answers.get(spot, ""):
        if kept:
            pages.answers[spot] = kept
        else:
            pages.answers.pop(spot, None)
        pages.touched.add(spot)
        pages.unsaved = True


def _answer_problems(words: str, place: Place | None) -> Iterator[Problem]:
    if len(words) > LONGEST:
        yield Problem("words", N_("Use fewer words here, {longest} letters at most."), {"longest": LONGEST})
    if words and place is not None and not fits(place, words):
        yield Problem("words", N_("Choose one of the answers that are offered."))


def turn_to(pages: PrivatePages, bookmark: Bookmark) -> None:
    """Remember, in the file alone, which page lies open."""
    if pages.key and pages.bookmark != bookmark:
        pages.bookmark, pages.unsaved = bookmark, True


def choose(pages: PrivatePages, *, lock_after: int | None = None, wording: Wording | None = None) -> None:
    """Choose after how many minutes of no use the pages lock, or whose words they use."""
    if lock_after is not None:
        refuse(Content(lock_after=lock_after).problems())
        pages.lock_after = lock_after
    pages.wording = wording or pages.wording
    pages.unsaved = True


def save(pages: PrivatePages) -> None:
    """Keep everything in the file; raise GroupkitError where that cannot be done, and nothing is lost here."""
    if not pages.unsaved:
        return
    if shelf.head_of(pages.path) != pages.seen:
        _bring_together(pages)
    _write(pages)


def keep_at(pages: PrivatePages, path: Path) -> None:
    """Keep everything in another file from now on, such as one on a stick; the file before stays as it is."""
    shelf.refuse_taken(path)
    before, pages.path = pages.path, path
    try:
        _write(pages)
    except GroupkitError:
        pages.path = before
        raise


def lock(pages: PrivatePages) -> Waiting | None:
    """Save, then forget the key and the answers; return sealed what could not be kept."""
    waiting = None
    if not pages.locked:
        try:
            save(pages)
        except GroupkitError:
            waiting = Waiting(sealed=shelf.seal(_content(pages), pages.key), seen=pages.seen)
    _forget(pages)
    return waiting


def new_passphrase(pages: PrivatePages, old: str, passphrase: str, again: str) -> None:
    """Give the file another passphrase, for whoever knows the one it has; slow on purpose."""
    if not shelf.opens(pages.key, old):
        refuse([Problem("old", N_("That is not the passphrase of these pages. Type it once more."))])
    ready(passphrase, again)
    save(pages)
    before, pages.held = pages.held, shelf.new_lock(passphrase)
    try:
        _write(pages)
    except GroupkitError:
        pages.held = before
        raise


def wipe(pages: PrivatePages) -> None:
    """Write over the file once, delete it and forget everything. A stick may keep traces, all of them sealed."""
    shelf.erase(pages.path)
    _forget(pages)


def _content(pages: PrivatePages) -> Content:
    return Content(
        answers=tuple(Answer(spot=spot, words=words) for spot, words in pages.answers.items()),
        bookmark=pages.bookmark,
        lock_after=pages.lock_after,
        wording=pages.wording,
    )


def _write(pages: PrivatePages) -> None:
    sealed = shelf.seal(_content(pages), pages.key)
    shelf.write(pages.path, sealed)
    pages.seen, pages.unsaved = sealed[: shelf.HEAD], False
    pages.touched.clear()


def _bring_together(pages: PrivatePages) -> None:
    """Take over what was saved in the file from elsewhere, but for the places written in here since."""
    sealed = shelf.read(pages.path)
    try:
        theirs = shelf.unseal(sealed, pages.key)
    except GroupkitError as why:
        raise GroupkitError(_OTHER_LOCK) from why
    ours, touched = pages.answers, pages.touched
    merged = {each.spot: each.words for each in theirs.answers if each.spot not in touched}
    pages.answers = merged | {spot: ours[spot] for spot in touched if spot in ours}


def _forget(pages: PrivatePages) -> None:
    pages.held, pages.bookmark, pages.unsaved = None, None, False
    pages.answers.clear()
    pages.touched.clear()
