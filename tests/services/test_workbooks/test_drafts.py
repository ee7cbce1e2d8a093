"""What is half written is there again when somebody comes back to it."""

from groupkit.services.workbooks.drafts import Draft, packed, unpacked
from tests import shelf


def test_a_draft_comes_back_as_it_was_and_nothing_else_is_one():
    draft = Draft(workbook="ours", chapter="step-01", exercise=shelf.exercise(title="", minutes=0), after="a")
    words = Draft(workbook="ours", chapter="step-01", words=shelf.step(1))
    assert unpacked(packed(draft)) == draft
    assert unpacked(packed(words)) == words
    assert unpacked("nonsense") is unpacked("[1]") is None
