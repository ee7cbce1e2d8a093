"""The look at the room finds whom friends would recognise, and nothing passes without a decision."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from groupkit.core.evaluation.answers import Way
from groupkit.core.evaluation.deciding import Decision, Level, Room, level, merged, passed, problems, two
from groupkit.core.evaluation.people import Person, Strand
from groupkit.core.evaluation.roomcheck import DOES, Choice, FindingKind, Quotation, Theme, Watched, findings

TODAY = date(2026, 11, 7)
STUDY = tomllib.loads(Path("tests/fixtures/evaluation/study.toml").read_text(encoding="utf-8"))
WAYS = {"-": Way.HARDER, "o": Way.SAME, "+": Way.BETTER}
WAVES = ("T1", "T2", "T3")
WATCHED = Watched(
    names=frozenset({"Jo", "Heron"}),
    places=frozenset({"Eastside Hall"}),
    jobs=frozenset({"Treasurer"}),
    days=frozenset({"May", "Tuesday"}),
    near=frozenset({"daughter", "nurse", "forties"}),
)


def person(sign: str, *kinds: str, strand: Strand = Strand.MEMBERS) -> Person:
    return Person(sign=sign, strand=strand, kinds=frozenset(kinds), started=TODAY)


def theme(key: str, *carriers: str, **more) -> Theme:
    words = f"Words of {key}."
    return Theme(
        key=key, strand=Strand.MEMBERS, title=key, words=words, carriers=frozenset(carriers), **more
    )  # fmt: skip


def said(sign: str, words: str = "I came in from the cold.", *, says_yes: bool = True) -> Quotation:
    return Quotation(key=f"{sign}/T1/one", sign=sign, words=words, says_yes=says_yes)


def room(*themes: Theme, people=None, k: int = 5) -> Room:
    everybody = people or tuple(person(sign) for sign in "abcdef")
    return Room(themes=themes, people=everybody, k=k, watched=WATCHED)


def kinds(found) -> list[tuple[str, FindingKind, str]]:
    return [(each.theme, each.kind, each.of) for each in found]


def show(key: str, **more) -> Decision:
    return Decision(about=key, choice=Choice.SHOW, **more)


def study() -> Room:
    """Return the themes of the study as its six members, the three who lead and the one who pays carried them."""
    members = STUDY["members"]
    people = [person(each["key"], *each["kinds"]) for each in members]
    people += [person(each["key"], strand=Strand.FACILITATORS) for each in STUDY["facilitators"]]
    people += [person(each["key"], strand=Strand.COMMISSIONER) for each in STUDY["commissioners"]]
    codes = sorted({code for each in members for wave in WAVES for code in each[wave]["codes"]})
    return room(
        *(
            theme(
                code,
                *(each["key"] for each in members if any(code in each[wave]["codes"] for wave in WAVES)),
                paths={
                    each["key"]: tuple(WAYS.get(each[wave]["path"].get(code, "")) for wave in WAVES)
                    for each in members
                    if any(code in each[wave]["path"] for wave in WAVES)
                },
            )
            for code in codes
        ),
        people=tuple(people),
    )


def test_in_the_study_the_carer_and_the_two_women_would_be_known():
    found = study().findings()
    assert ("carer-growth", FindingKind.SINGLE_CARRIER, "") in kinds(found)
    assert ("carer-growth", FindingKind.SINGLE_SOURCE, "carer") in kinds(found)
    assert ("less-shame", FindingKind.SINGLE_SOURCE, "carer") in kinds(found)
    few = next(each for each in found if each.theme == "women" and each.kind is FindingKind.FEW_SOURCE)
    assert (few.of, few.count) == ("woman", 2)
    assert ("family", FindingKind.SMALL_CELL, "") in kinds(found)
    known = {each.theme for each in found}
    assert known == {"carer-growth", "family", "less-shame", "women"}
    assert passed(study(), ()) == ()
    assert {each.theme for each in passed(study(), [show(each.key) for each in study().themes])} == {
        each.key for each in study().themes
    } - known


def test_those_who_lead_and_the_one_who_pays_are_one_of_a_few_by_themselves():
    people = study().people
    lead = replace(theme("safe", "f1", "f2"), strand=Strand.FACILITATORS)
    pays = replace(theme("worth", "c1"), strand=Strand.COMMISSIONER)
    cares = replace(theme("tired", "x"), strand=Strand.CARERS)
    several = (*people, person("x", strand=Strand.CARERS))
    assert kinds(findings((lead, pays, cares), several, 5, WATCHED)) == [
        ("safe", FindingKind.SMALL_CELL, ""),
        ("safe", FindingKind.FEW_SOURCE, "leads"),
        ("worth", FindingKind.SINGLE_CARRIER, ""),
        ("worth", FindingKind.SINGLE_SOURCE, "pays"),
        ("tired", FindingKind.SINGLE_CARRIER, ""),
        ("tired", FindingKind.SINGLE_SOURCE, "carer"),
    ]


def test_a_path_only_one_person_had_is_found():
    shared, alone, short = (Way.SAME, Way.HARDER), (Way.SAME, Way.BETTER), (None, Way.HARDER)
    five = theme("family", *"abcde", paths={**dict.fromkeys("abcd", shared), "e": alone})
    assert [each.kind for each in findings((five,), room().people, 5, WATCHED)] == [FindingKind.PATH]
    calm = replace(five, paths={**dict.fromkeys("abcd", shared), "e": short})
    assert findings((calm,), room().people, 5, WATCHED) == ()
    left = Decision(about="family|path|", choice=Choice.LEAVE_OUT)
    assert passed(room(five), [show("family")]) == ()
    assert [each.theme for each in passed(room(five), [show("family"), left])] == ["family"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Jo rang me", ("Jo",)),
        ("It was 3 years, since 12.5.", ("3", "12.5.")),
        ("Last May, at Eastside Hall", ("Eastside Hall", "May")),
        ("The treasurer may know", ("Treasurer",)),
        ("Write to me@there.org now", ("me@there.org",)),
        ("In my forties I was a Nurse, my daughter says", ("daughter", "forties", "nurse")),
        ("Nothing of the kind", ()),
    ],
)
def test_facts_the_room_would_know_are_named(words, what):
    assert WATCHED.found(words) == what
    known = theme("calm", *"abcde", quotations=(said("a", words),))
    found = [each.what for each in findings((known,), room().people, 5, WATCHED) if each.kind is FindingKind.FACTS]
    assert found == ([what] if what else [])


def test_a_quotation_passes_in_other_words_once_everything_in_it_is_decided():
    own = said("a", "Jo took my hand.")
    calm = room(theme("calm", *"abcde", quotations=(own,)))
    assert [each.key for each in calm.findings()] == ["a/T1/one|facts|", "a/T1/one|own-way|"]
    (only,) = passed(calm, [show("calm")])
    assert (only.words, only.level) == ("Words of calm.", Level.MOST)
    other = Decision(about="a/T1/one|facts|", choice=Choice.PARAPHRASE, words="Somebody was there.")
    as_is = Decision(about="a/T1/one|own-way|", choice=Choice.ASK, said_on=TODAY)
    assert passed(calm, [show("calm"), other])[0].words == "Words of calm."
    assert passed(calm, [show("calm"), other, as_is])[0].words == "Words of calm.\nSomebody was there."
    yes = replace(other, choice=Choice.ASK, words="", said_on=TODAY)
    assert passed(calm, [show("calm"), yes, as_is])[0].words == "Words of calm.\n“Jo took my hand.”"


def test_words_without_a_yes_can_only_be_left_out():
    calm = room(theme("calm", *"abcde", quotations=(said("a", says_yes=False),)))
    no_yes, own_way = calm.findings()
    assert (no_yes.kind, no_yes.offers) == (FindingKind.NO_YES, (Choice.LEAVE_OUT,))
    left = [Decision(about=each.key, choice=Choice.LEAVE_OUT) for each in (no_yes, own_way)]
    assert passed(calm, [show("calm"), *left])[0].words == "Words of calm."
    asked = Decision(about=no_yes.key, choice=Choice.ASK, said_on=TODAY)
    assert [each.field for each in problems(calm, [asked], TODAY)] == [no_yes.key]


def test_the_words_of_one_of_two_are_found_in_a_theme_of_many():
    people = (*(person(sign) for sign in "abcd"), person("e", "woman"), person("f", "woman", "carer"))
    many = theme("hope", *"abcdef", quotations=(said("e"), said("f")))
    found = [(each.quotation[0], each.kind, each.of) for each in findings((many,), people, 5, WATCHED)]
    assert found == [
        ("e", FindingKind.FEW_SOURCE, "woman"),
        ("e", FindingKind.OWN_WAY, ""),
        ("f", FindingKind.SINGLE_SOURCE, "carer"),
        ("f", FindingKind.FEW_SOURCE, "woman"),
        ("f", FindingKind.OWN_WAY, ""),
    ]
    assert Choice.MERGE not in room(many, people=people).findings()[0].offers


def test_a_theme_of_few_goes_into_a_wider_one_and_is_looked_at_again():
    small = theme("alone", "a", "b", quotations=(said("a"),))
    wide, other = theme("company", *"bcde"), theme("cold", "f")
    into = Decision(about="alone|small-cell|", choice=Choice.MERGE, into="company")
    whole = room(small, wide, other)
    assert [each.key for each in merged(whole, [into]).themes] == ["company", "cold"]
    (shown,) = passed(whole, [show("company"), show("alone"), into])
    assert (shown.theme, shown.words) == ("company", "Words of company.")
    assert list(problems(whole, [show("company"), into], TODAY)) == []
    few = room(small, theme("company", "b", "c"))
    assert passed(few, [show("company"), into]) == ()
    assert next(each.key for each in merged(few, [into]).findings()) == "company|small-cell|"


def test_a_theme_goes_only_into_a_wider_one_of_the_same_people_that_is_shown():
    lead = replace(theme("lead", "f1"), strand=Strand.FACILITATORS)
    whole = room(theme("alone", "a"), theme("cold", "b"), lead)
    for into in ("", "alone", "lead", "gone"):
        wrong = Decision(about="alone|single-carrier|", choice=Choice.MERGE, into=into)
        assert [each.field for each in problems(whole, [wrong], TODAY)] == [wrong.about]
        assert len(merged(whole, [wrong]).themes) == 3
    round_about = [
        Decision(about="alone|single-carrier|", choice=Choice.MERGE, into="cold"),
        Decision(about="cold|single-carrier|", choice=Choice.MERGE, into="alone"),
    ]
    assert len(list(problems(whole, round_about, TODAY))) == 2


def test_everything_to_put_right_in_decisions_is_said():
    whole = room(theme("alone", "a", quotations=(said("a"),)))
    own_way = "a/T1/one|own-way|"
    wrong = [
        show("gone"),
        Decision(about="alone|path|", choice=Choice.LEAVE_OUT),
        Decision(about="alone|single-carrier|", choice=Choice.PARAPHRASE, words="x"),
        Decision(about="alone|single-carrier|", choice=Choice.ASK),
        Decision(about="alone|single-carrier|", choice=Choice.ASK, said_on=date(2026, 11, 8)),
        Decision(about=own_way, choice=Choice.PARAPHRASE, words=" "),
        Decision(about=own_way, choice=Choice.PARAPHRASE, words="I came, in from the COLD"),
        Decision(about=own_way, choice=Choice.PARAPHRASE, words="x" * 601),
        Decision(about=own_way, choice=Choice.PARAPHRASE, words="Jo was kind"),
        show("alone", words="On Tuesday"),
    ]
    found = [next(problems(whole, [each], TODAY)) for each in wrong]
    assert [each.field for each in found] == [each.about for each in wrong]
    assert [each.asks for each in found] == [False] * 8 + [True] * 2
    fine = Decision(about=own_way, choice=Choice.PARAPHRASE, words="It was warm here")
    asked = Decision(about="alone|single-carrier|", choice=Choice.ASK, said_on=TODAY)
    assert list(problems(whole, [fine, asked, show("alone")], TODAY)) == []
    assert passed(whole, [fine, asked]) == ()


def test_a_theme_with_a_fact_of_its_own_can_be_worded_anew():
    known = replace(theme("calm", *"abcde"), words="The room in Eastside Hall is calm.")
    other = Decision(about="calm|facts|", choice=Choice.PARAPHRASE, words="The room is calm.")
    assert list(problems(room(known), [other], TODAY)) == []
    assert passed(room(known), [show("calm"), other])[0].words == "The room is calm."
    assert passed(room(known), [show("calm", words="It is calm here."), other])[0].words == "It is calm here."


def test_how_many_spoke_is_said_in_words():
    people = room().people
    assert [level(theme("x", *signs), people) for signs in ("a", "abcd", "abcde")] == [
        Level.ONE, Level.SOME, Level.MOST,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "second", "fields"), [("Jo", "Sam", []), (" ", "", ["by", "second"]), ("Jo", "jo ", ["second"])]
)
def test_two_people_decide(by, second, fields):
    assert [each.field for each in two(by, second)] == fields


def test_what_can_be_done_is_what_the_words_offer():
    shipped = tomllib.loads(Path("forms/evaluation/roomcheck.toml").read_text(encoding="utf-8"))
    assert {each["key"]: tuple(each["do"]) for each in shipped["findings"]} == dict(DOES)
    assert {each["key"] for each in shipped["choices"]} == set(Choice)
