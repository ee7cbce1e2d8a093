"""Makes the statement of an award: everything a funder is told, in names and pence, and the files behind it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from groupkit.core.funding.awards import LEFT_OVER, SORTS, Award
from groupkit.core.funding.spending import RECEIVED, SPENT, Moved, moved
from groupkit.core.funding.stating import Allowed, Line, Paid, Part, Statement
from groupkit.core.ledger import Entry, EntryType
from groupkit.core.privacy import veiled
from groupkit.i18n import N_, Catalogue, catalogue
from groupkit.services import ledger, records
from groupkit.services.funding import awards
from groupkit.services.group import Group


def statement(group: Group, known: Award, on: date | None = None) -> Statement:
    """Return what a funder is told about its award on a day, today when none is named.

    In a pot that several awards fill, it is this funder's own share.
    """
    day, known = on or group.today(), awards.award(group, known.id)
    words = catalogue(group.profile.printing_language)
    entries = {entry.seq: entry for entry in group.store.ledger.in_fund(known.fund)}
    flow = tuple(moved(known.fund, entries.values(), day))
    others = awards.beside(group, known)
    found = awards.used_on(group, known, day)
    kinds = {kind.id: kind.name for kind in ledger.kinds(group)}
    places = {place.id: place.name for place in ledger.places(group)}
    now = ledger.sealed(group)
    together = sorted((known, *others), key=lambda each: each.id)
    return Statement(
        group=group.profile.name,
        currency=group.profile.currency,
        pot=awards.pot(group, known).name,
        funder=known.funder,
        sort=words.gettext(SORTS[known.sort]),
        reference=known.reference,
        host=places[known.host] if known.host is not None else "",
        starts=known.starts,
        ends=known.ends,
        on=day,
        report_due=known.report_due,
        award=known.pence,
        parts=tuple(_parts(known, flow, entries, words, shared=bool(others))),
        lines=tuple(
            Line(name=_kind(kinds, line.kind), budget=line.budget, spent=line.spent, payments=line.payments)
            for line in found.lines
        ),
        paid=tuple(_paid(flow, entries, kinds)),
        allowed=tuple(_allowed(group, known, kinds, day)),
        received=found.received,
        own=found.own,
        own_agreed=known.own_money,
        back=found.back,
        spent=found.spent,
        left=found.left,
        left_of_others=sum(awards.used_on(group, each, day).left for each in others),
        balance=group.store.ledger.from_day("fund", known.fund, day + timedelta(days=1))[0],
        left_over=words.gettext(LEFT_OVER[known.left_over]),
        proposal=known.proposal,
        shared=tuple(each.funder for each in together),
        share=known.parts,
        of=sum(each.parts for each in together),
        files=0,
        seal=now.code,
        head=now.head,
        after_entry=now.entry,
    )


def _parts(
    known: Award, flow: Sequence[Moved], entries: Mapping[int, Entry], words: Catalogue, *, shared: bool
) -> Iterator[Part]:
    """Yield what came, then what is still to come."""
    linked = {each.entry for each in known.instalments}
    open_ = [each for each in known.instalments if each.entry is None]
    for each in flow:
        mine = each.award == known.id or each.entry in linked or not (shared or each.award)
        if each.sort != RECEIVED or not mine:
            continue
        entry = entries[each.entry]
        if each.puts_right is not None:
            what = words.gettext(N_("Entry {entry} put right")).format(entry=each.puts_right)
        elif entry.type is EntryType.OPENING:
            what = words.gettext(N_("What the book began with"))
        else:
            what = veiled(entry.wording("reference") or entry.wording("note"))
        yield Part(day=each.day, what=what, pence=each.pence, entry=each.entry)
        # one that came on a money sheet is the part of that amount
        same = next((part for part in open_ if part.pence == each.pence and each.entry not in linked), None)
        if same is not None and not each.award:
            open_.remove(same)
    for part in open_:
        yield Part(day=part.due, what=words.gettext(N_("Still to come")), pence=part.pence)


def _kind(kinds: Mapping[int, str], kind: int | None) -> str:
    return "" if kind is None else kinds[kind]


def _paid(flow: Sequence[Moved], entries: Mapping[int, Entry], kinds: Mapping[int, str]) -> Iterator[Paid]:
    """Yield the payments of the pot, never who was paid."""
    for each in sorted((one for one in flow if one.sort == SPENT), key=lambda one: (one.day, one.entry)):
        entry = entries[each.entry]
        yield Paid(
            entry=each.entry,
            day=each.day,
            what=veiled(entry.wording("note")) or _kind(kinds, each.kind),
            receipt=entry.wording("receipt"),
            pence=each.pence,
            puts_right=each.puts_right,
        )


def _allowed(group: Group, known: Award, kinds: Mapping[int, str], on: date) -> Iterator[Allowed]:
    for record in records.records(group, awards.ALLOWED):
        facts = record.facts
        if facts["fund"] == known.fund and record.day <= on:
            yield Allowed(
                entry=record.seq,
                day=record.day,
                kind=_kind(kinds, int(str(facts["kind"]))),
                pence=int(str(facts["pence"])),
                by=record.wording("by"),
                why=record.wording("note"),
            )
