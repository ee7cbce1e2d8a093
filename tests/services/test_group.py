"""An open group: changes are told to whoever shows them, and half-typed entries are kept."""

import pytest

from groupkit.core.ledger import FundKind
from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError
from groupkit.services import ledger, service
from groupkit.services.group import EVERYTHING, Group, Surroundings, create_group, key_of, open_group
from groupkit.storage.vault import WrongPassphraseError
from tests.evening import PASSPHRASE, new_book


def test_a_page_hears_of_changes_until_it_is_closed(book):
    heard: list[frozenset[str]] = []
    stop = book.subscribe(heard.append)
    service.add_person(book, Person(short_name="Ali"))
    assert heard == [frozenset({"service"})]
    book.undo()
    book.redo()
    assert heard[1:] == [frozenset({EVERYTHING})] * 2
    stop()
    stop()
    service.add_person(book, Person(short_name="Dee"))
    assert len(heard) == 3


def test_a_change_that_breaks_off_is_not_told(book):
    heard: list[frozenset[str]] = []
    book.subscribe(heard.append)
    with pytest.raises(KeyError), book.change("Half", "money"):
        raise KeyError
    assert heard == []
    with book.change("Whole", "money"):
        pass
    assert heard == [frozenset({"money"})]


def test_changes_inside_a_change_are_told_once_and_only_when_all_is_written(book):
    heard: list[frozenset[str]] = []
    book.subscribe(heard.append)
    with book.change("All of it", "money"):
        service.add_person(book, Person(short_name="Ali"))
        assert heard == []
    assert heard == [frozenset({"money", "service"})]
    with pytest.raises(KeyError), book.change("Half", "money"):
        service.add_person(book, Person(short_name="Dee"))
        raise KeyError
    assert len(heard) == 1
    assert [person.short_name for person in service.people(book)] == ["Ali", "Jo", "Sam"]


def test_a_page_may_close_another_while_it_hears_of_a_change(book):
    heard: list[frozenset[str]] = []
    last = book.subscribe(heard.append)
    book.subscribe(lambda topics: last())
    book.subscribe(heard.append)
    service.add_person(book, Person(short_name="Ali"))
    assert len(heard) == 2
    service.add_person(book, Person(short_name="Dee"))
    assert len(heard) == 3


def test_the_next_step_back_and_forward_have_names(book):
    assert (book.next_undo, book.next_redo) == (None, None)
    service.add_person(book, Person(short_name="Ali"))
    assert book.next_undo == "Add somebody to the list"
    assert book.undo() == book.next_redo == "Add somebody to the list"


def test_what_was_half_typed_is_there_once_more_after_locking(tmp_path):
    with new_book(tmp_path / "group.groupkit") as group:
        group.keep_unsaved("money", {"what": "Tea", "amount": "4."})
        group.keep_unsaved("service", {"name": ""})
    with open_group(group.path, PASSPHRASE) as group:
        assert group.take_unsaved("money") == {"what": "Tea", "amount": "4."}
        assert group.take_unsaved("money") == group.take_unsaved("service") == {}
        assert group.next_undo is None


def test_a_group_is_made_and_opened_again(tmp_path):
    path = str(tmp_path / "group.groupkit")
    with create_group(path, PASSPHRASE, "Us", paper="Letter", language="en") as made:
        assert (made.profile.name, made.profile.paper) == ("Us", "Letter")
        assert not made.read_only
        ledger.set_up(made, "Tin")
        assert ledger.general(made).kind is FundKind.GENERAL
        recovery = made.store.recovery_code()
    for key in (PASSPHRASE, recovery):
        with open_group(path, key_of(path, key)) as opened:
            assert opened.profile == made_profile(opened)


def made_profile(group: Group):
    """Return the settings as they are read once more."""
    return group.store.profile.read()


def test_a_group_is_not_opened_with_the_wrong_passphrase(tmp_path):
    path = tmp_path / "group.groupkit"
    create_group(path, PASSPHRASE, "Us").close()
    with pytest.raises(WrongPassphraseError):
        open_group(path, key_of(path, "not that one"))
    with pytest.raises(GroupkitError, match="no group file here"):
        key_of(tmp_path / "away.groupkit", PASSPHRASE)


def test_the_time_has_its_zone_and_each_salt_is_new():
    around = Surroundings()
    assert around.now().tzinfo is not None
    assert len({around.salt() for _ in range(20)}) == 20
    assert len(around.salt()) == 16
