"""A table that does not add up is marked before it is printed, and nothing in it is put right."""

from dataclasses import replace
from datetime import date

import pytest

from groupkit.core.packs.adding import Fault, FaultKind, Said, contradictions, faults, of_pack
from groupkit.core.packs.blocks import Figure, Grid, Lines, Pack, Part, Shown, Unit, Words
from tests.printed import SOUND, STUDY, TABLES


def figure(key, value, unit=Unit.NUMBER):
    return Figure(key=key, value=value, shown=Shown.BLANK if value is None else Shown.SHOWN, unit=unit)


def grid(columns, rows, **more):
    """Make a table of rows that begin with their label; the row called Total is the total."""
    made = [tuple(figure(f"{label}/{at}", value) for at, value in enumerate(values)) for label, *values in rows]
    labels = [label for label, *_values in rows]
    total = next((row for label, row in zip(labels, made, strict=True) if label == "Total"), ())
    left = [(label, row) for label, row in zip(labels, made, strict=True) if label != "Total"]
    return Grid(
        key="t",
        title="T",
        columns=tuple(columns),
        labels=tuple(label for label, _row in left),
        rows=tuple(row for _label, row in left),
        total=total,
        **more,
    )


def printed(table):
    columns, rows = table["columns"], [*table["rows"]]
    if "says" in table:
        rows.append(["Total", table["says"]])
    within = tuple((columns.index(part), columns.index(whole)) for part, whole in table.get("part_of", ()))
    across = columns.index(table["row_sum"]) if "row_sum" in table else None
    return grid(columns, rows, across=across, within=within)


@pytest.mark.parametrize("key", TABLES)
def test_printed_tables_are_marked_where_they_do_not_add_up_and_nowhere_else(key):
    table = printed(TABLES[key])
    found = faults(table)
    assert sorted([fault.kind.value, fault.place] for fault in found) == sorted(TABLES[key]["faults"])
    assert table == printed(TABLES[key]), "nothing was put right"


def test_four_of_the_tables_do_not_add_up_and_four_do():
    assert (len(TABLES), SOUND) == (
        8,
        {"table-2-second-wave", "table-5-costs", "table-6-where", "table-6-who", "table-7"},
    )


def test_a_table_that_adds_up_is_marked_as_soon_as_one_of_its_figures_is_another():
    for key in SOUND:
        table = printed(TABLES[key])
        for at, row in enumerate(table.rows):
            (first, *rest) = row
            wrong = replace(first, value=(first.value or 0) + 1)
            rows = (*table.rows[:at], (wrong, *rest), *table.rows[at + 1 :])
            assert faults(replace(table, rows=rows)), (key, at)


def test_a_mark_says_what_the_rows_make_and_what_the_table_says():
    scotland, ni, responses, none = faults(printed(TABLES["table-3"]))
    assert (scotland.place, scotland.made, scotland.said) == ("Scotland", 19, 18)
    assert (ni.made, ni.said) == (6, 5)
    assert (responses.made, responses.said, none.made, none.said) == (187, 190, 77, 78)


def test_two_places_that_say_different_things_are_both_named():
    pairs = STUDY["pairs"]
    places = [Said(what=pair["what"], said=pair[side]["said"]) for pair in pairs for side in ("one", "other")]
    found = contradictions(places)
    assert {(fault.place, fault.made, fault.said) for fault in found} == {
        (pair["what"], pair["one"]["said"], pair["other"]["said"]) for pair in pairs
    }
    assert contradictions([Said(what="a", said=3), Said(what="a", said=3), Said(what="b", said=4)]) == ()


def test_a_figure_that_is_not_shown_may_be_anything_and_yet_not_less_than_nothing():
    assert faults(grid(["n"], [["a", None], ["b", 3], ["Total", 9]])) == ()
    (found,) = faults(grid(["n"], [["a", None], ["b", 12], ["Total", 9]]))
    assert (found.made, found.said) == (12, 9)
    assert faults(grid(["n"], [["a", 4], ["b", 3], ["Total", None]])) == ()
    assert faults(grid(["part", "all"], [["a", None, 3], ["b", 5, None]], within=((0, 1),))) == ()


def test_money_may_go_down_so_a_gap_in_it_says_nothing():
    row = tuple(figure(str(at), value, Unit.MONEY) for at, value in enumerate((None, 1200, 900)))
    made = Grid(key="m", title="M", columns=("a", "b", "all"), labels=("x",), rows=(row,), across=2)
    assert faults(made) == ()


def test_where_one_thing_counts_in_several_rows_they_make_up_no_total():
    rows = [["a", 5], ["b", 4], ["Total", 7]]
    assert faults(grid(["n"], rows, several=True)) == ()
    assert [fault.kind for fault in faults(grid(["n"], rows))] == [FaultKind.COLUMN]


def test_a_part_may_not_be_more_than_its_whole_in_a_total_either():
    found = faults(grid(["part", "all"], [["a", 2, 1], ["Total", 2, 1]], within=((0, 1),)))
    assert [(fault.kind, fault.place) for fault in found] == [
        (FaultKind.MORE_THAN, "a"),
        (FaultKind.MORE_THAN, ""),
    ]


def test_a_pack_is_marked_where_one_figure_stands_in_two_ways():
    one, other = (
        Grid(key="g", title="", columns=("n",), labels=("a",), rows=((figure("same", value),),)) for value in (3, 4)
    )
    parts = (Part(key="p", title="", blocks=(one, Lines(lines=("words",)), one, other)),)
    pack = Pack(title="", language="en", made_on=date(2026, 1, 1), words=Words(withheld="", blank=""), parts=parts)
    assert of_pack(pack) == (Fault(kind=FaultKind.TWO_PLACES, place="same", made=3, said=4),)
