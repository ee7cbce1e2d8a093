"""The help sheet on one page: what to do in each degree of need, who to ring, and when that was checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.core.safety import Contact, Grade, Guidance, mark, printable, sentence
from groupkit.i18n import N_
from groupkit.pdf.fonts import SEMIBOLD, marked
from groupkit.pdf.paper import FOOT, MARGIN, Leaf, Paper, columns, gap, lines, ruled, text, title
from groupkit.pdf.paragraphs import Paragraph
from groupkit.pdf.press import document

_TOO_MUCH = N_("There is too much here for one page. Take out a contact, or write less about one.")
_PRINTED = N_("Printed on {day} for {group}")
_PRINTED_ALONE = N_("Printed on {day}")
_NO_NUMBER = N_("Write the emergency number here:")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How tightly the page is set.

    `scale` is the size of numbers and headings, `body` that of the guidance; `full` gives each contact
    all that is known about it; `space` stands above each contact, in points; `lines` are empty lines to write on.
    """

    scale: float
    body: float
    full: bool
    space: float
    lines: int


_SETTINGS = (
    _Setting(scale=1.0, body=1.0, full=True, space=12, lines=3),
    _Setting(scale=0.9, body=0.95, full=True, space=9, lines=2),
    _Setting(scale=0.8, body=0.9, full=True, space=7, lines=2),
    _Setting(scale=0.85, body=0.95, full=False, space=9, lines=2),
    _Setting(scale=0.75, body=0.9, full=False, space=6, lines=1),
    _Setting(scale=0.65, body=0.85, full=False, space=4, lines=1),
    _Setting(scale=0.6, body=0.84, full=False, space=2, lines=0),
)
"""From roomy to tight; the first that fits on one page is used. Nothing is ever under 10 points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What stands on the page, in the language of the page, and how it is set."""

    leaf: Leaf
    contacts: tuple[Contact, ...]
    guidance: Guidance
    today: date
    group: str
    setting: _Setting

    def close(self, style: str, scale: float = 1.0) -> ParagraphStyle:
        """Return a style of the house with its lines closer together, to gain room for larger numbers."""
        leaf = Leaf(language=self.leaf.language, paper=self.leaf.paper, scale=scale)
        base = leaf.style(style)
        return ParagraphStyle(
            f"close {style}", parent=base, leading=base.fontSize * 1.22, spaceBefore=0, spaceAfter=1
        )

    def said(self, words: str, style: str, scale: float = 1.0) -> Flowable:
        """Return a paragraph set close."""
        chosen = self.close(style, scale)
        return Paragraph(marked(words, chosen.fontName), chosen)


def help_now(  # noqa: PLR0913  what stands on the sheet, its day, and its paper
    contacts: Sequence[Contact],
    guidance: Guidance,
    today: date,
    path: Path | BinaryIO,
    *,
    group: str = "",
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print the help sheet as one page, as large as it can be.

    Contacts that may no longer work stay off it. Raise GroupkitError when it cannot fit or be saved.
    """
    leaf = Leaf(language=language, paper=paper)
    story = one_page(leaf, contacts, guidance, today, group)
    document(path, guidance.told(leaf.words).title, story, leaf, progress)


def one_page(
    leaf: Leaf, contacts: Sequence[Contact], guidance: Guidance, today: date, group: str = ""
) -> tuple[Flowable, ...]:
    """Lay out the help sheet on one page, as large as it can be; raise GroupkitError when it cannot fit."""
    shown = tuple(each.told(leaf.words) for each in printable(contacts, today))
    said = guidance.told(leaf.words)
    for setting in _SETTINGS:
        sheet = _Sheet(leaf=leaf, contacts=shown, guidance=said, today=today, group=group, setting=setting)
        story = tuple(_story(sheet))
        if _height(story, leaf) <= Paper(leaf.paper).size[1] - MARGIN - FOOT:
            return story
    raise GroupkitError(_TOO_MUCH)


def _story(sheet: _Sheet) -> Iterator[Flowable]:
    leaf, said, setting = sheet.leaf, sheet.guidance, sheet.setting
    yield columns(leaf, [title(leaf, said.title), [gap(9), sheet.said(_printed(sheet), "small")]], [1, 2])
    yield sheet.said(said.unsure, "body", setting.body)
    for grade in said.grades:
        yield from _grade(sheet, grade)
    yield _rule(sheet)
    if setting.lines:
        yield sheet.said(said.own, "lead", setting.body)
        yield lines(leaf, setting.lines)
    yield sheet.said(said.beside, "lead", setting.body)


def _printed(sheet: _Sheet) -> str:
    words = sheet.leaf.words
    day = words.day(sheet.today, "full")
    if sheet.group:
        return words.gettext(_PRINTED).format(group=sheet.group, day=day)
    return words.gettext(_PRINTED_ALONE).format(day=day)


def _grade(sheet: _Sheet, grade: Grade) -> Iterator[Flowable]:
    """One degree of need: how to know it, what to do, then who to reach, two abreast."""
    body = sheet.setting.body
    yield _rule(sheet)
    here = [each for each in sheet.contacts if each.level == grade.key]
    to_do = [*_emergency(sheet, grade, here), sheet.said(grade.do, "body", body)]
    knowing = [sheet.said(grade.title, "heading", body), sheet.said(grade.when, "body", body)]
    yield columns(sheet.leaf, [knowing, "", to_do], [37, 4, 59])
    others = [each for each in here if not each.emergency]
    for start in range(0, len(others), 2):
        pair = [_contact(sheet, each) for each in others[start : start + 2]]
        yield gap(sheet.setting.space)
        yield columns(sheet.leaf, [pair[0], "", pair[1] if len(pair) > 1 else ""], [48, 4, 48])


def _rule(sheet: _Sheet) -> Flowable:
    """Return a line across the page, closer to its neighbours where room is short."""
    line = ruled(sheet.leaf)
    line.spaceBefore = line.spaceAfter = min(6, sheet.setting.space)
    return line


def _emergency(sheet: _Sheet, grade: Grade, contacts: Sequence[Contact]) -> list[Flowable]:
    """Return the emergency numbers, the largest thing on the page, or a place to write one."""
    first = [each for each in contacts if each.emergency]
    if grade.key == "now" and not first:
        return [text(sheet.leaf, sheet.leaf.words.gettext(_NO_NUMBER), "lead"), gap(24)]
    return [
        piece
        for each in first
        for piece in (sheet.said(each.reach, "huge", sheet.setting.scale), _about(sheet, each), gap(4))
    ]


def _contact(sheet: _Sheet, contact: Contact) -> list[Flowable]:
    return [sheet.said(contact.reach, "title", sheet.setting.scale), _about(sheet, contact)]


def _about(sheet: _Sheet, contact: Contact) -> Flowable:
    """Say who this is, for whom and when, and whether this group has checked it, in small print."""
    words, setting = sheet.leaf.words, sheet.setting
    facts = [contact.for_whom, contact.hours, contact.cost]
    if not setting.full:
        facts.append(mark(contact, sheet.today, words))
    style = sheet.close("small")
    rest = marked(" · ".join(filter(None, facts)), style.fontName)
    markup = f'<font name="{SEMIBOLD}">{marked(contact.name, SEMIBOLD)}</font> · {rest}'
    if setting.full:
        told = (contact.not_for, sentence(contact, sheet.today, words))
        markup += "".join(f"<br/>{marked(each, style.fontName)}" for each in told if each)
    return Paragraph(markup, style)


def _height(story: Sequence[Flowable], leaf: Leaf) -> float:
    """Return the most room a story can take, in points."""
    tallest = Paper(leaf.paper).size[1]
    return sum(each.wrap(leaf.width, tallest)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in story)
