"""A module loaded late runs on first use, and one that is not there is told at once."""

import subprocess
import sys

import pytest

from groupkit.lazy import lazily
from tests.sources import ROOT


@pytest.fixture
def late(tmp_path, monkeypatch):
    """Return the name of a module that writes down that it ran."""
    (tmp_path / "runs_late_once.py").write_text("import sys\nsys.ran_late = True\nanswer = 42\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delattr(sys, "ran_late", raising=False)
    yield "runs_late_once"
    sys.modules.pop("runs_late_once", None)
    vars(sys).pop("ran_late", None)


def test_a_late_module_runs_when_it_is_first_used(late):
    module = lazily(late)
    assert not hasattr(sys, "ran_late")
    assert module.answer == 42
    assert vars(sys)["ran_late"]


def test_a_module_is_loaded_once(late):
    assert lazily(late) is lazily(late)
    assert lazily("sys") is sys


def test_a_module_that_is_not_there_is_told_at_once():
    with pytest.raises(ModuleNotFoundError):
        lazily("groupkit_has_no_such_module")


def test_the_verbs_and_papers_are_there_after_one_import():
    code = (
        "import groupkit, sys; groupkit.services.money.sheet; groupkit.pdf.money.sheet; "
        "assert not hasattr(groupkit.services, 'nothing')"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
