"""The weather plan: when we decide, how people hear of it, and what we do in each kind of weather."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import RiskWords
from groupkit.core.outings.words.planning import StepWords, WeatherWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, said

_OWN = 3


def weather(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out the weather plan on one page, with the days that are known."""
    return ticking.one_page(leaf, lambda page: _story(page, known, told))


def _story(page: Page, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    words, plan = told(WeatherWords), known.plan
    _ = page.words.gettext
    days = next(step.days for step in told(StepWords).steps if step.key == words.id)
    decided = page.words.day(known.outing.day + timedelta(days=days), "long")
    spare = ticking.BLANK if plan.spare_day is None else page.words.day(plan.spare_day, "long")
    yield from ticking.head(page, words.title, known, words.intro)
    yield from ticking.section(page, words.decide.format(day=decided, time=ticking.BLANK))
    yield from ticking.written(page, words.hear)
    yield said(page, words.no_word, "bold")
    yield said(page, words.spare.format(day=spare))
    yield from ticking.written(page, words.under_roof)
    yield said(page, words.back)
    found = ticking.found(known, words.id)
    rows: list[list[ticking.Cell]] = []
    for each in words.plans:
        ours = found.get(each.key)
        rows.append(
            [ticking.box(page), ticking.told(page, each.title, each.do), "" if ours is None else ours.words]
        )
    blank = ticking.told(page, told(RiskWords).own, " ")
    rows += [[ticking.box(page), blank, ""] for _at in range(_OWN)]
    yield ticking.listed(page, ("", _("What we do"), _("What that means for us")), rows, (5, 60, 35), (0,))
