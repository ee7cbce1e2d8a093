"""Fields to fill in on a screen: places to write, squares to tick and scales, in the order they are read.

Fields have no most letters, and a name in words that a screen reader says. They are noted while the pages are drawn
and set into the finished PDF.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import Any

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from groupkit.core.workbooks.answers import HIGHEST, LOWEST
from groupkit.pdf import appearances
from groupkit.pdf.typefaces import NAME, typed

Rect = tuple[float, float, float, float]
"""Left, low, right and top of a field on its page, in points."""
_MULTILINE, _RADIO = 1 << 12, 1 << 15
_PRINTED = 4
_RIGHT = 2
_RING = 14.0
_AT_ONCE = 50


class _Sort(Enum):
    TEXT = "text"
    TICK = "tick"
    SCALE = "scale"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """One field as it was asked for."""

    sort: _Sort
    page: int
    rect: Rect
    name: str
    label: str
    multiline: bool = False
    edge: float = 0.0

    @property
    def wide(self) -> float:
        return self.rect[2] - self.rect[0]

    @property
    def high(self) -> float:
        return self.rect[3] - self.rect[1]


class Fields:
    """The fields of one document; `size` is their type in points, `rtl` how the document is read."""

    def __init__(self, *, size: float = 12.0, rtl: bool = False) -> None:
        self._size, self._rtl = size, rtl
        self._asked: list[_Field] = []
        self._names: set[str] = set()

    def text(self, canvas: Canvas, rect: Rect, name: str, label: str, *, multiline: bool = False) -> None:
        """Note a place to write on the page that is being drawn, on one line or on many."""
        self._note(canvas, rect, name, label, sort=_Sort.TEXT, multiline=multiline)

    def tick(self, canvas: Canvas, rect: Rect, name: str, label: str) -> None:
        """Note a square to tick."""
        self._note(canvas, rect, name, label, sort=_Sort.TICK)

    def scale(self, canvas: Canvas, rect: Rect, name: str, label: str, *, edge: float = 0.0) -> None:
        """Note a scale of rings, one of which can be chosen; the outer ones stand `edge` points inside it."""
        self._note(canvas, rect, name, label, sort=_Sort.SCALE, edge=edge or _RING / 2)

    def _note(self, canvas: Canvas, rect: Rect, name: str, label: str, **more: Any) -> None:  # noqa: ANN401  as a field has it
        """Keep a field; a dot parts the names of groups of fields, and no two fields have one name."""
        wanted = own = name.replace(".", "-")
        count = 1
        while own in self._names:
            count += 1
            own = f"{wanted} {count}"
        self._names.add(own)
        page = canvas.getPageNumber() - 1
        self._asked.append(_Field(page=page, rect=rect, name=own, label=label or own, **more))

    def filled(self, data: bytes, between: Callable[[], None] = lambda: None) -> bytes:
        """Return the finished PDF with every field in it; the same fields give the same bytes.

        Now and then `between` two fields, and while it is saved, the work can be stopped.
        """
        with pikepdf.open(BytesIO(data)) as pdf:
            made = _Making(pdf, self._size, rtl=self._rtl)
            made.add(self._asked, between)
            between()
            into = BytesIO()
            pdf.save(
                into,
                deterministic_id=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                progress=lambda _percent: between(),
            )
        return into.getvalue()


class _Making:
    """Sets fields into one PDF."""

    def __init__(self, pdf: pikepdf.Pdf, size: float, *, rtl: bool) -> None:
        self._pdf, self._size, self._rtl = pdf, size, rtl
        self._look = f"{NAME} {size:g} Tf 0 g"

    def add(self, asked: list[_Field], between: Callable[[], None]) -> None:
        """Add fields in their order; where pages tell it, a viewer goes from one to the next in that order too."""
        pdf = self._pdf
        fields = []
        for at, each in enumerate(asked):
            if at % _AT_ONCE == 0:
                between()
            field, widgets = self._made(each)
            fields.append(field)
            page = pdf.pages[each.page].obj
            for widget in widgets:
                widget.P = page
                if "/Annots" not in page:
                    page.Annots = pikepdf.Array()
                page.Annots.append(widget)
            page.Tabs = pikepdf.Name.S
        fonts = pikepdf.Dictionary({NAME: typed(pdf), "/ZaDb": _hooks(pdf)})
        pdf.Root.AcroForm = pdf.make_indirect(
            pikepdf.Dictionary(Fields=pikepdf.Array(fields), DA=self._look, DR=pikepdf.Dictionary(Font=fonts))
        )
        if self._rtl:
            pdf.Root.ViewerPreferences = pikepdf.Dictionary(Direction=pikepdf.Name.R2L)

    def _made(self, each: _Field) -> tuple[pikepdf.Object, tuple[pikepdf.Object, ...]]:
        """Return a field and what stands for it on the page."""
        if each.sort is _Sort.SCALE:
            return self._scale(each)
        made = self._tick(each) if each.sort is _Sort.TICK else self._text(each)
        return made, (made,)

    def _widget(self, rect: Rect, label: str, **more: Any) -> pikepdf.Object:  # noqa: ANN401  any entry of a PDF
        return self._pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                Rect=pikepdf.Array([round(side, 2) for side in rect]),
                F=_PRINTED,
                TU=pikepdf.String(label),
                **more,
            )
        )

    def _text(self, each: _Field) -> pikepdf.Object:
        made = self._widget(
            each.rect,
            each.label,
            FT=pikepdf.Name.Tx,
            T=pikepdf.String(each.name),
            V=pikepdf.String(""),
            Ff=_MULTILINE if each.multiline else 0,
            DA=self._look,
            AP=pikepdf.Dictionary(N=appearances.blank(self._pdf, each.wide, each.high)),
        )
        if self._rtl:
            made.Q = _RIGHT
        return made

    def _tick(self, each: _Field) -> pikepdf.Object:
        yes = appearances.blank(self._pdf, each.wide, each.high, appearances.hook(each.wide, each.high))
        no = appearances.blank(self._pdf, each.wide, each.high, "")
        return self._widget(
            each.rect,
            each.label,
            FT=pikepdf.Name.Btn,
            T=pikepdf.String(each.name),
            V=pikepdf.Name.Off,
            AS=pikepdf.Name.Off,
            DA="/ZaDb 0 Tf 0 g",
            MK=pikepdf.Dictionary(CA="4"),
            AP=pikepdf.Dictionary(N=pikepdf.Dictionary({"/Yes": yes, "/Off": no})),
        )

    def _scale(self, each: _Field) -> tuple[pikepdf.Object, tuple[pikepdf.Object, ...]]:
        field = self._pdf.make_indirect(
            pikepdf.Dictionary(
                FT=pikepdf.Name.Btn,
                Ff=_RADIO,
                T=pikepdf.String(each.name),
                TU=pikepdf.String(each.label),
                V=pikepdf.Name.Off,
            )
        )
        rings = tuple(self._ring(each, number, field) for number in range(LOWEST, HIGHEST + 1))
        field.Kids = pikepdf.Array(rings)
        return field, rings

    def _ring(self, each: _Field, number: int, field: pikepdf.Object) -> pikepdf.Object:
        along = each.edge + (each.wide - 2 * each.edge) * (number - LOWEST) / (HIGHEST - LOWEST)
        middle = each.rect[2] - along if self._rtl else each.rect[0] + along
        low = (each.rect[1] + each.rect[3] - _RING) / 2
        on, off = (
            appearances.blank(self._pdf, _RING, _RING, appearances.ring(_RING, chosen=full))
            for full in (True, False)
        )
        return self._widget(
            (middle - _RING / 2, low, middle + _RING / 2, low + _RING),
            f"{each.label}: {number}",
            Parent=field,
            AS=pikepdf.Name.Off,
            DA="/ZaDb 0 Tf 0 g",
            MK=pikepdf.Dictionary(CA="l"),
            AP=pikepdf.Dictionary(N=pikepdf.Dictionary({f"/{number}": on, "/Off": off})),
        )


def _hooks(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the font some viewers draw hooks and dots with themselves."""
    return pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.ZapfDingbats)
    )
