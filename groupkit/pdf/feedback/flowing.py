"""Shares a form out over its pages: closed questions first, on one page if they fit, then words of one’s own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportlab.lib.units import mm

from groupkit.core.feedback.forms import CARD_KEYS, WRITTEN, Form, Kind, Question
from groupkit.core.feedback.layout import MOST_BOXES
from groupkit.core.feedback.words import Words
from groupkit.i18n import N_
from groupkit.pdf.feedback import blocks, fronts
from groupkit.pdf.feedback.blocks import Block
from groupkit.pdf.feedback.credits import credit
from groupkit.pdf.feedback.pens import Pen, Rect, said
from groupkit.pdf.feedback.rows import closed
from groupkit.pdf.feedback.settings import EDGE, MARGIN, SCALES, Setting, Told
from groupkit.pdf.feedback.writing import written

_OWN_WORDS = N_("In your own words")
_USUAL, _SLACK = 1.0, 0.01
_OWN_SCALES = (1.0, 0.95, 0.9, 0.86, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a form, and the size of type it is set in."""

    setting: Setting
    blocks: blocks.Page

    def draw(self, pen: Pen) -> None:
        """Draw the blocks under each other."""
        y = EDGE
        for block, high in zip(self.blocks, blocks.heights(self.blocks, self.setting.room), strict=True):
            top = EDGE + self.setting.room - high if block.sinks else y
            block.draw(pen, Rect(MARGIN, top, self.setting.width, high))
            y += high


def pages(form: Form, words: Words, edition: Setting, told: Told) -> list[Page]:
    """Return the pages of a form: those to mark, then those to write on."""
    writes = fronts.asks_words(form)
    first = _marked(form, words, edition, told, ends=not writes)
    return [*first, *(_own(form, words, edition) if writes else ())]


def _marked(form: Form, words: Words, edition: Setting, told: Told, *, ends: bool) -> list[Page]:
    """Return the pages to mark: one where that can be read, else as many as it takes."""
    for scale in (edition.scale,) if edition.large else SCALES:
        setting = edition.scaled(scale)
        story = _story(form, words, setting, told)
        foot = _foot(setting, form, words, ends=ends)
        page = tuple(blocks.headed([*story, foot]))
        if blocks.fit(page, setting.room) and sum(block.boxes for block in page) <= MOST_BOXES:
            return [Page(setting=setting, blocks=page)]
    setting = edition if edition.large else edition.scaled(_USUAL)
    story, foot = _story(form, words, setting, told), _foot(setting, form, words, ends=ends)
    return [Page(setting=setting, blocks=page) for page in _with_cards(form, story, foot, setting.room)]


def _with_cards(form: Form, story: Sequence[Block], foot: Block, room: float) -> list[blocks.Page]:
    """Return pages with the words of a card where most of the questions are that stand behind the one word.

    Pages of one person are never put together, so a card tells of what is on its own page alone.
    """
    cards = [block for block in story if CARD_KEYS[0] in block.asks]
    if not cards:
        return blocks.pages(story, foot, room)
    others = [block for block in story if block not in cards]
    behind = {*form.composite}
    spots = [at for at, block in enumerate(others, start=1) if at == len(others) or behind.intersection(block.asks)]
    ways = [blocks.pages([*others[:at], *cards, *others[at:]], foot, room) for at in spots]

    def beside(way: list[blocks.Page]) -> int:
        page = next(page for page in way if any(block in cards for block in page))
        return sum(len(behind.intersection(block.asks)) for block in page)

    return max(ways, key=lambda way: (-len(way), beside(way)))


def _story(form: Form, words: Words, setting: Setting, told: Told) -> list[Block]:
    return [*fronts.front(setting, form, words, told), *closed(setting, _closed(form), words)]


def _closed(form: Form) -> list[Question]:
    """Return what is not answered in words; a note stays with the question before it."""
    found: list[Question] = []
    writing = False
    for question in form.questions:
        if question.kind is not Kind.NOTE:
            writing = question.kind in WRITTEN
        if not writing:
            found.append(question)
    return found


def _own(form: Form, words: Words, edition: Setting) -> list[Page]:
    """Return the pages to write on: one where that leaves room to write, else with about as many places on each."""
    for scale in (edition.scale,) if edition.large else _OWN_SCALES:
        setting = edition.scaled(scale)
        head = fronts.own_words(setting, words, setting.words.gettext(_OWN_WORDS))
        places, foot = written(setting, form, words), _foot(setting, form, words, ends=True)
        found = blocks.pages([head, *places], foot, setting.room)
        if len(found) == 1:
            break
    parts = [[*part] for part in _shared(places, len(found))]
    parts[0].insert(0, head)
    parts[-1].append(foot)
    if len(found) > len(places):
        # words to read first would have a page to themselves: what is said at the end has it instead
        parts, found = [[head, *places], [replace(foot, sinks=False)]], found[: len(places)]
    if len(found) <= len(places) and all(blocks.fit(part, setting.room) for part in parts):
        found = [tuple(part) for part in parts]
    return [Page(setting=setting, blocks=page) for page in found]


def _shared(places: Sequence[Block], count: int) -> list[Sequence[Block]]:
    """Return blocks in so many parts, the first no shorter than the last."""
    ends = [-(-len(places) * at // count) for at in range(count + 1)]
    return [places[start:end] for start, end in pairwise(ends)]


def _foot(setting: Setting, form: Form, words: Words, *, ends: bool) -> Block:
    if not ends:
        return fronts.danger(setting, words)
    # who writes in words of their own has read it above them
    no_name = "" if fronts.asks_words(form) else words.paper.no_name
    after = (words.paper.box, " ".join((no_name, words.paper.blank)).strip(), credit(setting.leaf, form))
    return fronts.danger(setting, words, after)


def stamp(setting: Setting, words: Sequence[str], pen: Pen) -> None:
    """Write the first of some words that has room on the line between the page code and the form."""
    usual, wide = setting.scaled(_USUAL), setting.width - 2 * (EDGE - MARGIN) - 4
    high = usual.style("small").leading / mm
    pieces = [said(usual, each, "small", wide, centred=True) for each in words]
    piece = next((each for each in pieces if each.high <= high + _SLACK), pieces[-1])
    pen.words(piece, (setting.size[0] - wide) / 2, EDGE - 1.8 - high)
