"""What a printed money sheet says of all the group's money: still to pay, where it is now, what is free."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.letters import Holding, Statement
from groupkit.i18n import Catalogue
from groupkit.pdf.sheets.pieces import Cell, Page, figure, grid, said
from groupkit.pdf.sheets.sections import headed

_NUMBER, _PLACE = 0.065, 0.335
_APART = 8.0
_Column = tuple[str, list[int], int]


def still_to_pay(page: Page, about: Statement) -> Iterator[Flowable]:
    """Yield section 7: what the group owes and what it gave in advance."""
    words = page.words
    note = words.ngettext(
        "(agreed, not paid yet, not taken off above): {count} claim",
        "(agreed, not paid yet, not taken off above): {count} claims",
        about.owed,
    ).format(count=about.owed)
    owed = words.money(about.owed_pence, about.currency)
    yield headed(page, "7", words.gettext("Still to pay"), note, owed)
    note = words.ngettext(
        "(waiting for receipts): {count} person", "(waiting for receipts): {count} people", about.advances
    )
    advances = words.money(about.advances_pence, about.currency)
    yield headed(page, "", words.gettext("Given in advance"), note.format(count=about.advances), advances)


def where_it_is(page: Page, about: Statement) -> Iterator[Flowable]:
    """Yield section 8: each place by pot."""
    yield from places_by_pots(page, "8", about.funds, about.holdings)


def places_by_pots(
    page: Page, number: str, funds: Sequence[str], holdings: Sequence[Holding]
) -> Iterator[Flowable]:
    """Yield each place by pot with every total; many pots take more than one block."""
    words = page.words
    _ = words.gettext
    sums = [sum(holding.pence[at] for holding in holdings) for at in range(len(funds))]
    columns = [(name, [holding.pence[at] for holding in holdings], sums[at]) for at, name in enumerate(funds)]
    columns.append((_("All"), [holding.total for holding in holdings], sum(sums)))
    places = [_place(words, holding) for holding in holdings]
    for first, block in _blocks(page, columns):
        title = _("Where the money is now") if first else _("Where the money is now, more pots")
        rows: list[Sequence[Cell]] = [(number, title, *(name for name, _pence, _sum in block))]
        rows += [
            ("", place, *(words.amount(pence[at]) for _name, pence, _sum in block))
            for at, place in enumerate(places)
        ]
        bold = [figure(page, words.amount(total), "bold") for _name, _pence, total in block]
        rows.append(("", said(page, _("All"), "bold"), *bold))
        room = page.width * (1 - _NUMBER - _PLACE) / len(block)
        widths = [page.width * _NUMBER, page.width * _PLACE, *[room] * len(block)]
        yield grid(page, rows, widths, range(2, len(widths)))


def _blocks(page: Page, columns: Sequence[_Column]) -> Iterator[tuple[bool, Sequence[_Column]]]:
    """Yield as many columns together as fit beside each other, and whether they are the first."""
    amounts = (pence for _name, held, total in columns for pence in (*held, total))
    room = max(figure(page, page.words.amount(pence), "bold").width for pence in amounts) + _APART
    abreast = max(1, int(page.width * (1 - _NUMBER - _PLACE) / room))
    for first in range(0, len(columns), abreast):
        yield not first, columns[first : first + abreast]


def _place(words: Catalogue, holding: Holding) -> str:
    if holding.since is None:
        return holding.place
    dated, held = words.gettext("{place} (last statement {day})"), words.gettext("{place} (since {day})")
    return (dated if holding.statement else held).format(place=holding.place, day=words.day(holding.since, "short"))


def free(page: Page, about: Statement) -> Iterator[Flowable]:
    """Yield how much of General is free, worked out; or what is short of the reserve the group agreed."""
    words = page.words
    _ = words.gettext
    worked = words.ngettext(
        "({general} in General, less the reserve we agreed ({count} month) {reserve}, less still to pay {owed}, "
        "less given in advance {advances})",
        "({general} in General, less the reserve we agreed ({count} months) {reserve}, less still to pay {owed}, "
        "less given in advance {advances})",
        about.reserve_months,
    )
    if not about.reserve_months:
        worked = _(
            "({general} in General, less the reserve we agreed {reserve}, less still to pay {owed}, "
            "less given in advance {advances})"
        )
    parts = {
        "general": about.general,
        "reserve": about.reserve,
        "owed": about.owed_general,
        "advances": about.advances_general,
    }
    amounts = {name: words.amount(pence) for name, pence in parts.items()}
    title = _("Free in General") if about.free >= 0 else _("Short of our reserve by")
    note = worked.format(count=about.reserve_months, **amounts)
    yield headed(page, "", title, note, words.money(abs(about.free), about.currency))
