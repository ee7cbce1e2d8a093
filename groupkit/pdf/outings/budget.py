"""The budget of an outing on paper: what it costs, what grants and the pot pay, and the price of a place."""

from collections.abc import Iterator, Mapping, Sequence

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Spacer, TableStyle

from groupkit.core.outings.budget import Forecast, Pot, forecast
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import BACK_ALL, BACK_IF_FILLED, BACK_NONE
from groupkit.core.outings.values import IN, OUT, PRICE, Planned
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import BudgetWords, SignupWords
from groupkit.core.shares import POT
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, grid, said, titled

_ACCESS = ("helper", "taxi")
"""The starters of a budget that are costs of access."""
_SHARES = (11, 7, 4)
_MORE = 2
"""How many empty rows each part has, for what is thought of on paper."""
Row = tuple[str, str, str]
_EMPTY: Row = ("", "", "")


def budget(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out the budget on one page, with room for what is still to be thought of."""
    return ticking.one_page(leaf, lambda page: _story(page, known, told))


def _story(page: Page, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    words = told(BudgetWords)
    found = forecast(known.reckoning, words.float)
    yield from ticking.head(page, words.title, known, words.intro)
    yield from _costs(page, known, words, found)
    yield from _paid(page, known, words, found)
    yield from _sentences(page, known, words, told(SignupWords), found)


# what it costs


def _costs(page: Page, known: KnownOuting, words: BudgetWords, found: Forecast) -> Iterator[Flowable]:
    for title, lines in _parts(known, words).items():
        yield from ticking.section(page, title)
        rows = [_line(page, known, line, found) for line in lines]
        yield _table(page, [*rows, *[_EMPTY] * _MORE])
    yield Spacer(1, page.air + page.padding * 2)
    together = page.words.gettext("All together")
    by, whole = _money(page, known, found.by), _money(page, known, found.whole)
    yield _table(page, [(words.float_line, "", by), (together, "", whole)])


def _parts(known: KnownOuting, words: BudgetWords) -> Mapping[str, Sequence[Planned]]:
    """Return the costs that stay the same, those for each place, and those of access, by their titles."""
    access = {each.title.casefold() for each in words.starters if each.key in _ACCESS}
    parts: dict[str, list[Planned]] = {words.fixed: [], words.per_head: [], words.access: []}
    for line in known.reckoning.plan:
        if line.direction == OUT:
            own = words.per_head if line.each else words.fixed
            parts[words.access if line.what.casefold() in access else own].append(line)
    return parts


def _line(page: Page, known: KnownOuting, line: Planned, found: Forecast) -> Row:
    if not line.each:
        return line.what, "", _money(page, known, line.pence)
    times = page.words.gettext("{count} × {amount}")
    said = times.format(count=page.words.whole(found.places), amount=_money(page, known, line.pence))
    return line.what, said, _money(page, known, line.pence * found.places)


# who pays


def _paid(page: Page, known: KnownOuting, words: BudgetWords, found: Forecast) -> Iterator[Flowable]:
    _ = page.words.gettext
    pots = {pot.id: pot for pot in known.pots}
    grants = [line for line in known.reckoning.plan if line.direction == IN and line.fund is not None]
    rows: list[Row] = []
    for line in grants:
        whole = line.pence * (found.places if line.each else 1)
        pot = pots.get(line.fund or 0)
        rows.append((words.grant, pot.name if pot else line.what, _money(page, known, whole)))
    rows.append((words.price, "", _money(page, known, _price(known, found))))
    rows.append((words.free, "", page.words.whole(found.places - found.paid)))
    places = page.words.ngettext("{count} paid place", "{count} paid places", found.paid)
    rows.append((_("What people pay"), places.format(count=found.paid), _money(page, known, found.people)))
    rows.append((words.pot, "", _money(page, known, max(0, -found.over))))
    yield from ticking.section(page, _("How it is paid"))
    yield _table(page, rows)
    for pot in {line.fund: pots[line.fund] for line in grants if line.fund in pots}.values():
        yield from _grant(page, pot, known, words)


def _price(known: KnownOuting, found: Forecast) -> int:
    """Return the price of a place, or else what each paid place would bear."""
    return known.outing.price if known.outing.way == PRICE else found.each or 0


def _grant(page: Page, pot: Pot, known: KnownOuting, words: BudgetWords) -> Iterator[Flowable]:
    if pot.ends_on is not None:
        day, on = page.words.day(pot.ends_on, "full"), page.words.day(known.outing.day)
        yield said(page, words.grant_ends.format(day=day, date=on))
    if pot.buys:
        yield said(page, words.grant_buys.format(buys=page.words.listing(pot.buys)))


# what it means


def _sentences(
    page: Page, known: KnownOuting, words: BudgetWords, signup: SignupWords, found: Forecast
) -> Iterator[Flowable]:
    yield Spacer(1, page.air + page.padding * 2)
    for line in _balance(page, known, words, found):
        yield said(page, line, "bold")
    before = sum(cost.pence for cost in known.reckoning.costs if cost.payer == POT)
    if before:
        yield said(page, words.deposit.format(amount=_money(page, known, before)))
    rules = {
        BACK_ALL: signup.drop_out.back_all,
        BACK_IF_FILLED: signup.drop_out.back_if_filled,
        BACK_NONE: signup.drop_out.back_none,
    }
    yield titled(page, words.refund, rules.get(known.plan.refund, ""))
    yield said(page, words.low)
    yield said(page, words.free_why)
    yield said(page, words.free_quiet.format(ask=ticking.BLANK))


def _balance(page: Page, known: KnownOuting, words: BudgetWords, found: Forecast) -> Iterator[str]:
    if known.outing.way != PRICE:
        return
    if found.even is not None:
        yield words.even.format(count=page.words.whole(found.even))
    if found.over < 0:
        short = _money(page, known, -found.over)
        yield words.short.format(count=page.words.whole(found.places), amount=short)
    elif found.over:
        yield words.over


def _money(page: Page, known: KnownOuting, pence: int) -> str:
    return page.words.money(pence, known.currency)


def _table(page: Page, rows: Sequence[Row]) -> Flowable:
    widths = [page.width * share / sum(_SHARES) for share in _SHARES]
    made = grid(page, rows, widths, (2,), titles=False)
    made.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, black)]))
    return made
