"""A secretary prints the money sheet: every figure is there, adds up, and travels inside the file."""

import re
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import textstat
from reportlab.graphics.barcode.qr import QrCodeWidget

from groupkit.core.progress import CancelledError
from groupkit.core.states import Note, State
from groupkit.pdf import money as papers
from groupkit.pdf.sheets.pieces import code_square
from groupkit.storage import letters
from tests.pdf.reading import count, inside, lines, sizes, words

LONG = "What we think is that some coins rolled under the piano when the tea urn was moved. " * 4


def printed(letter, **how):
    written = BytesIO()
    papers.sheet(letter, written, **how)
    return written.getvalue()


def test_the_file_holds_the_letter_and_stays_the_same(evening, tmp_path):
    path = tmp_path / "sheet.pdf"
    papers.sheet(evening, path)
    assert letters.read(path) == evening
    assert path.read_bytes() == printed(evening) == printed(evening)
    assert [found.name for found in tmp_path.iterdir()] == ["sheet.pdf"]


def test_the_square_holds_the_whole_newest_hash_and_its_entry(evening):
    (square,) = code_square(evening.head, 416).contents
    assert isinstance(square, QrCodeWidget)
    assert square.value == f"GROUPKIT 416 {evening.head.hex().upper()}"
    assert len(evening.head) == 32


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


def test_the_sheet_needs_no_colour(evening):
    pdf = pypdfium2.PdfDocument(printed(evening))
    seen = pdf[0].render(scale=1).to_numpy()
    pdf.close()
    assert (seen.max(axis=2) == seen.min(axis=2)).all()
    assert (seen.min(), seen.max()) == (0, 255)


@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_the_sheet(evening, grade):
    bare = (re.sub(r"[\d£.,−()*]+|[A-Z0-9]{4}-[\w-]+", " ", line).strip() for line in lines(printed(evening)))
    assert grade(". ".join(line for line in bare if re.search("[a-z]{2}", line))) + 5 <= 11


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
        evening.statement, money_in=(replace(evening.statement.money_in[0], entry=0, pence=0),),
        paid_out=(), moved=(), coins=(), counted=4200, difference_entry=9, explanation="We do not know.",
        counted_by=("Sam",),
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


def test_a_cancelled_sheet_leaves_no_file(evening, tmp_path):
    class Stop:
        def step(self, done, total):
            raise CancelledError

    with pytest.raises(CancelledError):
        papers.sheet(evening, tmp_path / "sheet.pdf", progress=Stop())
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_says_which_numbers_before_it_are_void(evening):
    skipped = replace(evening, follows=evening.statement.number - 3)
    number = evening.statement.number
    shown = words(printed(skipped))
    assert f"Sheet {number} (follows {number - 3})" in shown
    assert f"Void, see this sheet instead: {number - 2} and {number - 1}." in shown
    assert "Void" not in words(printed(evening))
