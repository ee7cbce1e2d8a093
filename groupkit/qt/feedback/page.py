"""Feedback: each round on a card, with its state in words and one thing to do next; nothing is counted here."""

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.feedback.rounds import State, code
from groupkit.core.progress import Progress
from groupkit.i18n import N_, _
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.desk import Desk
from groupkit.qt.feedback import cards, sheets
from groupkit.qt.feedback.asking import QUESTIONS, Ask, AskPaper
from groupkit.qt.feedback.cards import (
    CARDS,
    CLOSE,
    DESTROY,
    FORGET,
    KIOSK,
    OPEN,
    PRINT,
    RESULTS,
    SCANS,
    TEXTS,
    TYPE,
)
from groupkit.qt.feedback.everyround import EveryRound
from groupkit.qt.feedback.roundpage import TOPIC
from groupkit.qt.flow import flow
from groupkit.qt.pieces import box, button, stack
from groupkit.qt.sections import Fold, empty, header, ways
from groupkit.services.feedback import cards as two_word
from groupkit.services.feedback import rounds, sitting, texts
from groupkit.services.feedback.rounds import Standing
from groupkit.storage.feedback import shipped

if TYPE_CHECKING:
    from groupkit.core.feedback.cards import Card
    from groupkit.core.feedback.forms import Form
    from groupkit.pdf.feedback import deck, paper, settings
else:
    deck = lazily("groupkit.pdf.feedback.deck")
    paper = lazily("groupkit.pdf.feedback.paper")
    settings = lazily("groupkit.pdf.feedback.settings")

_PLACES = {OPEN: "feedbackopening", RESULTS: "feedbackresults", TEXTS: "feedbacktexts"} | {
    SCANS: "feedbackscans",
    TYPE: "feedbacktyping",
}
_ONWARDS = {
    "evaluationmeeting": (
        N_("One evening to look at it all, with its papers and slides."),
        N_("Looking at our group"),
    ),
    "outcomes": (N_("What good help looks like, and how we would know here."), N_("What good help is")),
    "report": (N_("A report for those who pay, which members see first."), N_("A report to those who pay")),
}
"""Where feedback leads besides: each place with what it is for, and its name."""
_OVER = (State.MERGED, State.DESTROYED)
_NEW_ENOUGH = 2


class FeedbackPage(EveryRound):
    """All rounds; what is asked before something is done opens on the card of its round."""

    name = "feedback"
    topics = frozenset({TOPIC, "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked: Ask | AskPaper | None = None
        self.cards: dict[str, cards.RoundCard] = {}

    def content(self) -> QLayout:
        """Return the rounds, or what to do before the first one."""
        found = rounds.status(self.group)
        self.asked, self.cards = None, {}
        in_hand = [each for each in found if each.state in (State.OPEN, State.CLOSED)]
        opened = [each for each in found if each.state is State.OPENED]
        newer, older = opened[:_NEW_ENOUGH], opened[_NEW_ENOUGH:]
        over = [*older, *(each for each in found if each.state in _OVER)]
        first = next((each.key for each in in_hand), "")
        shown: list[QWidget] = [self._card(each, first) for each in (*in_hand, *newer)]
        if over:
            folded = [self._card(each, "") for each in over]
            shown.append(Fold(_("Older rounds"), box(stack(*folded, space="l")), opened=not in_hand and not newer))
        head = self._head(begun=bool(in_hand))
        if not found:
            shown.append(self._nothing())
        self.first = self._first(first)
        onwards = ways(
            _("What came of it"),
            (
                (_("What we said we would do, and what became of it."), self.promises_button),
                (_("A few people tell, again after some months."), self.over_time_button),
                *((_(_ONWARDS[name][0]), made) for name, made in self.onwards.items()),
            ),
        )
        rest = flow(self.forms_button, self.keys_button, self.talks_button)
        return stack(head, box(stack(*shown, onwards, rest, space="l")), None)

    def _first(self, key: str) -> QWidget:
        if self.asked is not None:
            return self.asked.first
        if key and self.cards[key].buttons:
            return next(iter(self.cards[key].buttons.values()))
        return self.begin_button

    def _head(self, *, begun: bool) -> QWidget:
        go = self.desk.go
        kind = "quiet" if begun or self.asked is not None else "primary"
        self.begin_button = button(_("Begin a round"), kind, "plus", does=partial(go, "feedbackround"))
        self.promises_button = button(_("What we promised"), "plain", "arrow-right", does=partial(go, "promises"))
        self.forms_button = button(_("Forms"), "plain", "file-text", does=partial(go, "feedbackforms"))
        self.keys_button = button(_("Keys"), "plain", "lock", does=partial(go, "feedbackkeepers"))
        self.talks_button = button(_("Open talks"), "plain", "users", does=partial(go, "feedbacktalks"))
        self.over_time_button = button(_("Rounds of talks"), "plain", "arrow-right", does=partial(go, "evaluation"))
        self.onwards = {
            name: button(_(words), "plain", "arrow-right", does=partial(go, name))
            for name, (_sentence, words) in _ONWARDS.items()
        }
        said = _("Nobody can see who answered what. A box opens only with two people together.")
        return header(_("Feedback"), said, self.begin_button)

    def _nothing(self) -> QWidget:
        said = _(
            "A round asks everybody the same few questions. The answers go into a locked box, which two people "
            "open together in the end."
        )
        return empty(_("No round yet"), said)

    def _card(self, standing: Standing, first: str) -> cards.RoundCard:
        asked = self._asked() if self.key == standing.key else None
        words = standing.state is State.OPENED and texts.waiting(self.group, standing.key)
        made = cards.RoundCard(
            standing, cards.Doing(does=self.do, first=first if not self.asks else ""), asked, words=words
        )
        self.cards[standing.key] = made
        return made

    def _asked(self) -> QWidget | None:
        if not self.asks:
            return None
        if self.asks in {PRINT, CARDS}:
            count = two_word.wanted(rounds.get(self.group, self.key).able) if self.asks == CARDS else 0
            self.asked = AskPaper(self.group.profile, self.print_paper, self.save_paper, self.leave, count=count)
        else:
            does = {
                KIOSK: self.start_kiosk,
                CLOSE: self.close_round,
                DESTROY: self.destroy_box,
                FORGET: self.forget_cards,
            }[self.asks]
            self.asked = Ask(QUESTIONS[self.asks], does, self.leave)
        return self.asked

    # what the buttons do

    def do(self, name: str, key: str) -> None:
        """Do what a button of a card says, or ask first."""
        if name in _PLACES:
            self.desk.go(_PLACES[name], key)
        else:
            self.ask(name, key)

    def start_kiosk(self) -> None:
        """Begin a sitting at the box, and show the kiosk."""
        self.attempt(lambda: self.desk.go("feedbackkiosk", sitting.begin(self.group, self.key)))

    def close_round(self) -> None:
        """Close the round."""
        self.settle(rounds.close, _("The round is closed. Now two people can open its box."))

    def destroy_box(self) -> None:
        """Destroy the box unread."""
        self.settle(rounds.destroy, _("The box is destroyed. Nobody has read it."))

    def forget_cards(self) -> None:
        """Destroy what the cards hold for the next round."""
        self.settle(two_word.forget, rounds.said().cards.forgotten)

    # paper

    def print_paper(self) -> None:
        """Print the form of the round, its cards, or a paper around it."""
        if (make := self._paper()) is not None:
            printing.print_out(self.desk, self, make)

    def save_paper(self) -> None:
        """Save the form of the round, its cards, or a paper around it as a PDF."""
        if (make := self._paper()) is not None:
            title = next(each.title for each in rounds.status(self.group) if each.key == self.key)
            printing.save(self.desk, self, title, make)

    def _paper(self) -> printing.Make | None:
        """Return what prints the form; how its pages look is kept first, so that they can be read in again."""
        asked = self.asked
        if not isinstance(asked, AskPaper):
            return None
        made = rounds.get(self.group, self.key)
        language = asked.language.value() or self.group.profile.printing_language
        size, large = asked.paper.value() or self.group.profile.paper, asked.large.isChecked()
        if self.asks == CARDS:
            return self._deck(asked.count.count() or 0, language, size, large=large)
        if (what := asked.what.value() or sheets.FORM) != sheets.FORM:
            return sheets.around(self.group, self.key, what, language, size, large=large)
        look = paper.layouts(made.form, shipped.words(), language=language, paper=size, large=large)
        if not self.attempt(lambda: rounds.printed(self.group, made.key, look)):
            return None
        told = settings.told_of(made, code(made.key))

        def make(into: BinaryIO, progress: Progress) -> None:
            paper.book(
                made.form,
                shipped.words(),
                into,
                told=told,
                language=language,
                paper=size,
                large=large,
                progress=progress,
            )

        return make

    def _deck(self, count: int, language: str, size: str, *, large: bool) -> printing.Make | None:
        """Return what prints cards drawn by chance."""
        drawn: list[tuple[Form, tuple[Card, ...]]] = []
        if not self.attempt(lambda: drawn.append(two_word.of_round(self.group, self.key, count))):
            return None
        ((form, found),) = drawn

        def make(into: BinaryIO, progress: Progress) -> None:
            words = shipped.words()
            deck.deck(form, found, words, into, language=language, paper=size, large=large, progress=progress)

        return make
