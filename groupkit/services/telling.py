"""Tells the book as people read it: where the money is now, and its newest entries in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from groupkit.core.books import Told, Whereabouts
from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.i18n import current
from groupkit.services import books, records, statement
from groupkit.services.counting import COUNTED
from groupkit.services.group import Group

SORTS = ("place", "fund", "kind")
_WHY = frozenset({EntryType.FUND_MOVE, EntryType.COUNT_DIFFERENCE, EntryType.REVERSAL})
_ABOUT = {EntryType.CLOSE: "end", EntryType.REOPEN: "from"}
_Names = Mapping[str, Mapping[int, str]]


def where(group: Group) -> Whereabouts:
    """Return where all the group's money is now, and what it is for."""
    funds = statement.shown_funds(group)
    entry, head = group.store.ledger.head()
    return Whereabouts(
        group=group.profile.name,
        currency=group.profile.currency,
        day=group.today(),
        funds=tuple(fund.name for fund in funds),
        holdings=statement.holdings(group, funds),
        entry=entry,
        head=head,
    )


def newest(group: Group, many: int) -> tuple[Told, ...]:
    """Return the newest entries of the book, newest first, with the names of their own day."""
    entries = [link.entry for link in group.store.ledger.links(after=group.store.ledger.head()[0] - many)]
    names = _NamesThen(group)
    return tuple(_told(group, entry, names.on(entry.day)) for entry in reversed(entries))


class _NamesThen:
    """What places, funds and kinds were called on each day."""

    def __init__(self, group: Group) -> None:
        renamed = records.records(group, f"{books.RENAMED}-")
        self._now = {sort: books.names_now(group, sort) for sort in SORTS}
        self._renamed = {
            sort: [each for each in renamed if each.facts["what"] == f"{books.RENAMED}-{sort}"] for sort in SORTS
        }

    def on(self, day: date) -> _Names:
        """Return the names as they were at the end of a day."""
        return {sort: books.named_then(self._now[sort], self._renamed[sort], day) for sort in SORTS}


def _told(group: Group, entry: Entry, names: _Names) -> Told:
    note = entry.wording("note")
    facts = entry.facts if not entry.type.moves_money else {}
    record = str(facts.get("what", ""))
    about = facts.get(_ABOUT.get(entry.type, ""))
    said = dict(_said(entry, names)) | {"why": note if entry.type in _WHY else ""}
    return Told(
        number=entry.seq,
        day=entry.day,
        type=entry.type,
        what=record or ("" if entry.type in _WHY else note or _kinds(entry.lines, names)),
        said={key: words for key, words in said.items() if words},
        pence=_pence(entry.lines),
        counted=int(str(facts["total"])) if record == COUNTED else None,
        about=date.fromisoformat(str(about)) if about else None,
        corrected_by=group.store.ledger.reversed_by(entry.seq),
    )


def _said(entry: Entry, names: _Names) -> Iterator[tuple[str, str]]:
    """Yield the names and numbers a sentence about an entry may hold."""
    yield from ((word.what, word.text) for word in entry.wordings if word.what in ("who", "before", "after"))
    if entry.reverses is not None:
        yield "reverses", str(entry.reverses)
    if entry.type is EntryType.RECORD:
        yield from _of_record(entry, names)
    out = [line for line in entry.lines if line.pence < 0] or list(entry.lines)
    into = [line for line in entry.lines if line.pence > 0] or list(entry.lines)
    if entry.lines:
        yield "place", names["place"][out[0].place]
        yield "other_place", names["place"][into[0].place]
        yield "pot", _pots(out, names)
        yield "other_pot", _pots(into, names)


def _of_record(entry: Entry, names: _Names) -> Iterator[tuple[str, str]]:
    facts = entry.facts
    what, subject = str(facts["what"]), int(str(facts["subject"]))
    yield "subject", str(subject)
    if what == COUNTED:
        yield "place", names["place"].get(subject, "")
    for start in (books.PUT_AWAY, books.BROUGHT_BACK):
        if what.startswith(f"{start}-"):
            yield "name", names[what.removeprefix(f"{start}-")].get(subject, "")


def _pots(lines: Sequence[Line], names: _Names) -> str:
    return current().listing(dict.fromkeys(names["fund"][line.fund] for line in lines))


def _kinds(lines: Sequence[Line], names: _Names) -> str:
    known = dict.fromkeys(names["kind"][line.kind] for line in lines if line.kind is not None)
    return current().listing(known) if known else ""


def _pence(lines: Sequence[Line]) -> int | None:
    """Return what came in or went out, or what changed its place; nothing where no money moved."""
    whole = sum(line.pence for line in lines)
    return whole or sum(line.pence for line in lines if line.pence > 0) or None
