"""An open group file: a change is kept whole or not at all, and a closed file is closed."""

import pytest
from peewee import IntegrityError, InterfaceError

from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError
from groupkit.services import service
from groupkit.storage.store import Store, new_identity
from tests.evening import PASSPHRASE, new_book, reopened


def test_what_was_written_is_there_when_the_file_is_opened_again(tmp_path):
    path = tmp_path / "deep" / "down" / "group.groupkit"
    with new_book(path) as group:
        ali = service.add_person(group, Person(short_name="Ali", willing=frozenset({"reader"}), resting=True))
    with reopened(path) as group:
        assert service.people(group) == (ali,)
        assert group.profile.name == "Saturday group, Eastside"
        assert group.path == path
    assert [entry.name for entry in path.parent.iterdir()] == ["group.groupkit"]


def test_a_change_that_breaks_off_leaves_nothing(book):
    before = service.people(book)
    with pytest.raises(KeyError), book.store.step("Half"):
        book.store.people.add(Person(short_name="Half"))
        raise KeyError
    assert service.people(book) == before
    assert book.next_undo is None


def test_what_is_worked_out_as_if_is_not_kept(book):
    before = service.people(book)
    with book.store.looking():
        book.store.people.add(Person(short_name="Perhaps"))
        assert len(service.people(book)) == len(before) + 1
    assert service.people(book) == before


def test_a_row_that_points_nowhere_is_found(book):
    assert list(book.store.faults()) == []
    book.store._db.execute_sql("PRAGMA foreign_keys = 0")
    book.store._db.execute_sql("INSERT INTO willing (id, person, role) VALUES (7, 4711, 'chair')")
    assert list(book.store.faults()) == ["willing 7"]


def test_a_file_of_another_version_is_found_by_the_check(book):
    book.store._db.user_version = 0
    assert list(book.store.faults()) == ["user_version"]


def test_a_broken_index_is_found(book):
    book.store._db.execute_sql("PRAGMA writable_schema = 1")
    book.store._db.execute_sql(
        "UPDATE sqlite_master SET sql = replace(sql, 'place, fund,', 'fund, n,') WHERE name = 'line_place'"
    )
    book.store._db.execute_sql("PRAGMA writable_schema = 0")
    path = book.path
    book.close()
    with reopened(path) as group:
        assert any("line_place" in fault for fault in group.store.faults())


def test_a_closed_book_gives_nothing_away_and_takes_nothing_in(tmp_path):
    group = new_book(tmp_path / "group.groupkit")
    key = group.store._key
    group.close()
    group.close()
    assert group.store._key != key
    assert key.pragma not in repr(vars(group.store._db))
    with pytest.raises(GroupkitError, match="was closed"), group.change("Late", "service"):
        pass
    with pytest.raises(GroupkitError, match="was closed"):
        group.keep_unsaved("money", {"what": "tea"})
    with pytest.raises(GroupkitError, match="was closed"), group.store.looking():
        pass
    with pytest.raises(InterfaceError):
        service.people(group)
    with reopened(group.path) as again:
        assert service.people(again) == ()


def test_a_read_only_book_refuses_each_kind_of_change(book):
    book.store.read_only = True
    for change in (
        lambda: service.add_person(book, Person(short_name="Ali")),
        lambda: book.keep_unsaved("money", {"what": "tea"}),
        lambda: book.store.new_passphrase("quite another set of words"),
    ):
        with pytest.raises(GroupkitError, match="cannot be written to"):
            change()
    assert book.store.daily_backup(book.today()) is None
    assert book.take_unsaved("money") == {}
    book.store.read_only = False


def test_a_mistake_of_the_program_is_not_taken_for_trouble_of_the_disk(book):
    with pytest.raises(IntegrityError), book.store.step("Wrong"):
        book.store.meetings._row.insert(name="x").execute(book.store._db)


def test_each_new_book_has_a_name_of_its_own():
    assert len({new_identity() for _ in range(50)}) == 50


def test_a_book_can_be_made_where_an_unfinished_one_was_left(tmp_path):
    path = tmp_path / "group.groupkit"
    path.with_suffix(".part").write_bytes(b"half")
    new_book(path).close()
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    Store.open(path, PASSPHRASE).close()
