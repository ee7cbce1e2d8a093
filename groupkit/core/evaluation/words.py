"""The words and tables of evaluation that come with groupkit, as dataclasses of their files.

Each has its own key where it stands in a row; a `source` is a study and its line, such as 000:25.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What every file of words says of itself."""

    id: str
    version: int
    language: str
    source: str
    license: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """One thing that can be chosen, by its name."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaWords:
    """One of the five areas of life in which something may change."""

    key: str
    title: str
    means: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWords:
    """The question, or the strand, in which a theme was heard."""

    key: str
    title: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeWords:
    """One theme to code by; `since` is the wave in which the study first heard it, where it says so."""

    key: str
    part: str
    title: str
    means: str
    source: str
    area: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook(Words):
    """The codebook a round begins with."""

    title: str
    intro: str
    areas: tuple[AreaWords, ...]
    parts: tuple[PartWords, ...]
    codes: tuple[CodeWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveWords:
    """One talk on a clock: so many months after its start, or after the wave it comes `after`.

    Either a window from `first_month` to `last_month`, or `month` with `about_days` on either side. Where it comes
    after "any", any day counts as held. `form` is the questions that are asked.
    """

    key: str
    after: str
    form: str
    first_month: int | None = None
    last_month: int | None = None
    month: int | None = None
    about_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """The talks of one or two strands, and the day they are reckoned from."""

    key: str
    strands: tuple[str, ...]
    starts: str
    source: str
    waves: tuple[WaveWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waves(Words):
    """The three clocks, and the talk with the whole group, which has none."""

    late: str
    gone_by: str
    clocks: tuple[ClockWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs(Words):
    """The signs that are given out instead of names."""

    note: str
    signs: tuple[Titled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWords:
    """One thing that is asked apart before a talk; `other` is a yes to other words."""

    key: str
    words: str
    yes: str
    no: str
    source: str
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneWords:
    """What is said to somebody who answers a talk on the laptop by themselves, where nothing is anonymous."""

    lines: tuple[str, ...]
    cannot: tuple[str, ...]
    lock: str
    danger: str
    send: str
    thanks: str
    thanks_more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionWords:
    """The plan of a talk with more than one person."""

    title: str
    apart: str
    apart_source: str
    way_out: str
    afterwards: str
    afterwards_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Words):
    """What is said before a talk, and what is asked."""

    title: str
    lines: tuple[str, ...]
    purpose: str
    use: str
    gone: str
    service: str
    research: str
    research_ask: str
    limits: str
    asks: tuple[AskWords, ...]
    ways: tuple[Titled, ...]
    alone: AloneWords
    session: SessionWords


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """What the look at the room may find in a theme, and the keys of what can be done about it."""

    key: str
    title: str
    says: str
    do: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """One kind of which there may be few in the room; `title` is one of them, `many` are several."""

    key: str
    title: str
    many: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roomcheck(Words):
    """The look at who is in the room, before themes go to the group.

    `near` are words by which friends know somebody, with commas between them: those close to them, work, and age.
    """

    title: str
    intro: str
    nothing_passes: str
    near: tuple[str, ...]
    findings: tuple[FindingWords, ...]
    choices: tuple[Titled, ...]
    responses: tuple[Titled, ...]
    kinds: tuple[KindWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LensStep:
    """One step from self to group to outside: the codes that stand in it, and the wave the study saw it in."""

    key: str
    wave: str
    title: str
    means: str
    codes: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens(Words):
    """The lens a group may switch on; it is `off` until then."""

    title: str
    note: str
    off: bool
    steps: tuple[LensStep, ...]
