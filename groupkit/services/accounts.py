"""Makes the group's accounts: a month, a year, or any days, from the book and from what is still to be paid."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from groupkit.core.accounts import headings, thresholds, years
from groupkit.core.accounts.period import Cells, Movement, held, report
from groupkit.core.accounts.whole import Decision, Figures, Owing, WholeAccount
from groupkit.core.accounts.years import Month
from groupkit.core.ledger import EntryType, Fund, FundKind, Kind, PlaceKind
from groupkit.core.privacy import veiled
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_, current
from groupkit.services import books, ledger
from groupkit.services.claims import known
from groupkit.services.group import Group
from groupkit.storage import yearforms

TOPIC = ledger.TOPIC
TAX, CALENDAR, OWN = "tax", "calendar", "own"
YEARS = (TAX, CALENDAR, OWN)
"""How a year can begin: on 6 April, on 1 January, or on the day the group settled."""


def between(group: Group, start: date, end: date, owed: Iterable[Owing] | None = None) -> WholeAccount:
    """Return the account of some days, both ends with them.

    Args:
        group: the open group.
        start: the first day.
        end: the last day.
        owed: what is agreed and not paid at the end; what the book knows of where none is given.
    """
    moved = group.store.ledger.movements(end)
    before = years.year_before((start, end))
    waiting = tuple(_owed(group, end)) if owed is None else tuple(owed)
    columns = _shown(ordered_funds(group), moved, before[0], {each.fund for each in waiting})
    kinds = ordered_kinds(group)
    now, then = (report(moved, kinds, columns, *span) for span in ((start, end), before))
    figures = Figures(
        now=now,
        then=then,
        places=tuple(_places(moved, columns, start, end)),
        owed=waiting,
        decisions=tuple(_decisions(group, start, end)),
        order=tuple(kind.id for kind in kinds),
        goes=_goes(group, kinds, "cc16"),
        scottish=_goes(group, kinds, "scottish"),
        tied=tuple(fund.id for fund in columns if fund.kind is FundKind.RESTRICTED),
        hands=tuple(place.id for place in ledger.places(group) if place.kind is PlaceKind.PERSON),
        differences=tuple(kind.id for kind in kinds if kind.direction == "difference"),
    )
    seq, head = group.store.ledger.head()
    return WholeAccount(
        currency=group.profile.currency,
        figures=figures,
        words=_words(group, figures),
        head=head,
        after_entry=seq,
    )


def year(group: Group, day: date | None = None, starts: str = OWN) -> WholeAccount:
    """Return the account of the year a day is in, today's where none is given; `starts` is one of YEARS."""
    return between(group, *year_span(group, day or group.today(), starts))


def year_span(group: Group, day: date, starts: str = OWN) -> years.Span:
    """Return the first and last day of the year a day is in; `starts` is one of YEARS."""
    month, number = books.limits(group).year_starts
    begins = {TAX: years.TAX, CALENDAR: years.CALENDAR}.get(starts, f"{month:02}-{number:02}")
    return years.year_of(day, begins)


def years_around(group: Group) -> tuple[years.Span, years.Span, years.Span]:
    """Return the group's own year before this one, the one today is in, and the one after."""
    now = year_span(group, group.today())
    return years.year_before(now), now, year_span(group, now[1] + timedelta(days=1))


def live(group: Group, month: Month) -> WholeAccount:
    """Return the account of a month as the book has it now."""
    return between(group, month.start, month.end)


def form() -> headings.YearForm:
    """Return the lines and headings of the yearly account, as they come with groupkit."""
    return yearforms.year()


def by_size() -> thresholds.ThresholdWords:
    """Return what the accounts of a charity need by size, in the language of the window."""
    return thresholds.told(yearforms.thresholds(), current())


def holding(group: Group, span: years.Span) -> tuple[thresholds.Threshold, ...]:
    """Return what the accounts of a year need by size where the group is, as far as we know."""
    return thresholds.of_year(by_size().threshold, group.profile.region, span)


def ordered_funds(group: Group) -> tuple[Fund, ...]:
    """Return the pots in the order of the columns: General first, then as they were made."""
    return tuple(sorted(ledger.funds(group), key=_rank_of_fund))


def _rank_of_fund(fund: Fund) -> tuple[int, int]:
    return list(FundKind).index(fund.kind), fund.id


def ordered_kinds(group: Group) -> tuple[Kind, ...]:
    """Return the kinds in the group's own order; what a count was over or short stands last."""
    return tuple(sorted(ledger.kinds(group), key=_rank_of_kind))


def _rank_of_kind(kind: Kind) -> tuple[bool, int, int]:
    return kind.direction == "difference", kind.rank, kind.id


def _places(
    moved: Iterable[Movement], funds: Sequence[Fund], start: date, end: date
) -> Iterator[tuple[int, Cells]]:
    """Yield what each place held at the end, leaving out those empty then and untouched in these days."""
    moved = tuple(moved)
    touched = {line.place for line in moved if start <= line.day}
    for place, cells in held(moved, funds, end).items():
        if any(cells) or place in touched:
            yield place, cells


def arrange(group: Group, order: Iterable[int]) -> tuple[Kind, ...]:
    """Put the kinds in the order they have in every account; those not named follow as they were."""
    first = {id_: rank for rank, id_ in enumerate(order)}
    kinds = sorted(ordered_kinds(group), key=lambda kind: first.get(kind.id, len(first)))
    with group.change(N_("Put the kinds in order"), TOPIC) as store:
        for rank, kind in enumerate(kinds, start=1):
            if kind.rank != rank:
                store.kinds.change(kind.id, replace(kind, rank=rank))
    return ordered_kinds(group)


def usual(group: Group, kind: Kind) -> tuple[str, str]:
    """Return the line and the heading a kind stands under where nothing was chosen: those of its first name."""
    first = books.names_on(group, "kind", date.min)
    return headings.goes(form(), first[kind.id], kind.direction, current())


def settle(group: Group, kind: Kind, *, after: int, cc16: str, scottish: str) -> Kind:
    """Say where a kind stands in the accounts, in one step.

    Args:
        group: the open group.
        kind: the kind, money in or out.
        after: the kind it comes after, by its id; 0 lets it come first of those that go its way.
        cc16: its line of the charity's form, by its key; empty for the usual one.
        scottish: its heading in the Scottish account, by its key; empty for the usual one.
    """
    refuse(_settling(kind, cc16, scottish))
    others = [each for each in ordered_kinds(group) if each.id != kind.id]
    first = next((at for at, each in enumerate(others) if each.direction == kind.direction), 0)
    at = next((at + 1 for at, each in enumerate(others) if each.id == after), first)
    order = [*(each.id for each in others[:at]), kind.id, *(each.id for each in others[at:])]
    with group.change(N_("Say where a kind stands in the accounts"), TOPIC) as store:
        store.kinds.change(kind.id, replace(kind, cc16=cc16, scottish=scottish))
        return next(each for each in arrange(group, order) if each.id == kind.id)


def _settling(kind: Kind, cc16: str, scottish: str) -> Iterator[Problem]:
    shipped = form()
    if cc16 not in ("", *(line.key for line in headings.lines_for(shipped, kind.direction))):
        yield Problem("cc16", N_("Choose a line from the list."))
    if scottish not in ("", *(each.key for each in headings.headings_for(shipped, kind.direction))):
        yield Problem("scottish", N_("Choose a heading from the list."))


def _shown(
    funds: Iterable[Fund], moved: Iterable[Movement], since: date, waiting: Iterable[int]
) -> tuple[Fund, ...]:
    """Return the pots an account has a column for: General, and those that held, moved or owe something."""
    before: dict[int, int] = defaultdict(int)
    used = set(waiting)
    for line in moved:
        if line.day >= since:
            used.add(line.fund)
        else:
            before[line.fund] += line.pence
    return tuple(fund for fund in funds if fund.kind is FundKind.GENERAL or fund.id in used or before.get(fund.id))


def _goes(group: Group, kinds: Iterable[Kind], what: str) -> tuple[tuple[int, str], ...]:
    """Return the line or heading of each kind: the group's own, or else that of its first name."""
    words, shipped = current(), form()
    first = books.names_on(group, "kind", date.min)
    found = []
    for kind in kinds:
        line, heading = headings.goes(shipped, first[kind.id], kind.direction, words)
        own, usual = (kind.cc16, line) if what == "cc16" else (kind.scottish, heading)
        found.append((kind.id, own or usual))
    return tuple(found)


def _owed(group: Group, end: date) -> Iterator[Owing]:
    """Yield what was agreed by the end of a day and is not paid, pot by pot."""
    waiting = known.owed_on(group, end)
    for fund in sorted({part.fund for part in waiting}):
        parts = [part for part in waiting if part.fund == fund]
        yield Owing(fund=fund, claims=len({part.claim for part in parts}), pence=sum(part.pence for part in parts))


def _decisions(group: Group, start: date, end: date) -> Iterator[Decision]:
    for entry in group.store.ledger.of_type(EntryType.FUND_MOVE, start, end):
        moved: dict[int, int] = defaultdict(int)
        for line in entry.lines:
            moved[line.fund] += line.pence
        yield Decision(entry=entry.seq, decided_on=entry.decided_on, moved=tuple(moved.items()))


def _words(group: Group, figures: Figures) -> Mapping[str, str]:
    """Return the names and notes an account speaks of, as they were at its end; private details are veiled."""
    end = figures.now.end
    words = {"group": group.profile.name}
    used: dict[str, Iterable[int]] = {
        "fund": {*figures.now.funds, *(owed.fund for owed in figures.owed)},
        "kind": {row.kind for row, _ in figures.rows},
        "place": [place for place, _ in figures.places],
    }
    for sort, ids in used.items():
        names = books.names_on(group, sort, end)
        words |= {f"{sort}_{id_}": names[id_] for id_ in ids}
    noted = (*(each.entry for each in figures.decisions), *(by for _, by in figures.now.corrections))
    for seq in noted:
        for entry in filter(None, [group.store.ledger.entry(seq)]):
            words[f"note_{seq}"] = veiled(entry.wording("note"))
    return words
