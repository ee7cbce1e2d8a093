"""A business meeting looks at how service is shared: counts, open jobs, and a month without somebody."""

from dataclasses import replace
from io import BytesIO

import pytest

from groupkit.core.progress import Silent
from groupkit.core.service import Term
from groupkit.qt import printing
from groupkit.qt.rota.sharing import SharingPage
from groupkit.services import leaving, service, terms
from groupkit.services.rota import keeping, planning
from groupkit.services.rota.planning import QUICK
from tests import evening
from tests.crowds import JOBS, did, gather, held, person
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        gather(made)
        yield made


@pytest.fixture
def page(qtbot, group):
    return _opened(qtbot, group)


def _opened(qtbot, group) -> SharingPage:
    made = SharingPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def _serve(group):
    """Write down four weeks in which Ali always chaired, and two others read."""
    for week in range(1, 5):
        did(group, "Ali", "chair", week)
        did(group, "Bo" if week % 2 else "Cy", "reader", week)


def test_before_the_first_turn_the_page_says_what_will_be_counted(page):
    said = desks.words(page)
    assert "Counts only. No list here puts anybody above anybody else." in said
    assert "No turn is written down yet." in said
    assert "Chair: 7 people would, and 6 of them have done it." in said
    assert "Facilitator: nobody has said yes yet." in said
    assert "Secretary: 1 person would, and 1 of them has done it." in said


def test_turns_are_counted_by_job_and_nobody_is_named(group, page):
    _serve(group)
    rows = page.shares.rows
    assert [[rows.index(line, at).data() for at in range(4)] for line in range(2)] == [
        ["Chair", "4", "1", "Always the same person"],
        ["Reader", "4", "2", ""],
    ]
    assert "8 turns in thirteen weeks, shared by 4 people." in desks.words(page)
    shown = desks.words(page)
    for name in ("Ali", "Bo", "Cy"):
        assert name not in shown
    for line in range(rows.rowCount()):
        assert all(name not in rows.index(line, 0).data() for name in ("Ali", "Bo", "Cy"))


def test_open_jobs_are_listed_and_asked_for_on_the_rota(qtbot, group, page):
    assert len(page.open_buttons) == 6
    assert "And 14 more." in desks.words(page)
    assert page.open_buttons[0].accessibleName() == "Ask for Chair, Saturday 14 November"
    with qtbot.waitSignal(page.desk.went) as went:
        page.open_buttons[0].click()
    assert went.args == ["rota", held(group, 0)]


def test_when_everything_is_filled_nothing_is_open(group, page):
    gather(group, "Gus Hal")
    keeping.keep(group, planning.plan(group, 4, care=QUICK))
    assert page.open_buttons == []
    assert "Nothing is open in the next four weeks." in desks.words(page)


def test_a_month_without_somebody_is_looked_at_and_nothing_is_written(qtbot, group, page):
    gather(group, "Gus Hal Ida")
    terms.hold(group, Term(role="treasurer", person=person(group, "Ali").id, since=group.today()))
    page.who.choose("Bo")
    assert "Yes. Every job would have somebody." in desks.words(page)
    page.who.choose("Ali")
    assert "Treasurer: nobody would step in. A deputy would help." in desks.words(page)
    assert "Yes. Every job" not in desks.words(page)
    page.who.choose("")
    assert "A deputy would help" not in desks.words(page)
    assert not person(group, "Bo").is_away(group.today())


def test_what_would_lack_is_counted(group, page):
    for name in ("Ali", "Bo", "Cy", "Dee", "Eve"):
        service.change_person(group, replace(person(group, name), willing=frozenset(JOBS) - {"greeter"}))
    page.who.choose("Flo")
    assert "of 20 places would be open." in desks.words(page)


def test_somebody_who_left_is_no_longer_asked_about(group, page):
    page.who.choose("Bo")
    leaving.remove(group, person(group, "Bo"))
    assert page.asked == ""
    assert page.who.value() == ""


def test_the_page_is_printed_and_saved(monkeypatch, page):
    made = []

    def print_out(_desk, _parent, make):
        into = BytesIO()
        make(into, Silent())
        made.append(into.getvalue()[:5])

    monkeypatch.setattr(printing, "print_out", print_out)
    monkeypatch.setattr(printing, "save", lambda desk, parent, _name, make: print_out(desk, parent, make))
    page.print_button.click()
    page.save_button.click()
    assert made == [b"%PDF-"] * 2


def test_one_goes_back_to_the_people(qtbot, page):
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "service"


@pytest.mark.parametrize(
    ("fill", "language", "scale"),
    [
        *((desks.full, *dress) for dress in desks.DRESSES),
        (desks.empty, "en-XA", 2.0),
        (desks.typical, "en-XA", 2.0),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = SharingPage(desks.desk(group))
        page.draw()
        assert desks.faults(qtbot, page, scale) == []
        if not service.people(group):
            return
        keeping.keep(group, planning.plan(group, 1, care=QUICK))
        evening.later(group, weeks=2)
        page = SharingPage(desks.desk(group))
        page.asked = service.people(group)[0].short_name
        page.draw()
        assert page.found.shares
        assert desks.faults(qtbot, page, scale) == []
