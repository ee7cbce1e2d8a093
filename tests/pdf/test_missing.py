"""The page for missing money on paper: the steps, room to write, and the facilitator's leaf apart."""

from io import BytesIO

import pytest

from groupkit.pdf.missing import missing_money, plain_words
from groupkit.storage import glossary, missing
from tests.pdf.reading import count, inside, lines, words


def printed(**how):
    written = BytesIO()
    missing_money(missing.form(), written, **how)
    return written.getvalue()


def test_every_step_and_everything_not_to_do_is_there():
    shown = words(printed(group="Saturday group"))
    form = missing.form()
    for number, step in enumerate(form.step, start=1):
        assert f"{number}. {step.title} {step.do}" in shown
    for said in (
        *(never.words for never in form.not_this),
        *form.log.columns,
        *form.step[2].places,
        "Saturday group",
    ):
        assert said in shown


def test_numbers_to_ring_stand_on_the_facilitators_leaf_alone():
    shown = "\n".join(lines(printed()))
    before, after = shown.split("For the facilitator", maxsplit=1)
    assert "0300" not in before
    assert "0300" in after
    assert "seen on" in after


@pytest.mark.parametrize(
    ("how", "pages"),
    [
        ({}, 3),
        ({"paper": "Letter"}, 4),
        ({"large": True}, 6),
        ({"language": "ar-XB"}, 4),
        ({"language": "en-XA", "large": True, "paper": "Letter"}, 8),
    ],
)
def test_it_fits_its_paper(how, pages):
    data = printed(**how)
    assert inside(data)
    assert count(data) <= pages
    assert data == printed(**how)


@pytest.mark.parametrize("how", [{}, {"paper": "Letter", "large": True}, {"language": "ar-XB"}])
def test_plain_words_stand_beside_those_of_an_examiner(how):
    written = BytesIO()
    plain_words(glossary.glossary(), written, **how)
    assert inside(written.getvalue())
    assert count(written.getvalue()) <= 6
    shown = words(written.getvalue())
    for each in glossary.glossary().entry if not how else ():
        assert (each.means in shown) == each.examiner
