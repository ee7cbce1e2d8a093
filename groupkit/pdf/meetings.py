"""The run sheet: what the chair holds in the hand, with what is read aloud larger than what is done."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.folder import readings as read_aloud
from groupkit.core.formats import TALK, Item, RunningOrder, order_in
from groupkit.core.progress import Progress
from groupkit.core.readings import OwnText
from groupkit.core.roles import called
from groupkit.core.weeks import moved_here
from groupkit.pdf import paper as sheet
from groupkit.pdf.press import document

LARGE = 1.5
_CLOSE, _READING = 2.5, 1.3


def running_order(
    order: RunningOrder,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print a running order; `large` gives type half as large again."""
    leaf = sheet.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    order = order_in(order, leaf.words)
    title = leaf.words.gettext("Run sheet: {meeting}").format(meeting=order.occasion.meeting.name)
    document(path, title, [*glance(leaf, order), sheet.NextPage(), *script(leaf, order)], leaf, progress)


def glance(leaf: sheet.Leaf, order: RunningOrder) -> Iterator[Flowable]:
    """Lay out the meeting in one look: its facts, its parts by the clock, and who does what."""
    yield from _head(leaf, order)
    yield from _glance(leaf, order)
    yield from _duties(leaf, order)


def script(leaf: sheet.Leaf, order: RunningOrder) -> Iterator[Flowable]:
    """Lay out what is read and done, part by part, in letters that can be read standing."""
    yield from _before(leaf, order)
    yield from _always(leaf, order)
    for item in order.items:
        yield from _item(leaf, order, item)


def readings(leaf: sheet.Leaf, order: RunningOrder) -> Iterator[list[Flowable]]:
    """Yield a page for each reading: the group's own words, or what its reader says."""
    large = replace(leaf, scale=leaf.scale * _READING)
    for part in read_aloud(order):
        own = order.own_text(part)
        title = own.title if own is not None and own.title else part.title
        said = own.words if own is not None else order.read(part)
        page: list[Flowable] = [sheet.heading(leaf, title, "huge")]
        page += [sheet.text(large, line, "read") for line in said.splitlines() if line.strip()]
        if own is not None:
            page += [sheet.gap(10), sheet.text(leaf, own.credit, "small")]
        yield page


def _head(leaf: sheet.Leaf, order: RunningOrder) -> Iterator[Flowable]:
    words, occasion = leaf.words, order.occasion
    _ = words.gettext
    times = _("{day}, {begins} to {ends}. Doors open at {doors}.").format(
        day=words.day(occasion.day, "full"),
        begins=words.clock(occasion.begins.time()),
        ends=words.clock(occasion.ends.time()),
        doors=words.clock(occasion.doors.time()),
    )
    yield sheet.title(leaf, occasion.meeting.name)
    yield sheet.text(leaf, order.group, "lead")
    yield sheet.text(leaf, times)
    if moved := moved_here(occasion, words):
        yield sheet.text(leaf, moved, "lead")
    if occasion.meeting.venue:
        yield sheet.text(leaf, occasion.meeting.venue)
    yield sheet.text(leaf, order.format.title)
    yield sheet.text(leaf, _(TALK[order.spoken]))
    if order.spoken != order.format.talk:
        said = _("How we reply tonight is as it says here. Where the script below says it otherwise, this goes.")
        yield sheet.text(leaf, said, "lead")
    for line in order.note(words).splitlines():
        yield sheet.text(leaf, line, "lead")
    if order.format.site_rules:
        yield from _rules_of_the_place(leaf, occasion.meeting.site_rules)


def _rules_of_the_place(leaf: sheet.Leaf, rules: str) -> Iterator[Flowable]:
    """Lay out the rules of a ward or a prison first of all."""
    _ = leaf.words.gettext
    stays = _("Nothing is carried out of this place. Count heads in your mind, and type them in later.")
    told = rules.strip() or _("Ask the staff for the rules of this place before you start.")
    lines = [sheet.text(leaf, line) for line in told.splitlines() if line.strip()]
    heading = sheet.text(leaf, _("The rules of this place"), "lead")
    yield sheet.framed(leaf, [heading, *lines, sheet.text(leaf, stays, "lead")])


def _glance(leaf: sheet.Leaf, order: RunningOrder) -> Iterator[Flowable]:
    """Lay out the whole meeting in one look, before its parts are read."""
    words, _ = leaf.words, leaf.words.gettext
    yield sheet.heading(leaf, _("The meeting in one look"))
    rows = [(_("Time"), _("What"), _("Who leads"), _("Minutes"))]
    for item in order.items:
        part = item.segment
        leads = words.listing(
            order.who(role)[0] if order.who(role) else order.job(role, words) for role in part.leads
        )
        rows.append((words.clock(item.begins), part.title, leads, str(part.minutes)))
    yield sheet.table(leaf, rows, (2, 6, 5, 2), figures=(3,), padding=_CLOSE)


def _duties(leaf: sheet.Leaf, order: RunningOrder) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    if not order.duties:
        return
    yield sheet.heading(leaf, _("Who does what"))
    free = _("Nobody yet. Ask at the door, or leave it.")
    rows = [(_("Job"), _("Who"))]
    rows += [(called(duty.role, leaf.words, duty.title), duty.who or free) for duty in order.duties]
    yield sheet.table(leaf, rows, (1, 2), padding=_CLOSE)


def _before(leaf: sheet.Leaf, order: RunningOrder) -> Iterator[Flowable]:
    if order.format.needs:
        words = leaf.words.gettext("Before the start, {minutes} minutes")
        yield sheet.heading(leaf, words.format(minutes=order.format.before))
        yield sheet.ticks(leaf, order.format.needs)


def _always(leaf: sheet.Leaf, order: RunningOrder) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield sheet.framed(
        leaf,
        [
            sheet.text(leaf, _("We always read these two"), "lead"),
            sheet.text(leaf, order.limits, "read"),
            sheet.text(leaf, order.format.medicine, "read"),
        ],
    )


def _item(leaf: sheet.Leaf, order: RunningOrder, item: Item) -> Iterator[Flowable]:
    """Lay out one part: the clock and who leads, then what is read, then what is done."""
    part, words = item.segment, leaf.words
    read, do = words.gettext("READ"), words.gettext("DO")
    side = sheet.label_width(leaf, read, do, words.gettext("OURS"))
    heading = words.gettext("{clock}  {title}").format(clock=words.clock(item.begins), title=part.title)
    pieces = [
        sheet.ruled(leaf),
        sheet.heading(leaf, heading, "part"),
        sheet.text(leaf, _led(leaf, order, item)),
    ]
    aloud = order.read(part).strip()
    if aloud:
        said = [sheet.text(leaf, line, "read") for line in aloud.splitlines()]
        pieces.append(sheet.beside(leaf, read, said, side))
    own = order.own_text(part)
    if own is not None:
        pieces.append(sheet.beside(leaf, words.gettext("OURS"), list(_own(leaf, own)), side))
    if part.do.strip():
        pieces.append(sheet.boxed(leaf, do, part.do, side))
    yield sheet.together(pieces)


def _own(leaf: sheet.Leaf, own: OwnText) -> Iterator[Flowable]:
    """Lay out the group's own words for a part, with the line that says whose they are."""
    if own.title:
        yield sheet.text(leaf, own.title, "lead")
    for line in filter(str.strip, own.words.splitlines()):
        yield sheet.text(leaf, line, "read")
    yield sheet.text(leaf, own.credit, "small")


def _led(leaf: sheet.Leaf, order: RunningOrder, item: Item) -> str:
    """Say who leads a part, how long it takes, what it needs and whether it can be left out."""
    part, words = item.segment, leaf.words
    minutes = words.ngettext("{count} minute.", "{count} minutes.", part.minutes).format(count=part.minutes)
    told = [minutes]
    if part.leads:
        leads = words.listing(_lead(leaf, order, role) for role in part.leads)
        told.append(words.gettext("Led by: {leads}.").format(leads=leads))
    if part.needs:
        told.append(words.gettext("You need: {things}.").format(things=words.listing(part.needs)))
    if part.skippable:
        told.append(words.gettext("You may leave this out."))
    return " ".join(told)


def _lead(leaf: sheet.Leaf, order: RunningOrder, role: str) -> str:
    title = order.job(role, leaf.words)
    names = leaf.words.listing(order.who(role))
    return leaf.words.gettext("{role} ({name})").format(role=title, name=names) if names else title
