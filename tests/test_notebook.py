"""In a notebook, what the library returns is a table, and long work is a bar."""

import subprocess
import sys
from datetime import date, time

import pytest

from groupkit import notebook
from groupkit.core.claims import ClaimLine
from groupkit.core.meetings import Meeting
from groupkit.core.people import Person
from groupkit.core.safety import Contact
from groupkit.i18n import use
from tests.sources import ROOT

PEOPLE = (Person(id=1, short_name="Jo", willing=frozenset({"reader", "chair"})), Person(id=2, short_name="<b>&|"))


@pytest.fixture(autouse=True)
def _english():
    yield
    use("en")


def test_people_are_a_table():
    table = notebook.show(PEOPLE)
    assert table.headings[:4] == ("id", "short_name", "willing", "resting")
    assert [row[:4] for row in table.rows] == [("1", "Jo", "chair, reader", "no"), ("2", "<b>&|", "", "no")]
    assert str(table).splitlines()[1].split()[:5] == ["1", "Jo", "chair,", "reader", "no"]


def test_only_what_was_asked_for_stands_in_it_under_other_words():
    table = notebook.show(PEOPLE, short_name="Who", willing="Would do")
    assert (table.headings, table.rows[0]) == (("Who", "Would do"), ("Jo", "chair, reader"))


def test_nothing_that_was_typed_is_read_as_markup():
    table = notebook.show(PEOPLE)
    assert "<b>" not in table._repr_html_()
    assert "<td>&lt;b&gt;&amp;|</td>" in table._repr_html_()
    last = table._repr_markdown_().splitlines()[-1]
    assert "<b>" not in last
    assert last.count("|") - last.count("\\|") == 12


def test_headings_stand_once_and_the_table_is_whole():
    html = notebook.show(PEOPLE)._repr_html_()
    assert (html.count("<th "), html.count("<tr>"), html.count("<td>")) == (11, 3, 22)


def test_the_table_runs_the_way_the_language_does():
    assert 'dir="ltr"' in notebook.show(PEOPLE)._repr_html_()
    use("ar-XB")
    assert 'dir="rtl"' in notebook.show(PEOPLE)._repr_html_()


def test_days_times_and_rules_are_written_for_people():
    meeting = Meeting(name="Evening", weekday=4, start=time(19, 30), minutes=60, format="open-dual-recovery")
    table = notebook.show(meeting)
    (row,) = table.rows
    found = dict(zip(table.headings, row, strict=True))
    assert (found["start"], found["when"], found["is_open"], found["place"]) == ("19:30", "every", "yes", "")
    fares = ClaimLine(what="Fares", kind=1, fund=1, pence=500, day=date(2026, 11, 14))
    assert "Sat 14 Nov 2026" in notebook.show([fares])._repr_html_()


@pytest.mark.parametrize("leak", ["07700 900 123", "jo@example.org", "passcode: 4711"])
@pytest.mark.parametrize(
    "wrap", [lambda text: Person(short_name=text), lambda text: {"words": text}, lambda text: text]
)
def test_a_private_detail_stays_behind_dots(leak, wrap):
    table = notebook.show([wrap(leak)])
    for shown in (str(table), table._repr_html_(), table._repr_markdown_()):
        assert leak not in shown
        assert "…" in shown


def test_a_way_to_reach_help_is_there_to_be_seen():
    contact = Contact(key="x", name="Helpline", reach="Call 0800 1234 5678", level="now", hours="jo@example.org")
    shown = notebook.show([contact])._repr_html_()
    assert "0800 1234 5678" in shown
    assert "jo@example.org" not in shown


def test_nothing_is_an_empty_table():
    table = notebook.show(())
    assert (table.rows, str(table)) == ((), "")
    assert "<tbody></tbody>" in table._repr_html_()


def test_without_tqdm_each_tenth_is_printed_once(monkeypatch, capsys):
    monkeypatch.setattr(notebook, "bars", None)
    bar = notebook.Bar("Printing")
    for done in range(101):
        bar.step(done, 100)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Printing 0%"
    assert lines[-1] == "Printing 100%"
    assert len(lines) == 11


def test_work_of_no_steps_is_no_trouble(monkeypatch, capsys):
    monkeypatch.setattr(notebook, "bars", None)
    notebook.Bar().step(0, 0)
    assert capsys.readouterr().out.strip() == "0%"


def test_with_tqdm_a_bar_moves_and_ends(capsys):
    pytest.importorskip("tqdm")
    bar = notebook.Bar("Printing")
    bar.step(1, 4)
    bar.step(4, 4)
    shown = capsys.readouterr().err
    assert "Printing" in shown
    assert "4/4" in shown


def test_a_notebook_opens_no_window():
    code = "import sys, groupkit.notebook; sys.exit('PySide6' in sys.modules or 'reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
