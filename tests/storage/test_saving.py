"""A file is saved whole or not at all, and none that is too large is read."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.storage import saving


def test_a_file_is_saved_and_nothing_lies_beside_it(tmp_path):
    path = tmp_path / "money.csv"
    saving.save(path, b"one")
    saving.save(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_what_stops_half_way_leaves_the_file_before(tmp_path):
    path = tmp_path / "money.csv"
    saving.save(path, b"one")
    with pytest.raises(ZeroDivisionError), saving.part_of(path) as part:
        part.write_bytes(b"tw")
        raise ZeroDivisionError
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_cannot_take_it_is_told_in_plain_words(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(GroupkitError, match="Choose another place"):
        saving.save(tmp_path / "file" / "money.csv", b"one")


def test_a_folder_under_the_name_stays(tmp_path):
    (tmp_path / "money.csv").mkdir()
    with pytest.raises(GroupkitError, match="There is a folder of that name already"):
        saving.save(tmp_path / "money.csv", b"one")
    (tmp_path / "other.csv.part").mkdir()
    with pytest.raises(GroupkitError, match="There is a folder of that name already"):
        saving.save(tmp_path / "other.csv", b"one")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["money.csv", "other.csv.part"]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    saving.refuse_without(tmp_path)
    with pytest.raises(GroupkitError, match="no folder called .*away"):
        saving.refuse_without(tmp_path / "away")


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "There is no file here"), (b"x" * 11, "too large"), (b"\xff\xfe", "not text that we can read")],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, content, said):
    path = tmp_path / "table.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GroupkitError, match=said):
        saving.text_of(path, 10)


def test_the_text_of_a_file_is_read_as_it_is(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("é\r\n".encode())
    assert saving.text_of(path, 10) == "é\r\n"
