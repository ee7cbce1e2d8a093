"""Who is next, for the reader alone: people by their signs, their talks in their own time, and each yes."""

from datetime import timedelta

import pytest

from groupkit.core.evaluation.clocks import DueState
from groupkit.core.evaluation.people import Ask, Strand, Yes
from groupkit.core.evaluation.rounds import State
from groupkit.qt.evaluation.band import Band
from groupkit.qt.evaluation.check import CheckPage
from groupkit.qt.evaluation.coding import CodingPage
from groupkit.qt.evaluation.kiosk import TalkKioskPage
from groupkit.qt.evaluation.matrix import MatrixPage
from groupkit.qt.evaluation.plan import PlanPage
from groupkit.services.evaluation import clocks, contacts, people, reading, rounds
from tests import talkdesks, talkrounds
from tests.qt import desks
from tests.qt.test_evaluation import dresses


@pytest.fixture
def group(copied):
    with copied("begun") as made:
        yield made


@pytest.fixture
def begun(group):
    (made,) = rounds.listing(group)
    return made


@pytest.fixture
def opened(show, group, begun):
    return show(PlanPage, talkdesks.unlocked(group, begun.key))


def test_the_plan_opens_with_the_passphrase_of_the_reader_and_shuts_again(show, group, begun):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    page = show(PlanPage, begun.key)
    page.open_button.click()
    assert page.fields["passphrase"].problem == "Type the passphrase."
    page.entry.setText(talkrounds.SECOND)
    page.open_button.click()
    assert "not the one of Robin" in page.fields["passphrase"].problem
    assert sign not in desks.words(page)
    page.entry.setText(talkrounds.READER)
    page.open_button.click()
    assert sign in desks.words(page)
    page.close_button.click()
    assert sign not in desks.words(page)
    assert page.typed() == {}


def test_without_a_round_the_page_says_where_to_choose_one(show):
    page = show(PlanPage)
    assert "Which round?" in desks.words(page)
    page.back_button.click()
    assert page.went == [("evaluation", None)]


def test_somebody_is_asked_and_gets_a_sign(opened, group, begun, secret):
    page = opened
    assert "Nobody was asked yet" in desks.words(page)
    page.ask_button.click()
    page.form.ask_button.click()
    assert page.fields["interviewer"].problem
    page.form.asker.setText("Robin")
    page.form.contact.setText("by the door")
    assert page.form.kinds["woman"].text() == "Woman"
    page.form.kinds["woman"].setChecked(True)
    page.form.strand.choose(Strand.CARERS)
    page.form.ask_button.click()
    (person,) = people.listing(group, begun.key, secret)
    assert (person.strand, person.kinds) == (Strand.CARERS, frozenset({"woman"}))
    assert f"Their sign is {person.sign}." in page.said[-1]
    assert page.view.contact.text() == "by the door"
    page.all_button.click()
    assert "Family, friends and carers" in desks.words(page)


def test_it_is_told_from_which_day_a_clock_runs(opened):
    page = opened
    page.invite()
    page.form.strand.choose(Strand.FACILITATORS)
    assert page.form.since.caption.text() == "The day of the first meeting"
    page.form.leave_button.click()
    assert page.form is None


def test_the_next_talk_is_the_one_thing_to_do(opened, group, begun, secret):
    start = group.today() - timedelta(days=100)
    sign = talkrounds.invited(group, begun.key, secret, started=start)
    page = opened
    page.turn()
    assert page.first.property("kind") == "primary"
    assert "Now is a good time" in desks.words(page)
    page.first.click()
    ((place, shown),) = page.went
    assert (place, shown.sign, shown.wave) == ("evaluationtalk", sign, "T1")
    assert repr(shown) == "Unlocked(…)"


def test_a_talk_held_late_moves_the_later_ones_and_one_not_held_stays(opened, group, begun, secret):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    page = opened
    page.show_person(sign)
    assert "Its time has gone by" in desks.words(page)
    assert "Later than planned is fine." in desks.words(page)
    assert page.first is page.view.buttons["T1/begin"]
    before = clocks.due(group, begun.key, secret)
    assert before[0].state is DueState.PASSED
    page.view.buttons["T1/held"].click()
    after = clocks.due(group, begun.key, secret)
    assert after[0].state is DueState.LATE
    assert after[1].first > before[1].first
    page.view.buttons["T2/not"].click()
    page.leave()
    assert "later than planned, and that is fine" in desks.words(page)
    assert "Was not held" in desks.words(page)
    page.show_person(sign)
    assert "so that nobody reads a gap as an answer" in desks.words(page)
    assert page.view.findChildren(Band)


def test_each_yes_is_asked_apart_and_taken_back_apart(opened, group, begun, secret):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    page = opened
    page.show_person(sign)
    page.view.buttons["yes/part"].click()
    page.view.buttons["yes/recording"].click()
    page.view.buttons["back/recording"].click()
    (person,) = people.listing(group, begun.key, secret)
    assert person.says_yes(Ask.PART)
    assert not person.says_yes(Ask.RECORDING)


def test_words_said_to_the_group_are_taken_back_one_by_one(opened, group, begun, secret):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    talkdesks.talked(group, begun.key, [sign], "I sleep.")
    for wave, question in (("T1", "changed"), ("T2", "since")):
        yes = Yes(ask=Ask.QUOTATION, said_on=group.today(), of=f"{sign}/{wave}/{question}")
        people.agree(group, begun.key, sign, yes, secret)
    page = opened
    page.show_person(sign)
    said = desks.words(page)
    assert "First talk: What is different in your life now" in said
    assert said.count("“I sleep.”") == 2
    page.view.buttons[f"back/quotation{sign}/T1/changed"].click()
    (person,) = people.listing(group, begun.key, secret)
    assert not person.says_yes(Ask.QUOTATION, f"{sign}/T1/changed")
    assert person.says_yes(Ask.QUOTATION, f"{sign}/T2/since")
    assert "Their words: taken back on" in desks.words(page)


def test_a_recording_that_is_destroyed_is_written_down_with_its_day(opened, group, begun, secret):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    page = opened
    page.show_person(sign)
    assert "recording-gone" not in page.view.buttons
    page.view.buttons["yes/recording"].click()
    page.view.buttons["recording-gone"].click()
    (person,) = people.listing(group, begun.key, secret)
    assert person.recording_gone_on == group.today()
    assert "Recordings of them: destroyed by" in desks.words(page)
    assert "recording-gone" not in page.view.buttons


def test_how_to_reach_somebody_and_who_asks_can_change(opened, group, begun, secret):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    page = opened
    page.show_person(sign)
    assert page.view.contact.text() == "by Jo 0"
    page.view.contact.setText("at the shop")
    page.view.buttons["contact"].click()
    assert contacts.read(group, begun.key, secret) == {sign: "at the shop"}
    page.view.asker.setText("Sam")
    page.view.buttons["asker"].click()
    assert page.fields["note"].problem
    page.view.note.setText("Robin moved away")
    page.view.buttons["asker"].click()
    (person,) = people.listing(group, begun.key, secret)
    assert person.interviewer == "Sam"
    assert "Who has talked with them" in desks.words(page)
    assert "Robin moved away" in desks.words(page)


def test_words_go_only_when_it_is_meant(opened, group, begun, secret):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    talkdesks.talked(group, begun.key, [sign])
    page = opened
    page.show_person(sign)
    page.view.buttons["back/part"].click()
    assert page.first is page.view.buttons["not-now"]
    page.view.buttons["not-now"].click()
    assert reading.answers(group, begun.key, secret)
    page.view.buttons["stop"].click()
    assert reading.answers(group, begun.key, secret)
    page.view.buttons["words"].click()
    page.view.buttons["sure"].click()
    assert reading.answers(group, begun.key, secret) == ()
    assert "gone for good" in page.said[-1]


def test_the_whole_group_has_no_clock(opened, group, begun, secret):
    sign = talkrounds.invited(group, begun.key, secret, strand=Strand.WHOLE_GROUP)
    page = opened
    page.show_person(sign)
    assert "no clock" in desks.words(page)
    page.view.plan_button.click()
    assert page.went == [("evaluationsession", None)]
    page.view.buttons["W1/held"].click()
    assert "Talk with the whole group: held on" in desks.words(page)


def test_what_is_typed_stays_while_something_else_is_written_down(opened, group, begun):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    page = opened
    page.show_person(sign)
    page.view.contact.setText("at the shop")
    page.view.buttons["yes/part"].click()
    assert page.view.contact.text() == "at the shop"
    assert page.typed() == {}
    page.view.asker.setText("Sam")
    page.view.note.setText("Robin moved away")
    page.view.buttons["asker"].click()
    assert (page.view.asker.text(), page.view.note.text()) == ("", "")
    assert page.view.contact.text() == "at the shop"


def test_nothing_is_left_open_on_a_page_that_was_left(show, group, begun):
    for kind in (PlanPage, CheckPage, MatrixPage, CodingPage):
        page = show(kind, talkdesks.unlocked(group, begun.key))
        assert page.secret is not None
        page.hide()
        assert page.secret is None


def test_a_passphrase_that_does_not_open_is_cleared_from_its_field(show, begun):
    page = show(PlanPage, begun.key)
    page.entry.setText(talkrounds.SECOND)
    page.open_button.click()
    assert page.entry.text() == ""


def test_after_the_talks_nobody_is_asked_any_more(opened, group, begun):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    rounds.close(group, begun.key)
    page = opened
    page.invite()
    assert page.form is None
    page.show_person(sign)
    assert page.view.buttons == {}
    assert rounds.get(group, begun.key).state is State.CODING


def test_the_laptop_is_handed_over_and_promises_only_what_holds(opened, show, group, begun, secret):
    (sign,) = talkdesks.asked(group, begun.key, 1)
    page = opened
    page.show_person(sign)
    page.view.buttons["T1/alone"].click()
    assert page.went == []
    assert "First ask them" in page.said[-1]
    page.view.buttons["yes/part"].click()
    page.view.buttons["T1/alone"].click()
    ((place, sitting),) = page.went
    assert place == "evaluationkiosk"
    kiosk = show(TalkKioskPage, sitting)
    assert kiosk.keeps_in
    assert "Nobody can see who answered" not in desks.words(kiosk)
    assert "can open your answers" in desks.words(kiosk)
    kiosk.step(lambda visit: visit.begin())
    said = desks.words(kiosk)
    assert "it is not secret" in said
    assert "we get help" in said
    kiosk.step(lambda visit: visit.onwards())
    kiosk.step(lambda visit: visit.onwards())
    assert kiosk.shown.asked.entry is not None
    assert not kiosk.shown.asked.read.isVisibleTo(kiosk)
    kiosk.shown.asked.entry.setPlainText("I sleep better.")
    while kiosk.visit.stage != "before":
        kiosk.step(lambda visit: visit.onwards())
    kiosk._since.restart()
    kiosk._since = Long()
    kiosk.send()
    assert "sealed" in desks.words(kiosk)
    (answer,) = reading.answers(group, begun.key, secret)
    assert (answer.sign, answer.words, answer.by) == (sign, "I sleep better.", "kiosk")
    kiosk._end()
    page = show(PlanPage, talkdesks.unlocked(group, begun.key, sign))
    assert "Their answers are here. Write down the day of the talk." in desks.words(page)
    page.view.buttons["T1/held"].click()
    assert "Their answers are here" not in desks.words(page)


class Long:
    """A stopwatch that has run for long."""

    def elapsed(self):
        return 10_000

    def start(self):
        """Run on."""


@pytest.mark.parametrize(("language", "scale"), dresses.DRESSES)
def test_the_plan_is_whole_in_every_dress(group, look, begun, secret, language, scale):
    desks.wear(language, scale)
    page = PlanPage(desks.desk(group))
    page.draw()
    page.show_this(begun.key)
    faults = look(page, scale)
    found = faults()
    signs = talkdesks.asked(group, begun.key, 2)
    talkdesks.talked(group, begun.key, signs[:1])
    page.show_this(talkdesks.unlocked(group, begun.key))
    found += faults()
    page.invite()
    found += faults()
    page.show_person(signs[0])
    found += faults()
    page.sure_about(signs[0])
    found += faults()
    assert found == []
