"""A secretary prints the money sheet: every figure is there, adds up, and travels inside the file."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from itertools import combinations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from groupkit.core.letters import ANSWERS, Answer, Note, State, Status
from groupkit.core.money import NOTES_AND_COINS
from groupkit.core.progress import CancelledError
from groupkit.core.sheets import Part, Row
from groupkit.pdf import money as papers
from groupkit.services import ledger, meetings, money, service
from groupkit.storage import letters
from tests.evening import SATURDAY, agreed, filled_sheet, furnish, named, new_book, open_with

BANNED = re.compile(
    r"\b(debit|credit|ledger|posting|reconcile|accrual|imprest|fund code|errors?|invalid|failed?|warning|must|overdue|"
    r"missing|users?|submit|fees?)\b|!",
    re.IGNORECASE,
)
LONG = "What we think is that some coins rolled under the piano when the tea urn was moved. " * 4
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


def printed(letter, **how):
    written = BytesIO()
    papers.sheet(letter, written, **how)
    return written.getvalue()


def lines(data):
    pdf = pypdfium2.PdfDocument(data)
    found = [line for page in pdf for line in page.get_textpage().get_text_range().splitlines()]
    pdf.close()
    return found


def words(data):
    return " ".join(" ".join(lines(data)).split())


def count(data):
    pdf = pypdfium2.PdfDocument(data)
    pages = len(pdf)
    pdf.close()
    return pages


def sizes(data):
    """Return every size of type on the paper, in points."""
    pdf = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage() for page in pdf]
    found = {round(pdfium.FPDFText_GetFontSize(text, at), 2) for text in texts for at in range(text.count_chars())}
    pdf.close()
    return {size for size in found if size > 1}  # letters made up by the reader, such as line ends, have size 1


def inside(data):
    """Return whether every letter stands on its page."""
    pdf = pypdfium2.PdfDocument(data)
    fits = True
    for page in pdf:
        text, (wide, high) = page.get_textpage(), page.get_size()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        fits &= all(0 <= left <= right <= wide and 0 <= low <= top <= high for left, low, right, top in boxes)
    pdf.close()
    return fits


def small_sheets(group, meeting):
    """Send sheets 1 to 36 on earlier Saturdays, 410 entries in all; each leaves the tin as it was."""
    for number in range(1, 37):
        day = SATURDAY - timedelta(weeks=37 - number)
        sheet = money.sheet(group, meetings.on(group, day))
        money.about(group, sheet, made_by="Sam")
        many = 11 if number <= 14 else 10
        coin = Row(part=Part.IN, **named(group, "Collection"), pence=10)
        for _row in range(many):
            money.add_row(group, sheet, coin)
        tea = Row(part=Part.OUT, **named(group, "Refreshments"), who="Sam", receipt="R", pence=10 * many)
        money.add_row(group, sheet, tea)
        for who in ("Sam", "Jo"):
            money.count(group, sheet, who, 4215)
        money.send(group, sheet)


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    """The letter of the first evening of a book that was kept on paper before."""
    group = new_book(tmp_path_factory.mktemp("evening") / "group.groupkit")
    furnish(group)
    open_with(group)
    agreed(group)
    letter = money.send(group, filled_sheet(group))
    group.close()
    return letter


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


def test_the_file_holds_the_letter_and_stays_the_same(evening, tmp_path):
    path = tmp_path / "sheet.pdf"
    papers.sheet(evening, path)
    assert letters.read(path) == evening
    assert path.read_bytes() == printed(evening) == printed(evening)
    assert [found.name for found in tmp_path.iterdir()] == ["sheet.pdf"]


def many(letter, rows, what="Collection"):
    """Return the letter with so many rows in and out."""
    said = letter.statement
    return replace(
        letter,
        statement=replace(
            said,
            money_in=tuple(replace(said.money_in[0], entry=400 + at, what=what) for at in range(rows)),
            paid_out=tuple(replace(said.paid_out[0], entry=450 + at, what=what) for at in range(rows)),
        ),
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_twelve_rows_in_and_twelve_out_fit_on_one_page(evening, paper):
    data = printed(many(evening, 12), paper=paper)
    assert count(data) == 1
    assert min(sizes(data)) >= 9.5
    assert all(f"{entry} Collection" in words(data) for entry in (400, 411, 450, 461))


def test_more_rows_than_a_page_holds_go_on_overleaf(evening):
    data = printed(many(evening, 40))
    assert count(data) > 1
    assert all(f"{entry} Collection" in words(data) for entry in (400, 439, 450, 489))


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
def test_long_words_and_odd_signs_stay_words_and_stay_on_the_page(evening, language):
    said = evening.statement
    payment = replace(said.paid_out[1], what="<b>Tea</b> & <i>milk", no_receipt=LONG[:300], who="W" * 60)
    note = Note(state=State.REPLIED, by="Sam", words="<b>&" + LONG[:300], on=said.sent_on)
    strange = replace(
        said, group="<b>Group</b> & sons", explanation=LONG[:300], start_reason=LONG[:300], alone_reason=LONG[:300],
        paid_out=(payment,), counted_by=("Sam",), made_by="M" * 60,
    )  # fmt: skip
    data = printed(replace(evening, statement=strange, notes=(note,)), language=language)
    shown = words(data)
    for piece in ("<b>Tea</b> & <i>milk", "<b>Group</b> & sons", "<b>&What we think"):
        assert piece in shown
    assert " ".join(LONG[:300].split()[-8:]) in shown
    assert shown.count("the piano") >= 5 * 3
    assert inside(data)
    assert min(sizes(data)) >= 9.5


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
def test_the_evening_is_one_page_in_every_language_and_size(evening, language, paper):
    data = printed(evening, language=language, paper=paper)
    assert count(data) == 1
    assert inside(data)
    assert min(sizes(data)) >= 9.5
    for amount in ("£42.15", "£24.40", "£8.35", "−£20.00", "£38.20", "£44.50", "390.60", "212.40"):
        assert amount in words(data)


def test_many_pots_with_wide_amounts_stand_in_blocks_that_do_not_touch(evening):
    pots = tuple(f"Pot {at}" for at in range(9))
    wide = replace(evening.statement.holdings[0], pence=(9_999_999,) * 9)
    said = replace(evening.statement, funds=pots, holdings=(wide,) * 3)
    shown = lines(printed(replace(evening, statement=said)))
    assert "Where the money is now, more pots" in " ".join(shown)
    assert sum(line.split().count("99,999.99") for line in shown if line.startswith("Tin ")) == 27
    assert " ".join(shown).split().count("299,999.97") == 9
    assert "2,699,999.73" in " ".join(shown).split()


def test_when_we_are_short_of_our_reserve_the_sheet_says_by_how_much(evening):
    said = replace(evening.statement, reserve=20_000)
    shown = words(printed(replace(evening, statement=said)))
    assert "Short of our reserve by (162.20 in General, less the reserve we agreed (2 months) 200.00" in shown
    assert "£59.50" in shown
    assert "Free in General" not in shown


def test_what_did_not_go_through_the_tin_is_said(evening):
    said = evening.statement
    elsewhere = replace(
        said,
        money_in=(*said.money_in, replace(said.money_in[0], what="Grant", place="Bank", pence=5000)),
        paid_out=(*said.paid_out, replace(said.paid_out[0], what="Room", place="Bank", pence=1000)),
    )
    shown = words(printed(replace(evening, statement=elsewhere)))
    for sentence in (
        "Money in, total £74.40 Of this, £24.40 went into Tin.",
        "Paid out, total £18.35",
        "Of this, £8.35 came out of Tin.",
        "General, from Bank 10.00",
        "What we should have = 1 + 2 − 3 + 4, only Tin £38.20",
    ):
        assert sentence in shown


def test_an_evening_with_one_counter_and_no_coins_says_so_plainly(evening):
    said = replace(
        evening.statement, money_in=(replace(evening.statement.money_in[0], entry=0, pence=0),), paid_out=(), moved=(),
        coins=(), counted=4200, difference_entry=9, explanation="We do not know.", counted_by=("Sam",),
        alone_reason="Jo was ill.", started=4215, start_reason="A note was torn.", reserve_months=0,
    )  # fmt: skip
    shown = words(printed(replace(evening, statement=said, follows=None)))
    for sentence in (
        "Sheet 37 (the first)", "– Collection: none taken Tin General 0.00", "Paid out, total £0.00",
        "We started with this amount because: A note was torn.", "(a total was typed, not counted by coin)",
        "Difference (6 − 5), entry 9 −£0.15", "If not 0.00, what we think happened: We do not know.",
        "Nobody else counted because: Jo was ill.", "less the reserve we agreed 96.00",
        "Next meeting’s chair: nobody yet", "Cash handed over: given by",
    ):  # fmt: skip
        assert sentence in shown, sentence


def test_entries_written_between_two_sheets_are_named(tmp_path):
    group = new_book(tmp_path / "group.groupkit")
    furnish(group)
    open_with(group)
    agreed(group)
    money.send(group, filled_sheet(group))
    wrong = ledger.reverse(group, 4, "Typed twice", "Sam")
    group.surroundings.now.now += timedelta(weeks=1)
    sheet = money.sheet(group, meetings.on(group, SATURDAY + timedelta(weeks=1)))
    money.about(group, sheet, made_by="Sam")
    money.add_row(group, sheet, Row(part=Part.IN, **named(group, "Collection"), pence=100))
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
        row = named(group, "Collection", chance.choice(pots))
        money.add_row(group, sheet, Row(part=Part.IN, **row, pence=chance.randint(500, 9_999)))
    for _row in range(chance.randint(0, 5)):
        row = named(group, "Refreshments", chance.choice(pots))
        money.add_row(
            group, sheet, Row(part=Part.OUT, **row, what="Tea", who="Sam", receipt="R", pence=chance.randint(1, 90))
        )
    for _row in range(chance.randint(0, 1)):
        to = named(group, place=chance.choice(("Bank", "Jo, to bank")))
        move = Row(part=Part.MOVED, **to, what="Handed on", who="Jo", pence=-chance.randint(1, 400))
        money.add_row(group, sheet, move)
    coins = {worth: chance.randint(0, 9) for worth in NOTES_AND_COINS["GBP"]}
    drawn = money.get(group, sheet.id)
    rest = drawn.expected + chance.choice((0, 0, 20, -35))
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
    general, reserve, owed, advances = (
        pence(amount)
        for amount in re.search(
            r"\(([\d,.]+) in General, .*? months\) ([\d,.]+), .* to pay ([\d,.]+), .* advance ([\d,.]+)\)",
            " ".join(shown),
        ).groups()
    )
    free = general - reserve - owed - advances
    assert f"£{abs(free) // 100:,}.{abs(free) % 100:02}" in " ".join(shown)
    assert ("Short of our reserve by" in " ".join(shown)) is (free < 0)
    assert general == rows[-1][0]
    return counted


def test_every_sum_on_thirty_chance_sheets_can_be_worked_out_from_the_paper(tmp_path):
    chance = random.Random(37)
    group = new_book(tmp_path / "group.groupkit")
    furnish(group, sheets_before=0)
    open_with(group)
    before = 4215
    for week in range(30):
        day = SATURDAY + timedelta(weeks=week)
        group.surroundings.now.now += timedelta(weeks=bool(week))
        data = printed(random_evening(group, chance, day))
        assert last(lines(data), "1 What") == before
        before = assert_it_adds_up(data)
    group.close()


def test_a_sheet_is_in_plain_words(evening):
    strange = replace(evening.statement, reserve=90_000, difference_entry=9, counted=1, alone_reason="Ill")
    papers_made = [words(printed(evening)), words(printed(replace(evening, statement=strange)))]
    for make in (papers.blank_sheet, papers.count_slip):
        written = BytesIO()
        make(written)
        papers_made.append(words(written.getvalue()))
    for shown in papers_made:
        assert BANNED.search(shown) is None


def test_a_cancelled_sheet_leaves_no_file(evening, tmp_path):
    class Stop:
        def step(self, done, total):
            raise CancelledError

    with pytest.raises(CancelledError):
        papers.sheet(evening, tmp_path / "sheet.pdf", progress=Stop())
    assert list(tmp_path.iterdir()) == []


def reply(evening, state, said="<b>Which</b> receipt & where?"):
    about = evening.statement
    return Answer(
        identity=about.identity, group=about.group, place=about.place, number=about.number, seal=about.seal,
        state=state, by="Maria", words=said, on=date(2026, 11, 16),
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("state", ANSWERS)
def test_an_answer_says_what_was_said_by_whom_and_travels_in_its_file(evening, state, language, tmp_path):
    path, said = tmp_path / "answer.pdf", reply(evening, state)
    papers.answer(said, path, language=language)
    assert letters.read(path) == said
    shown = words(path.read_bytes())
    for piece in ("37", "Maria", "<b>Which</b> receipt & where?", "Monday 16 November 2026", said.seal, "Tin"):
        assert piece in shown
    assert count(path.read_bytes()) == 1
    assert inside(path.read_bytes())


def test_the_three_answers_read_differently(evening):
    made = []
    for state in ANSWERS:
        written = BytesIO()
        papers.answer(reply(evening, state, ""), written)
        made.append(words(written.getvalue()))
    assert all(one != other for one, other in combinations(made, 2))


def test_the_list_shows_every_sheet_and_how_it_stands():
    made = tuple(
        Status(
            sheet=at, group="Saturday group", place="Tin", number=30 + at, meeting="Sat meeting", day=SATURDAY,
            state=state, counted=None if state is State.DRAFT else 3820, words="Why?" if at == 3 else "", by="Maria",
        )
        for at, state in enumerate(State)
    )  # fmt: skip
    written = BytesIO()
    papers.statuses(made, written)
    shown = words(written.getvalue())
    for at, state in enumerate(State):
        assert f"{30 + at} Sat meeting, Sat 14" in shown
        assert papers.STATES[state] in shown
    assert "A question came back. Maria: Why?" in shown
    assert shown.count("£38.20") == 5


def test_an_empty_list_says_what_comes_first():
    written = BytesIO()
    papers.statuses((), written)
    assert "There is no money sheet yet." in words(written.getvalue())


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("currency", sorted(NOTES_AND_COINS))
def test_papers_to_fill_by_hand_are_one_page_with_every_coin(currency, language, paper):
    for make, times in ((papers.count_slip, 2), (papers.blank_sheet, 1)):
        written = BytesIO()
        make(written, group="Saturday <b>group", currency=currency, language=language, paper=paper)
        shown = words(written.getvalue())
        assert count(written.getvalue()) == 1
        assert inside(written.getvalue())
        assert shown.count("Saturday <b>group") == times
        unit = {"GBP": ("£", "p"), "EUR": ("€", "c"), "USD": ("$", "c")}[currency]
        for worth in NOTES_AND_COINS[currency]:
            label = f"{unit[0]}{worth // 100}" if worth >= 100 else f"{worth}{unit[1]}"
            assert shown.split().count(label) == times, label
