"""Somebody gathers ideas, looks through the bank, looks after the box, and makes an outing of what was chosen."""

from io import BytesIO

import pytest
from PySide6.QtGui import QCloseEvent

from groupkit.core.outings.choosing import CHOSEN, KEPT, OPEN
from groupkit.core.outings.values import Outing
from groupkit.core.progress import Silent
from groupkit.core.settings import Settings
from groupkit.qt import printing
from groupkit.qt.jobs import run_at_once
from groupkit.qt.outings.ideas import CHOOSE, IDEA, IdeasPage
from groupkit.qt.places import Places, place
from groupkit.qt.window import Window
from groupkit.services.outings import ideas
from groupkit.services.outings.reckoning import listing
from tests import evening
from tests.pdf import reading
from tests.qt import checks, desks


@pytest.fixture
def group(tmp_path):
    with desks.empty(tmp_path) as made:
        yield made


@pytest.fixture
def three(group):
    return [ideas.suggest(group, title).id for title in ("Bowling", "A walk", "Tea")]


def opened(qtbot, group):
    made = IdeasPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def standing(group):
    return {each.title: each.standing for each in ideas.listing(group)}


def test_ideas_are_written_down_one_after_another_without_a_name(qtbot, group):
    page = opened(qtbot, group)
    assert place("ideas").under == "outings"
    assert Places("ideas").list.currentItem().text() == "Outings"
    assert page.primary.text().strip() == "Suggest an idea"
    page.primary.click()
    page.form.save_button.click()
    assert page.fields["title"].problem == "Write the idea in a few words, such as A walk by the river."
    page.form.title.setText("Bowling")
    page.form.about.setPlainText("Two lanes")
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.save_button.click()
    assert said.args == ["It stands on the ballot.", True]
    assert page.opened == IDEA
    page.form.title.setText("bowling")
    page.form.save_button.click()
    assert page.fields["title"].problem == "This idea stands on the ballot already."
    assert page.form.title.text() == "bowling"
    page.form.leave_button.click()
    assert "Two lanes" in desks.words(page)


def test_what_was_typed_comes_back_with_its_form(qtbot, group, three):
    page = opened(qtbot, group)
    page.ballot.suggest_button.click()
    page.form.title.setText("Crazy golf")
    kept = page.typed()
    other = IdeasPage(page.desk)
    qtbot.addWidget(other)
    other.draw(kept)
    assert (other.opened, other.fields["title"].entry.text()) == (IDEA, "Crazy golf")
    other.turn()
    assert other.typed() == {}


def test_the_bank_is_found_by_what_people_can_manage_in_words(qtbot, group):
    page = opened(qtbot, group)
    assert page.bank.opened
    assert page.bank.count.text() == "66 ideas, the easiest first"
    wishes = page.bank.wishes
    assert wishes.grades["alcohol"].itemText(1) == "None sold there"
    wishes.grades["alcohol"].choose(1)
    wishes.grades["energy"].choose(2)
    wishes.season.choose("winter")
    wishes.roof.click()
    found = page.bank.fitting
    assert {idea.alcohol for idea in found} == {1}
    assert 0 < len(found) < 66
    assert {idea.key for idea in found} == {key for key, row in page.bank.rows.items() if not row.isHidden()}
    first = page.bank.rows[found[0].key]
    first.fold.line.click()
    first.fold.line.click()
    first.fold.line.click()
    assert found[0].ask in desks.words(first)
    assert "None sold there" in desks.words(first)
    first.offer_button.click()
    assert [idea.bank for idea in ideas.listing(group)] == [found[0].key]
    assert page.bank.fitting == found
    assert page.bank.finding.line.isChecked()


def test_when_nothing_fits_it_says_what_to_do(qtbot, group):
    page = opened(qtbot, group)
    page.bank._bank = type(page.bank._bank)(id="", title="", intro="", grades=(), ideas=())
    page.bank.show_fitting()
    assert page.bank.count.text() == "No idea is all of that. Let one thing go."


def test_an_idea_is_kept_offered_again_and_removed(qtbot, group, three):
    page = opened(qtbot, group)
    page.ballot.buttons[three[2]].click()
    assert page.opened == CHOOSE
    assert not page.form.offer_button.isVisibleTo(page.form)
    page.form.keep_button.click()
    assert standing(group) == {"A walk": OPEN, "Bowling": OPEN, "Tea": KEPT}
    assert page.ballot.fold.line.text().strip() == "1 idea from before"
    page.ballot.buttons[three[2]].click()
    assert not page.form.keep_button.isVisibleTo(page.form)
    page.form.offer_button.click()
    assert standing(group)["Tea"] == OPEN
    page.ballot.buttons[three[2]].click()
    page.form.remove_button.click()
    assert standing(group) == {"A walk": OPEN, "Bowling": OPEN}


def test_an_outing_is_made_of_an_idea(qtbot, group, three):
    page = opened(qtbot, group)
    page.ballot.buttons[three[1]].click()
    assert page.form.day.day() > group.today()
    with qtbot.waitSignal(page.desk.went) as went:
        page.form.save_button.click()
    (made,) = listing(group)
    assert went.args == ["outings", made]
    assert isinstance(made, Outing)
    assert made.name == "A walk"
    assert standing(group) == {"A walk": CHOSEN, "Bowling": KEPT, "Tea": KEPT}
    page.draw({})
    assert "We chose this one." in desks.words(page)
    assert page.opened == ""


# the box


def test_the_box_is_opened_and_lends_the_kiosk(qtbot, group, three):
    page = opened(qtbot, group)
    assert page.primary.text().strip() == "Open the box"
    assert "the dots are gone, and nobody else has them" in desks.words(page)
    page.primary.click()
    assert "The box is open." in desks.words(page)
    assert page.desk.boxes[group.profile.identity].ideas == ideas.listing(group, OPEN)
    for each in (page.primary, page.steward.kiosk_button):
        with qtbot.waitSignal(page.desk.went) as went:
            each.click()
        assert went.args[0] == "kiosk"


def test_paper_is_added_and_the_box_closed(qtbot, group, three):
    _bowling, walk, _tea = three
    page = opened(qtbot, group)
    page.primary.click()
    page.steward.counts[walk].setText("5")
    page.steward.papers.setText("2")
    page.steward.count_button.click()
    assert page.fields["papers"].problem.startswith("Too few people")
    assert page.typed() == {}
    page.steward.papers.setText("1")
    page.steward.count_button.click()
    assert page.fields["papers"].problem.startswith("These are more dots")
    page.turn(IDEA)
    page.turn()
    assert (page.steward.counts[walk].text(), page.steward.papers.text()) == ("5", "1")
    page.steward.papers.setText("4")
    page.steward.count_button.click()
    assert page.desk.boxes == {}
    said = desks.words(page)
    assert "Most dots: A walk" in said
    assert "5 dots" in said
    assert page.primary.text().strip() == "Make an outing of it"
    page.primary.click()
    assert page.form.heading == "A walk"
    page.form.save_button.click()
    page.draw({})
    assert page.primary.text().strip() == "Suggest an idea"
    assert [dots for _idea, dots in ideas.sums(group)] == [5, 0, 0]


def test_a_tie_is_left_to_the_group(qtbot, group, three):
    ideas.tally(group, {three[0]: 3, three[1]: 3}, 3)
    page = opened(qtbot, group)
    assert "Two came out the same." in desks.words(page)
    assert set(page.chosen.buttons) == {three[0], three[1]}
    page.chosen.buttons[three[0]].click()
    assert page.form.heading == "Bowling"


def test_no_dots_at_all_choose_nothing(qtbot, group, three):
    ideas.tally(group, {three[0]: 3}, 3)
    ideas.remove(group, three[0])
    page = opened(qtbot, group)
    assert "Most dots" not in desks.words(page)
    assert page.primary.text().strip() == "Open the box"


def test_the_box_is_put_away_without_counting_after_a_second_look(qtbot, group, three):
    page = opened(qtbot, group)
    page.primary.click()
    told = page.steward
    told.ask_button.click()
    assert told.asked.isVisibleTo(told)
    told.leave_button.click()
    assert not told.asked.isVisibleTo(told)
    told.ask_button.click()
    told.sure_button.click()
    assert page.desk.boxes == {}
    assert ideas.sums(group) == ()


def test_a_page_that_is_late_opens_no_box(qtbot, group, three):
    page = opened(qtbot, group)
    for each in ideas.listing(group):
        ideas.keep(group, each.id)
    with qtbot.waitSignal(page.desk.said) as said:
        page.open_box()
    assert said.args[0] == "Put two ideas or more on the ballot first."


def test_ballots_and_the_pocket_list_are_printed_and_saved(qtbot, group, three, monkeypatch):
    made = []
    monkeypatch.setattr(printing, "print_out", lambda _desk, _page, make: made.append(make))
    monkeypatch.setattr(printing, "save", lambda _desk, _page, named, make: made.append((named, make)))
    page = opened(qtbot, group)
    page.paper.large.click()
    page.bank.fold.line.click()
    page.bank.wishes.roof.click()
    for which in ("ballot", "bank", "slips"):
        page.paper.print_buttons[which].click()
        page.paper.save_buttons[which].click()
    assert [each[0] for each in made[1::2]] == [
        "Which one shall we do?",
        "Ideas for getting out together",
        "Slips for ideas",
    ]
    papers = []
    for make in made[::2]:
        papers.append(BytesIO())
        make(papers[-1], Silent())
    ballot, bank, slips = (reading.words(each.getvalue()) for each in papers)
    assert "Bowling" in ballot
    assert "An idea for an outing" in slips
    assert "A craft table" in bank
    assert "A slow walk in the park" not in bank


# the window keeps the box


@pytest.fixture
def window(qtbot, qapp, group, three, tmp_path):
    made = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(made, before_close_func=lambda each: each._boxes.clear())
    made.show_group(group)
    made.go("ideas")
    assert isinstance(made.page, IdeasPage)
    made.page.primary.click()
    made._boxes[group.profile.identity].put({three[0]: 3})
    return made


def test_a_locked_book_keeps_its_box(window, group, three):
    window.lock()
    with evening.reopened(group.path) as again:
        window.show_group(again)
        window.go("ideas")
        assert window.desk.boxes[again.profile.identity].box.voters == 1
        assert "The box is open." in desks.words(window.page)
        window.lock()


def test_a_kiosk_nobody_touched_for_long_locks_the_book_when_it_is_left_and_keeps_the_box(window):
    (held,) = window._boxes.values()
    window.go("kiosk")
    window._not_used()
    assert window.desk is not None
    window.page.leave_button.click()
    assert window.desk is None
    assert list(window._boxes.values()) == [held]
    assert held.box.voters == 1


def test_closing_the_window_asks_once_before_the_dots_go(window):
    window.go("tonight")
    first = QCloseEvent()
    window.closeEvent(first)
    assert not first.isAccepted()
    assert window.page.name == "ideas"
    assert "The box with the dots is still open." in window.frame.toast.sentence
    window.go("money")
    again = QCloseEvent()
    window.closeEvent(again)
    assert not again.isAccepted()
    window.go("kiosk")
    window.closeEvent(QCloseEvent())
    assert window.page.name == "kiosk"
    last = QCloseEvent()
    window.closeEvent(last)
    assert last.isAccepted()
    assert window.desk is None


# how it looks


def _filled(tmp_path):
    group = desks.typical(tmp_path)
    for at in range(12):
        ideas.suggest(group, f"{desks.LONG} {at:02}", "Words about it. " * 18)
    ids = [each.id for each in ideas.listing(group)]
    ideas.tally(group, dict.fromkeys(ids[:3], 3), 3)
    ideas.keep(group, ids[-1])
    return group


def _bank(page):
    page.bank.fold.line.setChecked(True)
    page.bank.finding.line.setChecked(True)
    next(iter(page.bank.rows.values())).fold.line.setChecked(True)


SHOWN = {
    "page": lambda _page: None,
    "bank": _bank,
    "idea": lambda page: page.turn(IDEA),
    "choose": lambda page: page.open_idea(page.found[0]),
    "box": lambda page: page.open_box(),
}


@pytest.mark.parametrize(
    ("fill", "shown", "language", "scale"),
    [
        *((_filled, "page", *worn) for worn in desks.DRESSES),
        *((desks.empty, "page", *worn) for worn in (("en", 1.0), ("ar-XB", 2.0))),
        *((_filled, shown, "en-XA", 2.0) for shown in ("bank", "idea", "choose", "box")),
        *((_filled, shown, "ar-XB", 2.0) for shown in ("bank", "box")),
    ],
)
def test_everything_can_be_read_and_reached(qtbot, tmp_path, fill, shown, language, scale):
    with fill(tmp_path) as group:
        desks.wear(language, scale)
        page = IdeasPage(desks.desk(group))
        page.draw()
        SHOWN[shown](page)
        checks.settle(page)
        assert desks.faults(qtbot, page, scale) == []
