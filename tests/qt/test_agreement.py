"""A group settles what it agrees in the window, and goes over to another kind of meeting."""

from io import BytesIO

import pytest

from groupkit.core.progress import Silent
from groupkit.qt import printing
from groupkit.qt.agreement import AgreementPage
from groupkit.services import agreement, meetings
from tests.qt import desks


@pytest.fixture
def group(tmp_path):
    with desks.typical(tmp_path) as made:
        yield made


@pytest.fixture
def page(group, qtbot):
    made = AgreementPage(desks.desk(group))
    made.draw()
    qtbot.addWidget(made)
    made.show()
    yield made
    desks.close(made)


def test_a_line_is_unticked_and_ticked(page, group):
    page.ticks["time"].click()
    assert not agreement.agreement(group).lines[0].kept
    page.ticks["time"].click()
    assert agreement.agreement(group).lines[0].kept


def test_a_line_is_written_anew_and_goes_back(page, group):
    page.change_buttons["time"].click()
    page.words.setText("Ring 01632 960 001")
    page.keep_button.click()
    assert page.fields["words"].problem
    page.words.setText("We begin at seven.")
    page.keep_button.click()
    assert "We begin at seven." in [line.words for line in agreement.agreement(group).kept]
    page.change_buttons["time"].click()
    page.ours_button.click()
    assert agreement.agreement(group) == agreement.shipped()
    page.change_buttons["time"].click()
    page.change_buttons["time"].click()
    assert page.changing == ""


def test_a_line_of_our_own_is_added(page, group):
    page.add_button.click()
    assert page.fields["added"].problem
    page.change_buttons["time"].click()
    page.add_button.click()
    page.added.setText("Dogs are welcome.")
    page.add_button.click()
    assert agreement.agreement(group).kept[-1].words == "Dogs are welcome."
    assert "Written by our group" in page.ticks["ours-1"].accessibleDescription()


def test_limits_are_settled_with_their_day(page, group):
    page.limits.setPlainText("We tell the warden.")
    page.limits_button.click()
    assert "settled this on" in desks.words(page)
    page.limits.setPlainText("x" * 601)
    page.limits_button.click()
    assert page.fields["limits"].problem
    assert agreement.agreement(group).limits == "We tell the warden."


def test_the_group_goes_over_to_twelve_steps_and_to_another_kind(page, group):
    page.steps.choose("12")
    assert group.profile.steps == "12"
    page.kind_button.click()
    page.kind.choose("listen-only")
    page.kind_button.click()
    assert meetings.listing(group)[0].format == "listen-only-discussion"


def test_the_cards_are_printed_and_saved(page, monkeypatch):
    made = []

    def keep(*given):
        into = BytesIO()
        next(each for each in given if callable(each))(into, Silent())
        made.append(into.getvalue()[:5])

    monkeypatch.setattr(printing, "print_out", keep)
    monkeypatch.setattr(printing, "save", keep)
    page.print_button.click()
    page.save_button.click()
    assert made == [b"%PDF-"] * 2


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_it_can_be_seen_and_used_in_every_dress(group, qtbot, language, scale):
    desks.wear(language, scale)
    agreement.set_limits(group, "We tell the warden.")
    page = AgreementPage(desks.desk(group))
    page.changing = "time"
    page.draw()
    assert desks.faults(qtbot, page, scale) == []
