"""A group looks at the feedback forms, makes them its own, and shares them with others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from groupkit import i18n
from groupkit.core.feedback.forms import Form, Kind, Option, Question, texts
from groupkit.core.feedback.fromsurvey import Taken
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.resources import folder
from groupkit.services.feedback import exchange, forms
from groupkit.services.group import Group
from groupkit.storage.feedback import shipped as storage
from tests import evening

PATHS = folder("forms") / "feedback"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Group]:
    """Return an open book of a group that has nothing yet."""
    with evening.new_book(tmp_path / "group.groupkit") as group:
        yield group


@pytest.fixture
def own(book: Group) -> Form:
    """Return the group's own copy of the form after a meeting."""
    return forms.copy(book, forms.get(book, "after-tonight"), " Our evening ")


def options(form: Form) -> Form:
    """Return a form with one more question, of two answers."""
    more = Question(
        key="tea", kind=Kind.CHOICE, ask="Tea?", options=tuple(Option(key=key, words=key) for key in ("yes", "no"))
    )
    return replace(form, questions=(*form.questions, more))


def test_a_copy_is_the_groups_own_and_stands_first(book, own):
    assert (own.id, own.title, own.version, own.own) == ("our-evening", "Our evening", 1, True)
    assert own.questions == forms.get(book, "after-tonight").questions
    assert forms.listing(book)[0] == forms.own(book)[0] == own
    assert forms.is_own(book, own.id)
    assert not forms.is_own(book, "after-tonight")
    assert len(forms.listing(book)) == len(forms.shipped()) + 1
    assert forms.copy(book, own, "Our evening").id == "our-evening-2"
    with pytest.raises(RefusedError, match="title"):
        forms.copy(book, own, " ")
    with pytest.raises(GroupkitError, match="no form called gone"):
        forms.get(book, "gone")


def test_a_copy_is_made_in_the_language_it_is_read_in(book):
    i18n.use("en-XA")
    copied = forms.copy(book, forms.get(book, "carers"), "Ours")
    assert copied.language == "en-XA"
    assert copied.intro != forms.get(book, "carers").intro
    assert forms.words().rather_not != storage.words().rather_not


def test_a_change_is_the_next_version_and_can_be_undone(book, own):
    changed = forms.save(book, replace(own, title="Our night"))
    assert (changed.version, forms.get(book, own.id).title) == (2, "Our night")
    assert forms.save(book, changed) == changed
    book.undo()
    assert forms.get(book, own.id) == own


def test_a_form_with_something_to_put_right_is_not_saved(book, own):
    with pytest.raises(RefusedError) as told:
        forms.save(book, replace(own, title="", what_happens="", composite=("welcome",)))
    assert [each.field for each in told.value.problems] == ["title", "what_happens", "composite"]
    with pytest.raises(RefusedError, match="comes with groupkit"):
        forms.save(book, replace(own, id="after-tonight"))
    assert forms.get(book, own.id) == own


def test_leave_for_somebody_elses_words_is_asked_for_once(book, own):
    theirs = replace(own, credit="A. Author", license="By letter of May")
    with pytest.raises(RefusedError, match="the words of A. Author") as told:
        forms.save(book, theirs)
    assert told.value.only_asks
    kept = forms.save(book, theirs, sure=True)
    assert forms.save(book, replace(kept, title="Another night")).version == 3
    with pytest.raises(RefusedError, match="the words of B. Writer"):
        forms.save(book, replace(kept, credit="B. Writer"))


def test_a_new_form_counts_once_it_is_saved(book):
    fresh = forms.new(book, " Our own ")
    assert (fresh.id, fresh.title, fresh.source) == ("our-own", "Our own", f"Written by {book.profile.name}")
    assert not forms.is_own(book, fresh.id)
    assert {each.field for each in forms.check(fresh)} == {"what_happens", "questions"}
    kept = forms.save(book, options(replace(fresh, what_happens="We talk.")))
    assert (kept.version, forms.own(book)) == (1, (kept,))


def test_a_form_is_taken_away_and_brought_back(book, own):
    forms.remove(book, own.id)
    assert forms.own(book) == ()
    book.undo()
    assert forms.own(book) == (own,)
    with pytest.raises(RefusedError, match="comes with groupkit"):
        forms.remove(book, "carers")


def test_a_form_is_given_and_taken_in_as_a_file(book, own, tmp_path):
    path = tmp_path / "ours.toml"
    forms.give(own, path)
    assert forms.take_in(book, path) == own
    forms.remove(book, own.id)
    assert forms.take_in(book, path) == own
    forms.give(options(own), path)
    with pytest.raises(RefusedError, match="ours.toml, line 2: You have another “our-evening” in version 1"):
        forms.take_in(book, path)
    forms.give(replace(options(own), version=2), path)
    assert forms.take_in(book, path).version == 2
    assert forms.take_in(book, PATHS / "carers.toml").id == "for-family-and-friends"
    with pytest.raises(GroupkitError, match="could not be saved there"):
        forms.give(own, tmp_path / "gone" / "ours.toml")


def test_a_file_is_refused_whole_with_each_line_to_look_at(book, tmp_path):
    path = tmp_path / "theirs.toml"
    path.write_text(
        (PATHS / "outing.toml").read_text("utf-8").replace('scale = "yes-no-5"', 'scale = "stars"'), "utf-8"
    )
    with pytest.raises(RefusedError) as told:
        forms.take_in(book, path)
    assert "theirs.toml, line 19: Question 1: there are no steps called “stars”." in str(told.value)
    assert forms.own(book) == ()


def test_a_file_can_be_looked_over_without_taking_it_in(book, tmp_path):
    path = tmp_path / "theirs.toml"
    text = (PATHS / "outing.toml").read_text("utf-8")
    path.write_text(text.replace('strand = "everyone"', 'strand = "staff"'), "utf-8")
    assert [str(each) for each in forms.look_over(path)] == [
        "theirs.toml, line 5: Say who the form is for. Answers of different people are never mixed."
    ]
    assert forms.look_over(PATHS / "outing.toml") == ()
    assert forms.own(book) == ()


def test_a_form_of_another_program_is_the_groups_own_under_a_key_no_other_has(book, own):
    foreign = replace(own, own=False, source=" ", title="Theirs")
    made = forms.made_own(book, foreign)
    assert (made.id, made.own, made.source) == ("theirs", True, f"Written by {book.profile.name}")
    assert forms.made_own(book, replace(foreign, id="new", source="By them")).id == "new"


def test_a_form_in_the_making_is_kept_as_text(own):
    assert forms.unpacked(forms.packed(own)) == own
    assert forms.unpacked("nonsense") is None


def test_every_shipped_form_goes_out_and_comes_back_the_same(tmp_path):
    for form in forms.shipped():
        path = tmp_path / f"{form.id}.xlsx"
        exchange.to_xlsform(form, path)
        taken = exchange.from_xlsform(path)
        assert taken == Taken(form=replace(form, own=True, translations=taken.form.translations))
        others = {each.language: texts(each.form) for each in exchange.tellings(form)[1:]}
        assert {each.key: dict(each.texts) for each in taken.form.translations} == others
    with pytest.raises(GroupkitError, match="could not be saved there"):
        exchange.to_xlsform(form, Path(tmp_path / "gone" / "x.xlsx"))


def test_an_own_form_goes_out_in_its_own_language(own):
    polish = replace(own, language="pl")
    (telling,) = exchange.tellings(polish)
    assert (telling.column, telling.form) == ("Polski (pl)", polish)


def test_a_shipped_form_goes_out_in_each_language_it_is_written_in_whole(monkeypatch, book):
    form = forms.get(book, "carers")
    monkeypatch.setattr(exchange, "languages", lambda: ("en", "xx-none", "en-XA"))
    monkeypatch.setattr(exchange, "untold", lambda _form, code: ("gap",) if code == "xx-none" else ())
    english, lengthened = exchange.tellings(form)
    assert (english.form, lengthened.language) == (form, "en-XA")
    assert lengthened.form.title != form.title
    assert lengthened.words.rather_not != english.words.rather_not


def test_texts_of_a_shipped_form_that_no_catalogue_has_are_gaps(book):
    form = forms.get(book, "carers")
    assert exchange.untold(form, "en") == exchange.untold(form, "ar-XB") == ()
    found = {each.field for each in exchange.untold(form, "fr")}
    assert {"translations/fr/title", "translations/fr/welcome/ask"} <= found
