"""Whoever takes the money over can work out every sum of the hand-over again, with a pen."""

import random
import re
from io import BytesIO

import pytest

from groupkit.pdf import treasury as papers
from groupkit.services import treasury
from tests.evening import SATURDAY
from tests.pdf.reading import lines
from tests.pdf.test_money_sums import begun, pence, random_evening

SAID = {"giver": "Sam", "taker": "Jo", "sign_now": "Sam and Bo", "sign_change": "Jo"}
AMOUNT = r"−?[\d,]+\.\d\d"


def part(shown, start, end):
    """Return the total in the heading of a part, and the amounts at the ends of its rows."""
    top = next(at for at, line in enumerate(shown) if line.startswith(start))
    bottom = next(at for at, line in enumerate(shown) if at > top and line.startswith(end))
    rows = [pence(line.split()[-1]) for line in shown[top + 1 : bottom] if re.search(rf"{AMOUNT}\s*$", line)]
    return pence(shown[top].split()[-1]), rows


def assert_it_adds_up(data):
    shown = [line.strip() for line in lines(data)]
    cells = [re.findall(AMOUNT, line) for line in shown]
    *places, total = [list(map(pence, row)) for row in cells if len(row) == 4]
    assert [sum(column) for column in zip(*places, strict=True)] == total
    assert all(sum(row[:-1]) == row[-1] for row in (*places, total))
    found = [part(shown, "3 Claims", "4 Given"), part(shown, "4 Given", "5 Left"), part(shown, "5 Left", "6 Who")]
    assert all(sum(rows) == whole for whole, rows in found)
    assert found[2][0] == total[2]
    top = next(at for at, line in enumerate(shown) if line.startswith("1 The last count"))
    worths = [int(coin[1:]) * 100 if coin[0] == "£" else int(coin[:-1]) for coin in shown[top + 1].split()]
    many = map(int, shown[top + 2].split())
    assert sum(map(int.__mul__, worths, many)) == pence(shown[top].split()[-1])


@pytest.mark.proof
def test_every_sum_of_fifty_chance_hand_overs_can_be_worked_out_from_the_paper(tmp_path):
    for seed in range(50):
        chance = random.Random(seed)
        with begun(tmp_path / f"{seed}.groupkit", chance) as group:
            random_evening(group, chance, SATURDAY)
            told = treasury.handing(group, SAID)
            data = BytesIO()
            papers.handing(told, data)
            assert_it_adds_up(data.getvalue())
