"""Gathers all a group needs to look at itself for an evening, as one pack.

Small counts are kept back by the rule of the reports, because paper is left behind in rooms.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from groupkit.core.formats import Segment
from groupkit.core.packs.blocks import Blank, Block, Grid, Heading, Lines, Manner, Pack, Part, Words
from groupkit.core.packs.reports import Kind, Report
from groupkit.core.packs.withheld import USUAL
from groupkit.core.packs.words import MeetingPart
from groupkit.core.progress import Progress, Silent
from groupkit.core.visits import Night, months_before
from groupkit.i18n import N_, Catalogue
from groupkit.services import agreement, formats, safety
from groupkit.services.group import Group
from groupkit.services.packs import box, doing, paying, saying, visiting
from groupkit.services.packs.gathering import DECIDED, begin
from groupkit.services.packs.making import Making
from groupkit.services.packs.marks import marked
from groupkit.services.packs.remembering import Made, key_of, known, least, remember
from groupkit.services.rota.course import PARTS, Share

TOPIC = "reports"
_A_YEAR, _LINES, _HELP, _FEW = 12, 4, 6, 3
_AGREEMENT = "agreement"
_ASKED = ("contacts", "places", "service", "outings")
_THREE = (N_("Keep"), N_("Change"), N_("Try"))
_EACH = (N_("The first thing"), N_("The second thing"), N_("The third thing"))
_SUMS = {
    "meetings/months/total/held": N_("Meetings we held"),
    "contacts/months/total/visits": N_("Visits"),
    "service/all/serving": N_("People who did a job"),
    "outings/all/total/people": N_("Who came on outings"),
    "money/pots/total/end": N_("Money in our pots now"),
}
Blocks = tuple[Block, ...]


def gather(
    group: Group,
    since: date | None = None,
    *,
    language: str | None = None,
    progress: Progress | None = None,
) -> Pack:
    """Return the pack for the evaluation meeting as it would be, and remember nothing.

    Args:
        group: the open group.
        since: the first day it is about; without it, the month a year ago begins it.
        language: that of the pack; the group's printing language where none is given.
        progress: hears of each step.

    Raises:
        CancelledError: `progress` stopped the work.
    """
    return _make(group, since, language, progress or Silent()).pack


def keep(
    group: Group,
    since: date | None = None,
    *,
    language: str | None = None,
    progress: Progress | None = None,
) -> Pack:
    """Make the pack to show it, and remember what it showed: nothing shown later gives away what it kept back.

    A book that is open for looking only remembers nothing: its pack keeps to all that was shown before, and of days
    that were asked for it tells counts of people only where they were shown just so.
    """
    shown_as = progress or Silent()
    made = _make(group, since, language, shown_as)
    if group.read_only and since is not None and not known(group, made.making):
        return _make(group, since, language, shown_as, asked=()).pack
    if not group.read_only and not known(group, made.making):
        days = made.making.first, made.making.last
        shown = Report(kind=Kind.MEETING, key=key_of(group), first=days[0], last=days[1], parts=(), k=_k(group))
        with group.change(N_("Make the pack"), TOPIC) as store:
            remember(store, shown, made.making)
    return made.pack


def _make(
    group: Group, since: date | None, language: str | None, progress: Progress, asked: Collection[str] = _ASKED
) -> Made:
    today, k = group.today(), _k(group)
    progress.step(0, PARTS)
    first = min(since or months_before(today, _A_YEAR), today)
    deciding, drawing = Share(progress, 0, DECIDED), Share(progress, DECIDED, PARTS)
    nights = visiting.nights(group, first, today)
    made = begin(group, (first, today), nights, asked=asked, k=k, language=language, progress=deciding)
    filled, parts = _filled(made, nights), []
    caveats = {"themes": made.meeting.people_line, "visits": made.meeting.visits_line}
    for done, part in enumerate(made.meeting.parts, start=1):
        blocks = filled[part.key]() if part.key in filled else _to_fill_in(part, made.words)
        caveat, aloud = caveats.get(part.key, ""), _spoken(made, part.key)
        parts.append(Part(key=part.key, title=part.title, blocks=blocks, caveat=caveat, spoken=aloud))
        drawing.step(done, len(made.meeting.parts))
    words = Words(withheld=made.report.withheld, blank=made.meeting.not_counted, currency=group.profile.currency)
    pack = Pack(
        title=made.meeting.title, language=made.words.language, made_on=today, words=words, parts=tuple(parts)
    )
    return Made(pack=marked(pack), making=made)


def _k(group: Group) -> int:
    return max(USUAL, least(group))


def _filled(made: Making, nights: Sequence[Night]) -> Mapping[str, Callable[[], Blocks]]:
    filled: dict[str, Callable[[], Blocks]] = {
        "agenda": lambda: _agenda(made),
        "agreement": lambda: _agreement(made),
        "promises": lambda: saying.promised(made, owners=True),
        "one-page": lambda: _one_page(made, [*visiting.held(made, nights), *_counted(filled)]),
        "themes": lambda: saying.themes(made),
        "feedback-sets": lambda: box.whole(made),
        "visits": lambda: visiting.visited(made, nights),
        "service": lambda: doing.service(made),
        "outings": lambda: doing.outings(made),
        "money": lambda: paying.pots(made),
        "help": lambda: _help(made),
    }
    # the page of sums takes its figures from the others, which are slow to make
    filled.update({key: cache(does) for key, does in filled.items()})
    return filled


def _counted(filled: Mapping[str, Callable[[], Blocks]]) -> Iterator[Block]:
    return (block for key in ("visits", "service", "outings", "money") for block in filled[key]())


def _agenda(made: Making) -> Blocks:
    """Return the running order with its minutes, as this group's own format has it."""
    plan = formats.get(made.group, made.meeting.format)
    return (Lines(lines=tuple(_timed(made, each) for each in plan.segments), manner=Manner.POINTS),)


def _timed(made: Making, segment: Segment) -> str:
    minutes = made.words.ngettext("{count} minute", "{count} minutes", segment.minutes)
    said = made.words.gettext("{title}: {minutes}")
    return said.format(title=segment.title, minutes=minutes.format(count=segment.minutes))


def _agreement(made: Making) -> Blocks:
    """Return what holds for this evening, then what the group itself wrote, and the limits of what stays here."""
    plan, ours = formats.get(made.group, made.meeting.format), agreement.own(made.group)
    read = next((each.read for each in plan.segments if each.key == _AGREEMENT), "")
    lines = (*read.splitlines(), *(line.words for line in (ours.kept if ours is not None else ())))
    limits = agreement.agreement(made.group).limits
    return Lines(lines=tuple(filter(None, lines))), Lines(lines=(limits,), manner=Manner.NOTE)


def _one_page(made: Making, counted: Iterable[Block]) -> Blocks:
    """Return the sums of what was counted, a line for each theme, and a line for each question of the box."""
    grids = (block for block in counted if isinstance(block, Grid))
    sums = {figure.key: figure for grid in grids for row in (*grid.rows, grid.total) for figure in row}
    found = [(made.words.gettext(label), sums[key]) for key, label in _SUMS.items() if key in sums]
    grid = Grid(
        key="one-page/sums",
        title=made.words.gettext("What we counted"),
        columns=(made.words.gettext("In these days"),),
        labels=tuple(label for label, _figure in found),
        rows=tuple((figure,) for _label, figure in found),
    )
    return grid, *saying.themes(made, short=True), *box.short(made)


def _help(made: Making) -> Blocks:
    beside = made.words.gettext("{name}: {reach}")
    contacts = safety.contacts(made.group)[:_HELP]
    lines = tuple(beside.format(name=each.name, reach=each.reach) for each in contacts)
    return (Lines(lines=lines, manner=Manner.POINTS),) if lines else ()


def _to_fill_in(part: MeetingPart, words: Catalogue) -> Blocks:
    """Return a page to write on by hand: its text, or its labels for each of three things."""
    if part.lines:
        first, *rest = part.lines
        large = Blank(label=first, lines=2 if len(rest) < _FEW else 1)
        things: list[Block] = []
        for name in _EACH:
            things += [Heading(words=words.gettext(name)), large, *(Blank(label=each, lines=1) for each in rest)]
        return tuple(things)
    if part.text:
        return (Blank(label=part.text, lines=2 * _LINES),)
    return tuple(Blank(label=words.gettext(label), lines=_LINES) for label in _THREE)


def _spoken(made: Making, key: str) -> str:
    """Return the line of the running order that begins at a part, and what whoever leads may say there."""
    page = next((page for page in made.meeting.pages if page.parts[:1] == (key,)), None)
    plan = formats.get(made.group, made.meeting.format)
    found = next((part for part in plan.segments if page is not None and part.key == page.segment), None)
    return "\n".join(filter(None, (_timed(made, found), found.read.strip()))) if found else ""
