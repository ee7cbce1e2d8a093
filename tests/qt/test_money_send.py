from typing import Any

import pytest

from groupkit.core.letters import Answer
from groupkit.core.people import Person
from groupkit.core.problems import GroupkitError
from groupkit.core.sheets import Row
from groupkit.core.states import State
from groupkit.pdf import money as paper
from groupkit.qt import printing
from groupkit.services import money, profile, service
from groupkit.storage import letters
from tests import evening
from tests.qt.money_page import COINS, furnished, occasion, opened, press, reads, sheet, to_compare


@pytest.fixture
def group(tmp_path):
    with evening.new_book(tmp_path / "group.groupkit") as made:
        yield furnished(made)


@pytest.fixture
def page(group, qtbot, tmp_path):
    made = opened(group, qtbot, tmp_path)
    to_compare(made, coins=COINS | {2000: 1, 5: 55})
    return made


def send(page):
    if "explanation" in page.fields:
        page.view.explanation.setText("Don't know")
    press(page, page.primary)


def own(group):
    (line,) = money.status(group)
    return line


def answered(group, folder, state, words=""):
    """Make the PDF with which a facilitator answers."""
    said = money.letter(group, sheet(group)).statement
    made = Answer(
        identity=said.identity,
        group=said.group,
        place=said.place,
        number=said.number,
        seal=said.seal,
        state=state,
        by="Maria",
        words=words,
        on=group.today(),
    )
    paper.answer(made, folder / "answer.pdf")
    return folder / "answer.pdf"


def test_the_finding_is_the_heading(page):
    assert (sheet(page.group).counted, sheet(page.group).expected) == (6055, 6055)
    assert reads(page, "The tin agrees with the book")
    assert "explanation" not in page.fields


def test_a_difference_asks_for_a_few_words_and_keeps_them(group, qtbot, tmp_path):
    page = opened(group, qtbot, tmp_path)
    to_compare(page, coins=COINS | {2000: 1, 5: 45})
    assert reads(page, "50p less than expected")
    press(page, page.primary)
    assert page.fields["explanation"].problem.startswith("Please write a few words before sending.")
    assert not money.is_sent(group, sheet(group))
    send(page)
    assert money.letter(group, sheet(group)).statement.explanation == "Don't know"


def test_sending_writes_the_pdf_the_facilitator_opens(page, tmp_path):
    send(page)
    assert own(page.group).state is State.SENT
    written = letters.read(tmp_path / "Money sheet 37 – Saturday group, Eastside.pdf")
    assert written == money.letter(page.group, sheet(page.group))
    assert written.statement.counted_by == ("Sam", "Jo")
    assert reads(page, "Sent to Facilitator")
    assert page.primary.text().strip() == "Print it"
    assert page.desk.group.undo() is None


@pytest.mark.parametrize("way_out", ["confirm_send", "ask_target"])
def test_there_are_two_ways_to_think_better_of_it(page, way_out):
    setattr(page, way_out, lambda _asked: None)
    send(page)
    assert own(page.group).state is State.DRAFT
    assert page.primary.text().strip() == "Send to Facilitator"


def test_a_disk_that_is_full_loses_nothing(page, tmp_path, monkeypatch):
    target = tmp_path / "gone" / "sheet.pdf"
    page.ask_target = lambda _suggested: target
    send(page)
    assert own(page.group).state is State.SENT
    assert reads(page, "The sheet is sent and safe in the book. Its PDF is not saved yet.")
    assert page.primary.text().strip() == "Save the file again"
    target.parent.mkdir()
    press(page, page.primary)
    assert letters.read(target) == money.letter(page.group, sheet(page.group))
    assert not reads(page, "not saved yet")


def test_what_the_book_refuses_is_said_and_nothing_is_sent(group, qtbot, tmp_path):
    page = opened(group, qtbot, tmp_path)
    to_compare(page, coins=COINS | {2000: 1, 5: 55})
    row = next(row for row in evening.rows(group) if row.part == "out")
    place = evening.named(group, place="Jo, to bank")["place"]
    empty = Row(part=row.part, kind=row.kind, fund=row.fund, place=place, who="Sam", receipt="R-1", pence=500)
    money.add_row(group, sheet(group), empty)
    send(page)
    assert "Jo, to bank had £0.00" in page.talk.last
    assert own(group).state is State.DRAFT


def test_the_next_chair_is_chosen_among_the_willing(page):
    assert [page.view.chair.itemText(at) for at in range(page.view.chair.count())] == ["Nobody yet", "Jo"]
    page.view.chair.choose("Jo")
    page.view.chair.activated.emit(1)
    assert getattr(service.next_chair(page.group, occasion(page.group)), "short_name", "") == "Jo"
    assert page.talk.said[-1] == ("Jo chairs next.", True)
    page.desk.undo()
    assert page.view.chair.value() == ""
    page.view.chair.choose("Jo")
    page.view.chair.activated.emit(1)
    page.view.chair.choose("")
    page.view.chair.activated.emit(0)
    assert service.next_chair(page.group, occasion(page.group)) is None


def test_when_nobody_would_like_to_chair_the_page_says_that_it_is_fine(page):
    jo = next(person for person in service.people(page.group) if person.short_name == "Jo")
    service.change_person(page.group, Person(id=jo.id, short_name="Jo"))
    assert reads(page, "Nobody has said yet that they would like to chair on Saturday 21 November.")


def test_a_group_without_a_facilitator_says_who_it_goes_to(page):
    profile.change(page.group, facilitator="")
    page.draw()
    press(page, page.primary)
    assert page.fields["sent_to"].problem == "Write who it goes to. A first name is enough."
    page.view.sent_to.setText("Maria")
    send(page)
    assert money.letter(page.group, sheet(page.group)).statement.sent_to == "Maria"


def test_what_is_still_to_pay_stands_beside(page):
    assert reads(page, "Still to pay, 3 claims")
    assert reads(page, "£15.70")


def test_a_question_is_answered_and_goes_out_with_the_sheet(page, tmp_path):
    send(page)
    page.take_in(answered(page.group, tmp_path, State.QUERIED, "Which key?"))
    assert reads(page, "Maria has a question")
    assert reads(page, "Which key?")
    press(page, page.primary)
    assert page.fields["words"].problem == "Write your answer in a few words."
    page.view.words.setPlainText("The side door")
    press(page, page.primary)
    assert own(page.group).state is State.REPLIED
    written: Any = letters.read(tmp_path / "Money sheet 37 – Saturday group, Eastside.pdf")
    assert [note.words for note in written.notes] == ["The side door"]
    assert reads(page, "Your answer is on its way")


def test_an_accepted_sheet_says_so_and_can_be_printed_and_saved(page, tmp_path, monkeypatch):
    send(page)
    page.take_in(answered(page.group, tmp_path, State.ACCEPTED))
    assert reads(page, "Maria accepted this sheet")
    printed = []
    monkeypatch.setattr(printing, "print_out", lambda *given: printed.append(given))
    press(page, page.primary)
    assert len(printed) == 1
    again = tmp_path / "again.pdf"
    page.ask_target = lambda _suggested: again
    press(page, page.view.save_button)
    assert letters.read(again) == money.letter(page.group, sheet(page.group))


def test_an_answer_to_another_sheet_is_refused_with_its_reason(page, tmp_path):
    send(page)
    target = answered(page.group, tmp_path, State.ACCEPTED)
    target.write_bytes(target.read_bytes().replace(b"%PDF-1.", b"%PDF-2.", 1))
    page.take_in(target)
    assert "was changed after groupkit made it" in page.talk.last
    with pytest.raises(GroupkitError):
        letters.read(target)
    assert own(page.group).state is State.SENT
