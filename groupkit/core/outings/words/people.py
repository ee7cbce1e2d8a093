"""The words of those who come along: the list, what it costs, who does what, and what could go wrong."""

from dataclasses import dataclass

from groupkit.core.outings.words.form import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipWords:
    """A slip for somebody who would rather not stand on a list."""

    title: str
    name: str
    reach: str
    party: str
    helps: str
    times: str
    food: str
    company: str
    agree: str
    gone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingWords:
    """What is told to those who wait for a place."""

    waiting: str
    moved_up: str
    no_promise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropOutWords:
    """What is said when somebody cannot come after all, and what they get back."""

    title: str
    words: str
    back_all: str
    back_if_filled: str
    back_none: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignupWords(Words):
    """The sheet on which people say that they would like to come."""

    about: str
    intro: str
    places: str
    price: str
    column_row: str
    column_name: str
    column_party: str
    column_way: str
    column_company: str
    column_helps: str
    waiting: str
    notes: tuple[str, ...]
    seen: str
    own_slip: str
    never: str
    slip: SlipWords
    waiting_words: WaitingWords
    drop_out: DropOutWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """A line a budget begins with; `each` where it is for every place."""

    key: str
    title: str
    each: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetWords(Words):
    """The money of an outing, planned; `float` is the part by for the unexpected, in hundredths."""

    float: int
    intro: str
    fixed: str
    per_head: str
    access: str
    float_line: str
    grant: str
    pot: str
    price: str
    free: str
    free_why: str
    free_quiet: str
    low: str
    even: str
    short: str
    over: str
    deposit: str
    refund: str
    grant_ends: str
    grant_buys: str
    agrees: str
    differs: str
    drop_out: str
    keep_price: str
    raise_price: str
    refund_now: str
    starters: tuple[Starter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job on the day, the role it is offered through, and the jobs that nobody holds beside it (`apart`)."""

    key: str
    role: str
    needed: bool
    apart: tuple[str, ...]
    title: str
    do: str
    not_this: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobWords(Words):
    """Who does what on the day."""

    intro: str
    ask: str
    open: str
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterRisk:
    """A line a risk sheet begins with; likely and harm run from 1 to 3."""

    key: str
    likely: int
    harm: int
    title: str
    whom: str
    do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskWords(Words):
    """What could go wrong, and what is done."""

    intro: str
    likely: str
    harm: str
    low: str
    middle: str
    high: str
    first: str
    who: str
    do: str
    by: str
    ready: str
    after: str
    own: str
    medicine: str
    risks: tuple[StarterRisk, ...]
