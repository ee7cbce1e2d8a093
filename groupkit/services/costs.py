"""What a group does with the cost form: it fills itself from the book, and the rest is typed."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from groupkit.core.costs.figures import CostForm, CostLine, Figure, GivenTime, parts, year_of
from groupkit.core.costs.wording import Wording
from groupkit.core.funding.spending import SPENT, moved
from groupkit.core.meetings import contacts
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, current
from groupkit.services import books, ledger, meetings
from groupkit.services.group import Group
from groupkit.storage import costs as shipped

TOPIC = ledger.TOPIC
_OWN = {"Outing": "outings"}
_GONE = N_("There is no line with the number {number} on the cost form.")


def words() -> Wording:
    """Return the words of the cost form, in English."""
    return shipped.words()


def year(group: Group, day: date | None = None) -> tuple[date, date]:
    """Return the first and last day of the group's year a day is in; last year's when none is named."""
    starts = books.limits(group).year_starts
    if day is not None:
        return year_of(day, starts)
    return year_of(year_of(group.today(), starts)[0] - timedelta(days=1), starts)


def form(group: Group, start: date) -> CostForm:
    """Return what the year that begins on a day cost, as far as it is known."""
    first, last = year(group, start)
    said = words()
    counted = [heads for _meeting, _day, heads in meetings.contacts(group, first, last)]
    typed = lines(group, first)
    return CostForm(
        group=group.profile.name,
        currency=group.profile.currency,
        start=first,
        end=last,
        parts=parts(said, _book(group, first, last, said), typed),
        given=tuple(group.store.given.where(year=first)),
        contacts=contacts(counted),
        meetings=sum(heads.contacts > 0 for heads in counted),
        words=said,
    )


def _book(group: Group, first: date, last: date, said: Wording) -> Iterator[tuple[str, Figure]]:
    """Yield what the book holds of each kind of cost; money passed on is no cost of the group."""
    spent: dict[int, int] = defaultdict(int)
    for fund in ledger.funds(group):
        for each in moved(fund.id, tuple(group.store.ledger.in_fund(fund.id)), last):
            if each.sort == SPENT and each.kind is not None and each.day >= first:
                spent[each.kind] += each.pence
    english = {current().gettext(name): name for _way, name in ledger.KINDS}
    for kind in ledger.kinds(group):
        name = english.get(kind.name, kind.name)
        category = said.category_of(name)
        if category is not None and spent[kind.id]:
            yield category, Figure(what=kind.name, pence=spent[kind.id], own=_OWN.get(name, ""))


def lines(group: Group, start: date) -> tuple[CostLine, ...]:
    """Return the costs of a year that are not in the book, as they were typed."""
    return tuple(group.store.costs.where(year=start))


def put_down(group: Group, line: CostLine) -> CostLine:
    """Put a cost on the form, or change one; refuse with every problem found."""
    tidy = replace(line, what=" ".join(line.what.split()), source=" ".join(line.source.split()))
    refuse(tidy.problems(words()))
    with group.change(N_("Write on the cost form"), TOPIC) as store:
        if tidy.id:
            store.costs.change(tidy.id, tidy)
            return tidy
        return replace(tidy, id=store.costs.add(tidy))


def take_off(group: Group, line: int) -> None:
    """Take a cost off the form; one that is in the book stays."""
    with group.change(N_("Take a line off the cost form"), TOPIC) as store:
        if not store.costs.remove(id=line):
            raise RefusedError([Problem("line", _GONE, {"number": line})])


def give(group: Group, given: GivenTime) -> GivenTime:
    """Write down time people gave freely, or refuse with every problem found."""
    tidy = replace(given, what=" ".join(given.what.split()))
    refuse(tidy.problems())
    with group.change(N_("Write down time given freely"), TOPIC) as store:
        return replace(tidy, id=store.given.add(tidy))


def forget_given(group: Group, given: int) -> None:
    """Take time given freely off the form."""
    with group.change(N_("Take a line off the cost form"), TOPIC) as store:
        if not store.given.remove(id=given):
            raise RefusedError([Problem("given", _GONE, {"number": given})])
