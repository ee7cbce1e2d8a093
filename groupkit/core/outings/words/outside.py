"""The words of an outing for outside, and of the board of things to do elsewhere."""

from dataclasses import dataclass

from groupkit.core.outings.words.form import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterWords:
    """The lines of the poster, with gaps for the facts."""

    title: str
    what: str
    when: str
    where: str
    way: str
    cost: str
    cost_nothing: str
    bring: str
    access: str
    grades: str
    who: str
    drink: str
    photos: str
    alone: str
    late: str
    join: str
    slip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A text for outside, at most `most` letters; it is offered where the facts it `needs` are known."""

    key: str
    needs: tuple[str, ...]
    most: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWords(Words):
    """Words for outside: the poster and short texts, without any person."""

    intro: str
    no_name: str
    no_group: str
    qr: str
    qr_words: str
    poster: PosterWords
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningKind:
    """A kind of thing to do outside the group."""

    key: str
    title: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningField:
    """What is asked of an opening, and how many letters it may have at most."""

    key: str
    title: str
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardWords(Words):
    """The board; a row is `stale` and then `gone` after so many days without a look."""

    stale: int
    gone: int
    intro: str
    empty: str
    checked: str
    check_soon: str
    not_printed: str
    still_on: str
    not_on: str
    by_job: str
    not_ours: str
    no_person: str
    company: str
    kinds: tuple[OpeningKind, ...]
    fields: tuple[OpeningField, ...]
