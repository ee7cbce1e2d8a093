"""Rounds of talks as pages show them: people asked, talks held, two who coded, and themes that are agreed."""

from datetime import timedelta

from groupkit.core.evaluation.answers import Answer, Setback, SetbackKind, Way
from groupkit.core.evaluation.coding import Agreed, Coding
from groupkit.core.evaluation.deciding import Decision
from groupkit.core.evaluation.people import Ask, Yes
from groupkit.core.evaluation.roomcheck import Choice
from groupkit.qt.evaluation.roundpage import Unlocked
from groupkit.services.evaluation import answers, clocks, coding, people, rounds
from groupkit.services.evaluation.check import Passed, decide, room
from groupkit.services.group import Group
from tests import talkrounds

QUESTIONS = {"T1": "changed"}
"""What is answered in a wave; in the later ones it is another question."""


def asked(group: Group, key: str, count: int = 3, **about: object) -> list[str]:
    """Ask some members into a round who came half a year ago, and return their signs."""
    secret = talkrounds.unlocked(group)
    months = timedelta(days=200)
    return [
        talkrounds.invited(group, key, secret, started=group.today() - months, contact=f"by Jo {at}", **about)
        for at in range(count)
    ]


def said(sign: str, wave: str = "T1", words: str = "I sleep better.", **about: object) -> Answer:
    """Return what somebody said."""
    return Answer(sign=sign, wave=wave, question=QUESTIONS.get(wave, "since"), words=words, **about)  # type: ignore[arg-type]  # its own fields


def talked(group: Group, key: str, signs: list[str], words: str = "I sleep better.") -> None:
    """Hold the first two talks with each: much the same, and then a hard spell."""
    secret = talkrounds.unlocked(group)
    for sign in signs:
        first = group.today() - timedelta(days=60)
        people.agree(group, key, sign, Yes(ask=Ask.PART, said_on=group.today()), secret)
        clocks.held(group, key, sign, "T1", first, secret)
        answers.keep(group, key, said(sign, words=words, path={"recovery": Way.SAME}))
        spell = Setback(what=SetbackKind.MIND, helped="Somebody rang me.")
        answers.keep(group, key, said(sign, "T2", words, path={"recovery": Way.HARDER}, setback=spell))


def coded(group: Group, key: str, *, hand_in: bool = True) -> None:
    """Let two people code every answer, the second one with a theme less."""
    made = rounds.get(group, key)
    for coder, name, heard in zip(
        made.coders, ("Robin", "Alex"), ({"belonging", "setback"}, {"belonging"}), strict=True
    ):
        own = talkrounds.unlocked(group, name)
        for each in coding.answers(group, key, coder, own):
            coding.code(group, key, coder, Coding(of=each.key, codes=frozenset(heard)), own)
        if hand_in:
            coding.hand_in(group, key, coder, own)


def agreed(group: Group, key: str) -> None:
    """Let the two agree on what both heard, and on the hard spells."""
    two = talkrounds.unlocked(group), talkrounds.unlocked(group, "Alex")
    found = coding.beside(group, key, *two)
    made = [
        Agreed(of=each.of, codes=frozenset({"belonging", "setback"}), agreed_on=group.today())
        for each in found.differences
    ]
    coding.agree(group, key, made, *two)


def passed(group: Group, key: str) -> tuple[Passed, ...]:
    """Let two people ask everybody, and pass every theme on."""
    secret = talkrounds.unlocked(group)
    seen = room(group, key, secret)
    chosen = [
        Decision(
            about=each.key,
            choice=Choice.ASK if Choice.ASK in each.offers else Choice.LEAVE_OUT,
            said_on=group.today() if Choice.ASK in each.offers else None,
        )
        for each in seen.findings()
    ]
    shown = [Decision(about=theme.key, choice=Choice.SHOW) for theme in seen.themes]
    return decide(group, key, (*chosen, *shown), secret, by="Robin", second="Alex", sure=True)


def whole(group: Group, count: int = 3, words: str = "I sleep better.") -> str:
    """Return a round in which all of this has come to pass."""
    key = talkrounds.begun(group).key
    signs = asked(group, key, count)
    talked(group, key, signs, words)
    rounds.close(group, key)
    coded(group, key)
    agreed(group, key)
    return key


def unlocked(group: Group, key: str, sign: str = "", wave: str = "", name: str = "Robin") -> Unlocked:
    """Return a round opened by somebody, as it is handed from page to page."""
    made = rounds.get(group, key)
    return Unlocked(key=key, keeper=made.reader, secret=talkrounds.unlocked(group, name), sign=sign, wave=wave)
