"""The statement to a funder: what came, what it was spent on, what is left, and who stands for it."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.funding.stating import Line, Paid, Part, Statement, checks
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.press import document, place
from groupkit.pdf.sheets.pieces import Page, beside_code, code_square, grid, said, signing
from groupkit.pdf.sheets.sections import PRICES
from groupkit.storage import binder
from groupkit.storage.binder import Bound

LARGE, USUAL = 1.25, 11 / 12
_NONE = "–"
_CAME, _LINES, _PAID = (18, 50, 12, 20), (36, 18, 18, 18, 14), (18, 48, 16, 18)
_FACT = (0.17, 0.33, 0.17, 0.33)


def statement(
    told: Statement,
    path: Path | BinaryIO,
    *,
    files: Sequence[Bound] = (),
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the statement of an award, with the receipts bound in behind it; raise GroupkitError why not."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else USUAL)
    printed = BytesIO()
    document(printed, _title(leaf, told), list(_statement(leaf, told)), leaf, progress)
    whole = binder.bind(printed.getvalue(), files) if files else printed.getvalue()
    if isinstance(path, Path):
        place(whole, path)
    else:
        path.write(whole)


def _title(leaf: house.Leaf, told: Statement) -> str:
    _ = leaf.words.gettext
    shared = len(told.shared) > 1
    title = _("Grant statement, share of {funder}") if shared else _("Grant statement for {funder}")
    return title.format(funder=told.funder)


def _statement(leaf: house.Leaf, told: Statement) -> Iterator[Flowable]:
    page = Page(leaf=leaf, size=leaf.size("body"))
    yield house.title(leaf, _title(leaf, told))
    yield from _head(leaf, page, told)
    yield from _came(leaf, told)
    yield from _spent(leaf, told)
    yield from _payments(leaf, told)
    yield from _outside(leaf, told)
    yield from _left(leaf, told)
    yield house.together([*_agreeing(leaf, told), *_declared(leaf, page, told)])


def _head(leaf: house.Leaf, page: Page, told: Statement) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    period = _("{first} to {last}").format(
        first=words.day(told.starts, "sheet"), last=words.day(told.ends, "sheet")
    )
    report = words.day(told.report_due, "sheet") if told.report_due else _NONE
    facts = (
        (_("Group"), told.group, _("Up to"), words.day(told.on, "sheet")),
        (_("Funder"), told.funder, _("Reference"), told.reference or _NONE),
        (_("What it is"), told.sort, _("From and to"), period),
        (_("Our pot"), told.pot, _("Held by"), told.host or told.group),
        (_("Awarded"), words.money(told.award, told.currency), _("Report due"), report),
    )
    rows = [[said(page, cell, "text" if at % 2 else "bold") for at, cell in enumerate(row)] for row in facts]
    yield grid(page, rows, [page.width * share for share in _FACT], [], titles=False)
    yield house.gap(6)
    yield house.text(leaf, _(PRICES[told.currency]))
    if len(told.shared) > 1:
        sharing = _("{funders} fill this pot together. Each cost is shared by parts among those it is agreed with.")
        yield house.text(leaf, sharing.format(funders=words.listing(told.shared)))
        part = words.ngettext(
            "{funder} has {count} part of {all}.", "{funder} has {count} parts of {all}.", told.share
        ).format(funder=told.funder, count=told.share, all=told.of)
        yield house.text(leaf, part)


def _came(leaf: house.Leaf, told: Statement) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.heading(leaf, _("1  What came"))
    here = [part for part in told.parts if part.entry is not None]
    later = [part for part in told.parts if part.entry is None]
    head = (_("Day"), _("What it is"), _("Entry"), _("Amount"))
    rows = [_part(leaf, part) for part in here]
    rows.append(("", _("Came altogether"), "", words.amount(told.received)))
    if told.own or told.own_agreed:
        own = _("Our own money put to it (agreed: {amount})").format(amount=words.amount(told.own_agreed))
        rows.append(("", own, "", words.amount(told.own)))
    if told.back:
        rows.append(("", _("Went back to the funder"), "", words.amount(-told.back)))
    rows += [_part(leaf, part) for part in later if told.to_come]
    yield house.table(leaf, [head, *rows], _CAME, [3])


def _part(leaf: house.Leaf, part: Part) -> tuple[str, ...]:
    entry = str(part.entry) if part.entry else _NONE
    return leaf.words.day(part.day, "sheet"), part.what, entry, leaf.words.amount(part.pence)


def _spent(leaf: house.Leaf, told: Statement) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.heading(leaf, _("2  What we spent it on"))
    head = (_("For what"), _("Set for it"), _("Spent so far"), _("Left of it"), _("Payments"))
    rows = [_line(leaf, line) for line in told.lines]
    set_ = sum(line.budget for line in told.lines)
    whole = all(line.budget for line in told.lines)
    rows.append(
        (
            *(_("Spent altogether"), words.amount(set_) if set_ else _NONE, words.amount(told.spent)),
            *(words.amount(set_ - told.spent) if whole else _NONE, str(sum(line.payments for line in told.lines))),
        )
    )
    yield house.table(leaf, [head, *rows], _LINES, [1, 2, 3, 4])


def _line(leaf: house.Leaf, line: Line) -> tuple[str, ...]:
    words = leaf.words
    set_ = (words.amount(line.budget), words.amount(line.left)) if line.budget else (_NONE, _NONE)
    return line.name, set_[0], words.amount(line.spent), set_[1], str(line.payments)


def _payments(leaf: house.Leaf, told: Statement) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    shared = len(told.shared) > 1
    yield house.heading(leaf, _("3  All payments from this pot") if shared else _("3  Each payment"))
    if not told.paid:
        yield house.text(leaf, _("Nothing was paid yet."))
        return
    head = (_("Day"), _("What it was for"), _("Receipt"), _("Amount"))
    rows = [_payment(leaf, paid) for paid in told.paid]
    rows.append(("", _("Paid altogether"), "", words.amount(sum(paid.pence for paid in told.paid))))
    yield house.table(leaf, [head, *rows], _PAID, [3], padding=2)


def _payment(leaf: house.Leaf, paid: Paid) -> tuple[str, ...]:
    words = leaf.words
    what = paid.what
    if paid.puts_right is not None:
        puts_right = words.gettext("{what} (puts entry {entry} right)")
        what = puts_right.format(what=paid.what, entry=paid.puts_right)
    return words.day(paid.day, "sheet"), what, paid.receipt or _NONE, words.amount(paid.pence)


def _outside(leaf: house.Leaf, told: Statement) -> Iterator[Flowable]:
    """Yield what was agreed beyond the award, if anything was."""
    words = leaf.words
    if not told.allowed:
        return
    yield house.heading(leaf, words.gettext("What was agreed beyond the award"))
    yes = words.gettext("{day}, entry {entry}: up to {amount} for {kind}. {name} said yes: {why}")
    for each in told.allowed:
        amount, day = words.money(each.pence, told.currency), words.day(each.day, "sheet")
        values = {"day": day, "entry": each.entry, "amount": amount, "kind": each.kind, "name": each.by}
        yield house.text(leaf, yes.format(why=each.why, **values))


def _left(leaf: house.Leaf, told: Statement) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    amount = words.money(told.left, told.currency)
    pieces: list[Flowable] = [house.heading(leaf, _("4  What is left: {amount}").format(amount=amount))]
    pieces.append(house.text(leaf, _("What was agreed about it: {words}.").format(words=told.left_over)))
    if told.proposal:
        pieces.append(house.text(leaf, _("What we would like to do with it: {words}").format(words=told.proposal)))
    else:
        pieces += [house.text(leaf, _("What we would like to do with it:")), house.lines(leaf, 2)]
    yield house.together(pieces)


def _agreeing(leaf: house.Leaf, told: Statement) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.heading(leaf, _("5  Does it add up?"))
    yes, no = _("{words} Agrees: YES"), _("{words} Agrees: NO")
    for words, holds in checks(told):
        yield house.text(leaf, (yes if holds else no).format(words=_(words)))


def _declared(leaf: house.Leaf, page: Page, told: Statement) -> Iterator[Flowable]:
    """Yield the declaration by two people, with the seal of the book at its side."""
    words = leaf.words
    _ = words.gettext
    square = code_square(told.head, told.after_entry)
    wide = page.width - square.width - 12
    if told.files:
        behind = words.ngettext(
            "{count} receipt is bound in behind this.", "{count} receipts are bound in behind this.", told.files
        ).format(count=told.files)
    else:
        behind = _("No receipts are bound in. We keep them, and you can see them.")
    yield house.heading(leaf, _("6  We stand for this"))
    yield house.text(leaf, _("The money was spent as this paper shows. Two of us have looked at it."))
    after = _("Seal {seal}, after entry {entry}. Anyone can check our book against it.")
    pieces = [
        signing(page, [_("Name"), _("Date")], wide),
        signing(page, [_("Name"), _("Date")], wide),
        house.gap(8),
        house.text(leaf, behind),
        house.text(leaf, after.format(seal=told.seal, entry=told.after_entry)),
    ]
    yield beside_code(page, pieces, square)
