"""Old files are brought up to date after a copy, new ones are made by the same steps, sent money is walled in."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from peewee import IntegrityError

from groupkit.core.claims import State
from groupkit.core.outings.contacts import Contact
from groupkit.core.outings.values import Outing
from groupkit.core.problems import GroupkitError
from groupkit.services import check, ledger, money, service
from groupkit.services.claims import known, paying
from groupkit.services.group import open_group
from groupkit.services.outings import planning
from groupkit.storage import backups, schema, vault
from groupkit.storage import store as store_module
from tests import evening
from tests.evening import PASSPHRASE, new_book, reopened

FIXTURES = Path(__file__).parents[1] / "fixtures"
KEPT_SEAL = "JZBT-FB8G-PE43-D4KX"


def shape(group):
    """Return every statement that made the tables of a file."""
    found = group.store._db.execute_sql("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return sorted(found.fetchall())


def later(database):
    """A change such as a later version would bring."""
    database.execute_sql("ALTER TABLE person ADD COLUMN greeting TEXT NOT NULL DEFAULT 'Hello'")
    database.execute_sql("CREATE TABLE song (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")


class Later(date):
    """The days of a computer on which every outing of these tests is long past."""

    @classmethod
    def today(cls):
        """Return a day in a year to come."""
        return date(2031, 1, 1)


@pytest.fixture
def old(tmp_path):
    """Return a closed book of today's version."""
    path = tmp_path / "old.groupkit"
    with new_book(path) as group:
        evening.furnish(group)
        evening.open_with(group)
        money.send(group, evening.filled_sheet(group))
    return path


@pytest.fixture
def tomorrow(monkeypatch):
    """Return the steps of a groupkit one version on."""
    steps = [*schema.MIGRATIONS, later]
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    return steps


def test_a_file_brought_up_to_date_is_like_a_new_one(old, tomorrow, tmp_path):
    with reopened(old) as upgraded, new_book(tmp_path / "new.groupkit") as fresh:
        assert shape(upgraded) == shape(fresh)
        assert len(service.people(upgraded)) == 2
        assert check.check(upgraded).holds


def test_what_is_to_go_by_today_does_not_go_along_into_that_copy(tmp_path, monkeypatch):
    path = tmp_path / "old.groupkit"
    with new_book(path) as group:
        made = planning.start(group, Outing(name="Walk", day=evening.SATURDAY))
        with group.change("Keep whom to call") as store:
            store.outing_contacts.add(Contact(outing=made.id, name="Zarquon", reach="1"))
    version = len(schema.MIGRATIONS)
    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, later])
    monkeypatch.setattr(store_module, "date", Later)
    reopened(path).close()
    database, _key = vault.unlock(backups.folder_of(path) / f"before upgrade from {version}.groupkit", PASSPHRASE)
    with closing(database):
        assert database.execute_sql("SELECT count(*) FROM outing_contact").fetchone() == (0,)
        assert database.execute_sql("SELECT name FROM outing").fetchall() == [("Walk",)]


def test_a_copy_is_made_before_the_file_is_brought_up_to_date(old, tomorrow, monkeypatch):
    before = old.read_bytes()
    version = len(tomorrow) - 1
    reopened(old).close()
    copy = backups.folder_of(old) / f"before upgrade from {version}.groupkit"
    reopened(old).close()
    assert backups.copies(old) == [copy]
    monkeypatch.setattr(schema, "MIGRATIONS", tomorrow[:-1])
    with pytest.raises(GroupkitError, match="newer groupkit"):
        reopened(old)
    with reopened(copy) as group:
        assert check.check(group).holds
        assert group.store._db.user_version == version
    assert len(before) == copy.stat().st_size


def test_an_upgrade_that_breaks_off_leaves_the_file_as_it_was(old, tomorrow):
    def breaks(database):
        later(database)
        database.execute_sql("INSERT INTO song (name) VALUES (NULL)")

    whole, tomorrow[-1] = tomorrow[-1], breaks
    for _ in range(2):
        with pytest.raises(IntegrityError):
            reopened(old)
    tomorrow[-1] = whole
    with reopened(old) as group:
        assert "song" in group.store._db.get_tables()
        assert check.check(group).holds


def test_a_file_is_not_brought_up_to_date_without_its_copy(old, tomorrow):
    backups.folder_of(old).write_text("in the way")
    before = old.read_bytes()
    with pytest.raises(GroupkitError, match="file where a folder should be"):
        reopened(old)
    assert old.read_bytes() == before


@pytest.mark.parametrize("version", range(1, len(schema.MIGRATIONS) + 1))
@pytest.mark.usefixtures("real_keys")
def test_the_kept_file_of_each_version_still_opens(tmp_path, version):
    path = tmp_path / "kept.groupkit"
    shutil.copy(FIXTURES / f"v{version}.groupkit", path)
    with open_group(path, PASSPHRASE) as group:
        report = check.check(group)
        assert report.holds
        assert (report.entries, report.sheets, report.seal) == (6, 1, KEPT_SEAL)
        assert [person.short_name for person in service.people(group)] == ["Jo", "Sam"]
        assert money.status(group)[0].counted == 3820
    with new_book(tmp_path / "new.groupkit") as fresh, reopened(path) as group:
        assert shape(fresh) == shape(group)


@pytest.mark.usefixtures("real_keys")
def test_what_an_older_book_had_agreed_is_a_claim(tmp_path):
    path = tmp_path / "kept.groupkit"
    shutil.copy(FIXTURES / "v4.groupkit", path)
    database, _key = vault.unlock(path, PASSPHRASE)
    owed = (
        "INSERT INTO owed (claim, what, who, fund, pence, agreed_on, paid) VALUES (?, ?, ?, 1, ?, '2026-11-07', ?)"
    )
    for values in ((31, "Fares", "Ali", 670, 0), (32, "", "Dee", 500, 1)):
        database.execute_sql(owed, values)
    before = [row[0] for row in database.execute_sql("SELECT claim FROM owed ORDER BY claim").fetchall()]
    database.close()
    with open_group(path, PASSPHRASE) as group:
        cases = {case.claim.number: case for case in known.cases(group)}
        assert list(cases) == before
        assert [cases[number].state for number in (31, 32)] == [State.AGREED, State.PAID]
        assert (cases[31].total, cases[31].claim.who.name, cases[31].claim.lines[0].what) == (670, "Ali", "Fares")
        assert (cases[32].now.paid, cases[32].claim.day.isoformat()) == (500, "2026-11-07")
        assert [part.claim for part in known.to_pay(group) if part.claim > 30] == [31]
        assert "owed" not in group.store._db.get_tables()
        assert ledger.current_seal(group)[0] == KEPT_SEAL
        tin = next(place.id for place in ledger.places(group) if place.name == "Tin")
        paying.pay(group, 31, "Sam", place=tin, received=True)
        assert known.case(group, 31).state is State.PAID


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET day = '2020-01-01' WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 6",
        "UPDATE line SET pence = 1 WHERE seq = 2",
        "DELETE FROM line WHERE seq = 2",
        "INSERT OR REPLACE INTO entry SELECT seq, '2020-01-01', recorded_at, type, sheet, reverses, decided_on,"
        " prev, hash FROM entry",
        "INSERT OR REPLACE INTO line SELECT seq, n, place, fund, kind, 5 FROM line",
        "UPDATE sheet SET start = 0",
        "DELETE FROM sheet",
        "UPDATE sheet_row SET pence = 1",
        "DELETE FROM sheet_row",
        "INSERT INTO sheet_row SELECT id + 90, sheet, part, kind, what, fund, place, who, receipt, no_receipt,"
        " second, claim, 1 FROM sheet_row",
        "INSERT INTO tally (sheet, who, coins) VALUES (1, 'Dee', '{}')",
        "UPDATE tally SET who = 'Dee'",
        "DELETE FROM tally",
        "UPDATE sent_sheet SET letter = x'00'",
        "DELETE FROM sent_sheet",
        "UPDATE sent_note SET words = 'x'",
        "DELETE FROM sent_note",
        "INSERT INTO line VALUES (2, 9, 1, 1, 1, 0)",
        "INSERT INTO line VALUES (2, 9, 1, 1, 1, 12345678)",
        "INSERT INTO line VALUES (2, 9, 1, 1, 1, '£5')",
        "INSERT INTO line VALUES (2, 9, 1, 1, 1, 12.5)",
        "INSERT INTO line VALUES (2, 9, 77, 1, 1, 5)",
    ],
)
def test_what_was_sent_cannot_be_changed_even_past_the_program(old, sql):
    with reopened(old) as group:
        report = check.check(group)
        with pytest.raises(IntegrityError):
            group.store._db.execute_sql(sql)
        assert check.check(group) == report
