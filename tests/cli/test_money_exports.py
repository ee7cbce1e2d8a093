"""A treasurer saves the book for other programs by typing, and takes the whole of it elsewhere."""

import pytest

from tests.cli.test_money import BEFORE


@pytest.fixture
def begun(does):
    does("money", "set-up", "Tin")
    does("money", "add-place", "Jo", "--sort", "person")
    does("money", "opening", "Tin/General=28.15", "Jo/General=3", "--day", BEFORE, "--made-by", "Sam")
    return does


def test_the_book_is_saved_for_every_program(begun, tmp_path):
    done = begun("money", "export", "--as", "all", "--to", tmp_path)
    assert done.out.splitlines() == [
        f"Saved as {name}."
        for name in (
            *("money.beancount", "money-General-1.beancount", "money.journal", "money.csv", "money.csv.rules"),
            *("money.xlsx", "money-Tin-1.ofx", "money-Person-2-2.ofx"),
        )
    ]
    assert begun("money", "export", "--as", "csv", "--to", tmp_path, "--json").json == [
        *("money.csv", "money.csv.rules"),
    ]


def test_our_own_copy_has_the_names(begun, tmp_path):
    for flags, name in (((), "Person 2"), (("--exact",), "Jo")):
        begun("money", "export", "--as", "csv", "--to", tmp_path, *flags)
        assert f",{name},General," in (tmp_path / "money.csv").read_text("utf-8-sig")


def test_a_table_is_held_against_the_book(begun, book, tmp_path):
    begun("money", "export", "--as", "csv", "--to", tmp_path)
    assert begun("money", "compare", tmp_path / "money.csv").out == "2 lines, all as the book says.\n"
    text = (tmp_path / "money.csv").read_text("utf-8-sig")
    (tmp_path / "money.csv").write_text(text.replace("28.15", "28.1S"), encoding="utf-8")
    done = book("money", "compare", tmp_path / "money.csv")
    assert (done.code, done.out) == (1, "")
    assert "Line 2: amount “28.1S” has a letter S" in done.err


def test_the_whole_book_goes_into_another_group(begun, maker, tmp_path):
    file = tmp_path / "money.zip"
    said = begun("money", "bundle", "--out", file).out.splitlines()
    assert said[0].startswith("Everybody who has this file can read the names")
    assert said[1] == "Saved as money.zip."
    seal = said[0].split()[-1].removesuffix(".")
    new = maker("New group", "theirs")
    done = new("money", "restore", file)
    assert (done.code, done.out) == (
        *(0, f"The whole book is here. Its seal is {seal}: the same as on the newest paper.\n"),
    )
    assert new("money", "places", "--json").json == begun("money", "places", "--json").json
    again = new("money", "restore", file)
    assert (again.code, "money written down already" in again.err) == (1, True)


def test_a_folder_that_is_not_there_is_named(book, begun, tmp_path):
    away = tmp_path / "away"
    for line in (("export", "--as", "csv", "--to", away), ("bundle", "--out", away / "x")):
        done = book("money", *line)
        assert (done.code, "no folder called" in done.err) == (1, True)
    assert book("money", "export", "--as", "pdf", "--to", tmp_path).code == 2
