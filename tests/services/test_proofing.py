"""A paper is held against the book it was printed from."""

import re

import pytest

from groupkit.core.ledger import START, chained, seal
from groupkit.core.problems import RefusedError
from groupkit.core.seals import Compared
from groupkit.services import ledger, money, proofing
from tests import evening
from tests.sources import PACKAGE

DAY = evening.SATURDAY


def test_the_book_still_contains_what_the_sheet_saw(book):
    said = money.send(book, evening.filled_sheet(book)).statement
    assert proofing.compare(book, said.seal, said.after_entry).holds
    ledger.reverse(book, 2, "Typed 18.40, was 14.80", "Sam")
    told = proofing.compare(book, said.seal.lower().replace("-", " "))
    assert told == Compared(holds=True, entry=6, last=7, day=DAY)
    assert proofing.in_words(told) == (
        "This book still contains exactly what that paper saw.",
        "The paper was printed after entry 6, written down on Saturday 14 November.",
        "The newest entry is 7. What came later is not on that paper.",
    )


def test_a_paper_from_before_the_first_entry_holds(tmp_path):
    with evening.new_book(tmp_path / "new.groupkit") as group:
        told = proofing.compare(group, seal(START))
    assert proofing.in_words(told) == (
        "This book still contains exactly what that paper saw.",
        "The paper was printed before the first entry.",
    )


def test_another_book_is_told_apart(book, other):
    code = ledger.sealed(book).code
    told = proofing.compare(other, code)
    assert proofing.in_words(told) == (
        "This book does not contain what that paper saw.",
        "No entry of this book has that code. Is the paper of this group, and every letter as on the paper?",
        "Keep the paper, do not add anything to the book, and call your facilitator.",
    )
    assert "this book ends with entry 0" in proofing.in_words(proofing.compare(other, code, 1))[1]


def test_an_entry_rewritten_with_all_its_hashes_is_named_by_the_sheet_that_holds_a_copy(book):
    said = money.send(book, evening.filled_sheet(book)).statement
    forge(book, 3)
    told = proofing.compare(book, said.seal, said.after_entry)
    assert (told.holds, told.entry, told.changed) == (False, 6, 3)
    assert proofing.in_words(told)[1] == "Entry 3 is not what it was."
    assert proofing.compare(book, said.seal).changed is None


def test_without_a_copy_the_paper_says_how_far_to_look(book):
    code = ledger.sealed(book)
    forge(book, 1)
    told = proofing.compare(book, code.code, code.entry)
    assert proofing.in_words(told)[1] == "Entry 1, or one before it, is not what it was."


def opened_up(group):
    """Take down the walls round the entries, as somebody does who knows how the file is made."""
    database = group.store._db
    for name in [row[0] for row in database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
        database.execute_sql(f"DROP TRIGGER {name}")
    return database


def forge(group, at):
    """Write an entry otherwise and chain the whole book anew, so that by itself it holds."""
    database = opened_up(group)
    database.execute_sql("UPDATE line SET pence = pence + 77 WHERE seq = ? AND n = 0", (at,))
    for made in chained([link.entry for link in group.store.ledger.links()]):
        values = (made.prev, made.hash, made.entry.seq)
        database.execute_sql("UPDATE entry SET prev = ?, hash = ? WHERE seq = ?", values)
    assert ledger.broken_at(group) is None


def test_an_entry_that_came_later_and_was_changed_does_not_hide(book):
    code = ledger.sealed(book)
    money.send(book, evening.filled_sheet(book))
    opened_up(book).execute_sql("UPDATE entry SET sheet = 9 WHERE seq = 4")
    said = proofing.in_words(proofing.compare(book, code.code))
    assert said[0] == "This book still contains exactly what that paper saw."
    assert said[-1].startswith("Entry 4 came later and is not as it was written. Do not add anything.")


def test_a_code_that_cannot_be_one_is_refused(book):
    with pytest.raises(RefusedError, match="Codes have no I, L, O or U"):
        proofing.compare(book, "7K4M-Q2ZD-9XVB-4H8O")


def test_every_seal_on_paper_comes_from_one_place():
    imported = re.compile(r"from groupkit\.core\.ledger import (\([^)]*\)|[^\n]*)")
    makers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for names in imported.findall(path.read_text("utf-8"))
        if re.search(r"\bseal\b", names)
    }
    # a letter that comes in is compared with its own seal, and a backup has it in its name: no papers
    assert {path for path in makers if not path.startswith("core/")} == {"services/post.py", "storage/store.py"}
