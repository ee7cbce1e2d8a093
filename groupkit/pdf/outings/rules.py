"""Who may come, the rule on pictures, and somebody to go with; and a slip for a picture where each is asked."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.planning import PhotoWords, WhoWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, said


def who(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out who may come and what goes for pictures on one page.

    A slip for a picture is there where the group chose a rule by which each person is asked.
    """
    return ticking.one_page(leaf, lambda page: _story(page, known, told(WhoWords), told(PhotoWords)))


def _story(page: Page, known: KnownOuting, words: WhoWords, pictures: PhotoWords) -> Iterator[Flowable]:
    yield from ticking.head(page, words.title, known, words.intro)
    rule = next((each for each in words.rules if each.key == known.plan.who), words.rules[0])
    yield from _part(page, rule.title, rule.words, words.medicine, words.today, words.guests, words.children)
    chosen = next((each for each in pictures.rules if each.key == known.plan.photos), pictures.rules[0])
    lines = (pictures.intro, pictures.band, pictures.program)
    yield from _part(page, pictures.title, f"{chosen.title}. {chosen.words}", *lines)
    company = words.company
    asked = (company.intro, company.where, company.both, company.three, company.known, company.stop)
    yield from _part(page, company.title, *asked, company.not_this)
    if chosen.asks_each:
        yield from _slip(page, known, pictures)


def _part(page: Page, title: str, *lines: str) -> Iterator[Flowable]:
    yield from ticking.section(page, title)
    for line in lines:
        yield from ticking.line(page, line)


def _slip(page: Page, known: KnownOuting, words: PhotoWords) -> Iterator[Flowable]:
    """Lay out the yes of one person to one picture."""
    yield from ticking.cut(page)
    yield said(page, words.slip_title, "bold")
    yield said(page, ticking.of_outing(page, known))
    for label in (words.slip_where, words.slip_until, words.slip_sign, words.slip_back):
        yield from ticking.written(page, label)
    yield said(page, f"{words.back} {words.slip_keep}")
