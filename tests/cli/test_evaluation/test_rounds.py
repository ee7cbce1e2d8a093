"""A round of talks by typing: opened, people asked under signs, talks held, what was said kept and gone."""

import pytest

from groupkit.cli import desk
from groupkit.core.evaluation.answers import Answer, By, SetbackKind, Way
from groupkit.services.evaluation import contacts
from groupkit.services.group import open_group
from groupkit.storage.evaluation.sealing import unsealed
from tests import talkrounds
from tests.cli.conftest import PASSPHRASE

SAID = ("--purpose", "To hear.", "--what-happens", "We tell you.", "--reader", "Robin")
ROUND = "first-year"


@pytest.fixture(name="says")
def _says(monkeypatch):
    """Let somebody sit at the terminal and type what is not shown."""
    typed: list[str] = []
    monkeypatch.setattr(desk, "_is_anybody", lambda: True)
    monkeypatch.setattr(desk, "_typed", lambda _asked: typed.pop(0))
    return lambda *words: typed.extend(words)


@pytest.fixture(name="begun")
def _begun(does, says, tmp_path):
    """Open a round of talks."""
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        talkrounds.keys(group)
    return does("evaluation", "open", "First year", *SAID, "--first", "Robin", "--second", "Alex")


@pytest.fixture(name="sign")
def _sign(begun, does, says):
    """Ask somebody into the round."""
    says(talkrounds.READER, "07700 900461")
    done = does(
        *(
            "evaluation",
            "invite",
            ROUND,
            "--strand",
            "members",
            "--started",
            "2024-02-29",
            "--interviewer",
            "Robin",
        ),
        *("--sign", "Blue door", "--kind", "woman"),
    )
    assert "Blue door" in done.out
    return "Blue door"


def test_a_round_is_opened_shown_and_ended(begun, does, book, tmp_path):
    assert ROUND in begun.out
    (shown,) = does("evaluation", "rounds", "--json").json
    assert (shown["key"], shown["state"], shown["coders"]) == (ROUND, "open", ["Robin", "Alex"])
    assert "People are being asked" in does("evaluation", "rounds").out
    asked = book("evaluation", "open", "", *SAID, "--first", "Robin", "--second", "Robin", "--kind", "research")
    assert asked.code == 1
    assert "Research needs" in asked.err
    does("evaluation", "recordings-gone", ROUND)
    assert "gone for good" in does("evaluation", "close", ROUND, "--sure").out
    assert "gone for good" in does("evaluation", "contacts-close", ROUND, "--sure").out
    assert does("evaluation", "older-copies", "--json").json == {"older_copies": 0, "removed": 0}
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        secret = talkrounds.unlocked(group)
        talkrounds.invited(group, talkrounds.begun(group, title="Another").key, secret, contact="x")
        group.store.another_copy(group.today())
    does("evaluation", "close", "another", "--sure")
    assert "1 backup still holds" in does("evaluation", "older-copies").out
    told = does("evaluation", "older-copies", "--remove").out
    assert "1 backup was removed." in told
    assert "No backup beside the book" in told
    does("evaluation", "destroy", ROUND, "--sure")
    gone = does("evaluation", "gone", ROUND, "--json").json
    assert [each["what"] for each in gone] == ["recording", "contacts", "draft", "all"]
    assert "How to reach people" in does("evaluation", "gone", ROUND).out


def test_people_are_asked_and_reached_and_take_back_what_they_said(sign, does, book, says, tmp_path):
    says(talkrounds.READER)
    (person,) = does("evaluation", "people", ROUND, "--json").json
    assert (person["sign"], person["kinds"]) == (sign, ["woman"])
    says(talkrounds.READER, "at the door")
    does("evaluation", "contact", ROUND, sign)
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        assert contacts.read(group, ROUND, talkrounds.READER) == {sign: "at the door"}
    says(talkrounds.READER)
    does("evaluation", "yes", ROUND, sign, "part", "--on", "2024-03-01")
    says(*[talkrounds.READER] * 4)
    assert "Taking part" in does("evaluation", "people", ROUND).out
    does("evaluation", "yes", ROUND, sign, "quotation", "--of", "T1/since")
    (person,) = does("evaluation", "people", ROUND, "--json").json
    assert person["agreed"][-1]["of"] == "Blue door/T1/since"
    does("evaluation", "take-back", ROUND, sign, "quotation", "--of", "T1/since")
    says(talkrounds.READER)
    does("evaluation", "interviewer", ROUND, sign, "Kim", "--note", "Robin moved away")
    assert "for good" in book("evaluation", "take-back", ROUND, sign, "part").err
    says(talkrounds.READER)
    does("evaluation", "take-back", ROUND, sign, "part", "--sure")
    says(talkrounds.SECOND)
    refused = book("evaluation", "people", ROUND)
    assert (refused.code, refused.out) == (1, "")


def test_talks_are_held_or_not_and_somebody_stops(sign, does, says):
    says(talkrounds.READER)
    assert [each["wave"] for each in does("evaluation", "due", ROUND, "--json").json] == ["T1", "T2", "T3"]
    says(talkrounds.READER)
    assert "about" in does("evaluation", "due", ROUND).out
    says(talkrounds.READER)
    assert "Held" in does("evaluation", "held", ROUND, sign, "T1", "--on", "2024-06-03").out
    says(talkrounds.READER)
    assert "Was not held" in does("evaluation", "not-held", ROUND, sign, "T2").out
    says(talkrounds.READER)
    does("evaluation", "stop", ROUND, sign)


def test_what_was_said_is_typed_without_being_shown(sign, does, book, says, tmp_path):
    says(
        "A hard spring",
        "recovery=up",
        "weather=same",
        "recovery=harder family=same",
        "sad",
        "mind",
        "rang somebody",
    )
    done = book("evaluation", "answer", ROUND, sign, "T2", "since", "--by", "phone")
    assert (done.code, "spring" in done.out + done.err) == (0, False)
    # a slip is asked about again, and nothing of what was typed before is lost
    assert [("up" in line, "weather" in line, "sad" in line) for line in done.err.splitlines()] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    says("Better", "", "")
    does("evaluation", "answer", ROUND, sign, "T3", "since")
    # nobody types anything for a place there is not
    for line in (("no", sign, "T3", "since"), (ROUND, "Nemo", "T3", "since"), (ROUND, sign, "T9", "since")):
        assert book("evaluation", "answer", *line).code == 1
    assert "not asked in T3" in book("evaluation", "answer", ROUND, sign, "T3", "q").err
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        secret = talkrounds.unlocked(group)
        first, second = (unsealed(row.for_reader, secret, Answer) for row in group.store.evaluation_answers)
    assert (first.words, first.by) == ("A hard spring", By.PHONE)
    assert first.path == {"recovery": Way.HARDER, "family": Way.SAME}
    assert first.setback is not None
    assert (first.setback.what, first.setback.helped) == (SetbackKind.MIND, "rang somebody")
    assert (second.words, second.setback) == ("Better", None)
