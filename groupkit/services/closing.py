"""Closes a month with two people, opens it again, and makes the account of a closed month as it was then."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from groupkit.core import locks
from groupkit.core.accounts.period import Movement
from groupkit.core.accounts.whole import Check, Closed, Figures, Proof, Reopened, WholeAccount
from groupkit.core.accounts.years import Month
from groupkit.core.closing import (
    Draft,
    MonthState,
    Said,
    ToProve,
    difference_problems,
    reopen_problems,
    said_problems,
    two_problems,
)
from groupkit.core.ledger import Entry, EntryType, Link, Place, PlaceKind
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.core.records import FACTS
from groupkit.i18n import N_, current
from groupkit.services import accounts, ledger, money, records
from groupkit.services.banking import comparing
from groupkit.services.group import Group

TOPIC = ledger.TOPIC
_RECENT = 62
_NOT_OVER = N_("{month} is not over yet. It can be closed from its last day on.")
_CLOSED = N_("{month} is closed already. Choose another month.")
_OPEN = N_("{month} is not closed. Choose another month.")
_WHERE = {PlaceKind.TIN: Proof.COUNT, PlaceKind.BANK: Proof.STATEMENT}


def months(group: Group) -> tuple[MonthState, ...]:
    """Return every month from the first entry to today, newest first, and how it stands."""
    moved = group.store.ledger.movements(group.today())
    if not moved:
        return ()
    known = tuple(group.store.ledger.records())
    first, month, found = Month.of(min(line.day for line in moved)), Month.of(group.today()), []
    while month >= first:
        found.append(_state(known, month))
        month = month.before
    return tuple(found)


def _state(known: Iterable[Entry], month: Month) -> MonthState:
    known = tuple(known)
    covering = next((close for end, close in locks.shut(known) if end >= month.end), None)
    again = len(_reopened(known, month))
    if covering is None:
        return MonthState(month=month, reopened=again)
    own = _end(covering) == month.end
    return MonthState(
        month=month,
        closed_on=covering.day,
        entry=covering.seq if own else None,
        along=None if own else Month.of(_end(covering)),
        reopened=again,
    )


def _end(close: Entry) -> date:
    return date.fromisoformat(str(close.facts["end"]))


def _reopened(known: Iterable[Entry], month: Month, before: int | None = None) -> tuple[Reopened, ...]:
    """Return how often a month that was closed was opened again, up to an entry."""
    found, closed = [], False
    for entry in known:
        if before is not None and entry.seq >= before:
            break
        if entry.type is EntryType.CLOSE:
            closed = closed or _end(entry) >= month.end
        elif entry.type is EntryType.REOPEN and closed and str(entry.facts["from"]) <= month.end.isoformat():
            by, second, why = (entry.wording(what) for what in ("by", "second", "why"))
            found.append(Reopened(on=entry.day, entry=entry.seq, by=by, second=second, why=why))
            closed = False
    return tuple(found)


def report(group: Group, month: Month) -> WholeAccount:
    """Return the account of a month; of a closed one as it was when it was closed, whatever came since."""
    known = tuple(group.store.ledger.records())
    own = next((close for close in locks.closes(known) if _end(close) == month.end), None)
    if own is None:
        return replace(accounts.live(group, month), reopened=_reopened(known, month))
    link = group.store.ledger.link(own.seq)
    if link is None:  # pragma: no cover  every record of the book is an entry of it
        raise GroupkitError(_OPEN, month=month)
    return _frozen(link, _reopened(known, month, own.seq))


def year(group: Group, day: date | None = None, starts: str = accounts.OWN) -> WholeAccount:
    """Return the account of a year, with what was proved at its last day and what was opened again in it."""
    made = accounts.year(group, day, starts)
    span = made.figures.now
    known = tuple(group.store.ledger.records())
    again = {each.entry: each for month in _months(span.start, span.end) for each in _reopened(known, month)}
    made = replace(made, reopened=tuple(again[entry] for entry in sorted(again)))
    last = next((close for close in locks.closes(known) if _end(close) == span.end), None)
    if last is None:
        return made
    figures = _figures(last)
    proved = {f"why_{check.place}" for check in figures.checks} | {"by", "second"}
    words = {**made.words, **{what: last.wording(what) for what in proved}}
    closed = Closed(on=last.day, entry=last.seq)
    return replace(made, figures=replace(made.figures, checks=figures.checks), words=words, closed=closed)


def _months(start: date, end: date) -> Iterator[Month]:
    month = Month.of(start)
    while month.start <= end:
        yield month
        month = month.after


def _figures(close: Entry) -> Figures:
    return msgspec.convert(close.facts["figures"], Figures)


def _frozen(link: Link, reopened: tuple[Reopened, ...]) -> WholeAccount:
    entry = link.entry
    return WholeAccount(
        currency=str(entry.facts["currency"]),
        figures=_figures(entry),
        words={wording.what: wording.text for wording in entry.wordings if wording.what != FACTS},
        closed=Closed(on=entry.day, entry=entry.seq),
        reopened=reopened,
        head=link.hash,
        after_entry=entry.seq,
    )


def draft(group: Group, month: Month) -> Draft:
    """Return what it takes to close a month; refuse when it is not over or is closed already."""
    refuse(_closable(group, month))
    moved = group.store.ledger.movements(group.today())
    return Draft(
        month=month,
        to_prove=tuple(_to_prove(group, moved, month)),
        unsent=tuple(sorted(_unsent(group, month))),
        along=tuple(state.month for state in months(group) if state.month < month and state.closed_on is None),
    )


def _closable(group: Group, month: Month) -> Iterator[Problem]:
    values = {"month": current().month(month.start)}
    if month.end > group.today():
        yield Problem("month", _NOT_OVER, values)
    shut = locks.closed_up_to(group.store.ledger.records())
    if shut is not None and month.end <= shut:
        yield Problem("month", _CLOSED, values)


def _to_prove(group: Group, moved: Iterable[Movement], month: Month) -> Iterator[ToProve]:
    moved = tuple(moved)
    touched = {line.place for line in moved if line.day <= month.end}
    for place in ledger.places(group):
        if place.kind in _WHERE and place.id in touched and not _gone(place, month):
            recent = _recent(moved, place, month) if place.kind is PlaceKind.BANK else ()
            yield ToProve(
                place=place.id,
                name=place.name,
                proof=_WHERE[place.kind],
                recent=recent,
                waiting=_waiting(group, place, month) if recent else frozenset(),
                overdraft=place.overdraft,
            )


def _gone(place: Place, month: Month) -> bool:
    return place.closed_on is not None and place.closed_on < month.start


def _recent(moved: Iterable[Movement], place: Place, month: Month) -> tuple[tuple[int, date, int], ...]:
    since = month.end - timedelta(days=_RECENT)
    sums: dict[tuple[date, int], int] = {}
    for line in moved:
        if line.place == place.id and since <= line.day <= month.end:
            sums[line.day, line.seq] = sums.get((line.day, line.seq), 0) + line.pence
    return tuple((seq, day, pence) for (day, seq), pence in sorted(sums.items(), reverse=True) if pence)


def _waiting(group: Group, place: Place, month: Month) -> frozenset[int]:
    """Return the entries that the bank did not have by the end of a month, where its lists reach that far."""
    known = comparing.beside(group, place.id, month.end)
    if not any(taken.last >= month.end for taken in known.lists):
        return frozenset()
    return frozenset(known.uncleared(month.end))


def _unsent(group: Group, month: Month) -> Iterator[tuple[int, date]]:
    """Yield the sheets up to the end of a month that were not sent: the newest of a tin may be one."""
    for place in ledger.places(group):
        sheet = group.store.sheets.newest(place.id)
        if sheet is not None and sheet.day <= month.end and not money.is_sent(group, sheet):
            yield sheet.number, sheet.day


def checks(group: Group, month: Month, said: Mapping[int, Said]) -> dict[Check, str]:
    """Return what was said of each place beside what the book has for it, with the reasons given."""
    plan = draft(group, month)
    refuse(said_problems(plan, said, group.today()))
    moved = group.store.ledger.movements(group.today())
    return {_check(moved, place, said[place.place], month): said[place.place].why for place in plan.to_prove}


def _check(moved: Iterable[Movement], place: ToProve, said: Said, month: Month) -> Check:
    on = said.on or month.end
    lines = [line for line in moved if line.place == place.place and line.day <= on]
    waiting: dict[int, int] = {}
    for line in lines:
        if line.seq in said.waiting and place.proof is Proof.STATEMENT:
            waiting[line.seq] = waiting.get(line.seq, 0) + line.pence
    return Check(
        place=place.place,
        proof=place.proof,
        on=on,
        pence=said.pence,
        since=sum(line.pence for line in lines if line.day > month.end),
        waiting=tuple(sorted(waiting.items())),
        booked=sum(line.pence for line in lines if line.day <= month.end),
    )


def close(group: Group, month: Month, said: Mapping[int, Said], by: str, second: str) -> WholeAccount:
    """Close a month for good: nothing can be written on its days until two people open it again.

    Refuse while a tin is not counted, a bank not looked at, a difference has no reason, or there are not two.
    """
    found = checks(group, month, said)
    names = {place.id: place.name for place in ledger.places(group)}
    refuse((*difference_problems(found, names, group.profile.currency), *two_problems(by, second)))
    account = accounts.live(group, month)
    figures = replace(account.figures, checks=tuple(found))
    facts = {"end": month.end.isoformat(), "currency": account.currency, "figures": msgspec.to_builtins(figures)}
    whys = {f"why_{check.place}": why for check, why in found.items() if check.difference}
    words = {**account.words, **whys, "by": by, "second": second}
    with group.change(N_("Close the month"), TOPIC):
        records.of_type(group, EntryType.CLOSE, facts, words)
        group.store.journal.forget()
    return report(group, month)


def reopen(group: Group, month: Month, by: str, second: str, why: str) -> tuple[Month, ...]:
    """Open a closed month again, and with it every later one; return the months that are open now."""
    shut = tuple(state.month for state in months(group) if state.closed_on is not None)
    if month not in shut:
        raise RefusedError([Problem("month", _OPEN, {"month": current().month(month.start)})])
    refuse(reopen_problems(by, second, why))
    with group.change(N_("Open the month again"), TOPIC):
        facts = {"from": month.start.isoformat()}
        records.of_type(group, EntryType.REOPEN, facts, {"by": by, "second": second, "why": why})
        group.store.journal.forget()
    still = {state.month for state in months(group) if state.closed_on is not None}
    return tuple(sorted(set(shut) - still))
