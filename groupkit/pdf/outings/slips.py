"""Slips for those who would rather not stand on a list, and cards for someone to go with: two to a sheet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer

from groupkit.core.outings.contacts import gone_on
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import SignupWords
from groupkit.core.outings.words.planning import WhoWords
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets import pieces
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, said

# size of type in points, leading as a share of it, and padding; the first that fits is used
_SETTINGS = (
    (13.0, 1.3, 4.0),
    (12.0, 1.3, 3.5),
    (12.0, 1.25, 2.0),
    (11.0, 1.22, 1.2),
    (10.0, 1.2, 0.8),
    (9.2, 1.15, 0.4),
)
Story = Callable[[Page], Iterator[Flowable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip(Page):
    """A slip right across a sheet, with the border of a slip."""

    @property
    def width(self) -> float:
        """The width inside its border, in points."""
        return pieces.inner(self.leaf, 1, 1)[0]


def slip(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out two slips on a sheet, to hand to the second; in large print, one."""
    return _sheet(leaf, lambda page: _slip(page, known, told(SignupWords)))


def company(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out two cards on a sheet for those who would like company, or can offer it; in large print, one."""
    words = told(WhoWords).company
    name = told(SignupWords).slip.name

    def card(page: Page) -> Iterator[Flowable]:
        yield said(page, words.title, "title")
        yield said(page, ticking.of_outing(page, known), "bold")
        yield Spacer(1, page.air)
        yield said(page, words.intro)
        yield from ticking.written(page, name)
        yield ticking.across(page, (words.want, words.offer, words.way, words.back, words.whole, words.calm))
        for line in (words.same, words.rather_not):
            yield from ticking.written(page, line)
        yield Spacer(1, page.air)
        for lines in ((words.where, words.both), (words.known, words.stop), (words.not_this,)):
            yield said(page, " ".join(lines))
        yield said(page, words.kept, "bold")

    return _sheet(leaf, card)


def _slip(page: Page, known: KnownOuting, words: SignupWords) -> Iterator[Flowable]:
    form, destroy = words.slip, page.words.day(gone_on(known.plan, known.outing.day), "long")
    yield said(page, form.title.format(name=known.outing.name), "title")
    yield said(page, page.words.day(known.outing.day, "full"), "bold")
    for line in (form.name, form.reach, form.party, form.helps, form.times, form.food):
        yield from ticking.written(page, line)
    yield Spacer(1, page.air)
    yield said(page, form.company)
    yield ticking.ticks(page, [(False, form.agree)])
    yield Spacer(1, page.air)
    yield said(page, words.never)
    yield said(page, form.gone.format(destroy=destroy), "bold")


def _sheet(leaf: house.Leaf, story: Story) -> Sequence[Flowable]:
    """Return a sheet of one thing twice, in the largest type that fits; in large print it stands there once."""
    down = 1 if leaf.scale > 1 else 2
    wide, high = pieces.inner(leaf, 1, down)
    made: list[list[Flowable]] = []
    for size, leading, padding in _SETTINGS:
        page = Slip(leaf=leaf, size=size * leaf.scale, leading=leading, padding=padding)
        made = [list(story(page)) for _again in range(down)]
        if pieces.height(made[0], wide) <= high:
            break
    return [pieces.Slips(leaf, made, 1, down)]
