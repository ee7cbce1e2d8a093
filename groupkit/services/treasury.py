"""Works out the papers that protect whoever looks after the money: the trail, and handing the money over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

from groupkit.core import locks
from groupkit.core.claims import Deed, Person, State
from groupkit.core.glossary import Glossary
from groupkit.core.handover.passing import Handover
from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Place
from groupkit.core.problems import Problem, refuse
from groupkit.core.roles import TREASURER
from groupkit.core.treasury import Amount, Counted, Handing, Owing, Promise, Redone, Step, Trail
from groupkit.i18n import N_, current
from groupkit.services import books, counting, ledger, records, reserve, standing, statement
from groupkit.services.claims import known
from groupkit.services.funding import awards
from groupkit.services.group import Group
from groupkit.services.handover import passing
from groupkit.services.statement import Names
from groupkit.storage import glossary

_ONE_OFF, _ORDINARY = N_("Payment {subject} is no ordinary cost"), N_("Payment {subject} is an ordinary cost")
_COUNTED = N_("{counted} counted, {book} in the book")
_MOVED = N_("Moved")
_SAID = {
    reserve.FLOAT: N_("What the tin is filled up to"),
    books.RENAMED: N_("A new name"),
    books.PUT_AWAY: N_("Put away, no longer used"),
    "claim-": N_("Claim {subject}"),
}
_CLOSED, _REOPENED = N_("Everything up to {day}"), N_("Everything from {day}")
_COMES, _REPORT, _ENDS = N_("{amount} comes"), N_("A report is due"), N_("It ends")


def since_agreed(group: Group) -> date:
    """Return the day of the last count that agreed with the book, or of the first entry where none did."""
    found = (count for place in ledger.places(group) for count in group.store.sheets.differences(place.id))
    agreed = [day for day, difference in found if difference == 0]
    between = records.records(group, counting.COUNTED)
    agreed += [record.day for record in between if record.facts["total"] == record.facts["book"]]
    return max(agreed, default=began(group))


def began(group: Group) -> date:
    """Return the first day the book says anything of, or today where it is empty."""
    return group.store.ledger.began() or group.today()


def trail(group: Group, first: date, last: date) -> Trail:
    """Return every entry that is about one of these days or was written on one, with corrections and closes.

    Raises:
        RefusedError: the days are in the wrong order.
    """
    refuse(
        [Problem("last", N_("The last day comes before the first. Change one of them."))] if last < first else []
    )
    book = tuple(link.entry for link in group.store.ledger.links())
    names, undone = statement.names_of(group), {entry.reverses: entry.seq for entry in book if entry.reverses}
    zone = group.now().tzinfo
    steps = (
        _step(entry, names, undone.get(entry.seq), words=group)
        for entry in book
        if first <= entry.day <= last or first <= entry.recorded_at.astimezone(zone).date() <= last
    )
    profile = group.profile
    return Trail(
        group=profile.name,
        currency=profile.currency,
        first=first,
        last=last,
        steps=tuple(steps),
        began=_held(ledger.places(group), (entry for entry in book if entry.day < first)),
        ended=_held(ledger.places(group), (entry for entry in book if entry.day <= last)),
        printed=group.today(),
        sealed=ledger.sealed(group),
        redone=tuple(_redone(group, names, first, last)),
    )


def _redone(group: Group, names: Names, first: date, last: date) -> Iterator[Redone]:
    """Yield what was changed on the sheets of these days while they were made."""
    for change in group.store.sheets.changes(first, last):
        what = names.kinds[change.kind] if change.kind is not None else current().gettext(_MOVED)
        yield Redone(sheet=change.sheet, day=change.day, what=what, before=change.before, after=change.after)


def _held(places: Iterable[Place], entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    pence: dict[int, int] = defaultdict(int)
    for entry in entries:
        for line in entry.lines:
            pence[line.place] += line.pence
    return tuple((place.name, pence[place.id]) for place in places)


def _step(entry: Entry, names: Names, undone: int | None, *, words: Group) -> Step:
    kinds = [names.kinds[line.kind] for line in entry.lines if line.kind is not None]
    said = entry.wording("note") or entry.wording("words") or next(iter(kinds), "")
    return Step(
        entry=entry.seq,
        day=entry.day,
        written=entry.recorded_at.astimezone(words.now().tzinfo),
        type=entry.type,
        what=said if entry.type.moves_money else _about(entry, words) or said,
        who=entry.wording("who"),
        made_by=_written_by(entry, words),
        second=entry.wording("second"),
        receipt=entry.wording("receipt"),
        sheet=entry.sheet,
        puts_right=entry.reverses,
        put_right_by=undone,
        amounts=tuple(
            Amount(place=names.places[line.place], fund=names.funds[line.fund], pence=line.pence)
            for line in entry.lines
        ),
    )


def _written_by(entry: Entry, group: Group) -> str:
    """Return who made an entry, and for whom where somebody stood in, in the language of the paper."""
    made = Person(name=entry.wording("made_by") or entry.wording("by"), stands_in_for=entry.wording(standing.FOR))
    return made.told(statement.words_of(group))


def _about(entry: Entry, group: Group) -> str:
    """Say what an entry that moves no money is about, in the language of the paper."""
    words, facts = statement.words_of(group), entry.facts
    what = str(facts.get("what", ""))
    if entry.type is EntryType.CLOSE:
        return words.gettext(_CLOSED).format(day=words.day(date.fromisoformat(str(facts["end"]))))
    if entry.type is EntryType.REOPEN:
        return words.gettext(_REOPENED).format(day=words.day(date.fromisoformat(str(facts["from"]))))
    if what == reserve.ONE_OFF:
        return words.gettext(_ONE_OFF if facts["apart"] else _ORDINARY).format(subject=facts["subject"])
    if what == counting.COUNTED:
        amounts = [words.money(int(str(facts[each])), group.profile.currency) for each in ("total", "book")]
        return words.gettext(_COUNTED).format(counted=amounts[0], book=amounts[1])
    said = next((sentence for start, sentence in _SAID.items() if what.startswith(start)), "")
    return words.gettext(said).format(subject=facts["subject"]) if said else ""


def plain_words() -> Glossary:
    """Return our words beside those of bookkeepers, for whoever examines the book."""
    return glossary.glossary()


# handing over


def handing(group: Group, words: Mapping[str, str] | None = None) -> Handing:
    """Return the money as it passes to the next treasurer.

    Args:
        group: the open group.
        words: what was said for the paper alone: "giver", "taker", "third", "sign_now", "sign_change", "open".
            Names that are not given come from the hand-over of the job that is going on.
    """
    said, profile = words or {}, group.profile
    funds = statement.shown_funds(group)
    going = next((each for each in passing.listing(group) if each.role == TREASURER and not each.over), None)
    names = _names(group, going)
    return Handing(
        group=profile.name,
        currency=profile.currency,
        day=group.today(),
        **{name: said.get(name, "").strip() or names.get(name, "") for name in ("giver", "taker", "third")},
        counted=tuple(_counted(group)),
        funds=tuple(fund.name for fund in funds),
        holdings=statement.holdings(group, funds),
        claims=tuple(_claims(group)),
        advances=tuple(_advances(group)),
        grants=tuple(_grants(group)),
        **{name: said.get(name, "").strip() for name in ("sign_now", "sign_change", "open")},
        ticks=_ticks(group, going),
        closed=locks.closed_up_to(group.store.ledger.records()),
        sealed=ledger.sealed(group),
    )


def _claims(group: Group) -> Iterator[Owing]:
    for case in known.cases(group, State.AGREED):
        agreed = case.last(Deed.AGREE)
        pence = sum(part.pence for part in case.parts)
        what = current().listing(part.what for part in case.parts)
        since = agreed.day if agreed else None
        yield Owing(number=case.claim.number, who=case.claim.who.name, what=what, since=since, pence=pence)


def _names(group: Group, going: Handover | None) -> Mapping[str, str]:
    if going is None:
        return {}
    told = passing.passing(group, going)
    return {"giver": told.giver, "taker": told.taker, "third": going.third}


def _ticks(group: Group, going: Handover | None) -> tuple[tuple[str, bool], ...]:
    """Return what goes along with the money: the lines of the hand-over, or of the card of the job."""
    words = statement.words_of(group)
    if going is not None:
        parts = passing.passing(group, going).job_parts(words)
        return tuple((line.words, line.done_on is not None) for part in parts for line in part.lines)
    job = next((role for role in passing.jobs(group) if role.key == TREASURER), None)
    return tuple((line, False) for line in job.told(words).handover) if job else ()


def _counted(group: Group) -> Iterator[Counted]:
    """Yield the last count of each tin: the one on a sheet, or one in between."""
    for place in ledger.places(group):
        made = [*_on_sheets(group, place), *_between(group, place)]
        if made:
            yield max(made, key=lambda counted: counted.day)


def _on_sheets(group: Group, place: Place) -> Iterator[Counted]:
    newest = group.store.sheets.newest(place.id)
    known = (
        [newest] if newest is not None and newest.counted is not None else group.store.sheets.where(place=place.id)
    )
    for sheet in known:
        if sheet.counted is not None:
            coins = next((tally.coins for tally in sheet.tallies if tally.typed is None), {})
            by = tuple(tally.who for tally in sheet.tallies)
            yield _made(place, sheet.day, by, coins, sheet.counted)


def _between(group: Group, place: Place) -> Iterator[Counted]:
    newest = counting.newest(group, place.id)
    if newest is not None:
        said = cast("Mapping[str, int] | None", newest.facts["coins"])
        coins = {int(worth): many for worth, many in (said or {}).items()}
        by = tuple(filter(None, (newest.wording("by"), newest.wording("second"))))
        yield _made(place, newest.day, by, coins, int(str(newest.facts["total"])))


def _made(place: Place, day: date, by: tuple[str, ...], coins: Mapping[int, int], pence: int) -> Counted:
    ordered = tuple(sorted(coins.items(), reverse=True))
    return Counted(place=place.name, day=day, by=by, coins=ordered, pence=pence)


def _advances(group: Group) -> Iterator[Owing]:
    for place in ledger.places(group):
        pence = ledger.held(group, place.id)
        if place.advance and pence:
            yield Owing(who=place.name, since=group.store.ledger.held_since(place.id), pence=pence)


def _grants(group: Group) -> Iterator[Promise]:
    """Yield the grants that hold something or still run, with the days that come next."""
    balances = ledger.balances(group)
    for fund in ledger.funds(group):
        left = sum(pence for (_, key), pence in balances.items() if key == fund.id)
        dates = tuple(sorted(_dates(group, fund), key=lambda date_: date_[1]))
        if fund.kind is FundKind.RESTRICTED and (left or dates):
            yield Promise(name=fund.name, pence=left, dates=dates)


def _dates(group: Group, fund: Fund) -> Iterator[tuple[str, date]]:
    """Yield what comes next for a pot, each with its day: money to come, a report, the end."""
    words, today = statement.words_of(group), group.today()
    known = [award for award in awards.awards(group) if award.fund == fund.id]
    for award in known:
        yield from (
            (words.gettext(_COMES).format(amount=words.money(each.pence, group.profile.currency)), each.due)
            for each in award.instalments
            if each.entry is None
        )
        if award.report_due and award.report_due >= today:
            yield words.gettext(_REPORT), award.report_due
    ends = {award.ends for award in known} if known else {end for end in (fund.ends_on,) if end is not None}
    yield from ((words.gettext(_ENDS), end) for end in ends if end >= today)
