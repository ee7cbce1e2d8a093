"""A report is made of what the group agreed to, looked at by members, and only then sent."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from groupkit.core.packs.reports import NOT_SEEN, Report
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.progress import CancelledError
from groupkit.qt import printing
from groupkit.qt.packs import papers, reportpage
from groupkit.qt.packs.reportpage import ReportPage
from groupkit.qt.packs.tables import Sheet
from groupkit.qt.places import place
from groupkit.qt.sections import LateFold
from groupkit.services.funding import awards
from tests.packs import a_pack
from tests.qt import desks

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    with desks.empty(tmp_path_factory.mktemp("book")) as made:
        yield made


@pytest.fixture
def kept(monkeypatch):
    """Keep reports in a list instead of in the book, by the same verbs."""
    found: list[Report] = []

    def change(key, **what):
        at = next(at for at, each in enumerate(found) if each.key == key)
        found[at] = replace(found[at], **what)

    def keep(_group, first, last, agreed, *, k, language, progress):
        assert language == "en"
        progress.step(1, 1)
        if not agreed:
            raise RefusedError([Problem("agreed", "Choose at least one part that the group agreed to give out.")])
        found.insert(0, Report(key=f"r{len(found)}", first=first, last=last, parts=tuple(agreed), k=k))
        return found[0]

    def send(_group, key, to_whom):
        if not to_whom:
            raise RefusedError([Problem("to_whom", "Write to whom the report goes.")])
        change(key, sent_on=DAY, to_whom=to_whom)

    made = SimpleNamespace(
        listing=lambda _group: tuple(found),
        titles=lambda: (("contacts", "Visits"), ("money", "Money, by who gave it")),
        keep=keep,
        opened=lambda _group, _key: a_pack(),
        agree=lambda _group, key: change(key, agreed_on=DAY),
        seen=lambda _group, key: change(key, seen_on=DAY),
        send=send,
        drop=lambda _group, key: found.remove(next(each for each in found if each.key == key)),
    )
    monkeypatch.setattr(reportpage, "report", made)
    return found


def opened(qtbot, group) -> Any:
    made = ReportPage(desks.desk(group))
    qtbot.addWidget(made)
    made.draw()
    return made


def made_one(page) -> None:
    page.new_button.click()
    page.form.parts["contacts"].setChecked(True)
    page.form.make_button.click()


def test_a_report_is_made_of_what_the_group_agreed_to(qtbot, group, kept):
    page = opened(qtbot, group)
    assert "No report yet" in desks.words(page)
    page.new_button.click()
    page.form.make_button.click()
    assert page.fields["agreed"].problem == "Choose at least one part that the group agreed to give out."
    page.form.parts["contacts"].setChecked(True)
    page.form.small.set_count(7)
    page.form.make_button.click()
    assert [(each.parts, each.k) for each in kept] == [(("contacts",), 7)]
    assert page.shown == kept[0]


def to_sending(page):
    """Go on until the report can be sent."""
    page.next_button.click()
    page.next_button.click()
    page.seeing.seen_button.click()
    page.next_button.click()


def test_members_see_it_before_it_is_sent(qtbot, group, kept):
    page = opened(qtbot, group)
    made_one(page)
    for words in ("The group agrees to it", "Members have seen it", "Send it"):
        assert page.next_button.accessibleName() == words
        page.next_button.click()
        if page.open == "seeing":
            # it is final then, so a second press on one place does not do it
            page.seeing.leave_button.click()
            assert kept[0].seen_on is None
            page.next_button.click()
            page.seeing.seen_button.click()
    page.sending.send_button.click()
    assert page.fields["to_whom"].problem == "Write to whom the report goes."
    page.sending.to_whom.setText("The council")
    page.sending.send_button.click()
    assert kept[0].to_whom == "The council"
    assert "It went to The council on Saturday 21 November." in desks.words(page)
    assert page.next_button.accessibleName() == "Print it"


def test_it_goes_to_all_who_pay_at_once(qtbot, group, kept, monkeypatch):
    paid = [
        SimpleNamespace(funder=name, starts=date(2020, 1, 1), ends=date(year, 1, 1))
        for name, year in (("The council", 2099), ("The trust", 2099), ("The fund", 2021))
    ]
    monkeypatch.setattr(awards, "awards", lambda _group: tuple(paid))
    page = opened(qtbot, group)
    made_one(page)
    to_sending(page)
    assert list(page.sending.funders) == ["The council", "The trust"]
    page.sending.send_button.click()
    assert page.fields["to_whom"].problem
    for each in page.sending.funders.values():
        each.setChecked(True)
    page.sending.to_whom.setText("The health board")
    page.sending.send_button.click()
    assert kept[0].to_whom == "The council, The trust and The health board"


def test_what_is_refused_is_said(qtbot, group, kept, monkeypatch):
    page = opened(qtbot, group)
    made_one(page)

    def refused(_group, _key):
        raise RefusedError([Problem("report", NOT_SEEN)])

    monkeypatch.setattr("groupkit.qt.packs.reportpage.report.agree", refused)
    with qtbot.waitSignal(page.desk.said) as said:
        page.next_button.click()
    assert said.args[0] == NOT_SEEN


def test_a_report_that_is_stopped_is_not_kept(qtbot, group, kept, monkeypatch):
    def stopped(*_args, **_more):
        raise CancelledError

    page = opened(qtbot, group)
    page.make()
    page.new_button.click()
    monkeypatch.setattr("groupkit.qt.packs.reportpage.report.keep", stopped)
    with qtbot.waitSignal(page.desk.said) as said:
        page.form.make_button.click()
    assert (said.args[0], kept) == ("Stopped. Nothing was made.", [])


def test_one_that_nobody_saw_can_be_thrown_away_and_another_made(qtbot, group, kept):
    page = opened(qtbot, group)
    made_one(page)
    page.new_button.click()
    page.form.leave_button.click()
    assert page.form is None
    made_one(page)
    assert len(kept) == 2
    page.show_this("r0")
    assert page.shown.key == "r0"
    page.drop_button.click()
    assert [each.key for each in kept] == ["r1"]


def test_a_table_that_does_not_add_up_is_looked_at_before_it_is_printed(qtbot, group, kept, monkeypatch):
    printed: list[str] = []
    monkeypatch.setattr(reportpage, "marks", lambda _pack: ("The rows make 3. The table says 4.",))
    monkeypatch.setattr(printing, "print_out", lambda *_: printed.append("print"))
    monkeypatch.setattr(printing, "save", lambda *_: printed.append("save"))
    monkeypatch.setattr(papers, "save_slides", lambda *_: printed.append("slides"))
    monkeypatch.setattr(papers, "save_notebook", lambda *_: printed.append("notebook"))
    page = opened(qtbot, group)
    made_one(page)
    assert "The rows make 3. The table says 4." in desks.words(page)
    ways = (page.print_button, page.save_button, page.slides_button)
    for each in ways:
        each.click()
    assert printed == []
    page.faults.seen.setChecked(True)
    for each in (*ways, page.notebook_button):
        each.click()
    assert printed == ["print", "save", "slides", "notebook"]


def test_a_figure_tells_where_it_comes_from(qtbot, group, kept):
    page = opened(qtbot, group)
    made_one(page)
    for fold in page.findChildren(LateFold):
        fold.line.setChecked(True)
    sheet = next(each for each in page.findChildren(Sheet) if each.accessibleName() == "Visits in a month")
    for at in (0, 1):
        sheet.opened.emit(sheet.rows.rows[at])
    assert "Where this figure comes from" in desks.words(page.trace)
    page.trace.leave_button.click()
    assert page.trace is None


def test_what_was_typed_is_there_again_after_the_book_was_locked(qtbot, group, kept):
    page = opened(qtbot, group)
    made_one(page)
    to_sending(page)
    page.sending.to_whom.setText("The council")
    again = opened(qtbot, group)
    again.draw(page.typed())
    assert again.sending.to_whom.text() == "The council"
    assert isinstance(place("report").make(page.desk), ReportPage)


@pytest.mark.parametrize("form", ["", "new", "seeing"])
@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
def test_everything_can_be_read_and_reached(qtbot, group, kept, language, scale, form):
    desks.wear(language, scale)
    page: Any = ReportPage(desks.desk(group))
    page.draw()
    made_one(page)
    page.turn(form)
    for fold in page.findChildren(LateFold):
        fold.line.setChecked(True)
    assert desks.faults(qtbot, page, scale) == []
