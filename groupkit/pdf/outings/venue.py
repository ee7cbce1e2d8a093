"""The sheet for looking at a place: what to ask, in order of weight, to tick and to write on."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import NO, UNSURE, YES, Checked
from groupkit.core.outings.values import COMING
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.planning import VenueCheck, VenueWords
from groupkit.core.outings.words.safety import DaySheetWords
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, said

_HEAVY = 2
_PARTS = {
    _HEAVY: N_("If the answer is no, think of another place"),
    1: N_("If the answer is no, plan for it"),
}
_SHARES = (50, 7, 7, 11, 25)


def venue(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out the questions about a place on one page, with the answers there are."""
    return ticking.one_page(leaf, lambda page: _story(page, known, told))


def _story(page: Page, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    words = told(VenueWords)
    yield from ticking.head(page, words.title, known, words.intro)
    yield from ticking.written(page, page.words.gettext("The place"), known.plan.place)
    yield from ticking.written(page, words.seen.format(day=ticking.BLANK))
    yield said(page, "“" + words.words.format(count=_count(known), day=_day(page, known)) + "”")
    if known.needs:
        yield from ticking.section(page, told(DaySheetWords).helps)
        yield ticking.across(page, [each.words for each in known.needs])
    found = ticking.found(known, "venue")
    for weighs, title in _PARTS.items():
        checks = [check for check in words.checks if check.weighs == weighs]
        head = (page.words.gettext(title), words.yes, words.no, words.unsure, page.words.gettext("What we saw"))
        rows = [_row(page, check, found.get(check.key)) for check in checks]
        yield ticking.listed(page, head, rows, _SHARES, (1, 2, 3))


def _row(page: Page, check: VenueCheck, seen: Checked | None) -> list[ticking.Cell]:
    answer = None if seen is None else seen.answer
    boxes = [ticking.box(page, ticked=answer == one) for one in (YES, NO, UNSURE)]
    return [ticking.told(page, check.title, check.about), *boxes, "" if seen is None else seen.words]


def _count(known: KnownOuting) -> str:
    """Return how many will come, or the places there are, or room to write it."""
    coming = sum(who.party for who in known.people if who.standing == COMING)
    return str(max(coming, known.outing.places) or "____")


def _day(page: Page, known: KnownOuting) -> str:
    return page.words.day(known.outing.day, "long")
