"""Blocks are stacked on pages: each once and in order, none too high, and no heading alone at a foot."""

from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.pdf.workbooks.blocks import Block
from groupkit.pdf.workbooks.stacking import pages

HIGH = 100.0
HEAD = Block(high=8, draw=lambda _pen, _rect: None, kept=True)


def block(high=20.0, **about):
    return Block(high=high, draw=lambda _pen, _rect: None, **about)


BLOCKS = st.lists(
    st.builds(
        block,
        st.floats(2, 60),
        above=st.floats(0, 12),
        kept=st.booleans(),
        step=st.sampled_from((0.0, 3.0)),
        most=st.floats(60, 90),
    ),
    min_size=1,
    max_size=25,
)


def height(page):
    stacked = sum(high for _block, high in page.blocks) + sum(each.above for each, _high in page.blocks[1:])
    return stacked + sum(each.high + each.above for each in page.foot)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.floats(0, 30), st.booleans())
def test_every_block_is_on_a_page_that_holds_it(blocks, low, even):
    foot = [block(low)] if low else []
    made = pages(blocks, HIGH, foot, even=even)
    assert all(height(page) <= HIGH + 0.1 for page in made)
    placed = [(each.high, each.kept) for page in made for each, _high in page.blocks]
    assert placed == [(each.high, each.kept) for each in blocks]
    assert [bool(page.foot) for page in made] == [False] * (len(made) - 1) + [bool(foot)]
    assert all(high >= each.high for page in made for each, high in page.blocks)


def test_a_heading_goes_overleaf_with_what_it_stands_above():
    made = pages([block(50), block(38), block(10, kept=True), block(30)], HIGH)
    assert [len(page.blocks) for page in made] == [2, 2]


def test_a_table_that_goes_on_has_its_head_again():
    rows = [block(30, kept=at < 5, head=HEAD) for at in range(6)]
    made = pages([HEAD, *rows], HIGH)
    assert len(made) > 1
    assert all(page.blocks[0][0] is HEAD for page in made)
    assert sum(each is not HEAD for page in made for each, _high in page.blocks) == 6


def test_spare_room_goes_to_what_grows_and_is_shared():
    made = pages([block(20, step=5, most=60), block(20), block(20, step=5, most=60)], HIGH)
    assert [high for _block, high in made[0].blocks] == [40, 20, 40]


def test_white_is_given_up_where_that_spares_a_page():
    assert len(pages([block(30, above=9)] * 3, HIGH)) == 1
    assert len(pages([block(30, above=30)] * 3, HIGH)) == 2


def test_two_pages_are_filled_alike_where_that_is_asked_for():
    lone, even = (pages([block(20)] * 6, HIGH, even=even) for even in (False, True))
    assert [len(page.blocks) for page in lone] == [5, 1]
    assert [len(page.blocks) for page in even] == [3, 3]
