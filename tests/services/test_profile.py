"""A group settles its own name, money and passphrase."""

import pytest

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.profile import Profile
from groupkit.services import profile
from groupkit.services.group import open_group
from groupkit.storage.vault import WrongPassphraseError
from tests.evening import PASSPHRASE

NEW = "tea and biscuits at eight"


def test_a_new_group_keeps_all_that_was_said_about_it(tmp_path):
    wanted = Profile(
        identity="", name="  Us ", currency="EUR", paper="Letter", reserve=500, reserve_months=2, cash_limit=7
    )
    with profile.start(tmp_path / "group.groupkit", wanted, PASSPHRASE, PASSPHRASE) as group:
        made = group.profile
        assert (made.name, made.currency, made.paper) == ("Us", "EUR", "Letter")
        assert (made.reserve, made.reserve_months, made.cash_limit) == (500, 2, 7)
        assert len(made.identity) == 32


def test_a_new_group_is_told_everything_to_put_right_at_once(tmp_path):
    with pytest.raises(RefusedError) as refused:
        profile.start(tmp_path / "group.groupkit", Profile(identity="", name=" ", currency="XXX"), "short", "short")
    assert [problem.field for problem in refused.value.problems] == ["name", "currency", "passphrase"]
    assert list(tmp_path.glob("*.groupkit")) == []


def test_settings_are_changed_as_one_step(book):
    assert profile.change(book, name="Us", reserve=5) == book.profile
    assert book.next_undo == "Change the group’s settings"
    with pytest.raises(RefusedError):
        profile.change(book, name="", paper="A3")
    assert (book.profile.name, book.profile.reserve) == ("Us", 5)


def test_a_new_passphrase_has_to_be_typed_twice(book):
    with pytest.raises(RefusedError):
        profile.new_passphrase(book, NEW, NEW + "!")
    code = profile.recovery_code(book)
    profile.new_passphrase(book, NEW, NEW)
    assert profile.recovery_code(book) != code
    book.close()
    with pytest.raises(WrongPassphraseError):
        open_group(book.path, PASSPHRASE)
    open_group(book.path, NEW).close()


def test_keys_may_be_derived_beforehand(tmp_path):
    us = Profile(identity="", name="Us")
    path = tmp_path / "group.groupkit"
    with profile.start(path, us, PASSPHRASE, PASSPHRASE, profile.first_key(PASSPHRASE)) as group:
        profile.new_passphrase(group, NEW, NEW, profile.next_key(group)(NEW))
    open_group(path, NEW).close()
    with pytest.raises(WrongPassphraseError):
        open_group(path, PASSPHRASE)


def test_a_copy_opens_with_the_same_passphrase(book, tmp_path):
    copy = profile.backup(book, str(tmp_path / "copy.groupkit"))
    with open_group(copy, PASSPHRASE) as group:
        assert group.profile == book.profile
    with pytest.raises(GroupkitError, match="already a file"):
        profile.backup(book, copy)


def test_a_copy_is_made_once_a_day(book):
    made = profile.daily_backup(book)
    assert made is not None
    assert made.exists()
    assert profile.daily_backup(book) is None
