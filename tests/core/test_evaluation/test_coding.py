"""Two coders lay their work side by side."""

from groupkit.core.evaluation.coding import Coding, beside

HERON, PEBBLE, KETTLE = (("Heron", "T1", "better"), ("Pebble", "T1", "better"), ("Kettle", "T1", "better"))


def coded(of, *codes: str, note: str = "") -> Coding:
    return Coding(of=of, codes=frozenset(codes), note=note)


def test_what_differs_comes_first_and_what_one_has_not_coded_waits():
    first = [coded(HERON, "hope"), coded(PEBBLE, "hope", "family", note="unsure"), coded(KETTLE, "family")]
    second = [coded(PEBBLE, "hope", "money", note="rent"), coded(HERON, "hope")]
    differs, same = beside(first, second)
    assert differs.of == PEBBLE
    heard = (differs.only_first, differs.only_second, differs.both)
    assert [set(each) for each in heard] == [{"family"}, {"money"}, {"hope"}]
    assert (differs.first_note, differs.second_note, differs.same) == ("unsure", "rent", False)
    assert (same.of, same.same, same.both) == (HERON, True, frozenset({"hope"}))


def test_the_last_coding_of_an_answer_counts():
    (only,) = beside([coded(HERON, "hope"), coded(HERON)], [coded(HERON)])
    assert only.same
    assert only.both == frozenset()
