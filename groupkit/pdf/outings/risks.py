"""The risk sheet: what could go wrong, how likely and how bad in words, what is done, and who does it."""

from collections.abc import Iterator, Mapping, Sequence

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.risks import LITTLE, MUCH, SOME, Risk, ordered
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import JobWords, RiskWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, height, said

_SHARES = (25, 11, 13, 26, 13, 12)
_FEWEST = 4


def risks(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out the risks on one page, the likely and bad ones first, and rows for more as far as there is room."""
    return ticking.one_page(leaf, lambda page: _story(page, known, told))


def _story(page: Page, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    words = told(RiskWords)
    jobs = {job.key: job.title for job in told(JobWords).jobs}
    rows = [_row(page, risk, words, jobs) for risk in ordered(known.risks)]
    above = [*ticking.head(page, words.title, known, words.intro), said(page, words.first, "bold")]
    below = list(_below(page, known, words))
    made = [*above, _listed(page, words, [*rows, *_blanks(page, _FEWEST)]), *below]
    count = _FEWEST
    while height(made, page) + _high(page) <= page.height and len(rows) + count < len(words.risks):
        count += 1
        made = [*above, _listed(page, words, [*rows, *_blanks(page, count)]), *below]
    return made


def _row(page: Page, risk: Risk, words: RiskWords, jobs: Mapping[str, str]) -> list[ticking.Cell]:
    much = {LITTLE: words.low, SOME: words.middle, MUCH: words.high}
    return [
        ticking.told(page, risk.title, risk.whom),
        much[risk.likely],
        much[risk.harm],
        risk.what,
        jobs.get(risk.job, risk.job),
        ticking.box(page, ticked=risk.ready),
    ]


def _blanks(page: Page, count: int) -> list[list[ticking.Cell]]:
    """Return empty rows to write in, as high as two lines by hand."""
    return [[ticking.room(page), "", "", "", "", ticking.box(page)] for _at in range(count)]


def _high(page: Page) -> float:
    return ticking.room(page).height + 2 * page.padding


def _listed(page: Page, words: RiskWords, rows: Sequence[Sequence[ticking.Cell]]) -> Flowable:
    head = (f"{words.title}\n{words.who}", words.likely, words.harm, words.do, words.by, words.ready)
    return ticking.listed(page, head, rows, _SHARES, (5,))


def _below(page: Page, known: KnownOuting, words: RiskWords) -> Iterator[Flowable]:
    """Lay out what else a group may think of, and what goes for all of it."""
    taken = {risk.key for risk in known.risks}
    others = [risk.title for risk in words.risks if risk.key not in taken]
    if others:
        yield from ticking.section(page, page.words.gettext("More to think of"))
        yield said(page, " · ".join(others))
    yield from ticking.section(page, words.medicine)
    yield said(page, words.after)
