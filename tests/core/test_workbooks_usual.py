"""After a print, the next step is offered; after the last one the first comes round again."""

import pytest

from groupkit.core.workbooks.editions import Printing
from groupkit.core.workbooks.usual import following, last_step
from tests import shelf


@pytest.mark.parametrize(
    ("printed", "comes"), [("", "step-01"), ("step-01", "step-13"), ("step-13", "step-01"), ("gone", "step-01")]
)
def test_the_step_after_the_last_printed_one_is_next(printed, comes):
    found = following(shelf.workbook(), printed)
    assert found is not None
    assert found.key == comes


def test_a_workbook_without_steps_has_no_next_one():
    only_reading = shelf.workbook(chapters=shelf.workbook().chapters[-1:])
    assert following(only_reading, "") is None


@pytest.mark.parametrize(
    ("chapters", "last"), [(("step-13", "step-01", "reading"), "step-13"), (("reading",), ""), ((), "")]
)
def test_of_what_was_printed_the_last_step_counts(chapters, last):
    assert last_step(shelf.workbook(), Printing(chapters=chapters)) == last
