"""A program that judges what we save is asked wherever everything is checked: its absence is never an agreement."""

import tomllib

import pytest

from tests import judges
from tests.sources import ROOT

ASKS = [lambda: judges.program("no-such-judge"), lambda: judges.library("no_such_judge", "Parser")]


@pytest.fixture(autouse=True)
def _unknown(monkeypatch):
    wanted = dict.fromkeys(("no-such-judge", "no_such_judge"), "install it")
    monkeypatch.setattr(judges, "WANTED", wanted)


@pytest.mark.parametrize("ask", ASKS)
def test_where_everything_is_checked_a_judge_that_is_away_is_a_fault(monkeypatch, ask):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="is not on this machine: install it"):
        ask()


@pytest.mark.parametrize("ask", ASKS)
def test_at_a_desk_its_tests_are_left_out(monkeypatch, ask):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="is not on this machine"):
        ask()


def test_setting_up_for_the_checks_brings_every_judge(monkeypatch):
    monkeypatch.undo()
    setup = (ROOT / "setup.sh").read_text("utf-8")
    packages = set(setup.partition('JUDGES="')[2].partition('"')[0].split())
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    libraries = {line.partition(">")[0] for line in (*extras["test"], *extras["peers"])}
    assert '"test,check,peers"' in setup
    for how in judges.WANTED.values():
        assert how.split()[-1] in (packages if how.startswith("apt-get") else libraries)
    assert "export CI=true" in (ROOT / ".ci" / "run").read_text("utf-8")
