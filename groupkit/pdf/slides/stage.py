"""An empty deck: wide, black on white, with one layout, and nothing in it of whoever made the template."""

from datetime import date, datetime
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE as KINDS
from pptx.oxml.ns import qn
from pptx.util import Pt

from groupkit.i18n import Catalogue
from groupkit.pdf.slides.measuring import BODY, MARGIN, TALL, TOP, WIDE

_TITLE_ONLY, _TITLE_SIZE = 5, 34


def opened(title: str, made_on: date, said: Catalogue) -> Any:  # noqa: ANN401  of a package with few types
    """Return a deck without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(TALL)
    deck.element.sldSz.attrib.pop("type", None)
    deck.element.set("rtl", "1" if said.rtl else "0")
    kept = deck.slide_layouts[_TITLE_ONLY]
    for layout in list(deck.slide_layouts):
        if layout is not kept:
            deck.slide_layouts.remove(layout)
    for holder in (deck.slide_master, kept):
        _titled(holder, said)
    _forget(deck)
    _named(deck, title, made_on, said)
    return deck


def layout(deck: Any) -> Any:  # noqa: ANN401  of a package with few types
    """Return the one layout of a deck: a title, and room below it."""
    return deck.slide_layouts[0]


def _titled(holder: Any, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    """Put the title where ours stands, and take what is never filled."""
    for shape in list(holder.placeholders):
        if shape.placeholder_format.type.name == "TITLE":
            shape.left, shape.top, shape.width, shape.height = (Pt(each) for each in (MARGIN, 26, BODY, TOP - 34))
            frame = shape.text_frame
            frame.vertical_anchor = MSO_ANCHOR.BOTTOM
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        elif shape.placeholder_format.type.name != "BODY":
            shape.element.getparent().remove(shape.element)
    styles = holder.element.find(qn("p:txStyles"))
    if styles is not None:
        level = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
        level.set("algn", "r" if said.rtl else "l")
        level.set("rtl", "1" if said.rtl else "0")
        level.find(qn("a:defRPr")).set("sz", str(_TITLE_SIZE * 100))
        level.find(qn("a:defRPr")).set("b", "1")


def _forget(deck: Any) -> None:  # noqa: ANN401  of a package with few types
    """Take out the picture, the printer and the program of whoever made the template."""
    package = deck.part.package
    for kind in (KINDS.THUMBNAIL, KINDS.EXTENDED_PROPERTIES):
        package.drop_rel(package.relate_to(package.part_related_by(kind), kind))
    for name, found in list(deck.part.rels.items()):
        if found.reltype == KINDS.PRINTER_SETTINGS:
            deck.part.rels.pop(name)


def _named(deck: Any, title: str, made_on: date, said: Catalogue) -> None:  # noqa: ANN401  of a package with few types
    about = deck.core_properties
    about.title, about.language = title[:255], said.language
    about.author = about.last_modified_by = about.comments = about.subject = about.keywords = about.category = ""
    about.created = about.modified = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001  a day without a clock
    about.revision = 1
