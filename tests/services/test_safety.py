"""Who to ring, in order, with the day it was last tried."""

from dataclasses import replace

import pytest

from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.safety import Contact
from groupkit.services import profile, safety
from tests import evening

OWN = Contact(key="", name="Elm Ward", reach="Call 01632 960 002", for_whom="anyone", level="today")


def test_the_shipped_contacts_are_there_and_none_is_checked_yet(book):
    found = safety.contacts(book)
    assert found
    assert all(contact.checked_on is None for contact in found)
    assert {contact.key for contact in safety.to_check(book)} == {c.key for c in found if not c.emergency}
    assert safety.guidance().grades


def test_a_contact_that_was_tried_is_fresh_for_a_while(book):
    key = safety.to_check(book)[0].key
    for _ in range(2):
        safety.check(book, key)
    assert key not in {contact.key for contact in safety.to_check(book)}
    evening.later(book, weeks=20)
    assert key in {contact.key for contact in safety.to_check(book)}
    with pytest.raises(GroupkitError, match="not on the list"):
        safety.check(book, "nobody")


def test_a_group_adds_tries_and_removes_its_own(book):
    safety.add(book, OWN)
    (own,) = [contact for contact in safety.contacts(book) if contact.local]
    assert (own.name, own.checked_on) == ("Elm Ward", book.today())
    evening.later(book, weeks=20)
    safety.check(book, own.key)
    (again,) = [contact for contact in safety.contacts(book) if contact.local]
    assert again.checked_on == book.today() != own.checked_on
    safety.remove(book, own.key)
    assert not any(contact.local for contact in safety.contacts(book))


def test_help_is_there_before_any_group_is(book):
    shipped = safety.shipped("UK", book.today())
    assert [contact.key for contact in shipped] == [contact.key for contact in safety.contacts(book)]


def test_a_shipped_contact_cannot_be_removed(book):
    before = safety.contacts(book)
    for key in (before[0].key, "own-99", "nobody"):
        with pytest.raises(GroupkitError, match="not on the list"):
            safety.remove(book, key)
    assert safety.contacts(book) == before


def test_a_contact_nobody_could_use_is_refused(book):
    with pytest.raises(RefusedError):
        safety.add(book, replace(OWN, name="", reach=""))


def test_contacts_follow_the_country_and_so_do_their_checks(book):
    key = safety.to_check(book)[0].key
    safety.check(book, key)
    profile.change(book, region="US")
    assert all(contact.checked_on is None for contact in safety.contacts(book))
