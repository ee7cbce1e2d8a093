"""After an outing: papers to fill with a pen or filled already, a few questions without names, and figures."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from groupkit.core.outings.afterwards import YES, Afterwards, Incident
from groupkit.core.outings.growth import PEOPLE, Gone
from groupkit.core.outings.growth import growth as grown
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import Plan
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.values import Cost, Goer, Outing, Planned
from groupkit.pdf.outings import afterwards, growth, sheets
from groupkit.services.outings.known import telling
from tests.pdf import reading

DAY = date(2026, 11, 14)
LONG = "Abcdefghijklmno " * 19
WALK = KnownOuting(
    reckoning=Reckoning(
        outing=Outing(id=1, name="A walk", day=DAY, fund=2),
        plan=(Planned(id=1, outing=1, what="The coach", pence=900),),
        people=(Goer(id=1, outing=1, name="Annika", party=4, free=3), Goer(id=2, outing=1, name="Ben")),
        costs=(Cost(outing=1, what="Annika’s taxi", pence=500),),
    ),
    plan=Plan(outing=1),
    after=Afterwards(outing=1),
    group="Riverside",
)
TOLD = Afterwards(outing=1, heads_out=12, heads_back=11, heads_early=1, first_time=4, well="The tea.", again=YES)
NOTE = Incident(
    outing=1,
    at="Saturday, about 3",
    place="The pier",
    what="Somebody slipped on a wet step.",
    done="We sat down. The first-aid job put on a plaster.",
    job="lead",
    kept_until=date(2027, 11, 14),
)
KEYS = ("worked", "feedback", "thanks", "incident")


def printed(key, known=WALK, *, language="en", **how):
    written = BytesIO()
    sheets.make(key, known, telling(language), written, sheets.leaf(language, **how))
    return written.getvalue()


def noted(note, known=WALK, *, language="en", **how):
    written = BytesIO()
    afterwards.incident_note(note, known, telling(language), written, sheets.leaf(language, **how))
    return written.getvalue()


def over_time(outings, *, language="en", group="", names=None, **how):
    written, leaf = BytesIO(), sheets.leaf(language, **how)
    growth.growth(grown(outings), names or {2: "Outing pot"}, telling(language), written, leaf, group=group)
    return written.getvalue()


def of(number, day, places=10, **more):
    return Gone(outing=number, name=f"Outing {number}", day=day, places=places, **{"free": 0, **more})


def test_what_worked_is_asked_and_what_is_known_stands_there():
    empty = reading.words(printed("worked"))
    for said in (
        "What worked Riverside A walk Saturday 14 November 2026",
        "How many went out",
        "Yes, just like that",
    ):
        assert said in empty
    shown = reading.words(printed("worked", replace(WALK, after=TOLD)))
    for said in ("How many went out 12", "left early and told us 1", "What went well The tea."):
        assert said in shown
    assert "Something else next time" not in shown


def test_the_questions_ask_for_no_name_and_say_so():
    shown = reading.words(printed("feedback", replace(WALK, group="")))
    assert "How was it? A walk Saturday" in shown
    assert "No names. Any line can stay empty." in shown
    assert "Did you feel welcome?" in shown
    assert "Annika" not in shown


def test_thanks_hold_the_facts_and_leave_open_what_nobody_knows():
    shown = reading.words(printed("thanks"))
    assert "Your money took 5 of us out on Saturday 14 November 2026. It paid for The coach. 3 places" in shown
    assert "taxi" not in shown
    few = replace(WALK.reckoning, plan=(), people=())
    open_ = reading.words(printed("thanks", replace(WALK, reckoning=few, after=replace(TOLD, free_taken=2))))
    assert "took 12 of us" in open_
    assert "paid for …. … places were free" in open_
    assert "took … of us" in reading.words(printed("thanks", replace(WALK, reckoning=few)))


def test_an_empty_note_says_to_see_to_people_first_and_when_it_goes():
    shown = reading.words(printed("incident"))
    for said in (
        "What happened Riverside A walk",
        "See to people first. The note can wait until tomorrow.",
        "Facts only.",
        "The note is kept for 12 months",
    ):
        assert said in shown


def test_a_note_stands_on_paper_as_it_was_written():
    shown = reading.words(noted(NOTE))
    for said in (
        "Saturday, about 3",
        "What was seen or heard Somebody slipped on a wet step.",
        "Written by (the job) on lead",
        "The note is kept until Sunday 14 November 2027.",
    ):
        assert said in shown


def test_outings_over_time_stand_in_a_table_with_what_they_are_made_of():
    shown = reading.words(
        over_time(
            [
                of(1, date(2025, 7, 3), free=1, cost=900, paid=((0, -100), (PEOPLE, 1000)), payers=8),
                of(2, date(2026, 2, 3), 12, free=3, first_time=3, cost=6000, paid=((2, 6000), (PEOPLE, 0))),
                of(3, date(2026, 11, 3), 9, cost=1200, paid=((PEOPLE, 1200),), payers=2),
            ],
            group="Riverside",
        )
    )
    for said in (
        "Outings over time Riverside Why we do it",
        "2026 2 21 3 3 £72.00",
        "Jan to Mar 1 12 3 3 £60.00",
        "2025 1 10 – – £9.00",
        "We do not count people.",
        "No numbers are shown for fewer than 3 people.",
        "People who came £10.00",
        "Kept in a pot: The pot £1.00",
        "3 Feb Outing 2",
    ):
        assert said in shown
    assert "Outing pot" not in shown  # two people paid: what paid for the year would tell of them
    assert "No outing has taken place yet." in reading.words(over_time([]))


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize(("paper", "large"), [("A4", False), ("Letter", True)])
def test_every_letter_stands_on_the_page(language, paper, large):
    how = {"language": language, "paper": paper, "large": large}
    words: dict[str, Any] = dict.fromkeys(("well", "change", "left_out", "tip"), LONG)
    reckoning = replace(WALK.reckoning, outing=replace(WALK.outing, name=LONG[:80]))
    known = replace(WALK, reckoning=reckoning, group=LONG, after=replace(TOLD, **words))
    names = ("at", "place", "what", "done", "told", "follow", "change", "job")
    noted_words: dict[str, Any] = dict.fromkeys(names, LONG)
    note = replace(NOTE, **noted_words)
    long_year = [replace(of(1, DAY, payers=9, paid=((2, 100),)), name=LONG[:80])]
    made = [printed(key, each, **how) for key in KEYS for each in (WALK, known)]
    made += [noted(note, known, **how), over_time(long_year, group=LONG, names={2: LONG}, **how)]
    for data in made:
        assert reading.inside(data)
        assert min(reading.sizes(data)) >= 9


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_paper_to_fill_is_one_sheet(key, paper):
    assert reading.count(printed(key, paper=paper)) == 1
