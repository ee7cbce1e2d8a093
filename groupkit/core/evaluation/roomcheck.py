"""The look at who is in the room, before themes go to the group: what friends would recognise, and where.

Those who talked sit among those who hear the themes. What is found is shown to two people, who decide about each.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from groupkit.core.evaluation.answers import AnswerKey, Way
from groupkit.core.evaluation.people import Person, Strand
from groupkit.core.privacy import named, veiled

_FIGURES = re.compile(r"\d[\d.,:/-]*")
_OF_STRAND: Mapping[Strand, str] = {
    Strand.CARERS: "carer",
    Strand.FACILITATORS: "leads",
    Strand.COMMISSIONER: "pays",
}


class FindingKind(StrEnum):
    """What may let friends recognise somebody."""

    SMALL_CELL = "small-cell"
    SINGLE_CARRIER = "single-carrier"
    SINGLE_SOURCE = "single-source"
    FEW_SOURCE = "few-source"
    FACTS = "facts"
    OWN_WAY = "own-way"
    NO_YES = "no-yes"
    PATH = "path"


class Choice(StrEnum):
    """What two people can decide: about a finding, or, with SHOW, that a theme goes to the group at all."""

    MERGE = "merge"
    PARAPHRASE = "paraphrase"
    LEAVE_OUT = "leave-out"
    ASK = "ask"
    SHOW = "show"


DOES: Mapping[FindingKind, tuple[Choice, ...]] = {
    FindingKind.SMALL_CELL: (Choice.MERGE, Choice.LEAVE_OUT, Choice.ASK),
    FindingKind.SINGLE_CARRIER: (Choice.MERGE, Choice.LEAVE_OUT, Choice.ASK),
    FindingKind.SINGLE_SOURCE: (Choice.MERGE, Choice.LEAVE_OUT, Choice.ASK),
    FindingKind.FEW_SOURCE: (Choice.MERGE, Choice.LEAVE_OUT, Choice.ASK),
    FindingKind.FACTS: (Choice.PARAPHRASE, Choice.LEAVE_OUT, Choice.ASK),
    FindingKind.OWN_WAY: (Choice.PARAPHRASE, Choice.LEAVE_OUT, Choice.ASK),
    FindingKind.NO_YES: (Choice.LEAVE_OUT,),
    FindingKind.PATH: (Choice.MERGE, Choice.LEAVE_OUT),
}
"""What can be done about each kind of finding."""
TITLE = "title"
"""What a finding is of where it stands in the title of a theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words of one answer that may be said to the group; `says_yes` tells whether their yes to it holds."""

    key: str
    sign: str
    words: str
    says_yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme as those of one strand spoke of it: the signs of its `carriers`, and their `paths` by wave."""

    key: str
    strand: Strand
    title: str
    words: str
    carriers: frozenset[str]
    quotations: tuple[Quotation, ...] = ()
    paths: Mapping[str, tuple[Way | None, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What the room would know if it stood in a text: names and signs, places, jobs, and words for days.

    `near` are words for those close to somebody, for work outside, and for an age.
    """

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    jobs: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    def found(self, text: str) -> tuple[str, ...]:
        """Return what a text holds of it, with figures and ways to reach somebody; each once.

        A month may be another word too, so its capital letter counts.
        """
        known = (each for words in (self.names, self.places, self.jobs, self.near) for each in sorted(words))
        days = (day for day in sorted(self.days) if re.search(rf"\b{re.escape(day)}\b", text))
        left = veiled(text).split()
        private = (word for word in text.split() if word not in left)
        return tuple(dict.fromkeys((*named(text, known), *days, *_FIGURES.findall(text), *private)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing friends would recognise, in a theme or in one quotation.

    `of` is the kind of person it is about, or TITLE, `count` how many there are, `what` the facts that stand there.
    """

    kind: FindingKind
    theme: str
    quotation: str = ""
    of: str = ""
    count: int = 0
    what: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What a decision calls it; that of a quotation stays when its theme is put with another."""
        return "|".join((self.quotation or self.theme, self.kind, self.of))

    @property
    def offers(self) -> tuple[Choice, ...]:
        """What can be done about it: words are never put with a wider theme, and a title stays as it is."""
        cannot = {Choice.MERGE} if self.quotation else {Choice.PARAPHRASE} if self.of == TITLE else set()
        return tuple(each for each in DOES[self.kind] if each not in cannot)


def quotation_key(of: AnswerKey) -> str:
    """Return what a quotation of an answer is called, also where somebody says yes to it."""
    return "/".join(of)


def findings(themes: Iterable[Theme], people: Sequence[Person], k: int, watched: Watched) -> tuple[Finding, ...]:
    """Return everything friends would recognise, theme by theme; `people` are those who talked.

    What passes is not decided here. Those of one strand are counted apart from every other.
    """
    return tuple(found for theme in themes for found in _findings(theme, people, k, watched))


def _findings(theme: Theme, people: Sequence[Person], k: int, watched: Watched) -> Iterator[Finding]:
    voices = {each.sign: _kinds(each) for each in people if each.strand is theme.strand}
    if len(theme.carriers) == 1:
        yield Finding(kind=FindingKind.SINGLE_CARRIER, theme=theme.key, count=1)
    elif len(theme.carriers) < k:
        yield Finding(kind=FindingKind.SMALL_CELL, theme=theme.key, count=len(theme.carriers))
    yield from _of_a_kind(theme.key, "", theme.carriers, voices, k)
    if any(_alone(path, theme.paths.values()) for path in theme.paths.values()):
        yield Finding(kind=FindingKind.PATH, theme=theme.key)
    yield from _facts(theme.key, theme.title, watched, of=TITLE)
    yield from _facts(theme.key, theme.words, watched)
    for quotation in theme.quotations:
        yield from _of_a_kind(theme.key, quotation.key, {quotation.sign}, voices, k)
        yield from _in_words(theme.key, quotation, watched)


def _of_a_kind(
    theme: str, quotation: str, carriers: Collection[str], voices: Mapping[str, frozenset[str]], k: int
) -> Iterator[Finding]:
    """Yield a finding for each kind of people all carriers belong to, where there are fewer than `k` of it."""
    of_all = frozenset.intersection(*(voices.get(sign, frozenset()) for sign in carriers))
    for kind in sorted(of_all):
        count = sum(kind in kinds for kinds in voices.values())
        if count < k:
            found = FindingKind.SINGLE_SOURCE if count == 1 else FindingKind.FEW_SOURCE
            yield Finding(kind=found, theme=theme, quotation=quotation, of=kind, count=count)


def _in_words(theme: str, quotation: Quotation, watched: Watched) -> Iterator[Finding]:
    if not quotation.says_yes:
        yield Finding(kind=FindingKind.NO_YES, theme=theme, quotation=quotation.key)
    yield from _facts(theme, quotation.words, watched, quotation.key)
    yield Finding(kind=FindingKind.OWN_WAY, theme=theme, quotation=quotation.key)


def _facts(theme: str, words: str, watched: Watched, quotation: str = "", *, of: str = "") -> Iterator[Finding]:
    if what := watched.found(words):
        yield Finding(kind=FindingKind.FACTS, theme=theme, quotation=quotation, of=of, what=what)


def _kinds(person: Person) -> frozenset[str]:
    own = _OF_STRAND.get(person.strand)
    return person.kinds | {own} if own else person.kinds


def _alone(path: tuple[Way | None, ...], paths: Iterable[tuple[Way | None, ...]]) -> bool:
    """Whether only one person had a path; a single wave is none."""
    told = sum(way is not None for way in path)
    return told > 1 and sum(each == path for each in paths) == 1
