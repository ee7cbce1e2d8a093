import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.feedback import layout
from groupkit.core.feedback.layout import Area, Box, PageCode

A4 = (210.0, 297.0)
CODES = st.builds(
    PageCode,
    hash=st.integers(0, 2**40 - 1),
    page=st.integers(0, 15),
    pages=st.integers(0, 15),
    label=st.integers(0, 4095),
)


@given(CODES)
def test_a_page_says_again_what_was_printed_on_it(code: PageCode) -> None:
    assert layout.code_of(layout.bits(code)) == code


@given(CODES, st.sets(st.integers(0, 79), min_size=1, max_size=3))
def test_a_code_with_a_few_spoilt_squares_is_not_taken_for_another(code: PageCode, spoilt: set[int]) -> None:
    squares = [square != (place in spoilt) for place, square in enumerate(layout.bits(code))]
    assert layout.code_of(squares) is None


def test_a_code_of_another_version_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    code = PageCode(hash=1, page=1, pages=1)
    monkeypatch.setattr(layout, "_VERSION", 2)
    later = layout.bits(code)
    monkeypatch.undo()
    assert layout.code_of(later) is None


@pytest.mark.parametrize("code", [PageCode(hash=2**40, page=1, pages=1), PageCode(hash=0, page=16, pages=1)])
def test_what_has_no_room_in_a_code_is_not_printed(code: PageCode) -> None:
    with pytest.raises(ValueError, match="hash|page"):
        layout.bits(code)


def test_the_code_stands_clear_of_the_marks_and_of_the_edges_at_head_and_foot() -> None:
    for size in (A4, (215.9, 279.4)):
        inner = layout.MARK_INSET + layout.MARK / 2
        head, foot = layout.code_places(size)
        assert len(head) == len(foot) == len(layout.bits(PageCode(hash=0, page=1, pages=1)))
        for x, y in (*head, *foot):
            assert inner + 10 < x < size[0] - inner - 10
            assert min(abs(y - edge) for edge in (0, size[1])) > 10
        assert [x for x, _ in head] == [x for x, _ in foot]


def test_the_marks_stand_in_the_corners_clockwise() -> None:
    assert layout.marks(A4) == ((15, 15), (195, 15), (195, 282), (15, 282))


def test_a_layout_is_known_by_its_circles_and_places_to_write() -> None:
    boxes = (Box(question="a", option=0, x=30, y=50), Box(question="a", option=-1, x=40, y=50))
    areas = (Area(question="b", x=20, y=80, width=100, height=30),)
    known = layout.layout_hash("form/1", "en/A4/1", A4, boxes, areas)
    assert known == layout.layout_hash("form/1", "en/A4/1", A4, boxes, areas)
    others = {
        layout.layout_hash("form/2", "en/A4/1", A4, boxes, areas),
        layout.layout_hash("form/1", "fr/A4/1", A4, boxes, areas),
        layout.layout_hash("form/1", "en/A4/1", (215.9, 279.4), boxes, areas),
        layout.layout_hash("form/1", "en/A4/1", A4, boxes[:1], areas),
        layout.layout_hash("form/1", "en/A4/1", A4, boxes),
    }
    assert len(others | {known}) == 6
    assert known < 2**40
