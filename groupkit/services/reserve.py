"""What the group keeps by and what is free, cash that waits in a tin or in a hand, and how the counts went."""

from collections.abc import Iterator
from datetime import date

from groupkit.core import reserve as figures
from groupkit.core.ledger import Entry, EntryType, FundKind, PlaceKind
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.reserve import InHand, Reserve, Trend
from groupkit.core.sheets import Sheet
from groupkit.i18n import N_, catalogue, current, ngettext
from groupkit.services import books, counting, ledger, records
from groupkit.services.claims import known
from groupkit.services.group import Group

MOST_MONTHS = figures.MOST_MONTHS
ONE_OFF, FLOAT = "one-off", "float"
OUTING = "outing"
_CASH = (PlaceKind.TIN, PlaceKind.PERSON)
_NEVER_ORDINARY = ("Outing", "Passed on")
_MUCH = N_("{place} holds {amount}. The group wants {limit} there at most. Bank some when two of you can go.")
_LONG = N_("{place} has held money since {day}. Hand it on when you meet: that keeps whoever holds it safe.")
_MONTH_SHORT = N_(
    "{place} was {amount} short this month, all counts together. Look at it together when you have time."
)
_MONTH_OVER = N_(
    "{place} had {amount} more than expected this month, all counts together. Is something not written down yet?"
)
ORDER = N_("What comes first when money is short: the room, then refreshments, then literature, then the rest.")


def reserve(group: Group) -> Reserve:
    """Return what the group keeps by, what an ordinary month costs, and what is free."""
    profile, balances = group.profile, ledger.balances(group)
    general = {fund.id for fund in ledger.funds(group) if fund.kind is FundKind.GENERAL}
    advances = {place.id for place in ledger.places(group) if place.advance}
    ordinary = ordinary_month(group)
    return Reserve(
        ordinary=ordinary,
        months=profile.reserve_months,
        target=figures.target(profile.reserve, profile.reserve_months, ordinary),
        is_typed=bool(profile.reserve),
        held=sum(pence for (_, fund), pence in balances.items() if fund in general),
        owed=sum(part.pence for part in known.to_pay(group) if part.fund in general),
        advances=sum(pence for (place, fund), pence in balances.items() if fund in general and place in advances),
    )


def target(group: Group) -> int:
    """Return the pence the group keeps by: what it typed, else so many ordinary months as far as is known."""
    profile = group.profile
    ordinary = ordinary_month(group) if profile.reserve_months and not profile.reserve else None
    return figures.target(profile.reserve, profile.reserve_months, ordinary)


def ordinary_month(group: Group) -> int | None:
    """Return the pence an ordinary month costs, without outings and one-offs; None until a whole month is over."""
    if not ledger.funds(group):
        return None
    months, book = _months(group)
    return figures.ordinary_month(
        book,
        months,
        ledger.general(group).id,
        apart={entry.seq for entry in book if OUTING in entry.facts} | one_offs(group),
        kinds_apart=_kinds_apart(group),
    )


def _months(group: Group) -> tuple[tuple[date, ...], tuple[Entry, ...]]:
    """Return the months that say what an ordinary one costs, and all entries since the first of them."""
    months = figures.whole_months(group.store.ledger.began(), group.today())
    return months, tuple(group.store.ledger.since(months[0])) if months else ()


def _kinds_apart(group: Group) -> set[int]:
    """Return the kinds that come with groupkit and are no ordinary cost, as they are called in this group."""
    spoken = {"en", group.profile.language, group.profile.printing_language}
    names = {catalogue(language).gettext(name) for language in spoken for name in _NEVER_ORDINARY}
    return {kind.id for kind in ledger.kinds(group, "out") if kind.name in names}


def payments(group: Group) -> tuple[Entry, ...]:
    """Return the payments out of General in the months that say what an ordinary one costs, the largest first."""
    over, book = _months(group)
    months = {(day.year, day.month) for day in over}
    undone, general = {entry.reverses for entry in book}, ledger.general(group).id
    apart = _kinds_apart(group)
    found = (
        entry
        for entry in book
        if entry.type is EntryType.PAYMENT
        and (entry.day.year, entry.day.month) in months
        and entry.seq not in undone
        and OUTING not in entry.facts
        and any(line.fund == general and line.kind not in apart for line in entry.lines)
    )
    return tuple(sorted(found, key=lambda entry: sum(line.pence for line in entry.lines)))


def one_offs(group: Group) -> set[int]:
    """Return the payments that somebody said are no ordinary cost."""
    said = {record.facts["subject"]: record.facts["apart"] for record in records.records(group, ONE_OFF)}
    return {int(str(entry)) for entry, apart in said.items() if apart}


def leave_out(group: Group, entry: int, by: str, *, apart: bool = True) -> None:
    """Say that a payment is no ordinary cost, or that it is one after all."""
    if all(known.seq != entry for known in payments(group)):
        raise RefusedError([Problem("entry", N_("Choose a payment out of General."))])
    with group.change(N_("Leave a payment out of an ordinary month"), ledger.TOPIC):
        records.record(group, ONE_OFF, entry, {"apart": int(apart)}, {"made_by": by})
        group.store.journal.forget()


# cash in hand


def in_hand(group: Group) -> tuple[InHand, ...]:
    """Return the cash in tins and in people's hands that was not given in advance."""
    held = (place.id for place in ledger.places(group) if place.kind in _CASH and not place.advance)
    moves = {place: group.store.ledger.moves(place) for place in held}
    limit, days = group.profile.cash_limit, books.limits(group).hand_days
    return figures.in_hand(moves, group.today(), limit=limit, days=days)


def fixed_float(group: Group, place: int) -> int:
    """Return what a tin is filled up to, in pence; 0 where the group keeps no fixed sum in it."""
    said = records.records(group, FLOAT, place)
    return int(str(said[-1].facts["pence"])) if said else 0


def fix_float(group: Group, place: int, pence: int, by: str) -> None:
    """Say what a tin is filled up to, in pence; 0 ends it."""
    kinds = {known.id: known.kind for known in ledger.places(group)}
    if kinds.get(place) is not PlaceKind.TIN:
        raise RefusedError([Problem("place", N_("Choose a tin."))])
    if pence < 0:
        raise RefusedError([Problem("amount", N_("Put the amount without a minus."))])
    with group.change(N_("Fix what is in the tin"), ledger.TOPIC):
        records.record(group, FLOAT, place, {"pence": pence}, {"made_by": by})
        group.store.journal.forget()


def top_up(group: Group, place: int) -> int:
    """Return the pence that fill a tin up to its fixed sum again; 0 where there is none or enough is in it."""
    return max(0, fixed_float(group, place) - ledger.held(group, place))


# how the counts went


def trend(group: Group, place: int, draft: Sheet | None = None) -> Trend:
    """Return whether the counts of a tin go in one direction; `draft` is a sheet that is counted and not sent."""
    limits = books.limits(group)
    return figures.trend(
        _counted(group, place, draft), group.today(), run=limits.short_run, month=limits.short_month
    )


def _counted(group: Group, place: int, draft: Sheet | None) -> list[tuple[date, int]]:
    """Return the day and the difference of each count of a tin: those on sheets, and those in between."""
    counts = group.store.sheets.differences(place)
    if draft is not None and draft.difference is not None and group.store.post.sent(draft.id) is None:
        counts.append((draft.day, draft.difference))
    between = records.records(group, counting.COUNTED, place)
    facts = ((record.day, record.facts) for record in between)
    counts += [(day, int(str(said["total"])) - int(str(said["book"]))) for day, said in facts]
    return sorted(counts, key=lambda count: count[0])


def trend_in_words(group: Group, place: int, found: Trend) -> str:
    """Return one calm sentence where the counts of a tin go in one direction, or nothing."""
    (name,) = [known.name for known in ledger.places(group) if known.id == place]
    if found.is_run and found.run < 0:
        said = ngettext(
            "The last count of {place} was short. Let somebody new count next time: most often it is change.",
            "The last {count} counts of {place} were short. Let somebody new count next time: "
            "most often it is change.",
            -found.run,
        )
        return said.format(place=name, count=-found.run)
    if found.is_run:
        said = ngettext(
            "The last count of {place} had more than expected. Is something not written down yet?",
            "The last {count} counts of {place} had more than expected. Is something not written down yet?",
            found.run,
        )
        return said.format(place=name, count=found.run)
    if found.is_much:
        words = current()
        said = words.gettext(_MONTH_SHORT if found.month < 0 else _MONTH_OVER)
        return said.format(place=name, amount=words.money(abs(found.month), group.profile.currency))
    return ""


def worth_a_word(group: Group) -> tuple[str, ...]:
    """Return the sentences about cash and counts that are worth a calm word, the tins first."""
    return tuple(_worth_a_word(group))


def _worth_a_word(group: Group) -> Iterator[str]:
    words, profile = current(), group.profile
    places = {place.id: place for place in ledger.places(group)}
    for cash in in_hand(group):
        name = places[cash.place].name
        if cash.is_much:
            amount, limit = (words.money(pence, profile.currency) for pence in (cash.pence, profile.cash_limit))
            yield words.gettext(_MUCH).format(place=name, amount=amount, limit=limit)
        elif cash.is_long and places[cash.place].kind is PlaceKind.PERSON:
            yield words.gettext(_LONG).format(place=name, day=words.day(cash.since, "short"))
    for place in places.values():
        if place.kind is PlaceKind.TIN and (said := trend_in_words(group, place.id, trend(group, place.id))):
            yield said
