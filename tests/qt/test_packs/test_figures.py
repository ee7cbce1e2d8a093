"""A pack has the same figures on paper, on slides, in charts and the sheets behind them, in notebooks and here."""

import pytest

from groupkit.core.packs.blocks import Bars, Pack
from groupkit.qt.packs.page import MeetingPackPage
from groupkit.services import sample
from groupkit.services.packs import meeting, report
from tests import evening
from tests.packs import a_pack
from tests.qt import desks
from tests.qt.packpages import on_page
from tests.readback import READERS, Place, Said, changed, drawn, said

pytestmark = pytest.mark.proof
WINDOW = "window"
CHARTS = ("charts", "sheets")
WITHHELD, TOTAL, BAR = (
    ("visits", "visits/months", 2, 1),
    ("money", "money/pots", 2, 1),
    ("visits", "visits/bars", 3, 0),
)


@pytest.fixture
def shown(qtbot, tmp_path, monkeypatch):
    """Return what shows a pack in the window, and reads its figures back from there."""
    pages = []
    with desks.empty(tmp_path) as group:

        def read(pack: Pack) -> Said:
            made = MeetingPackPage(desks.desk(group))
            qtbot.addWidget(made)
            made.draw()
            with monkeypatch.context() as now:
                now.setattr(meeting, "keep", lambda *_args, **_how: pack)
                made.make_button.click()
            pages.append(made)
            return on_page(made, pack)

        yield read
        for made in pages:
            desks.close(made)


def wanted(pack: Pack, reader: str) -> Said:
    """Return what a reader is to find: all figures, or those of charts."""
    every = said(pack)
    charts = {(part.key, block.key) for part, block in drawn(pack) if isinstance(block, Bars)}
    return every if reader not in CHARTS else {place: each for place, each in every.items() if place[:2] in charts}


def apart(told: Said, meant: Said) -> set[Place]:
    """Return where something else is shown than what is meant."""
    return {place for place in {*told, *meant} if told.get(place) != meant.get(place)}


def unlike(pack: Pack, shown) -> dict[str, set[Place]]:
    """Return for each way of showing a pack what is not as it was made."""
    readers = {**READERS, WINDOW: shown}
    return {name: found for name, read in readers.items() if (found := apart(read(pack), wanted(pack, name)))}


def planted():
    """Yield every place in which a figure can be another one; a few of them are for each change."""
    few = {WITHHELD, TOTAL, BAR}
    for where in (*READERS, WINDOW):
        for place in wanted(a_pack(), where):
            marks = () if place in few else pytest.mark.whole
            yield pytest.param(where, place, marks=marks, id=f"{where} {'/'.join(map(str, place))}")


def test_every_figure_is_the_same_wherever_it_stands(shown):
    pack = a_pack()
    assert len(said(pack)) == 33
    assert unlike(pack, shown) == {}


@pytest.mark.parametrize(("where", "place"), tuple(planted()))
def test_one_figure_that_is_another_in_one_place_is_found(request, where, place):
    pack = a_pack()
    read = request.getfixturevalue("shown") if where == WINDOW else READERS[where]
    assert apart(read(changed(pack, place)), wanted(pack, where)) == {place}


def test_a_pack_keeps_its_language_in_a_window_of_another(shown):
    pack = a_pack("pl")
    for read in (shown, READERS["notebook"], READERS["frames"]):
        assert read(pack) == said(pack)
    assert said(pack)[TOTAL] == "−0,50\xa0GBP"


def test_the_pack_and_the_report_of_a_book_are_the_same_everywhere(shown, book):
    every = [key for key, _title in report.titles()]
    year = book.today().replace(year=book.today().year - 1)
    for pack in (meeting.gather(book), report.gather(book, year, book.today(), every)):
        assert said(pack)
        assert unlike(pack, shown) == {}


@pytest.mark.whole
def test_those_of_the_made_up_group_are_the_same_everywhere(shown, tmp_path):
    with sample.make(tmp_path / "sample.groupkit", evening.PASSPHRASE) as group:
        pack = meeting.gather(group)
        kept = [report.opened(group, each.key) for each in report.listing(group)]
    assert len(said(pack)) > 60
    assert kept
    for each in (pack, *kept):
        assert unlike(each, shown) == {}
