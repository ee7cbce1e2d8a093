"""What somebody said yes to, each with its day and each to be taken back apart: the words of one answer too."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.evaluation.answers import AnswerKey
from groupkit.core.evaluation.people import Ask, Person, Yes
from groupkit.core.evaluation.words import AskWords
from groupkit.i18n import N_, _, current
from groupkit.qt.columns import Columns
from groupkit.qt.evaluation.band import wave_name
from groupkit.qt.pieces import Item, box, button, card, row, stack, text
from groupkit.services.evaluation import telling
from groupkit.storage.evaluation import shipped

_YES = {
    Ask.PART: N_("They take part: yes on {day}."),
    Ask.RECORDING: N_("The talk may be recorded: yes on {day}."),
    Ask.QUOTATION: N_("Their words may be said to the group: yes on {day}."),
}
_BACK = {
    Ask.PART: N_("They took part, and took it back on {day}."),
    Ask.RECORDING: N_("A recording: taken back on {day}."),
    Ask.QUOTATION: N_("Their words: taken back on {day}."),
}
_LETTERS = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """What is done about a yes: written down, taken back, and that a recording was destroyed."""

    agree: Callable[[Ask], object]
    take_back: Callable[[Yes], object]
    recording_gone: Callable[[], object]


class YesCard(QWidget):
    """Each yes with its day; what was not asked yet can be asked here, before the talk."""

    def __init__(
        self, person: Person, quoted: Mapping[AnswerKey, tuple[str, str]], verbs: Verbs, *, asks: bool
    ) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._person, self._quoted, self._verbs = person, quoted, verbs
        words = {each.key: each for each in telling.told(shipped.consent()).asks}
        parts: list[Item] = [text(_("What they said yes to"), "heading")]
        parts += [self._line(each) for each in person.agreed]
        parts += self._recording()
        if asks:
            open_asks = (ask for ask in (Ask.PART, Ask.RECORDING) if not person.says_yes(ask))
            parts += [self._ask(ask, words[ask]) for ask in open_asks]
        if len(parts) == 1:
            parts.append(text(_("Nothing yet. Each is asked apart, before the talk."), "body", "soft"))
        self.setLayout(stack(card(stack(*parts, space="m"))))

    def _line(self, each: Yes) -> QWidget:
        day = current().day
        about = self._about(each)
        if each.taken_back_on is not None:
            said = _(_BACK[each.ask]).format(day=day(each.taken_back_on, "sheet"))
            return box(stack(text(said, "small", "soft"), *about, space="xs"))
        said = _(_YES[each.ask]).format(day=day(each.said_on, "sheet"))
        back = button(_("Taken back"), "plain", "undo-2", does=partial(self._verbs.take_back, each))
        back.setAccessibleDescription(said)
        self.buttons[f"back/{each.ask}{each.of}"] = back
        return Columns((box(stack(text(said), *about, space="xs")), 1), back, letters=_LETTERS)

    def _about(self, each: Yes) -> list[Item]:
        """Return in which talk somebody said which words, as far as they are still there."""
        if not each.of:
            return []
        sign, wave, question = each.of.split("/", 2)
        asked, words = self._quoted.get((sign, wave, question), ("", ""))
        where = _("{talk}: {question}").format(talk=wave_name(wave), question=asked) if asked else wave_name(wave)
        lines: list[Item] = [text(where, "small", "soft")]
        if words:
            lines.append(text(_("“{words}”").format(words=words), "small"))
        return lines

    def _recording(self) -> Iterator[Item]:
        """Yield when a recording was destroyed, or the button that writes it down; groupkit keeps none."""
        person = self._person
        if person.recording_gone_on is not None:
            day = current().day(person.recording_gone_on, "sheet")
            yield text(_("Recordings of them: destroyed by {day}.").format(day=day), "small", "soft")
        if self._recorded():
            gone = button(_("The recording is destroyed"), "plain", "check", does=self._verbs.recording_gone)
            self.buttons["recording-gone"] = gone
            yield row(gone, None)

    def _recorded(self) -> bool:
        """Whether there may be a recording that nobody has said is destroyed."""
        person, gone = self._person, self._person.recording_gone_on
        if all(each.ask is not Ask.RECORDING for each in person.agreed):
            return False
        return gone is None or any(each.day is not None and each.day > gone for each in person.held.values())

    def _ask(self, ask: Ask, words: AskWords) -> QWidget:
        yes = button(words.yes, "quiet", "check", does=partial(self._verbs.agree, ask))
        yes.setAccessibleDescription(words.words)
        self.buttons[f"yes/{ask}"] = yes
        return box(stack(text(words.words), row(yes, None), space="xs"))
