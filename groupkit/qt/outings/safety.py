"""The safety of an outing: who does what on the day, what could go wrong, pictures, and whom to call in need."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from groupkit.core.outings.risks import LITTLE, MUCH, SOME, Risk
from groupkit.core.outings.words.people import Job, JobWords, RiskWords
from groupkit.core.outings.words.planning import PhotoWords
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.outings import contacts, daypapers
from groupkit.qt.outings.part import Part, Showing
from groupkit.qt.outings.safetyforms import JobForm, PhotoForm, RiskForm, StartersForm
from groupkit.qt.pieces import box, button, card, row, rule, stack, text
from groupkit.services.outings import safety
from groupkit.services.outings.known import words

JOB, RISK, STARTERS, PHOTOS = "day-job", "risk", "starters", "photos"


class Safety(QWidget):
    """The jobs of the day and the risk sheet."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page, self._open = page, not page.known.outing.put_away
        self.job_buttons: dict[str, QPushButton] = {}
        self.risk_buttons: dict[int, QPushButton] = {}
        self.setLayout(stack(self._jobs(), self._risks(), self._pictures(), None, space="l"))

    def _jobs(self) -> QFrame:
        said = words(JobWords)
        lines = stack(text(said.title, "heading"), text(said.intro, "body", "soft"), space="m")
        for at, job in enumerate(said.jobs, start=1):
            lines.addWidget(rule())
            lines.addWidget(self._job(at, job, said))
        return card(lines)

    def _job(self, at: int, job: Job, said: JobWords) -> QWidget:
        given = next((each for each in self._page.whole.jobs if each.job == job.key), None)
        name = self._page.whole.names.get(given.person or 0, "") if given is not None else ""
        who = said.open
        if given is not None and name:
            who = (
                _("{name} said yes").format(name=name) if given.said_yes else _("{name} is asked").format(name=name)
            )
        told = box(stack(text(job.title, "lead"), text(who, "body", "" if name else "soft"), space="xs"))
        if not self._open:
            return told
        asks = button(_("Change") if name else _("Ask somebody"), "plain", does=partial(self._page.turn, JOB, at))
        change = _("Change who does this: {job}") if name else _("Ask somebody to do this: {job}")
        asks.setAccessibleName(change.format(job=job.title))
        self.job_buttons[job.key] = asks
        return Columns((told, 1), asks, letters=20, space="m")

    def _risks(self) -> QFrame:
        said, jobs = words(RiskWords), {job.key: job.title for job in words(JobWords).jobs}
        risks = safety.risks(self._page.group, self._page.shown)
        lines = stack(text(said.title, "heading"), text(said.intro, "body", "soft"), space="m")
        for risk in risks:
            lines.addWidget(rule())
            lines.addWidget(self._risk(risk, said, jobs.get(risk.job, "")))
        more = _("Add lines that come with groupkit") if risks else _("Begin with lines that come with groupkit")
        self.starters_button = button(more, "quiet", "plus", does=partial(self._page.turn, STARTERS))
        self.own_button = button(said.own, "plain", "plus", does=partial(self._page.turn, RISK))
        if self._open:
            lines.addWidget(Columns(self.starters_button, self.own_button, letters=0, space="s"))
        return card(lines)

    def _risk(self, risk: Risk, said: RiskWords, job: str) -> QWidget:
        steps = {LITTLE: said.low, SOME: said.middle, MUCH: said.high}
        likely = _("{question}: {answer}").format(question=said.likely, answer=steps[risk.likely])
        harm = _("{question}: {answer}").format(question=said.harm, answer=steps[risk.harm])
        about = [text(risk.title, "lead"), *([text(risk.what)] if risk.what else [])]
        if job:
            about.append(text(_("{question}: {answer}").format(question=said.by, answer=job), "small"))
        about += [text(likely, "small"), text(harm, "small")]
        told = box(stack(*about, space="xs"))
        if not self._open:
            return told
        change = button(_("Change"), "plain", does=partial(self._page.turn, RISK, risk.id))
        change.setAccessibleName(_("Change {title}").format(title=risk.title))
        self.risk_buttons[risk.id] = change
        return Columns((told, 1), change, letters=20, space="m")

    def _pictures(self) -> QFrame:
        said = words(PhotoWords)
        rule_ = next((each for each in said.rules if each.key == self._page.whole.plan.photos), said.rules[0])
        self.photo_button = button(_("Choose another rule"), "plain", does=partial(self._page.turn, PHOTOS))
        self.photo_button.setVisible(self._open)
        lines = stack(
            text(said.title, "heading"),
            text(said.intro, "body", "soft"),
            text(rule_.title, "lead"),
            text(rule_.words),
            row(self.photo_button, None),
            space="s",
        )
        return card(lines)


class Beside(QWidget):
    """Whom to call in need, and the papers of the day."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self.contacts, self.papers = contacts.Contacts(page), daypapers.DayPapers(page)
        self.setLayout(stack(self.contacts, self.papers, None, space="l"))


def _primary(page: Showing) -> QPushButton | None:
    """Make the one thing to do next: find a lead, begin the risk sheet, or print the day sheet."""
    if page.known.outing.put_away:
        return None
    jobs = words(JobWords).jobs
    taken = {each.job for each in page.whole.jobs if each.person is not None}
    first = next((at for at, job in enumerate(jobs, start=1) if job.needed and job.key not in taken), 0)
    if first:
        said = _("Ask somebody: {job}").format(job=jobs[first - 1].title)
        return button(said, "primary", "user-plus", does=partial(page.turn, JOB, first))
    if not page.whole.risks:
        return button(_("Begin the risk sheet"), "primary", "shield-check", does=partial(page.turn, STARTERS))
    return button(_("Print the day sheet"), "primary", "printer", does=partial(daypapers.print_day, page))


# the forms


def _job(page: Showing) -> QWidget | None:
    jobs = words(JobWords).jobs
    return JobForm(page, jobs[page.on - 1]) if 0 < page.on <= len(jobs) else None


def _risk(page: Showing) -> QWidget:
    return RiskForm(page, next((risk for risk in page.whole.risks if risk.id == page.on), None))


_FORMS: dict[str, Callable[[Showing], QWidget | None]] = {
    JOB: _job,
    RISK: _risk,
    STARTERS: StartersForm,
    PHOTOS: PhotoForm,
    **contacts.FORMS,
}

PART = Part(
    key="safety",
    title=N_("Safety"),
    make=Safety,
    beside=Beside,
    primary=_primary,
    forms=_FORMS,
    private=frozenset(contacts.FORMS),
    steps={
        "jobs": "",
        "risks": "",
        "insurance": "",
        "photos": PHOTOS,
        "contacts": contacts.CALLER,
        "day-sheet": "",
    },
)
