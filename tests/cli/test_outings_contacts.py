"""When whom to call goes is told by typing; what it is never is, and no paper saved holds it."""

from datetime import date, timedelta

import pytest

from groupkit.core.outings.contacts import Contact
from groupkit.services.group import open_group
from groupkit.services.outings import contacts
from tests.cli import conftest
from tests.pdf import reading

WORD = "Zarquonja"
DAY = date.today() + timedelta(days=30)  # noqa: DTZ011  the day where the person is


@pytest.fixture
def walk(does):
    does("outings", "start", "Walk", "--day", DAY.isoformat())
    return does


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ours.groupkit"


def kept(path):
    """Keep whom to call for somebody, as the window does."""
    with open_group(path, conftest.PASSPHRASE) as group:
        contacts.keep(group, Contact(outing=1, name="Zed", whom=WORD, reach=WORD))


def test_it_says_until_when_and_never_what(walk, path, tmp_path):
    assert walk("outings", "contacts-due").out == "Nothing here yet.\n"
    kept(path)
    for said in (walk("outings", "contacts-due"), walk("outings", "show", 1), walk("outings", "show", 1, "--json")):
        assert WORD not in said.out
    assert "kept" in walk("outings", "contacts-due").out
    until = (DAY + timedelta(days=7)).isoformat()
    assert walk("outings", "contacts-due", "--json").json == {
        "outings": [{"outing": 1, "until": until, "gone": False}],
        "older_copies": 0,
    }
    paper = tmp_path / "day.pdf"
    walk("outings", "day-sheet", 1, "--out", paper)
    assert WORD not in reading.words(paper.read_bytes())
    assert "Me, as you know me" in reading.words(paper.read_bytes())


def test_an_outing_called_off_says_that_they_are_gone_and_that_copies_hold_them(walk, path):
    kept(path)
    for copy in (path.parent / "ours backups").glob("*.groupkit"):
        copy.unlink()
    walk("outings", "contacts-due")
    walk("outings", "call-off", 1)
    said = walk("outings", "contacts-due").out
    assert "gone" in said
    assert "One older copy of the book" in said
