"""Who is next: the talks of each person on a line of time, for the reader alone; nothing counts down."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.evaluation.clocks import Due, DueState
from groupkit.core.evaluation.people import STRANDS, Ask, Person, Strand
from groupkit.core.evaluation.rounds import Round, State
from groupkit.i18n import N_, _
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.evaluation import papers
from groupkit.qt.evaluation.band import Band, lines, wave_name
from groupkit.qt.evaluation.inviting import InviteForm
from groupkit.qt.evaluation.person import Doing, PersonView
from groupkit.qt.evaluation.roundpage import LockedPage, Unlocked
from groupkit.qt.flow import flow
from groupkit.qt.pieces import Item, box, button, card, stack, text
from groupkit.qt.sections import Fold, empty, header
from groupkit.services.evaluation import clocks, people, telling
from groupkit.storage.evaluation import shipped

if TYPE_CHECKING:
    from nacl.public import PrivateKey

_OVER = frozenset({DueState.HELD, DueState.LATE, DueState.EARLY, DueState.NOT_HELD, DueState.STOPPED})


class PlanPage(LockedPage):
    """The people of a round by strand, somebody being asked, or one person with everything about them."""

    name = "evaluationplan"
    title = N_("Who is next")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asking, self.sign, self.asks_back, self.large = False, "", "", False
        self.form: InviteForm | None = None
        self.view: PersonView | None = None
        self.buttons: dict[str, QPushButton] = {}

    def handed(self, shown: Unlocked) -> None:
        """Show somebody again after their talk."""
        self.sign = shown.sign

    def opened(self, made: Round, secret: "PrivateKey") -> QLayout:
        """Return the plan, the form for somebody new, or one person."""
        self.form = self.view = None
        known = {each.sign: each for each in people.listing(self.group, self.key, secret)}
        due = clocks.due(self.group, self.key, secret)
        if self.sign in known:
            return self._person(made, known[self.sign], [each for each in due if each.sign == self.sign])
        open_ = made.state is State.OPEN
        if self.asking and open_:
            words = telling.told(shipped.roomcheck())
            self.form = InviteForm(self, words, self.ask_somebody, self.leave)
            self.first = self.form.strand
            return stack(self._head(made, None), self.form, None)
        return self._plan(made, tuple(known.values()), due)

    def _head(self, made: Round, primary: QPushButton | None) -> QWidget:
        said = _("{title}. Nobody but the reader sees this page.").format(title=made.title)
        return header(_(self.title), said, primary, self.back(), self.shut_button())

    # everybody

    def _plan(self, made: Round, known: Sequence[Person], due: Sequence[Due]) -> QLayout:
        self.buttons = {}
        now = [each for each in due if each.state is DueState.NOW]
        kind = "quiet" if now else "primary"
        self.ask_button = button(_("Ask somebody"), kind, "user-plus", does=self.invite)
        head = self._head(made, self.ask_button if made.state is State.OPEN else None)
        self.first = self.ask_button if made.state is State.OPEN else self.back_button
        if not known:
            said = _("Each person gets a sign instead of a name. The plan reckons their talks from their own days.")
            return stack(head, empty(_("Nobody was asked yet"), said), None)
        parts: list[QWidget] = [self._now(now, made)] if now else []
        parts += self._strands(known, due)
        self.consent_button = button(_("Print the sheet for before a talk"), "quiet", "printer")
        self.consent_button.clicked.connect(lambda: papers.print_consent(self, made, large=self.large))
        self.print_button = button(_("Print the plan"), "plain", "printer")
        self.print_button.clicked.connect(lambda: papers.print_plan(self, due, large=self.large))
        self.large_tick = papers.large_tick(self)
        ways = flow(self.consent_button, self.print_button)
        parts.append(box(stack(self.large_tick, ways, space="s")))
        return stack(head, box(stack(*parts, space="l")), None)

    def _now(self, now: Sequence[Due], made: Round) -> QWidget:
        made_: list[Item] = [text(_("Now is a good time"), "heading")]
        for at, each in enumerate(now):
            said = text(_("{sign}: {talk}").format(sign=each.sign, talk=wave_name(each.wave)), "lead")
            begin = button(_("Begin the talk"), "quiet" if at else "primary", "arrow-right")
            begin.clicked.connect(partial(self.talk, made, each.sign, each.wave))
            begin.setAccessibleDescription(said.text())
            if not at:
                self.first = begin
            made_.append(Columns((said, 1), begin, letters=18))
        return card(stack(*made_, space="m"), "accent")

    def _strands(self, known: Iterable[Person], due: Sequence[Due]) -> Iterator[QWidget]:
        """Yield the people of each strand on a card of its own: sources are kept apart."""
        for strand in Strand:
            here = [each for each in known if each.strand is strand]
            if not here:
                continue
            going: list[QWidget] = []
            done: list[QWidget] = []
            for person in here:
                talks = [each for each in due if each.sign == person.sign]
                over = bool(talks) and all(each.state in _OVER for each in talks)
                (done if over else going).append(self._row(person, talks))
            rows = [box(stack(*going, space="xl"))] if going else []
            if done:
                rows.append(Fold(_("Nothing more to come"), box(stack(*done, space="xl")), opened=not going))
            yield card(stack(text(_(STRANDS[strand]), "heading"), *rows, space="l"))

    def _row(self, person: Person, talks: Sequence[Due]) -> QWidget:
        opens = button(_("Open"), "quiet", "arrow-right", does=partial(self.show_person, person.sign))
        opens.setAccessibleName(_("Open {sign}").format(sign=person.sign))
        self.buttons[person.sign] = opens
        shown: list[Item] = [Band(talks, person.started, self.group.today()), lines(talks)] if talks else []
        named = box(stack(text(person.sign, "lead"), *shown, space="xs"))
        return Columns((named, 1), opens, letters=30)

    def _turn_to(self, sign: str = "", *, asking: bool = False) -> None:
        self.sign, self.asking = sign, asking
        self.turn()

    def invite(self) -> None:
        """Open the form for somebody new."""
        self._turn_to(asking=True)

    def leave(self) -> None:
        """Show everybody again."""
        self._turn_to()

    def show_person(self, sign: str) -> None:
        """Show one person."""
        self._turn_to(sign)

    def ask_somebody(self) -> None:
        """Give somebody a sign, and show them."""
        form, secret = self.form, self.secret
        if form is None or secret is None:
            return
        given: list[str] = []
        who = form.invited()
        if self.attempt(lambda: given.append(people.invite(self.group, self.key, who, secret))):
            self._turn_to(given[0])
            self.desk.say(
                _("Their sign is {sign}. Tell them, and keep their name off this page.").format(sign=given[0])
            )

    def talk(self, made: Round, sign: str, wave: str) -> None:
        """Begin a talk."""
        self.desk.go("evaluationtalk", self.unlocked(made, sign, wave))

    # one person

    def _person(self, made: Round, person: Person, talks: Sequence[Due]) -> QLayout:
        doing = Doing(
            talk=self.talk,
            sure_about=self.sure_about,
            words_back=self.words_back,
            asks_back=self.asks_back == person.sign,
        )
        self.view = PersonView(self, made, person, talks, doing)
        self.first = self.view.first
        self.all_button = button(_("Everybody"), "plain", "chevron-left", does=self.leave)
        said = _("{strand}. {name} talks with them.")
        shown = said.format(strand=_(STRANDS[person.strand]), name=person.interviewer)
        head = header(person.sign, shown, None, self.all_button, self.shut_button())
        self.first = self.first or self.all_button
        return stack(head, self.view, None)

    def sure_about(self, sign: str) -> None:
        """Ask once before somebody's words go for good, or ask no longer."""
        self.asks_back = sign
        self.turn()

    def words_back(self, sign: str) -> None:
        """Let everything go that somebody said."""
        secret = self.secret
        if secret is not None:
            self.asks_back = ""
            self.kept(
                lambda: people.take_back(self.group, self.key, sign, Ask.PART, secret),
                _("What they said is gone for good."),
            )
