"""Rounds of feedback for tests: keepers, an open round, and people who answer."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from groupkit.core.feedback.forms import Answers, Form, Text
from groupkit.core.feedback.rounds import Round
from groupkit.services.feedback import keepers, opening, rounds, sitting
from groupkit.services.group import Group
from groupkit.storage.feedback import shipped

READER, TRUSTEE = "the reader knows this", "the trustee knows that"


def form(key: str = "after-tonight") -> Form:
    """Return a form that comes with groupkit."""
    return next(each for each in shipped.forms() if each.id == key)


def keys(group: Group) -> None:
    """Give two people the keys of boxes."""
    keepers.add(group, "Robin", READER, READER)
    keepers.add(group, "Alex", TRUSTEE, TRUSTEE)


def planned(group: Group, **about: Any) -> Round:
    """Return a round as somebody typed it."""
    reader, trustee = keepers.named(group, "Robin").id, keepers.named(group, "Alex").id
    today = group.today()
    usual: dict[str, Any] = {"key": "", "form": form(), "purpose": "To hear how tonight was.", "able": 15, "k": 5}
    usual |= {"what_happens": "We read it at the next talk.", "reader": reader, "trustee": trustee}
    usual |= {"opened_on": today, "keep_until": today + timedelta(days=200)}
    return Round(**(usual | about))


def begun(group: Group, **about: Any) -> Round:
    """Open a round, with keepers where there are none."""
    if not keepers.listing(group):
        keys(group)
    return rounds.open_(group, planned(group, **about), sure=True)


def cast(group: Group, key: str, given: Sequence[Answers], texts: Sequence[Sequence[Text]] = ()) -> None:
    """Let people answer, one after the other."""
    turn = sitting.begin(group, key)
    for at, answers in enumerate(given):
        turn.cast(answers, texts[at] if at < len(texts) else ())
    turn.end()


def opened(group: Group, key: str) -> opening.Opened | opening.NotEnough:
    """Close a round and open its box, with both passphrases."""
    rounds.close(group, key)
    return opening.open_round(group, key, READER, TRUSTEE)


def rated(step: int, of: Form | None = None) -> Answers:
    """Return the answers of somebody who gives one step to every question with faces."""
    return {question.key: step for question in (of or form()).questions if question.kind == "faces"}


def said(words: str, question: str = "keep", *, may_be_read: bool = False) -> Text:
    """Return what somebody wrote."""
    return Text(question=question, words=words, may_be_read=may_be_read)


def path_of(group: Group, key: str) -> Path:
    """Return where the box of a round lies."""
    return group.store.box_of(key)
