"""A receipt used twice is asked about, once and in plain words; one receipt may stand for several lines."""

from datetime import UTC, date, datetime

import pytest

from groupkit.core.pictures import Media
from groupkit.core.receipts import Belonging, Damage, ReceiptFile, Use, digest, told, used_before, which

DAY, LATER = date(2026, 11, 14), date(2026, 11, 21)
LINE, OTHER, ROW, NEW = (
    Belonging(claim_line=1),
    Belonging(claim_line=2),
    Belonging(sheet_row=3),
    Belonging(),
)


def numbered(on=LINE, receipt="R-88", claim=14, sheet=None, day=DAY, pence=435):
    return Use(on=on, receipt=receipt, claim=claim, sheet=sheet, day=day, pence=pence)


def filed(on=LINE, file=7, claim=14, sheet=None, day=DAY, pence=435):
    return Use(on=on, file=file, claim=claim, sheet=sheet, day=day, pence=pence)


@pytest.mark.parametrize(
    ("known", "wanted", "asked"),
    [
        (numbered(), numbered(NEW, claim=15), "Receipt R-88 is already on claim 14. Use it again?"),
        (numbered(), numbered(NEW, " r 88 ", 15), "Receipt r 88 is already on claim 14. Use it again?"),
        (
            numbered(),
            numbered(NEW, claim=None, sheet=3, pence=9),
            "Receipt R-88 is already on claim 14. Use it again?",
        ),
        (
            numbered(ROW, claim=None, sheet=37),
            numbered(NEW, claim=15),
            "Receipt R-88 is already on sheet 37. Use it again?",
        ),
        (numbered(), numbered(NEW), "Receipt R-88 is already on claim 14. Use it again?"),
        (numbered(), numbered(NEW, pence=100), None),
        (numbered(), numbered(LINE), None),
        (numbered(), numbered(NEW, "R-89", 15), None),
        (numbered(receipt=""), numbered(NEW, "", 15), None),
        (filed(), filed(OTHER), "This file is already on claim 14, for the same amount and day. Use it again?"),
        (
            filed(ROW, claim=None, sheet=37),
            filed(OTHER),
            "This file is already on sheet 37, for the same amount and day. Use it again?",
        ),
        (
            filed(Belonging(entry=412), claim=None),
            filed(OTHER),
            "This file is already on entry 412, for the same amount and day. Use it again?",
        ),
        (filed(), filed(OTHER, pence=100), None),
        (filed(), filed(OTHER, day=LATER, claim=15), None),
        (filed(), filed(OTHER, file=8), None),
        (filed(file=0), filed(OTHER, file=0), None),
    ],
)
def test_a_receipt_used_before_is_asked_about(known, wanted, asked):
    found = used_before([known], wanted)
    assert (str(found) if found else None) == asked


def test_damage_is_something_only_where_there_is_some():
    assert not Damage()
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("gone", "changed", "said"),
    [
        (0, 0, ""),
        (1, 0, "1 receipt file is missing."),
        (2, 0, "2 receipt files are missing."),
        (0, 1, "1 receipt file has changed since it was added."),
        (0, 2, "2 receipt files have changed since they were added."),
        (1, 1, "1 receipt file is missing and 1 has changed since it was added."),
        (2, 1, "2 receipt files are missing and 1 has changed since it was added."),
        (1, 2, "1 receipt file is missing and 2 have changed since they were added."),
    ],
)
def test_what_is_not_as_it_was_is_told_apart_from_the_figures(gone, changed, said):
    file = ReceiptFile(sha256="ab" * 32, size=1, media=Media.PNG, added_at=datetime(2026, 11, 14, tzinfo=UTC))
    found = Damage(gone=(file,) * gone, changed=(file,) * changed)
    assert told(found) == (f"{said} The money figures are not affected. See which." if said else "")
    assert len(which(found)) == gone + changed
    assert all("abababab" in line for line in which(found))
