"""The codebook grows with the group, and nothing in it is ever lost."""

from datetime import date

from groupkit.core.evaluation.codes import Code, codebook, problems
from groupkit.storage.evaluation import shipped

DAY, LATER = date(2026, 3, 1), date(2026, 5, 1)
QUIET = Code(key="quiet-seat", part="helped", title="A quiet seat", means="Room to sit apart.", added_on=DAY)


def test_it_begins_with_what_the_study_heard():
    book = codebook(shipped.codebook(), ())
    assert {code.key for code in book} == {code.key for code in shipped.codebook().codes}
    spirit = next(code for code in book if code.key == "spirit")
    assert (spirit.area, spirit.since, spirit.added_on, spirit.offered) == ("self", "T2", None, True)


def test_codes_of_our_own_stand_last_in_their_part_by_their_day():
    second = Code(key="a-second", part="helped", title="Tea", means="Warm hands.", added_on=LATER)
    helped = [code.key for code in codebook(shipped.codebook(), (second, QUIET)) if code.part == "helped"]
    assert helped[-2:] == ["quiet-seat", "a-second"]
    strange = Code(key="strange", part="of another time", title="Old", means="It was.", added_on=DAY)
    assert codebook(shipped.codebook(), (strange,))[-1] == strange


def test_one_that_came_with_groupkit_can_rest_too():
    row = Code(key="spirit", part="changed", title="x", means="y", added_on=DAY, resting_on=LATER)
    book = codebook(shipped.codebook(), (row,))
    (spirit,) = (code for code in book if code.key == "spirit")
    assert (spirit.title, spirit.resting_on, spirit.offered) == ("Spirit", LATER, False)
    assert len(book) == len(shipped.codebook().codes)


def found(code: Code) -> list[str]:
    return [each.field for each in problems(code, shipped.codebook(), codebook(shipped.codebook(), (QUIET,)))]


def test_a_code_of_our_own_needs_a_name_a_meaning_and_a_place():
    assert found(Code(key="x", part="helped", area="hope", title="Tea", means="Warm hands.")) == []
    assert found(Code(key="x", part="nothing", area="nothing", title=" ", means="")) == [
        *("title", "means", "part", "area"),
    ]
    assert found(Code(key="x", part="helped", title="t" * 61, means="m" * 201)) == ["title", "means"]
    assert found(Code(key="x", part="helped", title="a QUIET seat", means="Again.")) == ["title"]
