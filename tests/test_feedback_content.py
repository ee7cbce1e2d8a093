"""The words of feedback can be read by somebody who is tired, hold no cold word, and fit together."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
import textstat
from babel.messages.pofile import read_po

from groupkit.core.feedback.checking import gaps, problems
from groupkit.core.feedback.forms import STEPPED, STRANDS, Kind, texts
from groupkit.core.feedback.telling import tells_who
from groupkit.extraction import FIELDS
from groupkit.extraction import texts as shown
from groupkit.i18n import languages
from groupkit.resources import folder
from groupkit.services.feedback.exchange import untold
from groupkit.storage.feedback import shipped
from tests import wordings
from tests.sources import PACKAGE
from tests.test_content import BANNED, OLDEST

COLDER = re.compile(r"\b(scores?|streaks?|deadlines?)\b", re.IGNORECASE)
LONGEST = 18
"""The most words of a sentence."""
PATHS = sorted((folder("forms") / "feedback").glob("*.toml"))
FILES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in PATHS}
SHOWN = {key: dict(shown(file, FIELDS["feedback"], f"feedback/{key}")) for key, file in FILES.items()}
CARDS = shipped.cards()
FORMS = {form.id: form for form in shipped.forms()}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "feedback" in path.as_posix())
CLINICAL = re.compile(
    r"\b(PHQ|GAD|AUDIT|CORE-?10|WEMWBS|BARC|ReQoL|WHO-?5|DIALOG|ORS|SRS|EQ-5D|cut-?off|clinical|caseness|severity)\b"
)
each_file = pytest.mark.parametrize("key", FILES)
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def read(value: object) -> Iterator[str]:
    """Yield every text of a file that somebody reads."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, list):
        for each in value:
            yield from read(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in FIELDS["feedback"] or isinstance(each, list | dict):
                yield from read(each if name not in {"composite", "tables"} else [])


def running(value: object) -> str:
    """Return a file as running text; a line of a list ends as a sentence, and a name stands in each gap.

    The words of cards are no sentences.
    """
    single = {option.words for question in CARDS for option in question.options}
    lines = (re.sub(r"\{\w+\}", "Sam", line) for line in read(value) if line and line not in single)
    return " ".join(line if line.endswith((".", "?", ":")) else f"{line}." for line in lines)


@each_file
# Two formulas that count letters: the ones that count syllables fetch a word list from the network.
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it(key, grade):
    assert grade(running(FILES[key])) + 5 <= OLDEST


@pytest.mark.parametrize("part", [name for name, value in FILES["words"].items() if isinstance(value, dict)])
def test_each_part_of_the_words_can_be_read_too(part):
    told = running(FILES["words"][part])
    ages = [grade(told) + 5 for grade in (textstat.automated_readability_index, textstat.coleman_liau_index)]
    assert max(ages) <= OLDEST


@each_file
def test_sentences_are_short(key):
    assert max(len(said.split()) for said in re.split(r"[.?:]", running(FILES[key]))) <= LONGEST


@each_file
def test_no_cold_word_no_number_and_no_clinical_name_stands_in_a_file(key):
    said = running(FILES[key])
    assert [found[0] for pattern in (BANNED, COLDER, CLINICAL) if (found := pattern.search(said))] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_cold_word_stands_in_a_sentence_of_the_program(path):
    sentences = [*wordings.said(path), *wordings.refusals(path)]
    assert [
        said for said in sentences if BANNED.search(re.sub(r"\{\w+\}|\d+", "0", said)) or COLDER.search(said)
    ] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_clinical_figure_is_worked_out_anywhere(path):
    source = path.read_text("utf-8")
    assert not re.search(r"\b(def|class) \w*score|total_score|cut_?off|severity", source, re.IGNORECASE)


@each_form
def test_every_form_can_be_used_as_it_stands(form):
    assert [str(each) for each in problems(form, shipped.words())] == []


@each_form
def test_every_form_says_first_what_will_be_done_and_whose_words_it_has(form):
    assert form.what_happens
    assert form.intro
    assert (form.license, form.credit) == ("CC-BY-4.0", "")
    assert form.source.startswith("Written for groupkit.")


@each_form
def test_nothing_is_asked_in_vain(form):
    marked = {question.key for question in form.questions if question.kind in STEPPED | {Kind.SEVERAL}}
    assert marked == {table.partition(" by ")[0] for table in form.tables}


def test_there_is_a_form_for_each_purpose_and_strand():
    assert {form.strand for form in FORMS.values()} == set(STRANDS)
    assert set(FORMS) >= {
        *("after-tonight", "group-climate", "workbook-page", "outing", "role-exit", "life-and-group"),
        *("life-since", "facilitator-talk", "commissioner-talk", "does-it-fit", "carers", "about-facilitating"),
    }
    assert [form.id for form in FORMS.values() if not form.anonymous] == ["commissioner-talk", "facilitator-talk"]
    assert [form.id for form in FORMS.values() if form.about == "facilitator"] == ["about-facilitating"]
    assert {each.kind for each in FORMS["does-it-fit"].questions} == {Kind.FIT, Kind.LONG}
    assert sum(each.kind is Kind.LONG for each in FORMS["life-and-group"].questions) == 3


def test_the_words_before_sending_say_what_to_do_in_danger():
    danger = shipped.words().danger
    assert any("in danger now" in line for line in danger.lines)
    assert any("cannot tell who wrote" in line for line in danger.lines)


def test_files_and_forms_have_the_same_names_and_no_text_is_out_of_reach():
    assert set(FORMS) == {key for key in FILES if key not in {"words", "cards"}}
    for key, form in FORMS.items():
        assert SHOWN[key] == {f"feedback/{key}/{at}": said for at, said in texts(form).items()}


def test_the_words_of_cards_are_short_plain_and_different():
    every = [option for question in CARDS for option in question.options]
    assert len(every) == len({each.key for each in every}) == len({each.words for each in every}) == 2 * 16
    assert all(each.words.isalpha() and each.words.lower() == each.key and len(each.key) < 9 for each in every)
    assert [each.key for each in every if BANNED.search(each.words) or tells_who(each.words)] == []
    told_ = {f"feedback/cards/{at}": said for at, said in texts(replace(FORMS["carers"], questions=CARDS)).items()}
    assert SHOWN["cards"].items() <= told_.items()


def test_the_steps_that_are_shared_differ():
    for scale in shipped.words().scales:
        assert len({option.key for option in scale.options}) == len(scale.options)
        assert all(one.words != other.words for one, other in pairwise(scale.options))


@each_form
def test_every_gap_in_a_translation_of_a_form_is_found(form):
    wanted = texts(form)
    whole = dict(wanted)
    assert gaps(form, {"pl": whole}) == ()
    for at in wanted:
        for hole in ({place: said for place, said in whole.items() if place != at}, whole | {at: "  "}):
            assert [each.field for each in gaps(form, {"pl": hole})] == [f"translations/pl/{at}"]
    assert len(gaps(replace(form, own=True), {"pl": {}})) == len(wanted)


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_what_a_catalogue_has_of_the_forms_and_what_it_has_not_is_known(language):
    with (folder("i18n") / f"{language}.po").open("rb") as source:
        catalogue = read_po(source)
    for key, form in FORMS.items():
        known = {
            at
            for at, said in texts(form).items()
            if (entry := catalogue.get(said, f"feedback/{key}/{at}")) and entry.string
        }
        found = {each.field.split("/", 2)[2] for each in untold(form, language)}
        assert found == set(texts(form)) - known
