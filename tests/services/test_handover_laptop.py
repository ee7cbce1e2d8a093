"""The laptop changes hands: the copy is proven, the old passphrase ends, the old copies go when asked."""

from datetime import date

import pytest

from groupkit.core.handover.passing import BACKUP, LAPTOP, NEW, OLD, Handover
from groupkit.core.meetings import Heads
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.core.safety import Contact
from groupkit.services import check, meetings, safety, service
from groupkit.services.group import Group
from groupkit.services.handover import laptop, passing
from groupkit.storage import vault
from groupkit.storage.store import Store
from tests.evening import PASSPHRASE, SATURDAY

WORDS = "seven kind otters dancing"


@pytest.fixture
def going(book):
    book.store.daily_backup(SATURDAY)
    jo = service.people(book)[0]
    return passing.start(book, Handover(role=LAPTOP, taker=jo.id, started_on=date.min))


def opens(path, words) -> bool:
    try:
        Store.open(path, words).close()
    except vault.WrongPassphraseError:
        return False
    return True


def steps(book, going):
    return dict(book.store.handover_steps.read(going.id))


def test_a_copy_is_made_opened_and_compared(book, going, tmp_path):
    meetings.count_heads(book, meetings.on(book, SATURDAY), Heads(regulars=7))
    proof = laptop.prove(book, going, tmp_path / "stick" / "copy.groupkit")
    assert proof.holds
    assert (proof.copy, proof.meetings, proof.entries, proof.last) == ("copy.groupkit", 1, 1, SATURDAY)
    assert steps(book, going) == {BACKUP: SATURDAY}
    assert opens(tmp_path / "stick" / "copy.groupkit", PASSPHRASE)
    with pytest.raises(GroupkitError, match="already a file"):
        laptop.prove(book, going, tmp_path / "stick" / "copy.groupkit")


def test_a_copy_that_holds_less_proves_nothing(book, going, tmp_path):
    copy = book.store.backup(tmp_path / "copy.groupkit")
    meetings.count_heads(book, meetings.on(book, SATURDAY), Heads(regulars=7))
    proof = laptop.looking(book, copy)()
    assert (proof.same, proof.holds, len(proof.faults)) == (False, False, 1)
    laptop.proven(book, going, proof, renewed=False)
    assert steps(book, going) == {}


def test_a_copy_that_is_damaged_or_gone_is_said_in_words(book, tmp_path):
    copy = book.store.backup(tmp_path / "copy.groupkit")
    data = bytearray(copy.read_bytes())
    data[-50] ^= 1
    copy.write_bytes(data)
    broken = laptop.looking(book, copy)()
    gone = laptop.looking(book, tmp_path / "gone.groupkit")()
    assert "cannot be read" in broken.faults[0]
    assert "no group file here" in gone.faults[0]
    assert not broken.holds
    assert not gone.holds


def test_what_the_check_finds_in_a_copy_is_said(book, tmp_path, monkeypatch):
    copy = book.store.backup(tmp_path / "copy.groupkit")
    found = check.Report(faults=("A sum is off.",), entries=1, sheets=0, seal="")
    monkeypatch.setattr(check, "check", lambda _group: found)
    proof = laptop.looking(book, copy)()
    assert (proof.same, proof.holds, proof.faults) == (True, False, ("A sum is off.",))


def test_the_new_passphrase_ends_the_old_one_and_undo_does_not_bring_it_back(book, going, tmp_path):
    passing.tick(book, going, "laptop/things")
    laptop.new_passphrase(book, going, WORDS, WORDS)
    assert steps(book, going)[NEW] == SATURDAY
    assert laptop.opens(book, WORDS)
    assert not laptop.opens(book, PASSPHRASE)
    assert book.undo() == "Tick a line of a hand-over"
    assert steps(book, going) == {NEW: SATURDAY}
    path = book.path
    book.close()
    assert opens(path, WORDS)
    assert not opens(path, PASSPHRASE)


@pytest.mark.parametrize(
    ("words", "again", "field"), [("short", "short", "passphrase"), (WORDS, "else", "again"), ("old", "", "")]
)
def test_words_that_will_not_do_change_nothing(book, going, words, again, field):
    words, again = (PASSPHRASE, PASSPHRASE) if words == "old" else (words, again)
    with pytest.raises(RefusedError) as refused:
        laptop.new_passphrase(book, going, words, again)
    assert [problem.field for problem in refused.value.problems] == [field or "passphrase"]
    assert laptop.opens(book, PASSPHRASE)
    assert steps(book, going) == {}


def test_a_disk_that_refuses_leaves_the_old_passphrase_and_no_half_step(book, going, monkeypatch):
    def full(*_given):
        raise GroupkitError(vault.UNCHANGED)

    monkeypatch.setattr(vault, "rekey", full)
    with pytest.raises(GroupkitError, match="was not changed"):
        laptop.new_passphrase(book, going, WORDS, WORDS)
    assert steps(book, going) == {}
    assert laptop.opens(book, PASSPHRASE)


@pytest.mark.parametrize("changed", [False, True])
def test_a_laptop_that_stops_in_the_middle_leaves_the_step_begun(book, going, monkeypatch, changed):
    class StoppedError(Exception):
        """The power went."""

    real = vault.rekey

    def stop(database, key):
        if changed:
            real(database, key)
        raise StoppedError

    with monkeypatch.context() as broken, pytest.raises(StoppedError):
        broken.setattr(vault, "rekey", stop)
        laptop.new_passphrase(book, going, WORDS, WORDS)
    path = book.path
    book.close()
    assert [opens(path, PASSPHRASE), opens(path, WORDS)] == [not changed, changed]
    with Group(Store.open(path, WORDS if changed else PASSPHRASE)) as again:
        assert passing.passing(again, going).begun == {NEW}
        (passing.tick if changed else passing.untick)(again, going, NEW)
        assert passing.passing(again, going).begun == frozenset()


def test_the_new_holder_opens_a_new_copy_with_the_new_words(book, going, tmp_path):
    laptop.new_passphrase(book, going, WORDS, WORDS)
    target = tmp_path / "copy.groupkit"
    with pytest.raises(RefusedError, match="do not open the book"):
        laptop.prove(book, going, target, PASSPHRASE)
    assert not target.exists()
    assert laptop.prove(book, going, target, WORDS).holds
    assert steps(book, going) == {NEW: SATURDAY, OLD: SATURDAY}
    assert opens(target, WORDS)
    assert not opens(target, PASSPHRASE)


def test_old_copies_go_only_when_asked_and_a_new_one_takes_their_place(book, going):
    (old,) = book.path.with_name("group backups").iterdir()
    assert laptop.old_copies(book) == ()
    assert laptop.remove_old_copies(book) == ()
    laptop.new_passphrase(book, going, WORDS, WORDS)
    assert laptop.old_copies(book) == (old,)
    assert old.exists()
    assert laptop.remove_old_copies(book) == (old,)
    (fresh,) = book.path.with_name("group backups").iterdir()
    assert fresh != old
    assert opens(fresh, WORDS)


def test_old_copies_stay_where_the_new_one_does_not_hold(book, going, monkeypatch):
    laptop.new_passphrase(book, going, WORDS, WORDS)
    (old,) = laptop.old_copies(book)
    found = check.Report(faults=("A sum is off.",), entries=1, sheets=0, seal="")
    monkeypatch.setattr(check, "check", lambda _group: found)
    with pytest.raises(GroupkitError, match="the old ones stay"):
        laptop.remove_old_copies(book)
    assert list(old.parent.iterdir()) == [old]


def test_each_contact_of_our_own_is_asked_again(book, going):
    for name in ("Elm Ward", "Sam's key worker"):
        safety.add(book, Contact(key="", name=name, reach="At the desk", level="today"))
    (first, asked), (second, _asked) = laptop.contacts(book, going)
    assert not asked
    laptop.agreed(book, going, first.key)
    safety.remove(book, second.key)
    assert [(own.name, said) for own, said in laptop.contacts(book, going)] == [("Elm Ward", True)]
    with pytest.raises(GroupkitError, match="not on the list"):
        laptop.agreed(book, going, second.key)


def test_the_tin_is_counted_against_what_the_book_says(book):
    assert laptop.cash(book) == (("Tin", 4215),)
