"""The command line explains itself, speaks the language of the window, and ends in one of three ways."""

import os
import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from groupkit.cli.commands import COMMANDS, Window, build
from groupkit.core.settings import Settings
from groupkit.i18n import use
from groupkit.storage import settings
from tests.cli.conftest import PASSPHRASE
from tests.sources import ROOT

COLD = re.compile(
    r"\b(errors?|invalid|failed?|warning|must|overdue|missing|users?|submit|abuse|clean|dirty|non-compliant|"
    r"debit|credit|ledger|posting|reconcile|accrual|imprest|fees?)\b|!|\d{7}",
    re.IGNORECASE,
)


def walk(command: click.Command, *path: str):
    """Yield each command with the words it is typed with."""
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from walk(inner, *path, name)


WALK = [(path, command) for path, command in walk(build())]
every_command = pytest.mark.parametrize(("path", "command"), WALK, ids=[" ".join(path) for path, _command in WALK])


def shell(*words: object, typed: str = ""):
    """Type a line in a real shell; what is typed afterwards comes through a pipe, not from a keyboard."""
    line = [sys.executable, "-m", "groupkit", *map(str, words)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, input=typed, check=False)


@every_command
def test_every_command_and_option_explains_itself(path, command):
    assert command.help
    assert COLD.search(command.help) is None
    page = CliRunner().invoke(build(), [*path, "--help"]).output
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert COLD.search(option.help) is None
            assert option.opts[0] in page


@every_command
def test_every_help_page_opens_and_has_no_english_of_others(path, command):
    shown = CliRunner().invoke(build(), [*path, "--help"])
    assert shown.exit_code == 0
    assert shown.output.startswith("Usage: ")
    for strange in ("TEXT", "PATH", "INTEGER", "[required]", "Show this message", "[OPTIONS] COMMAND [ARGS]"):
        assert strange not in shown.output


@every_command
def test_every_help_page_speaks_another_language(path, command):
    english = CliRunner().invoke(build(), [*path, "--help"]).output
    use("en-XA")
    longer = CliRunner().invoke(build(), [*path, "--help"]).output
    names = {name for words, _each in WALK for word in words for name in word.split("-")}
    names |= {"groupkit", "json", "help"}
    plain = re.compile(r"(?<![-\w])[a-z]{4,}(?![-\w])")
    still = {word for word in plain.findall(longer) if re.search("[aeiou]", word)}
    kept = still & (set(plain.findall(english)) - names)
    choices = {str(c) for p in command.params if isinstance(p.type, click.Choice) for c in p.type.choices}
    assert kept - {part for choice in choices for part in choice.split("-")} == set()


def test_every_feature_is_one_line_and_says_what_it_is():
    assert list(COMMANDS) == [
        "tonight", "meetings", "formats", "agreement", "runner", "visits", "money", "claims", "outings",
        "feedback", "evaluation", "outcomes", "promises", "pack", "board", "banking", "accounts", "funding",
        "vouchers", "costs", "service", "handover", "decisions", "workbooks", "help-now"
    ]  # fmt: skip
    for feature in COMMANDS.values():
        assert feature.help.endswith(".")
        assert feature.module.verbs.commands


def test_the_language_of_the_window_is_spoken(typed):
    settings.write(Settings(language="en-XA"))
    assert "Üsàgé" in typed("--help").out or "Ûsàgé" in typed("--help").out
    assert typed("--language", "en", "--help").out.startswith("Usage: ")
    assert typed("--language=en", "--help").out.startswith("Usage: ")
    settings.write(Settings(language="xx"))
    assert typed("--help").out.startswith("Usage: ")


def test_a_language_nobody_knows_is_said(typed):
    done = typed("--language", "tlh", "check")
    assert done.code == 2
    assert "tlh" in done.err


def test_without_a_command_the_window_is_meant(typed, secret_file, tmp_path):
    assert typed().code == Window()
    book = tmp_path / "a.groupkit"
    assert typed("--book", book).code == Window(book=book)
    line = ("--book", book, "--passphrase-file", secret_file)
    assert typed(*line).code == Window(book=book, passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("frob",), "frob"),
        (("money", "frob"), "frob"),
        (("money", "sheet", "--frob"), "--frob"),
        (("money", "sheet", "frob"), "more on this line"),
        (("money", "in"), "AMOUNT"),
        (("money", "in", "4"), "--kind"),
        (("money", "in", "4", "--kind"), "--kind"),
        (("money", "sheet", "--json=yes"), "--json"),
        (("money", "sheet", "--day", "Saturday"), "2026-11-14"),
        (("check", "\udcff"), "letters"),
        (("money",), "count-again"),
    ],
)
def test_an_unclear_line_says_what_to_write(typed, line, said):
    done = typed(*line)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert COLD.search(done.err) is None


def test_which_groupkit_it_is(typed):
    done = typed("--version")
    assert done.code == 0
    assert re.fullmatch(r"groupkit \d+\.\d+\.\d+\n", done.out)


def test_nothing_a_person_typed_steers_the_terminal(does):
    does("settings", "--name", "Calm\x1b[2J group")
    assert "\x1b" not in does("settings").out
    assert "\x1b" not in does("settings", "--json").out


def test_what_is_private_stays_behind_dots(does):
    does("money", "set-up", "Tin 07700 900 123")
    for line in (("money", "places"), ("money", "places", "--json")):
        assert "900" not in does(*line).out


def test_a_line_in_a_real_shell_is_done_refused_or_unclear(real_keys, book, secret_file, tmp_path):
    line = ("--book", tmp_path / "ours.groupkit", "--passphrase-file", secret_file)
    done, refused, unclear = shell(*line, "check", "--json"), shell(*line, "money", "sheet"), shell(*line, "frob")
    assert (done.returncode, refused.returncode, unclear.returncode) == (0, 1, 2)
    assert (done.stderr, refused.stdout, unclear.stdout) == ("", "", "")
    for ran in (done, refused, unclear):
        assert "Traceback" not in ran.stderr
        assert PASSPHRASE not in ran.stdout + ran.stderr


def test_without_a_terminal_nobody_is_asked(real_keys, book, tmp_path):
    ran = shell("--book", tmp_path / "ours.groupkit", "check", typed=f"{PASSPHRASE}\n")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "--passphrase-file" in ran.stderr
    assert PASSPHRASE not in ran.stderr


def test_a_wrong_passphrase_is_refused_and_not_repeated(real_keys, book, tmp_path):
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("quite another sentence", encoding="utf-8")
    ran = shell("--book", tmp_path / "ours.groupkit", "--passphrase-file", wrong, "check")
    assert ran.returncode == 1
    assert "quite another sentence" not in ran.stdout + ran.stderr


@pytest.mark.skipif(os.name != "posix", reason="a made-up terminal is to be had on posix only")
def test_at_a_terminal_the_passphrase_is_asked_and_not_shown(real_keys, book, tmp_path):
    ours, theirs = os.openpty()
    line = [sys.executable, "-m", "groupkit", "--book", str(tmp_path / "ours.groupkit"), "check"]
    with subprocess.Popen(
        line, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as running:
        os.close(theirs)
        seen = b""
        while not seen.endswith(b"group file: "):
            seen += os.read(ours, 1)
        os.write(ours, f"{PASSPHRASE}\n".encode())
        while b"Everything holds" not in seen and running.poll() is None:
            seen += os.read(ours, 1024)
    os.close(ours)
    assert running.returncode == 0
    assert PASSPHRASE.encode() not in seen


def test_a_command_opens_no_window_and_wakes_no_printer(real_keys, book, secret_file, tmp_path):
    line = ["--book", str(tmp_path / "ours.groupkit"), "--passphrase-file", str(secret_file), "money", "kinds"]
    code = (
        f"import sys; from groupkit.__main__ import main; code = main({line!r});"
        "heavy = {'PySide6', 'reportlab', 'pikepdf'} & set(sys.modules); sys.exit(code or ', '.join(heavy) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_help_loads_no_feature():
    code = (
        "import sys; from groupkit.__main__ import main; main(['--help']);"
        "sys.exit(', '.join({'groupkit.cli.money.rows', 'reportlab', 'PySide6'} & set(sys.modules)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="only posix closes a pipe this way")
def test_a_reader_that_leaves_early_is_no_reason_to_shout():
    line = [sys.executable, "-m", "groupkit", "meetings", "formats", "--json"]
    read, write = os.pipe()
    os.close(read)
    with subprocess.Popen(line, cwd=ROOT, stdout=write, stderr=subprocess.PIPE) as running:
        os.close(write)
        _out, said = running.communicate()
    assert said == b""
    assert running.returncode == 1
