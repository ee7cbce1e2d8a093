"""Two hundred books, as other programs judge them: every balance to the penny, and every change after it found."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

from groupkit.core.exports import beancount, hledger, ofx
from groupkit.core.exports import csv as tables
from groupkit.core.exports.book import Book
from groupkit.core.exports.names import slug
from tests import books, judges, spoiling

BOOKS = 200
SHARDS = 4
TIMES = 60


@pytest.fixture
def told(capsys):
    """Return a way to print the figures of a proof whatever is kept back of the rest."""

    def said(words: str) -> None:
        with capsys.disabled():
            print(f"\n{words}")

    return said


def seeds(shard: int) -> Iterator[int]:
    return iter(range(shard, BOOKS, SHARDS))


def saved(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def of_places(book: Book) -> dict[int, int]:
    """Return the pence in each place."""
    held = dict.fromkeys((place.id for place in book.places), 0)
    for (place, _), pence in books.matrix(book).items():
        held[place] += pence
    return held


@pytest.mark.proof
@pytest.mark.parametrize("shard", range(SHARDS))
def test_beancount_agrees_on_every_book_and_on_every_fund_of_it(shard, tmp_path, told):
    files = 0
    for seed in seeds(shard):
        book = books.random_book(seed)
        texts = [beancount.whole(book), *(beancount.of_fund(book, fund.id) for fund in book.funds)]
        for text in texts:
            assert judges.bean_check(saved(tmp_path / "money.beancount", text)) == "", seed
        files += len(texts)
    told(f"bean-check: {files} files of {BOOKS // SHARDS} books, every one ends with 0 and says nothing")


@pytest.mark.proof
@pytest.mark.parametrize("shard", range(SHARDS))
def test_hledger_agrees_on_every_book_and_works_out_the_same_balances(shard, tmp_path, told):
    off = 0
    for seed in seeds(shard):
        book = books.random_book(seed)
        journal = saved(tmp_path / "money.journal", hledger.journal(book))
        assert judges.hledger_check(journal, "-s", "ordereddates") == "", seed
        table = saved(tmp_path / "money.csv", tables.MARK + tables.written(book))
        saved(tmp_path / "money.csv.rules", tables.rules(book))
        assert judges.hledger_check(table) == "", seed
        expected = {
            f"Assets:{slug(place.name, place.id)}:{slug(fund.name, fund.id)}": pence
            for place in book.places
            for fund in book.funds
            if (pence := books.matrix(book).get((place.id, fund.id)))
        }
        found = balances(journal)
        off += sum(abs(expected.get(name, 0) - found.get(name, 0)) for name in {*expected, *found})
    told(f"hledger: {BOOKS // SHARDS} books as journal and as table, {off} pence of difference in any balance")
    assert off == 0


def balances(journal: Path) -> dict[str, int]:
    told = judges.hledger("-f", str(journal), "bal", "Assets", "--flat", "-N", "-O", "csv")
    rows = list(csv.reader(StringIO(told)))[1:]
    return {name: int(pence.removesuffix(" GBP").replace(".", "")) for name, pence in rows if pence != "0"}


@pytest.mark.proof
def test_statements_come_to_the_same_in_two_programs(tmp_path, told):
    statements = 0
    for seed in range(50):
        book = books.random_book(seed)
        for place, held in of_places(book).items():
            path = saved(tmp_path / "money.ofx", ofx.written(book, place))
            for read in (read_by_ofxtools, read_by_libofx):
                amounts, balance = read(path)
                assert sum(amounts) == balance == held, (seed, place, read)
            statements += 1
    told(f"OFX: {statements} statements, the same sums in ofxtools and libofx")


def by_ofxtools(path: Path) -> Any:
    tree = judges.library("ofxtools", "Parser").OFXTree()
    tree.parse(BytesIO(path.read_bytes()))
    (statement,) = tree.convert().statements
    return statement


def read_by_ofxtools(path: Path) -> tuple[list[int], int]:
    statement = by_ofxtools(path)
    return [pence(each.trnamt) for each in statement.banktranlist], pence(statement.ledgerbal.balamt)


def read_by_libofx(path: Path) -> tuple[list[int], int]:
    told = [line.strip().partition(": ") for line in judges.ofxdump(path).splitlines()]
    amounts = [pence(value) for what, _, value in told if what == "Total money amount"]
    (balance,) = (pence(value) for what, _, value in told if what == "Ledger balance")
    return amounts, balance


def pence(amount: object) -> int:
    return int(f"{amount:.2f}".replace(".", "")) if not isinstance(amount, str) else int(amount.replace(".", ""))


@pytest.mark.proof
def test_accents_reach_other_programs_through_a_statement(tmp_path):
    note = "Café – £ & <Ffôn> 5 %"
    path = saved(tmp_path / "money.ofx", ofx.written(books.with_notes(note), 1))
    assert [each.memo for each in by_ofxtools(path).banktranlist] == [note]
    assert f"(memo): {note}" in judges.ofxdump(path)


@pytest.mark.proof
def test_whatever_is_changed_afterwards_one_of_the_judges_sees_it(tmp_path, told):
    """Sixty times each, under the balances that were claimed when the book was saved."""
    counts = {change.name: [0, 0, 0] for change in spoiling.CHANGES}
    for seed in range(TIMES):
        book = spoiling.book(seed)
        seq, fund = spoiling.target(book, Random(seed))
        whole, journal = (spoiling.Text.of(text) for text in (beancount.whole(book), hledger.journal(book)))
        for change in spoiling.CHANGES:
            spoilt = saved(tmp_path / "money.beancount", str(change.made(whole, seq, fund)))
            running = saved(tmp_path / "money.journal", str(change.made(journal, seq, fund)))
            assert str(whole) != spoilt.read_text("utf-8")
            seen = judges.bean_check(spoilt) != "", judges.hledger_check(running, "-s", "ordereddates") != ""
            for at, each in enumerate((*seen, any(seen))):
                counts[change.name][at] += each
    lines = [f"{'change, 60 times each':<30}{'beancount':>12}{'hledger':>12}{'either':>12}"]
    lines += [f"{name:<30}" + "".join(f"{each:>12}" for each in row) for name, row in counts.items()]
    told("\n".join(lines))
    assert all(row[2] == TIMES for row in counts.values())
