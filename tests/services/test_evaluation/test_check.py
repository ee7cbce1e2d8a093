"""Two people look at the themes of the study together, and the group hears what they pass and answers it."""

import shutil
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from groupkit.core.evaluation import deciding
from groupkit.core.evaluation.coding import Agreed
from groupkit.core.evaluation.deciding import Decision, Level, Response
from groupkit.core.evaluation.people import Ask, Strand, Yes
from groupkit.core.evaluation.roomcheck import Choice, FindingKind
from groupkit.core.evaluation.rounds import State
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.evaluation import answers, check, opened, people, rounds
from groupkit.services.packs import report
from groupkit.storage.evaluation import coded
from tests import evening, studied, talkrounds, twocoders

TWO: Any = {"by": "Robin", "second": "Alex"}
SAID_ON = date(2025, 5, 1)


NOW = date(2025, 6, 1)


@pytest.fixture(scope="module", name="talked")
def _talked(tmp_path_factory):
    """Make a book with the talks of the six members of the study once, as two coders agreed about them."""
    path = tmp_path_factory.mktemp("study") / "study.groupkit"
    with twocoders.quickly(), evening.new_book(path) as book:
        evening.furnish(book)
        evening.open_with(book)
        talkrounds.on(book, NOW)
        return path, _replayed(book)


@pytest.fixture
def study(talked, tmp_path):
    """Return a copy of that book, its round, the key of its reader, and the signs of the members."""
    made, (key, signs) = talked
    path = tmp_path / made.name
    shutil.copyfile(made, path)
    with evening.reopened(path) as book:
        talkrounds.on(book, NOW)
        yield book, key, talkrounds.unlocked(book), signs


def _replayed(book):
    made, secret = talkrounds.begun(book), talkrounds.unlocked(book)
    members = talkrounds.study()["members"]
    signs = {
        each["key"]: talkrounds.invited(
            book, made.key, secret, started=each["joined"], kinds=frozenset(each["kinds"])
        )
        for each in members
    }
    talks = [(signs[each["key"]], wave, each[wave]) for each in members for wave in studied.WAVES]
    answers.keep_all(book, made.key, [studied.answer(*talk) for talk in talks])
    codes = {(sign, wave): frozenset(said["codes"]) for sign, wave, said in talks}
    held = opened.for_reader(book, made, secret).held
    agreed = [
        (row, Agreed(of=each.key, codes=codes[each.sign, each.wave], agreed_on=SAID_ON)) for row, each in held
    ]
    with book.change("Agree", "evaluation") as store:
        store.evaluation_agreed.add(answers.threefold(book, made, coded.written(agreed)))
    rounds.close(book, made.key)
    return made.key, signs


def refused(does) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        does()
    return [problem.field for problem in caught.value.problems]


def show(*keys: str) -> list[Decision]:
    return [Decision(about=key, choice=Choice.SHOW) for key in keys]


def asked(*keys: str) -> list[Decision]:
    return [Decision(about=key, choice=Choice.ASK, said_on=SAID_ON) for key in keys]


def test_the_carer_and_the_two_women_are_found_and_nothing_passes_without_a_decision(study):
    book, key, secret, signs = study
    found = {(each.theme, each.kind, each.of): each for each in check.room(book, key, secret).findings()}
    carer = found["members/carer-growth", FindingKind.SINGLE_SOURCE, "carer"]
    women = found["members/women", FindingKind.FEW_SOURCE, "woman"]
    assert check.said(replace(carer, of="farmer"), 5) == "There is only one farmer among those who talked."
    assert check.said(carer, 5) == "There is only one carer among those who talked."
    assert check.said(women, 5) == "There are only 2 women among those who talked."
    watched = check.room(book, key, secret).watched
    assert watched.found("My mother drove the bus on Tuesday") == ("mother", "Tuesday")
    few = found["members/family", FindingKind.SMALL_CELL, ""]
    assert check.said(few, 5) == "Fewer than 5 people spoke of this. The room may guess who."
    by_key = {each.key: each for each in check.room(book, key, secret).themes}
    assert by_key["members/carer-growth"].carriers == {signs["m3"]}
    assert len(by_key["members/setback"].paths) == 5
    with pytest.raises(GroupkitError):
        check.room(book, key, talkrounds.unlocked(book, "Alex"))
    assert check.decide(book, key, (), secret, **TWO) == ()
    assert rounds.get(book, key).state is State.CODING
    everything = show(*by_key)
    assert refused(lambda: check.decide(book, key, everything, secret, by="Robin", second="robin")) == ["second"]
    told = check.decide(book, key, everything, secret, **TWO)
    titles = {each.title for each in told}
    assert "Hope" in titles
    assert rounds.get(book, key).state is State.AGREED
    assert titles.isdisjoint({"Family", "Less shame about myself"})
    assert {each.level for each in told} == {Level.MOST}
    assert check.passed(book, key) == told
    text = " ".join(each.words + each.title for each in told)
    assert not [sign for sign in signs.values() if sign in text]


def test_words_are_passed_with_a_yes_and_go_when_it_is_taken_back(study):
    book, key, secret, signs = study
    of = f"{signs['m1']}/T2/{studied.QUESTION}"
    people.agree(book, key, signs["m1"], Yes(ask=Ask.QUOTATION, said_on=SAID_ON, of=of), secret)
    theme = next(each for each in check.room(book, key, secret).themes if each.key == "members/setback")
    (quotation,) = theme.quotations
    assert (quotation.key, quotation.says_yes) == (of, True)
    about = [
        each for each in check.room(book, key, secret).findings() if (each.quotation, each.theme) == (of, theme.key)
    ]
    assert {each.kind for each in about} == {FindingKind.FACTS, FindingKind.OWN_WAY}
    yes = asked(*(each.key for each in about))
    (told,) = check.decide(book, key, [*show(theme.key), *yes], secret, **TWO)
    assert told.words.endswith("\n“In T2 it was as it was.”")
    check.respond(book, key, told.id, Response.AGREE)
    # what goes outside holds no word of anybody, so that nothing has to be taken out of what was given out
    made = repr(report.gather(book, NOW, NOW, ["themes"]))
    assert (told.title in made, "In T2 it was as it was" in made) == (True, False)
    people.take_back(book, key, signs["m1"], Ask.QUOTATION, secret, of=of)
    assert "“" not in check.passed(book, key)[0].words
    again = [each.kind for each in check.room(book, key, secret).findings() if each.quotation == of]
    assert FindingKind.NO_YES in again


def test_a_theme_that_became_that_of_one_person_is_not_said_to_be_of_most(study, monkeypatch):
    book, key, secret, _signs = study
    (told,) = check.decide(book, key, show("members/hope"), secret, **TWO)
    check.respond(book, key, told.id, Response.AGREE)
    seen = check.room(book, key, secret)
    one = [replace(each, carriers=frozenset([min(each.carriers)])) for each in seen.themes]
    monkeypatch.setattr(check, "room", lambda *_asked: replace(seen, themes=tuple(one)))
    with book.change("Take words back"):
        check.weigh_anew(book, key, secret)
    assert (told.level, check.passed(book, key)[0].level) == (Level.MOST, Level.ONE)
    assert told.title not in repr(report.gather(book, NOW, NOW, ["themes"]))


def test_a_theme_of_two_strands_is_passed_for_both(study, monkeypatch):
    book, key, secret, _signs = study
    shown = [
        deciding.Shown(theme=strand, strand=strand, title="Hope", words="It grows.", level=Level.SOME)
        for strand in (Strand.MEMBERS, Strand.CARERS)
    ]
    goes = list(shown)
    monkeypatch.setattr(deciding, "passed", lambda *_asked: tuple(goes))
    first, second = check.decide(book, key, (), secret, **TWO)
    check.respond(book, key, first.id, Response.AGREE)
    again = check.decide(book, key, (), secret, **TWO)
    assert [each.response for each in again].count(Response.AGREE) == 1
    assert len(again) == len({first.id, second.id})
    goes.pop()
    assert refused(lambda: check.decide(book, key, (), secret, **TWO)) == ["themes"]


def test_the_group_answers_each_theme_and_who_takes_back_everything_is_in_none(study):
    book, key, secret, signs = study
    about, one_voice = "members/hope", "members/carer-growth"
    worded = [Decision(about=about, choice=Choice.SHOW, words=f" {signs['m2']}  hopes ")]
    assert refused(lambda: check.decide(book, key, worded, secret, **TWO)) == [about]
    (only,) = check.decide(book, key, worded, secret, **TWO, sure=True)
    assert only.words == f"{signs['m2']} hopes"
    alone = asked(f"{one_voice}|single-carrier|", f"{one_voice}|single-source|carer")
    chosen = [*show(about, one_voice, "members/spirit", "members/toolbox"), *alone]
    told = {each.title: each for each in check.decide(book, key, chosen, secret, **TWO)}
    hope, voice = told["Hope"].id, next(each.id for each in told.values() if each.level is Level.ONE)
    assert check.respond(book, key, voice, "agree").response is Response.AGREE
    assert refused(lambda: check.respond(book, key, voice, "maybe")) == ["response"]
    assert rounds.get(book, key).state is State.TOLD
    for words in ("", "x" * 601, "Ring 01632 960 123 456", "Jo left"):
        assert refused(lambda said=words: check.respond(book, key, hope, Response.ABSENT, said)) == ["words"]
    said = check.respond(book, key, hope, Response.ABSENT, " The  evenings  of Jo", sure=True)
    assert (said.response, said.response_words) == (Response.ABSENT, "The evenings of Jo")
    check.take_back(book, key, told["A toolbox"].id)
    assert refused(lambda: check.take_back(book, key, told["A toolbox"].id)) == ["theme"]
    again = [*show("members/belonging", one_voice), *alone]
    assert refused(lambda: check.decide(book, key, again, secret, **TWO)) == ["themes"]
    assert len(check.decide(book, key, again, secret, **TWO, sure=True)) == 3
    assert {each.id for each in check.passed(book, key) if each.response} == {hope, voice}
    people.take_back(book, key, signs["m3"], Ask.PART, secret)
    assert [each.id for each in check.passed(book, key)] == [hope]
    assert one_voice not in {each.key for each in check.room(book, key, secret).themes}
    rounds.destroy(book, key)
    assert refused(lambda: check.decide(book, key, (), secret, **TWO)) == ["round"]
    assert [each.id for each in check.passed(book, key)] == [hope]
