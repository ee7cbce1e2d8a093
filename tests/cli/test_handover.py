"""A job, and the laptop, change hands by typing."""

import pytest

from groupkit.services import check
from tests.cli.conftest import PASSPHRASE
from tests.pdf.reading import words

NEW = "seven kind otters dancing"


@pytest.fixture
def going(does):
    """Say that Sam hands over to Jo."""
    does("service", "add", "Sam")
    does("service", "add", "Jo")
    does("handover", "start", "Secretary", "--from", "Sam", "--to", "jo", "--third", "Bo")
    return does


@pytest.fixture
def new_words(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text(NEW, encoding="utf-8")
    return path


def test_a_job_is_begun_ticked_and_finished(going):
    assert going("handover").out.splitlines()[1].split()[:3] == ["Secretary", "Sam", "Jo"]
    going("handover", "tick", "secretary", "job/1")
    shown = going("handover", "show", "secretary").out
    assert "We read the role card together." in shown
    told = going("handover", "show", "secretary", "--json").json
    assert (told["from"], told["to"], told["third"], told["laptop"]) == ("Sam", "Jo", "Bo", True)
    job = next(part for part in told["parts"] if part["key"] == "job")
    assert [bool(line["done_on"]) for line in job["lines"]] == [True, False, False, False]
    going("handover", "untick", "secretary", "job/1")
    going("handover", "finish", "secretary")
    (listed,) = going("handover", "list", "--json").json
    assert listed["finished_on"]
    assert "Secretary" in going("handover", "list").out


def test_what_cannot_be_done_is_said(going, book):
    assert "no line money/9" in book("handover", "tick", "secretary", "money/9").err
    assert "not being handed over" in book("handover", "show", "greeter").err
    assert "already" in book("handover", "start", "secretary", "--to", "Jo").err
    said = book("handover", "start", "greeter", "--to", "Nobody", "--from", "Ghost").err
    assert "Nobody" in said
    assert "Ghost" in said
    assert book("handover", "finish", "secretary", "--meeting", "Moon").code == 1


def test_a_job_of_one_meeting_is_told_from_the_whole_group(going, book):
    going("meetings", "add", "Sat meeting", "--weekday", "sat", "--start", "11:00")
    going("handover", "start", "greeter", "--to", "Jo", "--meeting", "Sat meeting", "--laptop")
    assert going("handover", "show", "greeter", "--meeting", "sat meeting", "--json").json["laptop"]
    assert going("handover", "list", "--json").json[0]["meeting"] == "Sat meeting"


def test_three_things_wait_for_the_next_holder(going, book):
    going("handover", "known", "secretary", "Lift the door.", "Monday is best.")
    assert "Lift the door." in going("handover", "show", "secretary").out
    assert "e-mail" in book("handover", "known", "secretary", "jo@example.org").err
    going("handover", "finish", "secretary")
    going("handover", "start", "secretary", "--from", "Jo", "--no-laptop")
    assert "Monday is best." in going("handover", "show", "secretary").out


def test_the_laptop_is_handed_over_and_the_copies_proven(going, typed, new_words, tmp_path):
    shown = going("handover", "prove", "secretary", tmp_path / "one.groupkit").out
    assert "one.groupkit opens, and all of it holds together." in shown
    assert going("handover", "old-copies").out == "Nothing here yet.\n"
    done = going("handover", "passphrase", "secretary", "--new-passphrase-file", new_words).out
    assert "1 older copy beside the group file still opens with the old passphrase." in done
    book = tmp_path / "ours.groupkit"

    def after(*line):
        return typed("--book", book, "--passphrase-file", new_words, "handover", *line)

    assert "still opens" in after("old-copies").out
    assert after("prove", "secretary", tmp_path / "two.groupkit", "--again", "--json").json["same"]
    assert len(after("old-copies", "--remove", "--json").json) == 1
    assert "Nothing here yet." in after("old-copies", "--remove").out
    done = {line["key"] for part in after("show", "secretary", "--json").json["parts"]
            for line in part["lines"] if line["done_on"]}  # fmt: skip
    assert done == {"laptop/backup", "laptop/new-passphrase", "laptop/old-passphrase"}
    assert typed("--book", tmp_path / "two.groupkit", "--passphrase-file", new_words, "check").code == 0


def test_a_copy_that_does_not_hold_is_refused_in_words(going, book, tmp_path, monkeypatch):
    found = check.Report(faults=("A sum is off.",), entries=0, sheets=0, seal="")
    monkeypatch.setattr(check, "check", lambda _group: found)
    done = book("handover", "prove", "secretary", tmp_path / "one.groupkit")
    assert (done.code, done.err) == (1, "A sum is off.\n")


def test_the_sheet_is_printed(going, book, tmp_path):
    going("handover", "print", "secretary", "--large", "--out", tmp_path / "sheet.pdf")
    assert "I pass this on: Sam" in words((tmp_path / "sheet.pdf").read_bytes())
    assert book("handover", "print", "secretary", "--out", tmp_path / "no" / "sheet.pdf").code == 1
    assert PASSPHRASE not in going("handover", "list", "--json").out


def test_promises_go_along(going):
    assert "Promises" not in going("handover", "show", "secretary").out
    going("promises", "make", "It is loud", "Ask for the back room", "--owner", "secretary")
    assert "Ask for the back room" in going("handover", "show", "secretary").out
