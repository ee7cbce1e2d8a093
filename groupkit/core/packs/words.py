"""The words of the pack for a meeting about the group, and of the report to those who pay."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """One line of the running order: its segment in the format, and the keys of what is printed for it."""

    key: str
    segment: str
    minutes: int
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPart:
    """One page of the pack; `lines` are the columns of a page to fill in."""

    key: str
    title: str
    text: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterWords:
    """The poster "You said, we did"."""

    title: str
    said: str
    did: str
    trying: str
    could_not: str
    who: str
    again: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWords:
    """What came of a promise, as it is said."""

    open: str
    done: str
    tried: str
    could_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWords:
    """The words of the pack for the meeting at which a group looks at itself."""

    id: str
    version: int
    language: str
    source: str
    license: str
    format: str
    minutes: int
    title: str
    too_few: str
    not_counted: str
    nothing_yet: str
    none_made: str
    people_line: str
    people_source: str
    visits_line: str
    pages: tuple[PageWords, ...]
    parts: tuple[MeetingPart, ...]
    poster: PosterWords
    standing: StandingWords


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """One part of the report, and what its figures do not show."""

    key: str
    title: str
    caveat: str
    caveat_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitWords:
    """One thing the report cannot tell, with its grade of evidence where it has one."""

    key: str
    words: str
    source: str
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeWords:
    """One grade of evidence."""

    key: str
    title: str
    means: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A paper the report may name; its quoted words stay as they were printed."""

    key: str
    title: str
    source: str
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """The words of the report to those who pay."""

    id: str
    version: int
    language: str
    source: str
    license: str
    title: str
    seen_first: str
    not_seen: str
    agreed_only: str
    not_agreed: str
    withheld: str
    withheld_note: str
    does_not_add: str
    off_by: str
    two_figures: str
    more_than: str
    traced: str
    no_targets: str
    parts: tuple[ReportPart, ...]
    limits: tuple[LimitWords, ...]
    grades: tuple[GradeWords, ...]
    references: tuple[Reference, ...]
