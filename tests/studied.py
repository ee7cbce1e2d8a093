"""The study's shape with invented answers, as what was said, coded and agreed: six members, three talks each."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from groupkit.core.evaluation.answers import Answer, Setback, SetbackKind, Way
from groupkit.core.evaluation.codes import Code, codebook
from groupkit.core.evaluation.coding import Agreed, Coding
from groupkit.core.evaluation.matrix import Record, Voice
from groupkit.storage.evaluation import shipped

WAVES = ("T1", "T2", "T3")
QUESTION = "since"
WAYS = {"-": Way.HARDER, "o": Way.SAME, "+": Way.BETTER}
AGREED_ON = date(2025, 4, 12)
SIGNS = {
    "m1": "Heron",
    "m2": "Pebble",
    "m3": "Lantern",
    "m4": "Willow",
    "m5": "Kettle",
    "m6": "Harbour",
}


@cache
def study() -> dict[str, Any]:
    """Return the shape of the study as it is written down."""
    place = Path(__file__).parent / "fixtures" / "evaluation" / "study.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


def talks() -> list[tuple[str, str, dict[str, Any]]]:
    """Return the talks of members: the sign, the wave, and what came of it."""
    return [(SIGNS[each["key"]], wave, each[wave]) for each in study()["members"] for wave in WAVES]


def answer(sign: str, wave: str, said: dict[str, Any]) -> Answer:
    """Return what one member said in one talk."""
    setback = Setback(what=SetbackKind(said["setback"]), helped=said["helped"]) if "setback" in said else None
    return Answer(
        sign=sign,
        wave=wave,
        question=QUESTION,
        words=f"In {wave} it was as it was.",
        setback=setback,
        path={key: WAYS[way] for key, way in said["path"].items()},
    )


def answers() -> tuple[Answer, ...]:
    """Return what all members said."""
    return tuple(answer(*talk) for talk in talks())


def codings() -> tuple[Coding, ...]:
    """Return how somebody codes it who hears all there is."""
    return tuple(Coding(of=(sign, wave, QUESTION), codes=frozenset(said["codes"])) for sign, wave, said in talks())


def other_codings() -> tuple[Coding, ...]:
    """Return how somebody codes it who does not hear the workbook, and hears company in the first talk of Heron."""
    extra = {(SIGNS["m1"], "T1", QUESTION): {"more-company"}}
    return tuple(
        Coding(of=each.of, codes=(each.codes - {"workbook"}) | extra.get(each.of, set())) for each in codings()
    )


def agreed() -> tuple[Agreed, ...]:
    """Return what two coders agree on."""
    return tuple(Agreed(of=each.of, codes=each.codes, agreed_on=AGREED_ON) for each in codings())


def codes() -> tuple[Code, ...]:
    """Return the codebook a round begins with."""
    return codebook(shipped.codebook(), ())


def record() -> Record:
    """Return all that matrices of the study are made of."""
    return Record(
        waves=WAVES,
        areas=tuple((area.key, area.title) for area in shipped.codebook().areas),
        codes=codes(),
        voices=tuple(Voice(sign=sign, waves=dict.fromkeys(WAVES, True)) for sign in SIGNS.values()),
        answers=answers(),
        agreed=agreed(),
    )
