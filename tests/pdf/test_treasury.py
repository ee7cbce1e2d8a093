"""The trail and the hand-over of the money on paper: everything is there, adds up, and can be signed."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.treasury import Owing, Redone
from groupkit.pdf import treasury as papers
from groupkit.services import ledger, money, treasury
from tests.evening import SATURDAY, agreed, filled_sheet, furnish, later, new_book, open_with
from tests.pdf.reading import count, inside, lines, sizes, words

LONG = "What we think is that some coins rolled under the piano when the tea urn was moved. " * 4
DRESSES = [
    {},
    {"paper": "Letter"},
    {"large": True},
    {"language": "ar-XB"},
    {"language": "en-XA", "large": True, "paper": "Letter"},
]

HANDING = """
Handing over the money
Group Saturday group, Eastside Day Saturday 21 November 2026
From Sam To Jo
This paper protects you both. Go through it together, line by line.
1 The last count (Tin, 14 Nov, by Sam and Jo) £38.20
£20 £10 £5 £2 £1 50p 20p 10p 5p 2p 1p
0 1 2 3 7 6 9 3 2 0 0
Counted today, by you both ________
£50 £20 £10 £5 £2 £1 50p 20p 10p 5p 2p 1p
2 Where the money is now General Outing pot ICB grant All
Tin 26.55 16.00 0.00 42.55
Jo, to bank (since 14 Nov) 20.00 0.00 0.00 20.00
Member 4, advance (since 7 Nov) 10.00 0.00 0.00 10.00
Bank (last statement 31 Oct) 110.00 0.00 212.40 322.40
All 166.55 16.00 212.40 394.95
3 Claims still to pay £11.70
22 Ali Fares 7 Nov 6.70
23 Dee Fares 7 Nov 5.00
4 Given in advance £10.00
Member 4, advance 7 Nov 10.00
5 Left of grants £212.40
ICB grant 212.40
6 Who can sign at the bank now: Sam and Bo
Who is to sign from now on: Jo
7 Papers, keys and boxes, handed over
The tin, counted by you both
The book, the slips and the bank papers
Bills that are still to pay
8 What is still open: A bill for the room
No month of the book is closed yet.
Both of you sign
Sam Jo
And a third person Date
after entry 7. Anyone can check a later book against this code. The square holds all of it.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The values of both papers, a week after the evening."""
    with new_book(tmp_path_factory.mktemp("treasury") / "group.groupkit") as group:
        furnish(group)
        open_with(group)
        agreed(group)
        money.send(group, filled_sheet(group))
        later(group, weeks=1)
        ledger.reverse(group, 4, "Typed 4.35, was 4.53", "Sam")
        said = {"giver": "Sam", "taker": "Jo", "sign_now": "Sam and Bo", "sign_change": "Jo"}
        hand = treasury.handing(group, {**said, "open": "A bill for the room"})
        return treasury.trail(group, date(2026, 11, 1), date(2026, 11, 30)), hand


def printed(make, values, **how):
    written = BytesIO()
    make(values, written, **how)
    return written.getvalue()


def test_the_hand_over_reads_as_it_was_laid_out(told):
    data = printed(papers.handing, told[1])
    assert count(data) == 1
    assert data == printed(papers.handing, told[1])
    shown = words(data)
    seal = f"Seal {told[1].sealed.code} "
    assert seal in shown
    assert shown.replace(seal, "").replace("Page 1 of 1", "").split() == HANDING.split()


def test_every_sum_of_the_hand_over_can_be_worked_out_again(told):
    shown = [re.findall(r"−?\d[\d,]*\.\d\d", line) for line in lines(printed(papers.handing, told[1]))]
    figures = [[int(re.sub(r"\D", "", each)) for each in row] for row in shown if len(row) == 4]
    *places, total = figures
    assert [sum(column) for column in zip(*places, strict=True)] == total
    assert all(sum(row[:-1]) == row[-1] for row in figures)


def test_the_trail_names_every_entry_and_its_sums_add_up(told):
    data = printed(papers.trail, told[0])
    shown = words(data)
    assert count(data) == 1
    for piece in (
        "From Sunday 1 November 2026 to Monday 30 November 2026. Printed on Saturday 21 November 2026.",
        "4 14 Nov Paid out: Tea, milk, biscuits. For or to: Sam. Receipt R-88. Sheet 37. Entry 7 puts it right.",
        "It puts entry 4 right.",
        "What we began with. With Jo. Written down on 14 Nov.",
        f"Seal {told[0].sealed.code} after entry 7.",
        "Looked at by",
    ):
        assert piece in shown, piece
    assert [sum(part) for part in parts(data)] == [0, 39_495, 2 * 39_495]


def test_the_trail_tells_what_was_changed_while_a_sheet_was_made(told):
    tea = Redone(sheet=37, day=date(2026, 11, 14), what="Refreshments", before=435, after=453)
    gone = replace(tea, what="Fares", before=400, after=None)
    shown = words(printed(papers.trail, replace(told[0], redone=(tea, gone))))
    assert "Sheet Day Changed while the sheet was made Amount before Amount after" in shown
    assert "37 14 Nov Refreshments 4.35 4.53 37 14 Nov Fares 4.00 taken off" in shown


def parts(data):
    """Return the amounts before, of what happened, and after, with the total that is printed there."""
    found: list[list[int]] = [[]]
    for line in lines(data):
        if line.startswith(("No.", "What is there after")):
            found.append([])
        if amount := re.search(r"−?[\d,]+\.\d\d$", line.strip()):
            found[-1].append(int(re.sub(r"[.,]", "", amount[0]).replace("−", "-")))
    return found


def test_what_was_written_about_other_days_has_a_place_of_its_own(told):
    trail = replace(told[0], first=SATURDAY, last=SATURDAY)
    shown = words(printed(papers.trail, trail))
    assert "Written down on these days, about other days" in shown
    assert shown.index("What is there after") < shown.index("What we began with")
    nothing = replace(told[0], steps=())
    assert "Nothing was written down about these days." in words(printed(papers.trail, nothing))


@pytest.mark.parametrize("how", DRESSES)
def test_both_fit_their_paper_in_every_dress(told, how):
    for paper, values in zip((papers.trail, papers.handing), told, strict=True):
        data = printed(paper, values, **how)
        assert inside(data)
        assert count(data) <= (3 if how.get("large") else 1)
        assert min(sizes(data)) >= 9.5 or how.get("language")


@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_a_long_book_and_long_words_go_on_overleaf(told, language):
    trail, hand = told
    steps = tuple(replace(trail.steps[4], entry=at, what=LONG[:300], who="W" * 60) for at in range(1, 40))
    data = printed(papers.trail, replace(trail, steps=steps), language=language)
    assert inside(data)
    assert count(data) > 3
    owing = tuple(Owing(number=at, who="W" * 40, what=LONG[:300], pence=at) for at in range(1, 30))
    long = replace(
        hand, claims=owing, open=LONG[:300], ticks=((LONG[:300], False),) * 8, giver="<b>&", third="M" * 30
    )
    data = printed(papers.handing, long, language=language)
    assert inside(data)
    assert "<b>&" in words(data)


def test_an_empty_hand_over_leaves_room_to_write(told):
    bare = replace(
        told[1], giver="", taker="", counted=(), claims=(), advances=(), grants=(), ticks=(), sign_now="",
        sign_change="", open="", closed=date(2026, 10, 31),
    )  # fmt: skip
    shown = words(printed(papers.handing, bare))
    assert "1 Counted today, by you both" in shown
    assert "3 Claims still to pay (there is none) £0.00" in shown
    assert "The book is closed up to Saturday 31 October 2026." in shown
    typed = replace(told[1], counted=(replace(told[1].counted[0], coins=()),))
    assert shown.count("£20 ") == words(printed(papers.handing, typed)).count("£20 ") == 1


def test_no_paper_has_colour_or_a_bookkeepers_word(told):
    for paper, values in zip((papers.trail, papers.handing), told, strict=True):
        shown = words(printed(paper, values)).casefold()
        assert not re.search(r"\b(debit|credit|ledger|posting|reconcile|accrual|imprest|fund code)\b", shown)
