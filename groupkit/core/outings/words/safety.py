"""The words of the day sheet, and of whom to call in need."""

from dataclasses import dataclass

from groupkit.core.outings.words.form import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DestroyWords:
    """What is said of the day on which the details go."""

    before: str
    choose: str
    why: str
    due: str
    gone: str
    gone_short: str
    paper: str
    looking: str
    moved: str
    called_off: str
    no_undo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWords:
    """What is said of older copies of the book that hold the details."""

    title: str
    none: str
    some: str
    oldest: str
    drop: str
    drop_ask: str
    drop_done: str
    stick: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InNeedWords:
    """What is asked before the details are opened in need."""

    button: str
    ask: str
    yes: str
    no: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWords(Words):
    """Whom to call in need; `days_kept` after the outing, and never more than `most_days_kept`."""

    days_kept: int
    most_days_kept: int
    intro: str
    name: str
    whom: str
    reach: str
    knows: str
    knows_yes: str
    knows_no: str
    helps: str
    sealed: str
    fold: str
    opened: str
    torn: str
    dates: DestroyWords
    copies: CopyWords
    open: InNeedWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A few lines that are read out, or given to somebody."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheetWords(Words):
    """The sheet of the lead for the day, one paper copy."""

    one_copy: str
    times: str
    jobs: str
    list: str
    helps: str
    way: str
    risks: str
    help: str
    help_card: str
    place_words: str
    home: str
    out: str
    back: str
    went_early: str
    cash: str
    torn: str
    brief: Brief
    brief_end: Brief
    home_card: Brief
