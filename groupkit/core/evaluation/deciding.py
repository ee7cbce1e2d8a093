"""What two people decide about the themes after the look at the room: nothing passes without a decision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from groupkit.core.evaluation.people import Person, Strand
from groupkit.core.evaluation.roomcheck import (
    Choice,
    Finding,
    FindingKind,
    Quotation,
    Theme,
    Watched,
    findings,
)
from groupkit.core.privacy import bare
from groupkit.core.problems import Problem
from groupkit.i18n import N_

LONGEST = 600
"""The most letters of a theme as the group hears it, of other words for a quotation, and of an answer."""
_UNKNOWN = N_("This is not among the themes any more. Look at them once more.")
_CANNOT = N_("This cannot be decided here. Choose one of the ways that are offered.")
_INTO = N_("Choose a wider theme of the same people, one that is shown itself.")
_BOTH = N_("Another theme was put with this one. Put both with the wider theme instead.")
_WRITE = N_("Write it in other words.")
_SAME = N_("These are the words as they were said, and friends know each other’s way of speaking. Use others.")
_LONGER = N_("Use fewer words here, {longest} letters at most.")
_DAY = N_("Write the day on which the person said yes. It is a day that has been.")
_FACTS = N_("The room may know who it was from this: {what}. Is it right as it is?")
_BY = N_("Say who decided. The name is not kept.")
_SECOND = N_("Two people decide this. Say who the second one is; the name is not kept.")


class Level(StrEnum):
    """How many spoke of a theme, in words: a count would tell who did not."""

    MOST = "most"
    SOME = "some"
    ONE = "one"


class Response(StrEnum):
    """What the group said to a theme."""

    AGREE = "agree"
    DISAGREE = "disagree"
    ABSENT = "absent"


LEVELS: Mapping[str, str] = {
    Level.MOST: N_("Most of those who talked"),
    Level.SOME: N_("Some of those who talked"),
    Level.ONE: N_("One voice"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided about one finding, by its key; with SHOW, about a theme as a whole, by the theme's key.

    `words` are other words for a quotation, or a theme as the group is to hear it, where they are not ours. `into`
    is the wider theme it is put with, `said_on` the day on which the person who was asked said yes.
    """

    about: str
    choice: Choice
    words: str = ""
    into: str = ""
    said_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A theme as the group hears it: in words, without a sign or a count."""

    theme: str
    strand: Strand
    title: str
    words: str
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is decided about: the themes, those who talked, how few are too few, and what the room would know."""

    themes: tuple[Theme, ...]
    people: tuple[Person, ...]
    k: int
    watched: Watched

    def findings(self) -> tuple[Finding, ...]:
        """Return everything friends would recognise in it."""
        return findings(self.themes, self.people, self.k, self.watched)


def merged(room: Room, decisions: Iterable[Decision]) -> Room:
    """Return the room with themes put together as decided; what is found then is to be decided too."""
    by_key = {each.key: each for each in room.themes}
    moved, themes = _moves(room, decisions), dict(by_key)
    for source, target in moved.items():
        if _fits(source, target, themes, moved):
            theme, wider = by_key.pop(source), by_key[target]
            both = {each.key: each for each in (*wider.quotations, *theme.quotations)}
            carriers, quotations = wider.carriers | theme.carriers, tuple(both.values())
            by_key[target] = replace(wider, carriers=carriers, quotations=quotations)
    return replace(room, themes=tuple(by_key.values()))


def passed(room: Room, decisions: Iterable[Decision]) -> tuple[Shown, ...]:
    """Return what goes to the group: themes two people said yes to, with everything found in them decided.

    A theme with a finding nobody decided about stays back, and so does a quotation.
    """
    chosen = {each.about: each for each in decisions}
    whole = merged(room, chosen.values())
    found: dict[str, list[Finding]] = {}
    for finding in whole.findings():
        found.setdefault(finding.quotation or finding.theme, []).append(finding)
    return tuple(
        Shown(
            theme=theme.key,
            strand=theme.strand,
            title=theme.title,
            words="\n".join((_told(theme, found.get(theme.key, []), chosen), *_quoted(theme, found, chosen))),
            level=level(theme, whole.people),
        )
        for theme in whole.themes
        if _yes(theme, chosen) and _may(found.get(theme.key, []), chosen)
    )


def problems(room: Room, decisions: Sequence[Decision], today: date) -> Iterator[Problem]:
    """Yield what is to be put right before decisions are kept; facts in words of one's own are only asked about."""
    known = {each.key: each for each in (*room.findings(), *merged(room, decisions).findings())}
    themes = {each.key: each for each in room.themes}
    quotations = {each.key: each for theme in room.themes for each in theme.quotations}
    moved = _moves(room, decisions)
    for each in decisions:
        finding = known.get(each.about)
        if each.choice is Choice.SHOW and each.about in themes:
            yield from _words(each, room.watched)
        elif finding is None:
            yield Problem(each.about, _UNKNOWN)
        elif each.choice not in finding.offers:
            yield Problem(each.about, _CANNOT)
        else:
            yield from _rest(each, finding, quotations, room.watched, today)
            if each.choice is Choice.MERGE and finding.theme not in moved:
                yield Problem(each.about, _BOTH)
            elif each.choice is Choice.MERGE and not _fits(finding.theme, each.into, themes, moved):
                yield Problem(each.about, _INTO)


def two(by: str, second: str) -> Iterator[Problem]:
    """Yield what is to be put right where one person alone would decide."""
    if not by.strip():
        yield Problem("by", _BY)
    if not second.strip() or by.strip().casefold() == second.strip().casefold():
        yield Problem("second", _SECOND)


def level(theme: Theme, people: Iterable[Person]) -> Level:
    """Return in words how many of those who talked spoke of a theme."""
    voices = sum(each.strand is theme.strand for each in people)
    if len(theme.carriers) == 1:
        return Level.ONE
    return Level.MOST if 3 * len(theme.carriers) > 2 * voices else Level.SOME


def _rest(
    decision: Decision, finding: Finding, quotations: Mapping[str, Quotation], watched: Watched, today: date
) -> Iterator[Problem]:
    if decision.choice is Choice.PARAPHRASE:
        if not decision.words.strip():
            yield Problem(decision.about, _WRITE)
        elif finding.quotation and bare(decision.words) == bare(quotations[finding.quotation].words):
            yield Problem(decision.about, _SAME)
        else:
            yield from _words(decision, watched)
    elif decision.choice is Choice.ASK and (decision.said_on is None or decision.said_on > today):
        yield Problem(decision.about, _DAY)


def _words(decision: Decision, watched: Watched) -> Iterator[Problem]:
    if len(decision.words) > LONGEST:
        yield Problem(decision.about, _LONGER, {"longest": LONGEST})
    elif facts := watched.found(decision.words):
        yield Problem(decision.about, _FACTS, {"what": ", ".join(facts)}, asks=True)


def _moves(room: Room, decisions: Iterable[Decision]) -> Mapping[str, str]:
    """Return which themes are put with which others."""
    themes = {each.key: each.theme for each in room.findings() if not each.quotation}
    moves = (each for each in decisions if each.choice is Choice.MERGE and each.about in themes)
    return {themes[each.about]: each.into for each in moves}


def _fits(theme: str, into: str, themes: Mapping[str, Theme], moved: Mapping[str, str]) -> bool:
    wider = themes.get(into)
    return wider is not None and into != theme and into not in moved and wider.strand is themes[theme].strand


def _may(found: Iterable[Finding], chosen: Mapping[str, Decision]) -> bool:
    """Whether everything found was decided, and nothing so that it stays back."""
    return all(each.key in chosen and _lets_pass(each, chosen[each.key]) for each in found)


def _lets_pass(finding: Finding, made: Decision) -> bool:
    """Whether a decision about a finding lets pass what it was found in.

    A path left out is only not told. A theme that is still there although it was to go into a wider one stays back.
    """
    if made.choice not in finding.offers:
        return False
    match made.choice:
        case Choice.PARAPHRASE:
            return bool(made.words.strip())
        case Choice.ASK:
            return made.said_on is not None
        case _:
            return made.choice is Choice.LEAVE_OUT and finding.kind is FindingKind.PATH


def _yes(theme: Theme, chosen: Mapping[str, Decision]) -> bool:
    return theme.key in chosen and chosen[theme.key].choice is Choice.SHOW


def _told(theme: Theme, found: Iterable[Finding], chosen: Mapping[str, Decision]) -> str:
    """Return a theme in the words chosen for it, or in its own."""
    others = (chosen[theme.key].words, *(chosen[each.key].words for each in found))
    return next((words.strip() for words in others if words.strip()), theme.words)


def _quoted(theme: Theme, found: Mapping[str, list[Finding]], chosen: Mapping[str, Decision]) -> Iterator[str]:
    """Yield the quotations that may be said, in other words where these were chosen."""
    for each in theme.quotations:
        about = found[each.key]
        if _may(about, chosen):
            others = (chosen[one.key].words.strip() for one in about)
            yield next(filter(None, others), f"“{each.words}”")
