"""Whoever holds the printed money sheet can work out every sum again, with a pen."""

import random
import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from groupkit.core.money import NOTES_AND_COINS
from groupkit.core.sheets import Part, Row
from groupkit.pdf import money as papers
from groupkit.services import ledger, meetings, money, service
from tests.evening import SATURDAY, Clock, agreed, brought, filled_sheet, furnish, named, new_book, open_with
from tests.pdf.reading import count, lines, sizes, words

EVENING = """
Money sheet
Sheet 37 (follows 36)
Group Saturday group, Eastside Meeting Sat meeting, Sat 14 Nov 2026, 11:00
Made by Sam (secretary) Sent to Facilitator
All amounts are in pounds and pence. The numbers at the side are the entries in our book.
1 What we started with (same as the end of sheet 36) £42.15
2 Money in Where it went For which pot Amount
412 Collection Tin General 18.40
413 Paid towards bowling Tin Outing pot 6.00
Money in, total £24.40
3 Money paid out Paid to Receipt From which pot Amount
414 Tea, milk, biscuits Sam R-88 General 4.35
415 Bus fare to open up (claim 21) Member 7 none* ICB grant 4.00
Paid out, total £8.35
* Entry 415, no receipt because: driver gave none, contactless declined. Second OK: Jo.
4 Moved (banked, handed over, given in advance) −£20.00
416 Handed to Jo to bank Jo Jo, to bank General −20.00
5 What we should have = 1 + 2 − 3 + 4 £38.20
6 What we counted £38.20
£20 £10 £5 £2 £1 50p 20p 10p 5p 2p 1p
0 1 2 3 7 6 9 3 2 0 0
Difference (6 − 5) £0.00
If not 0.00, what we think happened: –
7 Still to pay (agreed, not paid yet, not taken off above): 2 claims £11.70
Given in advance (waiting for receipts): 1 person £10.00
8 Where the money is now General Outing pot ICB grant All
Tin 22.20 16.00 0.00 38.20
Jo, to bank (since 14 Nov) 20.00 0.00 0.00 20.00
Member 4, advance (since 7 Nov) 10.00 0.00 0.00 10.00
Bank (last statement 31 Oct) 110.00 0.00 212.40 322.40
All 162.20 16.00 212.40 390.60
Free in General (162.20 in General, less the reserve we agreed (2 months) 96.00, less still to pay 11.70,
less given in advance 10.00) £44.50
9 Counted by Sam Jo Date
Cash handed over (416): given by taken by
Next meeting’s chair: Jo (not part of the money record)
after entry 416. Anyone can check a later book against this code.
"""


def printed(letter):
    written = BytesIO()
    papers.sheet(letter, written)
    return written.getvalue()


def chosen(group, *names, **where) -> dict[str, Any]:
    """Return the ids of a kind, a pot and a place by name."""
    return {**named(group, *names, **where)}


def next_week(group):
    """Let a week pass."""
    clock = group.surroundings.now
    assert isinstance(clock, Clock)
    clock.now += timedelta(weeks=1)


def small_sheets(group, meeting):
    """Send sheets 1 to 36 on earlier Saturdays, 410 entries in all; each leaves the tin as it was."""
    for number in range(1, 37):
        day = SATURDAY - timedelta(weeks=37 - number)
        sheet = money.sheet(group, meetings.on(group, day))
        money.about(group, sheet, made_by="Sam")
        many = 11 if number <= 14 else 10
        coin = Row(part=Part.IN, **chosen(group, "Collection"), pence=10)
        for _row in range(many):
            money.add_row(group, sheet, coin)
        tea = Row(part=Part.OUT, **chosen(group, "Refreshments"), who="Sam", receipt="R", pence=10 * many)
        money.add_row(group, sheet, tea, sure=True)
        for who in ("Sam", "Jo"):
            money.count(group, sheet, who, 4215)
        money.send(group, sheet)


def test_every_figure_of_the_evening_stands_on_sheet_37_after_36_others(tmp_path):
    group = new_book(tmp_path / "group.groupkit")
    meeting = furnish(group, sheets_before=0)
    open_with(group)
    small_sheets(group, meeting)
    agreed(group)
    service.nominate(group, meetings.on(group, SATURDAY), "Jo")
    letter = money.send(group, filled_sheet(group))
    data = printed(letter)
    shown = words(data)
    for line in EVENING.strip().splitlines():
        assert line in shown, line
    assert f"Seal {letter.statement.seal} after entry 416." in shown
    assert count(data) == 1
    assert min(sizes(data) - {10}) == 11  # the number of the page is smaller
    group.close()


def test_entries_written_between_two_sheets_are_named(tmp_path):
    group = new_book(tmp_path / "group.groupkit")
    furnish(group)
    open_with(group)
    agreed(group)
    money.send(group, filled_sheet(group))
    wrong = ledger.reverse(group, 4, "Typed twice", "Sam")
    next_week(group)
    sheet = money.sheet(group, meetings.on(group, SATURDAY + timedelta(weeks=1)))
    money.about(group, sheet, made_by="Sam")
    money.add_row(group, sheet, Row(part=Part.IN, **chosen(group, "Collection"), pence=100))
    for who in ("Sam", "Jo"):
        money.count(group, sheet, who, sheet.start + 100)
    shown = words(printed(money.send(group, sheet)))
    assert f"1 What we started with (the end of sheet 37, and entries written since: {wrong}) £42.55" in shown
    group.close()


def pence(amount):
    return int(re.sub(r"[^\d−]", "", amount).replace("−", "-"))


def last(shown, start):
    """Return the amount at the end of the only line that begins so."""
    (line,) = (line for line in shown if line.startswith(start))
    return pence(line.split()[-1])


def between(shown, first, end):
    """Return the amounts of the rows between two lines."""
    (top,) = (at for at, line in enumerate(shown) if line.startswith(first))
    bottom = next(at for at, line in enumerate(shown) if at > top and line.startswith(end))
    rows = [line.split()[-1] for line in shown[top + 1 : bottom]]
    return [pence(amount) for amount in rows if re.fullmatch(r"−?[\d,]+\.\d\d", amount)]


def random_evening(group, chance, day):
    """Fill in and send a sheet with whatever chance brings."""
    sheet = money.sheet(group, meetings.on(group, day))
    money.about(group, sheet, made_by="Sam", explanation="We do not know.")
    pots = ("General", "Outing pot")
    for _row in range(chance.randint(1, 6)):
        row = chosen(group, "Collection", chance.choice(pots))
        money.add_row(group, sheet, Row(part=Part.IN, **row, pence=chance.randint(500, 9_999)))
    for _row in range(chance.randint(0, 5)):
        row = chosen(group, "Refreshments", chance.choice(pots))
        tea = Row(part=Part.OUT, **row, what="Tea", who="Sam", receipt="R", pence=chance.randint(1, 90))
        money.add_row(group, sheet, tea, sure=True)
    for _row in range(chance.randint(0, 1)):
        to = chosen(group, place=chance.choice(("Bank", "Jo, to bank")))
        move = Row(part=Part.MOVED, **to, what="Handed on", who="Jo", pence=-chance.randint(1, 400))
        money.add_row(group, sheet, move)
    rest = money.get(group, sheet.id).expected + chance.choice((0, 0, 20, -35))
    coins = {}
    for worth in NOTES_AND_COINS["GBP"]:
        coins[worth], rest = divmod(rest, worth)
    for who in ("Sam", "Jo"):
        money.count(group, sheet, who, coins)
    return money.send(group, sheet)


def assert_it_adds_up(data, currency="GBP"):
    """Work out every sum of a printed sheet again from its text alone."""
    shown = lines(data)
    received, paid = (
        between(shown, "2 Money in", "Money in, total"),
        between(shown, "3 Money paid", "Paid out, total"),
    )
    shifted = between(shown, "4 Moved", "5 What we")
    start, expected, counted = (last(shown, head) for head in ("1 What", "5 What", "6 What"))
    assert sum(received) == last(shown, "Money in, total")
    assert sum(paid) == last(shown, "Paid out, total")
    assert sum(shifted) == last(shown, "4 Moved")
    assert start + sum(received) - sum(paid) + sum(shifted) == expected
    assert counted - expected == last(shown, "Difference")
    at = next(at for at, line in enumerate(shown) if line.startswith("£50 £20"))
    many = map(int, shown[at + 1].split())
    assert sum(map(int.__mul__, NOTES_AND_COINS[currency], many)) == counted
    top = next(at for at, line in enumerate(shown) if line.startswith("8 Where"))
    end = next(at for at, line in enumerate(shown) if at > top and line.startswith("All "))
    rows = [[pence(amount) for amount in line.split()[-4:]] for line in shown[top + 1 : end + 1]]
    assert all(sum(row[:3]) == row[3] for row in rows)
    assert [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1]
    said = r"\(([\d,.−]+) in General, .* months\) ([\d,.]+), .* to pay ([\d,.]+), .* advance ([\d,.]+)\)"
    found = re.search(said, " ".join(shown))
    assert found is not None
    general, reserve, owed, advances = map(pence, found.groups())
    free = general - reserve - owed - advances
    assert f"£{abs(free) // 100:,}.{abs(free) % 100:02}" in " ".join(shown)
    assert ("Short of our reserve by" in " ".join(shown)) is (free < 0)
    assert general == rows[-1][0]
    return counted


def begun(path, chance):
    """Make a book that begins with whatever chance brings, in every place and pot, with claims to pay."""
    group = new_book(path)
    furnish(group, sheets_before=chance.randint(0, 99))
    places = [named(group, place=name)["place"] for name in ("Tin", "Jo, to bank", "Member 4, advance", "Bank")]
    funds = [named(group, fund=name)["fund"] for name in ("General", "Outing pot", "ICB grant")]
    held = {(place, fund): chance.randint(0, 40_000) for place in places for fund in funds}
    held |= {(places[0], fund): chance.randint(4_000, 9_000) for fund in funds}
    ledger.opening(group, SATURDAY - timedelta(days=7), held, "Sam", "Jo")
    for number in range(chance.randint(0, 3)):
        brought(group, 50 + number, "Ali", chance.randint(1, 900), fund=chance.choice(("General", "Outing pot")))
    return group


@pytest.mark.proof
@pytest.mark.parametrize("shard", range(4))
def test_every_sum_in_two_hundred_chance_books_can_be_worked_out_from_the_paper(tmp_path, shard):
    for seed in range(shard, 200, 4):
        chance = random.Random(seed)
        with begun(tmp_path / f"{seed}.groupkit", chance) as group:
            assert_it_adds_up(printed(random_evening(group, chance, SATURDAY)))


def test_every_sum_on_thirty_chance_sheets_can_be_worked_out_from_the_paper(tmp_path):
    chance = random.Random(37)
    group = new_book(tmp_path / "group.groupkit")
    furnish(group, sheets_before=0)
    open_with(group)
    before = 4215
    for week in range(30):
        day = SATURDAY + timedelta(weeks=week)
        if week:
            next_week(group)
        data = printed(random_evening(group, chance, day))
        assert last(lines(data), "1 What") == before
        before = assert_it_adds_up(data)
    group.close()
