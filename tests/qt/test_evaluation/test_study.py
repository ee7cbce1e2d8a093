"""The study replayed in the window with invented answers of its shape: 25 talks, two coders, and a dip."""

from datetime import date

import pytest

from groupkit.core.evaluation.answers import SetbackKind, Way
from groupkit.core.evaluation.clocks import DueState
from groupkit.core.evaluation.matrix import CellState
from groupkit.core.evaluation.roomcheck import FindingKind
from groupkit.core.evaluation.rounds import State
from groupkit.qt.evaluation.beside import BesidePage
from groupkit.qt.evaluation.check import CheckPage
from groupkit.qt.evaluation.coding import CodingPage
from groupkit.qt.evaluation.matrix import MatrixPage
from groupkit.qt.evaluation.plan import PlanPage
from groupkit.qt.evaluation.talk import TalkPage
from groupkit.services.evaluation import clocks, codebook, rounds
from tests import studied, talkdesks, talkrounds
from tests.qt import desks

pytestmark = pytest.mark.proof
TALKS, MEMBERS, DIPS = 25, 6, 5
AFTER = date(2025, 4, 12)
WAVES = ("T1", "T2", "T3", "F1", "F2", "C1")


@pytest.fixture
def key(group):
    """Return a round that begins the day after the last talk, as somebody types in a study from paper."""
    talkrounds.on(group, AFTER)
    return talkrounds.begun(group).key


def ask_everybody(show, group, key):
    """Ask all ten on the plan, and return their signs by their keys in the study."""
    page, signs = show(PlanPage, talkdesks.unlocked(group, key)), {}
    for who, strand, started, about in talkrounds.everybody():
        page.leave()
        page.invite()
        page.form.strand.choose(strand)
        page.form.started.show_day(started)
        page.form.asker.setText("Robin")
        for kind in about.get("kinds", ()):
            if kind in page.form.kinds:
                page.form.kinds[kind].setChecked(True)
        page.form.ask_button.click()
        signs[who] = page.sign
    desks.close(page)
    return signs


def hold(page, said, day):
    """Go through one talk as it is set before the page."""
    page.stage.yes["part"].click()
    page.begin_button.click()
    written = False
    while hasattr(page.stage, "words"):
        if hasattr(page.stage, "ways"):
            for area, way in said.get("path", {}).items():
                if area in page.stage.ways:
                    page.stage.ways[area].choose(studied.WAYS[way])
            if "setback" in said:
                page.stage.spell.choose(SetbackKind(said["setback"]))
                page.stage.helped.setPlainText(said["helped"])
        elif page.stage.entry is not None and not written:
            page.stage.entry.setPlainText("It was as it was.")
            written = True
        page.next_button.click()
    page.stage.day.show_day(day)
    page.seal_button.click()
    assert page.went, page.said
    # a page that stays would be drawn anew with each talk after it
    desks.close(page)


def tick(codes, wanted, parts):
    """Tick themes, each in its part of the codebook."""
    for code in sorted(wanted):
        codes.part.choose(parts[code])
        codes.ticks[code].setChecked(True)


def test_the_study_is_replayed_from_the_first_sign_to_what_the_group_hears(show, group, key):
    signs = ask_everybody(show, group, key)
    secret = talkrounds.unlocked(group)
    wanted, heard = {}, {}
    for who, _strand, _started, about in talkrounds.everybody():
        for wave in WAVES:
            if wave in about:
                said = about[wave]
                page = show(TalkPage, talkdesks.unlocked(group, key, signs[who], wave))
                hold(page, said, said.get("held", said["first"]))
                wanted[signs[who], wave] = said["first"], said["last"]
                heard[signs[who], wave] = frozenset(said.get("codes", ()))
    due = {(each.sign, each.wave): each for each in clocks.due(group, key, secret)}
    assert {place: (each.first, each.last) for place, each in due.items()} == wanted
    assert len(due) == TALKS
    assert [each.wave for each in due.values() if each.state is DueState.LATE] == ["T3"]
    rounds.close(group, key)
    code_and_agree(show, group, key, heard)
    assert rounds.get(group, key).state is State.AGREED
    see_the_dip(show, group, key)
    see_who_is_in_the_room(show, group, key)


def code_and_agree(show, group, key, heard):
    """Let two people code all of it apart, the second without the workbook, and agree on everything."""
    parts = {each.key: each.part for each in codebook.listing(group)}
    for at, (name, gone) in enumerate((("Robin", set()), ("Alex", {"workbook"}))):
        page = show(CodingPage, key)
        page.choose(rounds.get(group, key).coders[at])
        page.secret = talkrounds.unlocked(group, name)
        page.turn()
        while page.codes is not None:
            sign, wave, _question = page._found[page.at].key
            tick(page.codes, heard[sign, wave] - gone, parts)
            page.next_button.click()
        page.hand_button.click()
        desks.close(page)
    page = show(BesidePage, key)
    page.secrets = talkrounds.unlocked(group), talkrounds.unlocked(group, "Alex")
    page.turn()
    page.all_button.click()
    while page.todo:
        now = page.todo[page.at]
        tick(page.codes, now.only_first, parts)
        page.agree_button.click()
    desks.close(page)


def see_the_dip(show, group, key):
    """See five of six go through a harder time in the second talk, and all of them better in the third."""
    page = show(MatrixPage, talkdesks.unlocked(group, key))
    page.which.choose("area/recovery")
    rows = page.view.model_.rows
    assert len(rows) == MEMBERS
    at = {wave: place for place, wave in enumerate(page.matrix.waves)}
    second = [row.cells[at["T2"]] for row in rows]
    assert sum(cell.path is Way.HARDER for cell in second) == DIPS
    assert sum(cell.setback is not None and bool(cell.setback.helped) for cell in second) == DIPS
    assert all(row.cells[at["T3"]].path is Way.BETTER for row in rows)
    page.which.choose("code/setback")
    assert {row.first for row in page.view.model_.rows} == {"T2"}
    assert {row.cells[at["T1"]].state for row in page.view.model_.rows} == {CellState.NOT_YET}
    page.way.setCurrentIndex(1)
    assert page.which.count() >= MEMBERS


def see_who_is_in_the_room(show, group, key):
    """See that the one who cares for somebody and the two women are found, and that nothing passes by itself."""
    page = show(CheckPage, talkdesks.unlocked(group, key))
    found = page.room.findings()
    few = {each.theme for each in found if each.kind is FindingKind.FEW_SOURCE and each.of == "woman"}
    assert "members/women" in few
    alone = {each.theme for each in found if each.kind in {FindingKind.SINGLE_CARRIER, FindingKind.SINGLE_SOURCE}}
    assert "members/carer-growth" in alone
    assert "The group hears it" not in desks.words(page)
