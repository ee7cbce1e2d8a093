"""The sheet for trying the way there and back: how we go, what the way passes, and what to ask."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import YES
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.planning import TravelWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, said


def travel(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out the questions about the way on one page, with the answers there are."""
    return ticking.one_page(leaf, lambda page: _story(page, known, told(TravelWords)))


def _story(page: Page, known: KnownOuting, words: TravelWords) -> Iterator[Flowable]:
    plan = known.plan
    yield from ticking.head(page, words.title, known, words.intro)
    for label, answer in (
        (words.meet, plan.meet_at),
        (words.go, plan.travel),
        (words.back, ""),
        (words.last, plan.last_back),
    ):
        yield from ticking.written(page, label, answer)
    yield from _passes(page, known, words)
    yield from _asked(page, known, words)
    yield from ticking.section(page, words.lift)
    yield said(page, " ".join((words.lift_about, words.lift_pay, words.two)))


def _passes(page: Page, known: KnownOuting, words: TravelWords) -> Iterator[Flowable]:
    """Lay out what a way may pass, to tick, with room for a way round it."""
    yield from ticking.section(page, words.passes_title)
    yield said(page, words.passes_about)
    found = ticking.found(known, "travel")
    rows: list[list[ticking.Cell]] = []
    for each in words.passes:
        seen = found.get(each.key)
        ticked = seen is not None and seen.answer == YES
        rows.append([ticking.box(page, ticked=ticked), each.title, "" if seen is None else seen.words])
    yield ticking.listed(page, ("", "", words.other_way), rows, (5, 45, 50), (0,))
    yield said(page, words.together, "bold")


def _asked(page: Page, known: KnownOuting, words: TravelWords) -> Iterator[Flowable]:
    """Lay out what to ask about the way, with room for the answer."""
    found = ticking.found(known, "travel")
    rows: list[list[ticking.Cell]] = []
    for each in words.checks:
        seen = found.get(each.key)
        said_so = "" if seen is None else seen.words
        rows.append([ticking.told(page, each.title, each.about), said_so])
    yield ticking.listed(page, ("", page.words.gettext("What we found")), rows, (55, 45))
