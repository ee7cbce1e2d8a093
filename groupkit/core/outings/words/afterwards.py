"""The words of what is written down after an outing."""

from dataclasses import dataclass

from groupkit.core.outings.words.form import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedWords:
    """What worked, for the next lead."""

    title: str
    intro: str
    well: str
    change: str
    place: str
    hour: str
    left_out: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentWords:
    """A note of what happened, facts only; `months` is how long it is kept."""

    title: str
    intro: str
    when: str
    where: str
    what: str
    done: str
    who_helped: str
    told: str
    hurt: str
    follow: str
    change: str
    signed: str
    no_guess: str
    names: str
    abuse: str
    safe: str
    keep: str
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackWords:
    """A few questions on paper, without names."""

    title: str
    intro: str
    choices: tuple[str, ...]
    questions: tuple[str, ...]
    open: str
    not_there: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """Words of thanks, with gaps for the facts."""

    key: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """Outings over time, for the report."""

    title: str
    outings: str
    places: str
    places_why: str
    free: str
    first: str
    cost: str
    pots: str
    alone: str
    few: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterwardsWords(Words):
    """What is written down when everybody is home."""

    intro: str
    heads_out: str
    heads_back: str
    heads_early: str
    heads_differ: str
    heads_known: str
    heads_new: str
    heads_why: str
    again: str
    again_yes: str
    again_change: str
    again_other: str
    again_made: str
    worked: WorkedWords
    incident: IncidentWords
    feedback: FeedbackWords
    thanks: tuple[Thanks, ...]
    report: ReportWords
