"""Whoever holds a printed claim can work out every sum of it again, with a pen."""

import random
import re
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.claims import ClaimLine
from groupkit.pdf import claims as paper
from groupkit.services.claims import drafts, known, papers, steps
from tests.evening import SATURDAY, named
from tests.pdf.reading import lines

AMOUNT = r"−?[\d,]+\.\d\d"
DRIVEN = date(2026, 4, 1)


def pence(amount):
    return int(re.sub(r"[^\d]", "", amount))


def random_claim(book, chance, number):
    """Write a claim of whatever chance brings and let somebody agree it, some of it for less."""
    drafts.start(book, "Kim", number=number)
    for at in range(chance.randint(1, 9)):
        ids = named(book, chance.choice(("Fares", "Room", "Literature")), chance.choice(("General", "Outing pot")))
        line = {
            "kind": ids["kind"],
            "fund": ids["fund"],
            "what": chance.choice(("Bus home", "Milk", "A long walk " * 9)),
        }
        if chance.random() < 0.3:
            fares, miles = named(book, "Fares")["kind"], chance.randint(1, 999)
            worth = (miles * 45 + 5) // 10  # tenths of a mile at 45p, a half penny upwards
            made = ClaimLine(
                **{**line, "kind": fares}, day=DRIVEN, pence=worth, miles=miles, rate="car", from_place="Hall",
                to_place="Ward", no_receipt="mileage",
            )  # fmt: skip
        else:
            made = ClaimLine(**line, day=SATURDAY, pence=chance.randint(1, 9_999), receipt=f"R-{number}-{at}")
        drafts.add_line(book, number, made, sure=True)
    claim = known.case(book, number).claim
    steps.hand_in(book, number, "Kim")
    less = {line.id: line.pence - chance.choice((0, 0, line.pence // 2)) for line in claim.lines}
    steps.agree(book, number, "Jo", less, why="Half of it", second="Sam")
    return papers.paper(book, number), less


def assert_it_adds_up(data, less, drives):
    shown = lines(data)
    said = " ".join(shown)
    rows = [found.groups() for line in shown if (found := re.search(rf"({AMOUNT}) ({AMOUNT})\s*$", line))]
    *each, total = [tuple(map(pence, row)) for row in rows]
    assert len(each) == len(less)
    assert tuple(map(sum, zip(*each, strict=True))) == total
    assert total[1] == sum(less.values())
    assert all(agreed <= claimed for claimed, agreed in each)
    driven = re.findall(rf"([\d.]+) miles × 45p.*?({AMOUNT}) ", said)
    assert len(driven) == drives
    for miles, worth in driven:
        assert pence(worth) == (round(float(miles) * 10) * 45 + 5) // 10


@pytest.mark.proof
def test_every_sum_of_eighty_chance_claims_can_be_worked_out_from_the_paper(book):
    chance = random.Random(21)
    for number in range(1, 81):
        told, less = random_claim(book, chance, number)
        data = BytesIO()
        paper.claim(told, data)
        drives = sum(line.miles is not None for line in told.case.claim.lines)
        assert_it_adds_up(data.getvalue(), less, drives)
