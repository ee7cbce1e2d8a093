"""The day sheet, the home card and the sealed page: what goes to whom, and what shows when it is folded."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pypdfium2
import pytest

from groupkit.core.outings.afterwards import Afterwards
from groupkit.core.outings.contacts import Contact
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.plans import Need, Plan
from groupkit.core.outings.reckoning import Reckoning
from groupkit.core.outings.risks import DayJob, Risk
from groupkit.core.outings.values import NOT_COMING, WAITING, Goer, Outing
from groupkit.pdf.outings import daysheet, sheets
from groupkit.services.outings.known import telling
from tests.pdf import reading

LONG = "Abcdefghijklmno " * 18 + "Abcdefghijkl"
WALK = Outing(id=1, name="Walk to the mill", day=date(2026, 11, 28))
EMPTY = KnownOuting(
    reckoning=Reckoning(outing=WALK), plan=Plan(outing=1), after=Afterwards(outing=1), group="Riverside"
)
GOERS = (
    *(Goer(id=at, outing=1, name=name) for at, name in enumerate(("Ann", "Ben", "Caz"), start=1)),
    Goer(id=4, outing=1, name="Dee", party=3),
    Goer(id=5, outing=1, name="Waits", standing=WAITING),
    Goer(id=6, outing=1, name="Stays", standing=NOT_COMING),
)
PLAN = Plan(
    outing=1,
    start=time(10, 30),
    finish=time(15),
    place="Old Mill tea room",
    meet_at="the bus stop",
    travel="Bus 7",
    quiet="The bench",
    last_back="Bus 7 at ten past four",
)
RISKS = tuple(
    Risk(outing=1, id=at, key=f"own-{at}", title=f"Thing {at}", what="We wait." if at else "", harm=1 + (at == 7))
    for at in range(9)
)
FULL = replace(
    EMPTY,
    reckoning=Reckoning(outing=WALK, people=GOERS),
    plan=PLAN,
    needs=(Need(outing=1, words="No steps"),),
    risks=RISKS,
    jobs=(DayJob(outing=1, job="lead", person=1), DayJob(outing=1, job="home", person=2)),
    names={1: "Ann", 2: "Ben"},
)
CALL = Contact(outing=1, name="Zed", whom="my sister", reach="knock next door", knows="no", helps="tea")
DAY = daysheet.Day(known=FULL, contacts=(CALL,), destroy_on=date(2026, 12, 5))
TALL = {"A4": 842, "Letter": 792}


def made(day=DAY, *, language="en", paper="A4", large=False, whole=True):
    into = BytesIO()
    draws = daysheet.make if whole else daysheet.make_sealed
    draws(day, telling(language), into, sheets.leaf(language, paper, large=large))
    return into.getvalue()


def pages(data):
    """Return the words of each page."""
    pdf = pypdfium2.PdfDocument(data)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    return found


def heights(data, page, words):
    """Return where words stand on a page, from its foot, in points."""
    pdf = pypdfium2.PdfDocument(data)
    text = pdf[page].get_textpage()
    at, _count = text.search(words).get_next()
    box = text.get_charbox(at)
    pdf.close()
    return box[1]


def lowest(data):
    """Return the words on the lowest third of the last page, which is to be blank but for where it is folded."""
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[len(pdf) - 1]
    found = page.get_textpage().get_text_bounded(bottom=0, top=page.get_size()[1] / 3)
    pdf.close()
    return " ".join(found.split())


def test_the_lead_gets_times_jobs_the_list_and_what_we_do_and_no_details():
    first, home, sealed = pages(made())
    for words in ("10:30, the bus stop", "Lead Ann", "Ann", "Dee, 3 in all", "No steps", "Bus 7", "The bench"):
        assert words in first
    assert "Thing 7" in first
    assert [first.count("We wait."), "Thing 0" in first] == [6, False]
    assert [name in first for name in ("Waits", "Stays")] == [False, False]
    assert "torn up on Saturday 5 December 2026" in first
    assert "We leave the bus stop at 10:30" in home
    assert "Lead: Ann" in home
    assert [word in first + home for word in ("Zed", "my sister", "knock")] == [False, False, False]
    for words in ("Call: my sister", "On: knock next door", "a friend who is out with me", "What helps: tea"):
        assert words in sealed


def test_details_stand_in_the_middle_third_and_only_what_may_be_seen_stands_above():
    for paper, tall in TALL.items():
        for large in (False, True):
            data = made(paper=paper, large=large)
            last = reading.count(data) - 1
            for words in ("Zed", "my sister", "knock", "a friend", "tea"):
                assert tall / 3 < heights(data, last, words) < tall * 2 / 3
            for words in ("Sealed.", "Torn up on Saturday 5", "Walk to the mill"):
                assert heights(data, last, words) > tall * 2 / 3
            assert lowest(data) == "Fold here, and stick it down."


def test_many_details_take_more_pages_and_none_is_lost():
    many = tuple(replace(CALL, name=f"Name{at}", helps="tea " * 20) for at in range(12))
    data = made(replace(DAY, contacts=many), whole=False)
    assert reading.count(data) > 1
    assert all(f"Name{at}" in reading.words(data) for at in range(12))
    assert all("Sealed." in page for page in pages(data))


def test_without_details_there_are_lines_to_write_on():
    data = made(replace(DAY, contacts=()), whole=False)
    assert reading.words(data).count("Me, as you know me") == 4
    assert "You need not say" in reading.words(data)
    some = replace(CALL, whom="", knows="yes", helps="")
    plain = reading.words(made(replace(DAY, contacts=(some, replace(some, knows=""))), whole=False))
    assert [words in plain for words in ("Call:", "What helps")] == [False, False]
    assert plain.count("come to this group? Yes") == 1


def test_what_is_not_known_is_written_in_by_hand():
    words = reading.words(made(replace(DAY, known=EMPTY)))
    assert "We meet ________, ________" in words
    assert "If you hear nothing by ________" in words


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("language", "large"), [("en", False), ("en", True), ("ar-XB", False), ("en-XA", True)])
def test_nothing_leaves_the_page_and_no_letter_is_too_small(paper, language, large):
    long = replace(
        DAY,
        known=replace(
            FULL,
            reckoning=Reckoning(outing=replace(WALK, name=LONG[:80]), people=GOERS),
            plan=replace(PLAN, place=LONG, meet_at=LONG, travel=LONG, quiet=LONG, last_back=LONG),
        ),
        contacts=(replace(CALL, name=LONG[:80], whom=LONG[:80], reach=LONG, helps=LONG), CALL),
    )
    widest = replace(CALL, name="W" * 80, whom="W" * 80, reach="W" * 300, helps="W " * 150)
    for day in (DAY, long, replace(DAY, contacts=(widest, widest))):
        data = made(day, language=language, paper=paper, large=large)
        assert len(lowest(data)) < 60
        assert reading.inside(data)
        assert min(reading.sizes(data)) >= 9
