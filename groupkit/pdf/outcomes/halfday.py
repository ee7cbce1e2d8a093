"""The pages of a half-day: invitation, running order, who is coming, map, notes, and who does what next."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core.outcomes.editions import PAGES
from groupkit.core.outcomes.words import SegmentWords, WorkshopPage, WorkshopWords
from groupkit.core.outcomes.workshop import Workshop, gaps, minutes, timed
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.press import document
from groupkit.services.outcomes.telling import told

LARGE = 1.4
_NOTE_LINES, _STEP_ROWS, _MAP_ROWS = 18, 7, 4
_STEP_HIGH, _MAP_HIGH, _LARGER = 52.0, 118.0, 0.8
_FROM_TO = N_("{begins} to {ends}")
_READ, _DO = N_("Read"), N_("Do")


def pages(  # noqa: PLR0913  the half-day, which of its pages, and their paper
    about: Workshop,
    words: WorkshopWords,
    path: Path | BinaryIO,
    *,
    only: Sequence[str] = tuple(PAGES),
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print pages of a half-day, each beginning on a new sheet; `only` names those wanted.

    Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    said = told(words, language)
    story: list[Flowable] = []
    for key in (key for key in PAGES if key in only):
        story += [*([house.NextPage()] if story else []), *_page(leaf, key, about, said)]
    document(path, said.title, story, leaf, progress)


def _page(leaf: house.Leaf, key: str, about: Workshop, said: WorkshopWords) -> Iterator[Flowable]:
    if key == "agenda":
        yield from _agenda(leaf, about, said)
        return
    if key == "guests":
        yield from _guests(leaf, about, said)
        return
    page = next(each for each in said.pages if each.key == key)
    yield house.title(leaf, page.title)
    match key:
        case "invitation":
            yield from _invitation(leaf, about, said, page)
        case "map":
            yield house.text(leaf, page.text, "lead")
            yield _boxes(leaf, _MAP_ROWS, 2, _MAP_HIGH)
        case "notes":
            yield house.lines(leaf, int(_NOTE_LINES / (1 if leaf.scale == 1 else LARGE)))
        case _:
            yield _steps(leaf, page)


def _invitation(leaf: house.Leaf, about: Workshop, said: WorkshopWords, page: WorkshopPage) -> Iterator[Flowable]:
    words, run = leaf.words, about.run
    start = ends = "________"
    if run.start is not None:
        until = datetime.combine(run.day, run.start) + timedelta(minutes=minutes(run))
        start, ends = words.clock(run.start), words.clock(until.time())
    told_ = page.text.format(day=words.day(run.day, "full"), start=start, end=ends, place=run.place)
    for line in (said.about, told_):
        yield house.text(leaf, line, "read")
    yield house.text(leaf, said.ends_with, "read")
    yield house.text(leaf, said.paper_note)


def _agenda(leaf: house.Leaf, about: Workshop, said: WorkshopWords) -> Iterator[Flowable]:
    """Yield the running order with what is read aloud and what is done."""
    _ = leaf.words.gettext
    yield house.title(leaf, said.title)
    if about.run.title:
        yield house.text(leaf, about.run.title, "lead")
    known = {each.key: each for each in said.segments}
    times = [_time(leaf, each.begins, each.ends) for each in timed(about.run)]
    for at, each in enumerate(about.run.agenda):
        segment = known[each.key]
        when = times[at] if times else leaf.words.ngettext("{count} minute", "{count} minutes", each.minutes)
        yield house.together(list(_segment(leaf, segment, when.format(count=each.minutes))))


def _time(leaf: house.Leaf, begins: time, ends: time) -> str:
    words = leaf.words
    return words.gettext(_FROM_TO).format(begins=words.clock(begins), ends=words.clock(ends))


def _segment(leaf: house.Leaf, segment: SegmentWords, when: str) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.heading(leaf, segment.title)
    yield house.text(leaf, when, "lead")
    yield house.text(leaf, _("Who leads: {who}").format(who=segment.lead), "small")
    side = house.label_width(leaf, _(_READ), _(_DO))
    yield house.beside(leaf, _(_READ), [house.text(leaf, " ".join(segment.read.split()), "do")], side)
    yield house.boxed(leaf, _(_DO), segment.do, side)
    if segment.needs:
        needs = leaf.words.listing(segment.needs)
        yield house.text(leaf, _("You need: {things}").format(things=needs), "small")


def _guests(leaf: house.Leaf, about: Workshop, said: WorkshopWords) -> Iterator[Flowable]:
    """Yield how many of each kind are asked, with the gaps in words."""
    _, whole = leaf.words.gettext, leaf.words.whole
    yield house.title(leaf, _("Who is invited"))
    missing = {kind.key for kind in gaps(about, said.kinds)}
    head = (_("Who"), _("Asked"), _("Coming"), _("Came"))
    rows = []
    for kind in said.kinds:
        guests = about.of(kind.key)
        there = guests.came if about.run.closed_on else guests.coming
        gap = _("Nobody of this kind came.") if about.run.closed_on else said.gap
        name = f"{kind.title}\n{gap}" if kind.key in missing and not there else kind.title
        rows.append((name, *(whole(each) for each in (guests.asked, guests.coming, guests.came))))
    yield house.table(leaf, [head, *rows], (12, 3, 3, 3), (1, 2, 3))


def _steps(leaf: house.Leaf, page: WorkshopPage) -> Flowable:
    head = [house.text(leaf, line, "lead") for line in page.lines]
    return _boxes(leaf, _STEP_ROWS, len(page.lines), _STEP_HIGH, head)


def _boxes(leaf: house.Leaf, down: int, across: int, high: float, head: Sequence[Flowable] = ()) -> Flowable:
    """Return empty boxes to write in, with a head above them where there is one."""
    above: list[list[Flowable | str]] = [list(reversed(head)) if leaf.rtl else list(head)] if head else []
    empty: list[Flowable | str] = [""] * across
    rows = [*above, *[empty] * down]
    heights = [*([None] if head else []), *[high * (_LARGER if leaf.scale > 1 else 1)] * down]
    made = Table(rows, colWidths=[leaf.width / across] * across, rowHeights=heights)
    made.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.8, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    made.spaceBefore = 6
    return made
