"""Every form that comes with groupkit is an XLSForm that another program takes without a word of complaint."""

import shutil
from dataclasses import replace

import pytest
from hypothesis import given, settings
from pyxform import xls2xform

from groupkit.core.feedback import survey
from groupkit.core.feedback.forms import texts, told
from groupkit.core.feedback.fromsurvey import form_of
from groupkit.i18n import catalogue
from groupkit.services.feedback import exchange
from groupkit.storage.feedback import ownforms, shipped, xlsform
from tests import feedbackforms as anybodys
from tests.core.test_feedback_checking import FORM

FORMS = [*shipped.forms(), replace(FORM, title="=1+1", intro="${name} costs < £5 & more")]
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)


@each_form
def test_pyxform_reads_every_form_without_a_warning_and_the_form_comes_back(form, tmp_path):
    path = tmp_path / f"{form.id}.xlsx"
    exchange.to_xlsform(form, path)
    converted = xls2xform.convert(path)
    assert converted.warnings == []
    assert all(f'ref="/data/{each.key}"' in converted.xform for each in form.questions)
    taken = exchange.from_xlsform(path)
    assert taken.dropped == ()
    others = {each.language: texts(each.form) for each in exchange.tellings(form)[1:]}
    assert {each.key: dict(each.texts) for each in taken.form.translations} == others
    assert ownforms.dumped(replace(taken.form, translations=())) == ownforms.dumped(replace(form, own=True))


@each_form
def test_pyxform_reads_every_form_in_several_languages(form, tmp_path):
    lengthened = told(replace(form, own=False), catalogue("en-XA"))
    tellings = [
        survey.Telling(language="en", name="English", form=form, words=shipped.words()),
        survey.Telling(language="pl", name="Polski", form=lengthened, words=shipped.words()),
    ]
    path = tmp_path / f"{form.id}.xlsx"
    path.write_bytes(xlsform.written(survey.sheets(tellings)))
    converted = xls2xform.convert(path)
    assert converted.warnings == []
    assert '<translation lang="Polski (pl)">' in converted.xform
    (polish,) = exchange.from_xlsform(path).form.translations
    assert (polish.key, dict(polish.texts)) == ("pl", texts(lengthened))


@pytest.mark.skipif(shutil.which("java") is None, reason="ODK Validate needs Java")
@pytest.mark.proof
@each_form
def test_odk_validate_takes_every_form(form, tmp_path):
    path = tmp_path / f"{form.id}.xlsx"
    exchange.to_xlsform(form, path)
    assert xls2xform.convert(path, validate=True).warnings == []


@pytest.mark.proof
@settings(max_examples=150, deadline=None)
@given(form=anybodys.forms())
def test_any_form_in_any_languages_comes_back_the_same_from_both_kinds_of_file(form):
    assert ownforms.restored("ours.toml", ownforms.dumped(form)) == form
    pages = xlsform.read("ours.xlsx", xlsform.written(survey.sheets(exchange.tellings(form))))
    taken = form_of("ours.xlsx", pages, shipped.words())
    assert taken.dropped == ()
    assert taken.form == form


@pytest.mark.proof
@settings(max_examples=25, deadline=None)
@given(form=anybodys.forms())
def test_pyxform_takes_any_form_without_a_warning(form, tmp_path_factory):
    path = tmp_path_factory.mktemp("forms") / "ours.xlsx"
    exchange.to_xlsform(form, path)
    assert xls2xform.convert(path).warnings == []
