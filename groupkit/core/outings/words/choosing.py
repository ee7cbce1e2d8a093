"""The words of ideas for outings, and of choosing among them."""

from dataclasses import dataclass

from groupkit.core.outings.words.form import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeWords:
    """What one of the seven grades of an idea is called, and what its three steps mean."""

    key: str
    title: str
    low: str
    middle: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BankIdea:
    """An idea of the bank, graded from 1 (easy) to 3; `season` is any, summer or winter; `helpers` it takes."""

    key: str
    title: str
    about: str
    ask: str
    season: str
    roof: bool
    helpers: int
    energy: int
    noise: int
    crowd: int
    cost: int
    toilets: int
    alcohol: int
    leaving: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaBank(Words):
    """The bank of ideas for getting out together."""

    intro: str
    grades: tuple[GradeWords, ...]
    ideas: tuple[BankIdea, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskWords:
    """What stands at the kiosk where people choose in private."""

    title: str
    intro: str
    left: str
    give: str
    take: str
    done: str
    thanks: str
    nothing: str
    idea: str
    plain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StewardWords:
    """What the one who looks after the box reads."""

    title: str
    open: str
    close: str
    paper: str
    two: str
    box: str
    lost: str
    few: str
    no_names: str
    once: str
    tie: str
    open_now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultWords:
    """How it is told what the group chose."""

    title: str
    first: str
    others: str
    quiet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotWords(Words):
    """The words of choosing with dots: `dots` for each person; fewer than `fewest` voters show no sums."""

    dots: int
    fewest: int
    intro: str
    fold: str
    none: str
    idea_slip: str
    idea_no_name: str
    kiosk: KioskWords
    steward: StewardWords
    result: ResultWords
