"""A facilitator prints workbooks by typing, checks them, and makes one the group's own."""

import pytest

from tests.pdf.reading import words

KEY = "twelve-and-five"


def test_what_there_is_is_listed_with_and_without_a_group(does, typed):
    alone = typed("workbooks", "list")
    assert (alone.code, alone.err) == (0, "")
    assert KEY in alone.out
    assert typed("workbooks", "list", "--json").json == does("workbooks", "--json").json
    shown = typed("workbooks", "show", KEY)
    assert "Two things at once" in shown.out
    assert "+1" in shown.out
    rows = does("workbooks", "show", KEY, "--json").json
    assert (rows[2]["key"], rows[2]["step"], rows[2]["pages"]) == ("step-01", "1", 0)


def test_a_workbook_that_is_not_there_says_where_to_look(book, typed):
    assert "--book" in typed("workbooks", "show", "moon").err
    assert "Look at the list" in book("workbooks", "show", "moon").err


def test_some_steps_are_printed_with_and_without_a_group(does, typed, tmp_path):
    out = tmp_path / "step.pdf"
    done = typed("workbooks", "print", KEY, "--steps", "1", "--chapter", "goals", "--out", out)
    assert (done.code, done.err) == (0, "")
    assert "Two things at once" in words(out.read_bytes())
    (tmp_path / "ours.txt").write_text("We begin together.", "utf-8")
    does("workbooks", "wording", "1", tmp_path / "ours.txt", "--credit", "Our own fellowship")
    told = does("workbooks", "print", KEY, "--steps", "1", "--size", "Letter", "--out", out, "--json").json
    assert told["pages"]["step-01"] > 10
    rows = does("workbooks", "show", KEY, "--json").json
    assert {row["key"]: row["pages"] for row in rows if row["pages"]} == told["pages"]
    assert "We begin together." in words(out.read_bytes())


def test_a_workbook_is_printed_in_another_language_and_for_the_facilitator(does, typed, tmp_path):
    out = tmp_path / "step.txt"
    line = ("workbooks", "print", KEY, "--steps", "1", "--edition", "plain-text", "--language", "en-XA")
    assert typed(*line, "--out", out).code == 0
    assert "Two things at once" not in out.read_text("utf-8")
    told = does(
        "workbooks", "print", KEY, "--steps", "1", "--notes", "--out", tmp_path / "notes.pdf", "--json"
    ).json
    assert told["pages"] == {}
    assert not any(row["pages"] for row in does("workbooks", "show", KEY, "--json").json)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["--steps", "one"], "Write steps like 1-4,7,+2"),
        (["--steps", "+9"], "no step +9"),
        (["--chapter", "moon"], "no part called moon"),
        (["--copies", "99"], "from 1 to 60 copies"),
        (["--cream", "--black-only"], "cream page or black only"),
        (["--edition", "large", "--booklet"], "not printed as booklets"),
    ],
)
def test_what_cannot_be_printed_is_said_before_anything_is_made(typed, tmp_path, line, said):
    done = typed("workbooks", "print", KEY, *line, "--out", tmp_path / "x.pdf")
    assert done.code == 1
    assert said in done.err
    assert not (tmp_path / "x.pdf").exists()
    assert typed("workbooks", "print", KEY, "--out", tmp_path / "gone" / "x.pdf").code == 1


def test_a_workbook_is_begun_without_a_group_and_checked(typed, tmp_path):
    assert "--out FOLDER" in typed("workbooks", "new", "Our winter").err
    done = typed("workbooks", "new", "Our winter", "--out", tmp_path / "winter")
    assert (done.code, done.err) == (0, "")
    assert "nothing to put right" in typed("workbooks", "check", tmp_path / "winter").out
    assert typed("workbooks", "check", tmp_path / "winter", "--json").json == []
    file = tmp_path / "winter" / "our-first-page.toml"
    file.write_text(file.read_text("utf-8").replace("minutes = 10", "minutes = 0"), "utf-8")
    done = typed("workbooks", "check", tmp_path / "winter")
    assert done.code == 1
    assert "our-first-page.toml, line" in done.out
    assert typed("workbooks", "check", tmp_path / "winter", "--json").json[0]["place"].endswith("first.minutes")
    copied = typed("workbooks", "new", "Ours", "--from", KEY, "--out", tmp_path / "ours.workbook")
    assert copied.code == 0
    assert typed("workbooks", "check", tmp_path / "ours.workbook").code == 0


def test_a_group_makes_one_its_own_and_hands_it_on(does, book, maker, tmp_path):
    assert "our-winter" in does("workbooks", "new", "Our winter", "--from", KEY).out
    assert "our-blank-one" in does("workbooks", "new", "Our blank one").out
    does("workbooks", "export", "our-winter", "--out", tmp_path / "winter.workbook")
    other = maker("Others", "theirs")
    assert "our-winter" in other("workbooks", "import", tmp_path / "winter.workbook").out
    assert [each["key"] for each in other("workbooks", "list", "--json").json] == [KEY, "our-winter"]
    does("workbooks", "remove", "our-blank-one")
    assert [each["key"] for each in does("workbooks", "list", "--json").json] == [KEY, "our-winter"]
    assert book("workbooks", "remove", KEY).code == 1
    assert book("workbooks", "import", tmp_path / "gone").code == 1


def test_words_of_a_fellowship_are_kept_with_their_credit(does, book, tmp_path):
    (tmp_path / "ours.txt").write_text("We begin.", "utf-8")
    does("workbooks", "wording", "+2", tmp_path / "ours.txt", "--credit", "Ours", "--license", "With leave")
    assert "+2" in does("workbooks", "wordings").out
    assert does("workbooks", "wordings", "--json").json[0]["words"] == "We begin."
    does("workbooks", "remove-wording", "+2")
    assert does("workbooks", "wordings", "--json").json == []
    assert book("workbooks", "wording", "1", tmp_path / "gone.txt", "--credit", "Ours").code == 1
    (tmp_path / "much.txt").write_text(" " * 200_000, "utf-8")
    assert "2000 letters" in book("workbooks", "wording", "1", tmp_path / "much.txt", "--credit", "Ours").err
    assert book("workbooks", "wording", "one", tmp_path / "ours.txt", "--credit", "Ours").code == 1
    assert book("workbooks", "wording", "1", tmp_path / "ours.txt", "--credit", " ").code == 1
