"""What is written down is still true: the texts to translate, the commands, the packages, the version."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from click import Command, Group

import groupkit
from groupkit.extraction import FIELDS
from tests.sources import ROOT

POT = ROOT / "i18n" / "groupkit.pot"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def catalogue(path: Path) -> Catalog:
    """Read a catalogue of texts."""
    with path.open("rb") as file:
        return read_po(file)


def texts(path: Path) -> set[tuple[str, str]]:
    """Return the texts of a catalogue, each with its stable key; a counted text as "one / many"."""
    return {
        (message.context or "", message.id if isinstance(message.id, str) else " / ".join(message.id))
        for message in catalogue(path)
        if message.id
    }


def extracted(path: Path) -> set[tuple[str, str]]:
    """Gather the texts of code and forms anew, with the command CONTRIBUTING.md gives."""
    line = next(line for line in contributing() if "pybabel extract" in line)
    words = line.split()[1:]
    words[words.index("-o") + 1] = str(path)
    CommandLineInterface().run(["pybabel", "--quiet", *words])
    return texts(path)


def contributing() -> list[str]:
    """Return the lines of CONTRIBUTING.md."""
    return (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()


def test_no_half_of_a_merge_stands_in_what_people_read() -> None:
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md"):
        assert not re.search(r"^[<=>]{7}", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE), name


def command_line() -> Command:
    """Return the whole command line; loaded late, so that its absence stops these tests only."""
    built = import_module("groupkit.cli.commands").build()
    assert isinstance(built, Command)
    return built


def commands(command: Command, name: str = "groupkit") -> Iterator[str]:
    """Yield each command of the command line as it is typed."""
    if isinstance(command, Group):
        for word, inner in sorted(command.commands.items()):
            yield from commands(inner, f"{name} {word}")
    else:
        yield name


def test_the_catalogue_of_texts_holds_what_code_and_forms_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    fresh, kept = extracted(tmp_path / "fresh.pot"), texts(POT)
    assert fresh, "nothing was gathered"
    assert sorted(fresh - kept) == [], "add these: see CONTRIBUTING.md"
    assert sorted(kept - fresh) == [], "these are no longer said: see CONTRIBUTING.md"


def test_the_catalogue_of_texts_gathers_forms_as_well_as_code() -> None:
    keys = {key.partition("/")[0] for key, _text in texts(POT)}
    assert {"", *FIELDS} <= keys


def shown() -> list[list[str]]:
    """Return the commands README.md shows, in words."""
    return [line.split() for line in re.findall(r"`(groupkit [a-z][^`]*)`", README)]


def test_every_command_is_in_the_readme() -> None:
    typed = list(commands(command_line()))
    assert typed
    begun = {" ".join(words[:count]) for words in shown() for count in range(2, len(words) + 1)}
    assert [line for line in typed if line not in begun] == []


def test_every_command_in_the_readme_exists() -> None:
    typed = [line.split() for line in commands(command_line())]
    assert shown()
    assert [words for words in shown() if not any(words[: len(each)] == each for each in typed)] == []


def test_the_change_log_names_the_version() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    newest = next(line for line in lines if line.startswith("## "))
    assert newest.split()[1] == groupkit.__version__


def test_the_readme_begins_with_the_two_commands_the_checks_run() -> None:
    first, second = README.splitlines()[:2]
    assert first.startswith("`./setup.sh run`")
    assert second.startswith("`./setup.sh test`")
    assert "./setup.sh test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_names_every_package_that_is_installed() -> None:
    setup = (ROOT / "setup.sh").read_text(encoding="utf-8")
    lists = [setup.split(f'{name}="')[1].split('"')[0].split() for name in ("WINDOW", "TESTS")]
    named = set(re.findall(r"[\w.+-]*\w", README))
    assert all(lists)
    assert [package for packages in lists for package in packages if package not in named] == []


@pytest.mark.parametrize("script", ["setup.sh", ".ci/run"])
def test_the_scripts_can_be_started_as_they_are(script: str) -> None:
    assert shutil.which(ROOT / script)


def test_every_folder_the_wheel_promises_has_something_in_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    folders = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert folders
    empty = [name for name in folders if not any(path.is_file() for path in (ROOT / name).rglob("*"))]
    assert empty == [], "a clone keeps no empty folder, and setting up needs each of these"
