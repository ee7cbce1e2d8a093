"""The poster of an outing, with slips to tear off, and small invitations to cut apart: nobody is named on them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, Spacer, Table, TableStyle

from groupkit.core.outings.inviting import Invitation, invitation, lines, slip, when
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.outside import PublicWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings.squares import square
from groupkit.pdf.paper import Paper

# the largest type that fits is taken; below the last, the smallest on the paper would be under 9 points
_SCALES = (2.1, 1.9, 1.7, 1.55, 1.4, 1.3, 1.2, 1.1, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
_LEAST_WITH_SLIPS, _LARGE = 0.9, 1.2
_SLIP_HIGH, _SLIP_AIR, _MOST_SLIPS, _FEWEST_SLIPS = 58 * mm, 2.5 * mm, 9, 4
_SQUARE, _LARGE_SQUARE, _BESIDE = 34 * mm, 42 * mm, 6 * mm
_CAPTION, _MOST_CAPTION = 34 * mm, 1.2
# a longer place stands above only, and not under the square once more
_SHORT = 60
_CARD_AIR, _GAP = 6 * mm, 3 * mm
# how many across and down a page, and the least scale at which so many are readable
_ON_A_PAGE = ((2, 2, 0.8), (1, 2, 1.2), (1, 2, 0.75), (1, 1, 0.75))
_ON_CARD = ("way", "cost", "drink", "alone", "join")
_FAR = 1.35


def poster(leaf: house.Leaf, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    """Lay out the poster: as large as it fits on one page; in large print without the slips."""
    return iter(_Poster(invitation(known, told), told(PublicWords), leaf).fitted())


def neutral_poster(leaf: house.Leaf, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    """Lay out the poster without a word about the group."""
    return iter(_Poster(invitation(known, told, neutral=True), told(PublicWords), leaf).fitted())


def invitations(leaf: house.Leaf, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    """Lay out small invitations: four on a page, in large print two, and one where there is much to say."""
    yield _Cards(invitation(known, told), told(PublicWords), leaf).sheet()


def neutral_invitations(leaf: house.Leaf, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    """Lay out small invitations without a word about the group."""
    yield _Cards(invitation(known, told, neutral=True), told(PublicWords), leaf).sheet()


class _Poster:
    """A poster in the making."""

    def __init__(self, about: Invitation, public: PublicWords, leaf: house.Leaf) -> None:
        self._about, self._public, self._leaf = about, public, leaf
        self._large, sheet = leaf.scale >= _LARGE, Paper(leaf.paper)
        self._room = sheet.size[1] - 2 * sheet.margin - 1

    def fitted(self) -> list[Flowable]:
        """Return the pieces at the largest scale that fits; without slips where they leave too little room."""
        story: list[Flowable] = []
        for scale, far in product(_SCALES, (_FAR, 1.0)):
            leaf = replace(self._leaf, scale=scale)
            story = self._pieces(leaf, far)
            torn = self._slips(leaf) if not self._large and scale >= _LEAST_WITH_SLIPS else None
            left = self._room - _height([*story, Spacer(1, 0), *([torn] if torn else [])], leaf.width)
            if left >= 0:
                return [*story, Spacer(1, left), torn] if torn else story
        return story

    def _slips(self, leaf: house.Leaf) -> "_Slips | None":
        words = slip(self._about, self._public.poster, leaf.words)
        # what is torn off is read close to the eye
        made = _Slips(replace(leaf, scale=min(leaf.scale, 1.0)), words)
        return made if made.count >= _FEWEST_SLIPS else None

    def _pieces(self, leaf: house.Leaf, larger: float) -> list[Flowable]:
        about, poster, words = self._about, self._public.poster, leaf.words
        # what is read from across the street; where there is much to say, it is no larger than it has to be
        far = replace(leaf, scale=leaf.scale * larger)
        top = [
            *([house.text(leaf, about.group, "lead")] if about.group else []),
            house.text(leaf, poster.title, "part"),
            house.heading(far, about.name, "huge"),
            HRFlowable(width=leaf.width, thickness=2.5, color=black, spaceBefore=4, spaceAfter=8),
            house.text(far, when(about, poster, words), "part"),
        ]
        if about.where:
            top.append(house.text(far, poster.where.format_map(about.gaps(words)), "part"))
        told = [house.text(leaf, said) for _key, said in lines(about, poster, words)]
        return [*top, house.gap(8 * leaf.scale), *self._beside(leaf, told)]

    def _beside(self, leaf: house.Leaf, told: Sequence[Flowable]) -> list[Flowable]:
        """Return the lines with the square at their side; where room is short, the last of them stand below."""
        code = square(self._about.scanned, _LARGE_SQUARE if self._large else _SQUARE)
        if code is None:
            return list(told)
        small = replace(leaf, scale=min(leaf.scale, _MOST_CAPTION))
        side = max(code.width, _CAPTION * small.scale)
        end = [code, house.text(small, self._public.qr)]
        if self._about.map_link and 0 < len(self._about.where) <= _SHORT:
            said = self._public.qr_words.format_map(self._about.gaps(leaf.words))
            end.append(house.text(small, said))
        code.hAlign = "RIGHT" if leaf.rtl else "LEFT"
        across, high = leaf.width - side - _BESIDE, _height(end, side)
        many = len(told)
        if leaf.scale < 1:
            many = max((at for at in range(many + 1) if _height(told[:at], across) <= high), default=0)
        widths = [across + _BESIDE, side]
        made = Table([_ordered(leaf, [list(told[:many]) or "", end])], colWidths=_ordered(leaf, widths))
        room = "LEFT" if leaf.rtl else "RIGHT"
        first = 1 if leaf.rtl else 0
        made.setStyle(TableStyle([*_bare(), (f"{room}PADDING", (first, 0), (first, 0), _BESIDE)]))
        return [made, *told[many:]]


class _Slips(Flowable):
    """Slips to tear off along the foot of the page, each with the same words, turned to read from the side."""

    def __init__(self, leaf: house.Leaf, words: str) -> None:
        super().__init__()
        self.width, self.height = leaf.width, _SLIP_HIGH
        self._paragraph = house.text(leaf, words)
        _wide, high = self._paragraph.wrap(self.height - 2 * _SLIP_AIR, self.width)
        self.count = min(_MOST_SLIPS, int(self.width / (high + 2 * _SLIP_AIR)))

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the room the slips take."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the slips and where to cut between them."""
        wide = self.width / self.count
        self.canv.setLineWidth(0.6)
        self.canv.setDash(3, 3)
        self.canv.line(0, self.height, self.width, self.height)
        for at in range(1, self.count):
            self.canv.line(at * wide, 0, at * wide, self.height)
        self.canv.setDash()
        _across, high = self._paragraph.wrap(self.height - 2 * _SLIP_AIR, self.width)
        for at in range(self.count):
            self.canv.saveState()
            self.canv.translate((at + 0.5) * wide + high / 2, _SLIP_AIR)
            self.canv.rotate(90)
            self._paragraph.drawOn(self.canv, 0, 0)
            self.canv.restoreState()


class _Cards:
    """Small invitations in the making."""

    def __init__(self, about: Invitation, public: PublicWords, leaf: house.Leaf) -> None:
        self._about, self._public, self._leaf = about, public, leaf
        sheet = Paper(leaf.paper)
        self._wide, self._high = leaf.width, sheet.size[1] - 2 * sheet.margin - 1

    def sheet(self) -> Table:
        """Return a page of them, at the most on a page at which all of it fits."""
        for across, down, least in _ON_A_PAGE[1 if self._leaf.scale >= _LARGE else 0 :]:
            wide, high = self._wide / across - 2 * _CARD_AIR, self._high / down - 2 * _CARD_AIR
            for scale in _SCALES:
                card = self._card(replace(self._leaf, scale=scale), wide, beside=across == 1)
                if scale >= least and _height(card, wide) <= high:
                    return self._table(across, down, card)
        return self._table(1, 1, card)

    def _table(self, across: int, down: int, card: list[Flowable]) -> Table:
        high, wide = [self._high / down] * down, [self._wide / across] * across
        # one alone may go on to the next page
        made = Table([[card] * across] * down, colWidths=wide, rowHeights=high if down > 1 else None, splitInRow=1)
        looks = [(f"{side}PADDING", (0, 0), (-1, -1), _CARD_AIR) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
        dashed = [("INNERGRID", (0, 0), (-1, -1), 0.6, black, "butt", (3, 3))]
        made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *looks, *dashed]))
        return made

    def _card(self, leaf: house.Leaf, wide: float, *, beside: bool) -> list[Flowable]:
        about, poster, words = self._about, self._public.poster, leaf.words
        said: list[Flowable] = [
            *([house.text(leaf, about.group, "lead")] if about.group else []),
            house.text(leaf, about.name, "title"),
            house.text(leaf, when(about, poster, words), "lead"),
        ]
        if about.where:
            said.append(house.text(leaf, poster.where.format_map(about.gaps(words)), "lead"))
        said.append(house.gap(4))
        said.extend(house.text(leaf, said) for key, said in lines(about, poster, words) if key in _ON_CARD)
        code = square(about.scanned)
        if code is None:
            return said
        caption = house.text(leaf, self._public.qr)
        if beside:
            return [self._row(leaf, said, [code, caption], wide - code.width - _GAP)]
        return [*said, self._row(leaf, [caption], [code], wide - code.width - _GAP)]

    def _row(self, leaf: house.Leaf, said: Sequence[Flowable], end: Sequence[Flowable], across: float) -> Table:
        widths = [across, _GAP, end[0].width]
        made = Table([_ordered(leaf, [list(said), "", list(end)])], colWidths=_ordered(leaf, widths), splitInRow=1)
        made.setStyle(TableStyle(_bare()))
        return made


def _height(story: Sequence[Flowable], wide: float) -> float:
    """Return the room a story takes in a width, in points."""
    high = sum(piece.wrap(wide, 10_000)[1] for piece in story)
    between = (max(above.getSpaceAfter(), below.getSpaceBefore()) for above, below in pairwise(story))
    return float(high + sum(between))


def _ordered(leaf: house.Leaf, row: Sequence[Any]) -> list[Any]:
    return list(reversed(row)) if leaf.rtl else list(row)


def _bare() -> list[Any]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [("VALIGN", (0, 0), (-1, -1), "TOP"), *((side, (0, 0), (-1, -1), 0) for side in sides)]
