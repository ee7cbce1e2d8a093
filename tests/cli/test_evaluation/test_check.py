"""Two people look at who is in the room, and write down what the group said, by typing."""

from datetime import date

import pytest

from groupkit.cli import desk
from groupkit.core.evaluation.coding import Agreed
from groupkit.services.evaluation import answers, opened
from groupkit.services.group import open_group
from groupkit.storage.evaluation import coded
from tests import studied, talkrounds
from tests.cli.conftest import PASSPHRASE

ROUND, ROBIN = "talks-of-the-first-year", talkrounds.READER
TWO = ("--by", "Robin", "--second", "Alex")


@pytest.fixture
def says(monkeypatch):
    """Let somebody sit at the terminal and type what is not shown."""
    typed: list[str] = []
    monkeypatch.setattr(desk, "_is_anybody", lambda: True)
    monkeypatch.setattr(desk, "_typed", lambda _asked: typed.pop(0))
    return lambda *words: typed.extend(words)


@pytest.fixture
def agreed(book, tmp_path):
    """Let three people speak of hope, and one of them of company, as two coders agreed."""
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        made = talkrounds.begun(group, k=3)
        secret = talkrounds.unlocked(group)
        signs = [talkrounds.invited(group, made.key, secret, sign=each) for each in ("Anvil", "Brook", "Candle")]
        answers.keep_all(group, made.key, [studied.answer(each, "T1", {"path": {}}) for each in signs])
        held = opened.for_reader(group, made, secret).held
        rows = [
            (row, Agreed(of=each.key, codes=frozenset({"hope", *more}), agreed_on=group.today()))
            for (row, each), more in zip(held, ({"more-company"}, (), ()), strict=True)
        ]
        with group.change("Agree", "evaluation") as store:
            store.evaluation_agreed.add(answers.threefold(group, made, coded.written(rows)))


def test_what_is_found_is_decided_and_the_group_answers(does, book, says, agreed):
    says(*[ROBIN] * 6)
    shown = does("evaluation", "check", ROUND).out
    assert "Each theme needs a yes from two people" in shown
    assert "members/more-company|single-carrier|" in shown
    assert "as it was" not in shown
    found = does("evaluation", "check", ROUND, "--json").json
    assert [each["kind"] for each in found] == ["single-carrier"]
    key = found[0]["key"]
    assert does("evaluation", "decide", ROUND, *TWO).out == "Nothing here yet.\n"
    wrong = book("evaluation", "decide", ROUND, *TWO, "--ask", key, "soon")
    assert "soon is no day" in wrong.err
    into = ("--merge", key, "members/hope")
    assert "Most of those who talked" in does(
        "evaluation", "decide", ROUND, *TWO, "--show", "members/hope", *into
    ).out  # fmt: skip
    asked = ("--ask", key, date(2026, 1, 1).isoformat(), "--show", "members/more-company")
    assert "One voice" in does("evaluation", "decide", ROUND, *TWO, *asked, "--show", "members/hope").out
    says("x")
    refused = book("evaluation", "decide", ROUND, *TWO, "--paraphrase", key, "--leave-out", "gone")
    assert refused.err.count("\n") == 3
    assert "The group was to hear this as well: Hope and More company." in refused.err
    first, second = (each["id"] for each in does("evaluation", "passed", ROUND, "--json").json)
    does("evaluation", "respond", ROUND, first, "absent", "--words", "The evenings")
    shown = does("evaluation", "passed", ROUND).out
    assert "Something is not here yet" in shown
    does("evaluation", "theme-back", ROUND, second)
    assert [each["id"] for each in does("evaluation", "passed", ROUND, "--json").json] == [first]
