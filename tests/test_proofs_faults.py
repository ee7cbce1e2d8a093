"""Faults put into the money on purpose: a test has to fail for each, or it proves nothing."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import pytest

from tests.sources import ROOT

pytestmark = pytest.mark.proof

LIST = ROOT / "tests" / "fixtures" / "faults.toml"
FAULTS: list[dict[str, Any]] = tomllib.loads(LIST.read_text(encoding="utf-8"))["fault"]
SHARED = ("tests", "forms", "i18n", "look", "workbooks", "pyproject.toml", "README.md", "CHANGELOG.md")


@pytest.fixture(scope="module", name="copied")
def _copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program, which each fault spoils in one file and leaves whole again.

    Python keeps what it made of the other files: to make it anew would take most of the time of each fault.
    """
    folder = tmp_path_factory.mktemp("copied")
    shutil.copytree(ROOT / "groupkit", folder / "groupkit")
    for name in SHARED:
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture
def spoilt(copied: Path, fault: dict[str, Any]) -> Iterator[Path]:
    """Return the folder of the copy while one line in it is spoilt."""
    path = copied / fault["file"]
    source = path.read_text(encoding="utf-8")
    assert source.count(fault["find"]) == 1, "the line to spoil has moved: mend the list of faults"
    _put(path, source.replace(fault["find"], fault["put"]))
    yield copied
    _put(path, source)


def _put(path: Path, source: str) -> None:
    """Write a file, and leave nothing of what Python made of the one before: it might not see the difference."""
    path.write_text(source, encoding="utf-8")
    Path(cache_from_source(path)).unlink(missing_ok=True)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"].replace(" ", "-"))
def test_a_fault_does_not_go_unseen(spoilt: Path, fault: dict[str, Any]) -> None:
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    quietly = ("-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-m", "not bench")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *quietly, *fault["tests"]],
        cwd=spoilt,
        env={**inherited, "PYTHONPATH": str(spoilt)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, f"nobody saw it: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    assert "failed" in done.stdout, done.stdout[-2000:]


def test_there_are_enough_faults() -> None:
    assert len(FAULTS) >= 35
