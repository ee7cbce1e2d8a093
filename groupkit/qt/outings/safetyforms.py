"""The small forms of safety: who does a job, a line of the risk sheet, the lines it begins with, and pictures."""

from dataclasses import replace

from groupkit.core.outings.risks import LITTLE, MUCH, SOME, Risk
from groupkit.core.outings.words.people import Job, JobWords, RiskWords
from groupkit.core.outings.words.planning import PhotoWords
from groupkit.i18n import _
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import SideForm
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import button, text
from groupkit.qt.ticks import Tick
from groupkit.services.outings import planning, safety
from groupkit.services.outings.known import words


class JobForm(SideForm):
    """Who is asked to do a job on the day, and whether they said yes."""

    def __init__(self, page: Showing, job: Job) -> None:
        super().__init__(job.title, _("Keep this"), self._save, page.turn)
        self._page, self._job, said = page, job, words(JobWords)
        given = next((each for each in page.whole.jobs if each.job == job.key), None)
        held = given.person if given is not None else None
        self.who: Choice[int | None] = wide(Choice(self._offered(held), held))
        self.yes = Tick(_("They said yes"), said.ask, done=given is not None and given.said_yes)
        self.lay(
            text(job.do),
            text(job.not_this, "body", "soft"),
            page.field("person", Field(_("Who does it"), self.who)),
            self.yes,
        )

    def _offered(self, held: int | None) -> list[tuple[int | None, str]]:
        """Return nobody, whoever has the job, those who would like such a job, and then the others."""
        found = safety.offer(self._page.group, self._page.shown, self._job.key)
        names: dict[int | None, str] = {None: _("Nobody yet")}
        if held is not None:
            names[held] = self._page.whole.names.get(held, "")
        would = _("{name} would like to")
        names |= {who.id: would.format(name=who.short_name) for who in found.willing if who.id not in names}
        names |= {who.id: who.short_name for who in found.others if who.id not in names}
        return list(names.items())

    def _save(self) -> None:
        page = self._page
        page.done(
            lambda: safety.job(
                page.group, page.shown, self._job.key, self.who.value(), said_yes=self.yes.isChecked()
            ),
            _("It is written down."),
        )


class RiskForm(SideForm):
    """A line of the risk sheet: what could go wrong, for whom, how likely and how bad, and what is done."""

    def __init__(self, page: Showing, known: Risk | None) -> None:
        said = words(RiskWords)
        super().__init__(known.title if known else said.own, _("Save this line"), self._save, page.turn)
        self._page, self._known = page, known or Risk(outing=page.shown, key="", title="")
        steps = ((LITTLE, said.low), (SOME, said.middle), (MUCH, said.high))
        jobs = [("", _("Nobody yet")), *((job.key, job.title) for job in words(JobWords).jobs)]
        self.title = line(self._known.title, most=120)
        self.whom = line(self._known.whom, most=120)
        self.likely, self.harm = wide(Choice(steps, self._known.likely)), wide(Choice(steps, self._known.harm))
        self.what = notes(self._known.what)
        self.job = wide(Choice(jobs, self._known.job))
        self.ready = Tick(said.ready, done=self._known.ready)
        self.after = line(self._known.after, most=400)
        self.remove_button = button(_("Take it off"), "plain", "x", does=self._remove)
        self.remove_button.setVisible(known is not None)
        self.lay(
            page.field("title", Field(_("What could go wrong"), self.title)),
            page.field("whom", Field(said.who, self.whom)),
            page.field("likely", Field(said.likely, self.likely)),
            page.field("harm", Field(said.harm, self.harm)),
            page.field("what", Field(said.do, self.what)),
            page.field("job", Field(said.by, self.job)),
            self.ready,
            page.field("after", Field(said.after, self.after)),
            below=self.remove_button,
        )

    def risk(self) -> Risk:
        """Return the line as answered."""
        return replace(
            self._known,
            title=self.title.text(),
            whom=self.whom.text(),
            likely=self.likely.value() or SOME,
            harm=self.harm.value() or SOME,
            what=self.what.toPlainText(),
            job=self.job.value() or "",
            ready=self.ready.isChecked(),
            after=self.after.text(),
        )

    def _save(self) -> None:
        page = self._page
        page.done(lambda: safety.risk(page.group, self.risk()), _("The risk sheet is saved."))

    def _remove(self) -> None:
        page = self._page
        page.done(lambda: safety.unrisk(page.group, self._known), _("It is off the risk sheet."))


class StartersForm(SideForm):
    """The lines that come with groupkit, to tick those that fit."""

    def __init__(self, page: Showing) -> None:
        said = words(RiskWords)
        super().__init__(said.title, _("Take these lines"), self._save, page.turn)
        self._page = page
        found = safety.starting(page.group, page.shown)
        self.ticks = {each.key: Tick(each.title, each.what, fades=False) for each in found}
        page.first = next(iter(self.ticks.values()), None)
        self.lay(text(said.first, "body", "soft"), *self.ticks.values(), text(said.medicine, "small"))

    def _save(self) -> None:
        page, keys = self._page, [key for key, tick in self.ticks.items() if tick.isChecked()]
        page.done(lambda: safety.take_starters(page.group, page.shown, keys), _("The risk sheet is saved."))


class PhotoForm(SideForm):
    """The rule on pictures, with what each means."""

    def __init__(self, page: Showing) -> None:
        said = words(PhotoWords)
        super().__init__(said.title, _("Keep this rule"), self._save, page.turn)
        self._page = page
        self.rule = wide(Choice([(each.key, each.title) for each in said.rules], page.whole.plan.photos))
        self._means = text("")
        self._words = {each.key: each.words for each in said.rules}
        self.rule.currentIndexChanged.connect(self._tell)
        self._tell()
        self.lay(
            page.field("photos", Field(_("The rule"), self.rule)),
            self._means,
            text(said.program, "body", "soft"),
        )

    def _tell(self) -> None:
        self._means.setText(self._words[self.rule.value() or next(iter(self._words))])

    def _save(self) -> None:
        page, plan = self._page, self._page.whole.plan
        page.done(
            lambda: planning.details(page.group, replace(plan, photos=self.rule.value() or plan.photos)),
            _("The rule is saved."),
        )
