"""Nothing of a book can be read without its passphrase, wherever its bytes go, and each guess costs time."""

import logging
import shutil
import subprocess
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from groupkit.core.ledger import Fund, FundKind, Place, PlaceKind
from groupkit.core.meetings import Heads
from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError
from groupkit.core.safety import Contact
from groupkit.core.settings import Settings
from groupkit.core.sheets import Part, Row
from groupkit.services import check, ledger, meetings, money, profile, safety, service
from groupkit.services.group import open_group
from groupkit.storage import settings, vault
from groupkit.storage.vault import WrongPassphraseError
from tests import evening
from tests.evening import SATURDAY, named

pytestmark = pytest.mark.proof

NEW = "Quizzical otters juggle seven plums"
WORDS = (
    "Zarquonja", "Wibblethwaite", "Fnordlinger", "Grebulonia", "Snarkleton", "Oompaville hall",
    "Vogonberry biscuits", "R-Krikkit-88", "dog ate it, honestly Zaphodine", "Squornshell fund", "Milliways tin",
    "rolled under the Magrathean piano", "half typed Slartibart", "Ravenous line", "Kakrafoon meeting",
    "Haggunenon",
)  # fmt: skip
LEAST, MOST_GUESSES = 0.1, 10


def written(path: Path) -> None:
    """Make a book in which every kind of text stands somewhere."""
    with evening.new_book(path, name="Grebulonia") as book:
        evening.furnish(book)
        profile.change(book, facilitator="Snarkleton")
        for name in ("Zarquonja", "Fnordlinger"):
            service.add_person(book, Person(short_name=name, willing=frozenset({"chair"})))
        held = meetings.on(book, SATURDAY)
        meetings.change(book, replace(held.meeting, name="Kakrafoon meeting", venue="Oompaville hall"))
        held = meetings.on(book, SATURDAY)
        service.assign(book, held, "reader", "Zarquonja")
        service.nominate(book, held, "Fnordlinger")
        meetings.count_heads(book, held, Heads(regulars=9))
        ledger.add_place(book, Place(name="Milliways tin", kind=PlaceKind.TIN))
        ledger.add_fund(book, Fund(name="Squornshell fund", kind=FundKind.SET_ASIDE))
        evening.open_with(book)
        safety.add(
            book,
            Contact(key="", name="Ravenous line", reach="Ring Haggunenon", for_whom="any of us", level="today"),
        )
        evening.claimed(book, 5, "Wibblethwaite", 10)
        sheet = money.sheet(book, held)
        explanation = "rolled under the Magrathean piano"
        money.about(book, sheet, made_by="Zarquonja", explanation=explanation)
        money.add_row(book, sheet, Row(part=Part.IN, **named(book, "Collection"), pence=500))
        paid = named(book, "Refreshments")
        tea = Row(
            part=Part.OUT, **paid, what="Vogonberry biscuits", who="Wibblethwaite", receipt="R-Krikkit-88", pence=9
        )
        money.add_row(book, sheet, tea)
        why = "dog ate it, honestly Zaphodine"
        bus = Row(part=Part.OUT, **paid, who="Zarquonja", no_receipt=why, second="Fnordlinger", pence=9)
        money.add_row(book, sheet, bus)
        for who in ("Zarquonja", "Fnordlinger"):
            money.count(book, sheet, who, 4000)
        money.send(book, sheet)
        book.keep_unsaved("money", {"what": "half typed Slartibart"})


def needles(path: Path, *secrets: str) -> dict[str, bytes]:
    """Return what must not be found: words and secrets in every encoding, and the bytes of the keys."""
    texts = [*WORDS, *secrets, *(code.replace(" ", "") for code in secrets)]
    found = {f"{text} ({how})": text.encode(how) for text in texts for how in ("utf-8", "utf-16-le", "utf-16-be")}
    for number, secret in enumerate(secrets):
        key = vault.derive(secret, vault.salt_of(path))
        found[f"key {number}"] = key.secret
        found[f"key {number} in letters"] = key.secret.hex().encode()
    return found


def found_in(folder: Path, wanted: dict[str, bytes]) -> list[str]:
    """Return where any of it stands."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        f"{what} in {path.name}" for path in files for what, seek in wanted.items() if seek in path.read_bytes()
    ]


def test_nothing_can_be_read_in_any_file_that_a_book_leaves(tmp_path, monkeypatch, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    home, temporary, copies = tmp_path / "home", tmp_path / "temporary", tmp_path / "copies"
    for folder in (home, temporary, copies):
        folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("GROUPKIT_SETTINGS", str(home / "settings.toml"))
    settings.write(Settings())
    path = home / "group.groupkit"
    written(path)
    wanted = needles(path, evening.PASSPHRASE)
    with open_group(path, evening.PASSPHRASE) as book:
        code = profile.recovery_code(book)
        assert {person.short_name for person in service.people(book)} >= {"Zarquonja", "Fnordlinger"}
        book.store._db.execute_sql("PRAGMA cache_size = 2")
        with book.change("Much at once", "service") as store:
            for number in range(400):
                store.people.add(Person(short_name=f"Zarquonja{number}"))
            subprocess.run(["cp", "-r", str(home), str(copies / "in the middle")], check=True)
            journal = copies / "in the middle" / "home" / f"{path.name}-journal"
        book.undo()
        book.redo()
        profile.backup(book, copies / "copy.groupkit")
        profile.new_passphrase(book, NEW, NEW)
        fresh = profile.recovery_code(book)
        subprocess.run(["cp", "-r", str(home), str(copies / "afterwards")], check=True)
        with pytest.raises(GroupkitError):
            open_group(path, NEW)
    with pytest.raises(WrongPassphraseError):
        open_group(path, evening.PASSPHRASE)
    journals = list((copies / "in the middle").rglob("*-journal"))
    assert [found.stat().st_size > vault.PAGE for found in journals] == [True], journal
    wanted |= needles(path, code, NEW, fresh)
    assert len(list(home.glob("* backups/*.groupkit"))) == 1
    for folder in (home, temporary, copies):
        assert found_in(folder, wanted) == []
    said = capfd.readouterr()
    told = (caplog.text + said.out + said.err).encode()
    assert [what for what, seek in wanted.items() if seek in told] == []
    with open_group(path, NEW) as book:
        assert check.check(book).holds


def test_the_search_would_find_what_stands_there(tmp_path):
    path = tmp_path / "group.groupkit"
    written(path)
    wanted = needles(path, evening.PASSPHRASE)
    database, key = vault.unlock(path, evening.PASSPHRASE)
    plain = tmp_path / "open" / "plain.db"
    plain.parent.mkdir()
    database.execute_sql(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    database.execute_sql("SELECT sqlcipher_export('plain')")
    database.close()
    (plain.parent / "key").write_bytes(key.secret)
    (plain.parent / "wide").write_text("Zarquonja", encoding="utf-16-le")
    found = " ".join(found_in(plain.parent, wanted))
    assert [word for word in WORDS if f"{word} (utf-8) in plain.db" not in found] == []
    assert "key 0 in key" in found
    assert "Zarquonja (utf-16-le) in wide" in found


def test_a_backup_of_each_day_is_as_closed_as_the_book(tmp_path):
    path = tmp_path / "group.groupkit"
    written(path)
    with evening.reopened(path) as book:
        for days in range(3):
            book.store.daily_backup(SATURDAY + timedelta(days=days))
    shutil.copytree(tmp_path, tmp_path.parent / f"{tmp_path.name} copies")
    assert found_in(tmp_path.parent / f"{tmp_path.name} copies", needles(path, evening.PASSPHRASE)) == []


@pytest.mark.usefixtures("real_keys")
def test_each_wrong_passphrase_costs_a_tenth_of_a_second_and_128_megabytes(tmp_path, capsys):
    path = tmp_path / "group.groupkit"
    evening.new_book(path).close()
    began, work = time.perf_counter(), time.process_time()
    for guess in range(MOST_GUESSES):
        with pytest.raises(WrongPassphraseError):
            open_group(path, f"guess number {guess} of many")
    waited, worked = time.perf_counter() - began, time.process_time() - work
    with capsys.disabled():
        print(
            f"\na wrong passphrase costs {waited / MOST_GUESSES:.3f} s ({worked / MOST_GUESSES:.3f} s of one core) "
            f"and {vault._MEMORY // 2**20} MB; {86400 * MOST_GUESSES / worked:,.0f} guesses a day on one core"
        )
    assert worked / MOST_GUESSES >= LEAST
    assert vault._MEMORY >= 128 * 2**20
