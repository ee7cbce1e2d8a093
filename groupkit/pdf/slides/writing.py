"""Words on slides: paragraphs in the language and the direction of the deck."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Pt

from groupkit.i18n import Catalogue
from groupkit.pdf.slides.measuring import AFTER, BODY, FOOT, MARGIN, ROOM, SIZES, TALL, TOP, foot_size, title_size
from groupkit.pdf.slides.planned import Role, Texts

_INDENT, _LARGER = 26, 1.4
_NUMBER = 60
_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"


def title(slide: Any, words: str, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    """Write the title into the place every viewer knows as the title."""
    shape = slide.shapes.title
    shape.text_frame.text = words
    shape.text_frame.paragraphs[0].font.size = Pt(title_size(words))
    turned(shape.element, said)


def opening(slide: Any, words: str, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    """Set the title in the middle of the first slide, larger than others, with a line below it."""
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = (Pt(each) for each in (MARGIN, TALL * 0.2, BODY, TALL * 0.3))
    shape.text_frame.paragraphs[0].font.size = Pt(title_size(shape.text_frame.text) * _LARGER)
    frame = _box(slide, (MARGIN, TALL * 0.53, BODY, TALL * 0.15))
    run = frame.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = words, Pt(SIZES[Role.BODY])
    turned(frame.element, said)


def lines(slide: Any, texts: Texts, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    """Write paragraphs below the title."""
    frame = _box(slide, (MARGIN, TOP, BODY, ROOM))
    marks: dict[int, str] = {}
    for at, line in enumerate(texts.lines):
        paragraph = frame.text_frame.paragraphs[0] if not at else frame.text_frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line.words
        run.font.size, run.font.bold = (
            Pt(round(SIZES[line.role] * texts.scale)),
            line.role in {Role.HEADING, Role.SUB},
        )
        paragraph.space_after = Pt(AFTER * texts.scale**2)
        if line.role in {Role.POINT, Role.QUOTED}:
            marks[at] = "•" if line.role is Role.POINT else ""
    turned(frame.element, said)
    for at, paragraph in enumerate(frame.element.iter(qn("a:p"))):
        if at in marks:
            _indented(paragraph, marks[at])


def foot(slide: Any, words: str, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    """Write what the figures do not say at the foot of a slide, and the number of the slide beside it."""
    low = TALL - FOOT - 16
    start = MARGIN + (_NUMBER if said.rtl else 0)
    if words:
        frame = _box(slide, (start, FOOT + 10, BODY - _NUMBER, low))
        frame.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for at, line in enumerate(words.split("\n")):
            paragraph = frame.text_frame.add_paragraph() if at else frame.text_frame.paragraphs[0]
            run = paragraph.add_run()
            run.text, run.font.size, run.font.bold = line, Pt(foot_size(words)), True
        turned(frame.element, said)
    frame = _box(slide, (MARGIN if said.rtl else MARGIN + BODY - _NUMBER, FOOT + 10, _NUMBER, low))
    frame.name, frame.text_frame.vertical_anchor = "Slide number", MSO_ANCHOR.MIDDLE
    _numbered(frame, rtl=said.rtl)


def notes(slide: Any, words: str, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    """Write words for whoever leads; they are not on show."""
    frame = slide.notes_slide.notes_text_frame
    frame.text = words
    turned(slide.notes_slide.notes_placeholder.element, said)


def turned(element: Any, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    """Give every paragraph of a shape the direction and language of the deck, from where its reading begins."""
    for paragraph in element.iter(qn("a:p")):
        properties = paragraph.get_or_add_pPr()
        properties.set("rtl", "1" if said.rtl else "0")
        properties.set("algn", "r" if said.rtl else "l")
        for run in paragraph.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", said.language)


def _box(slide: Any, where: tuple[float, float, float, float]) -> Any:  # noqa: ANN401  of a package with few types
    """Return an empty place for text; `where` is its left, its top, its width and its height."""
    made = slide.shapes.add_textbox(*(Pt(each) for each in where))
    frame = made.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return made


def _indented(paragraph: Any, mark: str) -> None:  # noqa: ANN401  of a package with few types
    """Set a paragraph in, with a mark before it where it has one."""
    properties = paragraph.get_or_add_pPr()
    side = str(Pt(_INDENT))
    # the side where reading begins, on either side of the world
    properties.set("marL", side)
    properties.set("indent", f"-{side}" if mark else "0")
    if mark:
        properties.append(properties.makeelement(qn("a:buChar"), {"char": mark}))


def _numbered(frame: Any, *, rtl: bool) -> None:  # noqa: ANN401  of a package with few types
    """Write the number of the slide, which the viewer keeps right when slides are moved."""
    paragraph = frame.element.txBody.find(qn("a:p"))
    field = paragraph.makeelement(qn("a:fld"), {"id": _FIELD, "type": "slidenum"})
    for tag, text in (("a:rPr", ""), ("a:t", "‹#›")):
        child = field.makeelement(qn(tag), {"sz": "1400"} if tag == "a:rPr" else {})
        child.text = text or None
        field.append(child)
    paragraph.get_or_add_pPr().set("algn", "l" if rtl else "r")
    paragraph.append(field)
