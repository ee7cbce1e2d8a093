"""A receipt used twice is asked about, once and in plain words; one receipt may stand for several lines."""

from datetime import date

import pytest

from groupkit.core.receipts import Belonging, Damage, Use, digest, used_before

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
