"""The paper that goes with the envelope: what was in it, what was paid out and in, and what two people counted."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from groupkit.core.money import NOTES_AND_COINS
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import JobWords
from groupkit.core.outings.words.planning import StepWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Cell, Page, by_hand, said, signing, worth

_ROWS = 8
_HIGH, _COIN = 8 * mm, 6.8 * mm


def cash(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out the paper for the envelope on one page."""
    return ticking.one_page(leaf, lambda page: _story(page, known, told))


def _story(page: Page, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    step = next(each for each in told(StepWords).steps if each.sheet == "cash")
    job = next(each for each in told(JobWords).jobs if each.key == step.job)
    _ = page.words.gettext
    yield from ticking.head(page, step.title, known, step.do)
    yield said(page, job.do)
    yield from _moved(page)
    if page.leaf.scale > 1:
        yield house.NextPage()
    yield from ticking.section(page, _("What is in the envelope at the end"))
    yield _counted(page, known)
    yield Spacer(1, page.air)
    yield signing(page, [_("First person"), _("Second person")], page.width)
    yield Spacer(1, page.air)
    yield said(page, step.why)


def _moved(page: Page) -> Iterator[Flowable]:
    """Lay out rows for what was paid out, and what people gave."""
    _ = page.words.gettext
    yield from ticking.section(page, _("What was paid, and what came in"))
    yield signing(page, [_("In the envelope at the start"), _("Counted by")], page.width)
    head = (_("What for"), _("Paid out"), _("Came in"), _("Slip"))
    shares = (10, 4, 4, 2)
    widths = [page.width * share / sum(shares) for share in shares]
    yield by_hand(page, head, [("",) * len(shares)] * _ROWS, widths, _HIGH)


def _counted(page: Page, known: KnownOuting) -> Flowable:
    """Return a table of notes and coins, counted by one person and then by another who does not look."""
    _ = page.words.gettext
    head: Sequence[Cell] = (_("Note or coin"), _("First person"), _("Second person"))
    rows: list[Sequence[Cell]] = [
        (worth(page, pence, known.currency), "", "") for pence in NOTES_AND_COINS[known.currency]
    ]
    rows.append((_("All together"), "", ""))
    return by_hand(page, head, rows, [page.width / len(head)] * len(head), _COIN * page.leaf.scale)
