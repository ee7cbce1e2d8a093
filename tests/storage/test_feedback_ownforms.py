"""A group's own form is read from a file whole, or refused whole with the line to look at."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groupkit.core.feedback.forms import Form
from groupkit.core.problems import Problem, RefusedError
from groupkit.resources import folder
from groupkit.storage.feedback import ownforms
from groupkit.storage.forms import LARGEST
from tests.core.test_feedback_checking import FORM

PATH = folder("forms") / "feedback" / "life-and-group.toml"
TEXT = PATH.read_text("utf-8")


def refused(text):
    with pytest.raises(RefusedError) as told:
        ownforms.restored("ours.toml", text)
    return str(told.value)


def test_a_file_is_read_and_written_and_read_again():
    form, text = ownforms.read(PATH)
    assert (text, form.id, form.own) == (TEXT, "life-and-group", True)
    assert ownforms.restored("again", ownforms.dumped(form)) == form
    assert ownforms.restored("again", ownforms.dumped(FORM)) == FORM


def test_that_nothing_may_be_shown_is_part_of_the_file():
    shy = replace(FORM, tables=())
    assert ownforms.restored("again", ownforms.dumped(shy)) == shy
    silent = "\n".join(line for line in TEXT.splitlines() if not line.startswith("tables"))
    assert ownforms.restored("a", silent).tables == ()
    rated = silent.replace('kind = "long"', 'kind = "faces"\nscale = "yes-no-5"', 1)
    assert ownforms.restored("a", rated).tables == ("changed",)


def test_translations_are_part_of_the_file():
    form = ownforms.restored("a", TEXT + '\n[translations.pl]\ntitle = "Moje"\n"changed/ask" = "Co?"\n')
    assert form.translations[0].key == "pl"
    assert dict(form.translations[0].texts) == {"title": "Moje", "changed/ask": "Co?"}
    assert ownforms.restored("again", ownforms.dumped(form)) == form


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "choice"', 'kind = "stars"', "ours.toml, line 20: This is written in another way here."),
        ('kind = "choice"', 'kynd = "choice"', 'ours.toml, line 18: groupkit does not know "kynd".'),
        ('kind = "choice"', "", 'ours.toml, line 18: There is no "kind" here.'),
        ('title = "My', 'tittle = "My', 'ours.toml, line 5: groupkit does not know "tittle".'),
        ("version = 1", "version = 1 2", "ours.toml cannot be read from line 4 on."),
        ('language = "en"', 'language = "elvish"', 'there is no language "elvish"'),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_line(old, new, said):
    assert said in refused(TEXT.replace(old, new, 1))


def test_a_translation_into_no_language_is_refused():
    assert 'no language "zz-zz"' in refused(TEXT + '\n[translations.zz-zz]\ntitle = "X"\n')


def test_problems_are_told_with_the_line_they_are_about():
    problems = (Problem("1/ask", "Ask."), Problem("title", "Name it.", asks=True), Problem("nowhere", "Look."))
    told = ownforms.in_file("ours.toml", TEXT, problems)
    assert [(str(each), each.asks) for each in told] == [
        ("ours.toml, line 21: Ask.", False),
        ("ours.toml, line 5: Name it.", True),
        ("ours.toml, line 1: Look.", False),
    ]


def test_a_file_too_large_or_of_no_words_is_refused(tmp_path):
    path = tmp_path / "large.toml"
    for found in (b"#" * (LARGEST + 1), b"\xff\xfe"):
        path.write_bytes(found)
        with pytest.raises(RefusedError):
            ownforms.read(path)


@given(st.text(max_size=200) | st.sampled_from([TEXT[:at] for at in range(0, len(TEXT), 397)]))
def test_whatever_stands_in_a_file_it_is_read_or_refused(text):
    try:
        assert isinstance(ownforms.restored("any", text), Form)
    except RefusedError as told:
        assert str(told)
