"""Every sum on a printed statement is worked out again from what is printed, in many random books."""

import random
import re
from datetime import date, timedelta
from io import BytesIO

import pytest

from groupkit.core.funding.awards import Award, Budget, Instalment
from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.pdf.funding import statement
from groupkit.services import ledger
from groupkit.services.funding import awards, stating
from groupkit.services.funding.awards import Arrival
from tests.evening import SATURDAY, furnish, named, new_book
from tests.pdf import reading

AMOUNT = r"−?[\d,]+\.\d\d"
KINDS = ("Room", "Refreshments", "Fares", "Literature")


def pence(text):
    return int(text.replace(",", "").replace(".", "").replace("−", "-"))


def found(lines, start, end):
    """Return the amounts at the ends of the lines between two headings."""
    part = lines[lines.index(start) + 1 : next(at for at, line in enumerate(lines) if line.startswith(end))]
    return [pence(line.split()[-1]) for line in part if re.fullmatch(AMOUNT, (line.split() or [""])[-1])]


def filled(path, chance):
    """Return the statement of a grant in a random book."""
    with new_book(path) as book:
        furnish(book)
        ids = {name: named(book, name)["kind"] or 0 for name in KINDS}
        bank = named(book, place="Bank")["place"] or 0
        lines = tuple(Budget(ids[name], chance.randint(1, 30000)) for name in KINDS[: chance.randint(1, 4)])
        parts = (Instalment(due=SATURDAY, pence=100_000), Instalment(due=SATURDAY, pence=50_000))
        made = Award(funder="ICB", pence=200_000, starts=date(2026, 4, 1), ends=date(2027, 3, 31), lines=lines,
                     instalments=parts, own_money=chance.choice((0, 500)))  # fmt: skip
        grant = awards.set_up(book, made, "Grant pot")
        for part in grant.instalments[: chance.randint(1, 2)]:
            day = SATURDAY - timedelta(days=90)
            came = Arrival(pence=part.pence, day=day, place=bank, made_by="Sam", instalment=part.id)
            awards.received(book, grant, came)
        for _at in range(chance.randint(0, 30)):
            line = Line(bank, grant.fund, ids[chance.choice(KINDS)], -chance.randint(1, 3000))
            day = SATURDAY - timedelta(days=chance.randint(0, 89))
            draft = Entry(seq=0, day=day, recorded_at=book.now(), type=EntryType.PAYMENT, lines=(line,))
            with book.change("Pay", "money"):
                (link,) = ledger.post(book, [(draft, {"made_by": "Sam", "receipt": chance.choice(("", "R-7"))})])
            if chance.random() < 0.15:
                ledger.reverse(book, link.entry.seq, "Typed wrong", "Sam")
        return stating.statement(book, grant)


@pytest.mark.proof
@pytest.mark.parametrize("shard", range(4))
def test_a_reader_who_adds_up_comes_to_the_same(tmp_path, shard):
    """Two hundred books, in four parts."""
    chance = random.Random(21 + shard)
    for at in range(50):
        told = filled(tmp_path / f"{at}.groupkit", chance)
        written = BytesIO()
        statement(told, written)
        lines = [" ".join(line.split()) for line in reading.lines(written.getvalue())]
        came = found(lines, "1 What came", "2 What we spent it on")
        spent = [line for line in lines if re.search(rf" {AMOUNT} \S+ \d+$", line)]
        columns = [[pence(cell) for cell in re.findall(AMOUNT, line)] for line in spent]
        whole = next(line for line in spent if line.startswith("Spent altogether"))
        received = sum(part.pence for part in told.parts if part.entry is not None)
        assert sum(each for each in came if each > 0) >= received == told.received
        total = pence(re.findall(AMOUNT, whole)[1])
        assert sum(row[1] if len(row) > 1 else row[0] for row in columns) - total == total == told.spent
        if told.paid:
            *each, altogether = found(lines, "3 Each payment", "4 What is left")
            assert sum(each) == altogether == told.spent
        left = next(line for line in lines if line.startswith("4 What is left"))
        assert pence(left.split("£")[1]) == told.received + told.own - told.back - told.spent == told.balance
        assert lines.count("What came in, less what we spent, is what the book holds in this pot. Agrees: YES") == 1
