"""In a notebook, feedback is a table of the figures that are shown, and of nothing else."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from groupkit import notebook
from groupkit.core.feedback.forms import Kind, Option, Question
from groupkit.services.feedback import cards, rounds
from groupkit.services.feedback.opening import Opened
from tests import askings
from tests.sources import ROOT


@pytest.fixture(autouse=True)
def frames(monkeypatch):
    """Let a frame be its rows and headings, whether pandas is there or not."""
    made = SimpleNamespace(DataFrame=lambda rows, columns: SimpleNamespace(rows=rows, columns=columns))
    monkeypatch.setattr(notebook, "pandas", made)


def answered(book, many, given=None, **about):
    made = askings.begun(book, **about)
    askings.cast(book, made.key, [given or askings.rated(4)] * many)
    assert isinstance(askings.opened(book, made.key), Opened)
    return notebook.feedback(book, made.key)


def test_a_round_that_was_not_opened_has_no_rows(book, monkeypatch):
    made = askings.begun(book)
    assert notebook.feedback(book, made.key).rows == []
    monkeypatch.setattr(notebook, "pandas", None)
    assert notebook.feedback(book, made.key).rows == ()


def test_each_answer_has_a_rounded_figure(book):
    found = answered(book, 12)
    assert found.columns == ("Question", "Of whom", "Answer", "About", "Of about")
    first = [row for row in found.rows if row[0] == "I felt welcome tonight."]
    assert [row[2] for row in first] == ["No", "Not much", "In between", "Mostly", "Yes"]
    assert {row[3] % 3 for row in first} == {0}


def test_bands_stand_for_several_answers_and_hidden_figures_are_none(book):
    assert answered(book, 8).rows[0][2] == "No / Not much"
    assert answered(book, 5).rows[0][2:] == (None, None, None)


def test_each_of_several_stands_alone_and_private_details_stay_behind_dots(book):
    own = askings.form()
    options = (Option(key="a", words="Tea"), Option(key="b", words="jo@example.org"))
    asked = Question(key="helped", kind=Kind.SEVERAL, ask="What helped?", options=options)
    fields = {name: getattr(own, name) for name in own.__slots__}
    form = type(own)(**fields | {"questions": (*own.questions, asked), "tables": ("helped",), "own": True})
    found = answered(book, 12, {"helped": (0,)}, form=form)
    assert [row[2] for row in found.rows] == ["Tea", "…"]


def test_a_notebook_waits_for_pandas_until_it_is_used():
    code = "import sys, groupkit.notebook; sys.exit('pandas.core' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0


def test_how_many_with_a_card_moved_stands_below_the_figures_or_is_none(book):
    form = cards.followed(askings.form())
    heading = rounds.said().figures.moved_heading
    for label, step, shown, many in (("T1", 0, 0, 12), ("T2", 4, 3, 12), ("T3", 4, 1, 5)):
        made = askings.begun(book, form=form, label=label)
        given = [{**askings.rated(step), "card_first": at, "card_second": 1} for at in range(many)]
        askings.cast(book, made.key, given)
        askings.opened(book, made.key)
        rows = [row for row in notebook.feedback(book, made.key).rows if row[0] == heading]
        assert len(rows) == shown
        assert all((row[2] is None) == (label == "T3") for row in rows)
