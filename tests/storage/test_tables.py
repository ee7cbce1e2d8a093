"""Every table gives back what was put in, names the file it asks, and says when nothing is there."""

import pytest

from groupkit.core.ledger import Kind
from tests.evening import new_book


def test_values_are_added_found_changed_and_removed(other):
    table = other.store.kinds
    with other.store.step("Add"):
        ids = [table.add(Kind(direction="in", name=name)) for name in ("Tea", "Cake", "Tea")]
    assert [kind.name for kind in table] == ["Tea", "Cake", "Tea"]
    assert [kind.id for kind in table.where(name="Tea", direction="in")] == [ids[0], ids[2]]
    assert table.first(name="Tea").id == ids[0]
    assert table.first(name="Soup") is None
    with other.store.step("Change"):
        table.change(ids[1], Kind(direction="out", name="Soup"))
        assert table.remove(name="Tea") == 2
        assert table.remove(name="Tea") == 0
    assert table.get(ids[1]) == Kind(id=ids[1], direction="out", name="Soup")
    with pytest.raises(KeyError):
        table.get(ids[0])


def test_two_books_can_be_open_at_once(tmp_path):
    with new_book(tmp_path / "one.groupkit") as one, new_book(tmp_path / "two.groupkit") as two:
        with one.store.step("Add"):
            one.store.kinds.add(Kind(direction="in", name="Tea"))
        assert len(tuple(one.store.kinds)) == 1
        assert tuple(two.store.kinds) == ()
