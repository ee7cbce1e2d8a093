"""Who may come, the rule on pictures, and somebody to go with; below it, slips to cut off."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import SignupWords
from groupkit.core.outings.words.planning import CompanyWords, PhotoWords, WhoWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, said


def company(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out who may come and what goes for pictures on one page, with a slip for company, and one for a picture.

    The slip for a picture is there where the group chose a rule by which each person is asked.
    """
    return ticking.one_page(leaf, lambda page: _story(page, known, told))


def _story(page: Page, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    words, pictures = told(WhoWords), told(PhotoWords)
    yield from ticking.head(page, words.title, known, words.intro)
    rule = next((each for each in words.rules if each.key == known.plan.who), words.rules[0])
    yield from ticking.section(page, rule.title)
    yield said(page, rule.words)
    for line in (words.medicine, words.today, words.guests, words.children):
        yield said(page, line)
    chosen = next((each for each in pictures.rules if each.key == known.plan.photos), pictures.rules[0])
    yield from ticking.section(page, pictures.title)
    yield said(page, f"{chosen.title}. {chosen.words}")
    yield said(page, pictures.intro)
    yield said(page, " ".join((pictures.band, pictures.program)))
    yield from ticking.section(page, words.company.title)
    for line in (words.company.both, words.company.three, words.company.known, words.company.not_this):
        yield said(page, line)
    yield from _company_slip(page, known, words.company, told(SignupWords).slip.name)
    if chosen.asks_each:
        yield from _picture_slip(page, known, pictures)


def _company_slip(page: Page, known: KnownOuting, words: CompanyWords, name: str) -> Iterator[Flowable]:
    """Lay out the slip of somebody who would like company, or can offer it."""
    yield from ticking.cut(page)
    yield said(page, words.title, "bold")
    yield said(page, ticking.of_outing(page, known))
    yield said(page, words.intro)
    yield from ticking.written(page, name)
    yield ticking.ticks(page, [(False, line) for line in (words.want, words.offer)])
    yield ticking.across(page, (words.way, words.back, words.whole, words.calm))
    for line in (words.same, words.rather_not):
        yield from ticking.written(page, line)
    yield said(page, " ".join((words.where, words.stop)))
    yield said(page, words.kept, "bold")


def _picture_slip(page: Page, known: KnownOuting, words: PhotoWords) -> Iterator[Flowable]:
    """Lay out the yes of one person to one picture."""
    yield from ticking.cut(page)
    yield said(page, words.slip_title, "bold")
    yield said(page, ticking.of_outing(page, known))
    for line in (words.slip_where, words.slip_until, words.slip_sign, words.slip_back):
        yield from ticking.written(page, line)
    yield said(page, " ".join((words.back, words.slip_keep)))
