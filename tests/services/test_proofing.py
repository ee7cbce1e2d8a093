"""A paper is held against the book it was printed from."""

import re
from dataclasses import replace

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


def test_an_entry_rewritten_with_all_its_hashes_is_named_by_the_sheet_that_holds_a_copy(book, monkeypatch):
    said = money.send(book, evening.filled_sheet(book)).statement
    forge(book, monkeypatch, 3)
    told = proofing.compare(book, said.seal, said.after_entry)
    assert (told.holds, told.entry, told.changed) == (False, 6, 3)
    assert proofing.in_words(told)[1] == "Entry 3 is not what it was."
    assert proofing.compare(book, said.seal).changed is None


def test_without_a_copy_the_paper_says_how_far_to_look(book, monkeypatch):
    code = ledger.sealed(book)
    forge(book, monkeypatch, 1)
    told = proofing.compare(book, code.code, code.entry)
    assert proofing.in_words(told)[1] == "Entry 1, or one before it, is not what it was."


def forge(book, monkeypatch, at):
    """Let the book read as if an entry had been written otherwise from the start."""
    links = tuple(book.store.ledger.links())
    entries = [
        replace(link.entry, lines=(replace(link.entry.lines[0], pence=77), *link.entry.lines[1:]))
        if link.entry.seq == at
        else link.entry
        for link in links
    ]
    monkeypatch.setattr(type(book.store.ledger), "links", lambda self, after=0: chained(entries))


def test_an_entry_that_came_later_and_was_changed_does_not_hide(book, monkeypatch):
    code = ledger.sealed(book)
    money.send(book, evening.filled_sheet(book))
    links = list(book.store.ledger.links())
    links[3] = replace(links[3], entry=replace(links[3].entry, sheet=9))
    monkeypatch.setattr(type(book.store.ledger), "links", lambda self, after=0: iter(links))
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
    # a letter that comes in is compared with its own seal, and a backup has it in its name: these are no papers
    assert makers == {"core/seals.py", "core/proof.py", "services/post.py", "storage/store.py"}
