"""A person makes a group file, settles its name, copies it, checks it and changes its passphrase by typing."""

import pytest

from groupkit.services import check
from groupkit.storage import vault
from tests.cli.conftest import PASSPHRASE


def test_a_new_group_is_made_and_holds(does):
    report = does("check", "--json").json
    assert report == {"faults": [], "entries": 0, "sheets": 0, "seal": "0000-0000-0000-0000"}
    assert "0000-0000-0000-0000" in does("check").out


def test_a_group_file_that_does_not_hold_is_refused_with_each_reason(book, monkeypatch):
    report = check.Report(faults=("Sheet 3 {odd}", "Sheet 4"), entries=1, sheets=1, seal="")
    monkeypatch.setattr(check, "check", lambda _group: report)
    done = book("check")
    assert (done.code, done.out, done.err) == (1, "", "Sheet 3 {odd}\nSheet 4\n")
    assert book("check", "--json").json["faults"] == ["Sheet 3 {odd}", "Sheet 4"]


def test_a_file_that_is_there_already_stays(typed, book, secret_file, tmp_path):
    before = (tmp_path / "ours.groupkit").read_bytes()
    done = typed("--passphrase-file", secret_file, "new", tmp_path / "ours.groupkit", "--name", "Other")
    assert done.code == 1
    assert (tmp_path / "ours.groupkit").read_bytes() == before


def test_a_new_group_hears_everything_to_put_right_at_once(typed, tmp_path):
    (tmp_path / "short.txt").write_text("short", encoding="utf-8")
    path = tmp_path / "new.groupkit"
    done = typed("--passphrase-file", tmp_path / "short.txt", "new", path, "--name", " ")
    assert done.code == 1
    assert len(done.err.splitlines()) == 2
    assert not path.exists()


def test_the_settings_are_shown_and_changed(does, book):
    does("settings", "--name", "Sunday group", "--paper", "letter", "--reserve", "£96", "--reserve-months", 2)
    known = does("settings", "--json").json
    assert (known["name"], known["paper"], known["reserve"], known["reserve_months"]) == (
        "Sunday group",
        "Letter",
        9600,
        2,
    )
    assert "£96.00" in does("settings").out
    assert book("settings", "--reserve", "much").code == 1
    assert does("settings", "--json").json == known


def test_a_backup_opens_with_the_same_passphrase(typed, does, secret_file, tmp_path):
    does("service", "add", "Sam")
    does("backup", tmp_path / "copy.groupkit")
    copied = typed("--book", tmp_path / "copy.groupkit", "--passphrase-file", secret_file, "service", "people")
    assert "Sam" in copied.out


def test_a_backup_takes_no_file_that_is_there(book, secret_file):
    before = secret_file.read_bytes()
    assert book("backup", secret_file).code == 1
    assert secret_file.read_bytes() == before


def test_a_new_passphrase_ends_the_old_one(typed, does, book, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("five other words to try\n", encoding="utf-8")
    does("passphrase", "--new-passphrase-file", other)
    refused = book("check")
    assert refused.code == 1
    assert "passphrase does not open" in refused.err
    assert typed("--book", tmp_path / "ours.groupkit", "--passphrase-file", other, "check").code == 0


def test_a_short_new_passphrase_changes_nothing(does, book, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("short\n", encoding="utf-8")
    assert book("passphrase", "--new-passphrase-file", other).code == 1
    does("check")


def test_the_recovery_sheet_is_saved_and_its_code_is_not_shown(does, tmp_path, monkeypatch):
    codes = []
    real = vault.recovery_code

    def kept(key: vault.Key) -> str:
        codes.append(real(key))
        return codes[-1]

    monkeypatch.setattr(vault, "recovery_code", kept)
    done = does("recovery-sheet", "--out", tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    (code,) = codes
    assert code[:4] not in done.out + done.err


def test_a_passphrase_file_that_is_not_there_is_said(typed, book, tmp_path):
    done = typed("--book", tmp_path / "ours.groupkit", "--passphrase-file", tmp_path / "gone.txt", "check")
    assert done.code == 1
    assert "gone.txt" in done.err


def test_a_book_that_is_not_there_is_said(typed, secret_file, tmp_path):
    done = typed("--book", tmp_path / "gone.groupkit", "--passphrase-file", secret_file, "check")
    assert done.code == 1
    assert "gone.groupkit" in done.err


@pytest.mark.parametrize(
    "line",
    [("check",), ("tonight",), ("money", "status"), ("help-now",), ("backup", "x"), ("service", "people")],
)
def test_a_command_says_that_it_wants_a_book(typed, line):
    done = typed(*line)
    assert done.code == 2
    assert "--book" in done.err


def test_a_file_with_a_mark_at_its_start_opens_as_well(typed, book, tmp_path):
    marked = tmp_path / "marked.txt"
    marked.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")
    assert typed("--book", tmp_path / "ours.groupkit", "--passphrase-file", marked, "check").code == 0


def test_a_made_up_group_is_made_to_look_around_in(typed, secret_file, tmp_path):
    path = tmp_path / "sample.groupkit"
    assert typed("--passphrase-file", secret_file, "sample", path).code == 0
    line = ("--book", path, "--passphrase-file", secret_file)
    assert typed(*line, "check").code == 0
    assert typed(*line, "money", "status", "--json").json
    assert "Chair" in typed(*line, "tonight").out
