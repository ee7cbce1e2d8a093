"""The papers and slides of the sample group: everything an evaluation meeting and a funder need stands in them."""

from datetime import date, timedelta
from io import BytesIO

import pytest

from groupkit.core.packs.blocks import figures, spoken
from groupkit.i18n import catalogue
from groupkit.pdf.packs.pages import pack as paper
from groupkit.pdf.slides.deck import deck
from groupkit.services import formats, sample
from groupkit.services.packs import meeting, report
from tests.evening import PASSPHRASE, surroundings
from tests.pdf.reading import inside, sizes, words
from tests.slides import seen

pytestmark = pytest.mark.proof

TODAY = date(2026, 11, 21)
EN = catalogue("en")


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.groupkit"
    with sample.make(path, PASSPHRASE, today=TODAY) as made:
        made.surroundings = surroundings(TODAY)
        yield made


def printed(pack, **how):
    written = BytesIO()
    paper(pack, written, **how)
    return written.getvalue()


def slides(pack):
    written = BytesIO()
    deck(pack, written)
    return seen(written.getvalue())


def told(pack, shown):
    """Return the figures of a pack that do not stand in some words."""
    return [figure.key for figure in figures(pack) if spoken(figure, pack.words, EN) not in shown]


def test_the_pack_of_an_evaluation_meeting_holds_all_it_needs_on_paper_and_on_slides(group):
    pack = meeting.gather(group, language="en")
    usual, large = printed(pack), printed(pack, paper="Letter", large=True)
    shown, many = words(usual), words(large)
    plan = formats.get(group, "evaluation-meeting").segments
    assert sum(part.minutes for part in plan) == 90
    for said in (
        *(f"{part.title}: {part.minutes} minutes" for part in plan),
        "The answers on one page What we counted",
        "People who did a job",
        "You said, we did, we could not because",
        "We could not, because",
        "Who looks after it: Chair",
        "What people talked about Only some of us took part in the talks.",
        "From the box After tonight",
        "In the middle of all answers",
        "How many visits These are visits, not people.",
        "How often each job was done",
        "Outings",
        "Money in and out",
        "Getting here grant",
        "Three things at most The first thing What we do",
        "Who, by when, how we will know The first thing What Who looks after it Look again in",
        "If something is stirred up",
    ):
        assert said in shown, said
        assert said in many, said
    assert told(pack, shown) == told(pack, many) == []
    assert inside(usual)
    assert inside(large)
    assert min(sizes(large)) >= 13
    made = slides(pack)
    texts = " ".join(word for slide in made for word in slide.words)
    cells = {cell for slide in made for table in slide.tables for row in table for cell in row}
    bars = {f"{name} {value}" for slide in made for chart in slide.charts for name, _number, value in chart}
    assert told(pack, " ".join(cells | bars)) == []
    assert "Quiet reading, dots and cards: 10 minutes" in texts
    assert any(slide.notes.startswith("What the answers say: 10 minutes") for slide in made)
    assert len({slide.title for slide in made}) == len(made)


def test_the_report_to_a_funder_says_what_it_cannot_tell_and_whether_the_group_will_last(group):
    first = date(2026, 1, 1)
    pack = report.gather(group, first, TODAY - timedelta(days=1), report.parts(), language="en")
    shown = words(printed(pack))
    for said in (
        "Groups like ours do not replace treatment.",
        "Few people were asked. What they say is true for them, and may not be so for all.",
        "Visits are not people.",
        "Strong evidence: Several well-made studies",
        "(Emerging evidence)",
        "Will it last? What a group can do rests on a few people and on money that ends.",
        "Who could do it today",
        "What a year costs Amount Twelve ordinary months",
        "What people told us",
        "What we said we would do, and what came of it",
        "A figure is not shown where it is less than 5",
    ):
        assert said in shown, said
    assert told(pack, shown) == []
    (kept,) = report.listing(group)
    given = words(printed(report.opened(group, kept.key)))
    assert "This report holds only what the group agreed to give out." in given
