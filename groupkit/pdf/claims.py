"""The claim form: filled in from the book, and blank to be filled in by hand and typed in later."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.claimforms import ClaimPaper, ClaimWords
from groupkit.core.claims import ClaimLine, Deed, Sort, State, Step
from groupkit.core.progress import Progress
from groupkit.i18n import N_, Catalogue
from groupkit.pdf.paper import Leaf, gap
from groupkit.pdf.press import document
from groupkit.pdf.sheets.pieces import (
    Cell,
    Page,
    beside_code,
    by_hand,
    code_square,
    figure,
    fitted,
    grid,
    named,
    said,
    signing,
    titled,
)
from groupkit.pdf.sheets.sections import PRICES

_LARGE = 14 / 11
_SETTINGS = ((11.0, 1.25, 1.6), (11.0, 1.12, 0.6), (10.5, 1.1, 0.4), (10.0, 1.1, 0.2))
# day, what and why, receipt or why none, pot, claimed, agreed: shares of the width
_SHARES = (0.1, 0.35, 0.18, 0.13, 0.12, 0.12)
_ROWS, _HIGH = 8, 2.9
_WAYS = {"cash": N_("cash at the next meeting"), "bank": N_("to the bank account the charity already knows")}


def claim(
    told: ClaimPaper,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a claim as it stands: its lines, what was agreed and by whom, and how it was paid."""
    leaf = Leaf(language=language, paper=paper)
    story = fitted(_pages(leaf, large=large), lambda page: list(_claim(page, told)))
    title = leaf.words.gettext("Claim {number}").format(number=told.case.claim.number)
    document(path, title, story, leaf, progress)


def blank(
    words: ClaimWords,
    path: Path | BinaryIO,
    *,
    currency: str = "GBP",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the claim form with empty lines."""
    leaf = Leaf(language=language, paper=paper)
    story = fitted(_pages(leaf, large=large), lambda page: list(_blank(page, words, currency)))
    document(path, leaf.words.gettext("Claim form"), story, leaf, progress)


def _pages(leaf: Leaf, *, large: bool) -> Iterator[Page]:
    scale = _LARGE if large else 1.0
    for size, leading, padding in _SETTINGS[:1] if large else _SETTINGS:
        yield Page(leaf=leaf, size=size * scale, leading=leading, padding=padding * scale)


# filled in


def _claim(page: Page, told: ClaimPaper) -> Iterator[Flowable]:
    _, claim, now = page.words.gettext, told.case.claim, told.case.now
    yield named(page, _("Claim {number}").format(number=claim.number))
    yield said(page, told.words.of(told.case.state).title, "bold")
    yield _facts(page, told)
    yield said(page, _(PRICES[told.currency]))
    yield _lines(page, told)
    widths = [page.width * (1 - sum(_SHARES[-2:])), *(page.width * share for share in _SHARES[-2:])]
    agreed = page.words.amount(now.agreed) if _answered(told) else ""
    total = said(page, _("Total"), "bold")
    amounts = [figure(page, amount, "bold") for amount in (page.words.amount(told.case.total), agreed)]
    yield grid(page, [(total, *amounts)], widths, [1, 2])
    yield from _reasons(page, told)
    yield _apart(page)
    yield said(page, told.words.declaration)
    yield signing(page, [_("Mark of {name}").format(name=claim.who.name), _("Date")], page.width)
    yield _apart(page)
    yield from (said(page, sentence) for sentence in _steps(page.words, told))
    if claim.sort is Sort.TIME:
        yield from (said(page, text) for text in (told.time.first, told.time.record.signed))
    if claim.sort is not Sort.ADVANCE and claim.how == "cash" and told.case.state in (State.AGREED, State.PAID):
        yield _apart(page)
        yield said(page, told.words.received)
        yield signing(page, [_("Mark of {name}").format(name=claim.who.name), _("Date")], page.width)
    yield _apart(page)
    yield _sealed(page, told)


def _apart(page: Page) -> Flowable:
    """Return the air between two parts, less where all is set closely."""
    return gap(page.padding * 5)


def _facts(page: Page, told: ClaimPaper) -> Flowable:
    words, claim = page.words, told.case.claim
    _ = words.gettext
    advance = claim.sort is Sort.ADVANCE
    how = _("I got it before I spent it") if advance else _(_WAYS[claim.how])
    rows = (
        (_("Name"), claim.who.name, _("Date"), words.day(claim.day, "sheet")),
        (_("Group"), told.group, _("How to be paid"), how),
    )
    cells = [[cell if at % 2 else said(page, cell, "bold") for at, cell in enumerate(row)] for row in rows]
    shares = (0.12, 0.33, 0.2, 0.35)
    made = [[said(page, cell) if isinstance(cell, str) else cell for cell in row] for row in cells]
    return grid(page, made, [page.width * share for share in shares], [])


def _heads(words: Catalogue) -> tuple[str, ...]:
    _ = words.gettext
    return (
        _("Day"),
        _("What and why, from and to, miles"),
        _("Receipt, or why none"),
        _("Which pot"),
        _("Amount"),
        _("Agreed"),
    )


def _lines(page: Page, told: ClaimPaper) -> Flowable:
    rows: list[Sequence[Cell]] = [_heads(page.words)]
    rows += [_line(page, told, line) for line in told.case.claim.lines]
    return grid(page, rows, [page.width * share for share in _SHARES], [4, 5])


def _line(page: Page, told: ClaimPaper, line: ClaimLine) -> Sequence[Cell]:
    words = page.words
    agreed = words.amount(told.case.now.amounts.get(line.id, 0)) if _answered(told) else ""
    return (
        words.day(line.day, "short"),
        _what(words, told, line),
        line.receipt or _none(words, told, line),
        told.funds.get(line.fund, ""),
        words.amount(line.pence),
        agreed,
    )


def _what(words: Catalogue, told: ClaimPaper, line: ClaimLine) -> str:
    """Return the kind and what it was for, and how miles were worked out."""
    _ = words.gettext
    what = _("{kind}: {what}").format(kind=told.kinds.get(line.kind, ""), what=line.what)
    if line.miles is None:
        return what
    way = _("{start} to {end}").format(start=line.from_place, end=line.to_place)
    miles, tenths = f"{line.miles // 10}.{line.miles % 10}", told.rates.get(line.id)
    if tenths is None:
        return _("{what}, {way}, {miles} miles").format(what=what, way=way, miles=miles)
    rate = words.gettext("{pence}p").format(pence=f"{tenths / 10:g}")
    return _("{what}, {way}, {miles} miles × {rate}").format(what=what, way=way, miles=miles, rate=rate)


def _none(words: Catalogue, told: ClaimPaper, line: ClaimLine) -> str:
    if not line.no_receipt:
        return "–"
    return words.gettext("none: {reason}").format(reason=line.why_none or told.words.why_none(line.no_receipt))


def _answered(told: ClaimPaper) -> bool:
    return bool(told.case.now.amounts)


def _reasons(page: Page, told: ClaimPaper) -> Iterator[Flowable]:
    """Yield what was asked, and why it is less or not agreed."""
    _ = page.words.gettext
    asked, agreed, turned_down = (told.case.last(deed) for deed in (Deed.SEND_BACK, Deed.AGREE, Deed.NOT_AGREE))
    if asked and told.case.state is State.SENT_BACK:
        yield said(page, _("{name} asks: {words}").format(name=asked.by.told(page.words), words=asked.why))
    if agreed and agreed.why and _answered(told):
        yield said(page, _("Less was agreed because: {reason}").format(reason=agreed.why))
    if turned_down:
        yield said(page, _("Not this time because: {reason}").format(reason=turned_down.why))


def _steps(words: Catalogue, told: ClaimPaper) -> Iterator[str]:
    """Yield who handed the claim in, agreed it and paid it, a sentence each."""
    _, now = words.gettext, told.case.now
    handed, agreed, paid, waived = (
        told.case.last(*deeds) for deeds in ((Deed.HAND_IN, Deed.ADD), (Deed.AGREE,), (Deed.PAY,), (Deed.WAIVE,))
    )
    if handed:
        yield _("Handed in by {name} on {day}.").format(
            name=handed.by.told(words), day=words.day(handed.day, "sheet")
        )
    if agreed and now.amounts:
        yield _agreed(words, agreed)
    if paid:
        yield _paid(words, told, paid)
    if waived:
        given = words.money(now.agreed, told.currency)
        yield _("{name} gave {amount} to the group. Nothing was paid.").format(
            name=waived.by.told(words), amount=given
        )


def _agreed(words: Catalogue, agreed: Step) -> str:
    _, day = words.gettext, words.day(agreed.far_on or agreed.day, "sheet")
    if not agreed.by.name:
        return _("Agreed on {day}, as an older book says.").format(day=day)
    if agreed.far_on:
        return _("Agreed by {name}, from far away, on {day}.").format(name=agreed.by.told(words), day=day)
    if agreed.second:
        both = words.listing((agreed.by.told(words), agreed.second.told(words)))
        return _("Agreed by {names} on {day}.").format(names=both, day=day)
    return _("Agreed by {names} on {day}.").format(names=agreed.by.told(words), day=day)


def _paid(words: Catalogue, told: ClaimPaper, paid: Step) -> str:
    _ = words.gettext
    values = {
        "amount": words.money(paid.pence, told.currency),
        "name": paid.by.told(words),
        "day": words.day(paid.day, "sheet"),
        "entry": words.listing(map(str, paid.entries)),
        "reference": paid.reference,
    }
    if not paid.entries:
        return _("{amount} was paid, as an older book says.").format(**values)
    if paid.reference:
        return _("{amount} paid by {name} on {day}, reference {reference}, entry {entry}.").format(**values)
    return _("{amount} paid by {name} on {day}, entry {entry}.").format(**values)


def _sealed(page: Page, told: ClaimPaper) -> Flowable:
    _ = page.words.gettext
    after = _("after entry {entry}.").format(entry=told.after_entry)
    pieces = [
        titled(page, _("Seal {seal}").format(seal=told.seal), after),
        said(page, _("Anyone can check a later book against this code. The square holds all of it.")),
        said(page, told.words.not_in_public),
    ]
    return beside_code(page, pieces, code_square(told.head, told.after_entry))


# by hand


def _blank(page: Page, words: ClaimWords, currency: str) -> Iterator[Flowable]:
    _ = page.words.gettext
    sign = partial(signing, page, wide=page.width)
    yield named(page, _("Claim form"))
    yield said(page, words.what_counts)
    yield sign([_("Group"), _("Claim"), _("Name"), _("Date")])
    yield _apart(page)
    yield said(page, _("How would you like it: cash at the next meeting, or the bank the charity already knows?"))
    yield sign([_("How")])
    yield _apart(page)
    yield said(page, _(PRICES[currency]))
    widths = [page.width * share for share in _SHARES]
    rows = [[""] * len(_SHARES)] * (_ROWS if page.size <= _SETTINGS[0][0] else _ROWS - 3)
    yield by_hand(page, _heads(page.words), rows, widths, page.size * _HIGH)
    yield sign([_("Total claimed"), _("Total agreed")])
    yield _apart(page)
    yield said(page, words.declaration)
    yield sign([_("Your mark"), _("Date")])
    yield _apart(page)
    yield titled(page, _("Agreed by someone else"), "")
    yield sign([_("Name"), _("Second person"), _("Date")])
    yield sign([_("If it is less, why")])
    yield _apart(page)
    yield titled(page, words.of(State.PAID).title, "")
    yield sign([_("Paid by"), _("Cash or bank"), _("Day"), _("Number in the book")])
    yield said(page, words.received)
    yield sign([_("Your mark"), _("Date")])
