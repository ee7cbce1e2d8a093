"""What stands on the page of a talk: the yes beforehand, one question a screen, which way it went, reading back."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from groupkit.core.evaluation.answers import SETBACKS, WAYS, Answer, By, Setback, SetbackKind, Way
from groupkit.core.evaluation.rounds import Round
from groupkit.core.evaluation.words import AskWords, Codebook, Consent
from groupkit.core.feedback import given
from groupkit.core.feedback.forms import WRITTEN, Form, Kind, Question
from groupkit.core.feedback.words import Words
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Day
from groupkit.qt.evaluation.asked import kind_said
from groupkit.qt.feedback.kiosk.writing import OwnWords
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, box, button, card, mark, row, rule, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services.evaluation.answers import LONGEST

WAY, SPELL, HELPED = "way/", "spell", "helped"
"""The keys under which a draft keeps which way things went, a hard spell, and what helped."""


def asked(form: Form) -> tuple[Question, ...]:
    """Return the questions of a form, without what is only read out."""
    return tuple(each for each in form.questions if each.kind is not Kind.NOTE)


class Before(QWidget):
    """What is said before the talk, and the two things asked apart; each yes is written down with its day."""

    def __init__(
        self, made: Round, words: Consent, said: Mapping[str, bool], says: Callable[[str, bool], object]
    ) -> None:
        super().__init__()
        self.yes: dict[str, QWidget] = {}
        self.no: dict[str, QWidget] = {}
        told = stack(
            text(words.title, "heading"),
            text(words.purpose.format(purpose=made.purpose), "lead"),
            text(words.use.format(what_happens=made.what_happens)),
            text(kind_said(made, words)),
            *(row(mark("check", "accent"), (text(each), 1)) for each in words.lines),
            row(mark("info", "accent"), (text(words.limits), 1)),
            text(words.gone.format(day=current().day(made.keep_until, "full"))),
            None,
            space="m",
        )
        asks = [self._ask(each, said[each.key], says) for each in words.asks if each.key in said]
        both = Columns((card(told, "accent"), 3), (box(stack(*asks, None, space="l")), 2))
        self.setLayout(stack(both))

    def _ask(self, words: AskWords, said: bool, says: Callable[[str, bool], object]) -> QWidget:  # noqa: FBT001  a state
        yes = button(words.yes, "quiet", "check", does=lambda: says(words.key, True))  # noqa: FBT003  which of the two
        no = button(words.no, "plain", does=lambda: says(words.key, False))  # noqa: FBT003  which of the two
        for each in (yes, no):
            each.setAccessibleDescription(words.words)
        self.yes[words.key], self.no[words.key] = yes, no
        parts: list[Item] = [text(words.words, "lead")]
        if said:
            parts.append(row(mark("circle-check", "accent"), (text(words.yes), 1), space="s"))
            yes.hide()
        # a widget that is hidden without a parent would be a window of its own later
        return card(stack(*parts, flow(yes, no), space="m"))


class Asking(QWidget):
    """One question, and room for what is said to it, or the answers to choose from."""

    def __init__(self, question: Question, words: Words, so_far: str, *, at: int, of: int) -> None:
        super().__init__()
        self.question = question
        self.first: QWidget
        where = _("Question {number} of {all}").format(number=at + 1, all=of)
        parts: list[Item] = [text(where, "small", "soft"), text(question.says, "title")]
        if question.easy:
            parts.append(text(question.easy, "lead", "soft"))
        self.entry: OwnWords | None = None
        self.choice: Choice[str] | None = None
        self.ticks: dict[str, Tick] = {}
        if question.kind in WRITTEN:
            self.entry = self.first = OwnWords(so_far, LONGEST, lines=8)
            self.entry.setAccessibleName(question.says)
            parts += [self.entry, text(_("Write what they say, in their words. Leave names out."), "small", "soft")]
        else:
            parts += self._answers(given.options(question, words), so_far)
        self.setLayout(stack(card(stack(*parts, space="m"))))

    def _answers(self, offered: tuple[str, ...], so_far: str) -> list[Item]:
        if self.question.kind is Kind.SEVERAL:
            before = so_far.splitlines()
            self.ticks = {each: Tick(each, done=each in before, fades=False) for each in offered}
            self.first = next(iter(self.ticks.values()))
            return [*self.ticks.values()]
        self.choice = Choice([("", _("Nothing said")), *((each, each) for each in offered)], so_far)
        self.choice.setAccessibleName(self.question.says)
        self.first = self.choice
        return [self.choice]

    def words(self) -> str:
        """Return what was said to it so far."""
        if self.entry is not None:
            return self.entry.toPlainText()
        if self.choice is not None:
            return self.choice.value() or ""
        return "\n".join(each for each, tick in self.ticks.items() if tick.isChecked())


class Ways(QWidget):
    """Which way each part of life went since last time, and a hard spell with what helped, where they like."""

    def __init__(self, words: Codebook, so_far: Mapping[str, str]) -> None:
        super().__init__()
        spoken = [
            ("", _("Not spoken of")),
            *((way.value, _(WAYS[way])) for way in (Way.HARDER, Way.SAME, Way.BETTER)),
        ]
        self.ways = {area.key: Choice(spoken, so_far.get(f"{WAY}{area.key}", "")) for area in words.areas}
        spells = [("", _("None, or not spoken of")), *((each.value, _(SETBACKS[each])) for each in SetbackKind)]
        self.spell = Choice(spells, so_far.get(SPELL, ""))
        self.helped = OwnWords(so_far.get(HELPED, ""), LONGEST, lines=3)
        self.first: QWidget = next(iter(self.ways.values()))
        asked_ = [
            Field(area.title, choice, hint=area.means)
            for area, choice in zip(words.areas, self.ways.values(), strict=True)
        ]
        left = stack(text(_("Which way did it go?"), "heading"), *asked_, None, space="m")
        self.asked_helped = Field(_("What helped?"), self.helped)
        right = stack(
            text(_("A hard spell"), "heading"),
            text(_("Hard spells are part of getting well. Nobody has to tell."), "body", "soft"),
            Field(_("What was it about?"), self.spell),
            self.asked_helped,
            None,
            space="m",
        )
        self.setLayout(stack(Columns((card(left), 1), (box(stack(card(right), None)), 1))))
        self.spell.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Ask what helped where there was a hard spell; what was written stays, should it be chosen again."""
        self.asked_helped.setVisible(bool(self.spell.value()))

    def words(self) -> dict[str, str]:
        """Return what was said so far, as a draft keeps it."""
        ways = {f"{WAY}{key}": choice.value() or "" for key, choice in self.ways.items()}
        return ways | {SPELL: self.spell.value() or "", HELPED: self.helped.toPlainText()}


class ReadBack(QWidget):
    """Everything that was said, read back: how it was told, on which day, and which words may be passed on."""

    def __init__(self, page: Page, form: Form, said: tuple[Answer, ...], words: Consent, *, may_ask: bool) -> None:
        super().__init__()
        quotation = next(each for each in words.asks if each.key == "quotation")
        self.by = Choice([(By(way.key), way.title) for way in words.ways if way.key != By.KIOSK], By.INTERVIEW)
        self.day = Day(page.group.today())
        self.quotes: dict[str, Tick] = {}
        parts: list[Item] = [text(_("Read it back"), "heading")]
        titles = {each.key: each.says for each in form.questions}
        written = {each.key for each in form.questions if each.kind in WRITTEN}
        for at, each in enumerate(said):
            parts += [rule()] if at else []
            parts += [text(titles[each.question], "body", "soft"), *_told(each)]
            if may_ask and each.question in written and each.words:
                tick = Tick(quotation.yes, _("These very words may be said to the group."), fades=False)
                tick.setAccessibleDescription(titles[each.question])
                self.quotes[each.question] = tick
                parts.append(tick)
        if not said:
            parts.append(text(_("Nothing was written down.")))
        about = stack(
            page.field("way", Field(_("How did they answer?"), self.by)),
            page.field("day", Field(_("Held on"), self.day)),
            text(_("Each sentence is theirs. Change or drop what they do not want kept."), "body", "soft"),
            None,
            space="m",
        )
        self.setLayout(stack(Columns((card(stack(*parts, space="m")), 3), (box(stack(card(about), None)), 2))))
        self.first: QWidget = self.by


def _told(said: Answer) -> list[Item]:
    lines: list[Item] = [text(said.words, "lead")] if said.words else []
    titles = {each: _(words) for each, words in WAYS.items()}
    if said.path:
        lines.append(text(current().listing(dict.fromkeys(titles[way] for way in said.path.values())), "small"))
    if said.setback is not None:
        lines.append(text(_("A hard spell: {what}").format(what=_(SETBACKS[said.setback.what])), "small"))
        if said.setback.helped:
            lines.append(text(_("What helped: {words}").format(words=said.setback.helped), "small"))
    return lines


def answers(
    form: Form, draft: Mapping[str, str], sign: str, wave: str, by: By = By.INTERVIEW
) -> tuple[Answer, ...]:
    """Return what was said as it is kept; which way things went goes with the first answer in own words."""
    path = {key.removeprefix(WAY): Way(way) for key, way in draft.items() if key.startswith(WAY) and way}
    spell = draft.get(SPELL, "")
    setback = Setback(what=SetbackKind(spell), helped=draft.get(HELPED, "").strip()) if spell else None
    questions = asked(form)
    spoken = [each for each in questions if draft.get(each.key, "").strip()]
    own = [each for each in (*spoken, *questions) if each.kind in WRITTEN]
    carrier = next(iter((*own, *questions))).key
    made = []
    for question in questions:
        words = draft.get(question.key, "").strip()
        carries = question.key == carrier
        if words or (carries and (path or setback)):
            made.append(
                Answer(
                    sign=sign,
                    wave=wave,
                    question=question.key,
                    words=current().listing(words.splitlines()) if question.kind is Kind.SEVERAL else words,
                    by=by,
                    setback=setback if carries else None,
                    path=path if carries else {},
                )
            )
    return tuple(made)
