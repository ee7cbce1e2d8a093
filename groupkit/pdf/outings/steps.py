"""The walk of an outing from six weeks before to two weeks after, a square to tick for each step."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

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
_SHARES = (11, 4.5, 2.5, 67, 15)


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
    groups: list[int] = []
    for days, together in groupby(shown, key=lambda step: step.days):
        when = page.words.day(known.outing.day + timedelta(days=days), "short")
        before = len(rows)
        for step in together:
            dot = _SMALL if step.small and not known.plan.small else ""
            ticked = ticking.box(page, ticked=states.get(step.key) == DONE)
            said_of = _said(page, step, states.get(step.key), words)
            rows.append(["" if len(rows) > before else when, ticked, dot, said_of, whose[step.job]])
        groups.append(len(rows) - before)
    yield ticking.listed(page, (_("From"), "", "", "", _("Who")), rows, _SHARES, (1,), groups)
    yield said(page, words.later)


def _said(page: Page, step: Step, state: str | None, words: StepWords) -> Flowable:
    about = step.do if state is None else "" if state == DONE else words.not_needed
    return titled(page, step.title, about)


def _whose(page: Page, known: KnownOuting, told: Told) -> dict[str, str]:
    """Return whose each step is: the person who does that job on this outing, or else the job."""
    held = {each.job: known.names.get(each.person, "") for each in known.jobs if each.person is not None}
    jobs = {job.key: held.get(job.key) or job.title for job in told(JobWords).jobs}
    return {_GROUP: page.words.gettext("All of us"), **jobs}
