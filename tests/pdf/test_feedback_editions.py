"""The proof for paper: every form that comes with groupkit in every edition, looked at circle by circle."""

import os
import sys
from io import BytesIO
from subprocess import run

import pytest

from groupkit.core.feedback.forms import STEPPED, Kind
from groupkit.core.feedback.rounds import Below
from groupkit.pdf.feedback import paper
from groupkit.pdf.feedback.settings import Told
from groupkit.storage.feedback import shipped
from tests.pdf import printed, reading

WORDS = shipped.words()
LARGE, USUAL = True, False
CLOSED = STEPPED | {Kind.SEVERAL}


@pytest.mark.proof
@pytest.mark.parametrize("form", [form for form in shipped.forms() if form.anonymous], ids=lambda form: form.id)
@pytest.mark.parametrize("language", ["en", "ar-XB", "en-XA", "es", "pl"])
def test_every_edition_of_a_form_is_printed_as_its_layout_says(form, language):
    for size in ("A4", "Letter"):
        for large in (USUAL, LARGE):
            how = {"language": language, "paper": size, "large": large}
            layouts = paper.layouts(form, WORDS, **how)
            written = BytesIO()
            paper.book(form, WORDS, written, told=Told(able=7, below=Below.MERGE, label="T2", code=4095), **how)
            data = written.getvalue()
            assert printed.faults(data, layouts, label=4095) == [], how
            assert reading.inside(data)
            assert reading.count(data) == len(layouts)
            _has_all(form, layouts, one_page=not large and language != "en-XA")


@pytest.mark.proof
def test_a_form_is_the_same_wherever_and_whenever_it_is_printed(tmp_path):
    made = [_elsewhere(tmp_path / f"{seed}.pdf", seed) for seed in ("1", "2")]
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF")


def _elsewhere(path, seed):
    program = (
        "from pathlib import Path; from groupkit.pdf.feedback import paper;"
        "from groupkit.storage.feedback import shipped;"
        f"paper.book(shipped.forms()[1], shipped.words(), Path({str(path)!r}), language='ar-XB')"
    )
    run([sys.executable, "-c", program], check=True, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"})
    return path.read_bytes()


def _has_all(form, layouts, *, one_page):
    asked = {question.key for question in form.questions if question.kind is not Kind.NOTE}
    closed = {question.key for question in form.questions if question.kind in CLOSED}
    assert asked == {box.question for page in layouts for box in page.boxes}
    assert asked - closed == {area.question for page in layouts for area in page.areas}
    if one_page:
        assert closed == {box.question for box in layouts[0].boxes}
    # what is marked and what is written never stand on one page
    assert not any(page.areas and {box.question for box in page.boxes} & closed for page in layouts)
