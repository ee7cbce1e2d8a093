"""A line typed by a person, in this process, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from groupkit.cli import commands

PASSPHRASE = "four words to smile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a line came to."""

    code: object
    out: str
    err: str

    @property
    def json(self):
        """What was shown, as values."""
        return msgspec.json.decode(self.out)


Line = Callable[..., Done]


@pytest.fixture
def typed(capsys) -> Line:
    """Type one line."""

    def type_(*words: object) -> Done:
        capsys.readouterr()
        code = commands.run([str(word) for word in words])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return Done(code=code, out=shown.out, err=shown.err)

    return type_


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    """A file with the passphrase in its first line."""
    path = tmp_path / "words.txt"
    path.write_text(f"{PASSPHRASE}\nnot this line\n", encoding="utf-8")
    return path


@pytest.fixture
def maker(typed: Line, secret_file: Path, tmp_path: Path) -> Callable[..., Line]:
    """Make a new book; what comes back types lines about it."""

    def make(name: str = "Saturday group, Eastside", file: str = "ours") -> Line:
        book = tmp_path / f"{file}.groupkit"
        made = typed("--passphrase-file", secret_file, "new", book, "--name", name, "--facilitator", "Facilitator")
        assert (made.code, made.err) == (0, "")
        return lambda *line: typed("--book", book, "--passphrase-file", secret_file, *line)

    return make


@pytest.fixture
def book(maker: Callable[..., Line]) -> Line:
    """A new book of a group, to type lines about."""
    return maker()


@pytest.fixture
def does(book: Line) -> Line:
    """Type a line about the book that is carried out."""

    def do(*line: object) -> Done:
        done = book(*line)
        assert (done.code, done.err) == (0, ""), line
        return done

    return do
