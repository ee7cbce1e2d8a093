"""A form goes out to other survey programs and comes back the same; what cannot be kept of theirs is told."""

from dataclasses import replace

import pytest

from groupkit.core.feedback import survey
from groupkit.core.feedback.forms import Form, Kind, Option, Question, Translation, texts
from groupkit.core.feedback.fromsurvey import form_of
from groupkit.core.feedback.languages import code_of, heads_of
from groupkit.core.feedback.surveykinds import kind_of, limit
from groupkit.core.problems import RefusedError
from groupkit.storage.feedback import shipped
from tests.core.test_feedback_checking import FORM

WORDS = shipped.words()


def telling(form: Form, language: str = "en", name: str = "English") -> survey.Telling:
    return survey.Telling(language=language, name=name, form=form, words=WORDS)


def rows_of(pages):
    """Return pages as they are read again: each row by the heads of its columns, blanks left out."""
    return {
        name: [{head: cell for head, cell in zip(rows[0], row, strict=True) if cell} for row in rows[1:]]
        for name, rows in pages.items()
    }


def back(form, *tellings):
    return form_of("ours.xlsx", rows_of(survey.sheets(tellings or (telling(form),))), WORDS)


def survey_of(*rows, choices=(), settings=()):
    return form_of("asked.xlsx", {"survey": rows, "choices": choices, "settings": settings}, WORDS)


def dropped(taken):
    return [str(each) for each in taken.dropped]


def test_a_form_comes_back_as_it_went_out():
    full = replace(
        FORM,
        credit="A. Author",
        license="By letter",
        questions=tuple(replace(each, reverse=True, sensitive=True, easy="Easy.") for each in FORM.questions),
    )
    assert back(full).form == full
    assert back(full).dropped == ()
    talk = replace(full, anonymous=False, intro="", composite=(), tables=())
    assert back(talk).form == talk
    assert "gk_danger" not in str(survey.sheets([telling(talk)]))


def test_a_form_of_another_program_shows_what_is_rated_and_one_of_ours_what_it_says():
    assert back(replace(FORM, tables=())).form.tables == ()
    pages = rows_of(survey.sheets([telling(FORM)]))
    pages["groupkit"] = [row for row in pages["groupkit"] if row["name"] != "tables"]
    rated = tuple(each.key for each in FORM.questions if each.kind in {Kind.FACES, Kind.FIT})
    assert form_of("asked.xlsx", pages, WORDS).form.tables == rated


def test_words_that_other_programs_would_work_out_stay_words():
    odd = replace(FORM, title="${name}", intro="Costs ${x} here.")
    pages = survey.sheets([telling(odd)])
    assert "${" not in str(pages)
    assert back(odd).form == odd


def test_each_language_has_its_columns_and_comes_back():
    spoken = {at: f"PL {said}" for at, said in texts(FORM).items()}
    polish = Translation(key="pl", texts=tuple(sorted(spoken.items())))
    form = replace(FORM, translations=(polish,))
    other = replace(FORM, title=spoken["title"], intro=spoken["intro"], what_happens=spoken["what_happens"])
    other = replace(
        other,
        questions=tuple(
            replace(
                each,
                ask=spoken.get(f"{each.key}/ask", ""),
                statement=spoken.get(f"{each.key}/statement", ""),
                options=tuple(
                    replace(option, words=spoken[f"{each.key}/{option.key}/words"]) for option in each.options
                ),
            )
            for each in FORM.questions
        ),
    )
    assert survey.languages(form) == ("en", "pl")
    assert survey.languages(replace(FORM, translations=(replace(polish, texts=polish.texts[1:]),))) == ("en",)
    assert back(form, telling(form), telling(other, "pl", "Polski")).form == form


def test_nothing_that_tells_of_a_person_is_taken_in():
    taken = survey_of(
        {"type": "start", "name": "start"},
        {"type": "deviceid", "name": "device"},
        {"type": "image", "name": "photo", "label": "A picture"},
        {"type": "text", "name": "said", "label": "Say"},
    )
    assert [each.key for each in taken.form.questions] == ["said"]
    assert dropped(taken) == [
        "“start” was left out: it would tell who answers, or when.",
        "“device” was left out: it would tell who answers, or when.",
        "“photo” was left out: it would tell who answers, or when.",
    ]


def test_a_form_of_another_program_is_taken_in_as_far_as_it_goes():
    taken = survey_of(
        {"type": "begin group", "name": "part", "label": "Part"},
        {"type": "note", "name": "hello", "label": "Hello"},
        {"type": "select_one yn", "name": "Go_on", "label": "Go on?", "hint": "Think.", "required": "yes"},
        {
            "type": "select_multiple yn or_other",
            "name": "many",
            "label": "All?",
            "constraint": "count-selected(.) <= 2",
        },
        {"type": "text", "name": "s", "label": "Short", "constraint": "string-length(.)<=100"},
        {"type": "text", "name": "l", "label": "Long", "required": "yes"},
        {"type": "integer", "name": "number", "label": "How many"},
        {"type": "end_group"},
        {"label": "a line of its own"},
        {"type": "note", "name": "hello", "label": "Twice"},
        choices=[
            {"list name": "yn", "name": "1", "label": "Yes"},
            {"list_name": "yn", "name": "no", "label": "No"},
            {"list_name": "yn", "name": "no", "label": "Never"},
        ],
        settings=[{"form_title": "Theirs", "form_id": "Their Form", "version": "2026"}],
    )
    form = taken.form
    assert (form.title, form.id, form.version, form.language, form.own) == ("Theirs", "theirs", 2026, "en", True)
    assert [(each.key, each.kind) for each in form.questions] == [
        ("hello", Kind.NOTE),
        ("go-on", Kind.CHOICE),
        ("many", Kind.SEVERAL),
        ("s", Kind.SHORT),
        ("l", Kind.LONG),
        ("hello-2", Kind.NOTE),
    ]
    assert form.questions[1].ask == "Go on?\nThink."
    assert [each.key for each in form.questions[1].options] == ["a-1", "no", "a-no"]
    assert form.questions[2].most == 2
    assert dropped(taken) == [
        "“part” was a group of questions. They stand one after the other now.",
        "The column “required” was left out. Here, every question is shown, and all may be skipped.",
        "“Go_on” has the short name “go-on” now.",
        "“many” asked for other words beside its answers. That was left out.",
        "“number” was left out: there is no such kind of question here (integer).",
        "“hello” has the short name “hello-2” now.",
    ]


def test_a_file_without_questions_is_refused():
    for pages in ({}, {"survey": [{"name": "x"}]}):
        with pytest.raises(RefusedError, match="no page called “survey”"):
            form_of("none.xlsx", pages, WORDS)


def test_a_form_without_settings_is_called_as_its_file():
    form = survey_of({"type": "note", "name": "a", "label": "A"}, settings=[{"version": "many"}]).form
    assert (form.title, form.id, form.version) == ("asked", "asked", 1)


def test_languages_are_known_by_the_heads_of_columns():
    taken = survey_of(
        {
            "type": "note",
            "name": "a",
            "label::Deutsch (de)": "Hallo",
            "label::Polski (pl)": "Witaj",
            "label::Elvish": "?",
        },
        settings=[{"default_language": "Deutsch (de)"}],
    )
    assert taken.form.language == "de"
    assert taken.form.questions[0].ask == "Hallo"
    assert taken.form.translations == (Translation(key="pl", texts=(("a/ask", "Witaj"),)),)
    assert dropped(taken) == ["The language “Elvish” was left out: its code is not known."]


def test_a_language_that_is_none_is_left_out_wherever_it_stands():
    pages = rows_of(survey.sheets([telling(FORM)]))
    pages["groupkit"] = [
        {"part": "form", "name": "language", "value": "../elvish"},
        {"part": "title", "name": "elvish!", "value": "?"},
    ]
    taken = form_of("ours.xlsx", pages, WORDS)
    assert (taken.form.language, taken.form.translations) == ("en", ())
    assert "The language “elvish!” was left out: its code is not known." in dropped(taken)


def test_a_language_without_a_code_is_the_usual_one():
    heads = heads_of(
        [{"label::English": "Hi", "hint : pl": "x", "label::Elvish": "", "hint::Elvish": ""}], "English"
    )
    assert (heads.language, heads.unknown) == ("en", ("Elvish",))
    assert heads.own("label") == "label::English"
    assert list(heads.others("hint")) == [("pl", "hint : pl")]
    assert heads_of([{"label::pl": "x"}], "").language == "pl"
    assert (code_of("pl"), code_of("Polski (pl)"), code_of("Polski"), code_of("")) == ("pl", "pl", "", "")


def test_kinds_and_limits_are_read():
    assert kind_of("end group", "", "") == (None, ())
    assert kind_of("select_one x", "", "faces") == (Kind.FACES, ())
    assert kind_of("select_one x", "", "smile") == (Kind.CHOICE, ())
    assert kind_of("calculate", "", "")[0] is None
    assert kind_of("text", "string-length(.) <= 600", "") == (Kind.LONG, ())
    assert (limit("string-length(.) < 20"), limit(". > 3")) == (20, 0)


def test_an_answer_called_as_shared_steps_is_not_mistaken_for_them():
    options = (Option(key="a", words="A"), Option(key="b", words="B"))
    clash = Question(key="yes-no-5", kind=Kind.CHOICE, ask="Which?", options=options)
    form = replace(FORM, questions=(*FORM.questions, clash))
    assert back(form).form == form
    foreign = survey_of({"type": "select_one stars_steps", "name": "x", "label": "X"})
    assert (foreign.form.questions[0].scale, foreign.form.questions[0].options) == ("", ())
