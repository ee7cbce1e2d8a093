"""Whom to call in need is kept until its day, then gone from the book and from every copy made later."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest

from groupkit.core.outings.afterwards import Incident
from groupkit.core.outings.contacts import Contact
from groupkit.core.outings.plans import Need
from groupkit.core.outings.values import Goer, Outing
from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services import group as groups
from groupkit.services import leaving, profile, service
from groupkit.services.group import Group, open_group
from groupkit.services.handover import laptop
from groupkit.services.outings import contacts, planning
from groupkit.services.outings.reckoning import outing
from groupkit.storage import backups
from groupkit.storage.store import Store
from tests import evening
from tests.evening import PASSPHRASE, SATURDAY
from tests.pages import holds

WORD = "Zarquonja"


def days_on(book, days):
    book.surroundings.now.now += timedelta(days=days)


@pytest.fixture
def walk(book):
    return planning.start(book, Outing(name="Walk", day=SATURDAY)).id


@pytest.fixture
def kept(book, walk):
    return contacts.keep(book, Contact(outing=walk, name="Zed ", whom=WORD, reach=f"ring {WORD}", knows="no"))


def spoken(book, walk, **more):
    """Write down what else is for this day alone."""
    book.store.outing_needs.add(Need(outing=walk, words=f"No steps, {WORD}"))
    other = book.store.outing_people.add(Goer(outing=walk, name="Bo"))
    return book.store.outing_people.add(
        Goer(outing=walk, name="Al", lift=WORD, company=WORD, goes_with=other, both_yes=True, **more)
    )


def test_it_is_kept_and_changed_and_says_until_when(book, walk, kept):
    assert contacts.shown(book, walk) == (replace(kept, name="Zed"),)
    contacts.keep(book, replace(kept, knows="yes"))
    assert [each.knows for each in contacts.shown(book, walk)] == ["yes"]
    found = contacts.keeping(book, walk)
    assert (found.until, found.days, found.many, found.known) == (SATURDAY + timedelta(days=7), 7, 1, True)
    with pytest.raises(RefusedError, match="Write who it is for"):
        contacts.keep(book, Contact(outing=walk, name=""))


def test_a_group_keeps_it_for_fewer_days_and_never_for_more(book, walk, kept):
    assert contacts.keep_days(book, walk, 2).until == SATURDAY + timedelta(days=2)
    for days in (0, 8):
        with pytest.raises(RefusedError, match="Choose from 1 to 7 days"):
            contacts.keep_days(book, walk, days)
    days_on(book, 2)
    with pytest.raises(RefusedError, match="has come"):
        contacts.keep_days(book, walk, 7)
    assert contacts.shown(book, walk) == ()


def test_undo_brings_nothing_back_and_takes_nothing_away(book, walk, kept):
    assert book.next_undo is None
    contacts.take_off(book, kept)
    while book.undo():
        pass
    assert contacts.shown(book, walk) == ()
    assert not holds(book.path, book.store._key, WORD)


def test_from_the_first_moment_of_its_day_it_is_hidden_and_the_sweep_destroys_it(book, walk, kept):
    spoken(book, walk)
    days_on(book, 6)
    assert not groups.due(book)
    assert contacts.destroy(book) is False
    days_on(book, 1)
    assert groups.due(book)
    assert contacts.shown(book, walk) == ()
    assert contacts.keeping(book, walk).gone
    with pytest.raises(RefusedError, match="has come"):
        contacts.keep(book, kept)
    book.keep_unsaved("outings", {"words": WORD})
    told: list[frozenset[str]] = []
    book.subscribe(told.append)
    assert contacts.destroy(book)
    assert told == [frozenset({"outings"})]
    assert not groups.due(book)
    assert not holds(book.path, book.store._key, WORD)
    assert book.take_unsaved("outings") == {}
    assert book.next_undo is None
    assert [(each.lift, each.company, each.goes_with, each.both_yes) for each in book.store.outing_people] == [
        ("", "", None, False),
        ("", "", None, False),
    ]
    assert [each.name for each in book.store.outing_people] == ["Bo", "Al"]


def test_notes_of_what_happened_go_when_their_time_is_over(book, walk):
    book.store.outing_incidents.add(
        Incident(outing=walk, at="3", place="x", what=WORD, kept_until=SATURDAY + timedelta(days=1))
    )
    assert not groups.due(book)
    days_on(book, 1)
    assert contacts.destroy(book)
    assert list(book.store.outing_incidents) == []


def test_where_the_file_cannot_let_it_go_it_is_not_shown_at_all(book, walk, kept):
    book.only_look()
    assert contacts.shown(book, walk) == ()
    assert contacts.keeping(book, walk).looking
    days_on(book, 9)
    assert groups.due(book)
    assert contacts.destroy(book) is False


def test_an_outing_there_is_not_shows_nothing(book):
    assert contacts.shown(book, 99) == ()
    assert contacts.keeping(book, 99).gone


def test_the_day_follows_an_outing_that_moves_and_a_day_mistyped_can_be_put_right(book, walk, kept):
    contacts.keep_days(book, walk, 3)
    about = outing(book, walk)
    planning.start(book, replace(about, day=SATURDAY + timedelta(days=20)))
    assert contacts.keeping(book, walk).until == SATURDAY + timedelta(days=23)
    planning.start(book, replace(about, day=SATURDAY - timedelta(days=365)))
    assert contacts.shown(book, walk) == ()
    planning.start(book, about)
    assert contacts.keeping(book, walk).until == SATURDAY + timedelta(days=3)
    assert len(contacts.shown(book, walk)) == 1
    planning.start(book, replace(about, name="Long walk"))
    assert contacts.keeping(book, walk).until == SATURDAY + timedelta(days=3)


def test_an_outing_put_away_or_removed_takes_it_along(book, walk, kept):
    spoken(book, walk)
    other = planning.start(book, Outing(name="Film", day=SATURDAY)).id
    contacts.keep(book, Contact(outing=other, name="Zed", reach=WORD))
    planning.remove(book, other)
    assert not list(book.store.outing_contacts.where(outing=other))
    planning.put_away(book, walk)
    assert contacts.shown(book, walk) == ()
    assert not holds(book.path, book.store._key, WORD)
    planning.remove(book, planning.start(book, Outing(name="Tea", day=SATURDAY)).id)
    assert book.undo() == "Remove an outing"


def test_whoever_leaves_the_list_leaves_this_too(book, walk, kept):
    zed = service.add_person(book, Person(short_name="Zed"))
    contacts.keep(book, Contact(outing=walk, name="Al", whom="zed", reach="ring 1"))
    contacts.keep(book, Contact(outing=walk, name="Bo", whom="Mum", reach="ring 2"))
    told = leaving.leaving(book, zed)
    assert len(told.callers) == 2
    assert any("Whom to call in need" in said for said in leaving.sentences(told))
    leaving.remove(book, zed)
    assert [each.name for each in contacts.shown(book, walk)] == ["Bo"]


def test_copies_made_before_are_told_and_can_be_dropped_and_today_keeps_one(book, walk, kept):
    for days in (0, 3):
        days_on(book, days)
        profile.daily_backup(book)
    assert contacts.older_copies(book) == 0
    days_on(book, 4)
    profile.daily_backup(book)
    copies = backups.copies(book.path)
    (copies[0].parent / "stray.groupkit").write_bytes(b"no book")
    assert contacts.destroy(book) is False
    (gone,) = [copy for copy in copies if not holds(copy, book.store._key, WORD)]
    assert gone.name.startswith((SATURDAY + timedelta(days=7)).isoformat())
    assert contacts.older_copies(book) == 2
    assert contacts.drop_older(book) == 2
    assert contacts.older_copies(book) == 0
    assert gone.exists()


def test_a_copy_of_today_that_holds_it_is_made_anew(book, walk, kept):
    profile.daily_backup(book)
    contacts.take_off(book, kept)
    assert contacts.drop_older(book) == 1
    (copy,) = backups.copies(book.path)
    assert not holds(copy, book.store._key, WORD)


def test_a_copy_before_outings_had_this_is_no_older_copy(book, walk, kept):
    copy = book.store.backup(backups.folder_of(book.path) / "2026-01-01 x.groupkit")
    with Group(Store.open(copy, PASSPHRASE)) as old:
        old.store._db.execute_sql("DROP TABLE outing_contact")
    contacts.take_off(book, kept)
    assert contacts.older_copies(book) == 0


def test_no_copy_made_on_the_day_or_later_holds_it_though_the_window_is_still_open(book, walk, kept, tmp_path):
    days_on(book, 7)
    made = profile.backup(book, tmp_path / "stick.groupkit")
    assert not holds(made, book.store._key, WORD)


def test_a_copy_of_a_file_that_cannot_be_written_holds_none_of_it(book, walk, kept, tmp_path):
    book.only_look()
    before = profile.backup(book, tmp_path / "before.groupkit")
    days_on(book, 7)
    after = profile.backup(book, tmp_path / "after.groupkit")
    assert [holds(copy, book.store._key, WORD) for copy in (before, after)] == [True, False]


def test_the_copy_that_takes_the_place_of_old_ones_holds_none_of_it(book, walk, kept):
    profile.daily_backup(book)
    profile.new_passphrase(book, "four other words here", "four other words here")
    days_on(book, 7)
    laptop.remove_old_copies(book)
    assert not [copy for copy in backups.copies(book.path) if holds(copy, book.store._key, WORD)]


@pytest.fixture
def due(tmp_path, monkeypatch):
    """Return the path of a closed book whose day has come, in a world where it is that day."""
    path = tmp_path / "closed.groupkit"
    with evening.new_book(path) as book:
        walk = planning.start(book, Outing(name="Walk", day=SATURDAY)).id
        contacts.keep(book, Contact(outing=walk, name="Zed", reach=WORD))
    today = evening.surroundings(SATURDAY + timedelta(days=7))
    monkeypatch.setattr(groups, "Surroundings", lambda: today)
    return path


def test_opening_in_full_destroys_it_before_the_copy_of_the_day_is_made(due):
    with open_group(due, PASSPHRASE) as book:
        key = book.store._key
        (copy,) = backups.copies(due)
    assert not holds(copy, key, WORD)
    assert not holds(due, key, WORD)


def test_the_window_opens_without_a_copy_and_destroys_it_too(due):
    with open_group(due, PASSPHRASE, backup=False) as book:
        assert not holds(due, book.store._key, WORD)


def test_opening_to_look_destroys_nothing_and_shows_nothing(due):
    with open_group(due, PASSPHRASE, read_only=True) as book:
        assert contacts.shown(book, 1) == ()
        assert holds(due, book.store._key, WORD)


def test_a_full_disk_keeps_nobody_out_and_shows_nothing(due, monkeypatch):
    def full(*_args):
        raise GroupkitError("There is no room left.")

    monkeypatch.setattr(Store, "write_anew", full)
    with open_group(due, PASSPHRASE, backup=False) as book:
        assert contacts.shown(book, 1) == ()
    with pytest.raises(GroupkitError, match="no room left"):
        cut = due.with_name(f"{due.name}-journal")
        cut.write_bytes(bytes(512))
        open_group(due, PASSPHRASE)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way")
@pytest.mark.parametrize("moment", ["forget", "write_anew"])
def test_cut_off_in_the_midst_of_it_the_next_opening_finishes_it(due, moment):
    child = os.fork()
    if child == 0:
        setattr(Store, moment, lambda *_args: os.kill(os.getpid(), 9))
        open_group(due, PASSPHRASE)
        os._exit(1)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    guard = due.with_name(f"{due.name}-journal")
    assert guard.stat().st_size
    with open_group(due, PASSPHRASE) as book:
        assert guard.stat().st_size == 0
        assert not holds(due, book.store._key, WORD)
