"""Every paper of an outing, drawn every way it is printed: all of it on the page, in black and white."""

from io import BytesIO
from itertools import product
from typing import Any

import pytest

from groupkit.core.outings.afterwards import Afterwards, Incident
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.papers import SHEETS
from groupkit.core.outings.plans import Checked, Need, Plan
from groupkit.core.outings.risks import Risk
from groupkit.core.outings.values import IN, WAITING, Cost, Goer, Outing, Planned
from groupkit.core.outings.words.planning import TravelWords, VenueWords
from groupkit.pdf import raster
from groupkit.pdf.outings import afterwards as notes
from groupkit.pdf.outings import growth, sheets
from groupkit.services.outings import afterwards, costs, planning
from groupkit.services.outings.known import gathered, telling
from tests.evening import SATURDAY, named
from tests.pdf import reading

pytestmark = pytest.mark.proof

LONG = "Abcdefghijklmno " * 19
FORMATS = tuple(product(("A4", "Letter"), (False, True), ("en", "ar-XB", "en-XA")))
_DPI, _EDGE = 40, 5 / 25.4
_WHITE = 250


@pytest.fixture
def empty(book) -> KnownOuting:
    """An outing nothing is known of but its name and day."""
    return gathered(book, planning.start(book, Outing(name="Walk", day=SATURDAY)).id)


@pytest.fixture
def full(book) -> KnownOuting:
    """An outing of which everything is known, in long words."""
    pot, grant = (named(book, fund=name)["fund"] for name in ("Outing pot", "ICB grant"))
    about = Outing(name=LONG[:80], day=SATURDAY, fund=pot, way="price", price=600, places=14, free_places=3)
    id_ = planning.start(book, about).id
    told = telling("en")
    texts: dict[str, Any] = dict.fromkeys(
        ("place", "meet_at", "travel", "last_back", "bring", "access", "food", "quiet"), LONG[:180]
    )
    with book.change("Fill it") as store:
        store.outing_details.add(Plan(outing=id_, map_link="https://www.openstreetmap.org/node/1", **texts))
        keys = [("venue", check.key) for check in told(VenueWords).checks]
        keys += [("travel", check.key) for check in told(TravelWords).checks]
        for at, (sheet, key) in enumerate(keys):
            made = Checked(outing=id_, sheet=sheet, key=key, answer="yes", words=LONG[: at * 20])
            store.outing_checks.add(made)
        for at in range(8):
            risk = Risk(outing=id_, key=f"own-{at}", title=LONG[:80], whom=LONG[:80], what=LONG, job="lead")
            store.outing_risks.add(risk)
            store.outing_needs.add(Need(outing=id_, words=LONG))
    for at in range(14):
        who = Goer(outing=id_, name=f"{at} {LONG}"[:80].strip(), free=at < 3, lift="", company="")
        planning.person(book, who, sure=True)
    planning.person(book, Goer(outing=id_, name="Zed", standing=WAITING), sure=True)
    for at, pence in enumerate((9600, 5850, 1235)):
        line = planning.plan(book, Planned(outing=id_, what=f"{at} {LONG}"[:200], pence=pence))
        costs.cost(book, Cost(outing=id_, what=LONG[:200], pence=pence, line=line.id))
    planning.plan(book, Planned(outing=id_, what=LONG[:200], pence=9600, direction=IN, fund=grant))
    afterwards.heads(book, Afterwards(outing=id_, heads_out=14, heads_back=14, first_time=4))
    words: dict[str, Any] = dict.fromkeys(("well", "change", "left_out", "tip"), LONG)
    afterwards.worked(book, Afterwards(outing=id_, **words))
    return gathered(book, id_)


def printed(key: str, known: KnownOuting, paper: str, language: str, *, large: bool) -> bytes:
    written = BytesIO()
    sheets.make(key, known, telling(language), written, sheets.leaf(language, paper, large=large))
    return written.getvalue()


def faults(data: bytes, *, cut: bool = False) -> list[str]:
    """Return what is wrong with a paper: letters off the page or too small, colour, ink at the edge, no page.

    Lines to `cut` along may go to the edge.
    """
    found = [] if reading.inside(data) else ["a letter is off the page"]
    if min(reading.sizes(data)) < 9:
        found.append("small type")
    drawn = 0
    for width, height, pixels in raster.pages(data, _DPI):
        drawn += 1
        stride = len(pixels) // height
        rows = [pixels[at * stride : at * stride + width * 4] for at in range(height)]
        if any(row[0::4] != row[1::4] or row[1::4] != row[2::4] for row in rows):
            found.append("colour")
        edge = round(_EDGE * _DPI) // 2
        sides = [*rows[:edge], *rows[-edge:], *(row[: edge * 4] + row[-edge * 4 :] for row in rows)]
        if not cut and any(ink < _WHITE for side in sides for ink in side[0::4]):
            found.append("ink at the edge")
    return found if drawn else ["no page"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_a_paper_is_whole_in_every_format(empty, full, sheet):
    assert {
        (known.outing.name[:4], *how): found
        for known in (empty, full)
        for how in FORMATS
        if (found := faults(printed(sheet.key, known, how[0], how[2], large=how[1]), cut=sheet.loose))
    } == {}


def test_the_papers_of_more_than_one_outing_are_whole_in_every_format(book, full):
    texts: dict[str, Any] = dict.fromkeys(("at", "place", "what", "done", "told", "follow", "change", "job"), LONG)
    note = Incident(outing=full.outing.id, kept_until=SATURDAY, **texts)
    found, funds = afterwards.over_time(book), afterwards.funds(book)
    assert found
    for paper, large, language in FORMATS:
        told, leaf = telling(language), sheets.leaf(language, paper, large=large)
        one, two = BytesIO(), BytesIO()
        notes.incident_note(note, full, told, one, leaf)
        growth.growth(found, funds, told, two, leaf, group=LONG)
        assert faults(one.getvalue()) == []
        assert faults(two.getvalue()) == []


def test_the_look_over_sees_what_is_wrong(full):
    """A paper in A4 read as one with a margin that is not there would be told."""
    data = printed("sheet", full, "A4", "en", large=False)
    assert faults(data) == []
    assert faults(data.replace(b"/MediaBox [ 0 0 595", b"/MediaBox [ 0 0 300")) != []
