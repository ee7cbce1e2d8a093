"""Takes a name or a text out of old money papers for good, and says in the book that this was done."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from groupkit.core.ledger import Entry, EntryType
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.records import Facts
from groupkit.core.redaction import SHORTEST, Redaction, Spot, Wanted, without
from groupkit.i18n import N_, _, ngettext
from groupkit.services import ledger, records, statement
from groupkit.services.group import Group
from groupkit.storage.erasing import Erased

TOPIC = ledger.TOPIC
TAKEN_OUT = "taken-out"
_NOWHERE = N_("These words stand nowhere in the money papers. Look at how they are written.")
_PEOPLE = frozenset({"person"})

_TOKEN = N_("(taken out {number})")
_BOOK = "wording"
_SPOTS = {
    "sheet": N_("Sheet {number}"),
    "sheet_row": N_("Sheet {number}, a row"),
    "tally": N_("Sheet {number}, who counted"),
    "sent_sheet": N_("Sheet {number}, as it was sent"),
    "sent_note": N_("Sheet {number}, what was said about it"),
    "received": N_("A sheet that came in, number {number}"),
    "received_note": N_("A sheet that came in, number {number}, what was said about it"),
    "claim": N_("Claim {number}"),
    "claim_line": N_("Claim {number}, a line"),
    "place": N_("The name of a place for money"),
    "fund": N_("The name of a pot"),
    "kind": N_("The name of a kind of money"),
    "bank_line": N_("A line of a bank statement"),
    "award": N_("A grant"),
}
_OUTING, _OTHER_SPOT = N_("An outing"), N_("Another list about money")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where words stand: in the money papers, on the list of people, and in anything else the group keeps."""

    spots: tuple[Spot, ...]
    on_the_list: bool
    elsewhere: bool

    @property
    def places(self) -> tuple[str, ...]:
        """Each place once, in words; the entries of the book together."""
        entries = len({spot.number for spot in self.spots if spot.table == _BOOK})
        said = ngettext("The book, {count} entry", "The book, {count} entries", entries).format(count=entries)
        others = (_place(spot) for spot in self.spots if spot.table != _BOOK)
        return (*((said,) if entries else ()), *dict.fromkeys(others))


def _place(spot: Spot) -> str:
    usual = _OUTING if spot.table.startswith("outing") else _OTHER_SPOT
    return _(_SPOTS.get(spot.table, usual)).format(number=spot.number)


def find(group: Group, text: str) -> Found:
    """Return where a name or a text stands, as whole words, large or small; nothing is changed."""
    if len(text.strip()) < SHORTEST:
        raise RefusedError([Problem("text", N_("Type the name or the words, at least two letters."))])
    change = without(text, "")
    tables = group.store.erasing.elsewhere(change)
    return Found(
        spots=tuple(group.store.erasing.find(change)),
        on_the_list=bool(tables & _PEOPLE),
        elsewhere=bool(tables - _PEOPLE),
    )


def redact(group: Group, wanted: Wanted) -> Redaction:
    """Take words out of everything kept about money, for good, and return what the book says about it.

    Figures, hashes and seals stay. The file is written anew, so that no page of it holds the words, nor does any
    copy made from now on. Copies made before keep them.
    """
    refuse(_problems(group, wanted))
    with group.change(N_("Take words out of the money papers"), TOPIC) as store:
        token = statement.words_of(group).gettext(_TOKEN).format(number=len(redactions(group)) + 1)
        with store.erasing.door():
            erased = store.erasing.erase(without(wanted.text, token))
        write(group, TAKEN_OUT, erased, wanted.by, wanted.why)
    group.store.forget(wanted.text.strip())
    return redactions(group)[-1]


def write(group: Group, what: str, erased: Erased, by: str, why: str, more: Facts | None = None) -> int:
    """Say in the book, inside a change, that something was erased: how much, by whom and why, never what."""
    facts = {**(more or {}), **asdict(erased), "what": what}
    return records.of_type(group, EntryType.REDACTION, facts, {"by": by.strip(), "why": why.strip()})


def entries(group: Group, what: str = "") -> tuple[Entry, ...]:
    """Return the entries that say something was erased, oldest first; `what` chooses among them."""
    found = (entry for entry in group.store.ledger.records() if entry.type is EntryType.REDACTION)
    return tuple(entry for entry in found if what in ("", entry.facts["what"]))


def _problems(group: Group, wanted: Wanted) -> Iterator[Problem]:
    found = tuple(wanted.problems())
    yield from found
    if not found and not find(group, wanted.text).spots:
        yield Problem("text", _NOWHERE)


def redactions(group: Group) -> tuple[Redaction, ...]:
    """Return every time that something was taken out, oldest first; never what it was."""
    return tuple(
        Redaction(
            entry=entry.seq,
            day=entry.day,
            by=entry.wording("by"),
            why=entry.wording("why"),
            many=sum(int(str(entry.facts[name])) for name in ("wordings", "texts")),
        )
        for entry in entries(group)
    )
