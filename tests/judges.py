"""Programs that were not written here and read what groupkit saves: each run by itself, or as its own command.

On a desk without them the tests that ask them are left out; where everything is checked, that is a fault.
"""

import os
import shutil
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner

WANTED = {
    "bean-check": "pip install beancount",
    "beancount": "pip install beancount",
    "hledger": "apt-get install hledger",
    "jupyter_client": "pip install nbclient",
    "nbclient": "pip install nbclient",
    "nbformat": "pip install nbformat",
    "ofxdump": "apt-get install ofx",
    "ofxtools": "pip install ofxtools",
    "sklearn": "pip install scikit-learn",
}


def program(name: str) -> str:
    """Return where a program is, beside this Python or on the path; without it there is no judgement."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        _not_here(name)
    return str(found)


def library(name: str, module: str = "") -> Any:
    """Return a library that reads what we save, or a module of it; without it there is no judgement."""
    if find_spec(name) is None:
        _not_here(name)
    return import_module(f"{name}.{module}" if module else name)


def _not_here(name: str) -> NoReturn:
    said = f"{name} is not on this machine: {WANTED[name]}, or ./setup.sh check"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


def bean_check(path: Path) -> str:
    """Return what beancount complains of: nothing when it agrees."""
    check = library("beancount", "scripts.check").main
    # in this process: to start a new one for each of many hundred files takes longer than to judge it
    found = CliRunner().invoke(check, ["--no-cache", str(path)])
    return found.output + (f"ended with {found.exit_code}" if found.exit_code else "")


def hledger_check(path: Path, *checks: str) -> str:
    """Return what hledger complains of: nothing when it agrees, balances after every line included."""
    return _said(program("hledger"), "-f", str(path), "check", *checks)


def hledger(*words: str) -> str:
    """Return what hledger answers."""
    done = subprocess.run([program("hledger"), *words], capture_output=True, text=True, check=True)
    return done.stdout


def ofxdump(path: Path) -> str:
    """Return what libofx, through which GnuCash reads statements, finds in one."""
    return subprocess.run([program("ofxdump"), str(path)], capture_output=True, text=True, check=True).stdout


def _said(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr + (f"ended with {done.returncode}" if done.returncode else "")
