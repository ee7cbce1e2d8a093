"""The list of vouchers on paper: what was bought, handed out, came back or is gone, and what is left."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.privacy import veiled
from groupkit.core.progress import Progress
from groupkit.core.vouchers import SORTS, STEPS, Held, Register, Step
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

LARGE, USUAL = 1.25, 11 / 12
_SHARES = (20, 26, 12, 12, 30)
_BY_HAND = 3


def register(
    told: Register,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the list of vouchers, with empty lines to write on by hand; nobody who got one is named."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else USUAL)
    title = leaf.words.gettext("Vouchers")
    document(path, title, list(_register(leaf, title, told)), leaf, progress)


def _register(leaf: house.Leaf, title: str, told: Register) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.title(leaf, title)
    yield house.text(leaf, told.group, "lead")
    yield house.text(leaf, _("We write down how many, never to whom or why. Two people look: that protects both."))
    if not told.held:
        yield house.text(leaf, _("There is no voucher yet."))
        return
    left = _("Left altogether: {number}, worth {amount}.")
    worth = words.money(sum(each.worth for each in told.held), told.currency)
    yield house.text(leaf, left.format(number=sum(each.left for each in told.held), amount=worth), "lead")
    for each in told.held:
        yield from _kind(leaf, each, told.currency)


def _kind(leaf: house.Leaf, each: Held, currency: str) -> Iterator[Flowable]:
    words, voucher = leaf.words, each.voucher
    _ = words.gettext
    named = _("{number}. {sort}, {issuer}, {amount} each")
    values = {"sort": _(SORTS[voucher.sort]), "issuer": veiled(voucher.issuer)}
    amount = words.money(voucher.worth, currency)
    yield house.heading(leaf, named.format(number=voucher.id, amount=amount, **values))
    if voucher.until is not None:
        yield house.text(leaf, _("Good until {day}").format(day=words.day(voucher.until, "sheet")))
    head = (_("Day"), _("What"), _("How many"), _("Left"), _("By, and seen by"))
    left, rows = 0, [head]
    for move in each.moves:
        left += move.change
        people = words.listing(filter(None, (move.by, move.second)))
        what = _(STEPS[move.step])
        if move.step is Step.BOUGHT and move.entry:
            what = _("Bought, entry {entry}").format(entry=move.entry)
        rows.append((words.day(move.day, "sheet"), what, str(move.many), str(left), people))
    rows += [("", "", "", "", "")] * _BY_HAND
    yield house.table(leaf, rows, _SHARES, [2, 3])
    agrees = _("Bought {bought}, handed out {given}, came back {back}, gone {gone}: {left} left.")
    counts = {step.value: each.many(step) for step in Step}
    yield house.text(leaf, agrees.format(left=each.left, **counts))
