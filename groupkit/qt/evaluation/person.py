"""One person of a round, for the reader: their talks, each yes, who talks with them, and how to reach them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.evaluation.answers import AnswerKey
from groupkit.core.evaluation.clocks import STATES, Due, DueState
from groupkit.core.evaluation.people import LONGEST_CONTACT, LONGEST_NAME, LONGEST_NOTE, Ask, Person, Strand, Yes
from groupkit.core.evaluation.rounds import Round, State
from groupkit.core.problems import GroupkitError
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Day, line
from groupkit.qt.evaluation.agreeing import Verbs, YesCard
from groupkit.qt.evaluation.band import Band, next_of, sentence, wave_name
from groupkit.qt.evaluation.quoted import question_said
from groupkit.qt.evaluation.roundpage import LockedPage
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.pieces import Item, box, button, card, row, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.services.evaluation import answers, clocks, contacts, people, reading, telling
from groupkit.storage.evaluation import shipped

if TYPE_CHECKING:
    from nacl.public import PrivateKey

_TO_COME = frozenset({DueState.AHEAD, DueState.NOW, DueState.PASSED})
_SAID = frozenset({DueState.NOW, DueState.PASSED, DueState.NOT_HELD, DueState.STOPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What the plan does for one person, and whether it asks just now if their words are to go for good."""

    talk: Callable[[Round, str, str], object]
    sure_about: Callable[[str], object]
    words_back: Callable[[str], object]
    asks_back: bool = False


class PersonView(QWidget):
    """Everything about one person, and what can be written down of them."""

    def __init__(self, page: LockedPage, made: Round, person: Person, talks: Sequence[Due], doing: Doing) -> None:
        super().__init__()
        self.page, self.made, self.person, self.doing = page, made, person, doing
        self.first: QWidget | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.open = made.state is State.OPEN
        found = reading.answers(page.group, page.key, self.secret)
        self.said = tuple(each for each in found if each.sign == person.sign)
        left = [self._talks(talks)] if talks or self.open else []
        right = [self._yeses(), *([self._askers()] if len(person.askers) > 1 else [])]
        right += [self._reach(), self._asker(), self._end()] if self.open else []
        whole = Columns((box(stack(*left, None, space="l")), 3), (box(stack(*right, None, space="l")), 2))
        self.setLayout(stack(whole))

    @property
    def secret(self) -> "PrivateKey":
        """The key of the reader."""
        assert self.page.secret is not None  # noqa: S101  the page is open
        return self.page.secret

    def _does(self, verb: Callable[..., object], *rest: object, said: str) -> bool:
        """Do something about this person, and say that it is done."""
        page = self.page
        return page.kept(lambda: verb(page.group, page.key, self.person.sign, *rest, self.secret), said)

    # talks

    def _talks(self, talks: Sequence[Due]) -> QWidget:
        parts: list[Item] = [text(_("Their talks"), "heading")]
        if talks:
            parts.append(Band(talks, self.person.started, self.page.group.today()))
        following = next_of(talks)
        for at, each in enumerate(talks):
            if at:
                parts.append(rule())
            parts += self._talk(each, following=each is following)
        if self.person.strand is not Strand.WHOLE_GROUP:
            parts.append(text(telling.told(shipped.waves()).late, "small", "soft"))
        else:
            parts.append(
                text(_("The whole group together has no clock: any day counts. Plan the talk on paper first."))
            )
            go = partial(self.page.desk.go, "evaluationsession")
            self.plan_button = button(_("Plan a talk with several"), "quiet", "users", does=go)
            parts.append(row(self.plan_button, None))
        return card(stack(*parts, space="m"))

    def _talk(self, each: Due, *, following: bool) -> Iterator[Item]:
        """Yield what became of a talk; the next one can be begun, and the others are a press further away."""
        state, name = each.state, wave_name(each.wave)
        yield text(sentence(each), "lead" if following else "body")
        if state in _SAID:
            yield text(
                telling.told(shipped.waves()).gone_by if state is DueState.NOT_HELD else _(STATES[state]),
                "small",
                "soft",
            )
        if not self.open or state is DueState.STOPPED:
            return
        kind = "primary" if following and state is not DueState.AHEAD else "quiet"
        begin = button(_("Begin the talk"), kind, "arrow-right", does=partial(self._begin, each.wave))
        alone = button(_("They answer on this laptop"), "quiet", "play", does=partial(self._alone, each.wave))
        self.buttons |= {f"{each.wave}/begin": begin, f"{each.wave}/alone": alone}
        for one in (begin, alone):
            one.setAccessibleDescription(name)
        if following:
            self.first = begin
            yield flow(begin, alone)
        words = _("Write down its day") if each.held is None else _("Change its day, or go on with it")
        if not following and each.held is None:
            words = _("Hold it now, or write down its day")
        # answered on the laptop, or on paper: only the reader can write down the day
        alone_already = each.held is None and any(said.wave == each.wave for said in self.said)
        if alone_already:
            yield text(_("Their answers are here. Write down the day of the talk."))
        yield Fold(words, self._when(each, name, [] if following else [begin, alone]), opened=alone_already)

    def _when(self, each: Due, name: str, beside: list[QWidget]) -> QWidget:
        """Make what writes down a talk that was held without this laptop, or was not held."""
        day = Day(each.held or self.page.group.today())
        field = Field(_("Held on"), day)
        day.setAccessibleDescription(name)
        keep = button(_("Write it down"), "quiet", "check")
        keep.clicked.connect(lambda: self._held(each.wave, day))
        self.buttons[f"{each.wave}/held"] = keep
        ways: list[QWidget] = [keep]
        if each.state in _TO_COME:
            skip = button(_("It was not held"), "plain", does=partial(self._not_held, each.wave))
            self.buttons[f"{each.wave}/not"] = skip
            ways.append(skip)
        for one in ways:
            one.setAccessibleDescription(name)
        return box(stack(field, flow(*ways), *([flow(*beside)] if beside else []), space="s"))

    def _begin(self, wave: str) -> None:
        self.doing.talk(self.made, self.person.sign, wave)

    def _alone(self, wave: str) -> None:
        """Hand the laptop to the person: the plan is shut, and the kiosk keeps them in."""
        page, sign = self.page, self.person.sign
        if not self.person.says_yes(Ask.PART):
            self.buttons[f"yes/{Ask.PART}"].setFocus()
            page.desk.say(_("First ask them if they would like to take part, and write their yes down here."))
            return
        page.attempt(lambda: page.desk.go("evaluationkiosk", answers.sitting(page.group, page.key, sign, wave)))

    def _held(self, wave: str, day: Day) -> None:
        self._does(clocks.held, wave, day.day(), said=_("It is written down."))

    def _not_held(self, wave: str) -> None:
        self._does(clocks.not_held, wave, said=_("It is written down. It stays on the page."))

    # what they said yes to

    def _yeses(self) -> QWidget:
        verbs = Verbs(agree=self._agree, take_back=self._take_back, recording_gone=self._recording_gone)
        shown = YesCard(self.person, self._quoted(), verbs, asks=self.open)
        self.buttons |= shown.buttons
        return shown

    def _quoted(self) -> dict[AnswerKey, tuple[str, str]]:
        """Return the questions and the words of the answers that may be said to the group."""
        wanted = {each.of for each in self.person.agreed if each.of}
        of_these = (each for each in self.said if "/".join(each.key) in wanted)
        return {each.key: (question_said(self.page.group, each), each.words) for each in of_these}

    def _agree(self, ask: Ask) -> None:
        yes = Yes(ask=ask, said_on=self.page.group.today())
        self._does(people.agree, yes, said=_("It is written down with its day."))

    def _take_back(self, yes: Yes) -> None:
        if yes.ask is Ask.PART:
            self.doing.sure_about(self.person.sign)
            return
        page = self.page
        page.kept(
            lambda: people.take_back(page.group, page.key, self.person.sign, yes.ask, self.secret, of=yes.of),
            _("It is taken back."),
        )

    def _recording_gone(self) -> None:
        self._does(people.recording_gone, said=_("It is written down with its day."))

    # reaching them, and the end

    def _reach(self) -> QWidget:
        try:
            known = contacts.read(self.page.group, self.page.key, self.secret).get(self.person.sign, "")
        except GroupkitError as trouble:
            # the rest of the plan is there all the same
            return card(stack(text(str(trouble))))
        self.contact = line(known, most=LONGEST_CONTACT)
        keep = button(_("Keep it"), "quiet", "check", does=self._change_contact)
        self.buttons["contact"] = keep
        hint = _("It is kept apart from everything else, and goes for good with the talks.")
        field = self.page.field("contact", Field(_("How to reach them"), self.contact, hint=hint))
        return card(stack(field, row(keep, None), space="m"))

    def _change_contact(self) -> None:
        self._does(contacts.change, self.contact.text(), said=_("It is kept."))

    def _asker(self) -> QWidget:
        self.asker, self.note = line(most=LONGEST_NAME), line(most=LONGEST_NOTE)
        keep = button(_("Write it down"), "quiet", "check", does=self._change_asker)
        self.buttons["asker"] = keep
        name = self.page.field("interviewer", Field(_("Who talks with them from now on?"), self.asker))
        why = self.page.field("note", Field(_("Why?"), self.note, hint=_("They may like to know.")))
        said = _("Somebody else talks with them")
        return Fold(said, box(stack(name, why, row(keep, None), space="m")))

    def _askers(self) -> QWidget:
        """Make who has talked with them, where that has changed, each from which day and why."""
        parts: list[Item] = [text(_("Who has talked with them"), "heading")]
        for each in self.person.askers:
            day = current().day(each.since, "sheet")
            parts.append(text(_("{name}, since {day}.").format(name=each.name, day=day)))
            if each.note:
                parts.append(text(each.note, "small", "soft"))
        return card(stack(*parts, space="s"))

    def _change_asker(self) -> None:
        name, why = self.asker.text(), self.note.text()
        if self._does(people.interviewer, name, why, said=_("It is written down.")):
            self.page.clear(("interviewer", "note"))

    def _end(self) -> QWidget:
        stop = button(_("They stop"), "plain", "x", does=self._stop)
        back = button(_("They take their words back"), "plain", "trash-2", does=self._ask_back)
        self.buttons |= {"stop": stop, "words": back}
        if self.doing.asks_back:
            return self._sure()
        return box(stack(flow(*([] if self.person.stopped_on else [stop]), back)))

    def _sure(self) -> QWidget:
        said = _("Everything they said in this round goes for good, and nobody can undo that.")
        yes = button(
            _("Take it all back"), "quiet", "trash-2", does=partial(self.doing.words_back, self.person.sign)
        )
        no = button(_("Not now"), "primary", does=partial(self.doing.sure_about, ""))
        self.first = no
        self.buttons |= {"sure": yes, "not-now": no}
        return card(stack(text(_("Take their words back?"), "lead"), text(said), flow(yes, no), space="m"), "care")

    def _ask_back(self) -> None:
        self.doing.sure_about(self.person.sign)

    def _stop(self) -> None:
        said = _("They are not asked any more. What they said stays, unless they take it back.")
        self._does(clocks.stop, said=said)
