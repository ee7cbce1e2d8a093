"""The words of a business meeting, as they come with groupkit."""

import tomllib
from functools import cache

import msgspec

from groupkit.core.business import Line, Words
from groupkit.resources import folder


class _Decide(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    intro: str
    way: tuple[Line, ...]


class _Card(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    intro: str
    field: tuple[Line, ...]


class _ReadBack(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    start: str
    decided: str
    owner: str
    parked: str
    next: str
    ask: str
    rule: tuple[str, ...]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The words, as they stand in their file."""

    id: str
    language: str
    source: str
    license: str
    title: str
    about: str
    intro: str
    bring: str
    agenda: tuple[Line, ...]
    decide: _Decide
    motion: _Card
    read_back: _ReadBack


@cache
def words() -> Words:
    """Return the words of a business meeting."""
    path = folder("forms") / "service" / "business.toml"
    found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
    spoken = msgspec.structs.asdict(found.read_back)
    rule = spoken.pop("rule")
    return Words(
        title=found.title,
        about=found.about,
        intro=found.intro,
        bring=found.bring,
        agenda=found.agenda,
        decide=found.decide.title,
        decide_intro=found.decide.intro,
        ways=found.decide.way,
        card=found.motion.title,
        card_intro=found.motion.intro,
        fields=found.motion.field,
        read_back=spoken,
        rule=rule,
    )
