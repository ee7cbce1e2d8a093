"""One talk: the yes beforehand, one question a screen, and reading back; what is typed goes when it is accepted."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.clocks import form_of
from groupkit.core.evaluation.people import Ask, Person, Strand, Yes
from groupkit.core.evaluation.rounds import Round
from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.forms import told as form_told
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.evaluation import papers
from groupkit.qt.evaluation.band import wave_name
from groupkit.qt.evaluation.roundpage import LockedPage, Unlocked
from groupkit.qt.evaluation.talking import Asking, Before, ReadBack, Ways, answers, asked
from groupkit.qt.feedback.kiosk.writing import wipe
from groupkit.qt.flow import flow
from groupkit.qt.pieces import box, button, row, stack
from groupkit.qt.sections import empty, header
from groupkit.services.evaluation import clocks, drafts, people, telling
from groupkit.services.feedback import forms
from groupkit.services.feedback.rounds import said as feedback_words
from groupkit.storage.evaluation import shipped

if TYPE_CHECKING:
    from nacl.public import PrivateKey

    from groupkit.services.evaluation.drafts import Draft

_MOVING = frozenset({Strand.MEMBERS, Strand.CARERS})
BEFORE = -1


class TalkPage(LockedPage):
    """A talk with one person, step by step; `at` is the question, counted from 0, or BEFORE."""

    name = "evaluationtalk"
    title = N_("A talk")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sign = self.wave = ""
        self.at, self.forgetting, self.large = BEFORE, False, False
        self.draft: Draft | None = None
        self.stage: Before | Asking | Ways | ReadBack | None = None
        self.person: Person | None = None

    def handed(self, shown: Unlocked) -> None:
        """Begin with the person and the talk that were chosen on the plan."""
        self.sign, self.wave, self.at, self.draft = shown.sign, shown.wave, BEFORE, None

    def opened(self, made: Round, secret: "PrivateKey") -> QLayout:
        """Return the step that is asked now."""
        self.forgetting = False
        known = people.listing(self.group, self.key, secret)
        self.person = next((each for each in known if each.sign == self.sign), None)
        if self.person is None or not self.wave:
            return self._nobody(made)
        if self.at == BEFORE or self.draft is None:
            return self._before(made, self.person)
        form, count = self.form, self._steps()
        asked_ = asked(form)
        if self.at < len(asked_):
            question, so_far = asked_[self.at], self.draft.words.get(asked_[self.at].key, "")
            words = feedback_words()
            self.stage = stage = Asking(question, words, so_far, at=self.at, of=len(asked_))
            self.first = stage.first
        elif self.at < count:
            self.stage = ways = Ways(telling.told(shipped.codebook()), self.draft.words)
            self.first = ways.first
        else:
            return self._read_back(made)
        return stack(self._head(made), self.stage, self._foot(), None)

    @property
    def form(self) -> Form:
        """The questions of the talk, in the language of the window."""
        return form_told(forms.get(self.group, form_of(self.wave, shipped.waves())), current())

    def _steps(self) -> int:
        """Return how many steps come before reading back."""
        moving = self.person is not None and self.person.strand in _MOVING
        return len(asked(self.form)) + moving

    def _nobody(self, made: Round) -> QLayout:
        said = _("A talk begins on the plan, where each person stands with their sign.")
        go = button(_("Who is next"), "primary", "arrow-right")
        go.clicked.connect(lambda: self.desk.go("evaluationplan", self.unlocked(made)))
        self.first = go
        return stack(header(_(self.title), made.title, self.back()), empty(_("With whom?"), said, go), None)

    def _head(self, made: Round) -> QWidget:
        said = _("{talk}. {round}").format(talk=wave_name(self.wave), round=made.title)
        stop = button(_("Stop and forget"), "plain", "x", does=partial(self.stop, made))
        self.stop_button = stop
        return header(self.sign, said, None, stop)

    # before

    def _before(self, made: Round, person: Person) -> QLayout:
        words = telling.told(shipped.consent())
        said = {ask.value: person.says_yes(ask) for ask in (Ask.PART, Ask.RECORDING)}
        self.stage = before = Before(made, words, said, partial(self.says, made))
        yes = person.says_yes(Ask.PART)
        self.begin_button = button(_("Begin the talk"), "primary", "arrow-right", does=self.begin)
        if not yes:
            self.begin_button.hide()
        leave = button(_("Back to the plan"), "plain", "chevron-left", does=partial(self.leave, made))
        self.leave_button = leave
        self.print_button = button(_("Print the questions"), "plain", "printer", does=partial(self.print_out, made))
        self.first = self.begin_button if yes else before.yes[Ask.PART.value]
        about = _("{talk}. {round}").format(talk=wave_name(self.wave), round=made.title)
        head = header(self.sign, about, self.begin_button, leave)
        self.large_tick = papers.large_tick(self)
        return stack(head, before, stack(self.large_tick, flow(self.print_button), space="s"), None)

    def print_out(self, made: Round) -> None:
        """Print the questions, for whoever would rather write."""
        moving = self.person is not None and self.person.strand in _MOVING
        papers.print_questions(self, made, (self.sign, self.wave), ways=moving, large=self.large)

    def says(self, made: Round, key: str, yes: bool) -> None:  # noqa: FBT001  which of two buttons
        """Write down a yes with its day, or that there is none; nobody is asked twice."""
        ask, secret = Ask(key), self.secret
        if secret is None or self.person is None:
            return
        if yes:
            said = Yes(ask=ask, said_on=self.group.today())
            self.kept(lambda: people.agree(self.group, self.key, self.sign, said, secret), "")
        elif ask is Ask.PART:
            self.leave(made)
            self.desk.say(_("That is all right. Nothing changes for them."))
        elif self.person.says_yes(ask):
            self.kept(lambda: people.take_back(self.group, self.key, self.sign, ask, secret), "")

    def begin(self) -> None:
        """Begin to write down, or go on where the power went."""
        began: list[Draft] = []
        if self.attempt(lambda: began.append(drafts.begin(self.group, self.key, self.sign, self.wave))):
            self.draft, self.at = began[0], 0
            self.turn()

    def leave(self, made: Round) -> None:
        """Go back to the plan; what was typed waits, sealed, for the talk to go on."""
        self.put_by()
        self.desk.go("evaluationplan", self.unlocked(made, self.sign))

    # one question after another

    def _foot(self) -> QWidget:
        back = button(_("Back"), "plain", "chevron-left", does=partial(self.step, -1))
        onwards = button(_("Next"), "primary", "arrow-right", does=partial(self.step, 1))
        self.before_button, self.next_button = back, onwards
        foot = Columns(back, onwards, letters=0, space="m")
        foot.turned.connect(lambda across: foot.put_last_first(not across))
        return foot

    def put_by(self) -> bool:
        """Put what was typed into the draft; say why where the disk cannot take it, and keep it on the page."""
        draft, stage = self.draft, self.stage
        if draft is None or not isinstance(stage, Asking | Ways):
            return True
        typed = {stage.question.key: stage.words()} if isinstance(stage, Asking) else stage.words()
        before = draft.words

        def put() -> None:
            for key, said in typed.items():
                if said != before.get(key, ""):
                    draft.keep(key, said)

        return self.attempt(put)

    def step(self, by: int) -> None:
        """Go on to the next step, or back to the one before."""
        if self.put_by():
            self.at = max(BEFORE, self.at + by)
            wipe(self)
            self.stage = None
            self.turn()

    def stop(self, made: Round) -> None:
        """Stop, and destroy what was typed; the first press only asks."""
        draft = self.draft
        if not self.forgetting:
            self.forgetting = True
            self.desk.say(_("What was typed goes for good then. Press once more to stop and forget it."))
        elif draft is None or self.attempt(lambda: drafts.drop(self.group, draft)):
            self._end(made, _("What was typed is gone. Nothing of this talk was kept."))

    def _end(self, made: Round, said: str) -> None:
        wipe(self)
        self.draft, self.stage, self.at, self.forgetting = None, None, BEFORE, False
        self.desk.go("evaluationplan", self.unlocked(made, self.sign))
        self.desk.say(said)

    # reading back

    def _said(self) -> tuple[Answer, ...]:
        words = None if self.draft is None else self.draft.words
        return answers(self.form, words or {}, self.sign, self.wave)

    def _read_back(self, made: Round) -> QLayout:
        words, said = telling.told(shipped.consent()), self._said()
        self.stage = back = ReadBack(self, self.form, said, words, may_ask=True)
        self.before_button = button(_("Change something"), "plain", "chevron-left", does=partial(self.step, -1))
        self.seal_button = button(_("Yes, keep it"), "primary", "lock", does=partial(self.accept, made))
        self.first = self.seal_button if said else self.before_button
        foot = Columns(self.before_button, self.seal_button, letters=0, space="m")
        foot.turned.connect(lambda across: foot.put_last_first(not across))
        note = box(row((back, 1)))
        return stack(self._head(made), note, foot, None)

    def accept(self, made: Round) -> None:
        """Seal what was said as it was read back; then what was typed is destroyed."""
        draft, stage, secret = self.draft, self.stage, self.secret
        if draft is None or secret is None or not isinstance(stage, ReadBack):
            return
        said = tuple(replace(each, by=stage.by.value() or each.by) for each in self._said())
        day, today = stage.day.day(), self.group.today()
        quoted = [key for key, tick in stage.quotes.items() if tick.isChecked()]

        def keep() -> None:
            clocks.held(self.group, self.key, self.sign, self.wave, day, secret)
            for key in quoted:
                of = "/".join((self.sign, self.wave, key))
                yes = Yes(ask=Ask.QUOTATION, said_on=today, of=of)
                people.agree(self.group, self.key, self.sign, yes, secret)
            drafts.accept(self.group, draft, said)

        if self.attempt(keep):
            self._end(made, _("It is sealed. Only the reader and the two who look for themes can open it."))

    def forget(self) -> None:
        """Let go of the key, and of what was typed: it waits in the sealed draft."""
        super().forget()
        self.draft = self.stage = self.person = None

    def draw(self, typed: Mapping[str, str] | None = None) -> None:
        """Draw the step; what was typed on it is put by first, should something else have changed meanwhile."""
        if typed is None:
            self.put_by()
        super().draw(typed)

    def typed(self) -> dict[str, str]:
        """Return nothing; what was typed so far waits in the sealed draft."""
        if isinstance(self.stage, Asking | Ways):
            self.put_by()
        return {}
