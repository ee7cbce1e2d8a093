"""The secretary's Saturday, from the first page to the facilitator's answer, through real widgets (000:149)."""

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from groupkit.core.meetings import Heads
from groupkit.core.settings import Settings
from groupkit.core.sheets import Part
from groupkit.core.states import State
from groupkit.qt.jobs import run_at_once
from groupkit.qt.money.place import MoneyPlace
from groupkit.qt.window import Window
from groupkit.services import check, meetings, money, service
from groupkit.services.group import Group
from tests.evening import SATURDAY, agreed, furnish, new_book, open_with, reopened
from tests.qt.checks import settle
from tests.qt.hands import Hands

MOST_ACTIONS = 25
COUNTED = {1000: 2, 500: 3, 100: 21, 10: 2}
IN_THE_TIN = 4215 + 1840 - 435


@pytest.fixture
def hands(qtbot):
    return Hands(qtbot)


@pytest.fixture
def dialogs(monkeypatch, tmp_path, hands):
    """The system's own dialogs, answered as a person would; each answer is an action."""

    def target(_page: MoneyPlace, suggested: str):
        hands.say()
        return tmp_path / f"{suggested}.pdf"

    def confirm(_page: MoneyPlace, _to: str) -> bool:
        hands.say()
        return True

    monkeypatch.setattr(MoneyPlace, "ask_target", target)
    monkeypatch.setattr(MoneyPlace, "confirm_send", confirm)
    return tmp_path


@pytest.fixture
def window(qtbot, qapp):
    made = Window(qapp, Settings(), run_at_once)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def secretarys_book(folder):
    group = new_book(folder / "secretary.groupkit")
    furnish(group)
    open_with(group)
    group.close()
    return folder / "secretary.groupkit"


def shown(window: Window) -> Any:
    """The page the window shows, whichever it is."""
    return window.page


def opened(window: Window) -> Group:
    """The group the window has open."""
    assert window.desk is not None
    return window.desk.group


def coin_boxes(page: MoneyPlace) -> dict[int, Any]:
    return {int(name.removeprefix("coin-")): box for name, box in page.extra.items() if name.startswith("coin-")}


def heads_to_sent(window: Window, hands: Hands) -> None:
    """Play everything from Tonight to the sent PDF."""
    tonight = shown(window)
    hands.press(tonight.during_fold.line)
    hands.fill(tonight.counts["regulars"], 11)
    hands.fill(tonight.counts["first_timers"], 2)
    hands.press(tonight.save_heads_button)

    window.go("money", meetings.on(opened(window), SATURDAY))
    hands.say()  # the place "Money" in the list at the side
    hands.fill(shown(window).view.collection, "18.40")
    hands.press(shown(window).view.add_buttons[Part.OUT])
    hands.fill(shown(window).view.form.amount, "4.35")
    hands.fill(shown(window).view.form.receipt, "R-88")
    hands.press(shown(window).primary)

    count(window, hands)
    hands.fill(shown(window).view.who.lineEdit(), "Jo")
    count(window, hands)
    hands.press(shown(window).primary)


def count(window: Window, hands: Hands) -> None:
    """Count the tin, note by note."""
    boxes = coin_boxes(shown(window))
    for coin, many in COUNTED.items():
        hands.fill(boxes[coin], many)
    hands.press(shown(window).primary)


def test_the_saturday_job_takes_few_actions_and_reaches_both_books(window, hands, dialogs, tmp_path):
    book = secretarys_book(tmp_path)
    window.show_group(reopened(book))
    heads_to_sent(window, hands)
    print(f"actions from Tonight to the sent PDF: {hands.actions}")
    assert hands.actions <= MOST_ACTIONS

    occasion = meetings.on(opened(window), SATURDAY)
    assert meetings.heads(opened(window), occasion) == Heads(regulars=11, first_timers=2)
    (line,) = money.status(opened(window))
    assert (line.state, line.counted) == (State.SENT, IN_THE_TIN)
    (sheet_pdf,) = tmp_path.glob("Money sheet 37*.pdf")
    window.lock()

    # the facilitator, at another laptop
    theirs = tmp_path / "facilitator.groupkit"
    new_book(theirs, "Facilitators", "b" * 32).close()
    window.show_group(reopened(theirs))
    window.go("money")
    shown(window).take_in(sheet_pdf)
    hands.fill(shown(window).view.by.lineEdit(), "Maria")
    hands.press(shown(window).view.accept_button)
    (answer_pdf,) = set(tmp_path.glob("*.pdf")) - {sheet_pdf}
    window.lock()

    # the secretary again: the answer, and who chairs next
    window.show_group(reopened(book))
    window.go("money")
    shown(window).take_in(answer_pdf)
    window.go("service")
    hands.press(shown(window).next_chair.nominate_button)
    window.lock()

    with reopened(book) as ours, reopened(theirs) as other:
        (mine,), (seen,) = money.status(ours), money.status(other)
        assert (mine.state, mine.by) == (seen.state, seen.by) == (State.ACCEPTED, "Maria")
        chair = service.next_chair(ours, occasion)
        assert chair is not None
        assert chair.short_name == "Jo"
        assert check.check(ours).holds
        assert check.check(other).holds


def pay(page: Any, hands: Hands, amount: str, receipt: str) -> None:
    """Write down a payment with its receipt; the form stays open until something else is pressed."""
    hands.press(page.view.add_buttons[Part.OUT])
    hands.fill(page.view.form.amount, amount)
    hands.fill(page.view.form.receipt, receipt)


def test_a_usual_meeting_takes_few_actions_from_the_first_page_to_the_pdf(window, hands, dialogs, tmp_path):
    """One collection, two payments, one claim, two people count, and it is sent."""
    book = secretarys_book(tmp_path)
    with reopened(book) as group:
        agreed(group)
    window.show_group(reopened(book))
    window.go("money", meetings.on(opened(window), SATURDAY))
    hands.say()  # the place "Money" in the list at the side
    page = shown(window)
    hands.fill(page.view.collection, "18.40")
    pay(page, hands, "4.35", "R-88")
    hands.press(page.view.form.save_button)
    pay(page, hands, "2.50", "R-89")
    hands.press(page.view.owed.pay_buttons[22])
    hands.press(page.primary)
    for second in (False, True):
        if second:
            hands.fill(page.view.who.lineEdit(), "Jo")
        for coin, many in {1000: 2, 500: 2, 100: 16, 10: 10}.items():
            hands.fill(coin_boxes(page)[coin], many)
        hands.press(page.primary)
    hands.press(page.primary)
    print(f"actions of a usual meeting, from the first page to the PDF: {hands.actions}")
    assert hands.actions <= MOST_ACTIONS
    (line,) = money.status(opened(window))
    assert (line.state, line.counted) == (State.SENT, 4215 + 1840 - 435 - 250 - 670)
    assert len(list(tmp_path.glob("Money sheet 37*.pdf"))) == 1
    assert check.check(opened(window)).holds


def test_nothing_on_the_page_tells_the_expected_sum_before_both_have_counted(window, hands, tmp_path):
    window.show_group(reopened(secretarys_book(tmp_path)))
    group = opened(window)
    window.go("money", meetings.on(group, SATURDAY))
    hands.fill(shown(window).view.collection, "18.40")
    hands.press(shown(window).primary)
    expected = money.sheet(group, meetings.on(group, SATURDAY)).expected
    assert expected == 4215 + 1840
    for who in ("Sam", "Jo"):
        said = " ".join(label.text() for label in window.findChildren(QLabel))
        assert "60.55" not in said
        assert "42.15" not in said
        hands.fill(shown(window).view.who.lineEdit(), who)
        hands.fill(coin_boxes(shown(window))[5000], 1)
        hands.press(shown(window).primary)
    settle(window)
    said = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "£10.55 less than expected" in said
