"""Two people code by typing, each with a passphrase of their own; then the reader looks at what came of it."""

import csv

import pytest

from groupkit.cli import desk
from groupkit.core.evaluation import agreement
from groupkit.services.group import open_group
from tests import studied, talkrounds, twocoders
from tests.cli.conftest import PASSPHRASE

ROUND = "talks-of-the-first-year"
QUESTION = studied.QUESTION
ROBIN, ALEX = talkrounds.READER, talkrounds.SECOND


@pytest.fixture
def says(monkeypatch):
    """Let somebody sit at the terminal and type passphrases."""
    typed: list[str] = []
    monkeypatch.setattr(agreement, "_kappa", lambda _pairs: 0.25)
    monkeypatch.setattr(desk, "_is_anybody", lambda: True)
    monkeypatch.setattr(desk, "_typed", lambda _asked: typed.pop(0))
    return lambda *words: typed.extend(words)


@pytest.fixture
def signs(book, tmp_path):
    """Let two people talk."""
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        twocoders.talked(group)
    return twocoders.SIGNS


@pytest.fixture
def handed_in(does, says, signs):
    """Let both code both talks and hand in."""
    for name, secret, second in (("Robin", ROBIN, ("hope", "family")), ("Alex", ALEX, ("family",))):
        for sign, codes in (("Anvil", ("hope",)), ("Brook", second)):
            says(secret, ", ".join(codes), "soft")
            does("evaluation", "code", ROUND, name, sign, "T1", QUESTION)
        says(secret)
        told = does("evaluation", "hand-in", ROUND, name).out
    assert "Both have handed in" in told


def test_the_codebook_grows_by_typing(does, book):
    shown = {each["key"]: each for each in does("evaluation", "codes", "--json").json}
    assert shown["spirit"]["since"] == "T2"
    line = ("--means", "Room to sit apart.", "--part", "helped")
    assert "with the key a-quiet-seat" in does("evaluation", "code-add", "A quiet seat", *line).out
    does("evaluation", "code-rest", "spirit")
    assert "A quiet seat" in does("evaluation", "codes").out
    resting = [each["key"] for each in does("evaluation", "codes", "--json").json if each["resting_on"]]
    assert resting == ["spirit"]
    assert book("evaluation", "code-rest", "nothing").code == 1


def test_each_codes_alone(does, book, says, signs):
    says(ROBIN)
    assert does("evaluation", "to-code", ROUND, "Robin", "--json").json == [
        {"of": [sign, "T1", QUESTION], "coded": False} for sign in signs
    ]
    says(ROBIN, "hope", "")
    assert "sealed to you" in does("evaluation", "code", ROUND, "Robin", "Anvil", "T1", QUESTION).out
    says(ROBIN, ALEX, ROBIN)
    shown = does("evaluation", "to-code", ROUND, "Robin").out
    assert shown.count("yes") == 1
    for told in (shown, does("evaluation", "to-code", ROUND, "Alex").out):
        assert "hope" not in told
        assert "as it was" not in told
    assert "still to be looked at" in book("evaluation", "hand-in", ROUND, "Robin").err
    says(ROBIN, "", "", ROBIN)
    does("evaluation", "code", ROUND, "Robin", "Brook", "T1", QUESTION)
    assert "When the other one has" in does("evaluation", "hand-in", ROUND, "Robin").out
    standing = does("evaluation", "coders", ROUND, "--json").json
    assert [standing[each]["handed_in"] for each in ("first", "second")] == [True, False]
    assert "Robin  yes" in does("evaluation", "coders", ROUND).out
    says(ROBIN, ALEX)
    assert "Both hand in their work first" in book("evaluation", "beside", ROUND).err


def test_both_agree_side_by_side(does, says, handed_in):
    says(ROBIN, ALEX, ROBIN, ALEX, ROBIN)
    shown = does("evaluation", "beside", ROUND).out
    assert "Only Robin" in shown
    assert "3 of 4 decisions were alike: 75%." in shown
    found = does("evaluation", "beside", ROUND, "--json").json
    assert [each["only_first"] for each in found["differences"]] == [["hope"], []]
    assert "have not agreed on anything" in does("evaluation", "agreement", ROUND).out
    says(ROBIN, ALEX, ROBIN, ALEX)
    half = does("evaluation", "agree", ROUND).out
    assert "1 answer is still to be talked about." in half
    assert "Brook T1" in half
    done = does("evaluation", "agree", ROUND, "--as", "Brook", "T1", QUESTION, "hope,family")
    assert "You agree on all of it." in done.out


def test_the_reader_looks_at_it_and_saves_it(does, says, handed_in, tmp_path):
    says(ROBIN, ALEX)
    does("evaluation", "agree", ROUND, "--as", "Brook", "T1", QUESTION, "-")
    says("A talk of another clock.", "", "")
    does("evaluation", "answer", ROUND, "Brook", "F1", "road")
    says(*[ROBIN] * 8)
    shown = does("evaluation", "agreement", ROUND).out
    assert "Kappa is 0.25." in shown
    assert "1 of 2" in shown
    assert does("evaluation", "agreement", ROUND, "--json").json["units"] == 4
    (one, _two) = does("evaluation", "saturation", ROUND, "--json").json
    assert (one["sign"], one["new"]) == ("Anvil", ["hope"])
    assert "First talk" in does("evaluation", "saturation", ROUND).out
    matrix = does("evaluation", "matrix", ROUND, "--by", "person", "--json").json
    assert matrix["waves"] == ["T1", "T2", "T3"]
    told = does("evaluation", "matrix", ROUND).out
    assert "not for the group" in told
    assert "1 answer is left out" in told
    saved = does("evaluation", "matrix", ROUND, "--csv", tmp_path / "matrix.csv").out
    assert "Saved as matrix.csv." in saved
    with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert next(csv.reader(lines))[:4] == ["Theme", "What it is", "Sign", "First heard"]
