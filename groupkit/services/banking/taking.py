"""Takes in a list of the bank: looked at first, then all of it or nothing, and each line once."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from groupkit.core.banking import ofx, tables
from groupkit.core.banking.beside import TakenList
from groupkit.core.banking.lines import BankFile, BankLine, decoded, fresh
from groupkit.core.banking.tables import BankForm
from groupkit.core.ledger import Place, PlaceKind
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, current
from groupkit.services import ledger
from groupkit.services.group import Group
from groupkit.storage import banking as shipped

TOPIC = "banking"
MOST_LINES = 5_000
_HEAD = 60
_OFX = "<OFX"
_FIRST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A list before anything of it is kept. `form` is None for OFX; `sure` when a bank is known by its columns.

    `file` is None as long as the list cannot be read, and `problems` say why. `day_forms` are the ways its days
    can be read: more than one where day and month could be either way round.
    """

    name: str
    text: str
    sha256: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    form: BankForm | None = None
    sure: bool = False
    day_forms: tuple[str, ...] = ()
    file: BankFile | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_table(self) -> bool:
        """Whether its columns can be chosen."""
        return _OFX not in self.text[:_TOP].upper()

    @property
    def first(self) -> tuple[BankLine, ...]:
        """The first lines as they are read."""
        return self.file.lines[:_FIRST] if self.file else ()


_TOP = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came in: the list, how many of its lines are new, and how many came in before."""

    taken: TakenList
    new: int
    again: int


def banks(group: Group) -> tuple[Place, ...]:
    """Return the places of the group that are at a bank and still in use."""
    return tuple(each for each in ledger.places(group) if each.kind is PlaceKind.BANK and each.closed_on is None)


def look(group: Group, path: Path) -> Looked:
    """Look at a file without keeping anything of it; refuse one that is too large or cannot be opened."""
    data = shipped.read_file(path)
    looked = Looked(name=path.name, text=decoded(data), sha256=hashlib.sha256(data).hexdigest())
    if not looked.is_table:
        return _read(looked)
    head, rows = tables.beginning(looked.text, _FIRST)
    top = "\n".join(looked.text.splitlines()[:_HEAD])
    bank = tables.recognised(top, shipped.forms())
    shown = group.store.bank_lines.form(_key(head))
    guessed = tables.guessed(head, shipped.guesses(), group.profile.currency)
    return read_as(replace(looked, head=head, rows=rows, sure=bool(shown or bank)), shown or bank or guessed)


def read_as(looked: Looked, form: BankForm | None) -> Looked:
    """Return how a list looks when its columns are read this way."""
    return _read(replace(looked, form=form))


def _read(looked: Looked) -> Looked:
    if looked.is_table and not (looked.form and looked.form.complete):
        said = N_("We do not know this bank’s list. Show us which column is which.")
        return replace(looked, file=None, problems=(Problem("file", said),))
    form, fits = looked.form, tuple[str, ...]()
    try:
        refuse(_length(looked.text))
        if form is None:
            file = ofx.read(looked.text)
        else:
            fits = tables.day_forms(looked.text, _any_day(form))
            if fits and not set(fits) & set(form.date_formats):
                form = replace(form, date_formats=fits[:1])
            file = tables.read(looked.text, form)
    except RefusedError as refused:
        return replace(looked, form=form, file=None, day_forms=fits, problems=refused.problems)
    return replace(looked, form=form, file=file, day_forms=fits, problems=())


def _any_day(form: BankForm) -> BankForm:
    """Return a form whose days may be written in any way, its own ways first."""
    return replace(form, date_formats=tuple(dict.fromkeys((*form.date_formats, *tables.DAY_FORMS))))


def _length(text: str) -> Iterator[Problem]:
    if text.count("\n") + text.count("\r") > 20 * MOST_LINES:
        yield _too_long()


def _too_long() -> Problem:
    said = N_("This list has more than {most} lines. Save a list of fewer months, and open that one.")
    return Problem("file", said, {"most": MOST_LINES})


def take_in(group: Group, place: int, looked: Looked, *, account: str = "") -> Taken:
    """Take in a list that was looked at: all of it, or nothing with the reason."""
    if looked.file is None:
        raise RefusedError(looked.problems)
    file = tables.of_account(looked.file, account) if account else looked.file
    refuse(_problems(group, place, looked, file))
    known = group.store.bank_lines.of(place)
    bare = tuple(replace(line, account="") for line in file.lines)
    new = fresh(bare, known)
    first, last = file.days or (group.today(), group.today())
    made = TakenList(
        place=place,
        sha256=looked.sha256,
        first=first,
        last=last,
        closing=file.closing,
        closing_on=file.closing_on,
        taken_on=group.today(),
    )
    with group.change(N_("Take in a list of the bank"), TOPIC, ledger.TOPIC) as store:
        made = replace(made, id=store.bank_lists.add(made))
        store.bank_lines.add(made.id, new)
        if looked.form is not None:
            store.bank_lines.keep_form(_key(looked.head), looked.form)
        at = store.places.get(place)
        seen = max(filter(None, (at.seen_on, file.closing_on or last)))
        store.places.change(place, replace(at, seen_on=seen))
    return Taken(taken=made, new=len(new), again=len(bare) - len(new))


def _problems(group: Group, place: int, looked: Looked, file: BankFile) -> Iterator[Problem]:
    """Yield why nothing of this list can be taken in."""
    before = group.store.bank_lists.first(sha256=looked.sha256)
    ours, today = group.profile.currency, group.today()
    if place not in {each.id for each in banks(group)}:
        yield Problem("place", N_("Choose which of the group’s places at a bank this list is of."))
    if before is not None:
        said = N_("This very list came in on {day}. Nothing has been brought in.")
        yield Problem("file", said, {"day": current().day(before.taken_on)})
    if not file.lines:
        yield Problem("file", N_("There is no payment in this list. Nothing has been brought in."))
    if len(file.lines) > MOST_LINES:
        yield _too_long()
    if file.currency != ours:
        said = N_("This list is in {money}, and the book is in {own}. Nothing has been brought in.")
        yield Problem("file", said, {"money": file.currency, "own": ours})
    if len(file.accounts) > 1:
        said = N_("This list has lines from {number} accounts. Choose one.")
        yield Problem("account", said, {"number": len(file.accounts)})
    late = next((line.day for line in file.lines if line.day > today), None)
    if late is not None:
        said = N_("The list has {day}, which has not come yet. Are day and month the right way round?")
        yield Problem("days", said, {"day": current().day(late, "full")})


def lists(group: Group, place: int) -> tuple[TakenList, ...]:
    """Return the lists of a place, newest first."""
    return tuple(sorted(group.store.bank_lists.where(place=place), key=lambda each: each.last, reverse=True))


def put_out(group: Group, taken: TakenList) -> None:
    """Take a list out again, with its lines and which entries they were; the book stays as it is."""
    with group.change(N_("Take a list of the bank out again"), TOPIC) as store:
        store.bank_lists.remove(id=taken.id)


def _key(head: tuple[str, ...]) -> str:
    return "\t".join(head)
