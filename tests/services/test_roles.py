"""A group names its jobs its own way, switches them on and off, and adds its own."""

from dataclasses import replace

import pytest

from groupkit.core.problems import RefusedError
from groupkit.core.roles import OFF, ON, Role
from groupkit.i18n import current, use
from groupkit.services import meetings, roles, service


def listed(book, held):
    return [each.role.key for each in service.who(book, held)]


def test_a_job_is_called_by_the_groups_own_name_everywhere(book, held):
    roles.save(book, replace(roles.get(book, "chair"), title="Host of the night"))
    assert roles.title(book, "chair") == roles.titles(book)["chair"] == "Host of the night"
    assert service.duties(book, held)[0].title == "Host of the night"
    assert meetings.running_order(book, held).job("chair", current()) == "Host of the night"
    roles.put_back(book, "chair")
    assert roles.title(book, "chair") == "Chair"
    book.undo()
    assert roles.title(book, "chair") == "Host of the night"


def test_a_job_that_nobody_renamed_speaks_the_language_of_the_window(book):
    use("en-XA")
    assert roles.title(book, "chair") != "Chair"
    assert roles.titles(book)["reader"] != "Reader"


def test_a_job_is_switched_off_and_on(book, held):
    roles.save(book, replace(roles.get(book, "reader"), used=OFF))
    assert "reader" not in listed(book, held)
    assert "reader" not in {role.key for role in roles.used(book)}
    roles.save(book, replace(roles.get(book, "link-person"), used=ON))
    assert "link-person" in listed(book, held)


def test_a_job_of_our_own_is_added_and_taken_off(book, held):
    own = roles.save(
        book, Role(key=roles.new_key(book), title=" Feeds the  cat ", purpose="The cat eats.", own=True)
    )
    assert own.title == "Feeds the cat"
    assert roles.get(book, own.key) == own
    service.assign(book, held, own.key, "Jo")
    with pytest.raises(RefusedError, match="Switch it off"):
        roles.put_back(book, own.key)
    service.assign(book, held, own.key, None)
    roles.put_back(book, own.key)
    with pytest.raises(RefusedError, match="Choose a role"):
        roles.get(book, own.key)


def test_everything_wrong_with_a_job_is_told_at_once(book):
    with pytest.raises(RefusedError) as told:
        roles.save(book, Role(key="own-1", title="chair", purpose=" ", effort=9, own=True))
    assert [problem.field for problem in told.value.problems] == ["purpose", "effort", "title"]


def test_a_key_says_nothing_about_the_job_and_is_new(book):
    assert roles.new_key(book) != roles.new_key(book)
