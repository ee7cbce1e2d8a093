"""Who does what on the day: each job with what it is, what it is not, and who does it."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import JobWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page


def jobs(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out the jobs of the day on one page; where nobody does one yet, there is room for a name."""
    return ticking.one_page(leaf, lambda page: _story(page, known, told(JobWords)))


def _story(page: Page, known: KnownOuting, words: JobWords) -> Iterator[Flowable]:
    _ = page.words.gettext
    yield from ticking.head(page, words.title, known, words.intro)
    yield from ticking.section(page, words.ask)
    held = {each.job: each for each in known.jobs if each.person is not None}
    rows: list[list[ticking.Cell]] = []
    for job in words.jobs:
        does = held.get(job.key)
        who = "" if does is None or does.person is None else known.names.get(does.person, "")
        yes = ticking.box(page, ticked=does is not None and does.said_yes)
        rows.append([ticking.told(page, job.title, f"{job.do} {job.not_this}"), who, yes])
    yield ticking.listed(page, (_("Job"), _("Who"), _("Said yes")), rows, (64, 24, 12), (2,))
    yield from ticking.section(page, _("Other jobs on the day"))
    yield ticking.listed(page, ("", "", ""), [[ticking.room(page), "", ticking.box(page)]] * 2, (64, 24, 12), (2,))
