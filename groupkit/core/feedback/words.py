"""The words around every feedback form: promises, small rooms, danger, paper, the kiosk and rounded figures."""

from dataclasses import dataclass

from groupkit import extraction
from groupkit.core.feedback.forms import Scale
from groupkit.i18n import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseWords:
    """What is promised of the answers, and what cannot be."""

    heading: str
    lines: tuple[str, ...]
    cannot_heading: str
    cannot: tuple[str, ...]
    short: str
    lock: str
    done_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTalkWords:
    """What is said before a talk that is not anonymous."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomWords:
    """What is said of how small the room is, before anybody writes."""

    closed: str
    tight: str
    small: str
    small_no_word: str
    middling: str
    ample: str
    guess: str
    below_merge: str
    below_destroy: str
    goes_on: str
    below_say: str
    never_ask: str
    cards: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """What is said of two-word cards, and what stands on them."""

    heading: str
    how: tuple[str, ...]
    keep: str
    lost: str
    draw: str
    paper: str
    kept: str
    other_form: str
    other_keys: str
    spoiled: str
    forgotten: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerWords:
    """What is shown before an answer is sent, each time, and on the card that it speaks of."""

    heading: str
    lines: tuple[str, ...]
    card: tuple[str, ...]
    help_button: str
    send_button: str
    back_button: str
    stop_button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorryWords:
    """What the reader is told when somebody wrote of a worry."""

    heading: str
    lines: tuple[str, ...]
    offer: tuple[str, ...]
    say: str
    child: str
    named: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWordsWords:
    """What is said of words of one’s own, and of how they are used."""

    use_read: str
    use_summary: str
    use_ask: str
    about_names: str
    how_two: str
    style: str
    few: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """What stands on a paper form about marking it."""

    mark: str
    correct: str
    several: str
    blank: str
    no_name: str
    box: str
    spoken: str
    read_later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskWords:
    """What stands at the kiosk."""

    start: str
    choose_language: str
    steps: str
    skip: str
    next: str
    back: str
    still_here: str
    still_why: str
    go_on: str
    forgotten: str
    thanks: str
    thanks_more: str
    covered: str
    leave: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """Rounded figures, as they are said in the room."""

    some: str
    none_or_few: str
    nearly_all: str
    most_band: str
    either: str
    fewer_than: str
    percent: str
    mean: str
    one_low: str
    one_middle: str
    one_high: str
    change_up: str
    change_same: str
    change_down: str
    change_hidden: str
    moved_heading: str
    moved_whose: str
    moved_up: str
    moved_same: str
    moved_down: str
    moved_some: str
    moved_few: str
    moved_nearly_all: str
    hidden: str
    hidden_why: str
    not_add_up: str
    why_nudged: str
    ask_again: str
    if_asked: str
    room_line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningWords:
    """What is said when a box is opened."""

    heading: str
    who: str
    look_away: str
    what_then: str
    honest: str
    scans: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words around every form, and the steps that questions share."""

    id: str
    version: int
    rather_not: str
    scales: tuple[Scale, ...]
    promise: PromiseWords
    open_talk: OpenTalkWords
    room: RoomWords
    cards: CardWords
    danger: DangerWords
    worry: WorryWords
    own_words: OwnWordsWords
    paper: PaperWords
    kiosk: KioskWords
    figures: FigureWords
    opening: OpeningWords

    def scale(self, key: str) -> Scale:
        """Return the steps that a question names."""
        return next(scale for scale in self.scales if scale.key == key)


def told(words: Words, spoken: Catalogue) -> Words:
    """Return the words in another language."""
    return extraction.translated(words, extraction.FIELDS["feedback"], "feedback/words", spoken.pgettext)
