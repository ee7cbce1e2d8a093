"""Particulars are written in one form, whatever order they come in, and never hold what is no whole number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core import records

keys = st.text(st.characters(categories=["Ll"]), max_size=6)
facts = st.dictionaries(
    keys,
    st.recursive(
        st.none() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
        max_leaves=6,
    ),
)


@given(facts)
def test_what_was_written_is_read_again(given_facts):
    text = records.written(given_facts)
    assert records.read(text) == given_facts
    assert records.written(dict(reversed(given_facts.items()))) == text


def test_nothing_written_holds_nothing():
    assert records.read("") == {}


@pytest.mark.parametrize("fact", [1.5, {"pence": 0.1}, [object()]])
def test_only_whole_numbers_and_texts_are_particulars(fact):
    with pytest.raises(TypeError):
        records.written({"it": fact})


def test_a_list_alone_is_no_particulars():
    with pytest.raises(TypeError):
        records.read("[1]")
