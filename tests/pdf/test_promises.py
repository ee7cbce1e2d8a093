"""The poster says what was said, what was done and why not; the list is gone through together."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from groupkit.core.promises import Poster, Promise, Source, SourceKind, State, poster
from groupkit.pdf import promises as paper
from groupkit.services import promises
from tests.pdf import reading

TODAY = date(2026, 11, 7)
LOUD = Promise(
    id=1,
    said="The room is too loud <b>",
    source=Source(kind=SourceKind.BOX),
    what="Ask for the back room",
    owner="secretary",
    again=date(2027, 2, 1),
    made_on=TODAY,
)
ALL = (
    LOUD,
    replace(LOUD, id=2, what="Greet everybody", state=State.DONE, settled_on=TODAY, told_on=TODAY, owner=""),
    replace(LOUD, id=3, what="Short notices", state=State.TRIED, why="Too much to say.", settled_on=TODAY),
    replace(LOUD, id=4, what="Go to the sea", state=State.COULD_NOT, why="A bus costs too much.", settled_on=TODAY),
    replace(LOUD, id=5, what="Buy cups", state=State.TRIED, settled_on=TODAY),
    replace(LOUD, id=6, what="Mend the urn", owner=""),
)


def printed(does, told, **how) -> bytes:
    written = BytesIO()
    does(told, promises.words(how.get("language")), written, **how)
    return written.getvalue()


def test_the_poster_says_what_was_done_and_why_not():
    shown = reading.words(printed(paper.poster, poster(ALL), group="Riverside"))
    for said in (
        "You said, we did Riverside",
        "We did The room is too loud <b> Greet everybody",
        "Short notices We tried, and it did not work Too much to say.",
        "We could not, because The room is too loud <b> A bus costs too much.",
        "We are trying The room is too loud <b> Ask for the back room",
        "Who looks after it: Secretary We look again: February 2027",
    ):
        assert said in shown
    assert "Go to the sea" not in shown


def test_the_list_says_who_when_and_what_came_of_it():
    shown = reading.words(printed(paper.sheet, ALL, group="Riverside"))
    for said in (
        "What we promised Riverside",
        "Ask for the back room You said: The room is too loud <b> Who looks after it: Secretary We are on it",
        "Greet everybody You said: The room is too loud <b> Done",
        "Told to the group on Saturday 7 November 2026",
        "Mend the urn You said: The room is too loud <b> Who looks after it: Nobody yet We are on it",
        "We could not, because: A bus costs too much. Tell the group what came of it",
    ):
        assert said in shown


def test_before_the_first_promise_both_papers_are_kind():
    nothing = Poster(did=(), could_not=(), still=())
    for shown in (printed(paper.poster, nothing), printed(paper.sheet, ())):
        assert "no promises to look back on" in reading.words(shown)


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("does", [paper.poster, paper.sheet])
def test_long_words_stay_on_the_page_in_every_language(language, does):
    long = replace(LOUD, said="Abcdefghijklmno " * 18, what="Abcdefghijklmno " * 18)
    told = poster([long, *ALL]) if does is paper.poster else [long, *ALL]
    usual = printed(does, told, language=language, paper="Letter")
    large = printed(does, told, language=language, large=True)
    assert max(reading.sizes(large)) > max(reading.sizes(usual))
    assert reading.count(large) >= reading.count(usual)
