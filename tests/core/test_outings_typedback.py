"""The sheet is typed back in line by line, and a file from elsewhere is read whole or refused in plain words."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.outings import typedback
from groupkit.core.outings.typedback import MOST_ROWS, TypedRow
from groupkit.core.problems import RefusedError


def refused(does, *args):
    with pytest.raises(RefusedError) as caught:
        does(*args)
    return [str(problem) for problem in caught.value.problems]


def test_lines_become_people_and_places_without_a_name():
    rows = (
        TypedRow(line=1, name=" Ann ", party="2", way="own", company="yes"),
        TypedRow(line=2, party="3"),
        TypedRow(line=3, helps="A seat  at the front"),
        TypedRow(line=4),
        TypedRow(line=5, name="Ben", way="With the Group", company="no", helps="quiet"),
        TypedRow(line=6, name="☺", way="needed", company="offer", helps="quiet"),
    )
    found = typedback.written(7, rows)
    assert [(line, who.outing, who.name, who.party, who.lift, who.company) for line, who in found] == [
        (1, 7, "Ann", 2, "own", "want"),
        (2, 7, "", 3, "", ""),
        (5, 7, "Ben", 1, "group", ""),
        (6, 7, "☺", 1, "needed", "offer"),
    ]
    assert typedback.helps(rows) == ("A seat at the front", "quiet")


def test_every_line_that_cannot_be_read_is_named_at_once():
    rows = (
        TypedRow(line=1, name="Ann", party="many"),
        TypedRow(line=2, way="own"),
        TypedRow(line=3, name="Ben", way="by rocket", company="perhaps", helps="x" * 201),
    )
    assert refused(typedback.written, 1, rows) == [
        "Line 1: Type how many of you come, from 1 to 99.",
        "Line 2: Write a name or a sign, or how many places.",
        "Line 3: Use fewer letters: 200 at most.",
        "Line 3: “by rocket” is no way we know. Write one of these: own, group, needed, offered",
        "Line 3: “perhaps” is no answer we know. Write one of these: yes, no, want, offer",
    ]
    with pytest.raises(RefusedError) as caught:
        typedback.written(1, rows[:1])
    assert caught.value.problems[0].field == "party-1"
    assert len(refused(typedback.written, 1, [TypedRow(line=at, party="x") for at in range(50)])) == 20


def test_a_table_is_read_by_the_names_of_its_columns():
    rows = typedback.read("\ufeffHow many;Name;Else\n2;Ann;x\n\n;Ben\n", {"party": ("how many",)})
    assert [(row.line, row.name, row.party) for row in rows] == [(2, "Ann", "2"), (4, "Ben", "")]
    quoted = typedback.read('name,helps\n"Ann","a seat,\nplease"\nBen\x00,\n', {})
    assert [(row.line, row.name, row.helps) for row in quoted] == [(3, "Ann", "a seat, please"), (4, "Ben", "")]
    assert typedback.read("name\tcompany\n", {}) == ()


def test_what_is_no_such_list_is_refused_with_the_reason():
    head = "The first line has to name the columns, such as name, party, way, company, helps. Nothing has been"
    assert refused(typedback.read, "", {})[0].startswith(head)
    assert refused(typedback.read, "Ann,2\nBen,1\n", {})[0].startswith(head)
    assert refused(typedback.read, f"name\n{'x' * 1_001}\n", {}) == ["Line 2: There are too many letters on it."]
    assert refused(typedback.read, f'name\n"{"x" * 140_000}"\n', {})[0].startswith("We cannot read this file")
    many = "name\n" + "".join(f"P{at}\n" for at in range(MOST_ROWS + 1))
    assert refused(typedback.read, many, {}) == ["This list has more than 300 lines. Type it in two parts."]


@given(st.text(max_size=300) | st.text("name,party;\"\n\r\t'=x1 ", max_size=120))
def test_no_file_stops_the_program(text):
    try:
        rows = typedback.read(text, {})
        people = typedback.written(1, rows)
    except RefusedError as why:
        assert why.problems
        assert all(str(problem) for problem in why.problems)
        return
    assert len(people) <= len(rows)
    assert all(who.name or who.party for _line, who in people)


CELLS = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="=+@"), max_size=20)


@given(st.lists(st.tuples(CELLS, st.integers(1, 9), CELLS), max_size=12), st.sampled_from(",;\t"))
def test_what_was_saved_is_read_as_it_was(rows, mark):
    saved = StringIO()
    writer = csv.writer(saved, delimiter=mark)
    writer.writerow(("name", "party", "helps"))
    writer.writerows(rows)
    read = typedback.read(saved.getvalue(), {})
    assert [(row.name, row.party, row.helps) for row in read] == [(name, str(n), helps) for name, n, helps in rows]
