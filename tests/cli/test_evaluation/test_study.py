"""The study by typing: everybody is asked, each talk is held on its day, and the plan shows the right days."""

import re

import pytest

from groupkit.cli import desk
from tests import talkrounds

pytestmark = [pytest.mark.proof, pytest.mark.whole]
WAVES = ("T1", "T2", "T3", "F1", "F2", "C1")
SAID = ("--purpose", "To hear.", "--what-happens", "We tell you.", "--reader", "Robin")


def test_twenty_five_talks_are_planned_on_their_days(does, monkeypatch):
    typed: list[str] = []
    monkeypatch.setattr(desk, "_is_anybody", lambda: True)
    monkeypatch.setattr(desk, "_typed", lambda _asked: typed.pop(0))
    for name, passphrase in talkrounds.NAMES.items():
        typed.extend((passphrase, passphrase))
        does("feedback", "keeper", name)
    does("evaluation", "open", "Study", *SAID, "--first", "Robin", "--second", "Alex")
    wanted = {}
    for _who, strand, started, about in talkrounds.everybody():
        typed.extend((talkrounds.READER, ""))
        asked = ("--strand", strand.value, "--started", started, "--interviewer", "Robin")
        (sign,) = re.findall(r"sign is (.+)\.", does("evaluation", "invite", "study", *asked).out)
        for wave in WAVES:
            if wave in about:
                talk = about[wave]
                day = talk.get("held", talk["first"])
                state = "late" if talk.get("was") == "late" else "held"
                wanted[sign, wave] = (str(talk["first"]), str(talk["last"]), str(day), state)
                typed.append(talkrounds.READER)
                does("evaluation", "held", "study", sign, wave, "--on", day)
    typed.append(talkrounds.READER)
    shown = does("evaluation", "due", "study", "--json").json
    found = {(row["sign"], row["wave"]): (row["first"], row["last"], row["held"], row["state"]) for row in shown}
    assert found == wanted
    assert len(found) == talkrounds.study()["talks"]
    assert typed == []
