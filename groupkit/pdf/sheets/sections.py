"""The first half of a printed money sheet: what there was, what came in, what went out, what was counted."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.claims import Person
from groupkit.core.ledger import EntryType
from groupkit.core.letters import Letter, Printed, Statement
from groupkit.i18n import N_
from groupkit.pdf.sheets.pieces import Cell, Page, coins, figure, grid, named, note, said, titled, worth

# the number of the section or entry, what, who, receipt or place, pot, amount: shares of the width
SHARES = (0.065, 0.315, 0.15, 0.16, 0.17, 0.14)
PRICES = {
    "GBP": N_("All amounts are in pounds and pence."),
    "EUR": N_("All amounts are in euros and cents."),
    "USD": N_("All amounts are in dollars and cents."),
}
_NO_NUMBER = "–"


def widths(page: Page, *, who: bool = True) -> list[float]:
    """Return the widths of the columns in points; without `who` that room goes to what it was."""
    number, what, whom, *others = (page.width * share for share in SHARES)
    return [number, what, whom, *others] if who else [number, what + whom, *others]


def headed(page: Page, number: str, title: str, note: str, amount: str) -> Flowable:
    """Return a section that is one line: its number, its title, a note, and an amount."""
    first, *middle, last = widths(page)
    cells = (number, titled(page, title, note), figure(page, amount, "bold"))
    return grid(page, [cells], (first, sum(middle), last), [2], titles=bool(number))


def head(page: Page, letter: Letter) -> Iterator[Flowable]:
    """Yield the title of the sheet and what it is about."""
    words, about = page.words, letter.statement
    _ = words.gettext
    sheet = _("Sheet {number} (follows {before})") if letter.follows else _("Sheet {number} (the first)")
    number = sheet.format(number=about.number, before=letter.follows)
    when = _("{meeting}, {day}, {time}").format(
        meeting=about.meeting, day=words.day(about.begins.date(), "sheet"), time=words.clock(about.begins.time())
    )
    made_by = Person(name=about.made_by, stands_in_for=about.made_for).told(words)
    facts = (
        (_("Group"), about.group, _("Meeting"), when),
        (_("Made by"), made_by, _("Sent to"), about.sent_to),
    )
    yield named(page, _("Money sheet"))
    yield said(page, number, "bold")
    if letter.follows and letter.follows < about.number - 1:
        void = words.listing(map(str, range(letter.follows + 1, about.number)))
        yield said(page, _("Void, see this sheet instead: {numbers}.").format(numbers=void))
    wide = page.width
    cells = [[cell if at % 2 else said(page, cell, "bold") for at, cell in enumerate(row)] for row in facts]
    rows = [[said(page, cell) if isinstance(cell, str) else cell for cell in row] for row in cells]
    yield grid(page, rows, [wide * 0.12, wide * 0.38, wide * 0.12, wide * 0.38], [])
    entries = _("The numbers at the side are the entries in our book.")
    yield said(page, f"{_(PRICES[about.currency])} {entries}")


def started(page: Page, letter: Letter) -> Iterator[Flowable]:
    """Yield section 1: what the tin began with, and why that may not be where the last sheet ended."""
    _, about = page.words.gettext, letter.statement
    others = (entry for entry in letter.entries if entry.sheet is None and entry.type.moves_money)
    between = [entry.seq for entry in others if entry.type is not EntryType.OPENING]
    where = ""
    if letter.follows and between:
        where = _("(the end of sheet {before}, and entries written since: {entries})").format(
            before=letter.follows, entries=page.words.listing(map(str, between))
        )
    elif letter.follows and not about.start_reason:
        where = _("(same as the end of sheet {before})").format(before=letter.follows)
    yield headed(page, "1", _("What we started with"), where, page.words.money(about.started, about.currency))
    if about.start_reason:
        yield note(
            page, _("We started with this amount because: {reason}").format(reason=about.start_reason), widths(page)
        )


def money_in(page: Page, about: Statement) -> Iterator[Flowable]:
    """Yield section 2: money in."""
    words = page.words
    _ = words.gettext
    rows: list[Sequence[Cell]] = [("2", _("Money in"), _("Where it went"), _("For which pot"), _("Amount"))]
    for row in about.money_in:
        what = row.what if row.pence else _("{what}: none taken").format(what=row.what)
        rows.append((_number(row), what, row.place, row.fund, words.amount(row.pence)))
    yield grid(page, rows, widths(page, who=False), [4])
    yield headed(page, "", _("Money in, total"), "", words.money(about.in_total, about.currency))
    in_tin = sum(row.pence for row in about.money_in if row.place == about.place)
    if in_tin != about.in_total:
        told = _("Of this, {amount} went into {place}.")
        yield note(page, told.format(amount=words.money(in_tin, about.currency), place=about.place), widths(page))


def paid_out(page: Page, about: Statement) -> Iterator[Flowable]:
    """Yield section 3: money paid out, and why there is no receipt where there is none."""
    words = page.words
    _ = words.gettext
    titles = (_("Money paid out"), _("Paid to"), _("Receipt"), _("From which pot"), _("Amount"))
    rows: list[Sequence[Cell]] = [("3", *titles)]
    rows += [_payment(page, about, row) for row in about.paid_out]
    yield grid(page, rows, widths(page), [5])
    yield headed(page, "", _("Paid out, total"), "", words.money(about.out_total, about.currency))
    reason = _("* Entry {entry}, no receipt because: {reason}. Second OK: {name}.")
    without = [
        reason.format(entry=_number(row), reason=row.no_receipt.rstrip(". "), name=row.second)
        for row in about.paid_out
        if row.no_receipt
    ]
    if without:
        yield note(page, " ".join(without), widths(page))
    from_tin = sum(row.pence for row in about.paid_out if row.place == about.place)
    if from_tin != about.out_total:
        told = _("Of this, {amount} came out of {place}.")
        yield note(page, told.format(amount=words.money(from_tin, about.currency), place=about.place), widths(page))


def _payment(page: Page, about: Statement, row: Printed) -> Sequence[Cell]:
    _ = page.words.gettext
    what = row.what if row.claim is None else _("{what} (claim {claim})").format(what=row.what, claim=row.claim)
    receipt = _("none*") if row.no_receipt else row.receipt
    elsewhere = row.place and row.place != about.place
    pot = _("{pot}, from {place}").format(pot=row.fund, place=row.place) if elsewhere else row.fund
    return _number(row), what, row.who, receipt, pot, page.words.amount(row.pence)


def moved(page: Page, about: Statement) -> Iterator[Flowable]:
    """Yield section 4: money that changed places, each amount with its sign."""
    words = page.words
    _ = words.gettext
    total = words.money(about.moved_total, about.currency)
    yield headed(page, "4", _("Moved"), _("(banked, handed over, given in advance)"), total)
    rows = [(_number(row), row.what, row.who, row.place, row.fund, words.amount(row.pence)) for row in about.moved]
    if rows:
        yield grid(page, rows, widths(page), [5], titles=False)


def should_have(page: Page, about: Statement) -> Iterator[Flowable]:
    """Yield section 5: what the tin should hold."""
    _ = page.words.gettext
    elsewhere = any(row.place != about.place for row in (*about.money_in, *about.paid_out))
    sum_ = _("= 1 + 2 − 3 + 4, only {place}").format(place=about.place) if elsewhere else "= 1 + 2 − 3 + 4"
    yield headed(page, "5", _("What we should have"), sum_, page.words.money(about.expected, about.currency))


def counted(page: Page, about: Statement) -> Iterator[Flowable]:
    """Yield section 6: what was counted, coin by coin, and the difference."""
    words = page.words
    _ = words.gettext
    how = "" if about.coins else _("(a total was typed, not counted by coin)")
    yield headed(page, "6", _("What we counted"), how, words.money(about.counted, about.currency))
    if about.coins:
        labels = [worth(page, pence, about.currency) for pence, _many in about.coins]
        yield coins(page, labels, [str(many) for _pence, many in about.coins])
    entry = about.difference_entry
    sum_ = _("(6 − 5), entry {entry}").format(entry=entry) if entry else "(6 − 5)"
    yield headed(page, "", _("Difference"), sum_, words.money(about.difference, about.currency))
    happened = _("If not {nothing}, what we think happened: {words}")
    why = happened.format(nothing=words.amount(0), words=about.explanation or _NO_NUMBER)
    yield note(page, why, widths(page))


def _number(row: Printed) -> str:
    return str(row.entry) if row.entry else _NO_NUMBER
