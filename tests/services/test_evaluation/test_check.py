"""Two people look at the themes of the study together, and the group hears what they pass and answers it."""

from datetime import date

import pytest

from groupkit.core.evaluation.deciding import Decision, Level, Response
from groupkit.core.evaluation.people import Ask, Yes
from groupkit.core.evaluation.roomcheck import Choice, FindingKind
from groupkit.core.evaluation.rounds import State
from groupkit.core.problems import GroupkitError, RefusedError
from groupkit.services.evaluation import check, people, rounds
from tests import studied, talkrounds

TWO = {"by": "Robin", "second": "Alex"}


@pytest.fixture
def study(book):
    made, signs = studied.replayed(book)
    return book, made.key, talkrounds.unlocked(book), signs


def refused(does) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        does()
    return [problem.field for problem in caught.value.problems]


def show(*keys: str) -> list[Decision]:
    return [Decision(about=key, choice=Choice.SHOW) for key in keys]


def test_the_room_check_finds_the_carer_and_the_two_women(study):
    book, key, secret, signs = study
    found = {(each.theme, each.kind, each.of): each for each in check.findings(book, key, secret)}
    carer = found["members/carer-growth", FindingKind.SINGLE_SOURCE, "carer"]
    women = found["members/women", FindingKind.FEW_SOURCE, "woman"]
    assert check.said(carer, 5) == "There is only one carer among those who talked."
    assert check.said(women, 5) == "There are only 2 women among those who talked."
    assert check.said(found["members/family", FindingKind.SMALL_CELL, ""], 5).startswith("Fewer than 5 people")
    by_key = {each.key: each for each in check.themes(book, key, secret)}
    assert by_key["members/carer-growth"].carriers == {signs["m3"]}
    assert len(by_key["members/setback"].paths) == 5
    with pytest.raises(GroupkitError):
        check.findings(book, key, talkrounds.unlocked(book, "Alex"))


def test_nothing_passes_without_a_decision_and_two_people(study):
    book, key, secret, signs = study
    assert check.decide(book, key, (), secret, **TWO) == ()
    everything = show(*(each.key for each in check.themes(book, key, secret)))
    assert refused(lambda: check.decide(book, key, everything, secret, by="Robin", second="robin")) == ["second"]
    told = check.decide(book, key, everything, secret, **TWO)
    titles = {each.title for each in told}
    assert "Hope" in titles
    assert titles.isdisjoint({"Family", "Less shame about myself"})
    assert {each.level for each in told} == {Level.MOST}
    assert check.passed(book, key) == told
    text = " ".join(each.words + each.title for each in told)
    assert not [sign for sign in signs.values() if sign in text]


def test_words_are_passed_with_a_yes_and_go_when_it_is_taken_back(study):
    book, key, secret, signs = study
    of = f"{signs['m1']}/T2/{studied.QUESTION}"
    people.agree(book, key, signs["m1"], Yes(ask=Ask.QUOTATION, said_on=date(2025, 5, 1), of=of), secret)
    theme = next(each for each in check.themes(book, key, secret) if each.key == "members/setback")
    (quotation,) = theme.quotations
    assert (quotation.key, quotation.says_yes) == (of, True)
    about = [each for each in check.findings(book, key, secret) if each.quotation == of and each.theme == theme.key]
    assert {each.kind for each in about} == {FindingKind.FACTS, FindingKind.OWN_WAY}
    yes = [Decision(about=each.key, choice=Choice.ASK, said_on=date(2025, 5, 1)) for each in about]
    (told,) = check.decide(book, key, [*show(theme.key), *yes], secret, **TWO)
    assert told.words.endswith("\n“In T2 it was as it was.”")
    people.take_back(book, key, signs["m1"], Ask.QUOTATION, secret, of=of)
    assert "“" not in check.passed(book, key)[0].words
    again = [each.kind for each in check.findings(book, key, secret) if each.quotation == of]
    assert FindingKind.NO_YES in again


def test_what_is_worded_anew_is_looked_at_too(study):
    book, key, secret, signs = study
    about = "members/hope"
    worded = [Decision(about=about, choice=Choice.SHOW, words=f" {signs['m2']}  hopes ")]
    assert refused(lambda: check.decide(book, key, worded, secret, **TWO)) == [about]
    (told,) = check.decide(book, key, worded, secret, **TWO, sure=True)
    assert told.words == f"{signs['m2']} hopes"
    (told,) = check.decide(book, key, show(about), secret, **TWO)
    assert signs["m2"] not in told.words


def test_the_group_answers_each_theme_and_its_answers_stay(study):
    book, key, secret, _signs = study
    told = check.decide(book, key, show("members/hope", "members/spirit", "members/toolbox"), secret, **TWO)
    one, other, third = (each.id for each in told)
    assert check.respond(book, key, one, "agree").response is Response.AGREE
    assert rounds.get(book, key).state is State.TOLD
    assert refused(lambda: check.respond(book, key, other, Response.ABSENT)) == ["words"]
    assert refused(lambda: check.respond(book, key, other, Response.ABSENT, "x" * 601)) == ["words"]
    assert refused(lambda: check.respond(book, key, other, Response.ABSENT, "Ring 01632 960 123 456")) == ["words"]
    assert refused(lambda: check.respond(book, key, other, Response.ABSENT, "Jo left")) == ["words"]
    said = check.respond(book, key, other, Response.ABSENT, " The  evenings ", sure=True)
    assert (said.response, said.response_words) == (Response.ABSENT, "The evenings")
    check.take_back(book, key, third)
    assert refused(lambda: check.take_back(book, key, third)) == ["theme"]
    assert len(check.decide(book, key, show("members/belonging"), secret, **TWO)) == 3
    assert {each.id for each in check.passed(book, key) if each.response} == {one, other}


def test_who_takes_back_everything_is_in_no_theme_any_more(study):
    book, key, secret, signs = study
    alone = Decision(about="members/carer-growth|single-carrier|", choice=Choice.ASK, said_on=date(2025, 5, 1))
    of_a_kind = Decision(
        about="members/carer-growth|single-source|carer", choice=Choice.ASK, said_on=date(2025, 5, 1)
    )
    chosen = [*show("members/carer-growth", "members/hope", "members/spirit"), alone, of_a_kind]
    told = {each.title: each for each in check.decide(book, key, chosen, secret, **TWO)}
    one = next(each for each in told.values() if each.level is Level.ONE)
    check.respond(book, key, one.id, Response.AGREE)
    check.respond(book, key, told["Hope"].id, Response.DISAGREE)
    people.take_back(book, key, signs["m3"], Ask.PART, secret)
    assert [each.title for each in check.passed(book, key)] == ["Hope"]
    assert "members/carer-growth" not in {each.key for each in check.themes(book, key, secret)}
