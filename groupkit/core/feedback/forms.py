"""Feedback forms: what is asked, how it can be answered, and what was said beforehand of the answers.

A form is data, and asks nobody who they are. Everything may be left out; *rather not say* stands beside every
question with steps without being written in the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from groupkit import extraction
from groupkit.i18n import Catalogue

_NAMES = extraction.FIELDS["feedback"]
STRANDS = ("members", "carers", "facilitators", "commissioner", "role-holders", "everyone")
"""The people a form is for, who are never mixed."""
ABOUT = ("group", "meeting", "workbook", "outing", "role", "facilitator")
"""What a form can be about; one about a facilitator has another reader."""


class Kind(StrEnum):
    """How a question is answered."""

    FACES = "faces"
    CHOICE = "choice"
    SEVERAL = "several"
    FIT = "fit"
    SHORT = "short"
    LONG = "long"
    NOTE = "note"


STEPPED = frozenset({Kind.FACES, Kind.CHOICE, Kind.FIT})
"""Kinds in which one answer of a few is chosen."""
WRITTEN = frozenset({Kind.SHORT, Kind.LONG})
"""Kinds that are answered in words of one's own."""
RATHER_NOT = -1
"""The answer of somebody who would rather not say."""
CARD_KEYS = ("card_first", "card_second")
"""The questions for the two words of a card; no question of a form can have such a key."""
_OF_CARDS = "feedback/cards"

Answer = int | tuple[int, ...]
"""The place of the answer among the options, from 0; RATHER_NOT; or the places of several."""
Answers = Mapping[str, Answer]
"""What one person answered, by the keys of the questions; what was skipped is not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of a few answers."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Steps that several questions share, from least to most."""

    key: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, a statement to weigh, or a note between them.

    A stepped question has a `scale` of the shared words or `options` of its own. `longest` is the most letters of
    an answer in words, `most` the most that may be marked of several. A `reverse` statement is better the less it
    fits. A `sensitive` one may tell who answers.
    """

    key: str
    kind: Kind
    ask: str = ""
    statement: str = ""
    easy: str = ""
    scale: str = ""
    options: tuple[Option, ...] = ()
    most: int = 0
    longest: int = 0
    reverse: bool = False
    sensitive: bool = False

    @property
    def says(self) -> str:
        """The statement, or the question where there is none."""
        return self.statement or self.ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A group's own form in another language: its `key`, and each text beside where it stands."""

    key: str
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of questions, and what was said beforehand of its answers.

    `strand` are the people it is for, who are never mixed with others. `composite` are the questions behind the
    one word that a small room may hear. `tables` are all that may ever be shown, and no other. A form that is not
    `anonymous` is an open talk: it never comes into a box. `credit` names whose words they are where the group was
    given leave to use them; `translations` are those of a group's own form.
    """

    id: str
    version: int
    title: str
    strand: str
    about: str
    intro: str
    what_happens: str
    source: str
    license: str
    anonymous: bool = True
    language: str = "en"
    composite: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    questions: tuple[Question, ...]
    credit: str = ""
    own: bool = False
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words somebody wrote to one question, and how they may be used: read out, or in a summary only."""

    question: str
    words: str
    may_be_read: bool = False


def told(form: Form, words: Catalogue) -> Form:
    """Return a form in another language; a group's own form is as the group wrote it there, if it did."""
    if form.own:
        written = (each.texts for each in form.translations if each.key == words.language)
        made = _worded(form, dict(next(written, ())))
    else:
        made = extraction.translated(form, _NAMES, f"feedback/{form.id}", words.pgettext)
    both = zip(form.questions, made.questions, strict=True)
    return replace(made, questions=tuple(_card_told(asked, words) or other for asked, other in both))


def _card_told(asked: Question, words: Catalogue) -> Question | None:
    """Return the question for a word of a card in another language; it means the same on every form."""
    if asked.key not in CARD_KEYS:
        return None
    return extraction.translated(asked, _NAMES, f"{_OF_CARDS}/{asked.key}", words.pgettext)


def texts(form: Form) -> dict[str, str]:
    """Return every text of a form that is read by people, by where it stands: "title", "welcome/ask"."""
    found: dict[str, str] = {}

    def seen(at: str, text: str) -> str:
        if text.strip():
            found[at.removeprefix("/")] = text
        return text

    extraction.translated(replace(form, translations=()), _NAMES, "", seen)
    return found


def asked_alike(one: Form, other: Form) -> frozenset[str]:
    """Return the keys of the questions with figures that both ask in the same words, with the same answers."""
    known = {question.key: _as_asked(question) for question in other.questions}
    marked = (question for question in one.questions if question.kind in STEPPED | {Kind.SEVERAL})
    same = (each.key for each in marked if known.get(each.key) == _as_asked(each))
    return frozenset(same) - frozenset(CARD_KEYS)


def one_word_alike(one: Form, other: Form) -> bool:
    """Tell whether the one word of two forms stands for the same questions, asked alike."""
    return set(one.composite) == set(other.composite) <= asked_alike(one, other)


def _as_asked(question: Question) -> Question:
    """Return a question without what makes no difference to its answers."""
    return replace(question, easy="", most=0, longest=0, sensitive=False)


def _worded(form: Form, texts: Mapping[str, str]) -> Form:
    """Return a group's own form in another wording; what has none stays as it is."""

    def said(at: str, text: str) -> str:
        found = texts.get(at.removeprefix("/"), "")
        return found if found.strip() else text

    return replace(
        extraction.translated(replace(form, translations=()), _NAMES, "", said), translations=form.translations
    )
