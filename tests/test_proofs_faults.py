"""Faults put into the money on purpose: a test has to fail for each, or it proves nothing."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.sources import ROOT

pytestmark = pytest.mark.proof

LIST = ROOT / "tests" / "fixtures" / "faults.toml"
FAULTS: list[dict[str, Any]] = tomllib.loads(LIST.read_text(encoding="utf-8"))["fault"]
SHARED = ("tests", "forms", "i18n", "look", "workbooks", "pyproject.toml", "README.md", "CHANGELOG.md")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"].replace(" ", "-"))
def test_a_fault_does_not_go_unseen(tmp_path: Path, fault: dict[str, Any]) -> None:
    shutil.copytree(ROOT / "groupkit", tmp_path / "groupkit", ignore=shutil.ignore_patterns("__pycache__"))
    for name in SHARED:
        if (ROOT / name).exists():
            (tmp_path / name).symlink_to(ROOT / name)
    spoilt = tmp_path / fault["file"]
    source = spoilt.read_text(encoding="utf-8")
    assert source.count(fault["find"]) == 1, "the line to spoil has moved: mend the list of faults"
    spoilt.write_text(source.replace(fault["find"], fault["put"]), encoding="utf-8")
    quietly = ("-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-m", "not bench")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *quietly, *fault["tests"]],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, f"nobody saw it: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    assert "failed" in done.stdout, done.stdout[-2000:]


def test_there_are_enough_faults() -> None:
    assert len(FAULTS) >= 35
