"""The sheet of the lead for the day, the card of the home contact, and the sealed page of whom to call in need.

The three pages go to different hands, so each begins on a page of its own and none is numbered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable, Spacer

from groupkit.core.outings.contacts import Contact
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.reckoning import name_of
from groupkit.core.outings.risks import ordered
from groupkit.core.outings.values import COMING
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import JobWords
from groupkit.core.outings.words.safety import Brief, ContactWords, DaySheetWords
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.outings import sealed, ticking
from groupkit.pdf.press import document
from groupkit.pdf.sheets.pieces import Page, said, titled

_RISKS = 6
"""How many risks stand on the sheet; the risk sheet has the others."""
_FEWEST_ROWS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What the papers of the day are made of: the outing, whom to call, and the day on which that goes.

    Without `contacts` the sealed page is printed with lines to write on, and nothing of it is in any book.
    """

    known: KnownOuting
    contacts: tuple[Contact, ...] = ()
    destroy_on: date


def make(day: Day, told: Told, path: Path | BinaryIO, on: house.Leaf, progress: Progress | None = None) -> None:
    """Print the day sheet, the home card and the sealed page; `told` says words in the language of the leaf."""
    words = told(DaySheetWords)
    named = on.words.gettext("{outing}: {paper}").format(outing=day.known.outing.name, paper=words.title)
    story = [
        *ticking.one_page(on, lambda page: _sheet(page, day, told)),
        house.NextPage(),
        *ticking.one_page(on, lambda page: _home(page, day, words)),
        house.NextPage(),
        *sealed.pages(on, day.known, day.contacts, told(ContactWords), day.destroy_on),
    ]
    document(path, named, story, on, progress, numbered=False)


def make_sealed(
    day: Day, told: Told, path: Path | BinaryIO, on: house.Leaf, progress: Progress | None = None
) -> None:
    """Print the sealed page alone."""
    words = told(ContactWords)
    named = on.words.gettext("{outing}: {paper}").format(outing=day.known.outing.name, paper=words.title)
    story = list(sealed.pages(on, day.known, day.contacts, words, day.destroy_on))
    document(path, named, story, on, progress, numbered=False)


# the sheet of the lead


def _sheet(page: Page, day: Day, told: Told) -> Iterator[Flowable]:
    known, words = day.known, told(DaySheetWords)
    plan = known.plan
    yield from ticking.head(page, words.title, known, words.one_copy)
    yield from _section(page, words.times)
    yield from _times(page, known)
    yield from _section(page, words.jobs)
    yield ticking.listed(page, (), list(_jobs(page, known, told(JobWords))), (26, 24, 26, 24))
    yield from _section(page, words.list)
    yield from _list(page, known)
    if known.needs:
        yield from _section(page, words.helps)
        yield from (said(page, f"• {need.words}") for need in known.needs)
    if plan.travel or plan.quiet:
        yield from _section(page, words.way)
        if plan.travel:
            yield said(page, plan.travel)
        if plan.quiet:
            yield titled(page, page.words.gettext("Quiet place"), plan.quiet)
    yield from _risks(page, known, words)
    yield from _section(page, words.help)
    yield said(page, words.help_card)
    place = plan.place or plan.meet_at or ticking.BLANK
    yield said(page, words.place_words.format(place=place))
    home = _held(known, "home") or ticking.BLANK
    yield said(page, words.home.format(home=home, time=ticking.BLANK))
    yield from _counts(page, words)
    yield from _brief(page, words.brief)
    yield from _brief(page, words.brief_end)
    yield Spacer(1, page.air)
    yield said(page, words.torn.format(destroy=_day(page, day.destroy_on)), "bold")


def _section(page: Page, words: str) -> Iterator[Flowable]:
    """Lay out the name of a part, which stays with what follows."""
    for piece in ticking.section(page, words):
        piece.keepWithNext = True
        yield piece


def _times(page: Page, known: KnownOuting) -> Iterator[Flowable]:
    """Lay out when and where we meet, and when we are back; what is not known is written in by hand."""
    plan, _ = known.plan, page.words.gettext
    meeting = _("{time}, {place}").format(time=_clock(page, plan.start), place=plan.meet_at or ticking.BLANK)
    back = _clock(page, plan.finish)
    yield titled(page, _("We meet"), meeting)
    yield titled(page, _("We are back"), back)
    if plan.last_back:
        yield titled(page, _("The last way back"), plan.last_back)


def _clock(page: Page, at: time | None) -> str:
    return page.words.clock(at) if at is not None else ticking.BLANK


def _day(page: Page, day: date) -> str:
    return page.words.day(day, "full")


def _held(known: KnownOuting, key: str) -> str:
    """Return the name of whoever does a job on the day, or nothing."""
    person = next((each.person for each in known.jobs if each.job == key), None)
    return known.names.get(person or 0, "")


def _jobs(page: Page, known: KnownOuting, words: JobWords) -> Iterator[list[ticking.Cell]]:
    """Yield rows of two jobs, each with who does it; nobody yet is a line to write on."""
    cells: list[ticking.Cell] = []
    for job in words.jobs:
        cells += [said(page, job.title, "bold"), _held(known, job.key) or ticking.BLANK]
        if len(cells) == 4:  # noqa: PLR2004  two jobs with two cells each
            yield cells
            cells = []
    if cells:
        yield [*cells, "", ""]


def _list(page: Page, known: KnownOuting) -> Iterator[Flowable]:
    """Lay out who comes, with a square to tick on the way out and one on the way back."""
    there = [who for who in known.people if who.standing == COMING]
    _ = page.words.gettext
    yield said(page, _("Tick once on the way out, and once on the way back."))
    rows: list[list[ticking.Cell]] = []
    cells: list[ticking.Cell] = []
    for who in there:
        name = name_of(who.id, known.people, page.words)
        with_others = page.words.gettext("{name}, {count} in all").format(name=name, count=who.party)
        cells += [ticking.box(page), ticking.box(page), name if who.party == 1 else with_others]
        if len(cells) == 6:  # noqa: PLR2004  two people with three cells each
            rows, cells = [*rows, cells], []
    if cells:
        rows.append([*cells, "", "", ""])
    for _row in range(0 if there else _FEWEST_ROWS):
        rows.append([ticking.box(page), ticking.box(page), ""] * 2)
    yield ticking.listed(page, (), rows, (5, 5, 40, 5, 5, 40), (0, 1, 3, 4))


def _risks(page: Page, known: KnownOuting, words: DaySheetWords) -> Iterator[Flowable]:
    """Lay out what is done if something goes wrong, what is likely and bad first."""
    lines = [risk for risk in ordered(known.risks) if risk.what]
    if lines:
        yield from _section(page, words.risks)
        yield from (titled(page, risk.title, risk.what) for risk in lines[:_RISKS])


def _counts(page: Page, words: DaySheetWords) -> Iterator[Flowable]:
    """Lay out the lines on which heads and the envelope are counted."""
    yield Spacer(1, page.air)
    yield said(page, f"{words.out}     {words.back}     {words.went_early}")
    yield said(page, words.cash)


def _brief(page: Page, brief: Brief) -> Iterator[Flowable]:
    """Lay out a few lines to read aloud."""
    yield from _section(page, brief.title)
    yield from (said(page, line) for line in brief.lines)


# the card of the home contact


def _home(page: Page, day: Day, words: DaySheetWords) -> Iterator[Flowable]:
    known, plan = day.known, day.known.plan
    gaps = {
        "place": plan.meet_at or plan.place or ticking.BLANK,
        "start": _clock(page, plan.start),
        "finish": _clock(page, plan.finish),
        "time": ticking.BLANK,
        "destroy": _day(page, day.destroy_on),
    }
    yield from ticking.head(page, words.home_card.title, known, "")
    for line in words.home_card.lines:
        yield Spacer(1, page.size * 0.6)
        yield said(page, line.format(**gaps))
    _ = page.words.gettext
    yield Spacer(1, page.size)
    lead, second = _held(known, "lead"), _held(known, "second")
    for label, who in ((_("Lead"), lead), (_("Second"), second), (_("The place"), "")):
        named = _("{title}: {name}").format(title=label, name=who) if who else label
        yield from ticking.written(page, named)
