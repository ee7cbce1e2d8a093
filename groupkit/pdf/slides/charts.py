"""Charts on slides: native bars, black, one below the other, each with its figure in words at its end."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from groupkit.core.packs import blocks
from groupkit.i18n import N_, Catalogue
from groupkit.pdf.slides.measuring import BODY, MARGIN, ROOM, TOP
from groupkit.pdf.slides.planned import Chart

FONT = "Atkinson Hyperlegible Next"
_HIDDEN = N_("{label}: {words}")
_TITLE, _GAP, _LONGER = 20, 45, 1.16
# the room of a bar and its label, in points of type
_LARGEST, _ROOM = 20, 200
# a chart holds pounds and minutes: what whoever opens its table would type
_WHOLE = {blocks.Unit.MONEY: 100}
_BLACK = RGBColor(0, 0, 0)


def chart(slide: Any, made: Chart, said: Catalogue, words: blocks.Words) -> None:  # noqa: ANN401  of a package with few types
    """Draw a chart; a figure that is not shown is not in its table either, and its words stand by its label."""
    bars = made.bars
    data = CategoryChartData()
    data.categories = [_label(point, said, words) for point in bars.points]
    data.add_series(bars.title, [_value(point) for point in bars.points])
    where = (Pt(each) for each in (MARGIN, TOP, BODY, ROOM))
    shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *where, data)
    shape.name = bars.title
    shape.element.nvGraphicFramePr.cNvPr.set("descr", bars.about)
    drawn = shape.chart
    drawn.has_legend, drawn.has_title = False, made.titled
    if made.titled:
        drawn.chart_title.text_frame.text = bars.title
        face = drawn.chart_title.text_frame.paragraphs[0].font
        face.size, face.bold, face.name = Pt(_TITLE), True, FONT
    drawn.font.size, drawn.font.name = Pt(_size(bars)), FONT
    _axes(drawn, made.most / _unit(bars), said)
    _bars(drawn, bars, said, words)


def _axes(drawn: Any, most: float, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    labels, values = drawn.category_axis, drawn.value_axis
    labels.reverse_order = True
    labels.major_tick_mark = XL_TICK_MARK.NONE
    labels.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    labels.format.line.color.rgb = _BLACK
    _all_labels(labels)
    values.visible = values.has_major_gridlines = False
    values.reverse_order = said.rtl
    values.maximum_scale = round(most * _LONGER, 4)


def _all_labels(axis: Any) -> None:  # noqa: ANN401  of a package with few types
    """Let no viewer leave out a label where they stand close; the package has no word of its own for it."""
    before = axis._element.find(qn("c:noMultiLvlLbl"))  # noqa: SLF001  no other way to it
    before.addprevious(before.makeelement(qn("c:tickLblSkip"), {"val": "1"}))


def _bars(drawn: Any, bars: blocks.Bars, said: Catalogue, words: blocks.Words) -> None:  # noqa: ANN401  of a package with few types
    plot = drawn.plots[0]
    plot.gap_width = _GAP
    series = plot.series[0]
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _BLACK
    for at, point in enumerate(bars.points):
        if point.figure.value is not None:
            label = series.points[at].data_label
            label.position = XL_LABEL_POSITION.OUTSIDE_END
            label.text_frame.text = blocks.spoken(point.figure, words, said)
            face = label.text_frame.paragraphs[0].font
            face.size, face.bold, face.name = Pt(_size(bars)), True, FONT


def _label(point: blocks.Point, said: Catalogue, words: blocks.Words) -> str:
    if point.figure.value is not None:
        return point.label
    hidden = blocks.spoken(point.figure, words, said)
    return said.gettext(_HIDDEN).format(label=point.label, words=hidden)


def _value(point: blocks.Point) -> float | None:
    value = point.figure.value
    return None if value is None else value / _WHOLE.get(point.figure.unit, 1)


def _size(bars: blocks.Bars) -> int:
    return min(_LARGEST, _ROOM // max(1, len(bars.points)))


def _unit(bars: blocks.Bars) -> int:
    return max((_WHOLE.get(point.figure.unit, 1) for point in bars.points), default=1)
