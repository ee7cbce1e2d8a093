"""The study laid out by theme and by person: the dip in the second talk, and everything as it was."""

import ast
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from groupkit.core.evaluation import matrix as laid_out
from groupkit.core.evaluation.answers import Answer, Setback, SetbackKind, Way
from groupkit.core.evaluation.codes import Code
from groupkit.core.evaluation.coding import Agreed
from groupkit.core.evaluation.matrix import CellState, Matrix, Row, Sort, Voice, by_person, by_theme, lens
from groupkit.core.evaluation.people import Strand
from groupkit.storage.evaluation import shipped
from tests import studied
from tests.studied import AGREED_ON

HEARD, NOT_HEARD, NOT_YET = CellState.HEARD, CellState.NOT_HEARD, CellState.NOT_YET
MEMBERS = ["Heron", "Pebble", "Lantern", "Willow", "Kettle", "Harbour"]


def rows_of(matrix: Matrix, theme: str, sort: Sort = Sort.CODE) -> list[Row]:
    return [row for row in matrix.rows if (row.theme, row.sort) == (theme, sort)]


@pytest.fixture(scope="module")
def themes() -> Matrix:
    return by_theme(studied.record())


def test_five_of_six_had_a_hard_spell_in_the_second_talk_and_came_back(themes):
    rows = rows_of(themes, "recovery", Sort.AREA)
    assert [row.sign for row in rows] == MEMBERS
    paths = [[cell.path for cell in row.cells] for row in rows]
    dip, level = [Way.SAME, Way.HARDER, Way.BETTER], [Way.SAME, Way.SAME, Way.BETTER]
    assert paths == [dip, dip, level, dip, dip, dip]
    hard = [row.cells[1].setback for row in rows]
    assert [each and each.what for each in hard] == [
        *(SetbackKind.MIND, SetbackKind.HABIT, None, SetbackKind.MIND, SetbackKind.BOTH, SetbackKind.MIND),
    ]
    assert hard[1] == Setback(what=SetbackKind.HABIT, helped="came all the same, and passed")
    assert all(row.cells[at].setback is None for row in rows for at in (0, 2))


def test_a_hard_spell_stands_with_its_theme_too(themes):
    rows = rows_of(themes, "setback")
    assert [row.cells[1].state for row in rows] == [HEARD, HEARD, NOT_HEARD, HEARD, HEARD, HEARD]
    assert rows[0].cells[1].setback == Setback(what=SetbackKind.MIND, helped="rang somebody from the group")
    assert rows_of(themes, "toolbox")[0].cells[1].setback is None


def test_trouble_in_two_families_is_seen_to_come_and_go(themes):
    rows = [row for row in rows_of(themes, "family") if row.cells[0].path is not None]
    assert [row.sign for row in rows] == ["Pebble", "Harbour"]
    assert {tuple(cell.path for cell in row.cells) for row in rows} == {(Way.SAME, Way.HARDER, Way.BETTER)}


def test_a_theme_first_heard_in_the_second_talk_is_dated_to_it_and_not_absent_before(themes):
    for row in rows_of(themes, "spirit"):
        assert row.first == "T2"
        assert [cell.state for cell in row.cells] == [NOT_YET, HEARD, HEARD]
    alone = {row.sign: row for row in rows_of(themes, "alone")}
    assert [cell.state for cell in alone["Lantern"].cells] == [NOT_HEARD, NOT_HEARD, NOT_HEARD]
    assert alone["Lantern"].first == "T1"


def test_both_ways_hold_the_same_rows(themes):
    people = by_person(studied.record())
    assert Counter(map(repr, people.rows)) == Counter(map(repr, themes.rows))
    assert list(dict.fromkeys(row.sign for row in people.rows)) == MEMBERS
    assert [(row.theme, row.sort) for row in people.rows if row.sign == "Kettle"] == list(
        dict.fromkeys((row.theme, row.sort) for row in themes.rows)
    )
    assert (themes.by, people.by) == (laid_out.By.THEME, laid_out.By.PERSON)
    assert themes.waves == ("T1", "T2", "T3")


def test_a_cell_tells_where_it_was_heard_and_whether_it_may_be_quoted():
    record = studied.record()
    record = replace(
        record,
        voices=(replace(record.voices[0], quotes=frozenset({("Heron", "T2", "better")})), *record.voices[1:]),
    )
    first, second, *_rest = rows_of(by_theme(record), "spirit")
    assert first.cells[1].said == (("Heron", "T2", "better"),)
    assert [cell.may_quote for cell in first.cells] == [False, True, False]
    assert not any(cell.may_quote for cell in second.cells)


def test_an_area_and_a_theme_of_one_name_are_two_things():
    record = studied.record()
    heron = replace(record.answers[0], path={"hope": Way.BETTER})
    found = by_theme(replace(record, answers=(heron, *record.answers[1:])))
    assert rows_of(found, "hope", Sort.AREA)[0].cells[0].path is Way.BETTER
    assert rows_of(found, "hope")[0].cells[0].state is NOT_YET


def test_a_hard_spell_is_seen_also_where_nobody_coded_it():
    record = studied.record()
    hidden = tuple(replace(each, codes=each.codes - {"setback"}) for each in record.agreed)
    calm = tuple(replace(each, path={}) for each in record.answers)
    found = by_theme(replace(record, agreed=hidden, answers=calm))
    for rows in (rows_of(found, "setback"), rows_of(found, "recovery", Sort.AREA)):
        assert [row.cells[1].setback is not None for row in rows] == [True, True, False, True, True, True]
        assert {row.first for row in rows} == {"T2"}


def test_no_gap_is_read_as_an_answer():
    spoke = Answer(sign="Heron", wave="T1", question="better", words="A lot.")
    later = replace(spoke, sign="Pebble", wave="T3")
    all_ = (spoke, replace(spoke, sign="Pebble"), later)
    record = replace(
        studied.record(),
        waves=("T1", "T2", "T3", "F1"),
        voices=(
            Voice(sign="Heron", waves={"T1": True, "T2": False, "T3": None}),
            Voice(sign="Pebble", waves={"T1": True, "T2": True, "T3": True}),
            Voice(sign="Anchor", waves={"F1": True}),
        ),
        codes=(Code(key="hope", part="changed", title="Hope", means="Ahead."),),
        answers=(*all_, replace(spoke, sign="Anchor", wave="F1")),
        agreed=(
            Agreed(of=spoke.key, codes=frozenset({"hope", "of before"}), agreed_on=AGREED_ON),
            Agreed(of=("Pebble", "T1", "better"), codes=frozenset(), agreed_on=AGREED_ON),
            Agreed(of=("Anchor", "F1", "better"), codes=frozenset(), agreed_on=AGREED_ON),
        ),
    )
    found = by_theme(record)
    assert [(row.theme, row.title, row.sign) for row in found.rows] == [
        *(("hope", "Hope", "Heron"), ("hope", "Hope", "Pebble")),
        *(("of before", "of before", "Heron"), ("of before", "of before", "Pebble")),
    ]
    states = [[cell.state for cell in row.cells] for row in found.rows[:2]]
    asked = CellState.NOT_ASKED
    assert states[0] == [HEARD, CellState.NOT_HELD, asked, asked]
    # a talk was held of which nothing is written down, and of another nothing is agreed
    assert states[1] == [NOT_HEARD, asked, CellState.NOT_CODED, asked]
    # of a talk in which nothing but a way was told there is nothing to code
    way = replace(later, words="", path={"hopes": Way.SAME})
    told = by_theme(replace(record, answers=(*all_[:2], way))).rows[1]
    assert told.cells[2].state is NOT_HEARD
    assert [row.theme for row in by_theme(replace(record, agreed=())).rows] == []


def test_the_lens_shows_self_group_and_outside_for_each_person():
    found = lens(studied.record(), shipped.lens().steps)
    assert [(row.title, row.sign) for row in found.rows[:3]] == [
        ("Me", "Heron"),
        ("Us", "Heron"),
        ("The world", "Heron"),
    ]
    self_, group, outside = found.rows[:3]
    assert [cell.state for cell in self_.cells] == [HEARD, NOT_HEARD, NOT_HEARD]
    assert [cell.state for cell in outside.cells] == [NOT_HEARD, NOT_HEARD, HEARD]
    assert group.sort is Sort.STEP
    silent = tuple(replace(each, codes=frozenset()) for each in studied.agreed())
    never = lens(replace(studied.record(), agreed=silent), shipped.lens().steps)
    assert {cell.state for row in never.rows for cell in row.cells} == {NOT_YET}
    assert all(row.cells[0].path is None for row in never.rows)


def test_nothing_in_it_adds_up_or_averages():
    words = {"sum", "mean", "fmean", "median", "mode", "average", "round", "statistics"}
    for module in ("matrix", "answers"):
        tree = ast.parse((Path(laid_out.__file__).parent / f"{module}.py").read_text(encoding="utf-8"))
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
        assert words.isdisjoint(used | imported)


def test_a_talk_of_another_clock_changes_nobodys_row():
    record = studied.record()
    others = Voice(sign="Anchor", strand=Strand.CARERS, waves=dict.fromkeys(("T1", "T2", "T3"), True))
    heard = Answer(sign="Anchor", wave="T3", question="better", words="A lot.", path={"hope": Way.SAME})
    stray = replace(heard, sign="Heron", wave="F1")
    more = replace(
        record,
        waves=(*record.waves, "F1"),
        voices=(*record.voices, others),
        answers=(heard, stray, *record.answers),
    )
    before, after = by_theme(record), by_theme(more)
    own = [row for row in after.rows if row.sign != "Anchor"]
    # carers are on the clock of members, and are heard apart from them all the same
    assert [(row.sign, row.theme, row.first) for row in own] == [
        (row.sign, row.theme, row.first) for row in before.rows
    ]
    assert [row.cells[:3] for row in own] == [row.cells for row in before.rows]
    assert {row.first for row in after.rows if row.sign == "Anchor"} == {"T3"}
    assert {row.cells[3].state for row in own if row.theme != "hope"} == {CellState.NOT_ASKED}
