"""Spreadsheets of forms are read as words, whatever stands in them, and written so that nothing is worked out."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.problems import RefusedError
from groupkit.storage.feedback import xlsform

PLAIN: xlsform.Sheets = {
    "survey": [("type", "name"), ("note", "a"), ("", ""), ("text", "b")],
    "choices": [("list_name",)],
}
FILE = xlsform.written(PLAIN)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"


def parts(found=FILE):
    with zipfile.ZipFile(BytesIO(found)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(**changes):
    """Return the file with one part in another way; None leaves it out."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in (parts() | changes).items():
            if content is not None:
                file.writestr(name, content)
    return into.getvalue()


def sheet(rows):
    return packed(**{SHEET: f"{HEAD}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"})


def test_pages_are_written_and_read_by_the_heads_of_their_columns():
    assert xlsform.read("a.xlsx", FILE) == {
        "survey": [{"type": "note", "name": "a"}, {"type": "text", "name": "b"}],
        "choices": [],
    }


def test_words_that_begin_like_a_formula_stay_words():
    for words in ("=1+1", "+1", "-1", "@here", "'so", "\tx", '=HYPERLINK("http://x")', "_x0041_", "  two  "):
        found = xlsform.written({"survey": [("type",), (words,)]})
        assert xlsform.read("a", found)["survey"] == [{"type": words}]
        assert b"<f>" not in parts(found)[SHEET]
    styles = parts(xlsform.written({"survey": [("=1",)]}))["xl/styles.xml"]
    assert b'quotePrefix="1"' in styles


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t"), min_size=1, max_size=40)
)
def test_any_words_come_back_as_they_were(words):
    found = xlsform.read("a", xlsform.written({"survey": [("type", "name"), (words, "x")]}))["survey"]
    assert found == [{"type": words, "name": "x"}]


def test_cells_of_every_kind_are_read_as_words_and_no_formula_is_worked_out():
    rows = (
        '<row><c r="A1" t="inlineStr"><is><t>type</t></is></c><c r="C1" t="inlineStr"><is><r><t>na</t></r>'
        '<r><t>me</t></r><rPh><t>spoken</t></rPh></is></c><c r="ZZZ1"><v>9</v></c></row>'
        '<row><c t="b"><v>1</v></c><c/><c t="str"><f>1+1</f><v>two</v></c></row>'
        '<row><c r="A3"><v>3.0</v></c><c r="C3" t="b"><v>0</v></c></row>'
        '<row><c r="A4" t="s"/><c r="C4"><v>4.5</v></c></row><row/>'
    )
    assert xlsform.read("a", sheet(rows))["survey"] == [
        {"type": "yes", "name": "two"},
        {"type": "3", "name": "no"},
        {"name": "4.5"},
    ]


def test_a_page_may_be_named_from_the_root_and_have_no_shared_words():
    links = parts()["xl/_rels/workbook.xml.rels"].replace(b'"worksheets/', b'"/xl/worksheets/')
    plain = f"{HEAD}<worksheet {MAIN}/>"
    found = packed(
        **{
            "xl/_rels/workbook.xml.rels": links,
            SHEET: plain,
            "xl/worksheets/sheet2.xml": plain,
            "xl/sharedStrings.xml": None,
        }
    )
    assert xlsform.read("a", found) == {"survey": [], "choices": []}


BOMB = f'{HEAD}<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet {MAIN}>&b;</worksheet>'


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"PK\x03\x04",
        FILE[: len(FILE) // 2],
        packed(**{"xl/workbook.xml": None}),
        packed(**{SHEET: BOMB}),
        packed(**{SHEET: BOMB.replace("UTF-8", "UTF-16").encode("utf-16")}),
        packed(**{SHEET: "<broken"}),
        packed(**{"xl/sharedStrings.xml": f"{HEAD}<sst {MAIN}/>"}),
        sheet('<row><c t="s"><v>x</v></c></row>'),
        packed(**{"xl/_rels/workbook.xml.rels": f"{HEAD}<none/>"}),
    ],
)
def test_a_broken_or_dangerous_file_is_refused(found):
    with pytest.raises(RefusedError, match="cannot be read as a spreadsheet"):
        xlsform.read("a.xlsx", found)


def test_a_file_too_large_is_refused(monkeypatch, tmp_path):
    for found in (
        b"x" * (xlsform.LARGEST + 1),
        sheet("<row/>" * (xlsform.MOST_ROWS + 1)),
        packed(**{SHEET: b" " * (xlsform.LARGEST_PART + 1)}),
    ):
        path = tmp_path / "large.xlsx"
        path.write_bytes(found)
        with pytest.raises(RefusedError, match="larger than a form can be"):
            xlsform.opened(path)
    with pytest.raises(RefusedError, match="could not be opened"):
        xlsform.opened(tmp_path / "gone.xlsx")


@given(st.binary(max_size=300), st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_whatever_stands_in_a_file_it_is_read_or_refused(noise, at, byte):
    for found in (noise, FILE[:at] + bytes([byte]) + FILE[at + 1 :], FILE[:at] + noise):
        try:
            xlsform.read("any.xlsx", found)
        except RefusedError as told:
            assert str(told)
