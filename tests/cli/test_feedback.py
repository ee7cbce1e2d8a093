"""A round of feedback by typing: keys, papers, the box and what came of it; never a number of people."""

import click
import pytest

from groupkit.cli import desk
from groupkit.cli.feedback import giving, papers
from groupkit.core.feedback.scanned import Doubt, ReadPage, Trouble
from groupkit.pdf.feedback import flowing
from groupkit.pdf.scanning import reading
from groupkit.services.feedback import cards, rounds, sitting
from groupkit.services.group import open_group
from tests import askings
from tests.cli.conftest import PASSPHRASE

ROUND = ("--purpose", "To hear.", "--what-happens", "We talk.", "--reader", "Robin", "--trustee", "Alex")


@pytest.fixture
def says(monkeypatch):
    """Let somebody sit at the terminal and type passphrases."""
    typed: list[str] = []
    monkeypatch.setattr(desk, "_is_anybody", lambda: True)
    monkeypatch.setattr(desk, "_typed", lambda _asked: typed.pop(0))
    return typed.extend


@pytest.fixture
def begun(does, says):
    """Open a round with two keepers."""
    for name, passphrase in (("Robin", askings.READER), ("Alex", askings.TRUSTEE)):
        says([passphrase, passphrase])
        does("feedback", "keeper", name)
    return does("feedback", "round-open", "after-tonight", "--able", 15, "--least", 5, *ROUND)


@pytest.fixture
def filled(begun, tmp_path):
    """Let twelve people answer."""
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        askings.cast(group, "after-tonight", [askings.rated(3)] * 12)


def test_forms_are_shown_checked_and_shared(does, book, typed, tmp_path):
    assert "after-tonight" in typed("feedback", "forms").out
    assert {"id", "version", "title", "anonymous"} == set(does("feedback", "forms", "--json").json[0])
    for name, more in (("form.toml", ()), ("form.xlsx", ("--xlsform",))):
        does("feedback", "export", "after-tonight", "--out", tmp_path / name, *more)
        checked = typed("feedback", "check", tmp_path / name)
        assert (checked.code, checked.out.splitlines()[-1]) == (0, "This form can be used.")
        assert "It is among your forms" in does("feedback", "import", tmp_path / name, "--sure").out
    (tmp_path / "bad.toml").write_text('id = "x"', encoding="utf-8")
    assert typed("feedback", "check", tmp_path / "bad.toml").code == 1
    assert book("feedback", "export", "nothing", "--out", tmp_path / "x").code == 1


def test_keys_are_typed_and_never_in_a_file(does, book, says, begun):
    assert [each["name"] for each in does("feedback", "keepers", "--json").json] == ["Alex", "Robin"]
    assert "Robin" in does("feedback", "keepers").out
    says(["a third passphrase", "a third passphrase"])
    does("feedback", "keeper", "Kim", "--instead-of", "Alex")
    assert "Robin can open" not in does("feedback", "keeper-end", "Kim").out
    assert "only Robin can open" in does("feedback", "keeper-end", "Robin").out
    assert "Nobody of that name" in book("feedback", "keeper-end", "Robin").err


def test_nobody_at_the_terminal_types_no_passphrase(book):
    for line in (("keeper", "Robin"), ("type", "x")):
        done = book("feedback", *line)
        assert (done.code, done.out) == (1, "")
        assert "nobody here to type" in done.err


def test_a_round_is_planned_opened_and_closed(does, book, begun):
    assert "with the key after-tonight." in begun.out
    assert "would never open" in does("feedback", "plan", "after-tonight", "--able", 4).out
    assert "wait for the next round" in does("feedback", "plan", "role-exit", "--able", 6).out
    assert "waits for 3" in does("feedback", "plan", "after-tonight", "--able", 4, "--least", 3).out
    assert "Too" not in does("feedback", "status").out
    does("feedback", "round-close", "after-tonight")
    (standing,) = does("feedback", "status", "--json").json
    assert (standing["state"], standing["reader"]) == ("closed", "Robin")
    refused = book("feedback", "round-open", "after-tonight", "--able", 2, *ROUND)
    assert "would never open" in refused.err
    assert "is closed" not in does("feedback", "destroy", "after-tonight", "--sure").out
    assert book("feedback", "destroy", "after-tonight", "--sure").code == 1
    assert book("feedback", "destroy", "after-tonight").code == 2


def test_the_next_waves_are_shown(does):
    told = does("feedback", "waves", "--began", "2026-01-10").out
    assert "My life and this group" in told
    (first, *_others) = does(
        "feedback", "waves", "--began", "2026-01-10", "--first-round", "2026-05-01", "--json"
    ).json
    assert (first["label"], first["first"]) == ("T2", "2026-09-01")


def test_a_box_is_opened_by_both_and_shown(does, book, says, filled, tmp_path):
    assert "nothing to show" in does("feedback", "results", "after-tonight").out
    assert does("feedback", "results", "after-tonight", "--json").json is None
    does("feedback", "round-close", "after-tonight")
    says([askings.TRUSTEE, askings.READER])
    refused = book("feedback", "open", "after-tonight")
    assert "not the one of Robin" in refused.err
    assert "not the one of Alex" in refused.err
    says([askings.READER, askings.TRUSTEE])
    opened = does("feedback", "open", "after-tonight").out
    assert "You need Robin and Alex" in opened
    assert "I felt welcome tonight." in opened
    shown = does("feedback", "results", "after-tonight").out
    assert shown in opened
    assert {"level", "tables"} == set(does("feedback", "results", "after-tonight", "--json").json)
    does("feedback", "results", "after-tonight", "--out", tmp_path / "came.pdf")
    assert (tmp_path / "came.pdf").read_bytes().startswith(b"%PDF")


def test_too_few_are_told_of_without_a_number(does, says, begun):
    does("feedback", "round-close", "after-tonight")
    says([askings.READER, askings.TRUSTEE])
    assert "Not enough yet. The box stays shut." in does("feedback", "open", "after-tonight").out


def test_forms_are_printed_for_a_round_or_for_any(does, begun, tmp_path):
    does("feedback", "print", "after-tonight", "--round", "after-tonight", "--out", tmp_path / "a.pdf")
    does(
        "feedback",
        "print",
        "carers",
        "--large",
        "--size",
        "Letter",
        "--language",
        "en",
        "--out",
        tmp_path / "b.pdf",
    )
    assert (tmp_path / "a.pdf").stat().st_size
    assert (tmp_path / "b.pdf").stat().st_size


@pytest.mark.parametrize("which", ["box", "help", "worry"])
def test_the_papers_around_a_round_are_printed(does, begun, tmp_path, which):
    does("feedback", "sheet", which, "--round", "after-tonight", "--out", tmp_path / "a.pdf")
    does("feedback", "sheet", which, "--large", "--size", "Letter", "--out", tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() != (tmp_path / "b.pdf").read_bytes()


def test_scanned_pages_are_counted_and_people_are_not(does, book, begun, tmp_path, monkeypatch):
    sure = ReadPage(page=1, pages=2, asked=tuple(askings.rated(0)), answers=askings.rated(2))
    doubt = Doubt(question="safe", crop=b"", candidates=(0, 1))
    unread = ReadPage(trouble=Trouble.NO_MARKS, file=str(tmp_path / "a.pdf"), at=3)
    pages = [sure, sure, ReadPage(asked=sure.asked, doubts=(doubt,)), unread]
    assert "x.pdf cannot be read" in book("feedback", "scan", tmp_path / "x.pdf", "--round", "after-tonight").err
    monkeypatch.setattr(reading, "read_files", lambda *_files, **_more: tuple(pages))
    file = tmp_path / "a.pdf"
    file.write_bytes(b"pages")
    told = does("feedback", "scan", file, "--round", "after-tonight").out
    assert "4 pages read.\n2 wait for you.\na.pdf, page 3: We cannot find" in told
    assert "Nothing was put in" in told
    sure_ones = ("--take-sure", "--destroy")
    assert "Nothing" not in does("feedback", "scan", file, "--round", "after-tonight", *sure_ones).out
    assert file.exists()
    pages[:] = [sure]
    assert "still on this computer: a.pdf" in does("feedback", "scan", file, "--round", "after-tonight").out
    told = does("feedback", "scan", file, "--round", "after-tonight", "--destroy").out
    assert told == "1 page read.\n"
    assert not file.exists()


@pytest.fixture
def printed(does, begun, tmp_path):
    """Return what prints the form of the round, as it lies on the desk."""

    def made(*more):
        file = tmp_path / "forms.pdf"
        does("feedback", "print", "after-tonight", *more, "--out", file)
        return file

    return made


def test_how_pages_look_is_kept_when_they_are_printed(does, printed, begun, tmp_path, monkeypatch):
    file = printed("--round", "after-tonight")
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        kept = rounds.layouts(group, "after-tonight")
    assert [layout.page for layout in kept] == [1, 2]
    monkeypatch.setattr(flowing, "EDGE", 24.5)
    told = does("feedback", "scan", file, "--round", "after-tonight").out
    assert told.startswith("2 pages read.\nThese pictures")


def test_a_sheet_of_an_older_printing_is_told_with_what_to_do(does, printed, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(flowing, "EDGE", 24.5)
        file = printed()
    told = does("feedback", "scan", file, "--round", "after-tonight").out
    assert (
        told.count("an older printing of this one. Read it in with its own round, or type in what is on it.") == 2
    )
    assert "Nothing was put in." in told
    with monkeypatch.context() as other:
        other.setattr(papers, "code", lambda _key: 77)
        file = printed("--round", "after-tonight")
    told = does("feedback", "scan", file, "--round", "after-tonight").out
    assert told.count("This page belongs to another round. Read it in there, while that round is open.") == 2


def test_circles_are_typed_in(does, begun, says, monkeypatch):
    typed = iter(["5", "x", "9", "1 2", "1", "0", "", "3", "4"])
    agreed = iter([True, True, False, False])
    cast: list[object] = []
    monkeypatch.setattr(click, "prompt", lambda *_asked, **_more: next(typed, ""))
    monkeypatch.setattr(click, "confirm", lambda *_asked, **_more: next(agreed))
    monkeypatch.setattr(sitting.BoxSitting, "cast", lambda _own, answers: cast.append(answers))
    told = does("feedback", "type", "after-tonight").out
    assert "Type one of the numbers" in told
    assert cast == [{"welcome": 4, "speak-or-pass": 0, "both-sides": -1, "safe": 2, "steadier": 3}]


def test_several_are_typed_with_blanks_between(monkeypatch):
    form = askings.form("life-and-group")
    several = next(question for question in form.questions if question.kind == "several")
    typed = iter(["3 1 3"])
    monkeypatch.setattr(click, "prompt", lambda *_asked, **_more: next(typed))
    assert giving._answer(several, ("a", "b", "c")) == (0, 2)


def test_cards_are_printed_set_beside_each_other_and_forgotten(does, book, says, begun, tmp_path):
    assert "begun without two-word cards" in book("feedback", "cards", "after-tonight", "--out", tmp_path / "x").err
    form = cards.followed(askings.form("outing"))
    given = [{**askings.rated(1, form), "card_first": at, "card_second": 3} for at in range(10)]
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        key = askings.begun(group, form=form, label="T1").key
        askings.cast(group, key, given)
        askings.opened(group, key)
    told = does("feedback", "round-open", "outing", "--able", 15, "--label", "T2", "--cards", "--sure", *ROUND)
    assert "draw a card" in told.out
    does("feedback", "cards", "outing-t2", "--out", tmp_path / "cards.pdf")
    assert (tmp_path / "cards.pdf").read_bytes().startswith(b"%PDF")
    with open_group(tmp_path / "ours.groupkit", PASSPHRASE) as group:
        askings.cast(group, "outing-t2", given)
        rounds.close(group, "outing-t2")
    says([askings.READER, askings.TRUSTEE])
    assert "How people moved" in does("feedback", "open", "outing-t2").out
    assert does("feedback", "results", "outing-t2", "--json").json["moved"]["item"] == "card_moved"
    assert "cards are forgotten" in does("feedback", "forget-cards", "outing-t2", "--sure").out
    assert "No cards are kept" in does("feedback", "forget-cards", "outing-t2", "--sure").out
