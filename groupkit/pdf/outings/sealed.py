"""The sealed page of whom to call in need, folded in three so that nothing of it shows on the outside.

The words stand in the middle third. The lower third is blank and folds over them. The upper third folds back and
is what is seen of the folded page: that it is sealed, and until which day it is kept.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from groupkit.core.outings.contacts import Contact
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.words.safety import ContactWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, in_order, padded, said, signing

_SIZES = ((11.0, 1.25), (10.5, 1.2), (10.0, 1.17), (9.4, 1.12), (9.2, 1.1))
_PADDING = 6.0
_BLANKS = 4
_BETWEEN = 10.0


Parted = list[list[list[Flowable]]]
"""The details of each person, page by page."""


def pages(
    leaf: house.Leaf, known: KnownOuting, contacts: Sequence[Contact], words: ContactWords, destroy_on: date
) -> Iterator[Flowable]:
    """Lay out the details, two beside each other, on as many pages as they take; without any, lines to write on."""
    parted, page, across = _fitting(leaf, contacts, words)
    for at, cells in enumerate(parted):
        if at:
            yield house.NextPage()
        inside = [*_above(page, contacts, words), *_beside(page, cells, across)]
        yield _folded(page, _outside(leaf, known, words, destroy_on), inside, said(page, words.fold))


def _fitting(leaf: house.Leaf, contacts: Sequence[Contact], words: ContactWords) -> tuple[Parted, Page, int]:
    """Return the details page by page, how they are set, and how many stand beside each other.

    They are as large as asked, on the fewest pages. Only where the details of one person are too long for that
    do they take the whole width, or are they set smaller.
    """
    found: list[tuple[Parted, Page, int]] = []
    for scale, across in product(dict.fromkeys((leaf.scale, 1.0)), (2, 1)):
        for page in _settings(leaf, scale):
            room = _third(page) - 2 * _PADDING - _high(_above(page, contacts, words), page)
            cells = [list(_details(page, each, words)) for each in contacts]
            cells = cells or [list(_blank(page, words)) for _at in range(_BLANKS)]
            made = _parted(page, cells, room, across)
            if all(_high(_beside(page, each, across), page) <= room for each in made):
                found.append((made, page, across))
        if found:
            break
    return min(found, key=lambda each: len(each[0]))


def _settings(leaf: house.Leaf, scale: float) -> list[Page]:
    return [Page(leaf=leaf, size=size * scale, leading=leading, padding=1.5) for size, leading in _SIZES]


def _parted(page: Page, cells: list[list[Flowable]], room: float, across: int) -> Parted:
    """Return which details stand on which page, as many as there is room for."""
    made: Parted = [[]]
    for cell in cells:
        if made[-1] and _high(_beside(page, [*made[-1], cell], across), page) > room:
            made.append([])
        made[-1].append(cell)
    return made


def _above(page: Page, contacts: Sequence[Contact], words: ContactWords) -> list[Flowable]:
    """Return what stands above the details: to whoever writes them, or to whoever opened them."""
    return [said(page, words.open.after if contacts else words.intro), Spacer(1, page.air)]


def _third(page: Page) -> float:
    return house.Paper(page.leaf.paper).size[1] / 3


def _high(pieces: Sequence[Flowable], page: Page) -> float:
    return sum(piece.wrap(page.width, page.height)[1] for piece in pieces)


def _beside(page: Page, cells: Sequence[list[Flowable]], across: int) -> list[Flowable]:
    """Return details with so many beside each other."""
    rows: list[list[Any]] = [
        [*cells[at : at + across], *[""] * across][:across] for at in range(0, len(cells), across)
    ]
    made = Table([in_order(page, row) for row in rows], colWidths=[page.width / across] * across)
    lined = ("LINEABOVE", (0, 0), (-1, -1), 0.4, black)
    near, far = (0, _BETWEEN) if not page.leaf.rtl else (_BETWEEN, 0)
    sides = (("LEFTPADDING", (0, 0), (-1, -1), near), ("RIGHTPADDING", (0, 0), (-1, -1), far))
    made.setStyle(TableStyle([*padded(page.padding), *sides, lined]))
    return [made]


def _details(page: Page, each: Contact, words: ContactWords) -> Iterator[Flowable]:
    yield said(page, each.name, "bold")
    if each.whom:
        yield said(page, words.whom.replace(ticking.BLANK, each.whom))
    yield said(page, words.reach.replace(ticking.BLANK, each.reach))
    if each.knows:
        answer = words.knows_yes if each.knows == "yes" else words.knows_no
        yield said(page, page.words.gettext("{question} {answer}").format(question=words.knows, answer=answer))
    if each.helps:
        yield said(page, page.words.gettext("What helps: {words}").format(words=each.helps))


def _blank(page: Page, words: ContactWords) -> Iterator[Flowable]:
    """Yield the lines on which somebody writes whom to call, so that it is on paper alone."""
    for line in (words.name, words.whom, words.reach, words.knows, words.helps):
        yield signing(page, [line.replace(ticking.BLANK, "").strip()], page.width / 2 - _BETWEEN)
        yield Spacer(1, page.padding)


def _outside(leaf: house.Leaf, known: KnownOuting, words: ContactWords, destroy_on: date) -> list[Flowable]:
    """Return what is read on the outside of the folded page, as large as there is room for."""
    made: list[Flowable] = []
    for page in (*_settings(leaf, leaf.scale), *_settings(leaf, 1.0)):
        made = [
            said(page, words.sealed, "title"),
            Spacer(1, page.size),
            said(page, ticking.of_outing(page, known), "bold"),
            Spacer(1, page.size),
            said(page, words.torn.format(destroy=page.words.day(destroy_on, "full"))),
            Spacer(1, page.size * 0.6),
            said(page, words.opened),
            Spacer(1, page.size),
            said(page, page.words.gettext("Fold this part back at the line. Its words stay on the outside.")),
        ]
        if _high(made, page) <= _third(page) - house.Paper(leaf.paper).margin - _PADDING:
            break
    return made


def _folded(page: Page, outside: list[Flowable], inside: list[Flowable], fold: Flowable) -> Flowable:
    """Return a whole page in thirds, with a line at each fold; only where to fold it stands on the lowest."""
    margin, third = house.Paper(page.leaf.paper).margin, _third(page)
    rows: list[list[Any]] = [[outside], [inside], [fold]]
    made = Table(rows, colWidths=[page.width], rowHeights=[third - margin, third, third - margin - 1])
    looks: list[Any] = [
        *padded(_PADDING),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (0, 0), 0),
        ("LINEBELOW", (0, 0), (0, 1), 0.8, black, None, (4, 4)),
    ]
    made.setStyle(TableStyle(looks))
    return made
