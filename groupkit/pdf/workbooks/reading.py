"""What is read: sections with their lists and grades, hard words and what they mean."""

from collections.abc import Iterable, Iterator, Sequence

from groupkit.core.workbooks.answers import Place
from groupkit.core.workbooks.chapters import GRADES, Section, Word
from groupkit.i18n import Catalogue
from groupkit.pdf.fonts import SEMIBOLD, marked
from groupkit.pdf.workbooks.blocks import Block, hanging, paragraph, text
from groupkit.pdf.workbooks.illustrating import pictured
from groupkit.pdf.workbooks.sheets import Sheet


def told(sheet: Sheet, easy: Sequence[str], usual: Sequence[str], picture: str) -> Iterator[Block]:
    """Yield paragraphs; in the Easy Read edition the easy sentences, if any, each beside its picture."""
    if sheet.easy and easy:
        yield from pictured(sheet, easy, picture)
        return
    for at, line in enumerate(usual):
        yield text(sheet, line, above=sheet.unit * (1.2 if at else 1.0))


def takes(words: Catalogue, minutes: int) -> str:
    """Return about how long something takes."""
    return words.ngettext("about {number} minute", "about {number} minutes", minutes).format(number=minutes)


def asked_in(words: Catalogue, place: Place) -> str:
    """Return what a place asks, below the heading of its column if it has one; "" where it has no words."""
    if not (place.label and place.under):
        return place.label or place.under
    return words.gettext("{label}: {under}").format(label=place.label, under=place.under)


def titled(sheet: Sheet, words: str) -> Block:
    """Return a heading that stays with what follows."""
    return text(sheet, words, "heading", above=sheet.unit * 3, kept=True)


def bullets(sheet: Sheet, items: Iterable[str]) -> Iterator[Block]:
    """Yield a list with a dot before each line."""
    for at, item in enumerate(items):
        yield hanging(sheet, "•", item, above=sheet.unit * (0.8 if at else 0.6))


def sections(sheet: Sheet, parts: Sequence[Section]) -> Iterator[Block]:
    """Yield sections: a heading, paragraphs, a list, and how much is known about it."""
    for part in parts:
        yield titled(sheet, part.title)
        if part.grade:
            yield text(sheet, sheet.words.gettext(GRADES[part.grade]), "label", above=2, kept=True)
        yield from told(sheet, part.easy, part.words, "book")
        yield from bullets(sheet, part.items)


def words(sheet: Sheet, listed: Sequence[Word]) -> Iterator[Block]:
    """Yield hard words, each with what it means."""
    style = sheet.style("body")
    for at, each in enumerate(listed):
        name = f'<font name="{SEMIBOLD}">{marked(each.word, SEMIBOLD)}</font>'
        markup = f"{name}<br/>{marked(each.meaning, style.fontName)}"
        yield paragraph(sheet, markup, style, sheet.width, sheet.unit * (1.6 if at else 3))
