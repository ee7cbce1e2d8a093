"""What a group does with vouchers: buys some, hands them out, takes them back, and sees what is left."""

from collections.abc import Iterator
from dataclasses import replace

from groupkit.core.ledger import Entry
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.vouchers import Held, Move, Register, Step, Voucher
from groupkit.i18n import N_, current
from groupkit.services import ledger, records
from groupkit.services.group import Group

TOPIC = ledger.TOPIC
_WHAT = "voucher-"
_GONE = N_("There is no voucher with the number {number}. Look at the list.")
_SOON = N_("{issuer}: those that are left are good until {day}. Who could they help by then?")


def held(group: Group) -> tuple[Held, ...]:
    """Return every kind of voucher with what became of it, in the order they came."""
    moves = [_move(record) for record in records.records(group, _WHAT)]
    return tuple(
        Held(voucher=each, moves=tuple(sorted((m for m in moves if m.voucher == each.id), key=_when)))
        for each in group.store.vouchers
    )


def register(group: Group) -> Register:
    """Return the whole list, ready to print."""
    return Register(group=group.profile.name, currency=group.profile.currency, held=held(group))


def kind(group: Group, id: int) -> Held:  # noqa: A002  the field's own name
    """Return one kind of voucher with what became of it, or refuse."""
    found = next((each for each in held(group) if each.voucher.id == id), None)
    if found is None:
        raise RefusedError([Problem("voucher", _GONE, {"number": id})])
    return found


def _when(move: Move) -> tuple[object, int]:
    return move.day, move.record


def _move(record: Entry) -> Move:
    facts = record.facts
    entry = facts.get("entry")
    return Move(
        record=record.seq,
        voucher=int(str(facts["subject"])),
        day=record.day,
        step=Step(str(facts["what"]).removeprefix(_WHAT)),
        many=int(str(facts["many"])),
        by=record.wording("by"),
        second=record.wording("second"),
        entry=entry if isinstance(entry, int) else None,
    )


def buy(group: Group, voucher: Voucher, move: Move) -> Held:
    """Put vouchers that were bought on the list; refuse with every problem found. It cannot be undone."""
    bought = replace(move, step=Step.BOUGHT)
    tidy = replace(voucher, issuer=" ".join(voucher.issuer.split()))
    refuse((*tidy.problems(), *bought.problems(()), *_paid(group, bought), *_pot(group, tidy)))
    with group.change(N_("Add vouchers we bought"), TOPIC) as store:
        same = store.vouchers.first(
            sort=tidy.sort.value, issuer=tidy.issuer, worth=tidy.worth, until=tidy.until, fund=tidy.fund
        )
        id_ = same.id if same else store.vouchers.add(tidy)
        _record(group, replace(bought, voucher=id_))
        store.journal.forget()
    return kind(group, id_)


def write_down(group: Group, move: Move) -> Held:
    """Write down that some were handed out, came back or are gone; never to whom or why. It cannot be undone."""
    known = kind(group, move.voucher)
    refuse((*move.problems(known.moves), *_paid(group, move)))
    with group.change(N_("Write down what became of a voucher"), TOPIC) as store:
        _record(group, move)
        store.journal.forget()
    return kind(group, move.voucher)


def _record(group: Group, move: Move) -> None:
    facts = {"many": move.many} | ({"entry": move.entry} if move.entry else {})
    words = {"by": move.by, "second": move.second}
    records.record(group, _WHAT + move.step.value, move.voucher, facts, words, day=move.day)


def _paid(group: Group, move: Move) -> Iterator[Problem]:
    """Yield why the line of the book that is named cannot have paid for vouchers."""
    if move.entry and group.store.ledger.entry(move.entry) is None:
        yield Problem(
            "entry", N_("There is no entry {entry}. Look at the number on the sheet."), {"entry": move.entry}
        )


def _pot(group: Group, voucher: Voucher) -> Iterator[Problem]:
    if voucher.fund is not None and voucher.fund not in {fund.id for fund in ledger.funds(group)}:
        yield Problem("fund", N_("Choose which pot it is for."))


def announced(group: Group) -> Iterator[str]:
    """Yield a sentence for each kind that is good for a few weeks only, in the language of the window."""
    words = current()
    for each in held(group):
        if each.voucher.until is not None and each.ends_soon(group.today()):
            yield words.gettext(_SOON).format(issuer=each.voucher.issuer, day=words.day(each.voucher.until))
