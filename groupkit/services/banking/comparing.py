"""Sets the bank's lines beside the book: the same money is matched, and what is not in the book is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groupkit.core.banking.beside import Beside
from groupkit.core.banking.lines import BankLine
from groupkit.core.banking.matching import Match, at_place, together
from groupkit.core.ledger import EntryType, Line
from groupkit.core.moves import Move
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_
from groupkit.services import books, ledger
from groupkit.services.banking.taking import TOPIC
from groupkit.services.group import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How a line of the bank is written into the book: a kind of money, or the place it came from or went to."""

    fund: int
    kind: int | None = None
    place: int | None = None
    note: str = ""
    made_by: str
    second: str = ""


def beside(group: Group, place: int, on: date | None = None) -> Beside:
    """Return the lists of a place at a bank beside the book, as it was at the end of a day where one is given."""
    entries = [link.entry for link in group.store.ledger.links() if link.entry.lines]
    known = [entry for entry in entries if on is None or entry.day <= on]
    begun = {entry.seq for entry in known if entry.type is EntryType.OPENING}
    found = at_place(known, place)
    matches = group.store.bank_lines.matches(place)
    return Beside(
        lists=tuple(group.store.bank_lists.where(place=place)),
        lines=group.store.bank_lines.of(place),
        entries={seq: told for seq, told in found.items() if seq not in begun},
        # an entry that was put right since is no longer what the bank has
        matches=tuple(match for match in matches if match.entry in found),
        opened=sum(pence for seq, (_day, pence) in found.items() if seq in begun),
    )


def notes(group: Group, known: Beside) -> dict[int, str]:
    """Return what each entry was, in the words of the book or else by the name of its kind."""
    kinds = {kind.id: kind.name for kind in ledger.kinds(group)}
    entries = (link.entry for link in group.store.ledger.links() if link.entry.seq in known.entries)
    return {
        entry.seq: entry.wording("note") or entry.wording("who") or kinds.get(entry.lines[0].kind or 0, "–")
        for entry in entries
    }


def uncleared(group: Group, place: int, on: date) -> dict[int, int]:
    """Return the pence of each entry up to a day that the bank did not have by then."""
    return beside(group, place, on).uncleared(on)


def match(group: Group, place: int, line: int, entries: Iterable[int]) -> tuple[Match, ...]:
    """Write down which entry, or entries, a line of the bank is."""
    known = beside(group, place)
    _line(known, line)
    left, waiting = known.left.get(line), known.waiting
    if left is None:
        raise RefusedError([Problem("line", N_("This line is in the book already. Choose another one."))])
    chosen = {seq: waiting[seq] for seq in entries if seq in waiting}
    found = together(left, chosen, group.profile.currency)
    made = tuple(Match(line=line, entry=seq, pence=pence) for seq, pence in found.items())
    with group.change(N_("Match a line of the bank"), TOPIC) as store:
        for each in made:
            store.bank_lines.match(each)
    return made


def match_sure(group: Group, place: int) -> int:
    """Match every line that can be only one entry; return how many."""
    sure = [each for each in beside(group, place).suggested if each.sure]
    with group.change(N_("Match lines of the bank"), TOPIC):
        for each in sure:
            match(group, place, each.line, (each.entry,))
    return len(sure)


def unmatch(group: Group, line: int) -> None:
    """Forget which entries a line is."""
    with group.change(N_("Part a line of the bank from its entry"), TOPIC) as store:
        store.bank_lines.unmatch(line)


def write(group: Group, place: int, line: int, told: Written, *, sure: bool = False) -> int:
    """Write a line of the bank into the book, and match it; return the number of the entry."""
    known = beside(group, place)
    found, left = _line(known, line), known.left.get(line)
    if left is None:
        raise RefusedError([Problem("line", N_("This line is in the book already. Choose another one."))])
    with group.change(N_("Write a line of the bank in the book"), TOPIC, ledger.TOPIC) as store:
        if told.place is not None:
            seq = books.move(group, _move(found, left, place, told), sure=sure)
        else:
            seq = _post(group, found, left, place, told, sure=sure)
        store.bank_lines.match(Match(line=line, entry=seq, pence=left))
        store.journal.forget()
    return seq


def _move(found: BankLine, left: int, place: int, told: Written) -> Move:
    other = told.place or 0
    out_of, into = (other, place) if left > 0 else (place, other)
    note = told.note or found.words
    return Move(
        day=found.day,
        pence=abs(left),
        fund=told.fund,
        out_of=out_of,
        into=into,
        who=told.made_by,
        second=told.second,
        note=note,
    )


def _post(group: Group, found: BankLine, left: int, place: int, told: Written, *, sure: bool) -> int:
    if told.kind is None:
        raise RefusedError([Problem("kind", N_("Say what kind of money in or out it was."))])
    if not told.made_by.strip():
        raise RefusedError([Problem("made_by", N_("Write who does this. A first name is enough."))])
    kind = EntryType.RECEIPT if left > 0 else EntryType.PAYMENT
    draft = books.entry(group, kind, found.day, Line(place, told.fund, told.kind, left))
    words = {"note": told.note or found.words, "made_by": told.made_by, "second": told.second}
    return books.write(group, draft, words, sure=sure)


def _line(known: Beside, line: int) -> BankLine:
    found = next((each for each in known.lines if each.n == line), None)
    if found is None:
        raise RefusedError(
            [Problem("line", N_("There is no line {number} on the lists. Look at its number."), {"number": line})]
        )
    return found
