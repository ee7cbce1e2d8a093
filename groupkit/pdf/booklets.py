"""A booklet to fold: pages set side by side on both sides of its sheets, so that they follow each other.

Nothing is made smaller or larger: two A5 pages stand on one side of an A4 sheet as they are.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

import pikepdf
from reportlab.lib import pagesizes

from groupkit.core.workbooks.editions import Edge

_SIDES_OF_A_SHEET = 4
# A5 is a hair narrower than half of A4, because sizes of paper are whole millimetres
_HAIR = 3.0
_SHEETS = (pagesizes.landscape(pagesizes.A4), pagesizes.landscape(pagesizes.letter))
Pair = tuple[int | None, int | None]


class _Size(NamedTuple):
    wide: float
    high: float


def imposed(data: bytes, *, edge: Edge, rtl: bool = False, section: int = 0) -> bytes:
    """Return a PDF whose pages are set for folding; blank pages are added at the end.

    `edge` is the side of the paper over which the printer turns a sheet. A booklet that is read from right to left
    opens the other way. A thick one can be folded in sections of so many pages (16, say); 0 is one section.
    """
    with pikepdf.open(BytesIO(data)) as source, pikepdf.new() as made:
        forms = [made.copy_foreign(page.as_form_xobject()) for page in source.pages]
        size = _Size(*(float(side) for side in source.pages[0].mediabox[2:]))
        sheet = _sheet(size)
        for number, pair in enumerate(order(len(forms), rtl=rtl, section=section)):
            turned = edge is Edge.LONG and number % 2 == 1
            _side(made, [None if at is None else forms[at] for at in pair], size, sheet, turned=turned)
        _about(source, made)
        into = BytesIO()
        made.save(into, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return into.getvalue()


def order(count: int, *, rtl: bool = False, section: int = 0) -> Iterator[Pair]:
    """Yield the left and right page of each side, front and back in turn; pages count from 0, None is blank."""
    whole = -(-count // _SIDES_OF_A_SHEET) * _SIDES_OF_A_SHEET
    for first in range(0, whole, section or max(whole, 1)):
        last = min(first + (section or whole), whole) - 1
        for sheet in range((last + 1 - first) // _SIDES_OF_A_SHEET):
            outer, inner = first + 2 * sheet, last - 2 * sheet
            for left, right in ((inner, outer), (outer + 1, inner - 1)):
                pair = (right, left) if rtl else (left, right)
                yield (_there(pair[0], count), _there(pair[1], count))


def _there(page: int, count: int) -> int | None:
    return page if page < count else None


def _sheet(page: _Size) -> _Size:
    """Return the paper two pages stand on: a common size where they fill it but for a hair, else exactly both."""
    both = _Size(2 * page.wide, page.high)
    near = (_Size(*each) for each in _SHEETS if all(-1 < each[at] - both[at] < _HAIR for at in (0, 1)))
    return next(near, both)


def _side(
    made: pikepdf.Pdf, forms: Sequence[pikepdf.Object | None], page: _Size, sheet: _Size, *, turned: bool
) -> None:
    """Add one side of a sheet; both pages stand against the fold."""
    side = made.add_blank_page(page_size=sheet)
    names, marks = pikepdf.Dictionary(), []
    for place, form in enumerate(forms):
        if form is not None:
            names[f"/P{place}"] = form
            left = sheet.wide / 2 - (page.wide if place == 0 else 0)
            marks.append(f"q 1 0 0 1 {left:.4f} 0 cm /P{place} Do Q")
    turn = f"-1 0 0 -1 {sheet.wide:.4f} {sheet.high:.4f} cm " if turned else ""
    side.obj.Resources = pikepdf.Dictionary(XObject=names)
    side.obj.Contents = made.make_stream(f"q {turn}{' '.join(marks)} Q".encode())


def _about(source: pikepdf.Pdf, made: pikepdf.Pdf) -> None:
    """Keep the name and the language of the paper."""
    for name in ("/Title", "/Author"):
        if name in source.docinfo:
            made.docinfo[name] = str(source.docinfo[name])
    if "/Lang" in source.Root:
        made.Root.Lang = str(source.Root.Lang)
