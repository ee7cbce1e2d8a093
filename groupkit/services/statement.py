"""Works out every figure printed on a money sheet from the sheet and the book."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from groupkit.core.ledger import Fund, FundKind, Link, PlaceKind
from groupkit.core.letters import Holding, Printed, Statement
from groupkit.core.meetings import Occasion
from groupkit.core.sheets import Part, Row, Sheet
from groupkit.i18n import Catalogue, catalogue
from groupkit.services import ledger, reserve, service, standing
from groupkit.services.claims import known
from groupkit.services.group import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The entries of a sheet: which entry each row became, and the entry of the difference, if any."""

    links: tuple[Link, ...]
    by_row: Mapping[int, int]
    difference: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What kinds, pots and places are called, by id."""

    kinds: Mapping[int, str]
    funds: Mapping[int, str]
    places: Mapping[int, str]

    def what(self, row: Row) -> str:
        """Return what a row says it was: its own words, or else the name of its kind."""
        return row.what or (self.kinds[row.kind] if row.kind is not None else "")

    def place(self, sheet: Sheet, row: Row) -> str:
        """Return where the money of a row went, came from, or is kept."""
        return self.places[row.place or sheet.place]


def names_of(group: Group) -> Names:
    """Return what the group calls its kinds, pots and places today."""
    return Names(
        kinds={kind.id: kind.name for kind in ledger.kinds(group)},
        funds={fund.id: fund.name for fund in ledger.funds(group)},
        places={place.id: place.name for place in ledger.places(group)},
    )


def words_of(group: Group) -> Catalogue:
    """Return the language the group prints in."""
    return catalogue(group.profile.printing_language)


def make(group: Group, sheet: Sheet, occasion: Occasion, sent_to: str, posted: Posted) -> Statement:
    """Return the statement of a sheet whose entries stand in the book."""
    profile, store = group.profile, group.store
    places = {place.id: place for place in store.places}
    balances = store.ledger.balances()
    owed = known.to_pay(group)
    advances = [place.id for place in places.values() if place.advance]
    general = {fund.id for fund in store.funds if fund.kind is FundKind.GENERAL}
    shown = shown_funds(group, {row.fund for row in sheet.rows})
    chair = service.next_chair(group, occasion)
    now = ledger.sealed(group)
    return Statement(
        identity=profile.identity,
        group=profile.name,
        currency=profile.currency,
        place=places[sheet.place].name,
        number=sheet.number,
        meeting=occasion.meeting.name,
        begins=occasion.begins,
        made_by=sheet.made_by,
        made_for=standing.in_place_of(group, sheet.made_by),
        sent_to=sent_to,
        sent_on=group.today(),
        started=sheet.start,
        start_reason=sheet.start_reason,
        money_in=tuple(_printed(group, sheet, Part.IN, posted)),
        paid_out=tuple(_printed(group, sheet, Part.OUT, posted)),
        moved=tuple(_printed(group, sheet, Part.MOVED, posted)),
        coins=_coins(sheet),
        counted=sheet.counted or 0,
        explanation=sheet.explanation if sheet.difference else "",
        difference_entry=posted.difference,
        owed=len({each.claim for each in owed}),
        owed_pence=sum(each.pence for each in owed),
        advances=sum(1 for place in advances if _held(balances, place=place)),
        advances_pence=sum(_held(balances, place=place) for place in advances),
        funds=tuple(fund.name for fund in shown),
        holdings=holdings(group, shown),
        general=sum(pence for (_, fund), pence in balances.items() if fund in general),
        reserve=reserve.target(group),
        reserve_months=profile.reserve_months,
        owed_general=sum(each.pence for each in owed if each.fund in general),
        advances_general=sum(balances.get((place, fund), 0) for place in advances for fund in general),
        counted_by=tuple(tally.who for tally in sheet.tallies),
        alone_reason=sheet.alone_reason if len(sheet.tallies) == 1 else "",
        next_chair=chair.short_name if chair else "",
        after_entry=now.entry,
        seal=now.code,
    )


def _held(balances: Mapping[tuple[int, int], int], *, place: int) -> int:
    return sum(pence for (where, _), pence in balances.items() if where == place)


def shown_funds(group: Group, also: Collection[int] = ()) -> tuple[Fund, ...]:
    """Return the pots that hold something, General and those that are named, General first."""
    used = {*also, *(fund for (_, fund), pence in ledger.balances(group).items() if pence)}
    shown = (fund for fund in ledger.funds(group) if fund.id in used or fund.kind is FundKind.GENERAL)
    return tuple(sorted(shown, key=lambda fund: fund.kind is not FundKind.GENERAL))


def holdings(group: Group, funds: Sequence[Fund]) -> tuple[Holding, ...]:
    """Return what each place holds of these pots; an empty place is left out, unless it is a tin in use."""
    return tuple(_holdings(group, funds))


def _holdings(group: Group, funds: Sequence[Fund]) -> Iterator[Holding]:
    balances = ledger.balances(group)
    for place in ledger.places(group):
        pence = tuple(balances.get((place.id, fund.id), 0) for fund in funds)
        if not any(pence) and (place.kind is not PlaceKind.TIN or place.closed_on):
            continue
        statement = place.kind is PlaceKind.BANK
        in_hand = place.kind is PlaceKind.PERSON
        since = place.seen_on if statement else group.store.ledger.held_since(place.id) if in_hand else None
        yield Holding(place=place.name, since=since, statement=statement, pence=pence)


def _coins(sheet: Sheet) -> tuple[tuple[int, int], ...]:
    """Return the notes and coins counted, when anybody counted by coin."""
    by_coin = next((tally.coins for tally in sheet.tallies if tally.typed is None), {})
    return tuple(sorted(by_coin.items(), reverse=True))


def _printed(group: Group, sheet: Sheet, part: Part, posted: Posted) -> Iterator[Printed]:
    names = names_of(group)
    rows = sheet.part(part)
    if part is not Part.IN:
        rows = tuple(sorted(rows, key=lambda row: posted.by_row.get(row.id, 0)))
    for row in rows:
        yield Printed(
            entry=posted.by_row.get(row.id, 0),
            what=names.what(row),
            fund=names.funds[row.fund],
            place=names.place(sheet, row),
            who=row.who,
            receipt=row.receipt,
            no_receipt=row.no_receipt,
            second=row.second,
            claim=row.claim,
            pence=row.pence,
        )
