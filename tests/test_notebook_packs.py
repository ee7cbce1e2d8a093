"""In a notebook a pack has the figures of the paper, and what is kept back is no figure at all."""

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from groupkit import notebook
from groupkit.core.evaluation.agreement import Agreement
from groupkit.core.packs.blocks import Bars, Grid, Lines, Manner, Part, Path, spoken
from groupkit.core.packs.reports import Report
from groupkit.i18n import catalogue, use
from groupkit.pdf.packs import markup
from tests.packs import MADE, a_pack
from tests.sources import ROOT

EN = catalogue("en")
NOTEBOOKS = sorted((ROOT / "workbooks" / "notebooks").glob("*.ipynb"))


@pytest.fixture(params=[True, False])
def frames(request, monkeypatch):
    """Let a frame be its rows and headings, whether pandas is there or not."""

    def framed(rows, columns):
        return SimpleNamespace(rows=tuple(map(tuple, rows)), headings=tuple(columns))

    made = SimpleNamespace(DataFrame=framed, NA="NA") if request.param else None
    monkeypatch.setattr(notebook, "pandas", made)
    return request.param


@pytest.fixture
def view() -> notebook.PackView:
    return notebook.PackView(pack=a_pack())


def blocks() -> list[Any]:
    return [block for part in a_pack().parts for block in part.blocks]


def test_every_figure_is_in_the_page_and_in_its_table(view, frames):
    html = view._repr_html_()
    for block in blocks():
        if not isinstance(block, Grid | Bars | Path):
            continue
        columns, lines = markup.lines(block, EN)
        found = view.frame(block.key)
        assert (len(found.rows), len(found.headings)) == (len(lines), len(columns) + 1)
        for row, (_label, cells) in zip(found.rows, lines, strict=True):
            for shown, cell in zip(row[1:], cells, strict=True):
                if isinstance(cell, str):
                    assert shown == cell
                    continue
                assert f"<td>{spoken(cell, a_pack().words)}</td>" in html
                nothing = "NA" if cell.value is None else cell.value
                assert shown == (nothing if frames else spoken(cell, a_pack().words))


def test_a_table_says_what_the_paper_says(view):
    table = view.table("money/pots")
    assert table.headings == ("", "Northside Council", "Our own pot", "All")
    assert table.rows[2] == ("Left", "£262.35", "−£0.50", "£261.85")
    assert "<td>−£0.50</td>" in table._repr_html_()
    assert view.table("visits/months").rows[-1] == ("All", "386", "Not shown")
    with pytest.raises(KeyError):
        view.table("agenda")


def test_lines_are_set_as_on_paper_and_a_number_for_help_is_there_to_be_seen():
    made = Lines(lines=("Call 0800 1234 5678", "<b>"), manner=Manner.POINTS)
    shown = {
        key: notebook.PackView(pack=replace(a_pack(), parts=(Part(key=key, title="If", blocks=(made,)),)))
        for key in ("help", "agenda")
    }
    assert "<ul><li>Call 0800 1234 5678</li><li>&lt;b&gt;</li></ul>" in shown["help"]._repr_html_()
    assert "<li>Call …</li>" in shown["agenda"]._repr_html_()
    html = notebook.PackView(pack=a_pack())._repr_html_()
    assert "<blockquote>Here I do not have to explain.</blockquote>" in html
    assert "<p><small>A hard spell is part of the way.</small></p>" in html
    assert "<h5>What the group said</h5>" in html
    assert "<h3>Tonight</h3>" in html
    once = replace(a_pack(), parts=(Part(key="x", title=a_pack().title, blocks=(made,)),))
    assert "<h3>" not in notebook.PackView(pack=once)._repr_html_()


def test_the_key_of_a_report_can_be_read_and_typed():
    made = Report(key="2026-11-21-1", first=MADE, last=MADE, parts=(), to_whom="07700 900 123")
    assert notebook.show([made], key="Report", to_whom="To whom").rows == (("2026-11-21-1", "…"),)


def test_what_has_no_rows_is_no_table(view):
    assert set(view.keys) == {block.key for block in blocks() if isinstance(block, Grid | Bars | Path)}
    with pytest.raises(KeyError):
        view.frame("nothing")
    with pytest.raises(TypeError):
        markup.lines(Lines(lines=()), EN)


def test_what_a_notebook_keeps_in_plain_text_is_the_title(view):
    assert repr(view) == a_pack().title


def test_packs_and_reports_are_had_by_the_verbs_of_the_library(monkeypatch):
    reports = SimpleNamespace(
        listing=lambda _group: (), opened=lambda _group, _key: a_pack(), trace=lambda _pack, _key: ()
    )
    monkeypatch.setattr(notebook, "reports", reports)
    monkeypatch.setattr(notebook, "meeting", SimpleNamespace(keep=lambda *_, **_how: a_pack()))
    group: Any = None
    assert notebook.report(group) is None
    assert notebook.report(group, "2026-11-21-1") == notebook.pack(group)
    assert notebook.trace(notebook.pack(group), "visits") == notebook.Table(
        headings=("Table", "Number", "Day"), rows=()
    )


def test_a_matrix_and_agreement_are_for_the_reader(monkeypatch, frames):
    sheet = SimpleNamespace(head=("Theme",), rows=(("jo@example.org",),))
    each = tuple(Agreement(code=code, units=0, same=0, kappa=None) for code in ("hope", "own/tea"))
    both = Agreement(units=4, same=3, kappa=0.5, each=each)
    codes = (SimpleNamespace(key="hope", title="Hope"),)
    told = SimpleNamespace(matrix=lambda *_, **_how: None, sheet=lambda _matrix: sheet, agreement=lambda *_: both)
    monkeypatch.setattr(notebook, "reading", told)
    monkeypatch.setattr(notebook, "codebook", SimpleNamespace(listing=lambda _group: codes))
    group: Any = None
    assert notebook.matrix(group, "key", "secret").rows == (("…",),)
    assert notebook.agreement(group, "key", "secret").rows == (
        ("All themes", "3 of 4", "75%", "0.50"),
        ("Hope", "0 of 0", "–", "–"),
        ("own/tea", "0 of 0", "–", "–"),
    )
    use("es")
    (whole, *_each) = notebook.agreement(group, "key", "secret").rows
    use("en")
    assert whole[-1] == "0,50"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_what_came_out(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert {(len(cell["outputs"]), cell["execution_count"]) for cell in code} == {(0, None)}
    assert code[0]["source"][0].startswith('BOOK = ""')
    assert len(NOTEBOOKS) == 3
