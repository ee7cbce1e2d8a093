"""What was made of an answer opens with its row alone, and what two handed in only where both come together."""

from dataclasses import replace

import pytest
from nacl.public import PrivateKey

from groupkit.core.evaluation.agreement import Agreement
from groupkit.core.problems import GroupkitError
from groupkit.storage.evaluation import coded
from groupkit.storage.evaluation.coded import Sheet
from groupkit.storage.evaluation.sealed import Threefold
from groupkit.storage.evaluation.sealing import sealed, unsealed

ROWS = [Threefold(id=at, round=1, for_reader=bytes([at]) * 9, for_first=b"b", for_second=b"c") for at in (1, 2)]
ALIKE = Agreement(units=2, same=1, kappa=0.5, each=(Agreement(code="hope", units=2, same=1, kappa=None),))


def test_each_is_found_by_its_row_and_gone_without_it():
    sheet = coded.written(zip(ROWS, ("first words", "second words"), strict=True))
    assert coded.read(sheet, ROWS[::-1], str) == ("first words", "second words")
    assert coded.read(sheet, ROWS[1:], str) == ("second words",)
    assert coded.read(sheet, [replace(ROWS[0], for_reader=b"another")], str) == ()
    assert b"words" not in b"".join(part for item in sheet.items for part in item)


def test_what_was_put_in_the_place_of_another_is_not_read():
    (one, other) = coded.written(zip(ROWS, ("first", "second"), strict=True)).items
    for items in (((one[0], other[1]),), ((one[0], b"short"),)):
        with pytest.raises(GroupkitError, match="cannot be read"):
            coded.read(Sheet(items=items), ROWS, str)
    with pytest.raises(GroupkitError, match="cannot be read"):
        coded.read(Sheet(items=(one,)), ROWS, int)


def test_two_open_together_what_neither_opens_alone():
    first, second = PrivateKey.generate(), PrivateKey.generate()
    sheet = coded.written([(ROWS[0], "words")], ALIKE)
    blob = coded.for_two(sheet, bytes(first.public_key), bytes(second.public_key))
    assert coded.of_two(blob, first, second) == sheet
    for one, other in ((first, first), (second, second), (second, first)):
        with pytest.raises(GroupkitError, match="cannot be read"):
            coded.of_two(blob, one, other)
    for alone in (first, second):
        with pytest.raises(GroupkitError):
            unsealed(blob, alone, Sheet)


def test_figures_are_kept_beside_what_was_agreed():
    mine = PrivateKey.generate()
    again = unsealed(sealed(coded.written((), ALIKE), bytes(mine.public_key)), mine, Sheet)
    assert again.agreement == ALIKE
    assert repr(again) == "Sheet(…)"
