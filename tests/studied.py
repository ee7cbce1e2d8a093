"""The study's shape with invented answers, as what was said, coded and agreed: six members, three talks each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from groupkit.core.evaluation.answers import Answer, Setback, SetbackKind, Way
from groupkit.core.evaluation.codes import Code, codebook
from groupkit.core.evaluation.coding import Agreed, Coding
from groupkit.core.evaluation.matrix import Record, Voice
from groupkit.core.evaluation.rounds import Round
from groupkit.services.evaluation import answers as said
from groupkit.services.evaluation import coding
from groupkit.services.group import Group
from groupkit.storage.evaluation import shipped
from tests import talkrounds

WAVES = ("T1", "T2", "T3")
QUESTION = "better"
"""A question that is asked in each of the three talks."""
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


def talks(signs: Mapping[str, str] = SIGNS) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Return the talks of members: the sign, the wave, and what came of it."""
    return [(signs[each["key"]], wave, each[wave]) for each in talkrounds.study()["members"] for wave in WAVES]


def answer(sign: str, wave: str, said: Mapping[str, Any]) -> Answer:
    """Return what one member said in one talk."""
    setback = Setback(what=SetbackKind(said["setback"]), helped=said["helped"]) if "setback" in said else None
    return Answer(
        sign=sign,
        wave=wave,
        question="road" if wave[0] == "F" else QUESTION,
        words=f"In {wave} it was as it was.",
        setback=setback,
        path={key: WAYS[way] for key, way in said["path"].items()},
    )


def answers(signs: Mapping[str, str] = SIGNS) -> tuple[Answer, ...]:
    """Return what all members said."""
    return tuple(answer(*talk) for talk in talks(signs))


def codings(signs: Mapping[str, str] = SIGNS) -> tuple[Coding, ...]:
    """Return how somebody codes it who hears all there is."""
    return tuple(
        Coding(of=(sign, wave, QUESTION), codes=frozenset(said["codes"])) for sign, wave, said in talks(signs)
    )


def other_codings(signs: Mapping[str, str] = SIGNS) -> tuple[Coding, ...]:
    """Return how somebody codes it who does not hear the workbook, and hears company in the first talk of m1."""
    extra = {(signs["m1"], "T1", QUESTION): {"more-company"}}
    return tuple(
        Coding(of=each.of, codes=(each.codes - {"workbook"}) | extra.get(each.of, set())) for each in codings(signs)
    )


def agreed(signs: Mapping[str, str] = SIGNS) -> tuple[Agreed, ...]:
    """Return what two coders agree on."""
    return tuple(Agreed(of=each.of, codes=each.codes, agreed_on=AGREED_ON) for each in codings(signs))


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


def coded(group: Group, made: Round, name: str, codings: tuple[Coding, ...]) -> None:
    """Let somebody code all of it and hand it in."""
    secret = talkrounds.unlocked(group, name)
    coder = made.coders[0 if name == "Robin" else 1]
    for each in codings:
        coding.code(group, made.key, coder, each, secret)
    coding.hand_in(group, made.key, coder, secret)


def replayed(group: Group) -> tuple[Round, dict[str, str]]:
    """Replay the study in a book: 25 talks, two coders, and what they agreed on; return the round and the signs."""
    talkrounds.on(group, date(2026, 11, 14))
    made = talkrounds.begun(group)
    secret = talkrounds.unlocked(group)
    signs = talkrounds.asked(group, made.key, secret)
    talkrounds.held(group, made.key, signs, secret)
    said.keep_all(group, made.key, answers(signs))
    coded(group, made, "Robin", codings(signs))
    coded(group, made, "Alex", other_codings(signs))
    settled = tuple(Agreed(of=each.of, codes=each.codes, agreed_on=AGREED_ON) for each in codings(signs))
    coding.agree(group, made.key, settled, secret, talkrounds.unlocked(group, "Alex"))
    return made, signs
