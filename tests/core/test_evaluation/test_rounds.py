"""A round of talks is planned: what it is for is said first, and everything to put right is said at once."""

from datetime import date

from groupkit.core.evaluation import rounds
from groupkit.core.evaluation.rounds import Kind, Plan

TODAY = date(2024, 2, 29)
NAMES = {1: "Robin", 2: "Alex", 3: "Sam", 4: " robin"}


def plan(**about):
    usual = {"title": "Talks", "purpose": "To hear", "what_happens": "We tell you.", "reader": 1, "coders": (1, 2)}
    return Plan(**{**usual, **about})


def wrong(leading=(), **about):
    found = rounds.problems(plan(**about), TODAY, keepers=NAMES, leading=leading)
    return {problem.field: str(problem) for problem in found}


def test_a_plan_with_nothing_to_put_right():
    assert wrong() == {}
    assert wrong(kind=Kind.RESEARCH, approval="REC 12/34", keep_until=date(2024, 3, 1)) == {}


def test_what_it_is_for_and_what_is_done_is_said_first():
    assert set(wrong(title=" ", purpose="", what_happens=" ")) == {"title", "purpose", "what_happens"}
    long = "x" * 401
    told = wrong(title=long, purpose=long, what_happens=long, approval=long)
    assert set(told) == {"title", "purpose", "what_happens", "approval"}
    assert "80 letters" in told["title"]


def test_research_needs_somebody_to_agree_to_it():
    assert "Research needs somebody to agree" in wrong(kind=Kind.RESEARCH)["approval"]


def test_two_people_who_hold_keys_look_for_themes_each_alone():
    assert set(wrong(reader=9, coders=(8, 9))) == {"reader", "first_coder", "second_coder"}
    assert "somebody else" in wrong(coders=(2, 2))["second_coder"]
    assert "somebody else" in wrong(coders=(1, 4))["second_coder"]


def test_too_few_people_or_a_day_that_has_been_are_refused():
    assert "Choose 3 or more" in wrong(k=2)["k"]
    assert "after today" in wrong(keep_until=TODAY)["keep_until"]


def test_who_leads_meetings_is_asked_about():
    for leads, field in (("ROBIN", "reader"), ("alex", "second_coder"), ("Sam", "first_coder")):
        coders = (3, 2) if leads == "Sam" else (1, 2)
        found = [*rounds.problems(plan(coders=coders), TODAY, keepers=NAMES, leading=(leads,))]
        assert [(each.field, each.asks) for each in found] == [(field, True)]
    assert wrong(leading=("Kim",)) == {}


def test_what_was_said_is_kept_for_a_while_and_research_longer():
    assert rounds.usual_until(Kind.SERVICE, TODAY) == date(2028, 2, 29)
    assert rounds.usual_until(Kind.RESEARCH, TODAY) == date(2034, 2, 28)


def test_what_makes_no_sense_is_told_in_a_sentence():
    assert "50 or fewer" in wrong(k=1_000_000_000)["k"]
    assert set(wrong(title="Talks \u202egnp.exe", purpose="To\0hear")) == {"title", "purpose"}
    assert "service, research" in wrong(kind="game")["kind"]
    assert "Research needs" in wrong(kind="research")["approval"]
