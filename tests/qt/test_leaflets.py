"""The papers of service are chosen and printed, and a sign-up sheet is typed back in, in the window."""

from io import BytesIO

import pytest

from groupkit.core.progress import Silent
from groupkit.core.service import Nomination
from groupkit.qt import printing
from groupkit.qt.leaflets import KINDS, LeafletsPage
from groupkit.qt.rota.signup import SignupPage
from groupkit.services import papers, service, terms
from groupkit.services.rota import signup
from tests.crowds import gather, held, person
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        gather(made, "Ali Bo")
        yield made


def opened(qtbot, kind, group):
    page = kind(desks.desk(group))
    qtbot.addWidget(page)
    page.draw()
    return page


@pytest.fixture
def made(monkeypatch):
    """Make each paper at once, and remember what it was."""
    found = []

    def keep(_desk, _parent, *what, **_more):
        into = BytesIO()
        what[-1](into, Silent())
        found.append(into.getvalue())

    monkeypatch.setattr(printing, "print_out", keep)
    monkeypatch.setattr(printing, "save", keep)
    return found


def test_every_paper_can_be_chosen_and_is_named_as_the_verbs_name_it():
    assert tuple(KINDS) == papers.KINDS


@pytest.mark.parametrize("kind", ["cards", "jobs", "signup", "swaps", "poster", "ballots"])
def test_each_paper_is_printed_and_saved(qtbot, group, made, kind):
    terms.put_forward(
        group,
        Nomination(
            role="secretary", person=person(group, "Ali").id, by_self=True, said_yes=False, named_on=group.today()
        ),
    )
    page = opened(qtbot, LeafletsPage, group)
    page.kind.choose(kind)
    assert page.chosen == kind
    page.large_tick.click()
    page.print_button.click()
    page.save_button.click()
    assert len(made) == 2
    assert all(data.startswith(b"%PDF-") for data in made)


def test_a_record_is_printed_only_for_somebody_who_did_something(qtbot, group, made):
    page = opened(qtbot, LeafletsPage, group)
    page.kind.choose("record")
    page.who.choose("Ali")
    page.print_button.click()
    assert made == []
    assert "Nothing is written down" in page.fields["person"].problem
    service.assign(group, held(group, 0), "chair", "Ali")
    page.who.choose("Ali")
    page.print_button.click()
    assert len(made) == 1


def test_how_many_ballots_is_checked(qtbot, group, made):
    page = opened(qtbot, LeafletsPage, group)
    page.kind.choose("ballots")
    page.count.set_count(0)
    page.save_button.click()
    assert (made, page.fields["count"].problem) == ([], "Print 1 to 60 papers.")


def test_a_sheet_from_the_wall_is_typed_back_in(qtbot, group):
    page = opened(qtbot, SignupPage, group)
    page.names[1].choose("Ali")
    page.names[2].choose("Bo")
    page.save_button.click()
    assert [row.name for row in signup.rows(group, group.today(), 1)][:3] == ["Ali", "Bo", ""]
    assert page.names[1].value() == "Ali"
    page.desk.undo()
    assert page.names[1].value() == ""


def test_a_sheet_of_another_day_is_found_by_its_first_day(qtbot, group):
    page = opened(qtbot, SignupPage, group)
    page.begins.setDate(page.begins.date().addDays(7))
    assert page.rows[0].occasion.day == held(group, 1).day


def test_a_group_without_meetings_has_no_lines(qtbot, tmp_path):
    with desks.empty(tmp_path) as group:
        page = opened(qtbot, SignupPage, group)
        assert not page.save_button.isEnabled()
        assert page.rows == ()


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("kind", [LeafletsPage, SignupPage])
def test_the_papers_can_be_read_in_every_dress(qtbot, group, language, scale, kind):
    desks.wear(language, scale)
    page = opened(qtbot, kind, group)
    assert desks.faults(qtbot, page, scale) == []


@pytest.mark.parametrize("kind", [LeafletsPage, SignupPage])
def test_one_comes_back_to_people_and_roles(qtbot, group, kind):
    page = opened(qtbot, kind, group)
    with qtbot.waitSignal(page.desk.went) as went:
        page.back_button.click()
    assert went.args[0] == "service"
