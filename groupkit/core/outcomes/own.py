"""What a group wrote itself about outcomes: statements, cards, drafts and what it put in slots, as it is kept.

A key says what it is and where it stands, such as "statement/recovery/others/1f0c": it stays the same for good.
"""

from dataclasses import dataclass
from enum import StrEnum

from groupkit.core.outcomes.draft import Draft, IfThen, Line
from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.slots import Filled
from groupkit.core.outcomes.statements import Statement

_BETWEEN = "\t"
_IF_THEN = "if"


class OwnKind(StrEnum):
    """What a group can write itself."""

    STATEMENT = "statement"
    CARD = "card"
    DRAFT = "draft"
    SLOT = "slot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One thing a group wrote, as it is kept."""

    id: int = 0
    key: str
    kind: OwnKind
    title: str = ""
    words: str = ""
    credit: str = ""


def kept(made: Statement | Card | Draft | Filled, mark: str = "") -> Own:
    """Return how something a group wrote is kept; `mark` makes the key of something new."""
    match made:
        case Statement():
            key = made.key or _key(OwnKind.STATEMENT, made.stage, made.part, mark)
            return Own(key=key, kind=OwnKind.STATEMENT, words=_one_line(made.words))
        case Card():
            key = made.key or _key(OwnKind.CARD, made.stage, mark)
            credit = made.source.strip()
            return Own(key=key, kind=OwnKind.CARD, title=made.title.strip(), words=made.told.strip(), credit=credit)
        case Draft():
            key = made.key or _key(OwnKind.DRAFT, mark)
            return Own(key=key, kind=OwnKind.DRAFT, title=made.title.strip(), words=_typed(made))
    key = _key(OwnKind.SLOT, made.slot)
    return Own(key=key, kind=OwnKind.SLOT, words=made.words.strip(), credit=made.credit.strip())


def statement(own: Own) -> Statement:
    """Return a group's own statement as it was written."""
    _kind, stage, part, _mark = own.key.split("/")
    return Statement(key=own.key, words=own.words, stage=stage, part=part, own=True)


def card(own: Own) -> Card:
    """Return a group's own card as it was written."""
    _kind, stage, _mark = own.key.split("/")
    return Card(key=own.key, title=own.title, stage=stage, told=own.words, source=own.credit, own=True)


def draft(own: Own) -> Draft:
    """Return a draft as it was written."""
    rows = [line.split(_BETWEEN) for line in own.words.splitlines()]
    return Draft(
        key=own.key,
        title=own.title,
        if_thens=tuple(IfThen(when=row[1], then=row[2]) for row in rows if row[0] == _IF_THEN),
        lines=tuple(Line(box=row[0], words=row[1]) for row in rows if row[0] != _IF_THEN),
    )


def filled(own: Own) -> Filled:
    """Return what was put in a slot."""
    _kind, slot = own.key.split("/")
    return Filled(slot=slot, words=own.words, credit=own.credit)


def _key(*parts: str) -> str:
    return "/".join(parts)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _typed(made: Draft) -> str:
    """Return a draft as lines that can be read, and in which a name can be found and erased."""
    rows = [
        *((_IF_THEN, each.when, each.then) for each in made.if_thens),
        *((each.box, each.words) for each in made.lines if each.words.strip()),
    ]
    return "\n".join(_BETWEEN.join(map(_one_line, row)) for row in rows)
