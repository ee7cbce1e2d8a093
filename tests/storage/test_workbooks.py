"""A workbook is read from its folder or out of one file, and what is to be put right is told with its line."""

import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.workbooks.exercises import Keep, Kind, Layout
from groupkit.storage import forms, workbookfiles, workbooks
from groupkit.storage.workbookfiles import put_in_file, put_in_folder
from tests import shelf


@pytest.fixture
def place(tmp_path):
    """A folder with the small workbook in it."""
    put_in_folder(workbooks.dumped(shelf.workbook()), tmp_path / "small")
    return tmp_path / "small"


@pytest.fixture
def change(place):
    """Change one file of the small workbook, and return what is said of it."""

    def change_(file, before, after):
        text = (place / file).read_text("utf-8")
        assert before in text
        (place / file).write_text(text.replace(before, after, 1), "utf-8")
        return [str(problem) for problem in workbooks.check(place)]

    return change_


def packed(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return path


def line(place, file, words):
    lines = (place / file).read_text("utf-8").splitlines()
    return next(at for at, each in enumerate(lines, start=1) if words in each)


def test_every_workbook_that_ships_can_be_read():
    assert [each.key for each in workbooks.shipped()] == sorted(each.key for each in workbooks.shipped())
    assert not any(each.own for each in workbooks.shipped())


def test_a_workbook_is_read_back_as_it_was_written(place, tmp_path):
    assert workbooks.read(place) == workbooks.read(place / "workbook.toml") == shelf.workbook()
    put_in_file(workbooks.dumped(shelf.workbook()), tmp_path / "ours.workbook")
    assert workbooks.read(tmp_path / "ours.workbook") == shelf.workbook()
    assert workbooks.check(place) == ()


def test_nothing_of_an_exercise_is_lost_on_the_way(tmp_path):
    odd = shelf.exercise(
        "odd",
        kind=Kind.TABLE,
        layout=Layout(columns=("What", "When"), rows=3),
        keep=Keep.DESTROY,
        share=False,
        hard=True,
        wording="secular",
        landing='Say "here", twice.\nBreathe out \\ in.',
    )
    book = shelf.workbook(chapters=(shelf.step(1, odd),), language="cy")
    put_in_folder(workbooks.dumped(book), tmp_path / "odd")
    assert workbooks.read(tmp_path / "odd") == book


def test_the_same_workbook_makes_the_same_file(tmp_path):
    files = workbooks.dumped(shelf.workbook())
    for name in ("one", "two"):
        put_in_file(files, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["one", "two"]


def test_a_folder_that_holds_something_is_left_as_it_is(place):
    with pytest.raises(GroupkitError, match="folder of that name already"):
        put_in_folder({}, place)


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(GroupkitError):
        put_in_file({"a.toml": ""}, tmp_path / "taken")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize(
    ("file", "before", "after", "words"),
    [
        ("step-01.toml", "minutes = 10", 'minutes = "ten"', ["cost-map.minutes", "written in another way"]),
        ("step-01.toml", "minutes = 10", "minutes = 99", ["cost-map.minutes", "from 1 to 60"]),
        ("step-01.toml", 'kind = "prompts"', 'kind = "poem"', ["cost-map.kind", "prompts, table, scale"]),
        ("step-01.toml", 'title = "About two-lists"\n', "", ["two-lists.title", '"title"', "Write a line"]),
        ("step-01.toml", 'round = "', 'colour = "', ["colour", '"colour"', "Check how it is spelled"]),
        ("step-01.toml", "prompts = [", "colours = [", ["cost-map.layout.colours", "does not know"]),
        ("step-01.toml", 'sort = "step"', 'sort = "stage"', ["sort", "step, page, insert, reading"]),
        ("step-01.toml", 'key = "step-01"', 'key = "one"', ["key", "The key in the file is"]),
        ("step-01.toml", 'key = "two-lists"', 'key = "cost-map"', ["key", "Two parts are called cost-map"]),
        ("step-01.toml", 'key = "cost-map"\n', "", ["exercises[1].key", '"key"']),
        ("step-01.toml", "minutes = 60", 'minutes = "60"', ["notes.minutes", "written in another way"]),
        ("step-01.toml", 'about = [\n    "What it is about.",\n]', "about = 3", ["about", "another way"]),
        ("step-01.toml", 'source = "Written by us."', "", ["source", "Write a line"]),
        ("reading.toml", 'grade = "fair"', 'grade = "good"', ["first.grade", "strong, fair"]),
        ("reading.toml", '{ key = "peer"', "{ key = 3", ["words[1].key", "another way"]),
        ("workbook.toml", '"step-13"', '"step-14"', ["There is no file step-14.toml", "does not name this file"]),
        ("workbook.toml", 'license = "CC-BY-4.0"', 'license = ""', ["license", "Write a line here"]),
        ("workbook.toml", 'title = "A small book"', "title = 3", ["title", "another way"]),
        ("workbook.toml", 'key = "small"', 'key = "Small Book"', ["key", "small letters"]),
    ],
)
def test_what_is_to_be_put_right_is_told_with_file_line_key_and_what_to_do(
    change, place, file, before, after, words
):
    said = "\n".join(change(file, before, after))
    assert [word for word in words if word not in said] == []
    assert file in said


def test_the_line_is_the_one_to_go_to(change, place):
    (said,) = change("step-01.toml", "minutes = 10", "minutes = 99")
    assert f"step-01.toml, line {line(place, 'step-01.toml', 'minutes = 99')}:" in said


def test_everything_in_every_file_is_told_at_once(change):
    change("step-01.toml", 'landing = "Look out of the window."', "")
    change("step-01.toml", 'kind = "prompts"', 'kind = "poem"')
    change("step-13.toml", "minutes = 10", "minutes = 0")
    change("step-13.toml", 'title = "Theme 13"', 'titel = "Theme 13"')
    said = change("workbook.toml", 'title = "A small book"', 'title = " "')
    assert len(said) == 6
    assert said[0].startswith("workbook.toml, line 2")


def test_a_list_written_as_one_table_is_told(change, place):
    text = (
        (place / "reading.toml").read_text("utf-8").replace("[[sections]]", "[sections]").replace("[[words]]", "")
    )
    (place / "reading.toml").write_text("exercises = [3]\n" + text, "utf-8")
    said = [str(problem) for problem in workbooks.check(place)]
    assert any("exercises[1]" in each for each in said)


def test_an_exercise_that_cannot_be_read_is_not_called_left_out(place):
    file = place / "step-01.toml"
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("[[exercises]]")] + '[[exercises]]\nkey = "a"\n', "utf-8")
    said = [str(problem) for problem in workbooks.check(place)]
    assert all("a." in each for each in said)
    assert len(said) == 6


def test_a_chapter_that_cannot_be_read_is_not_called_left_out(tmp_path):
    files = workbooks.dumped(shelf.workbook(chapters=(shelf.step(1),)))
    put_in_folder(files | {"step-01.toml": "key = ["}, tmp_path / "one")
    (problem,) = workbooks.check(tmp_path / "one")
    assert "step-01.toml cannot be read from line 1 on" in str(problem)


def test_two_steps_of_one_number_are_told(change):
    (said,) = change("step-13.toml", "number = 13", "number = 1")
    assert "Two steps have the number 1" in said


def test_a_workbook_without_chapters_or_without_its_head_is_told(tmp_path):
    put_in_folder({"workbook.toml": workbooks.dumped(shelf.workbook(chapters=()))["workbook.toml"]}, tmp_path / "a")
    assert "one chapter at least" in str(workbooks.check(tmp_path / "a")[0])
    (tmp_path / "b").mkdir()
    assert "no workbook.toml" in str(workbooks.check(tmp_path / "b")[0])
    assert "no workbook here: moon" in str(workbooks.check(tmp_path / "moon")[0])


def test_a_file_that_is_no_toml_no_text_or_too_large_is_told_and_the_others_too(place):
    (place / "step-01.toml").write_text("key = [", "utf-8")
    (place / "step-13.toml").write_bytes(b"key = '\xff'")
    said = "\n".join(str(problem) for problem in workbooks.check(place))
    assert "step-01.toml cannot be read from line 1 on" in said
    assert "step-13.toml is not plain text" in said
    (place / "reading.toml").write_bytes(b"#" * (forms.LARGEST + 1))
    assert "reading.toml is larger than 1 MB" in str(workbooks.check(place)[0])


def test_a_folder_with_too_many_files_or_one_that_points_out_is_refused(place, tmp_path):
    (tmp_path / "secret.toml").write_text("")
    (place / "more.toml").symlink_to(tmp_path / "secret.toml")
    assert "more.toml points to a file somewhere else" in str(workbooks.check(place)[0])
    (place / "more.toml").unlink()
    (place / "more.toml").symlink_to(place / "more.toml")
    (said,) = workbooks.check(place)
    assert "small is no workbook" in str(said) or "more.toml could not be opened" in str(said)
    (place / "more.toml").unlink()
    (place / "more.toml").symlink_to(place / "gone.toml")
    assert "more.toml could not be opened" in str(workbooks.check(place)[0])
    (place / "more.toml").unlink()
    for at in range(workbookfiles.MOST_FILES):
        (place / f"x{at}.toml").touch()
    assert "more than 100 files" in str(workbooks.check(place)[0])


def test_a_folder_zipped_by_hand_is_read(place, tmp_path):
    files = {f"small/{each.name}": each.read_text("utf-8") for each in place.iterdir()}
    extra = {"__MACOSX/small/._step-01.toml": "x", "small/read me.txt": "x", "small/old/step-01.toml": "x"}
    assert workbooks.read(packed(tmp_path / "hand.zip", **files, **extra)) == shelf.workbook()


@pytest.mark.parametrize(
    "name", ["../step-01.toml", "/etc/step-01.toml", "a/../../b.toml", "C:x.toml", "a\\b.toml"]
)
def test_a_name_that_leads_out_is_refused(tmp_path, name):
    said = str(workbooks.check(packed(tmp_path / "bad.workbook", **{name: "x"}))[0])
    assert "leads out of its folder" in said


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    def said(path):
        (problem,) = workbooks.check(path)
        return str(problem)

    bomb = packed(tmp_path / "twice", **{"a/step-01.toml": "x", "b/step-01.toml": "x"})
    assert "step-01.toml is in there twice" in said(bomb)
    many = packed(tmp_path / "many", **{f"{at}.txt": "" for at in range(101)})
    assert "more than 100 files" in said(many)
    with zipfile.ZipFile(tmp_path / "link", "w") as made:
        link = zipfile.ZipInfo("step-01.toml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    assert "points to a file somewhere else" in said(tmp_path / "link")
    with zipfile.ZipFile(tmp_path / "bomb", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("step-01.toml", b"#" * (forms.LARGEST * 20))
    assert (tmp_path / "bomb").stat().st_size < 100_000
    assert "larger than 1 MB" in said(tmp_path / "bomb")
    (tmp_path / "large").write_bytes(b"\0" * (workbookfiles.LARGEST_ZIP + 1))
    assert "larger than 20 MB" in said(tmp_path / "large")
    locked = bytearray(packed(tmp_path / "locked", **{"a.toml": "x"}).read_bytes())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked").write_bytes(locked)
    assert "locked with a passphrase" in said(tmp_path / "locked")


WHOLE = workbooks.dumped(shelf.workbook())


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4), st.integers(0, 10**6)
)
@settings(max_examples=60, deadline=None)
def test_a_spoilt_file_is_read_or_refused_in_plain_words(tmp_path_factory, flips, cut):
    path = tmp_path_factory.mktemp("spoilt") / "ours.workbook"
    put_in_file(WHOLE, path)
    found = bytearray(path.read_bytes())
    for at, value in flips:
        found[at % len(found)] = value
    path.write_bytes(found[: 1 + cut % len(found)] if cut % 3 == 0 else found)
    for problem in workbooks.check(path):
        assert str(problem)


@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 5000), st.text(max_size=12))
@settings(max_examples=25, deadline=None)
def test_a_file_changed_by_hand_is_read_or_refused_in_plain_words(tmp_path_factory, name, at, typed):
    place = tmp_path_factory.mktemp("changed") / "small"
    text = WHOLE[name]
    at %= len(text)
    put_in_folder(WHOLE | {name: text[:at] + typed + text[at + len(typed) :]}, place)
    for problem in workbooks.check(place):
        assert str(problem)


def test_what_is_refused_is_raised_with_every_sentence(change, place):
    change("step-13.toml", "minutes = 10", "minutes = 0")
    with pytest.raises(RefusedError, match=r"step-13.toml, line \d+: cost-map.minutes"):
        workbooks.read(place)
    assert replace(shelf.workbook(), own=True) != shelf.workbook()
