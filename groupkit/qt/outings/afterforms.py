"""The forms of afterwards: heads, what worked, a note of what happened, and whether we do it again."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from groupkit.core.outings.afterwards import SOMETHING_ELSE, WITH_A_CHANGE, YES, Afterwards, Incident
from groupkit.core.outings.words.afterwards import AfterwardsWords
from groupkit.i18n import _, current
from groupkit.qt.decisions.offers import wide
from groupkit.qt.entries import Choice, Count, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.outings.forms import Action, SideForm
from groupkit.qt.outings.part import Showing
from groupkit.qt.pieces import box, button, row, stack, text
from groupkit.qt.sections import banner
from groupkit.qt.ticks import Tick

_LINES = 2


class HeadsForm(SideForm):
    """How many went out, came back, left early and were out for the first time: numbers only."""

    def __init__(self, page: Showing, said: AfterwardsWords, save: Action) -> None:
        super().__init__(_("On the day"), _("Keep these numbers"), save, page.turn)
        self._known = page.whole.after
        self.out = Count(self._known.heads_out, digits=3)
        self.back = Count(self._known.heads_back, digits=3)
        self.early = Count(self._known.heads_early, digits=3)
        self.new = Count(self._known.first_time, digits=3)
        self.all_known = Tick(said.heads_known, done=self._known.not_back > 0, fades=False)
        self._differ = page.field("all_known", Field(said.heads_differ, self.all_known))
        for count in (self.out, self.back, self.early):
            count.textChanged.connect(self._turn)
        self.lay(
            page.field("heads_out", Field(said.heads_out, self.out)),
            page.field("heads_back", Field(said.heads_back, self.back)),
            page.field("heads_early", Field(said.heads_early, self.early)),
            self._differ,
            page.field("first_time", Field(said.heads_new, self.new, hint=said.heads_why)),
        )
        self._turn()

    def _turn(self) -> None:
        self._differ.setVisible(self.counted().not_back > 0)

    def counted(self) -> Afterwards:
        """Return the heads as answered."""
        return replace(
            self._known,
            heads_out=self.out.count(),
            heads_back=self.back.count(),
            heads_early=self.early.count(),
            first_time=self.new.count(),
        )


class WorkedForm(SideForm):
    """What worked, for the next lead; about the day and the place, never about a person."""

    def __init__(self, page: Showing, said: AfterwardsWords, save: Action) -> None:
        super().__init__(said.worked.title, _("Keep this"), save, page.turn)
        self._known, worked = page.whole.after, said.worked
        self.well, self.change = (_few(words) for words in (self._known.well, self._known.change))
        self.left_out, self.tip = (_few(words) for words in (self._known.left_out, self._known.tip))
        self.lay(
            text(worked.intro),
            page.field("well", Field(worked.well, self.well)),
            page.field("change", Field(worked.change, self.change)),
            page.field("left_out", Field(worked.left_out, self.left_out)),
            page.field("tip", Field(worked.next, self.tip)),
        )

    def told(self) -> Afterwards:
        """Return what worked, as answered."""
        return replace(
            self._known,
            well=self.well.toPlainText(),
            change=self.change.toPlainText(),
            left_out=self.left_out.toPlainText(),
            tip=self.tip.toPlainText(),
        )


class LetGo(QWidget):
    """Letting a note go, asked once more, because it cannot be brought back."""

    def __init__(self, forget: Action) -> None:
        super().__init__()
        # Qt does not hold on to whoever a method belongs to
        self._forget = forget
        self.ask_button = button(_("Let this note go"), "plain", "x", does=self._ask)
        self.sure_button = button(_("Let it go for good"), "quiet", "check", does=forget)
        self.asked = box(stack(text(_("It cannot be brought back.")), row(self.sure_button, None), space="s"))
        self.asked.hide()
        self.setLayout(stack(row(self.ask_button, None), self.asked, space="s"))

    def _ask(self) -> None:
        self.asked.show()
        self.sure_button.setFocus()


class NoteForm(SideForm):
    """What happened, facts only: first it says to see to people, and where help is."""

    def __init__(
        self, page: Showing, said: AfterwardsWords, known: Incident | None, save: Action, forget: Action
    ) -> None:
        words, about = said.incident, page.known.outing
        super().__init__(words.title, _("Keep this note"), save, page.turn)
        first = Incident(
            outing=about.id, at=current().day(about.day, "full"), place="", what="", kept_until=date.min
        )
        self._known = known or first
        self.help_button = button(_("Help now"), "quiet", "life-buoy", does=lambda: page.desk.go("safety"))
        self.at, self.place = line(self._known.at), line(self._known.place)
        self.what, self.did = notes(self._known.what, lines=3), notes(self._known.done, lines=3)
        self.told_to, self.follow = _few(self._known.told), _few(self._known.follow)
        self.change, self.job = _few(self._known.change), line(self._known.job)
        self.let_go = LetGo(forget)
        self.let_go.setVisible(known is not None)
        kept = words.keep.format(months=words.months)
        if known is not None:
            until = current().day(known.kept_until, "full")
            kept = _("The note is kept until {day}.").format(day=until)
        self.lay(
            banner("\n".join((words.safe, words.abuse)), self.help_button),
            text("\n".join((words.intro, words.no_guess, words.names))),
            page.field("at", Field(words.when, self.at)),
            page.field("place", Field(words.where, self.place)),
            page.field("what", Field(words.what, self.what)),
            page.field("done", Field(words.done, self.did)),
            page.field("told", Field(words.told, self.told_to)),
            page.field("follow", Field(words.follow, self.follow)),
            page.field("change", Field(words.change, self.change)),
            page.field("job", Field(_("Written by (the job, not the name)"), self.job)),
            text(kept, "small"),
            below=self.let_go,
        )

    def note(self) -> Incident:
        """Return the note as answered."""
        return replace(
            self._known,
            at=self.at.text(),
            place=self.place.text(),
            what=self.what.toPlainText(),
            done=self.did.toPlainText(),
            told=self.told_to.toPlainText(),
            follow=self.follow.toPlainText(),
            change=self.change.toPlainText(),
            job=self.job.text(),
        )


def _few(words: str) -> QPlainTextEdit:
    return notes(words, lines=_LINES)


class AgainForm(SideForm):
    """Whether we do it again; with yes, a new outing is begun with the plan of this one."""

    def __init__(self, page: Showing, said: AfterwardsWords, save: Action) -> None:
        super().__init__(_("Do it again"), _("Keep this answer"), save, page.turn)
        self._known = page.whole.after
        answers = {YES: said.again_yes, WITH_A_CHANGE: said.again_change, SOMETHING_ELSE: said.again_other}
        self.answer = wide(Choice(answers.items(), self._known.again or YES))
        self.begin = Tick(_("Begin a new outing now"), said.again_made, done=not self._known.again, fades=False)
        self.answer.currentIndexChanged.connect(self._turn)
        self.lay(page.field("again", Field(said.again, self.answer)), self.begin)
        self._turn()

    def _turn(self) -> None:
        self.begin.setVisible(self.answer.value() != SOMETHING_ELSE)

    def told(self) -> Afterwards:
        """Return the answer."""
        return replace(self._known, again=self.answer.value() or "")

    @property
    def begins(self) -> bool:
        """Whether a new outing is begun with the plan of this one."""
        return self.begin.isChecked() and self.answer.value() != SOMETHING_ELSE
