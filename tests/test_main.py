"""`groupkit` opens the window, or carries out a line."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from groupkit import __main__ as entry
from groupkit.core.problems import GroupkitError


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """Keep what would be opened in a window."""
    monkeypatch.setenv("GROUPKIT_SETTINGS", str(tmp_path / "settings.toml"))
    kept = []

    def run(*about: object) -> int:
        kept.append(about)
        return 0

    monkeypatch.setattr(entry, "application", SimpleNamespace(run=run))
    return kept


def test_alone_it_opens_the_window(opened):
    assert entry.main([]) == 0
    assert opened == [(None, None)]


def test_a_book_alone_is_opened_in_the_window(opened, tmp_path):
    secret = tmp_path / "words.txt"
    secret.write_text("four words to smile\n", encoding="utf-8")
    assert entry.main(["--book", "ours.groupkit", "--passphrase-file", str(secret)]) == 0
    assert opened == [(Path("ours.groupkit"), "four words to smile")]


def test_a_command_opens_no_window(opened, capsys):
    assert entry.main(["--version"]) == 0
    assert entry.main(["frob"]) == 2
    assert entry.main(["--passphrase-file", "gone.txt"]) == 1
    assert opened == []


def test_a_book_the_window_cannot_open_is_said_in_words(opened, monkeypatch, capsys):
    def run(_book, _passphrase):
        raise GroupkitError("That file is on the other stick.")

    monkeypatch.setattr(entry, "application", SimpleNamespace(run=run))
    assert entry.main(["--book", "x"]) == 1
    assert capsys.readouterr().err == "That file is on the other stick.\n"


def test_the_words_of_the_shell_are_read(opened, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["groupkit", "--version"])
    assert entry.main() == 0
    assert capsys.readouterr().out.startswith("groupkit ")


def test_no_picture_of_the_memory_is_kept_where_it_is_cut_off(opened, monkeypatch):
    limits = pytest.importorskip("resource")
    held = {limits.RLIMIT_CORE: (-1, -1)}
    monkeypatch.setattr(limits, "getrlimit", held.get)
    monkeypatch.setattr(limits, "setrlimit", held.__setitem__)
    assert entry.main([]) == 0
    assert held == {limits.RLIMIT_CORE: (0, -1)}
    monkeypatch.setattr(entry, "resource", None)
    assert entry.main([]) == 0
