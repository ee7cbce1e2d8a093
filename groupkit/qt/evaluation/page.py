"""Rounds of talks: each on a card, with its state in words and one thing to do next; nobody is counted here."""

from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.evaluation.rounds import State
from groupkit.i18n import N_, _
from groupkit.qt.desk import Desk
from groupkit.qt.evaluation.cards import (
    BESIDE,
    CHECK,
    CLOSE,
    CODE,
    DESTROY,
    MATRIX,
    PLAN,
    RECORDINGS,
    Doing,
    RoundCard,
)
from groupkit.qt.evaluation.older import OlderCopies
from groupkit.qt.feedback.asking import Ask, Question
from groupkit.qt.feedback.everyround import EveryRound
from groupkit.qt.feedback.kiosk.writing import wipe_clipboard
from groupkit.qt.flow import flow
from groupkit.qt.pieces import box, button, stack, text
from groupkit.qt.sections import Fold, LateFold, empty, header, ways
from groupkit.services.evaluation import coding, rounds
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.evaluation.rounds import Status

_PLACES = {
    PLAN: "evaluationplan",
    CODE: "evaluationcoding",
    BESIDE: "evaluationbeside",
    CHECK: "evaluationcheck",
    MATRIX: "evaluationmatrix",
}
_ONWARDS = {
    "evaluationmeeting": (
        N_("One evening to look at it all, with its papers and slides."),
        N_("Looking at our group"),
    ),
    "promises": (N_("What we said we would do, and what became of it."), N_("What we promised")),
    "outcomes": (N_("What good help looks like, and how we would know here."), N_("What good help is")),
    "report": (N_("A report for those who pay, which members see first."), N_("A report to those who pay")),
}
_QUESTIONS = {
    CLOSE: Question(
        N_("Are the talks over?"),
        (
            N_("How to reach people goes for good, and so does what was typed in talks and not accepted."),
            N_("Nobody is asked in this round any more. What they said stays, sealed."),
            N_("Old backups and the disk itself may hold traces for a while. groupkit cannot promise more."),
        ),
        N_("Yes, they are over"),
        for_good=True,
    ),
    DESTROY: Question(
        N_("Let everything of this round go?"),
        (
            N_("What people said goes for good, and nobody can undo that."),
            N_("The name of the round stays, and what the group heard."),
        ),
        N_("Let it go"),
        for_good=True,
    ),
}


class EvaluationPage(EveryRound):
    """All rounds of talks; what is asked before something is done opens on the card of its round."""

    name = "evaluation"
    topics = frozenset({TOPIC})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked: Ask | None = None
        self.cards: dict[str, RoundCard] = {}
        self.older: OlderCopies | None = None

    def content(self) -> QLayout:
        """Return the rounds, or what one is before the first."""
        found = rounds.status(self.group)
        self.asked, self.cards = None, {}
        over = [each for each in found if each.state is State.DESTROYED]
        going = [each for each in found if each.state is not State.DESTROYED]
        first = going[0].key if going else ""
        shown: list[QWidget] = [self._card(each, first) for each in going]
        if over:
            folded = box(stack(*(self._card(each, "") for each in over), space="l"))
            shown.append(Fold(_("Older rounds"), folded, opened=not going))
        head = self._head(begun=bool(going))
        if not found:
            shown.append(self._nothing())
        self.first = self._first(first)
        if any(each.contacts_gone_on for each in found):
            self.older_fold = LateFold(_("Older copies"), self._older)
            shown.append(self.older_fold)
        rest = flow(self.session_button, self.codes_button, self.keys_button, self.back_button)
        return stack(head, box(stack(*shown, self._onwards(), rest, space="l")), None)

    def _first(self, key: str) -> QWidget:
        if self.asked is not None:
            return self.asked.first
        return next(iter(self.cards[key].buttons.values())) if key else self.begin_button

    def _head(self, *, begun: bool) -> QWidget:
        go = self.desk.go
        kind = "quiet" if begun or self.asked is not None else "primary"
        self.begin_button = button(_("Begin a round"), kind, "plus", does=partial(go, "evaluationround"))
        self.session_button = button(
            _("Plan a talk with several"), "plain", "users", does=partial(go, "evaluationsession")
        )
        self.codes_button = button(
            _("The list of themes"), "plain", "book-open", does=partial(go, "evaluationcodebook")
        )
        self.keys_button = button(_("Keys"), "plain", "lock", does=partial(go, "feedbackkeepers"))
        self.back_button = button(_("Feedback"), "plain", "chevron-left", does=partial(go, "feedback"))
        said = _("The same people are asked again after some months: what changed, and what helped?")
        return header(_("Rounds of talks"), said, self.begin_button)

    def _older(self) -> QWidget:
        """Make what is said of copies that hold what went; each is opened to look, so only when somebody asks."""
        many = rounds.older_copies(self.group)
        if not many:
            return text(_("No copy beside the book holds what is gone."))
        self.older = OlderCopies(many, self.drop_older)
        return self.older

    def _onwards(self) -> QWidget:
        """Make where a round leads to in the end: to a meeting, to promises, and to those who pay."""
        self.onwards = {
            name: button(_(words), "plain", "arrow-right", does=partial(self.desk.go, name))
            for name, (_sentence, words) in _ONWARDS.items()
        }
        told = ((_(_ONWARDS[name][0]), made) for name, made in self.onwards.items())
        return ways(_("What came of it"), told)

    def _nothing(self) -> QWidget:
        said = _(
            "In a round, a few people tell how it goes, two or three times. Two people look for themes in it. The "
            "group hears the themes, and chooses what to do."
        )
        return empty(_("No round yet"), said)

    def _card(self, standing: Status, first: str) -> RoundCard:
        if self.asks and self.key == standing.key:
            self.asked = Ask(_QUESTIONS[self.asks], self.sure, self.leave)
        two = coding.standing(self.group, standing.key)
        both = two.both_in or (two.agreed and standing.state is State.CODING)
        doing = Doing(does=self.do, first=first if not self.asks else "", both_in=both)
        gone = rounds.gone(self.group, standing.key)
        made = RoundCard(standing, doing, gone, self.asked if self.key == standing.key else None)
        self.cards[standing.key] = made
        return made

    # what the buttons do

    def do(self, name: str, key: str) -> None:
        """Do what a button of a card says, or ask first."""
        if name in _PLACES:
            self.desk.go(_PLACES[name], key)
        elif name == RECORDINGS:
            if self.attempt(lambda: rounds.recordings_gone(self.group, key)):
                self.desk.say(_("It is written down with its day."))
        else:
            self.ask(name, key)

    def sure(self) -> None:
        """Do what was asked about."""
        does, said = {
            CLOSE: (rounds.close, _("The talks are over, and how to reach people is gone.")),
            DESTROY: (rounds.destroy, _("What was said in this round is gone for good.")),
        }[self.asks]
        if self.settle(does, said):
            # how to reach somebody may have been copied to ring them
            wipe_clipboard()

    def drop_older(self) -> None:
        """Remove the copies that hold what is gone."""
        if self.attempt(lambda: rounds.drop_older(self.group)):
            self.draw({})
            self.desk.say(_("No copy beside the book holds what is gone any more."))
