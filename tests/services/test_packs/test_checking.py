"""A table that somebody was given is read from a file, or refused in plain words; nothing in a file breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.packs.adding import Said, contradictions, faults
from groupkit.core.packs.blocks import Words
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.packs import checking
from groupkit.services.packs.marks import in_words
from tests.printed import STUDY, TABLES, typed

PLAIN = Words(withheld="–", blank="")


def written(folder, text):
    path = folder / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_table_is_read_with_its_total_its_gaps_and_large_numbers(tmp_path):
    found = checking.table(written(tmp_path, 'Site,Cost,Of\nA,"72,906",\nB,4,5\n\nTotal,72910,\n'), across="of")
    assert (found.title, found.labels, found.columns) == ("table", ("A", "B"), ("Cost", "Of"))
    assert [figure.value for figure in found.total] == [72910, None]
    (only,) = faults(found)
    assert tuple(in_words((only,), PLAIN)) == ("B: The rows make 4. The table says 5.",)
    assert tuple(in_words((only,), PLAIN, "en")) == ("B: The rows make 4. The table says 5.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The first line names the columns"),
        ("Site\nA\n", "The first line names the columns"),
        ("Site,n\nA,1,2\n", "The first line names the columns"),
        ("Site,n\nA,many\n", "In line 2 stands many."),
        ("Site,n\nA,-3\n", "In line 2 stands -3."),
        ("Site,n\nA,1\n", "There is no column called m"),
        (b"Site,n\n\xff,1\n", "could not be read"),
        ("Site,n\n" + "A,1\n" * 2001, "more than a table"),
        ("Site,n\n" + "A" * 1_000_000, "more than a table"),
    ],
)
def test_what_is_no_table_is_refused_in_plain_words(tmp_path, text, said):
    with pytest.raises(GroupkitError) as refused:
        checking.table(written(tmp_path, text), across="m")
    assert said in str(refused.value)


@pytest.mark.parametrize("key", TABLES)
def test_tables_of_a_study_are_marked_as_they_were_printed_and_nothing_is_put_right(tmp_path, key):
    path = tmp_path / "table.csv"
    across, parts = typed(key, path)
    before = path.read_bytes()
    found = faults(checking.table(path, across=across, parts=parts))
    assert sorted([each.kind.value, each.place] for each in found) == sorted(TABLES[key]["faults"])
    assert path.read_bytes() == before


def test_two_tables_that_say_different_things_of_one_are_both_named(tmp_path):
    told = {place: tmp_path / f"{place}.csv" for place in ("one", "other")}
    numbers = [pair for pair in STUDY["pairs"] if isinstance(pair["one"]["said"], int)]
    for place, path in told.items():
        lines = [f'"{pair["what"]}",{pair[place]["said"]}\n' for pair in numbers]
        path.write_text("What,Said\n" + "".join(lines) + "Alike,4\nTotal,\n", encoding="utf-8")
    one, other = (checking.table(path) for path in told.values())
    found = checking.beside(one, other)
    assert {(each.place, each.made, each.said) for each in found} == {
        (f"{pair['what']}, Said", pair["one"]["said"], pair["other"]["said"]) for pair in numbers
    }
    assert len(found) == 10
    assert checking.beside(one, one) == ()


def test_two_places_that_say_different_words_are_both_named():
    places = [Said(what="Most of them", said=words) for words in ("the majority", "31 %")]
    (said,) = in_words(contradictions(places), PLAIN)
    assert said.startswith("Most of them: Two places say different things: the majority and 31 %.")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(GroupkitError, match="nowhere.csv"):
        checking.table(tmp_path / "nowhere.csv")


@settings(max_examples=15, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text('A1,\n"Total \0٣²', max_size=60)))
def test_nothing_in_a_file_breaks_it(tmp_path_factory, text):
    path = written(tmp_path_factory.getbasetemp(), text)
    try:
        faults(checking.table(path))
    except (GroupkitError, RefusedError) as refused:
        assert str(refused)
