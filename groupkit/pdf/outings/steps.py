"""The walk of an outing from six weeks before to two weeks after, a square to tick for each step."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from reportlab.platypus import Flowable

from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import DONE
from groupkit.core.outings.words.form import Told
from groupkit.core.outings.words.people import JobWords
from groupkit.core.outings.words.planning import Step, StepWords
from groupkit.pdf import paper as house
from groupkit.pdf.outings import ticking
from groupkit.pdf.sheets.pieces import Page, said, titled

_SMALL = "•"
_GROUP = "group"


def steps(leaf: house.Leaf, known: KnownOuting, told: Told) -> Sequence[Flowable]:
    """Lay out the steps on one page; a small outing has only the small ones."""
    return ticking.one_page(leaf, lambda page: _story(page, known, told))


def _story(page: Page, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    words = told(StepWords)
    _ = page.words.gettext
    yield from ticking.head(page, words.title, known, words.intro)
    shown = [step for step in words.steps if step.small or not known.plan.small]
    whose = _whose(page, known, told)
    states = {taken.key: taken.state for taken in known.steps}
    rows: list[list[ticking.Cell]] = []
    before: date | None = None
    for step in shown:
        day = known.outing.day + timedelta(days=step.days)
        when = "" if day == before else page.words.day(day, "short")
        before = day
        dot = _SMALL if step.small and not known.plan.small else ""
        row: list[ticking.Cell] = [when, ticking.box(page, ticked=states.get(step.key) == DONE), dot]
        rows.append([*row, _said(page, step, states.get(step.key), words), whose[step.job]])
    yield ticking.listed(page, (_("From"), "", "", "", _("Who")), rows, (11, 4.5, 2.5, 67, 15), (1,))
    yield said(page, words.later)


def _said(page: Page, step: Step, state: str | None, words: StepWords) -> Flowable:
    about = step.do if state is None else "" if state == DONE else words.not_needed
    return titled(page, step.title, about)


def _whose(page: Page, known: KnownOuting, told: Told) -> dict[str, str]:
    """Return whose each step is: the person who does that job on this outing, or else the job."""
    held = {each.job: known.names.get(each.person, "") for each in known.jobs if each.person is not None}
    jobs = {job.key: held.get(job.key) or job.title for job in told(JobWords).jobs}
    return {_GROUP: page.words.gettext("All of us"), **jobs}
