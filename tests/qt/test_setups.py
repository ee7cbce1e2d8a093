"""Groups as they are: no bank, somebody alone, nothing collected, a facilitator far away. Each sends its sheet."""

from datetime import time
from typing import Any

import pytest

from groupkit.core.claims import State as Claimed
from groupkit.core.ledger import PlaceKind
from groupkit.core.meetings import Meeting
from groupkit.core.people import Person
from groupkit.core.service import Term
from groupkit.core.states import State, Status
from groupkit.services import check, ledger, meetings, money, service, terms
from groupkit.services.claims import known
from tests.evening import SATURDAY, new_book, reopened
from tests.qt.hands import Hands
from tests.qt.test_evening import coin_boxes, dialogs, hands, opened, shown, window

__all__ = ["dialogs", "hands", "window"]


@pytest.fixture
def fresh(tmp_path, window):
    """Open a book that knows a meeting and two people, and nothing of money."""
    path = tmp_path / "fresh.groupkit"
    with new_book(path) as group:
        meetings.add(
            group,
            Meeting(
                name="Sat meeting",
                weekday=5,
                start=time(11),
                minutes=60,
                venue="Eastside Hall",
                format="open-dual-recovery",
            ),
        )
        sam = service.add_person(group, Person(short_name="Sam"))
        service.add_person(group, Person(short_name="Jo"))
        terms.hold(group, Term(role="secretary", person=sam.id, since=SATURDAY))
    window.show_group(reopened(path))
    return window


def set_up_the_tin(window, hands: Hands, holds: str, *, second: str = "Jo") -> None:
    """Say once what the tin holds, and come to the sheet of the meeting."""
    window.go("money", meetings.on(opened(window), SATURDAY))
    form: Any = shown(window).view
    hands.fill(form.tin, "Tin")
    hands.fill(form.amount, holds)
    hands.fill(form.counted_by.lineEdit(), "Sam")
    if second:
        hands.fill(form.second.lineEdit(), second)
    hands.press(shown(window).primary)


def count(window, hands: Hands, who: str, coins: dict[int, int]) -> None:
    """Let one person count."""
    hands.fill(shown(window).view.who.lineEdit(), who)
    boxes = coin_boxes(shown(window))
    for coin, many in coins.items():
        hands.fill(boxes[coin], many)
    hands.press(shown(window).primary)


def sent(window) -> Status:
    """Return how the only sheet stands, once the book was looked over."""
    group = opened(window)
    assert check.check(group).holds
    (line,) = money.status(group)
    assert line.state is State.SENT
    return line


def test_a_group_without_a_bank_sends_its_sheet(fresh, hands, dialogs):
    set_up_the_tin(fresh, hands, "20")
    hands.fill(shown(fresh).view.collection, "5")
    hands.press(shown(fresh).primary)
    for who in ("Sam", "Jo"):
        count(fresh, hands, who, {1000: 2, 500: 1})
    hands.press(shown(fresh).primary)
    assert sent(fresh).counted == 2500
    assert {place.kind for place in ledger.places(opened(fresh))} == {PlaceKind.TIN}


def test_somebody_alone_sends_the_sheet_and_says_why(fresh, hands, dialogs):
    set_up_the_tin(fresh, hands, "20", second="")
    hands.fill(shown(fresh).view.collection, "5")
    hands.press(shown(fresh).primary)
    count(fresh, hands, "Sam", {1000: 2, 500: 1})
    hands.press(shown(fresh).view.alone_button)
    hands.fill(shown(fresh).view.alone_reason, "Snow, nobody else came")
    hands.press(shown(fresh).view.alone_go)
    hands.press(shown(fresh).primary)
    assert sent(fresh).counted == 2500
    sheet = money.sheet(opened(fresh), meetings.on(opened(fresh), SATURDAY))
    said = money.letter(opened(fresh), sheet).statement
    assert (said.counted_by, said.alone_reason) == (("Sam",), "Snow, nobody else came")


def test_an_evening_without_a_penny_sends_its_sheet(fresh, hands, dialogs):
    set_up_the_tin(fresh, hands, "0")
    hands.fill(shown(fresh).view.collection, "0")
    hands.press(shown(fresh).primary)
    for who in ("Sam", "Jo"):
        count(fresh, hands, who, {500: 0})
    hands.press(shown(fresh).primary)
    assert sent(fresh).counted == 0
    assert ledger.current_seal(opened(fresh))[1] == 0


def claim_agreed_from_far_away(window, hands: Hands) -> None:
    """Claim a bus fare for Sam; Maria, the facilitator, agrees it by phone."""
    window.go("claims")
    page = shown(window)
    hands.press(page.primary)
    hands.fill(page.form.who.lineEdit(), "Sam")
    hands.press(page.form.save_button)
    hands.fill(page.form.what, "Bus to open up")
    hands.fill(page.form.amount, "4")
    hands.fill(page.form.receipt, "R-1")
    hands.press(page.form.save_button)
    hands.press(page.primary)  # hand it in
    hands.press(page.form.save_button)
    hands.press(page.primary)  # agree it
    hands.fill(page.form.by.lineEdit(), "Maria")
    hands.press(page.form.fold.line)
    page.form.far_on.setCurrentIndex(1)
    hands.say()
    hands.press(page.form.save_button)


def test_a_facilitator_far_away_agrees_a_claim_that_the_sheet_pays(fresh, hands, dialogs):
    set_up_the_tin(fresh, hands, "20")
    claim_agreed_from_far_away(fresh, hands)
    (agreed,) = known.cases(opened(fresh))
    assert (agreed.steps[-1].by.name, agreed.steps[-1].far_on) == ("Maria", SATURDAY)
    fresh.go("money", meetings.on(opened(fresh), SATURDAY))
    hands.press(shown(fresh).view.owed.pay_buttons[agreed.claim.number])
    hands.fill(shown(fresh).view.collection, "5")
    hands.press(shown(fresh).primary)
    for who in ("Sam", "Jo"):
        count(fresh, hands, who, {1000: 2, 100: 1})
    hands.press(shown(fresh).primary)
    assert sent(fresh).counted == 2100
    (paid,) = known.cases(opened(fresh))
    assert paid.state is Claimed.PAID
